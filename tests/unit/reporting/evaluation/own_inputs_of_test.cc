#include "services/reporting/domain/evaluation/own_inputs_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "services/reporting/domain/bulletin/bulletin_record.h"
#include "services/reporting/domain/credit/credit.h"
#include "services/reporting/domain/evaluation/products.h"
#include "services/reporting/domain/score/ranking.h"
#include "tests/unit/reporting/evaluation/evaluated_campaign.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const char* const kCampaign = CampaignBuilder::kCampaign;

OwnInputs Inputs(const EvaluatedCampaign& campaign, const char* period = "2024-Q1") {
  return OwnInputsOf(campaign.builder.projection(), campaign.book, Rubric(), kCampaign, PeriodOf(period));
}

Bulletin Brief(const char* id, const char* period, absl::Time issued) {
  Bulletin bulletin;
  bulletin.campaign = kCampaign;
  bulletin.id = id;
  bulletin.kind = BulletinKind::kDekad;
  bulletin.period = PeriodOf(period);
  bulletin.action = "A1";
  bulletin.state = BulletinState::kIssued;
  bulletin.issuer.time = issued;
  return bulletin;
}

class OwnInputsOfTest : public ::testing::Test {
 protected:
  // The ruling in force on K1 of dept-a, 24 → `points`.
  Appeal Rule(const char* points) {
    campaign_.WithTrial(now_);
    const Appeal filed = campaign_.File("30", now_).value();
    const Appeal ruled = RuleAppeal(filed, Dec(points), "经核实", campaign_.Context(General(), now_)).value();
    const Appeal decided = ConfirmAppeal(ruled, campaign_.Context(Performance(), now_)).value();
    campaign_.Write(decided, now_);
    return decided;
  }

  const absl::Time now_ = At(absl::CivilDay(2024, 4, 22), 9);
  EvaluatedCampaign campaign_;
};

TEST_F(OwnInputsOfTest, ARulingIsALineOfItsOwnAndMovesItsLeafByTheDifference) {
  const LeafResult before = campaign_.Leaf(campaign_.Compute(), "dept-a", LeafId::kK1);
  EXPECT_EQ(before.exact, 24);
  const Appeal decided = Rule("26.5");
  const LeafResult after = campaign_.Leaf(campaign_.Compute(), "dept-a", LeafId::kK1);
  EXPECT_EQ(after.exact, Dec("26.5"));
  ASSERT_THAT(after.lines, SizeIs(before.lines.size() + 1));
  const LedgerLine& line = after.lines.back();
  EXPECT_EQ(line.contribution, Dec("2.5"));
  EXPECT_EQ(line.formula, "RULING");
  EXPECT_EQ(line.item, "jurisdictions/hecheng/campaigns/eight-actions/appeals/appeal-0001");
  EXPECT_EQ(line.act, decided.ruling->act);
  EXPECT_EQ(campaign_.Leaf(campaign_.Compute(), "dept-b", LeafId::kK1).lines.size(), before.lines.size());
}

TEST_F(OwnInputsOfTest, ARulingThatIsNotConfirmedCountsNothing) {
  campaign_.WithTrial(now_);
  const Appeal filed = campaign_.File("30", now_).value();
  campaign_.Write(RuleAppeal(filed, Dec("30"), "经核实", campaign_.Context(General(), now_)).value(), now_);
  EXPECT_THAT(Inputs(campaign_).rulings, IsEmpty());
}

TEST_F(OwnInputsOfTest, RulingsCountInTheirPeriodOnly) {
  Rule("26.5");
  EXPECT_THAT(Inputs(campaign_).rulings, SizeIs(1));
  EXPECT_THAT(Inputs(campaign_, "2024-Q2").rulings, IsEmpty());
  EXPECT_THAT(Inputs(campaign_, "2024-Y").rulings, IsEmpty());
}

TEST_F(OwnInputsOfTest, ForceMajeureIsOfItsQuarterAndStandsOnTheCard) {
  Credit credit;
  credit.campaign = kCampaign;
  credit.id = "credit-0001";
  credit.kind = CreditKind::kForceMajeure;
  credit.unit = "dept-a";
  credit.period = campaign_.quarter;
  credit.document_number = "区应急〔2024〕5号";
  credit.document_title = "关于洪涝灾情的认定";
  credit.state = CreditState::kProposed;
  campaign_.Write(credit, now_);
  EXPECT_THAT(Inputs(campaign_).force_majeure, IsEmpty());
  credit.state = CreditState::kApproved;
  campaign_.Write(credit, now_);
  EXPECT_THAT(Inputs(campaign_).force_majeure, ElementsAre("dept-a"));
  EXPECT_THAT(Inputs(campaign_, "2024-Q2").force_majeure, IsEmpty());
  EXPECT_THAT(Inputs(campaign_, "2024-Y").force_majeure, IsEmpty());
  const QuarterResult scores = campaign_.Compute();
  const Scorecard& card = *scores.Find("dept-a");
  EXPECT_TRUE(card.flags.contains(Flag::kForceMajeure));
  ASSERT_THAT(card.notes, SizeIs(1));
  EXPECT_EQ(card.notes[0].what, "不可抗力：关于洪涝灾情的认定（区应急〔2024〕5号）");
  EXPECT_EQ(card.notes[0].act, campaign_.book.sequence);
  EXPECT_EQ(card.notes[0].contribution, 0);
  const std::vector<GroupResult>& groups = scores.groups;
  const auto departments = std::find_if(groups.begin(), groups.end(),
                                        [](const GroupResult& group) { return group.group == "DEPT"; });
  ASSERT_NE(departments, groups.end());
  for (const Scorecard* const black : BlackList(departments->cards, Rubric().grades)) {
    EXPECT_NE(black->unit, "dept-a");
  }
  credit.state = CreditState::kWithdrawn;
  campaign_.Write(credit, now_);
  const QuarterResult after = campaign_.Compute();
  bool listed = false;
  for (const GroupResult& group : after.groups) {
    for (const Scorecard* const black : BlackList(group.cards, Rubric().grades)) {
      listed = listed || black->unit == "dept-a";
    }
  }
  EXPECT_TRUE(listed);  // 20 of 25 planned, among the last three
}

TEST_F(OwnInputsOfTest, EarlierQuartersUseUpTheYearsBonus) {
  Credit credit;
  credit.campaign = kCampaign;
  credit.id = "credit-0001";
  credit.kind = CreditKind::kCommendation;
  credit.unit = "dept-a";
  credit.period = PeriodOf("2024-Q1");
  credit.level = CreditLevel::kCity;
  credit.state = CreditState::kApproved;
  campaign_.Write(credit, now_);
  credit.id = "credit-0002";
  credit.matter = "另一事项";
  credit.period = PeriodOf("2024-Q2");
  campaign_.Write(credit, now_);
  EXPECT_EQ(Inputs(campaign_).bonus_used["dept-a"], 0);
  EXPECT_EQ(Inputs(campaign_, "2024-Q2").bonus_used["dept-a"], Rubric().adjustments.bonus_city);
}

TEST_F(OwnInputsOfTest, NoProductIsMissingWhereNoneWasEverMadeHere) {
  campaign_.Write(Brief("other", "2024-M02-D1", now_), now_);
  EXPECT_TRUE(Inputs(campaign_).products.contains("tf-1"));
  EvaluatedCampaign paper;
  EXPECT_THAT(Inputs(paper).products, IsEmpty());
}

// Without a holiday notice: the 旬简报 of 2024-02-10 (a Saturday) is due two working days later.
TEST_F(OwnInputsOfTest, ProductsFollowTheDueTableFromTheFirstOneOn) {
  const absl::Time late = At(absl::CivilDay(2024, 2, 20), 9);
  Bulletin first = Brief("dekad-2024-M02-D1-A1", "2024-M02-D1", late);
  campaign_.Write(first, At(absl::CivilDay(2024, 3, 1), 9));
  Bulletin draft = Brief("dekad-2024-M02-D2-A1", "2024-M02-D2", late);
  draft.issuer = {};
  campaign_.Write(draft, At(absl::CivilDay(2024, 3, 1), 9));
  const auto products =
      ProductsOf(campaign_.builder.projection(), campaign_.book, kCampaign, campaign_.quarter);
  ASSERT_TRUE(products.contains("tf-1"));
  const std::vector<ForceProduct>& made = products.at("tf-1");
  // 2024-M02-D1 and D2, the material of February: D3 is due on 4 March, and what came before began on paper.
  ASSERT_THAT(made, SizeIs(3));
  EXPECT_EQ(made[0].due, At(absl::CivilDay(2024, 2, 13), 17) + absl::Minutes(30));
  EXPECT_EQ(made[0].issued, late);
  EXPECT_EQ(made[0].source, "jurisdictions/hecheng/campaigns/eight-actions/bulletins/dekad-2024-M02-D1-A1");
  EXPECT_FALSE(made[1].issued.has_value());
  EXPECT_EQ(made[2].due, At(absl::CivilDay(2024, 2, 23), 17) + absl::Minutes(30));
  EXPECT_FALSE(made[2].issued.has_value());
}

// A schedule drafts for everybody; only a review makes material delivered, and only who owes it can miss it.
TEST_F(OwnInputsOfTest, MaterialThatWasOnlyDraftedIsMissingWhereItIsOwed) {
  const absl::Time early = At(absl::CivilDay(2024, 2, 13), 9);
  campaign_.Write(Brief("dekad-2024-M02-D1-A1", "2024-M02-D1", early), At(absl::CivilDay(2024, 3, 1), 9));
  Bulletin material = Brief("report-2024-M02-A1", "2024-M02", early);
  material.kind = BulletinKind::kMonthlyReport;
  material.issuer = material.reviewer = {};
  campaign_.Write(material, At(absl::CivilDay(2024, 3, 1), 9));
  const auto made = [&] {
    return ProductsOf(campaign_.builder.projection(), campaign_.book, kCampaign, campaign_.quarter)
        .at("tf-1");
  };
  ASSERT_THAT(made(), SizeIs(3));
  EXPECT_THAT(made().back().what, ::testing::HasSubstr("月报材料"));
  EXPECT_FALSE(made().back().issued.has_value());
  Campaign alone = campaign_.builder.campaign();
  alone.due_table.office_writes_report_alone = true;
  campaign_.builder.Put(alone);
  EXPECT_THAT(made(), SizeIs(2)) << "the office writes the 月报 alone";
}

TEST_F(OwnInputsOfTest, TheSamePlacesGiveTheSameInputs) {
  Rule("26.5");
  const Book then = campaign_.book;
  const std::string digest = ScoresDigest(campaign_.Compute());
  Credit credit;
  credit.campaign = kCampaign;
  credit.id = "credit-0001";
  credit.kind = CreditKind::kCriticism;
  credit.unit = "dept-a";
  credit.period = campaign_.quarter;
  credit.level = CreditLevel::kCity;
  credit.state = CreditState::kApproved;
  campaign_.Write(credit, now_);
  EXPECT_NE(ScoresDigest(campaign_.Compute()), digest);
  campaign_.book = then;
  EXPECT_EQ(ScoresDigest(campaign_.Compute()), digest);
}

}  // namespace
}  // namespace duban::reporting
