// Task forces in a quarter: their items, and their own reviews as products.
#include <gtest/gtest.h>

#include <string>

#include "services/reporting/domain/score/quarter.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::quarter_task_force_test {
namespace {

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

// The task force's review of the first ten days is due on 2024-01-12 at 12:00 (WD+2; 01-11 is a Thursday).
struct ReviewCase {
  const char* name;
  int unit_ok_day, unit_ok_hour;
  int review_day, review_hour;
  bool unreviewed;
  const char* expected;
};

class TaskForceReviewTest : public ::testing::TestWithParam<ReviewCase> {};

TEST_P(TaskForceReviewTest, IsTheTaskForcesDiscipline) {
  const ReviewCase& param = GetParam();
  CampaignBuilder builder;
  builder.AddTask("T-1");
  builder.AddForm("dept-a", "2024-M01-D1", {ProgressRow("T-1", "3")}, [&](Form& form) {
    form.first_unit_ok_time = At(absl::CivilDay(2024, 1, param.unit_ok_day), param.unit_ok_hour);
    form.tf_unreviewed = param.unreviewed;
    if (param.unreviewed) {
      form.reviews = {{"A1", ReviewOutcome::kPending, std::nullopt, std::nullopt}};
    } else {
      form.reviews[0].time = At(absl::CivilDay(2024, 1, param.review_day), param.review_hour);
    }
  });
  const QuarterResult result = Compute(builder);
  EXPECT_EQ(Leaf(result, "tf-1", LeafId::kK2a).exact, Dec(param.expected));
  EXPECT_FALSE(Leaf(result, "tf-1", LeafId::kK2b).applicable);
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK2a).exact, 4);
  EXPECT_EQ(Leaf(result, "dept-a", LeafId::kK2b).exact, 2);
}

INSTANTIATE_TEST_SUITE_P(Cases, TaskForceReviewTest,
                         ::testing::Values(ReviewCase{"on_time", 11, 9, 12, 12, false, "4"},
                                           ReviewCase{"late", 11, 9, 12, 13, false, "3.8"},
                                           ReviewCase{"form_came_late", 12, 13, 12, 15, false, "4"},
                                           ReviewCase{"unreviewed", 11, 9, 0, 0, true, "3"}),
                         [](const auto& test) { return test.param.name; });

TEST(QuarterTaskForceTest, ATaskForceCountsOneProductPerPeriod) {
  CampaignBuilder builder;
  builder.AddTask("T-1");
  builder.AddTask("T-2", [](Item& item) { item.lead_unit = "dept-b"; });
  const auto late = [](Form& form) { form.reviews[0].time = At(absl::CivilDay(2024, 1, 20), 9); };
  builder.AddForm("dept-a", "2024-M01-D1", {ProgressRow("T-1", "3")}, late);
  builder.AddForm("dept-b", "2024-M01-D1", {ProgressRow("T-2", "3")}, late);
  builder.AddForm("dept-b", "2024-M01-D2", {ProgressRow("T-2", "3")});
  const LeafResult leaf = Leaf(Compute(builder), "tf-1", LeafId::kK2a);
  EXPECT_EQ(leaf.exact, Dec("3.8"));
  EXPECT_EQ(leaf.lines.size(), 3u);  // full points and two periods
}

TEST(QuarterTaskForceTest, ATaskForceTakesAllItemsOfItsActionInFull) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddIndicator("I-2", [](Item& item) { item.lead_unit = "dept-b"; });
  builder.AddIndicator("I-3", [](Item& item) { item.action = "A2"; });
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25"), ValueRow("I-3", "0")});
  builder.AddForm("dept-b", "2024-M03-D3", {ValueRow("I-2", "20")});
  EXPECT_EQ(Leaf(Compute(builder), "tf-1", LeafId::kK1).exact, 27);
}

}  // namespace
}  // namespace duban::reporting::quarter_task_force_test
