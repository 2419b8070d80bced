#include "services/task/domain/check/statistic.h"

#include <gmock/gmock.h>

#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task::statistic_test {
namespace {

using duban::testing::ChinaAt;
using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::kCampaign;
using duban::testing::MakeRegister;
using duban::testing::PeriodOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr char kItem[] = "campaigns/eight-actions-2024/items/I-1";

StatisticRow Row(StatisticStatus status, const std::string& value, const std::string& period = "2024-M02") {
  return {.item = kItem,
          .period = period,
          .version = {.value = value,
                      .status = status,
                      .source_document = "统计月报2024年第2期",
                      .publication = absl::CivilDay(2024, 3, 18)}};
}

struct StatisticTest : ::testing::Test {
  absl::StatusOr<std::vector<Change>> Import(const std::vector<StatisticRow>& rows) {
    const ActContext context{reg, kCampaign, Actor{"tong-ji", Role::kStatistics, ""}, now};
    auto changes = ImportStatistics(rows, context);
    if (changes.ok()) {
      for (const Change& change : *changes) Apply(reg, change.state, ++sequence, now);
    }
    return changes;
  }
  const Statistic* Official(absl::string_view period) const {
    return OfficialValue(reg.docket, kCampaign, "I-1", PeriodOf(period));
  }

  Register reg = MakeRegister();
  std::int64_t sequence = 1000;
  const absl::Time now = ChinaAt("2024-03-20 10:00");
};

TEST_F(StatisticTest, LaterVersionsSupersedeAndNothingIsOverwritten) {
  EXPECT_THAT(Import({Row(StatisticStatus::kPending, "")}), IsOk());
  EXPECT_THAT(Import({Row(StatisticStatus::kFlash, "8.10")}), IsOk());
  EXPECT_THAT(Import({Row(StatisticStatus::kFinal, "8.3")}), IsOk());
  const Statistic* official = Official("2024-M02");
  ASSERT_NE(official, nullptr);
  ASSERT_EQ(official->versions.size(), 3u);
  EXPECT_EQ(official->versions[1].value, "8.1");  // canonical
  EXPECT_EQ(official->Current().value, "8.3");
  EXPECT_EQ(official->Current().importer, "tong-ji");
  EXPECT_EQ(Official("2024-M01"), nullptr);
}

TEST_F(StatisticTest, ASubstituteSignsWithThePrincipal) {
  const ActContext substitute{reg, kCampaign, Actor{"dai-li", Role::kStatistics, "tong-ji"}, now};
  const auto imported = ImportStatistics({Row(StatisticStatus::kFlash, "8.1")}, substitute);
  ASSERT_THAT(imported, IsOk());
  EXPECT_EQ(StateAs<Statistic>(imported->front().state)->Current().importer, "dai-li/tong-ji");
}

TEST_F(StatisticTest, TheSameRowAgainChangesNothing) {
  ASSERT_THAT(Import({Row(StatisticStatus::kFlash, "8.1")}), IsOk());
  EXPECT_THAT(*Import({Row(StatisticStatus::kFlash, "8.10")}), IsEmpty());
  EXPECT_EQ(Official("2024-M02")->versions.size(), 1u);
}

TEST_F(StatisticTest, AStatusDoesNotGoBackAndARevisionNeedsAReason) {
  ASSERT_THAT(Import({Row(StatisticStatus::kPrelim, "8.1")}), IsOk());
  EXPECT_THAT(Faults(Import({Row(StatisticStatus::kFlash, "8.2")}).status()),
              ElementsAre("rows[0].version.status: STATUS_BACKWARD"));
  EXPECT_THAT(Faults(Import({Row(StatisticStatus::kPrelim, "8.2")}).status()),
              ElementsAre("rows[0].version.revision_reason: REVISION_REASON"));
  StatisticRow revised = Row(StatisticStatus::kPrelim, "8.2");
  revised.version.revision_reason = "数据质量核查后订正";
  EXPECT_THAT(Import({revised}), IsOk());
  EXPECT_EQ(Official("2024-M02")->Current().value, "8.2");
}

TEST_F(StatisticTest, AllRowsOrNoneWithEveryFault) {
  StatisticRow task = Row(StatisticStatus::kFinal, "1");
  task.item = "campaigns/eight-actions-2024/items/T-1";
  StatisticRow unknown = Row(StatisticStatus::kFinal, "1");
  unknown.item = "campaigns/eight-actions-2024/items/I-9";
  StatisticRow bad = Row(StatisticStatus::kFlash, "1e3", "2024-M13");
  bad.unit_of_measure = "万元";
  bad.version.source_document = "　";
  StatisticRow pending = Row(StatisticStatus::kPending, "5", "2024-M01");
  StatisticRow early = Row(StatisticStatus::kFinal, "", "2024-Q2");
  early.version.publication = absl::CivilDay(2024, 3, 21);
  const auto refused = Import({Row(StatisticStatus::kFinal, "8"), Row(StatisticStatus::kFinal, "9"), task,
                               unknown, bad, pending, early});
  EXPECT_THAT(Faults(refused.status()),
              UnorderedElementsAre("rows[1]: DUPLICATE_ROW", "rows[2].item: NOT_INDICATOR",
                                   "rows[3].item: UNKNOWN_ITEM", "rows[4].unit_of_measure: UNIT_OF_MEASURE",
                                   "rows[4].period: PERIOD_ID", "rows[4].version.value: NOT_DECIMAL",
                                   "rows[4].version.source_document: SOURCE_REQUIRED",
                                   "rows[5].version.value: VALUE_PENDING", "rows[6].period: FUTURE_PERIOD",
                                   "rows[6].version.value: VALUE_REQUIRED",
                                   "rows[6].version.publication_date: PUBLICATION_DATE"));
  EXPECT_EQ(Official("2024-M02"), nullptr);
  EXPECT_THAT(Faults(Import({}).status()), ElementsAre("rows: REQUIRED"));
}

}  // namespace
}  // namespace duban::task::statistic_test
