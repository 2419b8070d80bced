// Supervision orders, their ladder and conclusions through the real service.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/card.grpc.pb.h"
#include "duban/task/v1/order_rules.grpc.pb.h"
#include "duban/task/v1/order_service.grpc.pb.h"
#include "duban/task/v1/proposal.grpc.pb.h"
#include "services/task/convert/to_proto.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::order_test {
namespace {

namespace v1 = task::v1;
using Orders = v1::OrderService;
using Stub = v1::OrderService::Stub;
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kParent[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
constexpr char kFirst[] = "jurisdictions/hecheng/campaigns/eight-actions-2024/orders/DB-0001";
constexpr char kUnit[] = "jurisdictions/hecheng/units/hc-sti";
constexpr char kHead[] = "qu-zhang";
constexpr char kInspector[] = "du-cha";
constexpr char kInspector2[] = "du-ban";

// The bench with the people who supervise. Monday 2024-03-11 09:00.
class OrderTest : public ::testing::Test {
 protected:
  OrderTest() : bench_(ChinaAt("2024-03-11 09:00")) {}

  void SetUp() override {
    ASSERT_TRUE(bench_.Import().ok());
    v1::BatchCreateRoleBindingsRequest roles;
    roles.set_parent("jurisdictions/hecheng");
    const std::pair<const char*, v1::Role> people[] = {
        {kHead, v1::ROLE_HEAD}, {kInspector, v1::ROLE_SUPERVISION}, {kInspector2, v1::ROLE_SUPERVISION}};
    for (const auto& [person, role] : people) {
      v1::CreateRoleBindingRequest& added = *roles.add_requests();
      added.set_role_binding_id(absl::StrCat("r-", person));
      added.mutable_role_binding()->set_person(person);
      added.mutable_role_binding()->set_role(role);
    }
    const auto created = bench_.Call<v1::RoleBindingService>(
        kAdmin, &v1::RoleBindingService::Stub::BatchCreateRoleBindings, roles);
    ASSERT_TRUE(created.ok()) << created.status();
  }

  v1::ProposeOrderRequest Good() const {
    v1::ProposeOrderRequest request;
    request.set_parent(kParent);
    v1::Order& order = *request.mutable_order();
    order.set_type(v1::Order::TYPE_DAILY_FOLLOW_UP);
    order.add_sources()->set_kind(v1::Order::Source::KIND_ITEM);
    order.mutable_sources(0)->set_resource(absl::StrCat(kParent, "/items/I-1"));
    order.set_matter("产业项目推进滞后");
    order.set_object("科技局");
    order.set_demands("限期完成并书面反馈");
    order.set_lead_unit(kUnit);
    order.set_action("A1");
    return request;
  }

  template <typename Request>
  absl::StatusOr<v1::Order> Act(const std::string& person,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             v1::Order*),
                                Request request = {}) {
    request.set_name(kFirst);
    return bench_.Call<Orders>(person, method, request);
  }

  // Proposed, approved, issued and signed for: due 2024-03-26 17:30.
  void BringToProgress() {
    ASSERT_TRUE(bench_.Call<Orders>(kInspector, &Stub::ProposeOrder, Good()).ok());
    ASSERT_TRUE(Act<v1::ApproveOrderCaseRequest>(kHead, &Stub::ApproveOrderCase).ok());
    v1::IssueOrderRequest issue;
    issue.set_feedback_form("书面报告");
    ASSERT_TRUE(Act(kInspector, &Stub::IssueOrder, issue).ok());
    ASSERT_TRUE(Act<v1::SignOrderRequest>(kReporter, &Stub::SignOrder).ok());
  }

  v1::ProposeEscalationsResponse RunLadder() {
    v1::ProposeEscalationsRequest request;
    request.set_parent(kParent);
    const auto response = bench_.Call<v1::ProposalService>(
        kOfficeClerk, &v1::ProposalService::Stub::ProposeEscalations, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.value_or(v1::ProposeEscalationsResponse());
  }

  absl::StatusOr<v1::Proposal> Accept(const std::string& person, const std::string& name) {
    v1::AcceptProposalRequest request;
    request.set_name(name);
    request.set_reason("同意签发");
    return bench_.Call<v1::ProposalService>(person, &v1::ProposalService::Stub::AcceptProposal, request);
  }

  v1::Order Get() {
    v1::GetOrderRequest request;
    request.set_name(kFirst);
    const auto order = bench_.Call<Orders>(kReporter, &Stub::GetOrder, request);
    EXPECT_TRUE(order.ok()) << order.status();
    return order.value_or(v1::Order());
  }

  void MoveTo(absl::string_view time) {
    bench_.clock().AdvanceTime(ChinaAt(time) - bench_.clock().TimeNow());
  }

  TaskBench bench_;
};

TEST_F(OrderTest, GoesFromProposalToArchiveAndKeepsItsHistory) {
  BringToProgress();
  v1::DraftOrderFeedbackRequest draft;
  draft.set_text("已完成整改");
  ASSERT_TRUE(Act(kReporter, &Stub::DraftOrderFeedback, draft).ok());
  ASSERT_TRUE(Act<v1::ReportOrderFeedbackRequest>(kLeader, &Stub::ReportOrderFeedback).ok());
  v1::CloseOrderRequest close;
  close.set_leader_opinion("已阅，同意销号");
  const auto closed = Act(kInspector2, &Stub::CloseOrder, close);
  ASSERT_TRUE(closed.ok()) << closed.status();
  EXPECT_EQ(closed->case_number(), "督〔2024〕1号");
  ASSERT_TRUE(Act<v1::ArchiveOrderRequest>(kInspector, &Stub::ArchiveOrder).ok());
  bench_.Restart();
  const v1::Order order = Get();
  EXPECT_EQ(order.state(), v1::Order::STATE_ARCHIVED);
  EXPECT_EQ(order.feedbacks(0).signer(), kLeader);
  v1::ListChangesRequest history;
  history.set_parent(kFirst);
  const auto changes =
      bench_.Call<v1::ChangeService>(kReporter, &v1::ChangeService::Stub::ListChanges, history);
  ASSERT_TRUE(changes.ok()) << changes.status();
  EXPECT_EQ(changes->changes_size(), 8);
  EXPECT_EQ(changes->changes(7).type(), "order.propose");
  EXPECT_EQ(changes->changes(1).order().closed_by(), kInspector2);
}

TEST_F(OrderTest, EachActNeedsTheRoleOfTheTable) {
  ASSERT_TRUE(bench_.Call<Orders>(kReviewerA1, &Stub::ProposeOrder, Good()).ok()) << "a task force, its own";
  EXPECT_THAT(bench_.Call<Orders>(kReviewerA2, &Stub::ProposeOrder, Good()),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Act<v1::ApproveOrderCaseRequest>(kInspector, &Stub::ApproveOrderCase),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  ASSERT_TRUE(Act<v1::ApproveOrderCaseRequest>(kHead, &Stub::ApproveOrderCase).ok());
  EXPECT_THAT(Act<v1::IssueOrderRequest>(kReviewerA1, &Stub::IssueOrder),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  v1::IssueOrderRequest issue;
  issue.set_feedback_form("书面报告");
  ASSERT_TRUE(Act(kInspector, &Stub::IssueOrder, issue).ok());
  EXPECT_THAT(Act<v1::SignOrderRequest>(kHousingLeader, &Stub::SignOrder),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
}

TEST_F(OrderTest, AnOldEtagIsRefusedAndARepeatedRequestAnswersAsBefore) {
  ASSERT_TRUE(bench_.Call<Orders>(kInspector, &Stub::ProposeOrder, Good()).ok());
  const std::string etag = Get().etag();
  v1::ApproveOrderCaseRequest approve;
  approve.set_etag(etag);
  approve.set_request_id("0b6d5f4e-2c1a-4e57-9a44-3f1f0a9a7d11");
  const auto first = Act(kHead, &Stub::ApproveOrderCase, approve);
  ASSERT_TRUE(first.ok()) << first.status();
  const auto again = Act(kHead, &Stub::ApproveOrderCase, approve);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->etag(), first->etag());
  v1::IssueOrderRequest issue;
  issue.set_etag(etag);
  issue.set_feedback_form("书面");
  EXPECT_EQ(Act(kInspector, &Stub::IssueOrder, issue).status().code(), absl::StatusCode::kAborted);
}

TEST_F(OrderTest, FlagsFollowTheClock) {
  BringToProgress();
  EXPECT_THAT(Get().flags(), SizeIs(0));
  MoveTo("2024-03-26 17:31");
  EXPECT_THAT(Get().flags(), ElementsAre(v1::Order::FLAG_OVERDUE));
  v1::ListOrdersRequest list;
  list.set_parent(kParent);
  list.set_filter("state = IN_PROGRESS");
  const auto orders = bench_.Call<Orders>(kReporter, &Stub::ListOrders, list);
  ASSERT_TRUE(orders.ok()) << orders.status();
  ASSERT_EQ(orders->orders_size(), 1);
  EXPECT_THAT(orders->orders(0).flags(), ElementsAre(v1::Order::FLAG_OVERDUE));
}

TEST_F(OrderTest, TheLadderProposesAndPeopleIssue) {
  BringToProgress();
  MoveTo("2024-03-27 17:30");
  const v1::ProposeEscalationsResponse first = RunLadder();
  EXPECT_EQ(first.call_count(), 1);
  ASSERT_EQ(first.proposals_size(), 1);
  EXPECT_EQ(first.proposals(0).rule(), "L1.OVERDUE");
  const v1::ProposeEscalationsResponse second = RunLadder();
  EXPECT_EQ(second.call_count(), 0);
  EXPECT_EQ(second.proposals_size(), 0);
  const std::string reminder = first.proposals(0).name();
  EXPECT_THAT(Accept(kReporter, reminder), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  ASSERT_TRUE(Accept(kOfficeClerk, reminder).ok());
  EXPECT_EQ(Get().level(), v1::Order::LEVEL_L1);

  MoveTo("2024-04-01 17:31");
  const v1::ProposeEscalationsResponse third = RunLadder();
  ASSERT_EQ(third.proposals_size(), 1);
  EXPECT_EQ(third.proposals(0).level(), v1::Order::LEVEL_L2);
  EXPECT_THAT(Accept(kOfficeClerk, third.proposals(0).name()),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"))
      << "letters of L2 are the supervision office's";
  const auto letter = Accept(kInspector, third.proposals(0).name());
  ASSERT_TRUE(letter.ok()) << letter.status();
  EXPECT_EQ(letter->instrument(), "督办函");
  v1::GetCardRequest get;
  get.set_name(letter->card());
  const auto card = bench_.Call<v1::CardService>(kReporter, &v1::CardService::Stub::GetCard, get);
  ASSERT_TRUE(card.ok()) << card.status();
  EXPECT_EQ(card->color(), v1::Card::COLOR_YELLOW);
  EXPECT_EQ(card->issued_by(), kInspector);
  v1::GetOrderCountersRequest count;
  count.set_parent(kParent);
  count.set_unit(kUnit);
  const auto counters = bench_.Call<Orders>(kReporter, &Stub::GetOrderCounters, count);
  ASSERT_TRUE(counters.ok()) << counters.status();
  EXPECT_EQ(counters->yellow_quarter_count(), 1);
  EXPECT_EQ(counters->overdue_count(), 1);
}

TEST_F(OrderTest, AServiceSubmitsLightsOncePerPeriod) {
  v1::SubmitProposalRequest request;
  request.set_parent(kParent);
  v1::Proposal& proposal = *request.mutable_proposal();
  proposal.set_item(absl::StrCat(kParent, "/items/I-1"));
  proposal.set_level(v1::Order::LEVEL_L1);
  proposal.set_rule("L1.RED_ONCE");
  proposal.set_occasion("2024-M03");
  proposal.add_inputs()->set_key("light");
  proposal.mutable_inputs(0)->set_value("RED");
  proposal.set_state(v1::Proposal::STATE_ACCEPTED);  // not the caller's to say
  const auto submit = [&] {
    return bench_.Call<v1::ProposalService>(kFeedPerson, &v1::ProposalService::Stub::SubmitProposal, request);
  };
  const auto submitted = submit();
  ASSERT_TRUE(submitted.ok()) << submitted.status();
  EXPECT_EQ(submitted->state(), v1::Proposal::STATE_PROPOSED);
  EXPECT_EQ(submitted->unit(), kUnit);
  EXPECT_EQ(submit().status().code(), absl::StatusCode::kAlreadyExists);
}

TEST_F(OrderTest, AServiceSubmitsAUnitsLastPlacesAndALeaderDecides) {
  v1::SubmitProposalRequest request;
  request.set_parent(kParent);
  v1::Proposal& proposal = *request.mutable_proposal();
  proposal.set_unit(kUnit);
  proposal.set_level(v1::Order::LEVEL_L4);
  proposal.set_rule("L4.LAST_PLACES");
  proposal.set_occasion("2024-Q2");
  proposal.add_inputs()->set_key("last_quarters");
  proposal.mutable_inputs(0)->set_value("2");
  const auto submitted =
      bench_.Call<v1::ProposalService>(kFeedPerson, &v1::ProposalService::Stub::SubmitProposal, request);
  ASSERT_TRUE(submitted.ok()) << submitted.status();
  EXPECT_EQ(submitted->unit(), kUnit);
  v1::AcceptProposalRequest accept;
  accept.set_name(submitted->name());
  accept.set_reason("连续两季靠后");
  const auto accepted =
      bench_.Call<v1::ProposalService>(kHead, &v1::ProposalService::Stub::AcceptProposal, accept);
  ASSERT_TRUE(accepted.ok()) << accepted.status();
  EXPECT_EQ(accepted->instrument(), "约谈");
}

TEST_F(OrderTest, RulesReadAsTheDefaultsAndAreSetAsVersions) {
  using Rules = v1::OrderRulesService;
  v1::GetOrderRulesRequest get;
  get.set_name(absl::StrCat(kParent, "/orderRules/current"));
  auto rules = bench_.Call<Rules>(kReporter, &Rules::Stub::GetOrderRules, get);
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->version(), 0);
  EXPECT_EQ(rules->ladder_size(), 6);
  v1::SetOrderRulesRequest set;
  *set.mutable_order_rules() = *rules;
  set.mutable_order_rules()->set_normal_days(10);
  set.set_reason("区政府办文件");
  EXPECT_EQ(bench_.Call<Rules>(kInspector, &Rules::Stub::SetOrderRules, set).status().code(),
            absl::StatusCode::kPermissionDenied);
  const auto changed = bench_.Call<Rules>(kAdmin, &Rules::Stub::SetOrderRules, set);
  ASSERT_TRUE(changed.ok()) << changed.status();
  bench_.Restart();
  rules = bench_.Call<Rules>(kReporter, &Rules::Stub::GetOrderRules, get);
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->version(), 1);
  EXPECT_EQ(rules->normal_days(), 10);
  EXPECT_EQ(rules->ladder(2).points(), "-1.00");
}

}  // namespace
}  // namespace duban::testing::order_test
