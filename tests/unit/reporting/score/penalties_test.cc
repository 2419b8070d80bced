// Cards, false reports and vetoes.
#include "services/reporting/domain/score/penalties.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/reporting/score/affair_builder.h"

namespace duban::reporting {
namespace {

const absl::CivilDay kMarch(2024, 3, 10);
const absl::CivilDay kApril(2024, 4, 10);

// dept-a and dept-b report one indicator and one task each, on plan.
CampaignBuilder TwoDepartments() {
  CampaignBuilder builder;
  builder.AddIndicator("I-1", [](Item& item) { item.coop_units = {"dept-b"}; });
  builder.AddIndicator("I-2", [](Item& item) { item.lead_unit = "dept-b"; });
  builder.AddTask("T-1");
  builder.AddTask("T-2", [](Item& item) { item.lead_unit = "dept-b"; });
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25"), ProgressRow("T-1", "25")});
  builder.AddForm("dept-b", "2024-M03-D3", {ValueRow("I-2", "25"), ProgressRow("T-2", "25")});
  EndAt(builder, kApril);
  return builder;
}

Scorecard CardOf(const CampaignBuilder& builder, const OwnInputs& own = {}, const char* unit = "dept-a") {
  return *Quarter1(builder, own).Find(unit);
}

TEST(CardPenaltyTest, YellowAndRedCardsOfTheQuarterCost) {
  CampaignBuilder builder = TwoDepartments();
  builder.Put(NewCard("y-1", "dept-a", false, kMarch));
  EXPECT_EQ(CardOf(builder).deductions, 1);
  EXPECT_FALSE(CardOf(builder).flags.contains(Flag::kRedCard));
  builder.Put(NewCard("r-1", "dept-a", true, absl::CivilDay(2024, 3, 31)));
  builder.Put(NewCard("r-2", "dept-a", true, absl::CivilDay(2024, 4, 1)));
  const Scorecard card = CardOf(builder);
  EXPECT_EQ(card.deductions, 3);
  EXPECT_EQ(card.red_cards, 1);
  EXPECT_TRUE(card.flags.contains(Flag::kRedCard));
  EXPECT_EQ(CardOf(builder, {}, "dept-b").deductions, 0);
  const LedgerLine& line = card.adjustments[0].line;
  EXPECT_EQ(line.item, "jurisdictions/hecheng/campaigns/eight-actions/cards/y-1");
  EXPECT_EQ(line.form, "jurisdictions/hecheng/campaigns/eight-actions/orders/o-1");
  EXPECT_GT(line.sequence, 0);
}

TEST(CardPenaltyTest, TwoYellowCardsAreOneRedAndAThirdStandsAlone) {
  CampaignBuilder builder = TwoDepartments();
  builder.Put(NewCard("y-1", "dept-a", false, kMarch));
  builder.Put(NewCard("y-2", "dept-a", false, kMarch + 1));
  const Scorecard two = CardOf(builder);
  EXPECT_EQ(two.deductions, 2);
  EXPECT_EQ(two.red_cards, 1);
  EXPECT_TRUE(two.flags.contains(Flag::kRedCard));
  EXPECT_EQ(two.adjustments[1].line.formula, "CARD_CONVERSION");
  builder.Put(NewCard("y-3", "dept-a", false, kMarch + 2));
  EXPECT_EQ(CardOf(builder).deductions, 3);
  EXPECT_EQ(CardOf(builder).red_cards, 1);
}

TEST(CardPenaltyTest, ConversionFollowsTheSchemesPointsAndComesAfterWithdrawals) {
  CampaignBuilder builder = TwoDepartments();
  builder.Put(NewCard("y-1", "dept-a", false, kMarch));
  builder.Put(NewCard("y-2", "dept-a", false, kMarch + 1));
  Scheme scheme = Rubric();
  scheme.adjustments.red_card = 5;
  const auto compute = [&](const OwnInputs& own) {
    const auto result =
        ComputeQuarter(builder.projection(), scheme, CampaignBuilder::kCampaign, PeriodOf("2024-Q1"), own);
    return *result->Find("dept-a");
  };
  EXPECT_EQ(compute({}).deductions, 5);
  OwnInputs own;
  own.exempted_cards = {"y-1"};
  EXPECT_EQ(compute(own).deductions, 1);
  Card withdrawn = NewCard("y-2", "dept-a", false, kMarch + 1);
  withdrawn.state = "WITHDRAWN";
  builder.Put(withdrawn);
  EXPECT_EQ(compute(own).deductions, 0);
  EXPECT_TRUE(compute(own).adjustments.empty());
}

TEST(CardPenaltyTest, AContestedCardCountsAndIsFlagged) {
  CampaignBuilder builder = TwoDepartments();
  Card card = NewCard("y-1", "dept-a", false, kMarch);
  card.state = "CONTESTED";
  builder.Put(card);
  const Scorecard scored = CardOf(builder);
  EXPECT_EQ(scored.deductions, 1);
  EXPECT_TRUE(scored.flags.contains(Flag::kContested));
  EXPECT_EQ(LineInput(scored.adjustments[0].line, "状态"), "有异议，复核中");
}

TEST(CardPenaltyTest, TheYearConvertsQuarterByQuarter) {
  CampaignBuilder builder = TwoDepartments();
  builder.Put(NewCard("y-1", "dept-a", false, kMarch));
  builder.Put(NewCard("y-2", "dept-a", false, kApril));
  const auto year =
      ComputePeriod(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Y"));
  EXPECT_EQ(year->Find("dept-a")->red_cards, 0);
  EXPECT_EQ(year->Find("dept-a")->deductions, 2);
}

TEST(InterviewTest, AnAcceptedProposalOfThePeriodIsOne) {
  CampaignBuilder builder = TwoDepartments();
  ProposalFact proposal;
  proposal.campaign = CampaignBuilder::kCampaign;
  proposal.id = "p-1";
  proposal.unit = "dept-a";
  proposal.level = "L4";
  proposal.state = "PROPOSED";
  builder.SetTime(At(kMarch, 9));
  builder.Put(proposal);
  EXPECT_FALSE(CardOf(builder).interviewed);
  proposal.state = "ACCEPTED";
  builder.Put(proposal);
  EXPECT_TRUE(CardOf(builder).interviewed);
  EXPECT_FALSE(CardOf(builder, {}, "dept-b").interviewed);
  const auto second =
      ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Q2"));
  EXPECT_FALSE(second->Find("dept-a")->interviewed);
}

TEST(FalseReportTest, TheItemIsZeroForAllWhoCountItAndTheUnitIsVetoed) {
  CampaignBuilder builder = TwoDepartments();
  const QuarterResult before = Quarter1(builder);
  builder.Put(NewFalseReport("f-1", "dept-a", "I-1", "2024-M03-D1"));
  const QuarterResult after = Quarter1(builder);
  EXPECT_EQ(LeafOf(after, "dept-a", LeafId::kK1).exact, 0);
  EXPECT_EQ(LeafOf(after, "dept-b", LeafId::kK1).exact, 20);  // 30·1/1.5
  EXPECT_EQ(LeafOf(after, "tf-1", LeafId::kK1).exact, 15);
  EXPECT_EQ(LeafOf(before, "tf-1", LeafId::kK1).exact, 30);
  const Scorecard& card = *after.Find("dept-a");
  EXPECT_EQ(card.deductions, 5);
  EXPECT_EQ(card.grade, Grade::kPoor);
  EXPECT_EQ(card.rank, card.ranked);
  EXPECT_EQ(*card.attainment_mean, 0);  // nothing was verified
  EXPECT_FALSE(after.Find("dept-b")->flags.contains(Flag::kVeto));
  EXPECT_EQ(LineInput(LeafOf(after, "dept-a", LeafId::kK1).lines[0], "虚报按0计"),
            "jurisdictions/hecheng/campaigns/eight-actions/falseReportCases/f-1");
}

TEST(FalseReportTest, TheMeanUsesWhatWasVerified) {
  CampaignBuilder builder = TwoDepartments();
  FalseReport report = NewFalseReport("f-1", "dept-a", "I-1", "2024-M03-D1");
  report.verified_value = 15;  // 0.15 ÷ 0.25 = 0.6
  report.subject = "VALUE";
  builder.Put(report);
  EXPECT_EQ(*CardOf(builder).attainment_mean, Dec("0.6"));
  report.subject = "STARTED";
  builder.Put(report);
  EXPECT_EQ(*CardOf(builder).attainment_mean, 0);
}

TEST(FalseReportTest, TheQuarterIsThatOfTheReportedPeriodAndOnlyWhatIsInForceCounts) {
  CampaignBuilder builder = TwoDepartments();
  builder.Put(NewFalseReport("f-1", "dept-a", "I-1", "2024-M04-D1"));
  EXPECT_TRUE(CardOf(builder).vetoes.empty());
  FalseReport open = NewFalseReport("f-2", "dept-a", "I-1", "2024-M03-D1");
  open.in_force.reset();
  builder.Put(open);
  FalseReport refused = NewFalseReport("f-3", "dept-a", "I-1", "2024-M03-D1");
  refused.is_false = false;
  builder.Put(refused);
  EXPECT_TRUE(CardOf(builder).vetoes.empty());
  EXPECT_EQ(CardOf(builder).deductions, 0);
}

TEST(FalseReportTest, EveryCaseCostsAndTheVetoLiftsTheCap) {
  CampaignBuilder builder = TwoDepartments();
  for (const char* id : {"f-1", "f-2", "f-3"})
    builder.Put(NewFalseReport(id, "dept-a", "T-1", "2024-M03-D1"));
  EXPECT_EQ(CardOf(builder).deductions, 15);
  EXPECT_EQ(CardOf(builder).vetoes.size(), 3u);
  EXPECT_EQ(LeafOf(Quarter1(builder), "dept-a", LeafId::kK3a).exact, 0);
}

TEST(FalseReportTest, AnExemptionDoesNotHelpAgainstFalseData) {
  CampaignBuilder builder = TwoDepartments();
  builder.Put(NewFalseReport("f-1", "dept-a", "I-1", "2024-M03-D1"));
  OwnInputs own;
  own.exempted_items = {{"dept-a", "I-1"}};
  EXPECT_TRUE(LeafOf(Quarter1(builder, own), "dept-a", LeafId::kK1).applicable);
}

TEST(FalseReportTest, B2OfTheGroupFollowsTheCorrectedData) {
  CampaignBuilder builder = TwoDepartments();
  builder.AddForm("dept-b", "2024-M03-D3", {ValueRow("I-2", "20"), ProgressRow("T-2", "25")});
  EXPECT_EQ(CardOf(builder, {}, "dept-b").index_rank, 2);
  builder.Put(NewFalseReport("f-1", "dept-a", "I-1", "2024-M03-D1"));
  EXPECT_EQ(CardOf(builder, {}, "dept-b").index_rank, 1);
}

TEST(VetoTest, AnAccidentCostsNoPointsAndZeroesNoItem) {
  const CampaignBuilder builder = TwoDepartments();
  OwnInputs own;
  own.vetoes["dept-a"] = {
      {LedgerLine{.item = "credits/c-1", .form = {}, .what = "较大事故", .inputs = {}, .contribution = {}}}};
  const Scorecard card = CardOf(builder, own);
  EXPECT_EQ(card.total, CardOf(builder).total);
  EXPECT_EQ(card.grade, Grade::kPoor);
  EXPECT_EQ(card.rank, card.ranked);
  EXPECT_EQ(card.vetoes.size(), 1u);
}

}  // namespace
}  // namespace duban::reporting
