// What orders leave on desks, through the real services: duties, proposals of the ladder, burden, publication
// of results, and orders that a merger moves.
#include "tests/integration/task/supervision_desk.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/change.grpc.pb.h"
#include "duban/task/v1/proposal.grpc.pb.h"
#include "duban/task/v1/unit.grpc.pb.h"
#include "services/task/convert/to_proto.h"
#include "tests/support/error_matchers.h"

namespace duban::testing::supervision_desk_test {
namespace {

namespace v1 = task::v1;
using Desks = v1::DeskService;
using Orders = v1::OrderService;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SupervisionDeskTest : public SupervisionDesk {};

constexpr char kOrderWork[] = "kind = ORDER_SIGN OR kind = ORDER_FEEDBACK OR kind = ORDER_DECIDE";

TEST_F(SupervisionDeskTest, AnOrderWaitsForOneDeskAfterTheOther) {
  ASSERT_THAT(Propose(), IsOk());
  const std::vector<v1::Work> case_work = WorkOf(kHead, kOrderWork);
  ASSERT_THAT(case_work, SizeIs(1));
  EXPECT_EQ(case_work[0].subject(), kOrderName);
  EXPECT_EQ(case_work[0].role(), v1::ROLE_HEAD);
  EXPECT_THAT(WorkOf(kInspector, kOrderWork), IsEmpty());
  ASSERT_THAT(Act<v1::ApproveOrderCaseRequest>(kHead, &Orders::Stub::ApproveOrderCase), IsOk());
  EXPECT_THAT(WorkOf(kHead, kOrderWork), IsEmpty());
  EXPECT_THAT(KindsFor(kInspector, kOrderWork), ElementsAre(v1::Work::KIND_ORDER_DECIDE));
  v1::IssueOrderRequest issue;
  issue.set_feedback_form("书面报告");
  ASSERT_THAT(Act(kInspector, &Orders::Stub::IssueOrder, issue), IsOk());
  const std::vector<v1::Work> sign = WorkOf(kReporter, kOrderWork);
  ASSERT_THAT(sign, SizeIs(1));
  EXPECT_EQ(sign[0].kind(), v1::Work::KIND_ORDER_SIGN);
  EXPECT_EQ(sign[0].unit(), kUnit);
  EXPECT_EQ(sign[0].due_time().seconds(), Seconds("2024-03-12 17:30"));
  EXPECT_THAT(WorkOf(kHousingLeader, kOrderWork), IsEmpty());
  MoveTo("2024-03-13 09:00");
  EXPECT_TRUE(WorkOf(kReporter, kOrderWork)[0].overdue());
  EXPECT_EQ(WorkOf(kReporter, kOrderWork)[0].late_workdays(), 1);
  ASSERT_THAT(Act<v1::SignOrderRequest>(kReporter, &Orders::Stub::SignOrder), IsOk());
  EXPECT_THAT(KindsFor(kReporter, kOrderWork), ElementsAre(v1::Work::KIND_ORDER_FEEDBACK));
}

TEST_F(SupervisionDeskTest, ProposalsOfTheLadderWaitForTheirIssuers) {
  BringToIssued();
  ASSERT_THAT(Act<v1::SignOrderRequest>(kReporter, &Orders::Stub::SignOrder), IsOk());
  MoveTo("2024-03-27 17:30");
  v1::ProposeEscalationsRequest run;
  run.set_parent(kParent);
  using Service = v1::ProposalService;
  ASSERT_THAT(bench_.Call<Service>(kOfficeClerk, &Service::Stub::ProposeEscalations, run), IsOk());
  EXPECT_THAT(KindsFor(kInspector, "kind = PROPOSAL"), ElementsAre(v1::Work::KIND_PROPOSAL));
  EXPECT_THAT(WorkOf(kHead, "kind = PROPOSAL"), IsEmpty());
}

TEST_F(SupervisionDeskTest, APublicResultIsPublishedAndLeavesTheDesk) {
  BringToClosed();
  const std::vector<v1::Work> work = WorkOf(kInspector, kOrderWork);
  ASSERT_THAT(work, SizeIs(1));
  EXPECT_EQ(work[0].due_time().seconds(), Seconds("2024-03-18 17:30"));
  MoveTo("2024-03-13 10:00");
  v1::RecordOrderPublicationRequest publish;
  EXPECT_THAT(Faults(Act(kInspector, &Orders::Stub::RecordOrderPublication, publish).status()),
              ElementsAre("channel: REQUIRED", "text: REQUIRED", "publish_date: REQUIRED"));
  publish.set_channel("区政府门户网站");
  publish.set_text("整改情况公示");
  *publish.mutable_publish_date() = task::ToProto(absl::CivilDay(2024, 3, 13));
  EXPECT_THAT(Act(kLeader, &Orders::Stub::RecordOrderPublication, publish),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  ASSERT_THAT(Act(kInspector, &Orders::Stub::RecordOrderPublication, publish), IsOk());
  bench_.Restart();
  const auto order = Act<v1::GetOrderRequest>(kReporter, &Orders::Stub::GetOrder);
  ASSERT_THAT(order, IsOk());
  ASSERT_EQ(order->publications_size(), 1);
  EXPECT_EQ(order->publications(0).channel(), "区政府门户网站");
  EXPECT_EQ(order->publications(0).recorded_by(), kInspector);
  EXPECT_THAT(WorkOf(kInspector, kOrderWork), IsEmpty());
}

TEST_F(SupervisionDeskTest, BurdenCountsTheOrdersIssuedInTheMonth) {
  v1::GetBurdenRequest month;
  month.set_name(Under("periods/2024-M03"));
  const auto orders_of = [&](const std::string& unit) {
    const auto burden = bench_.Call<Desks>(kReporter, &Desks::Stub::GetBurden, month);
    EXPECT_THAT(burden, IsOk());
    for (const auto& line : burden->units()) {
      if (line.unit() == unit) return line.order_count();
    }
    return -1;
  };
  EXPECT_EQ(orders_of(kUnit), 0);
  BringToIssued();
  EXPECT_EQ(orders_of(kUnit), 1);
  EXPECT_EQ(orders_of(absl::StrCat("jurisdictions/hecheng/units/", kHousingUnit)), 0);
  month.set_name(Under("periods/2024-M04"));
  EXPECT_EQ(orders_of(kUnit), 0);
}

TEST_F(SupervisionDeskTest, AMergerMovesTheOpenOrderToTheSuccessorsDesk) {
  BringToIssued();
  EXPECT_THAT(WorkOf(kHousingReporter, kOrderWork), IsEmpty());
  v1::MergeUnitsRequest merge;
  merge.set_parent("jurisdictions/hecheng");
  merge.add_units(kUnit);
  merge.mutable_successor()->set_unit_id(kHousingUnit);
  *merge.mutable_effective_date() = task::ToProto(absl::CivilDay(2024, 3, 11));
  merge.set_reason("编办〔2024〕7号");
  const auto merged = bench_.Call<v1::UnitService>(kAdmin, &v1::UnitService::Stub::MergeUnits, merge);
  ASSERT_THAT(merged, IsOk());
  EXPECT_THAT(merged->matters(), ElementsAre(kOrderName));
  bench_.Restart();
  EXPECT_THAT(KindsFor(kHousingReporter, kOrderWork), ElementsAre(v1::Work::KIND_ORDER_SIGN));
  ASSERT_THAT(Act<v1::SignOrderRequest>(kHousingReporter, &Orders::Stub::SignOrder), IsOk());
  v1::ListChangesRequest history;
  history.set_parent(kOrderName);
  using Changes = v1::ChangeService;
  const auto changes = bench_.Call<Changes>(kInspector, &Changes::Stub::ListChanges, history);
  ASSERT_THAT(changes, IsOk());
  EXPECT_EQ(changes->changes(1).type(), "order.transfer");
  EXPECT_EQ(changes->changes(1).reason(), "编办〔2024〕7号");
}

}  // namespace
}  // namespace duban::testing::supervision_desk_test
