// What matters beside orders leave on desks, through the real services: overrides, false reports, meetings,
// and hazards on the ladder.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/excuse.grpc.pb.h"
#include "duban/task/v1/false_report_service.grpc.pb.h"
#include "duban/task/v1/finding.grpc.pb.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "duban/task/v1/item_service.grpc.pb.h"
#include "duban/task/v1/meeting_service.grpc.pb.h"
#include "duban/task/v1/period.grpc.pb.h"
#include "duban/task/v1/proposal.grpc.pb.h"
#include "services/task/convert/to_proto.h"
#include "tests/integration/task/supervision_desk.h"

namespace duban::testing::matter_desk_test {
namespace {

namespace v1 = task::v1;
using Desks = v1::DeskService;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class MatterDeskTest : public SupervisionDesk {};

TEST_F(MatterDeskTest, CompletenessCountsOverrides) {
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

TEST_F(MatterDeskTest, AFalseReportWaitsForTheUnitsStatementAndThenTheOffice) {
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

TEST_F(MatterDeskTest, AMeetingsMinutesWaitForWhoDraftsThem) {
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

TEST_F(MatterDeskTest, AnOverdueHazardIsProposedForALetterOnce) {
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
}  // namespace duban::testing::matter_desk_test
