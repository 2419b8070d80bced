#include "services/reporting/domain/score/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/domain/score/quarter.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::explain_test {
namespace {

using ::duban::testing::StatusIs;

QuarterResult Compute(const CampaignBuilder& builder) {
  return ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Q1"))
      .value();
}

Rational SumOfLines(const ExplanationNode& leaf) {
  Rational sum = 0;
  for (const ExplanationNode& line : leaf.children) sum += ParseExact(line.exact_value).value();
  return sum;
}

TEST(ExplainTest, DescendsFromTheTotalToTheFormRow) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "20")});
  const QuarterResult result = Compute(builder);
  const Scorecard& card = *result.Find("dept-a");
  const ExplanationNode root = Explain(card, Rubric());
  EXPECT_EQ(root.key, "T");
  EXPECT_EQ(root.printed_value, FormatFixed(card.total, 2));
  ASSERT_EQ(root.children.size(), 1u);
  const ExplanationNode leaf = ExplainPart(card, Rubric(), "K1").value().children[0];
  EXPECT_EQ(leaf.exact_value, "24");
  EXPECT_EQ(SumOfLines(leaf), 24);
  const ExplanationNode& line = leaf.children[0];
  EXPECT_EQ(line.key, "jurisdictions/hecheng/campaigns/eight-actions/items/I-1");
  EXPECT_EQ(line.source, "jurisdictions/hecheng/campaigns/eight-actions/periods/2024-M03-D3/forms/dept-a");
  EXPECT_EQ(line.source_sequence, builder.projection().last_sequence);
  EXPECT_THAT(line.inputs, ::testing::IsSupersetOf({NamedValue{"完成值v", "20"}, NamedValue{"目标值t", "100"},
                                                    NamedValue{"序时S", "0.25"}, NamedValue{"完成度A", "0.8"},
                                                    NamedValue{"权重", "1"}, NamedValue{"得分率", "0.8"}}));
}

TEST(ExplainTest, TheBaseShowsHowItWasScaledWithoutAPanel) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "20")});
  const QuarterResult result = Compute(builder);
  const ExplanationNode base = ExplainPart(*result.Find("dept-a"), Rubric(), "BASE").value();
  // K1 with K3's 20 points: 24·50/30 = 40; K2: (4+2)·10/6 = 10; B2 alone: 5
  EXPECT_EQ(base.formula, "(K1 40 + K2 10 + B2 5)×100÷65");
  EXPECT_EQ(base.exact_value, "1100/13");
  EXPECT_EQ(base.printed_value, "84.62");
}

TEST(ExplainTest, UnknownPartsAreNotFound) {
  EXPECT_THAT(ExplainPart(Scorecard(), Rubric(), "K9"), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(ExplainPart(Scorecard(), Rubric(), ""), StatusIs(absl::StatusCode::kNotFound));
}

}  // namespace
}  // namespace duban::reporting::explain_test
