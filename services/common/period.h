// Reporting periods: ten-day (旬), month, quarter, year. A period is its id; everything else follows from it.
#ifndef DUBAN_SERVICES_COMMON_PERIOD_H_
#define DUBAN_SERVICES_COMMON_PERIOD_H_

#include <compare>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace duban {

// Stored in the database by name; never rename.
enum class PeriodKind { kDekad, kMonth, kQuarter, kYear };

// A calendar period. Ordered by kind, year and index.
struct Period {
  PeriodKind kind = PeriodKind::kYear;
  int year = 0;
  int index = 1;  // 1–36 dekads, 1–12 months, 1–4 quarters, 1 for the year

  friend auto operator<=>(const Period&, const Period&) = default;
};

// Reads "2024-M03-D1" (上旬), "2024-M03", "2024-Q1" or "2024-Y"; years 2000–2099.
// INVALID_ARGUMENT otherwise.
absl::StatusOr<Period> ParsePeriodId(absl::string_view id);
std::string PeriodId(const Period& period);

// What people read: "2024年3月上旬", "2024年3月", "2024年第一季度", "2024年".
std::string PeriodTitle(const Period& period);

absl::CivilDay FirstDay(const Period& period);
absl::CivilDay LastDay(const Period& period);

// How many periods of this kind a year has: 36, 12, 4, 1.
int PeriodsPerYear(PeriodKind kind);

// The dekads inside a period, in order; a dekad contains itself.
std::vector<Period> DekadsOf(const Period& period);

// The period of `kind` that contains `day`.
Period PeriodContaining(PeriodKind kind, absl::CivilDay day);

// The period of the same kind after (before) this one.
Period Next(const Period& period);
Period Previous(const Period& period);

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_PERIOD_H_
