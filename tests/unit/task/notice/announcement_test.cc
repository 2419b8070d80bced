// Announcements: who is told at once, once each, and never in place of the day's digest.
#include "services/task/domain/notice/announcement.h"

#include <gmock/gmock.h>

#include "absl/strings/match.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::announcement_test {
namespace {

using task::Announcement;
using task::AnnouncementKind;
using task::Notice;
using task::NoticeLine;
using task::Role;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Announcement TrialOf(std::vector<std::string> units) {
  return {.kind = AnnouncementKind::kTrialScores,
          .subject = "campaigns/eight-actions-2024/evaluations/2024-Q1",
          .title = "第一季度试算得分已公布",
          .due = ChinaAt("2024-04-25 17:30"),
          .units = std::move(units)};
}

// The district in which announcements are made one after the other.
class AnnouncementTest : public ::testing::Test {
 protected:
  void Put(const task::ResourceState& state) {
    task::Apply(in_, state, ++sequence_, ChinaAt("2024-01-02 09:00"));
  }

  // Announces and brings the notices on record; answers them by person.
  std::map<std::string, Notice> Announce(const Announcement& announcement,
                                         absl::string_view when = "2024-04-22 10:00") {
    const task::ActContext context{in_, kCampaign, {kOfficeClerk, Role::kGeneralOffice}, ChinaAt(when)};
    const auto changes = AnnounceToUnits(announcement, context);
    EXPECT_TRUE(changes.ok()) << changes.status();
    std::map<std::string, Notice> notices;
    for (const task::Change& change : *changes) {
      const Notice& notice = *task::StateAs<Notice>(change.state);
      EXPECT_TRUE(notices.emplace(notice.person, notice).second) << notice.person;
      Put(change.state);
    }
    return notices;
  }
  std::vector<std::string> FaultsOf(const Announcement& announcement) const {
    const task::ActContext context{
        in_, kCampaign, {kOfficeClerk, Role::kGeneralOffice}, ChinaAt("2024-04-22 10:00")};
    return Faults(AnnounceToUnits(announcement, context).status());
  }

  task::Register in_ = MakeRegister();
  std::int64_t sequence_ = 1000;
};

TEST_F(AnnouncementTest, LeaderAndReporterOfTheUnitAreToldAndNobodyElse) {
  const auto notices = Announce(TrialOf({kScienceUnit}));
  ASSERT_THAT(notices, SizeIs(2));
  const Notice& notice = notices.at(kLeader);
  ASSERT_THAT(notice.lines, SizeIs(1));
  const NoticeLine& line = notice.lines[0];
  EXPECT_EQ(line.announcement, AnnouncementKind::kTrialScores);
  EXPECT_EQ(line.kind, task::WorkKind::kUnspecified);
  EXPECT_EQ(line.role, Role::kUnitLeader);
  EXPECT_EQ(line.reason, "单位负责人");
  EXPECT_EQ(line.due, ChinaAt("2024-04-25 17:30"));
  EXPECT_THAT(line.units, ElementsAre(kScienceUnit));
  EXPECT_EQ(notices.at(kReporter).lines[0].role, Role::kReporter);
}

TEST_F(AnnouncementTest, NobodyIsToldTheSameTwiceOnAnyDay) {
  EXPECT_THAT(Announce(TrialOf({kScienceUnit})), SizeIs(2));
  EXPECT_THAT(Announce(TrialOf({kScienceUnit})), IsEmpty());
  EXPECT_THAT(Announce(TrialOf({kScienceUnit}), "2024-05-20 10:00"), IsEmpty());
  Announcement reworded = TrialOf({kScienceUnit});
  reworded.title = "试算得分已公布（更正措辞）";
  EXPECT_THAT(Announce(reworded), IsEmpty()) << "kind, subject and occasion say which one it is";
}

TEST_F(AnnouncementTest, AnotherKindSubjectOrOccasionIsAnotherAnnouncement) {
  EXPECT_THAT(Announce(TrialOf({kScienceUnit})), SizeIs(2));
  Announcement other = TrialOf({kScienceUnit});
  other.kind = AnnouncementKind::kFinalScores;
  EXPECT_THAT(Announce(other), SizeIs(2));
  other.occasion = "amendment-1";
  EXPECT_THAT(Announce(other), SizeIs(2));
  other.subject += "x";
  EXPECT_THAT(Announce(other), SizeIs(2));
}

TEST_F(AnnouncementTest, AUnitThatIsAddedLaterIsToldAlone) {
  EXPECT_THAT(Announce(TrialOf({kScienceUnit})), SizeIs(2));
  const auto added = Announce(TrialOf({kScienceUnit, kHousingUnit}));
  ASSERT_THAT(added, SizeIs(2));
  EXPECT_TRUE(added.contains(kHousingLeader) && added.contains(kHousingReporter));
}

TEST_F(AnnouncementTest, WhoSpeaksForTwoUnitsGetsOneNoticeForBoth) {
  Put(task::RoleBinding{.id = "r-both", .person = kLeader, .role = Role::kUnitLeader, .unit = kHousingUnit});
  const auto notices = Announce(TrialOf({kHousingUnit, kScienceUnit}));
  ASSERT_TRUE(notices.contains(kLeader));
  EXPECT_THAT(notices.at(kLeader).lines, SizeIs(1));
  EXPECT_THAT(notices.at(kLeader).lines[0].units, ElementsAre(kHousingUnit, kScienceUnit));
}

TEST_F(AnnouncementTest, RecipientsFollowFromTheRolesOfTheDay) {
  EXPECT_FALSE(Announce(TrialOf({kHousingUnit}), "2024-02-20 10:00").contains(kHousingLeader));
  Announcement later = TrialOf({kHousingUnit});
  later.occasion = "later";
  const auto july = Announce(later, "2024-07-01 10:00");
  EXPECT_TRUE(july.contains(kHousingLeader));
  EXPECT_FALSE(july.contains(kHousingReporter)) << "the term ended with June";
}

TEST_F(AnnouncementTest, ASubstituteIsToldLikeThePrincipal) {
  task::RoleBinding stand_in{
      .id = "r-stand-in", .person = "stand-in", .role = Role::kUnitLeader, .unit = kScienceUnit};
  stand_in.start = absl::CivilDay(2024, 4, 22);
  stand_in.end = absl::CivilDay(2024, 4, 30);
  stand_in.substitute_for = kLeader;
  Put(stand_in);
  const auto notices = Announce(TrialOf({kScienceUnit}));
  ASSERT_TRUE(notices.contains("stand-in"));
  EXPECT_EQ(notices.at("stand-in").lines[0].reason, "单位负责人（代 wang-qiang）");
  EXPECT_TRUE(notices.contains(kLeader));
}

TEST_F(AnnouncementTest, ATaskForceIsToldThroughItsLeaders) {
  Put(task::RoleBinding{.id = "r-tf", .person = "tf-lead", .role = Role::kTfLeader, .action = "A2"});
  Put(task::RoleBinding{.id = "r-tf-3", .person = "tf-other", .role = Role::kTfLeader, .action = "A3"});
  const auto notices = Announce(TrialOf({kOfficeUnit}));  // the task force of A1 and A2
  ASSERT_THAT(notices, SizeIs(1));
  EXPECT_EQ(notices.at("tf-lead").lines[0].role, Role::kTfLeader);
}

TEST_F(AnnouncementTest, ItIsQueuedOnEveryChannelOutsideQuietHours) {
  task::NoticeRules rules;
  rules.campaign = kCampaign;
  rules.id = "current";
  rules.channels = {"inbox", "sms"};
  Put(rules);
  const Notice notice = Announce(TrialOf({kScienceUnit}), "2024-04-22 21:00").at(kLeader);
  EXPECT_EQ(notice.deliver_after, ChinaAt("2024-04-23 08:00"));
  ASSERT_THAT(notice.deliveries, SizeIs(2));
  EXPECT_EQ(notice.deliveries[1].channel, "sms");
  EXPECT_EQ(notice.deliveries[1].state, task::DeliveryState::kQueued);
}

TEST_F(AnnouncementTest, ItsIdIsNoDigestsId) {
  const std::string id = AnnouncementNoticeId(TrialOf({kScienceUnit}), kLeader);
  EXPECT_TRUE(absl::StartsWith(id, "announcement-")) << "a digest's begins with its date";
  EXPECT_TRUE(absl::EndsWith(id, absl::StrCat("-", kLeader)));
  EXPECT_NE(id, AnnouncementNoticeId(TrialOf({kScienceUnit}), kReporter));
}

TEST_F(AnnouncementTest, UnitsOfWhichNobodyIsToldAreNamed) {
  const Announcement trial = TrialOf({kScienceUnit, kOfficeUnit});
  EXPECT_THAT(UnreachedUnits(in_.docket, kCampaign, trial), ElementsAre(kScienceUnit, kOfficeUnit));
  Announce(trial);
  EXPECT_THAT(UnreachedUnits(in_.docket, kCampaign, trial), ElementsAre(kOfficeUnit));
}

TEST_F(AnnouncementTest, EveryFaultIsNamed) {
  EXPECT_THAT(FaultsOf({}), ElementsAre("announcement.kind: REQUIRED", "announcement.subject: REQUIRED",
                                        "announcement.title: REQUIRED", "announcement.units: REQUIRED"));
  Announcement wrong = TrialOf({kScienceUnit, "hc-none"});
  wrong.occasion = "第一次";
  wrong.title = std::string(7000, 'x');
  EXPECT_THAT(FaultsOf(wrong), ElementsAre("announcement.occasion: OCCASION", "announcement.title: TOO_LONG",
                                           "announcement.units[1]: UNKNOWN_UNIT"));
}

}  // namespace
}  // namespace duban::testing::announcement_test
