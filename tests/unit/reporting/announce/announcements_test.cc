// Announcements: what has to be told follows from the book; whether it was told, from the record's notices.
#include "services/reporting/domain/announce/announcements.h"

#include <gmock/gmock.h>

#include "services/reporting/domain/bulletin/bulletin_record.h"
#include "tests/unit/reporting/evaluation/evaluated_campaign.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::announcements_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const char* const kBuilt = CampaignBuilder::kCampaign;

class AnnouncementsTest : public ::testing::Test {
 protected:
  std::vector<Announcement> All() const {
    return AnnouncementsOf(campaign_.builder.projection(), campaign_.book, kBuilt);
  }
  // The only one of the kind.
  Announcement One(AnnouncementKind kind) const {
    std::vector<Announcement> found = All();
    std::erase_if(found, [&](const Announcement& one) { return one.kind != kind; });
    EXPECT_THAT(found, SizeIs(1));
    return found.empty() ? Announcement() : found.front();
  }
  Appeal Decide(const char* points) {
    const Appeal filed = campaign_.File("30", now_).value();
    const Appeal ruled = RuleAppeal(filed, Dec(points), "经核实", campaign_.Context(General(), now_)).value();
    campaign_.Write(ruled, now_);
    EXPECT_THAT(All(), SizeIs(1)) << "a ruling that is not in force is nobody's to know";
    const Appeal decided = ConfirmAppeal(ruled, campaign_.Context(Performance(), now_)).value();
    campaign_.Write(decided, now_ + absl::Minutes(1));
    return decided;
  }
  // A notice of the announcement on record.
  NoticeFact Told(const Announcement& one, const std::string& id, std::vector<std::string> units) const {
    return {.campaign = kBuilt,
            .id = id,
            .announcement = std::string(KindName(one.kind)),
            .subject = absl::StrCat("jurisdictions/", record_.jurisdiction, "/", one.subject),
            .occasion = one.occasion,
            .units = std::move(units)};
  }
  void Put(const NoticeFact& notice) { record_.notices[{notice.campaign, notice.id}] = notice; }
  AnnouncementState StateOf(const Announcement& one) const {
    return StatesOf(record_, kBuilt, {one}).front();
  }

  const absl::Time now_ = At(absl::CivilDay(2024, 4, 22), 9);
  EvaluatedCampaign campaign_;
  Projection record_ = campaign_.builder.projection();
};

TEST_F(AnnouncementsTest, WithoutDecisionsThereIsNothingToTell) { EXPECT_THAT(All(), IsEmpty()); }

TEST_F(AnnouncementsTest, ATrialIsToldToEveryUnitItNotifiesUntilObjectionsClose) {
  const Evaluation trial = campaign_.WithTrial(now_);
  const Announcement told = One(AnnouncementKind::kTrialScores);
  EXPECT_EQ(told.subject, PathOf(trial));
  EXPECT_EQ(told.units, trial.notified_units);
  EXPECT_THAT(told.units, ::testing::Contains("dept-a"));
  EXPECT_EQ(told.due, trial.objections_close);
  EXPECT_EQ(told.event, now_);
  EXPECT_THAT(told.title, HasSubstr("试算"));
}

TEST_F(AnnouncementsTest, ADecidedAppealIsToldToItsUnitAlone) {
  campaign_.WithTrial(now_);
  const Appeal decided = Decide("26.5");
  const Announcement told = One(AnnouncementKind::kAppealDecided);
  EXPECT_EQ(told.subject, PathOf(decided));
  EXPECT_EQ(told.occasion, "ruling");
  EXPECT_THAT(told.units, ElementsAre("dept-a"));
  EXPECT_THAT(told.title, HasSubstr("：部分支持"));
  EXPECT_EQ(told.due, decided.further_close) << "until it may ask the leading group";
}

TEST_F(AnnouncementsTest, AnUpheldAppealLeavesNothingToAskFurther) {
  campaign_.WithTrial(now_);
  Decide("30");
  const Announcement told = One(AnnouncementKind::kAppealDecided);
  EXPECT_THAT(told.title, HasSubstr("：支持"));
  EXPECT_EQ(told.due, std::nullopt);
}

TEST_F(AnnouncementsTest, TheLeadingGroupsDecisionIsAnotherOfTheSameAppeal) {
  campaign_.WithTrial(now_);
  Appeal decided = Decide("24");
  decided.further_ruling = decided.ruling;
  decided.further_ruling->new_points = Dec("30");
  decided.further_ruling->in_force = now_ + absl::Hours(72);
  campaign_.Write(decided, now_ + absl::Hours(72));
  const std::vector<Announcement> all = All();
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_EQ(all[0].occasion, "further-ruling") << "the newest first";
  EXPECT_THAT(all[0].title, HasSubstr("：支持"));
  EXPECT_EQ(all[0].due, std::nullopt);
  EXPECT_EQ(all[1].occasion, "ruling");
  EXPECT_THAT(all[1].title, HasSubstr("：不支持"));
}

TEST_F(AnnouncementsTest, FinalScoresAreToldToAllAmendmentsToTheUnitsThatMoved) {
  Evaluation evaluation = campaign_.WithTrial(now_);
  evaluation.state = EvaluationState::kFinal;
  evaluation.final_time = now_ + absl::Hours(240);
  for (const char* unit : {"dept-b", "dept-a"}) {
    Amendment& amendment = evaluation.amendments.emplace_back();
    amendment.edition.time = *evaluation.final_time + absl::Hours(evaluation.amendments.size());
    amendment.moves = {{.unit = unit}};
  }
  evaluation.amendments.emplace_back().edition.time =
      *evaluation.final_time + absl::Hours(9);  // moves nobody
  campaign_.Write(evaluation, now_ + absl::Hours(250));
  EXPECT_EQ(One(AnnouncementKind::kFinalScores).units, evaluation.notified_units);
  const std::vector<Announcement> all = All();
  ASSERT_THAT(all, SizeIs(4));
  EXPECT_EQ(all[0].occasion, "amendment-2");
  EXPECT_THAT(all[0].units, ElementsAre("dept-a"));
  EXPECT_EQ(all[1].occasion, "amendment-1");
  EXPECT_THAT(all[1].units, ElementsAre("dept-b"));
}

TEST_F(AnnouncementsTest, AnIssuedLetterIsToldToTheUnitItIsAbout) {
  Bulletin letter;
  letter.campaign = kBuilt;
  letter.id = "reminder-DB-0001";
  letter.kind = BulletinKind::kReminder;
  letter.title = "关于标准厂房进度的提醒函";
  letter.number = "政督提〔2024〕1号";
  letter.entries.push_back({.key = "order/DB-0001", .unit = "dept-b"});
  letter.state = BulletinState::kNumbered;
  campaign_.Write(letter, now_);
  EXPECT_THAT(All(), IsEmpty());
  letter.state = BulletinState::kIssued;
  letter.issuer.time = now_;
  campaign_.Write(letter, now_);
  const Announcement told = One(AnnouncementKind::kBulletinIssued);
  EXPECT_THAT(told.units, ElementsAre("dept-b"));
  EXPECT_THAT(told.title, HasSubstr("政督提〔2024〕1号"));
  letter.kind = BulletinKind::kMonthly;
  campaign_.Write(letter, now_);
  EXPECT_THAT(All(), IsEmpty()) << "bulletins go by their own distribution list";
}

TEST_F(AnnouncementsTest, UnitsWithoutANoticeAreStillToBeTold) {
  campaign_.WithTrial(now_);
  const Announcement trial = One(AnnouncementKind::kTrialScores);
  EXPECT_EQ(StateOf(trial).untold, trial.units);
  NoticeFact one = Told(trial, "announcement-1-wang.wu", {"dept-a"});
  one.sent = one.read = true;
  Put(one);
  NoticeFact failed = Told(trial, "announcement-1-li.si", {"dept-a"});
  failed.failed = true;
  Put(failed);
  const AnnouncementState state = StateOf(trial);
  EXPECT_EQ(state.notices, 2);
  EXPECT_EQ(state.sent, 1);
  EXPECT_EQ(state.read, 1);
  EXPECT_EQ(state.failed, 1);
  EXPECT_THAT(state.untold, ::testing::Not(::testing::Contains("dept-a")));
  EXPECT_EQ(state.untold.size() + 1, trial.units.size());
}

TEST_F(AnnouncementsTest, NoticesOfOtherAnnouncementsDoNotCount) {
  campaign_.WithTrial(now_);
  const Announcement trial = One(AnnouncementKind::kTrialScores);
  NoticeFact other = Told(trial, "1", {"dept-a"});
  other.announcement = "FINAL_SCORES";
  Put(other);
  other = Told(trial, "2", {"dept-a"});
  other.occasion = "amendment-1";
  Put(other);
  other = Told(trial, "3", {"dept-a"});
  other.subject += "x";
  Put(other);
  other = Told(trial, "4", {"dept-a"});
  other.campaign = "another";
  Put(other);
  EXPECT_EQ(StateOf(trial).notices, 0);
  EXPECT_EQ(StateOf(trial).untold, trial.units);
}

}  // namespace
}  // namespace duban::reporting::announcements_test
