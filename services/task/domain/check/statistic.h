// Official statistics (官方统计值): what the statistics department says of an indicator. For scoring they
// stand before what units report; both stay on record.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHECK_STATISTIC_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHECK_STATISTIC_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// Most rows of one import; a district has some hundred indicators.
inline constexpr size_t kMaxStatisticRows = 1000;

// How final a value is; a later one in this order supersedes. Stored in the database by number (as in the
// proto); never renumber.
enum class StatisticStatus { kUnspecified = 0, kPending = 1, kFlash = 2, kPrelim = 3, kFinal = 4 };

// One published version.
struct StatisticVersion {
  std::string value;  // canonical decimal text in the item's unit; empty while PENDING
  StatisticStatus status = StatisticStatus::kUnspecified;
  std::string source_document;
  absl::CivilDay publication;
  std::string revision_reason;
  std::string importer;  // as SignatureOf
  absl::Time import_time;

  friend bool operator==(const StatisticVersion&, const StatisticVersion&) = default;
};

struct Statistic {
  static constexpr MatterKind kKind = MatterKind::kStatistic;
  static constexpr char kCollection[] = "statistics";

  std::string campaign;
  std::string id;                          // "{item}-{period}"
  std::string item;                        // path, "campaigns/{campaign}/items/{item}"
  std::string period;                      // id
  std::vector<StatisticVersion> versions;  // oldest first, at least one

  // The version in force.
  const StatisticVersion& Current() const { return versions.back(); }

  friend bool operator==(const Statistic&, const Statistic&) = default;
};

// One row to import.
struct StatisticRow {
  std::string item;             // path
  std::string period;           // id
  std::string unit_of_measure;  // the item's own, or empty
  StatisticVersion version;     // importer and import_time are not read
};

// The changes that take in all rows; rows equal to what is in force need none. INVALID_ARGUMENT names every
// fault of every row at "rows[i]…": see statistic.proto.
absl::StatusOr<std::vector<Change>> ImportStatistics(const std::vector<StatisticRow>& rows,
                                                     const ActContext& context);

// The official value of an item (id) for a period; null if there is none. Its current version may be PENDING.
const Statistic* OfficialValue(const Docket& in, absl::string_view campaign, absl::string_view item,
                               const Period& period);

// What counts as official for `period`, null if nothing does: `find` — (const Period&) → pointer to what was
// published for exactly that period, or null — is asked for each period that ends with `period`, the shortest
// first. What is published for a quarter is also the value of its last month and ten-day period.
template <typename Find>
auto OfficialFor(const Period& period, Find find) -> decltype(find(period)) {
  const absl::CivilDay end = LastDay(period);
  for (const PeriodKind kind :
       {PeriodKind::kDekad, PeriodKind::kMonth, PeriodKind::kQuarter, PeriodKind::kYear}) {
    const Period other = PeriodContaining(kind, end);
    if (LastDay(other) != end) continue;
    if (const auto found = find(other)) return found;
  }
  return nullptr;
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHECK_STATISTIC_H_
