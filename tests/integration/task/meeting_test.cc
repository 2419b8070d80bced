// Meetings, notices and desks through the real services.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/desk.grpc.pb.h"
#include "duban/task/v1/item_service.grpc.pb.h"
#include "duban/task/v1/meeting_service.grpc.pb.h"
#include "duban/task/v1/notice.grpc.pb.h"
#include "duban/task/v1/role.grpc.pb.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::meeting_test {
namespace {

namespace v1 = task::v1;
using Desks = v1::DeskService;
using Meetings = v1::MeetingService;
using Notices = v1::NoticeService;

constexpr char kParent[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
constexpr char kDeputy[] = "deputy-head";

void SetTime(google::protobuf::Timestamp& out, absl::string_view text) {
  out.set_seconds(absl::ToUnixSeconds(ChinaAt(text)));
}

class MeetingTest : public ::testing::Test {
 protected:
  MeetingTest() : bench_(ChinaAt("2024-03-11 08:30")) {
    EXPECT_TRUE(bench_.Import().ok());
    v1::BatchCreateRoleBindingsRequest request;
    request.set_parent("jurisdictions/hecheng");
    auto& entry = *request.add_requests();
    entry.set_role_binding_id("r-deputy");
    entry.mutable_role_binding()->set_person(kDeputy);
    entry.mutable_role_binding()->set_role(v1::ROLE_EXECUTIVE_DEPUTY);
    const auto created = bench_.Call<v1::RoleBindingService>(
        kAdmin, &v1::RoleBindingService::Stub::BatchCreateRoleBindings, request);
    EXPECT_TRUE(created.ok()) << created.status();
  }

  absl::StatusOr<v1::Meeting> Plan(const std::string& person) {
    v1::PlanMeetingRequest request;
    request.set_parent(kParent);
    request.mutable_meeting()->set_kind(v1::Meeting::KIND_MONTHLY);
    request.mutable_meeting()->set_display_name("三月份调度会");
    SetTime(*request.mutable_meeting()->mutable_planned_time(), "2024-03-11 09:00");
    return bench_.Call<Meetings>(person, &Meetings::Stub::PlanMeeting, request);
  }
  v1::Meeting Hold(const std::string& name) {
    bench_.clock().SetTime(ChinaAt("2024-03-11 11:00"));
    v1::HoldMeetingRequest request;
    request.set_name(name);
    auto& one = *request.add_attendance();
    one.set_person(kLeader);
    one.set_unit("jurisdictions/hecheng/units/hc-sti");
    one.set_presence(v1::Attendance::PRESENCE_PRESENT);
    const auto held = bench_.Call<Meetings>(kOfficeClerk, &Meetings::Stub::HoldMeeting, request);
    EXPECT_TRUE(held.ok()) << held.status();
    return *held;
  }
  absl::StatusOr<v1::Meeting> Draft(const std::string& name) {
    v1::DraftMinutesRequest request;
    request.set_name(name);
    request.set_minutes_text("会议议定一项。");
    request.add_decisions()->set_text("协调储能项目用地");
    request.mutable_decisions(0)->set_lead_unit("jurisdictions/hecheng/units/hc-sti");
    return bench_.Call<Meetings>(kOfficeClerk, &Meetings::Stub::DraftMinutes, request);
  }
  absl::StatusOr<v1::Meeting> Approve(const std::string& person, const std::string& name) {
    v1::ApproveMinutesRequest request;
    request.set_name(name);
    return bench_.Call<Meetings>(person, &Meetings::Stub::ApproveMinutes, request);
  }
  std::vector<v1::Work> WorkOf(const std::string& person) {
    v1::ListWorkRequest request;
    request.set_parent(kParent);
    const auto work = bench_.Call<Desks>(person, &Desks::Stub::ListWork, request);
    EXPECT_TRUE(work.ok()) << work.status();
    return {work->work().begin(), work->work().end()};
  }

  TaskBench bench_;
};

TEST_F(MeetingTest, FromPlanToResolutionAndBackAfterARestart) {
  const auto planned = Plan(kOfficeClerk);
  ASSERT_TRUE(planned.ok()) << planned.status();
  EXPECT_EQ(planned->series(), "monthly");
  Hold(planned->name());
  ASSERT_TRUE(Draft(planned->name()).ok());
  EXPECT_EQ(DetailsOf(Approve(kOfficeClerk, planned->name()).status())->reason, "SAME_PERSON");
  const auto approved = Approve(kDeputy, planned->name());
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_EQ(approved->minutes_number(), "会议纪要〔2024〕1号");
  bench_.Restart();
  v1::GetItemRequest get;
  get.set_name(absl::StrCat(kParent, "/items/R-M-0001-1"));
  EXPECT_EQ(approved->decisions(0).item(), get.name());
  const auto item = bench_.Call<v1::ItemService>(kReporter, &v1::ItemService::Stub::GetItem, get);
  ASSERT_TRUE(item.ok()) << item.status();
  EXPECT_EQ(item->display_name(), "协调储能项目用地");
  v1::GetMeetingRequest again;
  again.set_name(planned->name());
  const auto read = bench_.Call<Meetings>(kReporter, &Meetings::Stub::GetMeeting, again);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->state(), v1::Meeting::STATE_MINUTES_APPROVED);
  EXPECT_EQ(read->etag(), approved->etag());
}

TEST_F(MeetingTest, ReportersPlanNoMeetingsAndOldVersionsAreRefused) {
  EXPECT_EQ(Plan(kReporter).status().code(), absl::StatusCode::kPermissionDenied);
  const auto planned = Plan(kOfficeClerk);
  ASSERT_TRUE(planned.ok()) << planned.status();
  v1::CancelMeetingRequest cancel;
  cancel.set_name(planned->name());
  cancel.set_reason("合并召开");
  cancel.set_etag("\"1\"");
  EXPECT_EQ(bench_.Call<Meetings>(kOfficeClerk, &Meetings::Stub::CancelMeeting, cancel).status().code(),
            absl::StatusCode::kAborted);
  cancel.set_etag(planned->etag());
  const auto cancelled = bench_.Call<Meetings>(kOfficeClerk, &Meetings::Stub::CancelMeeting, cancel);
  ASSERT_TRUE(cancelled.ok()) << cancelled.status();
  EXPECT_EQ(cancelled->state(), v1::Meeting::STATE_CANCELLED);
}

TEST_F(MeetingTest, RulesHaveDefaultsUntilTheyAreSet) {
  v1::GetMeetingRulesRequest get;
  get.set_name(absl::StrCat(kParent, "/meetingRules/current"));
  const auto defaults = bench_.Call<Meetings>(kReporter, &Meetings::Stub::GetMeetingRules, get);
  ASSERT_TRUE(defaults.ok()) << defaults.status();
  EXPECT_EQ(defaults->minutes_workdays(), 3);
  EXPECT_EQ(defaults->etag(), "");
  v1::UpdateMeetingRulesRequest update;
  *update.mutable_meeting_rules() = *defaults;
  update.mutable_meeting_rules()->set_minutes_workdays(5);
  update.set_reason("纪要须多方会签");
  ASSERT_TRUE(bench_.Call<Meetings>(kOfficeClerk, &Meetings::Stub::UpdateMeetingRules, update).ok());
  const auto planned = Plan(kOfficeClerk);
  ASSERT_TRUE(planned.ok()) << planned.status();
  EXPECT_EQ(Hold(planned->name()).minutes_due_time().seconds(),
            absl::ToUnixSeconds(ChinaAt("2024-03-18 17:30")));
}

TEST_F(MeetingTest, MinutesWaitOnTheDeskOfWhoeverMayApproveThem) {
  const auto planned = Plan(kOfficeClerk);
  ASSERT_TRUE(planned.ok()) << planned.status();
  Hold(planned->name());
  EXPECT_TRUE(WorkOf(kDeputy).empty());
  ASSERT_TRUE(Draft(planned->name()).ok());
  const std::vector<v1::Work> work = WorkOf(kDeputy);
  ASSERT_EQ(work.size(), 1u);
  EXPECT_EQ(work[0].kind(), v1::Work::KIND_MINUTES_APPROVE);
  EXPECT_EQ(work[0].subject(), planned->name());
  EXPECT_EQ(work[0].due_time().seconds(), absl::ToUnixSeconds(ChinaAt("2024-03-14 17:30")));
}

TEST_F(MeetingTest, ADeskIsOnesOwn) {
  v1::ListWorkRequest request;
  request.set_parent(kParent);
  request.set_person(kReporter);
  const auto refused = bench_.Call<Desks>(kLeader, &Desks::Stub::ListWork, request);
  EXPECT_EQ(DetailsOf(refused.status())->reason, "DESK_OF_ANOTHER");
  request.set_filter("kind = FORM_FILL AND overdue = true");
  const auto seen = bench_.Call<Desks>(kOfficeClerk, &Desks::Stub::ListWork, request);
  ASSERT_TRUE(seen.ok()) << seen.status();
  EXPECT_GT(seen->work_size(), 0);
  for (const v1::Work& work : seen->work()) EXPECT_TRUE(work.overdue());
}

TEST_F(MeetingTest, ARunGivesOneNoticeAPersonADayAndTheLogIsKept) {
  v1::PlanNoticesRequest plan;
  plan.set_parent(kParent);
  const auto first = bench_.Call<Notices>(kFeedPerson, &Notices::Stub::PlanNotices, plan);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_GT(first->notices_size(), 0);
  const auto second = bench_.Call<Notices>(kFeedPerson, &Notices::Stub::PlanNotices, plan);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->notices_size(), 0);

  const std::string name = absl::StrCat(kParent, "/notices/2024-03-11-", kReporter);
  v1::RecordDeliveryRequest failed;
  failed.set_name(name);
  failed.set_channel("inbox");
  failed.set_state(v1::Delivery::STATE_FAILED);
  failed.set_reason("短信网关超时");
  ASSERT_TRUE(bench_.Call<Notices>(kFeedPerson, &Notices::Stub::RecordDelivery, failed).ok());
  v1::ListNoticesRequest list;
  list.set_parent(kParent);
  list.set_filter("deliveries.state:FAILED");
  const auto outbox = bench_.Call<Notices>(kOfficeClerk, &Notices::Stub::ListNotices, list);
  ASSERT_TRUE(outbox.ok()) << outbox.status();
  ASSERT_EQ(outbox->notices_size(), 1);
  EXPECT_EQ(outbox->notices(0).deliveries(0).reason(), "短信网关超时");
  EXPECT_EQ(outbox->notices(0).deliveries(0).attempts(), 1);

  v1::MarkNoticeReadRequest read;
  read.set_name(name);
  EXPECT_EQ(DetailsOf(bench_.Call<Notices>(kLeader, &Notices::Stub::MarkNoticeRead, read).status())->reason,
            "NOTICE_OF_ANOTHER");
  const auto marked = bench_.Call<Notices>(kReporter, &Notices::Stub::MarkNoticeRead, read);
  ASSERT_TRUE(marked.ok()) << marked.status();
  EXPECT_EQ(marked->deliveries(0).state(), v1::Delivery::STATE_READ);
}

TEST_F(MeetingTest, WhoHoldsNoOfficeSeesTheirOwnNoticesOnly) {
  v1::PlanNoticesRequest plan;
  plan.set_parent(kParent);
  EXPECT_EQ(bench_.Call<Notices>(kReporter, &Notices::Stub::PlanNotices, plan).status().code(),
            absl::StatusCode::kPermissionDenied);
  ASSERT_TRUE(bench_.Call<Notices>(kOfficeClerk, &Notices::Stub::PlanNotices, plan).ok());
  v1::ListNoticesRequest list;
  list.set_parent(kParent);
  const auto own = bench_.Call<Notices>(kReporter, &Notices::Stub::ListNotices, list);
  ASSERT_TRUE(own.ok()) << own.status();
  ASSERT_EQ(own->notices_size(), 1);
  EXPECT_EQ(own->notices(0).person(), kReporter);
  v1::GetNoticeRequest get;
  get.set_name(own->notices(0).name());
  EXPECT_EQ(bench_.Call<Notices>(kLeader, &Notices::Stub::GetNotice, get).status().code(),
            absl::StatusCode::kPermissionDenied);
}

TEST_F(MeetingTest, CompletenessAndBurdenAddUp) {
  v1::GetCompletenessRequest request;
  request.set_name(absl::StrCat(kParent, "/periods/2024-M03-D1"));
  const auto report = bench_.Call<Desks>(kReporter, &Desks::Stub::GetCompleteness, request);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->overall().due_count(), 2);
  EXPECT_EQ(report->overall().open_count(), 2);
  EXPECT_EQ(report->overall().reporting_rate(), "0.00");
  EXPECT_EQ(report->units_size(), 2);
  v1::GetBurdenRequest month;
  month.set_name(absl::StrCat(kParent, "/periods/2024-M03"));
  const auto planned = Plan(kOfficeClerk);
  ASSERT_TRUE(planned.ok()) << planned.status();
  Hold(planned->name());
  const auto burden = bench_.Call<Desks>(kReporter, &Desks::Stub::GetBurden, month);
  ASSERT_TRUE(burden.ok()) << burden.status();
  ASSERT_EQ(burden->units_size(), 2);
  EXPECT_EQ(burden->units(1).meeting_count(), 1);
  month.set_name(absl::StrCat(kParent, "/periods/2024-M03-D1"));
  EXPECT_EQ(bench_.Call<Desks>(kReporter, &Desks::Stub::GetBurden, month).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace duban::testing::meeting_test
