#include "services/reporting/api/as_of.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"

namespace duban::reporting {
namespace {

// A replayed record is as large as the present one; a book is small.
constexpr size_t kSnapshots = 4;
constexpr size_t kBooks = 16;

absl::Status CheckLogPlace(const char* field, std::int64_t place, std::int64_t last) {
  if (place < 0) return InvalidField(field, "NEGATIVE", "序号不能为负");
  if (place <= last) return absl::OkStatus();
  return WithDetails(
      absl::OutOfRangeError(absl::StrCat("还没有第 ", place, " 条，最后一条是第 ", last, " 条")),
      {"NOT_YET", {{"field", field}, {"last", absl::StrCat(last)}}, {}});
}

}  // namespace

Known KnownNow(const View& view) { return {view.snapshot, view.book}; }

Replays::Replays(ReportingStore& store, BookKeeper& keeper, std::string jurisdiction)
    : store_(store),
      keeper_(keeper),
      jurisdiction_(std::move(jurisdiction)),
      snapshots_(kSnapshots),
      books_(kBooks) {}

absl::StatusOr<Known> Replays::At(const Known& present, std::optional<std::int64_t> change,
                                  std::optional<std::int64_t> act) {
  const std::int64_t last_change = present.record().last_sequence;
  RETURN_IF_ERROR(CheckLogPlace("as_of.sequences.change_sequence", change.value_or(0), last_change));
  RETURN_IF_ERROR(CheckLogPlace("as_of.sequences.act_sequence", act.value_or(0), present.book->sequence));
  Known known = present;
  if (change && *change != last_change) {
    ASSIGN_OR_RETURN(known.snapshot, SnapshotAt(*change));
  }
  if (act && *act != present.book->sequence) {
    ASSIGN_OR_RETURN(known.book, BookAt(*act));
  }
  return known;
}

absl::StatusOr<std::shared_ptr<const Snapshot>> Replays::SnapshotAt(std::int64_t change) {
  return snapshots_.Get(absl::StrCat(change), [&]() -> absl::StatusOr<std::shared_ptr<const Snapshot>> {
    ASSIGN_OR_RETURN(Snapshot rebuilt, Rebuild(store_, jurisdiction_, change));
    return std::make_shared<const Snapshot>(std::move(rebuilt));
  });
}

absl::StatusOr<std::shared_ptr<const Book>> Replays::BookAt(std::int64_t act) {
  return books_.Get(absl::StrCat(act), [&] { return keeper_.At(act); });
}

}  // namespace duban::reporting
