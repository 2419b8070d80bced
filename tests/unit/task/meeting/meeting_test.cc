// Meetings: every decision becomes an item, and none of them vanishes from the meetings after.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "services/task/domain/meeting/agenda.h"
#include "services/task/domain/meeting/meeting_acts.h"
#include "services/task/domain/meeting/minutes.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {
namespace {

using task::AgendaKind;
using task::Attendance;
using task::Change;
using task::FollowUpOutcome;
using task::Meeting;
using task::MeetingState;
using task::Presence;
using task::Role;

std::string ItemOf(int meeting, int number) {
  return absl::StrCat("campaigns/", kCampaign, "/items/R-M-000", meeting, "-", number);
}

// The rules that a refused request broke, in their order.
std::vector<std::string> ReasonsOf(const absl::Status& refused) {
  const auto details = DetailsOf(refused);
  std::vector<std::string> reasons;
  if (!details) return reasons;
  for (const auto& violation : details->violations) reasons.push_back(violation.reason);
  return reasons;
}

// A register that acts are applied to, as the record does.
class MeetingDesk {
 public:
  MeetingDesk() : in_(MakeRegister()) {}

  task::ActContext As(const std::string& person, absl::string_view when) const {
    return {in_, kCampaign, {.person = person, .role = Role::kGeneralOffice}, ChinaAt(when)};
  }
  absl::Status Apply(const absl::StatusOr<std::vector<Change>>& changes, absl::string_view when) {
    if (!changes.ok()) return changes.status();
    for (const Change& change : *changes) task::Apply(in_, change.state, ++sequence_, ChinaAt(when));
    last_ = *changes;
    return absl::OkStatus();
  }
  const Meeting& At(const std::string& id) const { return *in_.docket.Find<Meeting>(kCampaign, id); }
  const task::Register& in() const { return in_; }
  const std::vector<Change>& last() const { return last_; }

  // Plans a monthly meeting and holds it; answers its id.
  std::string Held(absl::string_view day) {
    const std::string when = absl::StrCat(day, " 08:00");
    Meeting given{.kind = task::MeetingKind::kMonthly, .display_name = "月调度会"};
    given.planned_time = ChinaAt(absl::StrCat(day, " 09:00"));
    EXPECT_TRUE(Apply(PlanMeeting(given, As("clerk", when)), when).ok());
    const std::string id = task::StateAs<Meeting>(last_.back().state)->id;
    EXPECT_TRUE(Apply(DraftAgenda(At(id), {}, As("clerk", when)), when).ok());
    const std::string held = absl::StrCat(day, " 11:00");
    const std::vector<Attendance> people = {{.person = "wang-qiang", .presence = Presence::kPresent}};
    EXPECT_TRUE(Apply(HoldMeeting(At(id), people, As("clerk", held)), held).ok());
    return id;
  }
  absl::Status Draft(const std::string& id, const task::MinutesDraft& draft, absl::string_view when) {
    return Apply(DraftMinutes(At(id), draft, As("clerk", when)), when);
  }
  absl::Status Approve(const std::string& id, absl::string_view when, const std::string& person = "chief") {
    return Apply(ApproveMinutes(At(id), As(person, when)), when);
  }

 private:
  task::Register in_;
  std::int64_t sequence_ = 1000;
  std::vector<Change> last_;
};

task::MinutesDraft TwoDecisions() {
  return {.text = "会议听取了进展汇报。",
          .decisions = {
              {.text = "协调储能项目用地", .lead_unit = kScienceUnit, .due = absl::CivilDay(2024, 4, 10)},
              {.text = "住建局牵头清理存量", .lead_unit = kHousingUnit}}};
}

TEST(MeetingTest, ApprovalNumbersTheMinutesAndMakesEveryDecisionAnItem) {
  MeetingDesk desk;
  const std::string id = desk.Held("2024-03-11");
  ASSERT_TRUE(desk.Draft(id, TwoDecisions(), "2024-03-12 09:00").ok());
  ASSERT_TRUE(desk.Approve(id, "2024-03-13 09:00").ok());
  const Meeting& meeting = desk.At(id);
  EXPECT_EQ(meeting.state, MeetingState::kMinutesApproved);
  EXPECT_EQ(meeting.minutes_number, "会议纪要〔2024〕1号");
  EXPECT_FALSE(meeting.minutes_late);
  ASSERT_EQ(desk.last().size(), 3u);
  const auto item = task::FindItem(desk.in(), kCampaign, "R-M-0001-1");
  ASSERT_TRUE(item.ok()) << item.status();
  EXPECT_EQ((*item)->lead_unit, kScienceUnit);
  EXPECT_EQ((*item)->due, absl::CivilDay(2024, 4, 10));
  EXPECT_EQ((*item)->basis, "会议纪要〔2024〕1号");
  EXPECT_EQ(meeting.decisions[0].item, ItemOf(1, 1));
  // 20 natural days from 13 March end on 2 April, a working day.
  EXPECT_EQ(meeting.decisions[1].due, absl::CivilDay(2024, 4, 2));
}

TEST(MeetingTest, MinutesAreLateAfterThreeWorkingDays) {
  for (const auto& [when, late] : {std::pair{"2024-03-14 17:30", false}, {"2024-03-14 17:31", true}}) {
    MeetingDesk desk;
    const std::string id = desk.Held("2024-03-11");
    EXPECT_EQ(desk.At(id).minutes_due_time, ChinaAt("2024-03-14 17:30"));
    ASSERT_TRUE(desk.Draft(id, TwoDecisions(), "2024-03-12 09:00").ok());
    ASSERT_TRUE(desk.Approve(id, when).ok());
    EXPECT_EQ(desk.At(id).minutes_late, late) << when;
  }
}

TEST(MeetingTest, TheDrafterCannotApprove) {
  MeetingDesk desk;
  const std::string id = desk.Held("2024-03-11");
  ASSERT_TRUE(desk.Draft(id, TwoDecisions(), "2024-03-12 09:00").ok());
  const absl::Status refused = desk.Approve(id, "2024-03-12 10:00", "clerk");
  EXPECT_EQ(DetailsOf(refused)->reason, "SAME_PERSON");
}

TEST(MeetingTest, TheNextAgendaOpensWithEveryDecisionAndNoneMayVanish) {
  MeetingDesk desk;
  const std::string march = desk.Held("2024-03-11");
  ASSERT_TRUE(desk.Draft(march, TwoDecisions(), "2024-03-12 09:00").ok());
  ASSERT_TRUE(desk.Approve(march, "2024-03-13 09:00").ok());

  const std::string april = desk.Held("2024-04-11");
  const std::vector<task::AgendaEntry>& agenda = desk.At(april).agenda;
  ASSERT_EQ(agenda.size(), 2u);
  EXPECT_EQ(agenda[0].subject, ItemOf(1, 1));
  EXPECT_EQ(agenda[0].kind, AgendaKind::kFollowUp);
  EXPECT_EQ(agenda[0].standing, "已过期限");  // due 10 April
  EXPECT_EQ(agenda[1].subject, ItemOf(1, 2));

  task::MinutesDraft minutes{.text = "纪要"};
  minutes.follow_ups = {{ItemOf(1, 1), FollowUpOutcome::kClosed, "用地已批复"}};
  ASSERT_TRUE(desk.Draft(april, minutes, "2024-04-11 15:00").ok());
  const absl::Status open = desk.Approve(april, "2024-04-12 09:00");
  EXPECT_EQ(DetailsOf(open)->reason, "FOLLOW_UP_OPEN");
  EXPECT_EQ(DetailsOf(open)->metadata.at("open"), ItemOf(1, 2));
  minutes.follow_ups = {{ItemOf(1, 2), FollowUpOutcome::kCarried, "待省厅批复"}};
  ASSERT_TRUE(desk.Draft(april, minutes, "2024-04-12 10:00").ok());
  ASSERT_TRUE(desk.Approve(april, "2024-04-12 11:00").ok());

  // What is closed is gone; what was carried over comes back, once.
  const std::string may = desk.Held("2024-05-13");
  ASSERT_EQ(desk.At(may).agenda.size(), 1u);
  EXPECT_EQ(desk.At(may).agenda[0].subject, ItemOf(1, 2));
  EXPECT_EQ(desk.At(may).agenda[0].outcome, FollowUpOutcome::kUnspecified);
}

TEST(MeetingTest, AnAgendaThatWasNeverDraftedLosesNothing) {
  MeetingDesk desk;
  const std::string march = desk.Held("2024-03-11");
  const std::string april = desk.Held("2024-04-11");  // drafted while March's minutes were still open
  EXPECT_TRUE(desk.At(april).agenda.empty());
  ASSERT_TRUE(desk.Draft(march, TwoDecisions(), "2024-04-11 12:00").ok());
  ASSERT_TRUE(desk.Approve(march, "2024-04-11 13:00").ok());
  ASSERT_TRUE(desk.Draft(april, {.text = "纪要"}, "2024-04-11 14:00").ok());
  EXPECT_EQ(desk.At(april).agenda.size(), 2u);
  EXPECT_EQ(DetailsOf(desk.Approve(april, "2024-04-11 15:00"))->reason, "FOLLOW_UP_OPEN");
}

TEST(MeetingTest, ClosingAndCarryingOverNeedAReason) {
  MeetingDesk desk;
  const std::string march = desk.Held("2024-03-11");
  ASSERT_TRUE(desk.Draft(march, TwoDecisions(), "2024-03-12 09:00").ok());
  ASSERT_TRUE(desk.Approve(march, "2024-03-13 09:00").ok());
  const std::string april = desk.Held("2024-04-11");
  task::MinutesDraft minutes{.text = "纪要"};
  minutes.follow_ups = {{ItemOf(1, 1), FollowUpOutcome::kClosed, "　"},
                        {ItemOf(1, 2), FollowUpOutcome::kCarried, ""},
                        {ItemOf(9, 9), FollowUpOutcome::kInHand, ""}};
  const absl::Status refused = desk.Draft(april, minutes, "2024-04-11 15:00");
  EXPECT_THAT(ReasonsOf(refused),
              ::testing::ElementsAre("REASON_REQUIRED", "REASON_REQUIRED", "NOT_ON_AGENDA"));
}

TEST(MeetingTest, EveryFaultOfAPlanIsNamedAtOnce) {
  MeetingDesk desk;
  Meeting given{.kind = task::MeetingKind::kTaskForce, .display_name = " "};
  const auto refused = PlanMeeting(given, desk.As("clerk", "2024-03-11 09:00"));
  EXPECT_THAT(ReasonsOf(refused.status()), ::testing::UnorderedElementsAre("REQUIRED", "REQUIRED", "PAST"));
}

TEST(MeetingTest, AMeetingIsNotHeldBeforeItBeginsAndAbsenceNeedsAReason) {
  MeetingDesk desk;
  Meeting given{.kind = task::MeetingKind::kSpecial, .display_name = "专题调度"};
  given.planned_time = ChinaAt("2024-03-12 09:00");
  ASSERT_TRUE(desk.Apply(PlanMeeting(given, desk.As("clerk", "2024-03-11 09:00")), "2024-03-11 09:00").ok());
  const std::vector<Attendance> people = {{.person = "wang-qiang", .presence = Presence::kAbsent},
                                          {.person = "wang-qiang", .presence = Presence::kObserver}};
  const auto early = HoldMeeting(desk.At("M-0001"), people, desk.As("clerk", "2024-03-12 08:59"));
  EXPECT_EQ(DetailsOf(early.status())->reason, "MEETING_NOT_BEGUN");
  const auto refused = HoldMeeting(desk.At("M-0001"), people, desk.As("clerk", "2024-03-12 09:00"));
  EXPECT_THAT(ReasonsOf(refused.status()),
              ::testing::UnorderedElementsAre("REASON_REQUIRED", "DUPLICATE", "REQUIRED"));
}

}  // namespace
}  // namespace duban::testing
