#include "services/reporting/domain/evaluation/impact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/schedule.h"
#include "services/reporting/domain/credit/credit.h"
#include "services/reporting/domain/credit/exemption.h"
#include "services/reporting/domain/evaluation/plan_matters.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/reporting/evaluation/evaluated_campaign.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::impact_test {
namespace {

using ::duban::testing::IsRefusal;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const char* const kCampaign = CampaignBuilder::kCampaign;
const char* const kItem = "jurisdictions/hecheng/campaigns/eight-actions/items/I-1";

QuarterResult Compute(const Projection& record) {
  return ComputeQuarter(record, Rubric(), kCampaign, PeriodOf("2024-Q1")).value();
}

absl::StatusOr<Projection> Corrected(const EvaluatedCampaign& campaign, const char* item, const char* value) {
  return WithCorrection(campaign.builder.projection(), kCampaign,
                        {"dept-a", PeriodOf("2024-M03-D3"), item, Dec(value)});
}

TEST(ImpactTest, ACorrectionMovesScoresAndRanksAndLeavesTheRecord) {
  EvaluatedCampaign campaign;
  const std::string digest = ProjectionDigest(campaign.builder.projection());
  const QuarterResult before = Compute(campaign.builder.projection());
  ASSERT_EQ(before.Find("dept-b")->rank, 1);
  const QuarterResult after = Compute(Corrected(campaign, "I-1", "25").value());
  const std::vector<CardMove> moves = CardMoves(before, after, false);
  const auto of = [&](const char* unit) {
    return std::find_if(moves.begin(), moves.end(),
                        [&](const CardMove& move) { return move.before->unit == unit; });
  };
  ASSERT_NE(of("dept-a"), moves.end());
  EXPECT_EQ(of("dept-a")->after->rank, 1);
  EXPECT_THAT(of("dept-a")->leaves, Contains("K1 24.00→30.00"));
  EXPECT_EQ(of("dept-b")->after->rank, 2);
  EXPECT_EQ(of("town-a"), moves.end());
  EXPECT_EQ(ProjectionDigest(campaign.builder.projection()), digest);
}

TEST(ImpactTest, WhatStaysIsListedOnlyOnRequest) {
  EvaluatedCampaign campaign;
  const QuarterResult scores = Compute(campaign.builder.projection());
  EXPECT_THAT(CardMoves(scores, scores, false), IsEmpty());
  EXPECT_THAT(CardMoves(scores, scores, true), SizeIs(5));
}

TEST(ImpactTest, OnlyAFinalFormIsCorrected) {
  EvaluatedCampaign campaign;
  campaign.builder.AddForm("dept-a", "2024-M04-D1", {ValueRow("I-1", "30")},
                           [](Form& form) { form.state = FormState::kOpen; });
  EXPECT_THAT(WithCorrection(campaign.builder.projection(), kCampaign,
                             {"dept-a", PeriodOf("2024-M04-D1"), "I-1", Dec("1")}),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "FORM_NOT_FINAL"));
  EXPECT_EQ(Corrected(campaign, "I-9", "1").status().code(), absl::StatusCode::kNotFound);
}

TEST(ImpactTest, LightsAndTheOrdersRaisedFromThemMove) {
  EvaluatedCampaign campaign;
  Order order;
  order.campaign = kCampaign;
  order.id = "o-1";
  order.state = "IN_PROGRESS";
  order.issue_time = At(absl::CivilDay(2024, 3, 1), 9);
  order.sources = {kItem};
  campaign.builder.Put(order);
  const Projection& record = campaign.builder.projection();
  const Projection then = Corrected(campaign, "I-1", "25").value();
  const LightWorld now{record, campaign.book, Rubric()};
  const LightWorld later{then, campaign.book, Rubric()};
  const std::vector<LightMove> lights = LightMoves(now, later, kCampaign, campaign.quarter);
  ASSERT_THAT(lights, SizeIs(1));
  EXPECT_EQ(lights[0].item, "I-1");
  EXPECT_NE(lights[0].before, Light::kGreen);
  EXPECT_EQ(lights[0].after, Light::kGreen);
  const auto orders = OrderMoves(record, campaign.book, campaign.book, kCampaign, campaign.quarter, lights);
  ASSERT_THAT(orders, SizeIs(1));
  EXPECT_EQ(orders[0].order->id, "o-1");
  EXPECT_EQ(orders[0].cause, kItem);
  EXPECT_THAT(LightMoves(now, now, kCampaign, campaign.quarter), IsEmpty());
}

TEST(ImpactTest, AnApprovedCreditWouldCostPointsAndTheBookStays) {
  EvaluatedCampaign campaign;
  Credit credit;
  credit.campaign = kCampaign;
  credit.id = "credit-0001";
  credit.kind = CreditKind::kCriticism;
  credit.unit = "dept-b";
  credit.period = campaign.quarter;
  credit.level = CreditLevel::kCity;
  credit.state = CreditState::kProposed;
  campaign.Write(credit, At(absl::CivilDay(2024, 4, 22), 9));
  const Book then = WithCreditApproved(campaign.book, "hecheng", kCampaign, "credit-0001").value();
  const QuarterResult before = campaign.Compute();
  EXPECT_EQ(campaign.book.docket.Find<Credit>(kCampaign, "credit-0001")->state, CreditState::kProposed);
  campaign.book = then;
  const QuarterResult after = campaign.Compute();
  const Rational cost = before.Find("dept-b")->total - after.Find("dept-b")->total;
  EXPECT_EQ(cost, Rubric().adjustments.criticism_city);
  EXPECT_EQ(WithCreditApproved(then, "hecheng", kCampaign, "credit-9").status().code(),
            absl::StatusCode::kNotFound);
}

TEST(ImpactTest, AGrantedExemptionWouldTakeItemsAndOrdersOut) {
  EvaluatedCampaign campaign;
  Order order;
  order.campaign = kCampaign;
  order.id = "o-1";
  order.state = "IN_PROGRESS";
  order.lead_unit = "dept-a";
  campaign.builder.Put(order);
  Exemption exemption;
  exemption.campaign = kCampaign;
  exemption.id = "exemption-0001";
  exemption.unit = "dept-a";
  exemption.period = campaign.quarter;
  exemption.subject = "campaigns/eight-actions/orders/o-1";
  exemption.state = ExemptionState::kChecked;
  campaign.Write(exemption, At(absl::CivilDay(2024, 4, 22), 9));
  const Book then = WithExemptionGranted(campaign.book, "hecheng", kCampaign, "exemption-0001").value();
  const auto moves =
      OrderMoves(campaign.builder.projection(), campaign.book, then, kCampaign, campaign.quarter, {});
  ASSERT_THAT(moves, SizeIs(1));
  EXPECT_EQ(moves[0].order->id, "o-1");
  exemption.subject = "campaigns/eight-actions/items/I-1";
  campaign.Write(exemption, At(absl::CivilDay(2024, 4, 22), 9));
  campaign.book = WithExemptionGranted(campaign.book, "hecheng", kCampaign, "exemption-0001").value();
  EXPECT_FALSE(campaign.Leaf(campaign.Compute(), "dept-a", LeafId::kK1).applicable);
}

TEST(ImpactTest, AnotherCalendarLeavesPastDeadlines) {
  EvaluatedCampaign campaign;
  CalendarYear present;
  present.year = 2024;
  campaign.builder.Put(present);
  CalendarYear other;
  other.year = 2024;
  other.off_days = {absl::CivilDay(2024, 3, 1), absl::CivilDay(2024, 6, 3)};
  const Projection then =
      WithCalendar(campaign.builder.projection(), other, At(absl::CivilDay(2024, 4, 1), 0));
  const Campaign& plan = campaign.builder.campaign();
  const Schedule schedule(plan.due_table, plan.due_table_since, plan.earlier_due_tables,
                          WorkCalendar(then.calendars));
  const auto lock = [&](const char* period) {
    return absl::ToCivilDay(schedule.Find(PeriodOf(period), DueStep::kLock)->at, ChinaTime());
  };
  EXPECT_EQ(lock("2024-M02-D3"), absl::CivilDay(2024, 3, 5));  // Fri 1, Mon 4, Tue 5 March
  EXPECT_EQ(lock("2024-M05-D3"), absl::CivilDay(2024, 6, 6));  // Mon 3 June is off
}

TEST(ImpactTest, ThePlanListsWhatTheYearLeavesUndone) {
  EvaluatedCampaign campaign;
  Order order;
  order.campaign = kCampaign;
  order.id = "o-1";
  order.state = "IN_PROGRESS";
  order.issue_time = At(absl::CivilDay(2024, 3, 1), 9);
  campaign.builder.Put(order);
  order.id = "o-2";
  order.state = "CLOSED";
  campaign.builder.Put(order);
  Affair issue;
  issue.campaign = kCampaign;
  issue.code = "D-1";
  issue.state = "RESOLVED_CLAIMED";
  campaign.builder.Put(issue);
  issue.code = "D-2";
  issue.state = "VERIFIED";
  campaign.builder.Put(issue);
  std::vector<std::string> listed;
  for (const PlanMatter& matter :
       PlanMattersOf(campaign.builder.projection(), campaign.book, Rubric(), kCampaign, PeriodOf("2024-Y"))) {
    listed.push_back(matter.kind + " " + matter.resource.substr(matter.resource.rfind('/') + 1));
  }
  EXPECT_THAT(listed, Contains("ITEM I-1"));
  EXPECT_THAT(listed, Contains("ORDER o-1"));
  EXPECT_THAT(listed, Contains("ISSUE D-1"));
  EXPECT_THAT(listed, SizeIs(3));  // I-2 is green, o-2 and D-2 are over
}

}  // namespace
}  // namespace duban::reporting::impact_test
