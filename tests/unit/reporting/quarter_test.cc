#include "services/reporting/domain/score/quarter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/status_matchers.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::quarter_test {
namespace {

using ::duban::testing::StatusIs;

QuarterResult Compute(const CampaignBuilder& builder) {
  return ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Q1"))
      .value();
}

LeafResult Leaf(const QuarterResult& result, const char* unit, LeafId id) {
  const Scorecard* card = result.Find(unit);
  if (card == nullptr) return {};
  for (const Component& component : card->components) {
    for (const LeafResult& leaf : component.leaves) {
      if (leaf.id == id) return leaf;
    }
  }
  return {};
}

TEST(QuarterTest, LeadUnitsCountInFullAndCooperatingUnitsHalf) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1", [](Item& item) { item.coop_units = {"dept-b"}; });
  builder.AddIndicator("I-2", [](Item& item) { item.lead_unit = "dept-b"; });
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25")});
  builder.AddForm("dept-b", "2024-M03-D3", {ValueRow("I-2", "20")});
  const QuarterResult result = Compute(builder);
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK1).exact, 30);
  // I-1 with weight 0.5 and s = 1, I-2 with weight 1 and s = 0.8
  EXPECT_EQ(Leaf(result, "dept-b", LeafId::kK1).exact, 30 * Dec("1.3") / Dec("1.5"));
}

TEST(QuarterTest, AStockIsJudgedByTheWayFromItsBaseline) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1", [](Item& item) {
    item.indicator.kind = IndicatorKind::kStock;
    item.indicator.baseline = Dec("6.90");
    item.indicator.target = Dec("7.15");
  });
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "6.95")});
  EXPECT_EQ(Leaf(Compute(builder), "dept-a", LeafId::kK1).exact, 24);  // 0.05 ÷ 0.25 ÷ 0.25 = 0.8
}

TEST(QuarterTest, AMissingFormCountsZeroAndIsFlagged) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddTask("T-1");
  builder.AddForm("dept-a", "2024-M03-D2", {ValueRow("I-1", "25"), ProgressRow("T-1", "25")});
  builder.AddMissing("dept-a", "2024-M03-D3");
  const QuarterResult result = Compute(builder);
  EXPECT_TRUE(Leaf(result, "dept-a", LeafId::kK1).applicable);
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK1).exact, 0);
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK3a).exact, 0);
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK2a).exact, 3);
  EXPECT_TRUE(result.Find("dept-a")->flags.contains(Flag::kMissingReport));
}

TEST(QuarterTest, MissingZeroAndNotApplicableScoreDifferently) {
  const auto score = [](const char* value, bool not_applicable) {
    CampaignBuilder builder;
    builder.AddIndicator("I-1");
    builder.AddIndicator("I-2");
    builder.AddTask("T-1");
    builder.AddTask("T-2");
    FormRow indicator = ValueRow("I-2", "20");  // below 0.60 of the plan counts nothing
    FormRow task = ProgressRow("T-2", "10");
    if (value != nullptr) indicator = ValueRow("I-2", value), task = ProgressRow("T-2", value);
    if (not_applicable) {
      indicator = FormRow{.item = "I-2"}, task = FormRow{.item = "T-2"};
      indicator.not_applicable = task.not_applicable = true;
    }
    builder.AddForm("dept-a", "2024-M03-D3",
                    {ValueRow("I-1", "25"), indicator, DoneRow("T-1", absl::CivilDay(2024, 3, 1)), task});
    const QuarterResult result = Compute(builder);
    return std::make_pair(Leaf(result, "dept-a", LeafId::kK1).exact,
                          Leaf(result, "dept-a", LeafId::kK3a).exact);
  };
  const auto zero = score("0", false);
  const auto some = score(nullptr, false);
  const auto left_out = score(nullptr, true);
  EXPECT_LT(zero.first, some.first);
  EXPECT_LT(some.first, left_out.first);
  EXPECT_LT(zero.second, left_out.second);
  EXPECT_EQ(left_out.first, 30);
}

TEST(QuarterTest, ALateFillBringsItsValuesAndAnExcuseCountsAsOnTime) {
  const auto product = [](FormClass form_class) {
    CampaignBuilder builder;
    builder.AddIndicator("I-1");
    builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25")},
                    [&](Form& form) { form.form_class = form_class; });
    return Compute(builder);
  };
  EXPECT_EQ(Leaf(product(FormClass::kMissing), "dept-a", LeafId::kK1).exact, 30);
  EXPECT_LT(Leaf(product(FormClass::kMissing), "dept-a", LeafId::kK2a).exact,
            Leaf(product(FormClass::kOnTime), "dept-a", LeafId::kK2a).exact);
  EXPECT_EQ(Leaf(product(FormClass::kExcused), "dept-a", LeafId::kK2a).exact,
            Leaf(product(FormClass::kOnTime), "dept-a", LeafId::kK2a).exact);
}

TEST(QuarterTest, APendingValueIsLeftOutAndFlagged) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddIndicator("I-2");
  FormRow pending;
  pending.item = "I-2";
  pending.pending = true;
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "20"), pending});
  const QuarterResult result = Compute(builder);
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK1).exact, 24);
  EXPECT_TRUE(result.Find("dept-a")->flags.contains(Flag::kPendingValue));
}

TEST(QuarterTest, AnOfficialValueStandsBeforeTheReportedOne) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25")});
  builder.AddOfficial("I-1", "2024-M02", "16");
  // Judged at the end of February: 0.16 ÷ (2 ÷ 12) = 0.96.
  EXPECT_EQ(Leaf(Compute(builder), "dept-a", LeafId::kK1).exact, 30 * Dec("0.96"));
  builder.AddOfficial("I-1", "2024-Q1", "20");
  builder.AddOfficial("I-1", "2024-M04", "99");  // of another quarter
  const LeafResult leaf = Leaf(Compute(builder), "dept-a", LeafId::kK1);
  EXPECT_EQ(leaf.exact, 24);
  const LedgerLine& line = leaf.lines[0];
  EXPECT_EQ(line.form, "jurisdictions/hecheng/campaigns/eight-actions/statistics/I-1-2024-Q1");
  EXPECT_EQ(line.sequence, builder.projection().last_sequence - 1);
  EXPECT_EQ(line.inputs[1], (NamedValue{"来源", "官方统计 FINAL"}));
  EXPECT_EQ(line.inputs[2], (NamedValue{"自报值", "25"}));
}

TEST(QuarterTest, AnOfficialValueNotPublishedYetLeavesTheIndicatorOut) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddIndicator("I-2");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "20"), ValueRow("I-2", "25")});
  builder.AddOfficial("I-2", "2024-Q1", "");
  const QuarterResult result = Compute(builder);
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK1).exact, 24);
  EXPECT_TRUE(result.Find("dept-a")->flags.contains(Flag::kPendingValue));
}

TEST(QuarterTest, AMissingFormStaysMissingWhateverIsOfficial) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddMissing("dept-a", "2024-M03-D3");
  builder.AddOfficial("I-1", "2024-Q1", "25");
  EXPECT_EQ(Leaf(Compute(builder), "dept-a", LeafId::kK1).exact, 0);
}

TEST(QuarterTest, AnIndicatorThatHasNotStartedIsLeftOutEvenWhenTheFormIsMissing) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1", [](Item& item) { item.start = absl::CivilDay(2024, 7, 1); });
  builder.AddMissing("dept-a", "2024-M03-D3");
  EXPECT_FALSE(Leaf(Compute(builder), "dept-a", LeafId::kK1).applicable);
}

TEST(QuarterTest, DisciplineAndFirstReviewComeFromAllFormsOfTheQuarter) {
  CampaignBuilder builder;
  builder.AddTask("T-1");
  builder.AddForm("dept-a", "2024-M01-D1", {ProgressRow("T-1", "3")},
                  [](Form& form) { form.form_class = FormClass::kLate; });
  builder.AddForm("dept-a", "2024-M01-D2", {ProgressRow("T-1", "6")},
                  [](Form& form) { form.tf_return_count = 2; });
  builder.AddMissing("dept-a", "2024-M01-D3");
  builder.AddForm("dept-a", "2024-M02-D1", {ProgressRow("T-1", "9")});
  builder.AddForm("dept-a", "2024-M04-D1", {ProgressRow("T-1", "30")},
                  [](Form& form) { form.form_class = FormClass::kLate; });
  const QuarterResult result = Compute(builder);
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK2a).exact, Dec("2.6"));  // 4 − 0.2 − 0.2 − 1
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK2b).exact, Rational(4, 3));
}

TEST(QuarterTest, ACancelledItemCountsForNobody) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddIndicator("I-2", [](Item& item) { item.state = "CANCELLED"; });
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25"), ValueRow("I-2", "0")});
  EXPECT_EQ(Leaf(Compute(builder), "dept-a", LeafId::kK1).exact, 30);
  EXPECT_EQ(Leaf(Compute(builder), "tf-1", LeafId::kK1).exact, 30);
}

TEST(QuarterTest, ProjectsOfTheBuildClass) {
  CampaignBuilder builder;
  builder.AddProject("P-1", [](Item& item) {
    item.project.planned_start = absl::CivilDay(2024, 2, 1);
    item.project.annual_plan_wan = 1000;
    item.project.total_plan_wan = 500;
  });
  builder.AddProject("P-2", [](Item& item) { item.project.planned_start = absl::CivilDay(2024, 3, 31); });
  FormRow row;
  row.item = "P-1";
  row.started = absl::CivilDay(2024, 2, 29);
  row.invested_wan = 200;
  builder.AddForm("dept-a", "2024-M03-D3", {row});
  // start 1/2, investment (200/1000)/0.25 = 0.8, entry 0/1: due on 03-29, a month after the start
  EXPECT_EQ(Leaf(Compute(builder), "dept-a", LeafId::kK3b).exact,
            10 * (Dec("0.3") / 2 + Dec("0.5") * Dec("0.8")));
}

TEST(QuarterTest, AQuarterUnderWayIsJudgedAtItsLastLockedPeriod) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddForm("dept-a", "2024-M01-D2", {ValueRow("I-1", "5")});
  builder.Lock("2024-M01-D1");
  const QuarterResult result = Compute(builder);
  EXPECT_FALSE(result.complete);
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK1).exact, 27);  // 0.05 ÷ (2/36) = 0.9
  builder.Lock("2024-Q1");
  EXPECT_TRUE(Compute(builder).complete);
}

TEST(QuarterTest, WrongPeriodAndUnknownCampaignAreRefused) {
  const CampaignBuilder builder;
  EXPECT_THAT(
      ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-M01")),
      StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Y")),
              StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ComputePeriod(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-M01")),
              StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ComputeQuarter(builder.projection(), Rubric(), "other", PeriodOf("2024-Q1")),
              StatusIs(absl::StatusCode::kNotFound));
}

TEST(QuarterTest, TheDigestCoversTheScores) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "20")});
  const std::string before = ScoresDigest(Compute(builder));
  EXPECT_EQ(before, ScoresDigest(Compute(builder)));
  builder.AddUnit("superior", UnitGroup::kNone);
  EXPECT_EQ(before, ScoresDigest(Compute(builder))) << "a change that touches no score";
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "21")});
  EXPECT_NE(before, ScoresDigest(Compute(builder)));
}

}  // namespace
}  // namespace duban::reporting::quarter_test
