// The record of one jurisdiction: its database, its register in memory, its single writer.
#ifndef DUBAN_SERVICES_TASK_RECORD_RECORD_H_
#define DUBAN_SERVICES_TASK_RECORD_RECORD_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/common/clock.h"
#include "services/db/database.h"
#include "services/db/group_commit.h"
#include "services/task/record/change_hub.h"
#include "services/task/record/command.h"
#include "services/task/record/form_cache.h"
#include "services/task/store/change_log.h"
#include "services/task/store/evidence_files.h"

namespace duban::task {

struct RecordOptions {
  // File of the jurisdiction's database, "….db"; evidence lies in the folder "….evidence" beside it.
  std::string path;
  std::string jurisdiction;
  // Person who becomes ADMIN when the record is new; empty = the record must exist.
  std::string bootstrap_admin;
  // Marks every change: the clock is simulated (演示).
  bool simulated = false;
};

// Thread-safe. Changes are decided and written by one thread, in the order in which commands arrive.
class Record : private db::TransactionTarget {
 public:
  // Opens or creates the record. FAILED_PRECONDITION: NO_RECORD (none there and no admin to begin with),
  // DATABASE_NEWER.
  static absl::StatusOr<std::unique_ptr<Record>> Open(const RecordOptions& options, Clock& clock);
  ~Record() override;

  // Runs a command; `done` is called once, after the commit, on the answering thread. The outcome of a
  // repeated request id is that of the first run. INVALID_ARGUMENT (REQUEST_ID_REUSED) if it came with
  // another request then.
  void Execute(Command command, OutcomeCallback done);

  // The register as last committed.
  std::shared_ptr<const Register> reg();

  // Runs `fn` on a reader's session.
  absl::Status Read(absl::FunctionRef<absl::Status(soci::session&)> fn) { return database_->Read(fn); }

  absl::Time Now() { return clock_.TimeNow(); }
  ChangeHub& hub() { return *hub_; }
  const EvidenceFiles& evidence_files() const { return *evidence_files_; }
  const std::string& jurisdiction() const { return options_.jurisdiction; }

 private:
  class View;

  Record(RecordOptions options, Clock& clock) : options_(std::move(options)), clock_(clock) {}

  // On the writer's thread (Open counts as such).
  absl::Status Begin() override;
  absl::Status Commit() override;
  void Rollback() override;
  void OnCommitted() override;
  absl::Status LoadRegister();
  absl::Status Bootstrap();
  absl::StatusOr<Outcome> Run(const Command& command);
  absl::StatusOr<std::optional<Outcome>> FindRepeated(const Command& command);
  absl::StatusOr<Outcome> Write(const Command& command, const Decision& decision, absl::Time now);
  absl::StatusOr<std::int64_t> Append(const Command& command, const Actor& actor, const Change& change,
                                      absl::Time now);
  absl::StatusOr<ResourceSlot*> SlotOf(const ResourceState& state, const std::string& name);
  absl::StatusOr<FormCache::Entry*> LoadEntry(const FormKey& key);
  void ApplyState(const ResourceState& state, std::int64_t sequence, absl::Time time);

  // Constant after construction.
  const RecordOptions options_;
  Clock& clock_;
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<ChangeLog> log_;
  std::unique_ptr<ChangeHub> hub_;
  std::unique_ptr<EvidenceFiles> evidence_files_;

  // The writer's own.
  FormCache forms_;
  ResourceSlot plain_slot_;
  std::shared_ptr<const Register> current_;  // as of the commands before, committed or not
  std::shared_ptr<Register> next_;           // the copy this transaction changes; null if it changes none

  std::mutex mu_;
  std::shared_ptr<const Register> committed_;  // Guarded by mu_.

  std::unique_ptr<db::GroupCommit> writer_;  // Last: stops first.
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_RECORD_RECORD_H_
