// Appends changes on the writer's session. Sequence and row ids are counted in memory, so that nothing is
// read back.
#ifndef DUBAN_SERVICES_TASK_STORE_CHANGE_LOG_H_
#define DUBAN_SERVICES_TASK_STORE_CHANGE_LOG_H_

#include <soci/soci.h>

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/store/stored_change.h"

namespace duban::task {

// Where a resource stands: its row and the change that holds its state. id 0 = the resource is new.
struct ResourceSlot {
  std::int64_t id = 0;
  std::int64_t sequence = 0;
};

// Belongs to the writer's thread. Throws nothing: failures are db::StoreFailure.
class ChangeLog {
 public:
  // `session` must outlive the log.
  ChangeLog(soci::session& session, absl::string_view jurisdiction);

  // Reads where the record ends. Call at start and after a rollback.
  absl::Status Load();

  absl::Status Begin();
  absl::Status Commit();
  void Rollback();

  // The sequence that the next appended change gets.
  std::int64_t next_sequence() const { return last_sequence_ + 1; }
  std::int64_t last_sequence() const { return last_sequence_; }

  // Appends `body` as the next change of a resource and moves its present to it; `slot` is brought up to
  // date. An empty `request_id` is none.
  absl::Status Append(int kind, const std::string& name, ResourceSlot& slot, absl::string_view body,
                      const std::string& request_id);

  // Where a resource stands; a slot with id 0 if it is new.
  absl::StatusOr<ResourceSlot> Find(int kind, const std::string& name);

 private:
  absl::Status InsertChange(std::int64_t resource, std::int64_t previous, absl::string_view body,
                            const std::string& request_id);
  absl::Status MoveResource(int kind, const std::string& name, ResourceSlot& slot);

  soci::session& session_;
  const std::string genesis_;
  std::int64_t last_sequence_ = 0;
  std::int64_t last_resource_ = 0;
  std::string last_hash_;

  // The statements and what they are bound to, kept for the life of the session.
  struct Bound {
    long long sequence = 0;
    long long resource = 0;
    long long previous = 0;
    std::string request_id;
    soci::indicator request_given = soci::i_null;
    std::string body;
    std::string hash;
    long long kind = 0;
    std::string name;
  };
  Bound bound_;
  soci::statement insert_change_;
  soci::statement insert_resource_;
  soci::statement update_resource_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_STORE_CHANGE_LOG_H_
