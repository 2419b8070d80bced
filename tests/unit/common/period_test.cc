#include "services/common/period.h"

#include <gmock/gmock.h>

#include <array>
#include <set>
#include <vector>

#include "services/common/errors.h"
#include "services/common/time_fraction.h"
#include "tests/support/status_matchers.h"

namespace duban {
namespace {

using ::absl::CivilDay;
using ::duban::testing::IsOkAndHolds;
using ::duban::testing::StatusIs;

Period Parse(absl::string_view id) { return ParsePeriodId(id).value(); }

constexpr std::array<std::pair<PeriodKind, int>, 4> kKinds = {
    {{PeriodKind::kDekad, 36}, {PeriodKind::kMonth, 12}, {PeriodKind::kQuarter, 4}, {PeriodKind::kYear, 1}}};

// Every period of 2024–2027.
std::vector<Period> AllPeriods() {
  std::vector<Period> all;
  for (const auto& [kind, count] : kKinds) {
    for (int year = 2024; year <= 2027; ++year) {
      for (int index = 1; index <= count; ++index) {
        all.push_back({kind, year, index});
      }
    }
  }
  return all;
}

TEST(PeriodTest, IdsRoundTrip) {
  std::set<std::string> ids;
  for (const Period& period : AllPeriods()) {
    EXPECT_THAT(ParsePeriodId(PeriodId(period)), IsOkAndHolds(period)) << PeriodId(period);
    ids.insert(PeriodId(period));
  }
  EXPECT_EQ(ids.size(), 4 * (36 + 12 + 4 + 1));
}

TEST(PeriodTest, IdsSpellThePeriod) {
  EXPECT_EQ(Parse("2024-M01-D1"), (Period{PeriodKind::kDekad, 2024, 1}));
  EXPECT_EQ(Parse("2026-M05-D3"), (Period{PeriodKind::kDekad, 2026, 15}));
  EXPECT_EQ(Parse("2026-M12-D3"), (Period{PeriodKind::kDekad, 2026, 36}));
  EXPECT_EQ(Parse("2024-M03"), (Period{PeriodKind::kMonth, 2024, 3}));
  EXPECT_EQ(Parse("2024-Q1"), (Period{PeriodKind::kQuarter, 2024, 1}));
  EXPECT_EQ(Parse("2024-Y"), (Period{PeriodKind::kYear, 2024, 1}));
  EXPECT_EQ(Parse("2000-Y").year, 2000);
  EXPECT_EQ(Parse("2099-Y").year, 2099);
}

TEST(PeriodTest, RefusesOtherIds) {
  for (const absl::string_view id :
       {"",           "2024",         "2024-",       "2024-M",      "2024-M3",     "2024-M00",
        "2024-M13",   "2024-M03-D0",  "2024-M03-D4", "2024-M00-D1", "2024-M13-D1", "2024-M03-",
        "2024-M03-D", "2024-M03-D1 ", " 2024-Y",     "2024-Q0",     "2024-Q5",     "2024-Q11",
        "2024-y",     "2024-m03",     "1999-Y",      "2100-Y",      "24-Y",        "2024M03",
        "2024-W03",   "####-Y",       "2024-M#1",    "20２4-Y",     "-024-Y",      "2024-Y1"}) {
    const absl::StatusOr<Period> parsed = ParsePeriodId(id);
    EXPECT_THAT(parsed, StatusIs(absl::StatusCode::kInvalidArgument)) << id;
    EXPECT_EQ(DetailsOf(parsed.status()).value_or(ErrorDetails()).reason, "PERIOD_ID") << id;
  }
}

TEST(PeriodTest, TitlesForPeople) {
  EXPECT_EQ(PeriodTitle(Parse("2024-M03-D1")), "2024年3月上旬");
  EXPECT_EQ(PeriodTitle(Parse("2024-M03-D2")), "2024年3月中旬");
  EXPECT_EQ(PeriodTitle(Parse("2024-M12-D3")), "2024年12月下旬");
  EXPECT_EQ(PeriodTitle(Parse("2024-M03")), "2024年3月");
  EXPECT_EQ(PeriodTitle(Parse("2024-Q1")), "2024年第一季度");
  EXPECT_EQ(PeriodTitle(Parse("2024-Q2")), "2024年第二季度");
  EXPECT_EQ(PeriodTitle(Parse("2024-Q3")), "2024年第三季度");
  EXPECT_EQ(PeriodTitle(Parse("2024-Q4")), "2024年第四季度");
  EXPECT_EQ(PeriodTitle(Parse("2024-Y")), "2024年");
}

TEST(PeriodTest, CoversItsDays) {
  EXPECT_EQ(FirstDay(Parse("2024-M02-D1")), CivilDay(2024, 2, 1));
  EXPECT_EQ(LastDay(Parse("2024-M02-D1")), CivilDay(2024, 2, 10));
  EXPECT_EQ(FirstDay(Parse("2024-M02-D2")), CivilDay(2024, 2, 11));
  EXPECT_EQ(LastDay(Parse("2024-M02-D2")), CivilDay(2024, 2, 20));
  EXPECT_EQ(FirstDay(Parse("2024-M02-D3")), CivilDay(2024, 2, 21));
  EXPECT_EQ(LastDay(Parse("2024-M02-D3")), CivilDay(2024, 2, 29));
  EXPECT_EQ(LastDay(Parse("2026-M02-D3")), CivilDay(2026, 2, 28));
  EXPECT_EQ(LastDay(Parse("2026-M12")), CivilDay(2026, 12, 31));
  EXPECT_EQ(FirstDay(Parse("2026-Q2")), CivilDay(2026, 4, 1));
  EXPECT_EQ(LastDay(Parse("2026-Q2")), CivilDay(2026, 6, 30));
  EXPECT_EQ(FirstDay(Parse("2026-Y")), CivilDay(2026, 1, 1));
  EXPECT_EQ(LastDay(Parse("2026-Y")), CivilDay(2026, 12, 31));
}

TEST(PeriodTest, PeriodsOfAKindFollowEachOther) {
  for (const Period& period : AllPeriods()) {
    EXPECT_EQ(FirstDay(Next(period)), LastDay(period) + 1) << PeriodId(period);
    EXPECT_EQ(Previous(Next(period)), period);
    EXPECT_EQ(PeriodContaining(period.kind, FirstDay(period)), period);
    EXPECT_EQ(PeriodContaining(period.kind, LastDay(period)), period);
  }
}

TEST(PeriodTest, TimeFractions) {
  EXPECT_EQ(TimeFraction(Parse("2026-M01-D1")), Rational(1, 36));
  EXPECT_EQ(TimeFraction(Parse("2026-M05-D2")), Rational(14, 36));
  EXPECT_EQ(TimeFraction(Parse("2026-M12-D3")), 1);
  EXPECT_EQ(TimeFraction(Parse("2026-M05")), Rational(5, 12));
  EXPECT_EQ(TimeFraction(Parse("2026-Q2")), Rational(1, 2));
  EXPECT_EQ(TimeFraction(Parse("2026-Y")), 1);
}

TEST(PeriodTest, DekadsTileThePeriod) {
  for (const Period& period : AllPeriods()) {
    const std::vector<Period> dekads = DekadsOf(period);
    ASSERT_FALSE(dekads.empty());
    EXPECT_EQ(FirstDay(dekads.front()), FirstDay(period));
    EXPECT_EQ(LastDay(dekads.back()), LastDay(period));
    EXPECT_EQ(TimeFraction(dekads.back()), TimeFraction(period));
    for (size_t i = 1; i < dekads.size(); ++i) {
      EXPECT_EQ(dekads[i], Next(dekads[i - 1]));
    }
  }
  EXPECT_EQ(DekadsOf(Parse("2026-M05-D2")), std::vector<Period>{Parse("2026-M05-D2")});
  EXPECT_EQ(DekadsOf(Parse("2026-M05")).size(), 3);
  EXPECT_EQ(DekadsOf(Parse("2026-Q2")).size(), 9);
  EXPECT_EQ(DekadsOf(Parse("2026-Y")).size(), 36);
}

}  // namespace
}  // namespace duban
