#include "services/reporting/book/book_keeper.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/message/well_known.h"
#include "services/reporting/convert/book_codec.h"

namespace duban::reporting {
namespace {

absl::Status UnreadableAct(std::int64_t sequence) {
  return WithDetails(absl::DataLossError(absl::StrCat("考评记录第 ", sequence, " 条无法读取，请从备份恢复")),
                     {"ACT_UNREADABLE", {{"sequence", absl::StrCat(sequence)}}, {}});
}

// The matter that an act carries.
absl::StatusOr<Matter> MatterOf(const v1::Act& act, absl::string_view jurisdiction) {
  for (const BookCodec& codec : BookCodecs()) {
    const google::protobuf::FieldDescriptor* field = ActFieldOf(codec.kind);
    if (!act.GetReflection()->HasField(act, field)) continue;
    const google::protobuf::Message& state = act.GetReflection()->GetMessage(act, field);
    const std::string name =
        state.GetReflection()->GetString(state, state.GetDescriptor()->FindFieldByName("name"));
    const std::vector<std::string> parts = absl::StrSplit(name, '/');
    if (parts.size() != 6) break;
    Violations faults;
    Matter matter = codec.read(state, jurisdiction, parts[3], parts[5], faults);
    if (!faults.ToStatus().ok()) break;
    return matter;
  }
  return UnreadableAct(act.sequence());
}

}  // namespace

absl::StatusOr<std::unique_ptr<BookKeeper>> BookKeeper::Open(ReportingStore& store,
                                                             std::string jurisdiction) {
  std::unique_ptr<BookKeeper> keeper(new BookKeeper(store, std::move(jurisdiction)));
  Book book;
  RETURN_IF_ERROR(
      keeper->Each(0, store.last_act(), [&](const v1::Act& act) { return keeper->Take(act, book); }));
  keeper->book_ = std::make_shared<const Book>(std::move(book));
  return keeper;
}

std::shared_ptr<const Book> BookKeeper::book() {
  std::lock_guard lock(mu_);
  return book_;
}

absl::Status BookKeeper::Take(const v1::Act& act, Book& book) {
  ASSIGN_OR_RETURN(const Matter matter, MatterOf(act, jurisdiction_));
  book.sequence = act.sequence();
  book.time = FromProto(act.act_time());
  book.docket.Put(matter, book.sequence, book.time);
  if (!act.request_id().empty()) {
    Request& request = requests_[act.request_id()];
    request.digest = act.request_digest();
    request.states.push_back({matter, book.sequence, book.time});
  }
  return absl::OkStatus();
}

v1::Act BookKeeper::ActOf(const ActHead& head, std::int64_t sequence, const Matter& matter) const {
  v1::Act act;
  act.set_sequence(sequence);
  *act.mutable_act_time() = ToProto(head.now);
  act.set_person(head.actor.person);
  act.set_role(head.actor.role);
  act.set_unit(head.actor.unit);
  act.set_on_behalf_of(head.actor.on_behalf_of);
  act.set_event(head.event);
  act.set_reason(head.reason);
  act.set_request_id(head.request_id);
  act.set_request_digest(head.request_digest);
  act.set_simulated(head.simulated);
  act.set_change_sequence(head.change_sequence);
  for (const BookCodec& codec : BookCodecs()) {
    if (static_cast<int>(codec.kind) != matter.kind()) continue;
    codec.write(jurisdiction_, matter, *act.GetReflection()->MutableMessage(&act, ActFieldOf(codec.kind)));
  }
  return act;
}

absl::StatusOr<Written> BookKeeper::Write(
    const ActHead& head, absl::FunctionRef<absl::StatusOr<std::vector<Matter>>(const Book&)> decide) {
  std::lock_guard lock(write_mu_);
  if (const auto known = requests_.find(head.request_id);
      !head.request_id.empty() && known != requests_.end()) {
    if (known->second.digest != head.request_digest) {
      return InvalidField("request_id", "REQUEST_ID_REUSED", "该请求编号已用于另一请求，请换新的编号");
    }
    return Written{book(), known->second.states};
  }
  Book after = *book();
  ASSIGN_OR_RETURN(const std::vector<Matter> matters, decide(after));
  std::vector<std::string> bodies;
  Written written;
  for (const Matter& matter : matters) {
    const v1::Act act = ActOf(head, after.sequence + 1, matter);
    bodies.push_back(act.SerializeAsString());
    after.sequence = act.sequence();
    // As it will be read again: an act keeps whole nanoseconds, so nothing differs after a restart.
    after.time = FromProto(act.act_time());
    after.docket.Put(matter, after.sequence, after.time);
    written.states.push_back({matter, after.sequence, after.time});
  }
  RETURN_IF_ERROR(store_.AppendActs(bodies));
  if (!head.request_id.empty() && !matters.empty())
    requests_[head.request_id] = {head.request_digest, written.states};
  std::lock_guard publish(mu_);
  book_ = std::make_shared<const Book>(std::move(after));
  written.book = book_;
  return written;
}

absl::StatusOr<std::shared_ptr<const Book>> BookKeeper::At(std::int64_t sequence) {
  Book book;
  RETURN_IF_ERROR(Each(0, sequence, [&](const v1::Act& act) -> absl::Status {
    ASSIGN_OR_RETURN(const Matter matter, MatterOf(act, jurisdiction_));
    book.sequence = act.sequence();
    book.time = FromProto(act.act_time());
    book.docket.Put(matter, book.sequence, book.time);
    return absl::OkStatus();
  }));
  return std::make_shared<const Book>(std::move(book));
}

absl::Status BookKeeper::Each(std::int64_t after, std::int64_t upto,
                              absl::FunctionRef<absl::Status(const v1::Act&)> visit) {
  return store_.ReplayActs(upto, [&](std::int64_t sequence, const std::string& body) -> absl::Status {
    if (sequence <= after) return absl::OkStatus();
    v1::Act act;
    if (!act.ParseFromString(body) || act.sequence() != sequence) return UnreadableAct(sequence);
    return visit(act);
  });
}

}  // namespace duban::reporting
