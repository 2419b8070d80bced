#include "services/task/record/replay.h"

#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/db/database.h"
#include "services/task/convert/change_codec.h"
#include "services/task/store/change_log.h"
#include "services/task/store/change_reader.h"
#include "task_migrations.h"

namespace duban::task {
namespace {

// Changes in one transaction: enough for speed, few enough for memory.
constexpr int kPage = 1000;

absl::Status Broken(const StoredChange& change, absl::string_view what) {
  return absl::DataLossError(
      absl::StrCat("第 ", change.sequence, " 条变更", what, " (the chain breaks here)"));
}

// Follows the chain of one record and writes it to another.
class Replay {
 public:
  Replay(db::Database& from, ChangeLog& to, const std::string& jurisdiction)
      : from_(from), to_(to), hash_(GenesisHash(jurisdiction)) {}

  absl::StatusOr<Replayed> Run() {
    for (;;) {
      std::vector<StoredChange> page;
      RETURN_IF_ERROR(from_.Read([&](soci::session& session) -> absl::Status {
        ASSIGN_OR_RETURN(page, ReadChanges(session, to_.last_sequence(), kPage));
        return absl::OkStatus();
      }));
      if (page.empty()) return Replayed{to_.last_sequence(), hash_};
      RETURN_IF_ERROR(to_.Begin());
      if (absl::Status status = Append(page); !status.ok()) {
        to_.Rollback();
        return status;
      }
      RETURN_IF_ERROR(to_.Commit());
    }
  }

 private:
  absl::Status Append(const std::vector<StoredChange>& page) {
    for (const StoredChange& change : page) {
      hash_ = ChainHash(hash_, change.body);
      if (change.sequence != to_.next_sequence()) return Broken(change, "编号不连续");
      if (change.hash != hash_) return Broken(change, "的散列与链不符");
      ASSIGN_OR_RETURN(const DecodedChange decoded, DecodeChange(change.body));
      const int kind = KindOf(decoded.state);
      ASSIGN_OR_RETURN(ResourceSlot slot, to_.Find(kind, decoded.name));
      RETURN_IF_ERROR(to_.Append(kind, decoded.name, slot, change.body, decoded.meta.request_id));
    }
    return absl::OkStatus();
  }

  db::Database& from_;
  ChangeLog& to_;
  std::string hash_;
};

}  // namespace

absl::StatusOr<Replayed> ReplayRecord(const std::string& from, const std::string& to,
                                      const std::string& jurisdiction) {
  ASSIGN_OR_RETURN(const std::unique_ptr<db::Database> source,
                   db::Database::Open({.path = from}, kMigrations));
  ASSIGN_OR_RETURN(const std::unique_ptr<db::Database> target, db::Database::Open({.path = to}, kMigrations));
  ChangeLog log(target->writer(), jurisdiction);
  RETURN_IF_ERROR(log.Load());
  if (log.last_sequence() != 0) {
    return Precondition(
        "RECORD_NOT_EMPTY",
        absl::StrCat(to, " 已有记录，请换一个空目录 (replay writes to an empty record only)"));
  }
  return Replay(*source, log, jurisdiction).Run();
}

}  // namespace duban::task
