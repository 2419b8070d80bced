#include "services/task/record/record.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/convert/change_codec.h"
#include "services/task/domain/names.h"
#include "services/task/record/form_loader.h"
#include "services/task/store/change_reader.h"
#include "task_migrations.h"

namespace duban::task {

// What commands look at, backed by the writer's caches.
class Record::View : public CommandView {
 public:
  View(Record& record, absl::Time now) : record_(record), now_(now) {}

  const Register& reg() const override { return *record_.current_; }
  absl::Time now() const override { return now_; }
  absl::StatusOr<const FormDocument*> LoadForm(const FormKey& key) override {
    ASSIGN_OR_RETURN(FormCache::Entry* const entry, record_.LoadEntry(key));
    return &entry->document;
  }

 private:
  Record& record_;
  const absl::Time now_;
};

absl::StatusOr<std::unique_ptr<Record>> Record::Open(const RecordOptions& options, Clock& clock) {
  std::unique_ptr<Record> record(new Record(options, clock));
  ASSIGN_OR_RETURN(record->database_, db::Database::Open(db::Options{.path = options.path}, kMigrations));
  record->log_ = std::make_unique<ChangeLog>(record->database_->writer(), options.jurisdiction);
  RETURN_IF_ERROR(record->log_->Load());
  RETURN_IF_ERROR(record->LoadRegister());
  if (record->log_->last_sequence() == 0) RETURN_IF_ERROR(record->Bootstrap());
  const std::string folder = absl::StrCat(absl::StripSuffix(options.path, ".db"), ".evidence");
  ASSIGN_OR_RETURN(record->evidence_files_, EvidenceFiles::Open(folder));
  record->hub_ = std::make_unique<ChangeHub>(record->log_->last_sequence());
  record->writer_.reset(new db::GroupCommit(*record));
  return record;
}

Record::~Record() = default;

std::shared_ptr<const Register> Record::reg() {
  std::lock_guard lock(mu_);
  return committed_;
}

absl::Status Record::LoadRegister() {
  auto loaded = std::make_shared<Register>();
  loaded->jurisdiction = options_.jurisdiction;
  const std::string prefix = absl::StrCat(JurisdictionName(options_.jurisdiction), "/");
  for (const int kind : RegisterKinds()) {
    ASSIGN_OR_RETURN(const std::vector<StoredChange> changes,
                     ReadPresents(database_->writer(), kind, prefix, "", 0));
    for (const StoredChange& change : changes) {
      ASSIGN_OR_RETURN(const DecodedChange decoded, DecodeChange(change.body));
      Apply(*loaded, decoded.state, change.sequence, decoded.meta.time);
    }
  }
  current_ = std::move(loaded);
  next_.reset();
  std::lock_guard lock(mu_);
  committed_ = current_;
  return absl::OkStatus();
}

absl::Status Record::Bootstrap() {
  if (options_.bootstrap_admin.empty()) {
    return Precondition("NO_RECORD",
                        absl::StrCat("there is no record of ", options_.jurisdiction, " at ", options_.path,
                                     ": name its first administrator with --bootstrap-admin"));
  }
  const RoleBinding admin{.id = "bootstrap-admin", .person = options_.bootstrap_admin, .role = Role::kAdmin};
  const Decision decision{Actor{"system", Role::kAdmin}, {Change{"role_binding.create", admin, ""}}};
  RETURN_IF_ERROR(Begin());
  RETURN_IF_ERROR(Write(Command{}, decision, clock_.TimeNow()).status());
  RETURN_IF_ERROR(Commit());
  std::lock_guard lock(mu_);
  committed_ = current_;
  return absl::OkStatus();
}

void Record::Execute(Command command, OutcomeCallback done) {
  struct Pending {
    Command command;
    absl::StatusOr<Outcome> outcome = absl::UnknownError("not run");
  };
  auto pending = std::make_shared<Pending>();
  pending->command = std::move(command);
  writer_->Submit(db::Job{.run =
                              [this, pending] {
                                pending->outcome = Run(pending->command);
                                return pending->outcome.status();
                              },
                          .done =
                              [pending, done = std::move(done)](absl::Status status) {
                                if (!status.ok()) return done(std::move(status));
                                done(std::move(pending->outcome));
                              }});
}

absl::Status Record::Begin() {
  forms_.Trim();
  return log_->Begin();
}

absl::Status Record::Commit() { return log_->Commit(); }

void Record::Rollback() {
  log_->Rollback();
  forms_.Clear();
  // If the store cannot be read either, the commands that follow fail in it and say so.
  log_->Load().IgnoreError();
  LoadRegister().IgnoreError();
}

void Record::OnCommitted() {
  if (next_ != nullptr) {
    next_.reset();
    std::lock_guard lock(mu_);
    committed_ = current_;
  }
  hub_->Notify(log_->last_sequence());
}

absl::StatusOr<Outcome> Record::Run(const Command& command) {
  if (!command.request_id.empty()) {
    ASSIGN_OR_RETURN(std::optional<Outcome> repeated, FindRepeated(command));
    if (repeated) return *std::move(repeated);
  }
  View view(*this, clock_.TimeNow());
  ASSIGN_OR_RETURN(const Decision decision, command.decide(view));
  return Write(command, decision, view.now());
}

absl::StatusOr<std::optional<Outcome>> Record::FindRepeated(const Command& command) {
  ASSIGN_OR_RETURN(const std::vector<StoredChange> changes,
                   ReadRequest(database_->writer(), command.request_id));
  if (changes.empty()) return std::nullopt;
  Outcome outcome{.reg = current_};
  for (const StoredChange& change : changes) {
    ASSIGN_OR_RETURN(DecodedChange decoded, DecodeChange(change.body));
    if (decoded.meta.request_hash != command.request_hash || decoded.meta.actor.person != command.person) {
      return InvalidField("request_id", "REQUEST_ID_REUSED",
                          "请求编号已用于另一请求，请换新的 UUID (this id came with another request before)");
    }
    outcome.states.push_back(WrittenState{std::move(decoded.state), change.sequence, decoded.meta.time});
  }
  return outcome;
}

absl::StatusOr<Outcome> Record::Write(const Command& command, const Decision& decision, absl::Time now) {
  Outcome outcome;
  for (const Change& change : decision.changes) {
    std::int64_t sequence = 0;
    if (!command.validate_only) {
      ASSIGN_OR_RETURN(sequence, Append(command, decision.actor, change, now));
    }
    outcome.states.push_back(WrittenState{change.state, sequence, now});
  }
  outcome.reg = current_;
  return outcome;
}

absl::StatusOr<std::int64_t> Record::Append(const Command& command, const Actor& actor, const Change& change,
                                            absl::Time now) {
  const std::string name = NameOf(options_.jurisdiction, change.state);
  const std::int64_t sequence = log_->next_sequence();
  const std::string body = EncodeChange(options_.jurisdiction, change,
                                        ChangeMeta{.sequence = sequence,
                                                   .actor = actor,
                                                   .time = now,
                                                   .request_id = command.request_id,
                                                   .request_hash = command.request_hash,
                                                   .simulated = options_.simulated});
  ASSIGN_OR_RETURN(ResourceSlot* const slot, SlotOf(change.state, name));
  RETURN_IF_ERROR(log_->Append(KindOf(change.state), name, *slot, body, command.request_id));
  ApplyState(change.state, sequence, now);
  return sequence;
}

absl::StatusOr<ResourceSlot*> Record::SlotOf(const ResourceState& state, const std::string& name) {
  if (const auto* form = std::get_if<Form>(&state)) {
    ASSIGN_OR_RETURN(FormCache::Entry* const entry, LoadEntry(form->key));
    return &entry->slot;
  }
  if (const auto* row = std::get_if<FormRowState>(&state)) {
    ASSIGN_OR_RETURN(FormCache::Entry* const entry, LoadEntry(row->key));
    ResourceSlot& slot = entry->row_slots[row->row.item];
    if (slot.id == 0) {
      ASSIGN_OR_RETURN(slot, log_->Find(KindOf(state), name));
    }
    return &slot;
  }
  ASSIGN_OR_RETURN(plain_slot_, log_->Find(KindOf(state), name));
  return &plain_slot_;
}

absl::StatusOr<FormCache::Entry*> Record::LoadEntry(const FormKey& key) {
  if (FormCache::Entry* const kept = forms_.Find(key)) return kept;
  FormCache::Entry entry;
  ASSIGN_OR_RETURN(entry.document, LoadFormDocument(database_->writer(), options_.jurisdiction, key));
  ASSIGN_OR_RETURN(entry.slot, log_->Find(KindOf<Form>(), FormName(options_.jurisdiction, key)));
  return &forms_.Keep(std::move(entry));
}

void Record::ApplyState(const ResourceState& state, std::int64_t sequence, absl::Time time) {
  if (BelongsToRegister(state)) {
    if (next_ == nullptr) {
      next_ = std::make_shared<Register>(*current_);
      current_ = next_;
    }
    Apply(*next_, state, sequence, time);
    return;
  }
  const auto* row = std::get_if<FormRowState>(&state);
  FormCache::Entry* const entry = forms_.Find(row != nullptr ? row->key : std::get<Form>(state).key);
  if (row != nullptr) {
    entry->document.rows[row->row.item] = row->row;
  } else {
    entry->document.form = std::get<Form>(state);
  }
  entry->document.sequence = sequence;
  entry->document.update_time = time;
}

}  // namespace duban::task
