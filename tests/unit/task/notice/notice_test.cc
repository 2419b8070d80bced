// Notices: one digest per person and day, superiors at a rung only, and a delivery log without gaps.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "services/task/domain/notice/delivery.h"
#include "services/task/domain/notice/notice_plan.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {
namespace {

using task::Delivery;
using task::DeliveryEvent;
using task::DeliveryState;
using task::Notice;
using task::NoticeLine;
using task::Role;
using task::WorkKind;

// A district in which only the period given is open.
class NoticeDesk {
 public:
  explicit NoticeDesk(absl::string_view period) : in_(MakeRegister()) {
    const task::Campaign& campaign = in_.campaigns.at(kCampaign).value;
    for (const Period& dekad : DekadsOf(Period{.kind = PeriodKind::kYear, .year = campaign.year})) {
      if (dekad == PeriodOf(period)) continue;
      Put(task::PeriodLock{kCampaign, dekad});
    }
  }
  void Put(const task::ResourceState& state) {
    task::Apply(in_, state, ++sequence_, ChinaAt("2024-01-02 09:00"));
  }

  // Plans the notices of the day and brings them on record; answers them by person.
  std::map<std::string, Notice> Plan(absl::string_view when) {
    std::map<std::string, Notice> notices;
    for (const task::Change& change : task::PlanNotices({in_, kCampaign, ChinaAt(when), forms_})) {
      const Notice& notice = *task::StateAs<Notice>(change.state);
      EXPECT_TRUE(notices.emplace(notice.person, notice).second) << notice.person;
      Put(change.state);
    }
    return notices;
  }
  void Set(const std::string& unit, absl::string_view period, task::FormState state) {
    const task::FormKey key{kCampaign, PeriodOf(period), unit};
    forms_[key] = task::Form{.key = key, .state = state};
  }
  const task::Register& in() const { return in_; }

 private:
  task::Register in_;
  std::int64_t sequence_ = 1000;
  std::map<task::FormKey, task::Form> forms_;
};

// The first dekad of March 2024 is due on Monday 11 March 17:30, the working day before is Friday the 8th.
TEST(NoticePlanTest, ReportersAreToldFromTheDayBeforeOnceADay) {
  NoticeDesk desk("2024-M03-D1");
  EXPECT_TRUE(desk.Plan("2024-03-07 09:00").empty());
  const auto friday = desk.Plan("2024-03-08 09:00");
  ASSERT_EQ(friday.size(), 2u);
  ASSERT_TRUE(friday.contains(kReporter));
  EXPECT_EQ(friday.at(kReporter).id, absl::StrCat("2024-03-08-", kReporter));
  EXPECT_EQ(friday.at(kReporter).lines[0].kind, WorkKind::kFormFill);
  EXPECT_TRUE(desk.Plan("2024-03-08 15:00").empty());  // once a day, however often it runs
  EXPECT_TRUE(desk.Plan("2024-03-09 09:00").empty());  // Saturday
  EXPECT_EQ(desk.Plan("2024-03-11 09:00").size(), 2u);
}

TEST(NoticePlanTest, WhoHasDoneTheirPartIsLeftAlone) {
  NoticeDesk desk("2024-M03-D1");
  desk.Set(kScienceUnit, "2024-M03-D1", task::FormState::kSubmitted);
  const auto notices = desk.Plan("2024-03-11 09:00");
  EXPECT_FALSE(notices.contains(kReporter));
  ASSERT_TRUE(notices.contains(kLeader));
  EXPECT_EQ(notices.at(kLeader).lines[0].kind, WorkKind::kFormApprove);
  EXPECT_FALSE(notices.at(kLeader).lines[0].escalated);
}

TEST(NoticePlanTest, SuperiorsAreToldAtTheRungOnlyAndOnce) {
  NoticeDesk desk("2024-M03-D1");
  desk.Put(
      task::RoleBinding{.id = "r-contact", .person = "deputy", .role = Role::kContactLeader, .action = "A1"});
  EXPECT_FALSE(desk.Plan("2024-03-11 09:00").contains(kLeader));
  const auto tuesday = desk.Plan("2024-03-12 09:00");  // 1 working day late
  ASSERT_TRUE(tuesday.contains(kLeader));
  const NoticeLine& line = tuesday.at(kLeader).lines[0];
  EXPECT_TRUE(line.escalated);
  EXPECT_EQ(line.late_workdays, 1);
  EXPECT_THAT(line.reason, ::testing::HasSubstr("单位负责人"));
  EXPECT_FALSE(tuesday.contains("deputy"));
  EXPECT_FALSE(desk.Plan("2024-03-13 09:00").contains(kLeader));  // told already
  const auto thursday = desk.Plan("2024-03-14 09:00");            // 3 working days late
  ASSERT_TRUE(thursday.contains("deputy"));
  EXPECT_EQ(thursday.at("deputy").lines[0].role, Role::kContactLeader);
  EXPECT_FALSE(desk.Plan("2024-03-15 09:00").contains("deputy"));
}

TEST(NoticePlanTest, ARungMissedWhileNothingRanIsCaughtUp) {
  NoticeDesk desk("2024-M03-D1");
  EXPECT_TRUE(desk.Plan("2024-03-13 09:00").contains(kLeader));
}

TEST(NoticePlanTest, RecipientsFollowFromTheRolesOfTheDay) {
  NoticeDesk desk("2024-M03-D1");
  desk.Put(task::RoleBinding{.id = "r-contact",
                             .person = "deputy",
                             .role = Role::kContactLeader,
                             .action = "A1",
                             .end = absl::CivilDay(2024, 3, 13)});
  desk.Put(task::RoleBinding{.id = "r-contact-2",
                             .person = "successor",
                             .role = Role::kContactLeader,
                             .action = "A1",
                             .start = absl::CivilDay(2024, 3, 14)});
  const auto thursday = desk.Plan("2024-03-14 09:00");
  EXPECT_FALSE(thursday.contains("deputy"));
  EXPECT_TRUE(thursday.contains("successor"));
}

TEST(NoticePlanTest, QuietHoursEndInTheMorning) {
  const task::NoticeRules rules;
  EXPECT_EQ(task::AfterQuietHours(rules, ChinaAt("2024-03-11 19:59")), ChinaAt("2024-03-11 19:59"));
  EXPECT_EQ(task::AfterQuietHours(rules, ChinaAt("2024-03-11 20:00")), ChinaAt("2024-03-12 08:00"));
  EXPECT_EQ(task::AfterQuietHours(rules, ChinaAt("2024-03-12 07:59")), ChinaAt("2024-03-12 08:00"));
  EXPECT_EQ(task::AfterQuietHours(rules, ChinaAt("2024-03-12 08:00")), ChinaAt("2024-03-12 08:00"));
  task::NoticeRules noon;
  noon.quiet_from = "12:00";
  noon.quiet_until = "14:30";
  EXPECT_EQ(task::AfterQuietHours(noon, ChinaAt("2024-03-11 13:00")), ChinaAt("2024-03-11 14:30"));
  EXPECT_EQ(task::AfterQuietHours(noon, ChinaAt("2024-03-11 23:00")), ChinaAt("2024-03-11 23:00"));
}

TEST(DeliveryTest, EveryStateAndEventIsInTheTableOrRefused) {
  using S = DeliveryState;
  using E = DeliveryEvent;
  const std::map<std::pair<S, E>, S> kExpected = {
      {{S::kQueued, E::kSend}, S::kSent},   {{S::kQueued, E::kFail}, S::kFailed},
      {{S::kQueued, E::kRead}, S::kRead},   {{S::kFailed, E::kSend}, S::kSent},
      {{S::kFailed, E::kFail}, S::kFailed}, {{S::kFailed, E::kRead}, S::kRead},
      {{S::kSent, E::kRead}, S::kRead},
  };
  for (const S state : {S::kQueued, S::kSent, S::kFailed, S::kRead}) {
    for (const E event : task::kDeliveryEvents) {
      const auto next = task::NextDeliveryState(state, event);
      const auto expected = kExpected.find({state, event});
      if (expected != kExpected.end()) {
        ASSERT_TRUE(next.ok());
        EXPECT_EQ(*next, expected->second);
      } else {
        ASSERT_EQ(next.status().code(), absl::StatusCode::kFailedPrecondition);
        EXPECT_EQ(DetailsOf(next.status())->reason, "DELIVERY_STATE");
      }
    }
  }
}

Notice Queued() {
  return {.campaign = kCampaign,
          .id = "2024-03-11-li-na",
          .person = kReporter,
          .date = absl::CivilDay(2024, 3, 11),
          .deliver_after = ChinaAt("2024-03-11 08:00"),
          .lines = {},
          .deliveries = {{.channel = "inbox", .state = DeliveryState::kQueued}}};
}

TEST(DeliveryTest, AFailureNeedsAReasonAndEveryTryCounts) {
  const task::Register in = MakeRegister();
  const task::ActContext context{
      in, kCampaign, {kOfficeClerk, Role::kGeneralOffice}, ChinaAt("2024-03-11 09:00")};
  EXPECT_FALSE(RecordDelivery(Queued(), "inbox", DeliveryState::kFailed, " ", context).ok());
  EXPECT_FALSE(RecordDelivery(Queued(), "sms", DeliveryState::kSent, "", context).ok());
  EXPECT_FALSE(RecordDelivery(Queued(), "inbox", DeliveryState::kRead, "", context).ok());
  const auto failed = RecordDelivery(Queued(), "inbox", DeliveryState::kFailed, "连接超时", context);
  ASSERT_TRUE(failed.ok()) << failed.status();
  const auto* after = task::StateAs<Notice>(failed->front().state);
  EXPECT_EQ(after->deliveries[0].reason, "连接超时");
  const auto sent = RecordDelivery(*after, "inbox", DeliveryState::kSent, "", context);
  ASSERT_TRUE(sent.ok()) << sent.status();
  const Delivery& delivery = task::StateAs<Notice>(sent->front().state)->deliveries[0];
  EXPECT_EQ(delivery.attempts, 2);
  EXPECT_EQ(delivery.state, DeliveryState::kSent);
  EXPECT_EQ(delivery.reason, "");
}

TEST(DeliveryTest, NothingIsDeliveredInQuietHours) {
  const task::Register in = MakeRegister();
  const task::ActContext context{
      in, kCampaign, {kOfficeClerk, Role::kGeneralOffice}, ChinaAt("2024-03-11 07:59")};
  const auto early = RecordDelivery(Queued(), "inbox", DeliveryState::kSent, "", context);
  EXPECT_EQ(DetailsOf(early.status())->reason, "QUIET_HOURS");
}

TEST(DeliveryTest, OnlyThePersonMarksItReadAndOnlyOnceItChanges) {
  const task::Register in = MakeRegister();
  const auto at = ChinaAt("2024-03-11 09:00");
  const auto other = MarkNoticeRead(Queued(), {in, kCampaign, {kLeader, Role::kUnitLeader}, at});
  EXPECT_EQ(DetailsOf(other.status())->reason, "NOTICE_OF_ANOTHER");
  const auto read = MarkNoticeRead(Queued(), {in, kCampaign, {kReporter, Role::kReporter}, at});
  ASSERT_TRUE(read.ok()) << read.status();
  const auto again = MarkNoticeRead(*task::StateAs<Notice>(read->front().state),
                                    {in, kCampaign, {kReporter, Role::kReporter}, at});
  EXPECT_TRUE(again.ok() && again->empty());
}

}  // namespace
}  // namespace duban::testing
