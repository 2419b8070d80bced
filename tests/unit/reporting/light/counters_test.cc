#include "services/reporting/domain/light/counters.h"

#include <gtest/gtest.h>

#include "services/reporting/domain/light/proposals.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

class CountersTest : public ::testing::Test {
 protected:
  // Reports of four months: I-1 falls behind from February on, I-2 is a little behind from March on, I-3
  // keeps step.
  CountersTest() {
    for (const char* code : {"I-1", "I-2", "I-3"}) builder_.AddIndicator(code);
    Report("2024-M01-D3", "8.4", "8.4", "9");
    Report("2024-M02-D3", "10", "16.7", "17");
    Report("2024-M03-D3", "15", "22.5", "25");
    Report("2024-M04-D3", "20", "30", "34");
  }
  void Report(const std::string& dekad, const char* first, const char* second, const char* third) {
    builder_.AddForm("dept-a", dekad,
                     {ValueRow("I-1", first), ValueRow("I-2", second), ValueRow("I-3", third)});
  }
  std::vector<ItemCounters> Count(const std::string& month) const {
    return AllCounters(lights_, PeriodOf(month));
  }
  std::vector<ProposalDraft> Draft(const std::string& month) const {
    return DraftProposals(lights_, Count(month), PeriodOf(month));
  }

  CampaignBuilder builder_;
  Scheme scheme_ = Rubric();
  LightBook book_;
  const Lights lights_{builder_.projection(), builder_.campaign(), scheme_, book_};
};

TEST_F(CountersTest, CountsMonthsInARow) {
  const auto april = Count("2024-M04");
  ASSERT_EQ(april.size(), 3u);
  EXPECT_EQ(april[0].red_months, 2) << "February's red shows as yellow";
  EXPECT_EQ(april[0].yellow_months, 0);
  EXPECT_EQ(april[0].lag_months, 3);
  EXPECT_EQ(april[0].month_attainment, Dec("0.6"));
  EXPECT_EQ(april[1].yellow_months, 2);
  EXPECT_EQ(april[1].lag_months, 2);
  EXPECT_EQ(april[2].red_months + april[2].yellow_months + april[2].lag_months, 0);
}

TEST_F(CountersTest, AMissingReportEndsARowAndHasNoAttainment) {
  builder_.AddMissing("dept-a", "2024-M05-D3");
  const auto may = Count("2024-M05");
  EXPECT_EQ(may[0].red_months, 0);
  EXPECT_EQ(may[0].lag_months, 0);
  EXPECT_EQ(may[0].month_attainment, std::nullopt);
}

TEST_F(CountersTest, RatesHaveNoShareOfAMonth) {
  builder_.AddIndicator("I-1", [](Item& item) { item.indicator.kind = IndicatorKind::kRate; });
  EXPECT_EQ(Count("2024-M04")[0].month_attainment, std::nullopt);
}

TEST_F(CountersTest, FebruaryBringsTooLittleOfItsPlan) {
  const auto drafts = Draft("2024-M02");
  ASSERT_EQ(drafts.size(), 1u);
  EXPECT_EQ(drafts[0].code, "I-1");
  EXPECT_EQ(drafts[0].rule, "L1.ATTAINMENT");
  EXPECT_EQ(drafts[0].occasion, "2024-M02");
}

TEST_F(CountersTest, RedOnceCallsForAReminderTwiceForASupervisionLetter) {
  const auto march = Draft("2024-M03");
  ASSERT_EQ(march.size(), 1u);
  EXPECT_EQ(march[0].level, "L1");
  EXPECT_EQ(march[0].rule, "L1.RED_ONCE");
  const auto april = Draft("2024-M04");
  ASSERT_EQ(april.size(), 2u);
  EXPECT_EQ(april[0].level, "L2");
  EXPECT_EQ(april[0].rule, "L2.RED_TWO_MONTHS");
  EXPECT_EQ(april[0].item, "jurisdictions/hecheng/campaigns/eight-actions/items/I-1");
  EXPECT_EQ(april[0].inputs[1], (NamedValue{"light", "RED"}));
  EXPECT_EQ(april[0].inputs[3], (NamedValue{"red_months", "2"}));
  EXPECT_EQ(april[1].rule, "L1.YELLOW_TWICE");
  EXPECT_EQ(april[1].unit, "dept-a");
}

TEST_F(CountersTest, ProposalsReadTheLightShown) {
  LightOverride by_hand;
  by_hand.light = Light::kGreen;
  book_.overrides[{"I-1", PeriodOf("2024-M03")}] = by_hand;
  EXPECT_TRUE(Draft("2024-M03").empty()) << "the month brought exactly 0.60 of its plan";
  EXPECT_EQ(Count("2024-M04")[0].red_months, 1);
}

TEST_F(CountersTest, AScheduleOfZeroMonthsProposesNothing) {
  scheme_.lights.propose_red_months = 0;
  scheme_.lights.supervise_red_months = 0;
  scheme_.lights.propose_yellow_months = 0;
  EXPECT_TRUE(Draft("2024-M04").empty());
}

TEST_F(CountersTest, AProposalOnRecordIsKnown) {
  ProposalFact fact;
  fact.campaign = CampaignBuilder::kCampaign;
  fact.id = "I-1-L1.RED_ONCE-2024-M03";
  fact.item = "jurisdictions/hecheng/campaigns/eight-actions/items/I-1";
  fact.rule = "L1.RED_ONCE";
  fact.occasion = "2024-M03";
  fact.state = "REJECTED";
  builder_.Put(fact);
  EXPECT_EQ(Draft("2024-M03")[0].proposal, fact.id);
  EXPECT_EQ(Draft("2024-M03")[0].state, "REJECTED");
  EXPECT_TRUE(Draft("2024-M04")[0].proposal.empty());
}

QuarterResult Ranked(std::vector<std::string> units) {
  QuarterResult result;
  result.groups.push_back({.group = "DEPT", .cards = {}});
  for (size_t i = 0; i < units.size(); ++i) {
    Scorecard card;
    card.unit = units[i];
    card.rank = static_cast<int>(i) + 1;
    card.ranked = static_cast<int>(units.size());
    result.groups[0].cards.push_back(card);
  }
  return result;
}

TEST_F(CountersTest, LastPlacesCountQuartersInARow) {
  scheme_.ladder.last_places = 1;
  const QuarterResult newest = Ranked({"dept-b", "dept-c", "dept-a"});
  const QuarterResult before = Ranked({"dept-c", "dept-b", "dept-a"});
  const QuarterResult first = Ranked({"dept-a", "dept-c", "dept-b"});
  const auto units =
      UnitCountersOf(builder_.projection(), Count("2024-M04"), {&newest, &before, &first}, scheme_.ladder);
  ASSERT_EQ(units.size(), 1u) << "dept-b was last, but not in the newest quarter";
  EXPECT_EQ(units[0].unit, "dept-a");
  EXPECT_EQ(units[0].last_quarters, 2);
  EXPECT_EQ(units[0].rank, 3);
  EXPECT_EQ(units[0].lagging_items, 2);
}

TEST_F(CountersTest, AGroupThatIsAllLastPlacesHasNone) {
  const QuarterResult newest = Ranked({"dept-b", "dept-c", "dept-a"});
  EXPECT_TRUE(UnitCountersOf(builder_.projection(), {}, {&newest}, scheme_.ladder).empty());
}

class InterviewDraftTest : public CountersTest {
 protected:
  InterviewDraftTest() {
    scheme_.ladder.last_places = 1;
    newest_.quarter = PeriodOf("2024-Q2");
    before_.quarter = PeriodOf("2024-Q1");
  }
  std::vector<ProposalDraft> Interviews(const std::vector<const QuarterResult*>& finals) const {
    return DraftInterviews(builder_.projection(), CampaignBuilder::kCampaign, finals, scheme_);
  }

  QuarterResult newest_ = Ranked({"dept-b", "dept-c", "dept-a"});
  QuarterResult before_ = Ranked({"dept-c", "dept-b", "dept-a"});
};

TEST_F(InterviewDraftTest, LastPlacesInARowCallForAnInterviewOfTheUnit) {
  const auto drafts = Interviews({&newest_, &before_});
  ASSERT_EQ(drafts.size(), 1u);
  EXPECT_EQ(drafts[0].unit, "dept-a");
  EXPECT_EQ(drafts[0].item, "");
  EXPECT_EQ(drafts[0].level, "L4");
  EXPECT_EQ(drafts[0].rule, "L4.LAST_PLACES");
  EXPECT_EQ(drafts[0].occasion, "2024-Q2");
  const std::vector<NamedValue> inputs = {{"last_quarters", "2"},
                                          {"last_places", "1"},
                                          {"rank_2024-Q2", "3/3"},
                                          {"rank_2024-Q1", "3/3"},
                                          {"scheme", "rubric.v1"}};
  EXPECT_EQ(drafts[0].inputs, inputs);
}

TEST_F(InterviewDraftTest, FewerQuartersOrAnotherPlaceCallForNone) {
  EXPECT_TRUE(Interviews({}).empty());
  EXPECT_TRUE(Interviews({&newest_}).empty());
  before_ = Ranked({"dept-a", "dept-b", "dept-c"});
  EXPECT_TRUE(Interviews({&newest_, &before_}).empty());
  scheme_.ladder.last_quarters = 0;
  EXPECT_TRUE(Interviews({&newest_}).empty()) << "switched off";
}

TEST_F(InterviewDraftTest, AProposalOfTheSameQuarterAndUnitIsKnown) {
  ProposalFact fact;
  fact.campaign = CampaignBuilder::kCampaign;
  fact.unit = "dept-b";
  fact.id = "dept-b-L4.LAST_PLACES-2024-Q2";
  fact.rule = "L4.LAST_PLACES";
  fact.occasion = "2024-Q2";
  fact.state = "PROPOSED";
  builder_.Put(fact);
  EXPECT_TRUE(Interviews({&newest_, &before_})[0].proposal.empty()) << "of another unit";
  fact.unit = "dept-a";
  fact.id = "dept-a-L4.LAST_PLACES-2024-Q2";
  builder_.Put(fact);
  EXPECT_EQ(Interviews({&newest_, &before_})[0].proposal, fact.id);
}

}  // namespace
}  // namespace duban::reporting
