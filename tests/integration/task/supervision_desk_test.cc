// What supervision leaves on desks, through the real services: duties of orders, false reports and meetings,
// burden and overrides, publication of results, hazards on the ladder, and orders that a merger moves.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/change.grpc.pb.h"
#include "duban/task/v1/desk.grpc.pb.h"
#include "duban/task/v1/excuse.grpc.pb.h"
#include "duban/task/v1/false_report.grpc.pb.h"
#include "duban/task/v1/finding.grpc.pb.h"
#include "duban/task/v1/form.grpc.pb.h"
#include "duban/task/v1/item.grpc.pb.h"
#include "duban/task/v1/meeting.grpc.pb.h"
#include "duban/task/v1/order_service.grpc.pb.h"
#include "duban/task/v1/period.grpc.pb.h"
#include "duban/task/v1/proposal.grpc.pb.h"
#include "duban/task/v1/role.grpc.pb.h"
#include "duban/task/v1/unit.grpc.pb.h"
#include "services/task/convert/to_proto.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {
namespace {

namespace v1 = task::v1;
using Desks = v1::DeskService;
using Orders = v1::OrderService;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kParent[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
constexpr char kOrderName[] = "jurisdictions/hecheng/campaigns/eight-actions-2024/orders/DB-0001";
constexpr char kUnit[] = "jurisdictions/hecheng/units/hc-sti";
constexpr char kHead[] = "qu-zhang";
constexpr char kDeputy[] = "chang-wu";
constexpr char kInspector[] = "du-cha";
constexpr char kInspector2[] = "du-ban";
constexpr char kInspectorHead[] = "zhu-ren";
constexpr char kVerifier[] = "he-cha";
constexpr char kVerifier2[] = "di-er";

std::string Under(absl::string_view path) { return absl::StrCat(kParent, "/", path); }
std::int64_t Seconds(absl::string_view time) { return absl::ToUnixSeconds(ChinaAt(time)); }

// The bench with the people who supervise. Monday 2024-03-11 09:00.
class SupervisionDeskTest : public ::testing::Test {
 protected:
  SupervisionDeskTest() : bench_(ChinaAt("2024-03-11 09:00")) {
    EXPECT_THAT(bench_.Import(), IsOk());
    const std::pair<const char*, v1::Role> kPeople[] = {
        {kHead, v1::ROLE_HEAD},
        {kDeputy, v1::ROLE_EXECUTIVE_DEPUTY},
        {kInspector, v1::ROLE_SUPERVISION},
        {kInspector2, v1::ROLE_SUPERVISION},
        {kInspectorHead, v1::ROLE_SUPERVISION_HEAD},
        {kVerifier, v1::ROLE_VERIFIER},
        {kVerifier2, v1::ROLE_VERIFIER},
    };
    v1::BatchCreateRoleBindingsRequest roles;
    roles.set_parent("jurisdictions/hecheng");
    for (const auto& [person, role] : kPeople) {
      v1::CreateRoleBindingRequest& added = *roles.add_requests();
      added.set_role_binding_id(absl::StrCat("r-", person));
      added.mutable_role_binding()->set_person(person);
      added.mutable_role_binding()->set_role(role);
    }
    using Service = v1::RoleBindingService;
    EXPECT_THAT(bench_.Call<Service>(kAdmin, &Service::Stub::BatchCreateRoleBindings, roles), IsOk());
  }

  absl::StatusOr<v1::Order> Propose() {
    v1::ProposeOrderRequest request;
    request.set_parent(kParent);
    v1::Order& order = *request.mutable_order();
    order.set_type(v1::Order::TYPE_DAILY_FOLLOW_UP);
    order.add_sources()->set_kind(v1::Order::Source::KIND_ITEM);
    order.mutable_sources(0)->set_resource(Under("items/I-1"));
    order.set_matter("产业项目推进滞后");
    order.set_object("科技局");
    order.set_demands("限期完成并书面反馈");
    order.set_lead_unit(kUnit);
    order.set_public_result(true);
    return bench_.Call<Orders>(kInspector, &Orders::Stub::ProposeOrder, request);
  }
  template <typename Request>
  absl::StatusOr<v1::Order> Act(const std::string& person,
                                grpc::Status (Orders::Stub::*method)(grpc::ClientContext*, const Request&,
                                                                     v1::Order*),
                                Request request = {}) {
    request.set_name(kOrderName);
    return bench_.Call<Orders>(person, method, request);
  }
  void BringToIssued() {
    ASSERT_THAT(Propose(), IsOk());
    ASSERT_THAT(Act<v1::ApproveOrderCaseRequest>(kHead, &Orders::Stub::ApproveOrderCase), IsOk());
    v1::IssueOrderRequest issue;
    issue.set_feedback_form("书面报告");
    ASSERT_THAT(Act(kInspector, &Orders::Stub::IssueOrder, issue), IsOk());
  }
  void BringToClosed() {
    BringToIssued();
    ASSERT_THAT(Act<v1::SignOrderRequest>(kReporter, &Orders::Stub::SignOrder), IsOk());
    v1::DraftOrderFeedbackRequest draft;
    draft.set_text("已完成整改");
    ASSERT_THAT(Act(kReporter, &Orders::Stub::DraftOrderFeedback, draft), IsOk());
    ASSERT_THAT(Act<v1::ReportOrderFeedbackRequest>(kLeader, &Orders::Stub::ReportOrderFeedback), IsOk());
    v1::CloseOrderRequest close;
    close.set_leader_opinion("已阅，同意销号");
    ASSERT_THAT(Act(kInspector2, &Orders::Stub::CloseOrder, close), IsOk());
  }

  // What of the kinds `filter` names waits for the person.
  std::vector<v1::Work> WorkOf(const std::string& person, const std::string& filter) {
    v1::ListWorkRequest request;
    request.set_parent(kParent);
    request.set_filter(filter);
    const auto work = bench_.Call<Desks>(person, &Desks::Stub::ListWork, request);
    EXPECT_THAT(work, IsOk());
    return {work->work().begin(), work->work().end()};
  }
  std::vector<v1::Work::Kind> KindsFor(const std::string& person, const std::string& filter) {
    std::vector<v1::Work::Kind> kinds;
    for (const v1::Work& work : WorkOf(person, filter)) kinds.push_back(work.kind());
    return kinds;
  }
  void MoveTo(absl::string_view time) { bench_.clock().SetTime(ChinaAt(time)); }

  TaskBench bench_;
};

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

TEST_F(SupervisionDeskTest, CompletenessCountsOverrides) {
  v1::LockPeriodRequest lock;
  lock.set_name(Under("periods/2024-M02-D3"));
  ASSERT_THAT(bench_.Call<v1::PeriodService>(kOfficeClerk, &v1::PeriodService::Stub::LockPeriod, lock),
              IsOk());
  v1::GetCompletenessRequest request;
  request.set_name(lock.name());
  const auto overrides = [&] {
    const auto report = bench_.Call<Desks>(kReporter, &Desks::Stub::GetCompleteness, request);
    EXPECT_THAT(report, IsOk());
    return report->override_count();
  };
  EXPECT_EQ(overrides(), 0);
  using Service = v1::ExcuseService;
  v1::AskExcuseRequest ask;
  ask.set_parent(kParent);
  ask.mutable_excuse()->set_form(Under("periods/2024-M02-D3/forms/hc-sti"));
  ask.mutable_excuse()->set_cause(v1::Excuse::CAUSE_SYSTEM_OUTAGE);
  ask.mutable_excuse()->set_reason("系统当日无法登录");
  ask.mutable_excuse()->add_evidence("故障通报");
  const auto asked = bench_.Call<Service>(kLeader, &Service::Stub::AskExcuse, ask);
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(overrides(), 0) << "asked is not granted";
  v1::ConfirmExcuseRequest confirm;
  confirm.set_name(asked->name());
  ASSERT_THAT(bench_.Call<Service>(kOfficeClerk, &Service::Stub::ConfirmExcuse, confirm), IsOk());
  EXPECT_EQ(overrides(), 1);
}

TEST_F(SupervisionDeskTest, AFalseReportWaitsForTheUnitsStatementAndThenTheOffice) {
  using Forms = v1::FormService;
  const std::string form = Under("periods/2024-M03-D1/forms/hc-sti");
  v1::FillFormRequest fill;
  fill.set_name(form);
  for (const char* item : {"I-1", "P-1", "POL-1", "T-1"}) {
    v1::FormRow& row = *fill.add_rows();
    row.set_item(item);
    if (item == std::string("I-1")) row.set_value("21.5");
    if (item == std::string("P-1")) row.set_invested_wan("800");
    if (item == std::string("POL-1") || item == std::string("T-1")) row.set_progress("20");
  }
  ASSERT_THAT(bench_.Call<Forms>(kReporter, &Forms::Stub::FillForm, fill), IsOk());
  v1::SubmitFormRequest submit;
  submit.set_name(form);
  ASSERT_THAT(bench_.Call<Forms>(kReporter, &Forms::Stub::SubmitForm, submit), IsOk());
  v1::UnitApproveFormRequest approve;
  approve.set_name(form);
  ASSERT_THAT(bench_.Call<Forms>(kLeader, &Forms::Stub::UnitApproveForm, approve), IsOk());
  MoveTo("2024-03-14 09:00");
  v1::LockPeriodRequest lock;
  lock.set_name(Under("periods/2024-M03-D1"));
  ASSERT_THAT(bench_.Call<v1::PeriodService>(kOfficeClerk, &v1::PeriodService::Stub::LockPeriod, lock),
              IsOk());
  v1::RecordFindingRequest record;
  record.set_parent(kParent);
  record.mutable_finding()->set_form(form);
  record.mutable_finding()->set_item(Under("items/P-1"));
  record.mutable_finding()->set_subject(v1::Finding::SUBJECT_INVESTED);
  record.mutable_finding()->set_verified("100");
  record.mutable_finding()->set_method("查阅凭证");
  using Findings = v1::FindingService;
  const auto finding = bench_.Call<Findings>(kVerifier, &Findings::Stub::RecordFinding, record);
  ASSERT_THAT(finding, IsOk());
  v1::ConfirmFindingRequest confirm;
  confirm.set_name(finding->name());
  ASSERT_THAT(bench_.Call<Findings>(kVerifier2, &Findings::Stub::ConfirmFinding, confirm), IsOk());
  using Cases = v1::FalseReportService;
  v1::OpenFalseReportCaseRequest open;
  open.set_parent(kParent);
  open.set_finding(finding->name());
  open.set_ground(v1::FalseReportCase::GROUND_FORGED_EVIDENCE);
  open.set_text("凭证系伪造");
  const auto opened = bench_.Call<Cases>(kInspector, &Cases::Stub::OpenFalseReportCase, open);
  ASSERT_THAT(opened, IsOk());
  constexpr char kCaseWork[] = "kind = FALSE_REPORT";
  EXPECT_THAT(WorkOf(kLeader, kCaseWork), IsEmpty());
  EXPECT_THAT(WorkOf(kInspector, kCaseWork), SizeIs(1)) << "to notify the unit";
  v1::NotifyFalseReportRequest notify;
  notify.set_name(opened->name());
  notify.set_text("请于三个工作日内陈述");
  ASSERT_THAT(bench_.Call<Cases>(kInspector, &Cases::Stub::NotifyFalseReport, notify), IsOk());
  const std::vector<v1::Work> statement = WorkOf(kLeader, kCaseWork);
  ASSERT_THAT(statement, SizeIs(1));
  EXPECT_EQ(statement[0].subject(), opened->name());
  EXPECT_TRUE(statement[0].has_due_time());
  v1::StateFalseReportRequest state;
  state.set_name(opened->name());
  state.set_text("数据口径有误");
  ASSERT_THAT(bench_.Call<Cases>(kLeader, &Cases::Stub::StateFalseReport, state), IsOk());
  EXPECT_THAT(WorkOf(kLeader, kCaseWork), IsEmpty());
  EXPECT_THAT(WorkOf(kInspectorHead, kCaseWork), SizeIs(1)) << "to decide";
}

TEST_F(SupervisionDeskTest, AMeetingsMinutesWaitForWhoDraftsThem) {
  using Meetings = v1::MeetingService;
  v1::PlanMeetingRequest plan;
  plan.set_parent(kParent);
  plan.mutable_meeting()->set_kind(v1::Meeting::KIND_MONTHLY);
  plan.mutable_meeting()->set_display_name("三月份调度会");
  plan.mutable_meeting()->mutable_planned_time()->set_seconds(Seconds("2024-03-11 10:00"));
  const auto planned = bench_.Call<Meetings>(kOfficeClerk, &Meetings::Stub::PlanMeeting, plan);
  ASSERT_THAT(planned, IsOk());
  MoveTo("2024-03-11 11:00");
  constexpr char kMinutesWork[] = "kind = MINUTES_DRAFT OR kind = MINUTES_APPROVE";
  EXPECT_THAT(WorkOf(kOfficeClerk, kMinutesWork), IsEmpty());
  v1::HoldMeetingRequest hold;
  hold.set_name(planned->name());
  v1::Attendance& one = *hold.add_attendance();
  one.set_person(kLeader);
  one.set_unit(kUnit);
  one.set_presence(v1::Attendance::PRESENCE_PRESENT);
  ASSERT_THAT(bench_.Call<Meetings>(kOfficeClerk, &Meetings::Stub::HoldMeeting, hold), IsOk());
  const std::vector<v1::Work> draft = WorkOf(kOfficeClerk, kMinutesWork);
  ASSERT_THAT(draft, SizeIs(1));
  EXPECT_EQ(draft[0].kind(), v1::Work::KIND_MINUTES_DRAFT);
  EXPECT_EQ(draft[0].subject(), planned->name());
  EXPECT_THAT(WorkOf(kReporter, kMinutesWork), IsEmpty());
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

TEST_F(SupervisionDeskTest, AnOverdueHazardIsProposedForALetterOnce) {
  using Items = v1::ItemService;
  v1::CreateItemRequest create;
  create.set_parent(kParent);
  v1::Item& hazard = *create.mutable_item();
  hazard.set_display_name("仓库消防通道堵塞");
  hazard.set_lead_unit(kUnit);
  hazard.mutable_hazard()->set_source(v1::Hazard::SOURCE_SELF_CHECK);
  hazard.mutable_hazard()->set_grade(v1::Hazard::GRADE_ORDINARY);
  hazard.mutable_hazard()->set_site("东区仓库");
  hazard.mutable_hazard()->mutable_found_time()->set_seconds(Seconds("2024-03-11 08:00"));
  const auto created = bench_.Call<Items>(kReporter, &Items::Stub::CreateItem, create);
  ASSERT_THAT(created, IsOk());
  const auto act = [&](const std::string& person, v1::Item::Event event) {
    v1::ActOnItemRequest request;
    request.set_name(created->name());
    request.set_event(event);
    if (event == v1::Item::EVENT_ORDER) {
      *request.mutable_due_date() = task::ToProto(absl::CivilDay(2024, 3, 15));
      request.mutable_fixings()->set_responsible_person(kLeader);
      request.mutable_fixings()->set_measures("清理通道");
      request.mutable_fixings()->set_funds_wan("0");
      request.mutable_fixings()->set_contingency_plan("专人值守");
    }
    return bench_.Call<Items>(person, &Items::Stub::ActOnItem, request);
  };
  ASSERT_THAT(act(kInspector, v1::Item::EVENT_REGISTER), IsOk());
  ASSERT_THAT(act(kInspector, v1::Item::EVENT_ORDER), IsOk());
  v1::ProposeEscalationsRequest run;
  run.set_parent(kParent);
  using Service = v1::ProposalService;
  const auto propose = [&] {
    const auto answer = bench_.Call<Service>(kOfficeClerk, &Service::Stub::ProposeEscalations, run);
    EXPECT_THAT(answer, IsOk());
    return *answer;
  };
  EXPECT_EQ(propose().proposals_size(), 0);
  MoveTo("2024-03-16 08:00");
  const v1::ProposeEscalationsResponse first = propose();
  ASSERT_EQ(first.proposals_size(), 1);
  EXPECT_EQ(first.proposals(0).rule(), "L2.HAZARD_OVERDUE");
  EXPECT_EQ(first.proposals(0).item(), created->name());
  EXPECT_EQ(first.proposals(0).unit(), kUnit);
  EXPECT_EQ(propose().proposals_size(), 0);
}

}  // namespace
}  // namespace duban::testing
