// Until an objection is decided, what rests on it counts and is marked.
#include "services/reporting/domain/score/contested.h"

#include <gtest/gtest.h>

#include "services/reporting/domain/score/explain.h"
#include "services/reporting/domain/score/flat_ledger.h"
#include "tests/unit/reporting/score/affair_builder.h"

namespace duban::reporting::contested_test {
namespace {

constexpr char kConclusion[] = "jurisdictions/hecheng/campaigns/eight-actions/conclusions/J-1";
constexpr char kOrder[] = "jurisdictions/hecheng/campaigns/eight-actions/orders/o-1";
const absl::CivilDay kMarch(2024, 3, 8);

ConclusionFact Objected() {
  ConclusionFact conclusion;
  conclusion.campaign = CampaignBuilder::kCampaign;
  conclusion.id = "J-1";
  conclusion.state = "OBJECTED";
  return conclusion;
}

// The ledger's contested lines of a unit.
std::vector<std::string> ContestedLines(const CampaignBuilder& builder, const std::string& unit) {
  std::vector<std::string> what;
  for (const FlatLine& line : FlatLedger(*Quarter1(builder).Find(unit))) {
    if (line.line.contested) what.push_back(line.leaf.empty() ? line.formula : line.leaf);
  }
  return what;
}

bool IsFlagged(const CampaignBuilder& builder, const std::string& unit) {
  return Quarter1(builder).Find(unit)->flags.contains(Flag::kContested);
}

CampaignBuilder WithForms() {
  CampaignBuilder builder;
  builder.AddIndicator("I-1", [](Item& item) { item.coop_units = {"dept-b"}; });
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25")});
  builder.AddForm("dept-b", "2024-M03-D3", {});
  return builder;
}

TEST(ContestedTest, AnOrderOfAContestedDemandIsMarkedUntilTheDecision) {
  for (const bool named_by_order : {true, false}) {
    CampaignBuilder builder = WithForms();
    Order order = NewOrder("o-1", kMarch);
    ConclusionFact conclusion = Objected();
    if (named_by_order) {
      order.conclusion = kConclusion;
    } else {
      conclusion.demands = {{"限期整改", "dept-a", kMarch, kOrder}};
    }
    PutOrder(builder, order, {{"IN_PROGRESS", kMarch - 20}});
    builder.Put(conclusion);
    EndAt(builder, absl::CivilDay(2024, 4, 3));
    EXPECT_EQ(ContestedLines(builder, "dept-a"), std::vector<std::string>{"P2a"}) << named_by_order;
    EXPECT_TRUE(IsFlagged(builder, "dept-a"));
    EXPECT_FALSE(IsFlagged(builder, "dept-b"));

    conclusion.state = "DECIDED";
    builder.Put(conclusion);
    EXPECT_TRUE(ContestedLines(builder, "dept-a").empty());
    EXPECT_FALSE(IsFlagged(builder, "dept-a"));
  }
}

TEST(ContestedTest, ACardIsMarkedByItsOwnStateOrItsConclusion) {
  CampaignBuilder builder = WithForms();
  Card card = NewCard("k-1", "dept-a", false, kMarch);
  card.conclusion = kConclusion;
  builder.Put(card);
  EXPECT_FALSE(IsFlagged(builder, "dept-a"));
  builder.Put(Objected());
  EXPECT_EQ(ContestedLines(builder, "dept-a"), std::vector<std::string>{"CARD"});
  EXPECT_EQ(Quarter1(builder).Find("dept-a")->deductions, 1) << "it counts all the same";
  const ExplanationNode total = Explain(*Quarter1(builder).Find("dept-a"), Rubric());
  EXPECT_TRUE(total.contested);
  for (const ExplanationNode& child : total.children) EXPECT_EQ(child.contested, child.formula == "扣分");
}

TEST(ContestedTest, AFalseReportUnderReviewMarksEveryoneWhoCountsTheItem) {
  CampaignBuilder builder = WithForms();
  FalseReport report = NewFalseReport("fr-1", "dept-a", "I-1", "2024-M03-D3");
  builder.Put(report);
  EXPECT_FALSE(IsFlagged(builder, "dept-b"));
  report.state = "UNDER_REVIEW";
  builder.Put(report);
  EXPECT_EQ(ContestedLines(builder, "dept-a"), (std::vector<std::string>{"K1", "FALSE_REPORT"}));
  EXPECT_EQ(ContestedLines(builder, "dept-b"), std::vector<std::string>{"K1"});
  EXPECT_TRUE(IsFlagged(builder, "dept-b"));
  EXPECT_TRUE(IsFlagged(builder, "tf-1"));
}

}  // namespace
}  // namespace duban::reporting::contested_test
