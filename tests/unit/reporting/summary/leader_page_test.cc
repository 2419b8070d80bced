#include "services/reporting/domain/summary/leader_page.h"

#include <gtest/gtest.h>

#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

const absl::Time kNow = At(absl::CivilDay(2024, 4, 9), 9);

class LeaderPageTest : public ::testing::Test {
 protected:
  LeaderPage PageOf(const std::string& action = "") const {
    return LeaderPageOf(lights_, PeriodOf("2024-M03"), action, kNow);
  }
  Affair AffairOf(const std::string& code, AffairKind kind, const char* state) const {
    Affair affair;
    affair.campaign = CampaignBuilder::kCampaign;
    affair.code = code;
    affair.kind = kind;
    affair.action = "A1";
    affair.state = state;
    return affair;
  }
  Order OrderOf(const std::string& id) const {
    Order order;
    order.campaign = CampaignBuilder::kCampaign;
    order.id = id;
    order.action = "A1";
    order.state = "IN_PROGRESS";
    order.issue_time = At(absl::CivilDay(2024, 2, 1), 9);
    order.sign_time = At(absl::CivilDay(2024, 2, 1), 10);
    order.due_time = At(absl::CivilDay(2024, 4, 8), 17);
    return order;
  }

  CampaignBuilder builder_;
  LightBook book_;
  const Lights lights_{builder_.projection(), builder_.campaign(), Rubric(), book_};
};

TEST_F(LeaderPageTest, TellsWhatMovedWorstFirst) {
  builder_.AddIndicator("I-1");
  builder_.AddIndicator("I-2");
  builder_.AddIndicator("I-3", [](Item& item) { item.action = "A2"; });
  builder_.AddForm("dept-a", "2024-M02-D3",
                   {ValueRow("I-1", "10"), ValueRow("I-2", "17"), ValueRow("I-3", "17")});
  builder_.AddForm("dept-a", "2024-M03-D3",
                   {ValueRow("I-1", "25"), ValueRow("I-2", "10"), ValueRow("I-3", "25")});
  const LeaderPage page = PageOf();
  ASSERT_EQ(page.moved.size(), 2u);
  EXPECT_EQ(page.moved[0].item->code, "I-2");
  EXPECT_EQ(page.moved[0].before, Light::kGreen);
  EXPECT_EQ(page.moved[0].now, Light::kRed);
  EXPECT_EQ(page.moved[1].item->code, "I-1");
  ASSERT_EQ(page.by_action.size(), 2u);
  EXPECT_EQ(page.by_action[0].counts.red, 1);
  EXPECT_EQ(page.by_action[1].counts.title, "创新提升行动");
  ASSERT_EQ(page.by_unit.size(), 1u);
  EXPECT_EQ(page.by_unit[0].counts.green, 2);
  EXPECT_EQ(PageOf("A2").by_action.size(), 1u);
  EXPECT_TRUE(PageOf("A2").moved.empty());
}

TEST_F(LeaderPageTest, CountsWhatWasSetByHand) {
  builder_.AddIndicator("I-1");
  builder_.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "10")},
                   [](Form& form) { form.corrected = true; });
  builder_.AddForm("dept-b", "2024-M03-D3", {}, [](Form& form) { form.form_class = FormClass::kExcused; });
  LightOverride by_hand;
  by_hand.light = Light::kYellow;
  book_.overrides[{"I-1", PeriodOf("2024-M03")}] = by_hand;
  EXPECT_EQ(PageOf().by_action[0].overridden, 1);
  EXPECT_EQ(PageOf().by_action[0].counts.yellow, 1);
  const auto counts = [&](const char* period) {
    return OverridesOf(builder_.projection(), CampaignBuilder::kCampaign, PeriodOf(period), book_);
  };
  EXPECT_EQ(counts("2024-M03").lights, 1);
  EXPECT_EQ(counts("2024-Q1").lights, 1) << "a part of the quarter";
  EXPECT_EQ(counts("2024-M03-D3").lights, 0);
  EXPECT_EQ(counts("2024-M03").corrected, 1);
  EXPECT_EQ(counts("2024-M03").excused, 1);
  EXPECT_EQ(counts("2024-M02").corrected, 0);
}

TEST_F(LeaderPageTest, OrdersAreNewClosedOverdueOrUnsigned) {
  builder_.Put(OrderOf("overdue"));
  Order fresh = OrderOf("fresh");
  fresh.issue_time = At(absl::CivilDay(2024, 3, 1), 0);
  fresh.due_time = kNow + absl::Hours(1);
  builder_.Put(fresh);
  Order closed = OrderOf("closed");
  closed.state = "CLOSED";
  closed.close_time = At(absl::CivilDay(2024, 3, 31), 23);
  builder_.Put(closed);
  Order unsigned_order = OrderOf("unsigned");
  unsigned_order.state = "ISSUED";
  unsigned_order.sign_time.reset();
  unsigned_order.sign_due_time = kNow - absl::Hours(1);
  unsigned_order.due_time = kNow + absl::Hours(1);
  builder_.Put(unsigned_order);
  const LeaderPage page = PageOf();
  ASSERT_EQ(page.new_orders.size(), 1u);
  EXPECT_EQ(page.new_orders[0]->id, "fresh");
  ASSERT_EQ(page.closed_orders.size(), 1u);
  EXPECT_EQ(page.closed_orders[0]->id, "closed");
  ASSERT_EQ(page.overdue_orders.size(), 1u);
  EXPECT_EQ(page.overdue_orders[0]->id, "overdue");
  ASSERT_EQ(page.unsigned_orders.size(), 1u);
  EXPECT_EQ(page.unsigned_orders[0]->id, "unsigned");
  EXPECT_TRUE(PageOf("A2").new_orders.empty());
}

TEST_F(LeaderPageTest, OpenIssuesHazardsAndResolutions) {
  Affair easy = AffairOf("D-1", AffairKind::kIssue, "RAISED");
  easy.difficulty = 1;
  builder_.Put(easy);
  Affair hard = AffairOf("D-2", AffairKind::kIssue, "RESOLVED_CLAIMED");
  hard.difficulty = 3;
  builder_.Put(hard);
  builder_.Put(AffairOf("D-3", AffairKind::kIssue, "VERIFIED"));
  builder_.Put(AffairOf("H-1", AffairKind::kHazard, "RECTIFYING"));
  Affair late = AffairOf("H-2", AffairKind::kHazard, "RECTIFYING");
  late.due = absl::CivilDay(2024, 4, 8);
  builder_.Put(late);
  Affair today = AffairOf("R-1", AffairKind::kResolution, "ACTIVE");
  today.due = absl::CivilDay(2024, 4, 9);
  builder_.Put(today);
  builder_.Put(AffairOf("R-2", AffairKind::kResolution, "ACCEPTED"));
  const LeaderPage page = PageOf();
  ASSERT_EQ(page.issues.size(), 2u);
  EXPECT_EQ(page.issues[0].affair->code, "D-2");
  ASSERT_EQ(page.hazards.size(), 2u);
  EXPECT_EQ(page.hazards[0].affair->code, "H-2");
  EXPECT_TRUE(page.hazards[0].overdue);
  ASSERT_EQ(page.resolutions.size(), 1u);
  EXPECT_FALSE(page.resolutions[0].overdue) << "due today";
}

TEST(RankLinesTest, PlacesWonAndLost) {
  const auto quarter = [](int first, int second) {
    QuarterResult result;
    Scorecard a, b;
    a.unit = "dept-a";
    a.rank = first;
    b.unit = "dept-b";
    b.rank = second;
    result.groups.push_back({.group = "DEPT", .cards = {a, b}});
    return result;
  };
  const QuarterResult now = quarter(1, 2);
  const QuarterResult before = quarter(4, 0);
  const auto lines = RankLinesOf(now, &before);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].change, 3);
  EXPECT_EQ(lines[1].change, 0) << "not ranked before";
  EXPECT_EQ(RankLinesOf(now, nullptr)[0].previous_rank, 0);
}

}  // namespace
}  // namespace duban::reporting
