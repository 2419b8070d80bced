#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "services/reporting/domain/bulletin/follow_up.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/reporting/bulletin/bulletin_press.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

absl::Time IssueTime(int month) { return At(absl::CivilDay(2024, month + 1, 10), 10); }

std::string MonthId(int month) { return absl::StrCat("2024-M0", month); }

Bulletin IssueMonth(BulletinPress& press, int month) {
  return press.Issue(press.New(BulletinKind::kMonthly, MonthId(month), IssueTime(month)), IssueTime(month));
}

const BulletinFollowUp* Find(const Bulletin& bulletin, const std::string& key) {
  for (const BulletinFollowUp& one : bulletin.follow_ups) {
    if (one.entry.key == key) return &one;
  }
  return nullptr;
}

// Whatever becomes of items, forms and orders: every matter of an issue is answered in the next, and goes on
// unless it is closed.
TEST(BulletinFollowUpTest, NothingVanishesWhateverHappens) {
  std::mt19937 random(20241125);
  const auto pick = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
  for (int round = 0; round < 30; ++round) {
    BulletinPress press;
    for (int i = 0; i < 5; ++i) press.record.AddIndicator(absl::StrCat("I-", i));
    std::vector<BulletinEntry> before;
    for (int month = 1; month <= 6; ++month) {
      std::vector<FormRow> rows;
      for (int i = 0; i < 5; ++i) {
        if (pick(4) != 0) rows.push_back(ValueRow(absl::StrCat("I-", i), absl::StrCat(pick(60)).c_str()));
      }
      if (pick(5) == 0) {
        press.record.AddMissing("dept-a", absl::StrCat(MonthId(month), "-D3"));
      } else {
        press.record.AddForm("dept-a", absl::StrCat(MonthId(month), "-D3"), rows);
      }
      Order order;
      order.campaign = CampaignBuilder::kCampaign;
      order.id = absl::StrCat("DB-", pick(3));
      order.matter = "督办事项";
      order.lead_unit = "dept-b";
      order.state = pick(3) == 0 ? "CLOSED" : "IN_PROGRESS";
      order.issue_time = IssueTime(1);
      order.due_time = IssueTime(month) - absl::Hours(24 * (pick(3) - 1));
      press.record.Put(order);
      press.record.Lock(MonthId(month));
      const Bulletin issued = IssueMonth(press, month);
      ASSERT_EQ(issued.follow_ups.size(), before.size());
      std::set<std::string> carried;
      for (const BulletinEntry& entry : issued.entries) carried.insert(entry.key);
      for (const BulletinEntry& entry : before) {
        const BulletinFollowUp* answer = Find(issued, entry.key);
        ASSERT_NE(answer, nullptr) << entry.key;
        EXPECT_NE(answer->remark, "");
        EXPECT_TRUE(answer->outcome == FollowUpOutcome::kDone || carried.contains(entry.key)) << entry.key;
      }
      before = issued.entries;
    }
  }
}

TEST(BulletinFollowUpTest, ARedItemIsDoneWhenGreenAndKeepsItsOrigin) {
  BulletinPress press;
  press.record.AddIndicator("I-1");
  press.record.AddForm("dept-a", "2024-M04-D3", {ValueRow("I-1", "10")});
  press.record.Lock("2024-M04");
  const Bulletin april = IssueMonth(press, 4);
  ASSERT_EQ(april.entries.size(), 1u);
  EXPECT_EQ(april.entries[0].key, "red/I-1");
  Bulletin again = april;
  EXPECT_THAT(TextOf(press.Finish(again)->document), HasSubstr("本期为第一期"));
  press.record.AddForm("dept-a", "2024-M05-D3", {ValueRow("I-1", "12")});
  press.record.Lock("2024-M05");
  const Bulletin may = IssueMonth(press, 5);
  ASSERT_NE(Find(may, "red/I-1"), nullptr);
  EXPECT_EQ(Find(may, "red/I-1")->outcome, FollowUpOutcome::kCarried);
  EXPECT_THAT(Find(may, "red/I-1")->remark, HasSubstr("仍为红灯"));
  ASSERT_EQ(may.entries.size(), 1u);
  EXPECT_EQ(may.entries[0].origin, "monthly-2024-M04");
  press.record.AddForm("dept-a", "2024-M06-D3", {ValueRow("I-1", "55")});
  press.record.Lock("2024-M06");
  const Bulletin june = IssueMonth(press, 6);
  EXPECT_EQ(Find(june, "red/I-1")->outcome, FollowUpOutcome::kDone);
  EXPECT_THAT(june.entries, ElementsAre());
}

TEST(BulletinFollowUpTest, ADemandNeedsAPersonsWord) {
  BulletinPress press;
  press.record.Lock("2024-Q1");
  Bulletin january = press.New(BulletinKind::kMonthly, "2024-M01", IssueTime(1));
  ASSERT_THAT(press.Finish(january), IsOk());
  BulletinEntry demand;
  demand.text = "报送专项方案";
  demand.unit = "dept-b";
  january = Edited(january, {.parts = {}, .demands = {demand}, .answers = {}}, {}, press.record.projection(),
                   PressRules(), Actor("author"))
                .value();
  january = press.Issue(january, IssueTime(1));
  ASSERT_EQ(january.entries.size(), 1u);
  const std::string key = january.entries[0].key;
  Bulletin february = press.New(BulletinKind::kMonthly, "2024-M02", IssueTime(2));
  const auto composed = press.Finish(february);
  ASSERT_THAT(composed, IsOk());
  EXPECT_EQ(Find(february, key)->outcome, FollowUpOutcome::kCarried);
  EXPECT_THAT(composed->warnings, ::testing::Contains(HasSubstr("尚无办理说明")));
  const auto answer = [&](const std::string& to, FollowUpOutcome outcome, const char* remark) {
    return Edited(february, {.parts = {}, .demands = {}, .answers = {{to, outcome, remark}}}, {},
                  press.record.projection(), PressRules(), Actor("author"));
  };
  EXPECT_THAT(answer(key, FollowUpOutcome::kDone, ""),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  EXPECT_THAT(answer("red/I-9", FollowUpOutcome::kDone, "无"),
              IsRefusal(absl::StatusCode::kInvalidArgument, "UNKNOWN_ENTRY"));
  february = answer(key, FollowUpOutcome::kDone, "方案已报").value();
  february = press.Issue(february, IssueTime(2));
  EXPECT_EQ(Find(february, key)->outcome, FollowUpOutcome::kDone);
  EXPECT_THAT(february.entries, ElementsAre());
}

TEST(BulletinFollowUpTest, NobodyTalksARedLightAway) {
  BulletinPress press;
  press.record.AddIndicator("I-1");
  press.record.AddForm("dept-a", "2024-M04-D3", {ValueRow("I-1", "10")});
  press.record.AddForm("dept-a", "2024-M05-D3", {ValueRow("I-1", "12")});
  press.record.Lock("2024-M04");
  press.record.Lock("2024-M05");
  IssueMonth(press, 4);
  Bulletin may = press.New(BulletinKind::kMonthly, "2024-M05", IssueTime(5));
  ASSERT_THAT(press.Finish(may), IsOk());
  EXPECT_THAT(
      Edited(may, {.parts = {}, .demands = {}, .answers = {{"red/I-1", FollowUpOutcome::kDone, "已整改"}}},
             {}, press.record.projection(), PressRules(), Actor("author")),
      IsRefusal(absl::StatusCode::kInvalidArgument, "ENTRY_BOUND"));
}

TEST(BulletinFollowUpTest, ACorrectedFigureOfTheLastIssueIsExplained) {
  BulletinPress press;
  press.record.AddIndicator("I-1");
  press.record.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "30")});
  press.record.Lock("2024-Q1");
  IssueMonth(press, 2);
  Bulletin march = IssueMonth(press, 3);
  EXPECT_THAT(SectionsOf(press.Finish(march)->document), Not(::testing::Contains(HasSubstr("更正说明"))));
  press.record.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "28")},
                       [](Form& form) { form.corrected = true; });
  press.record.Lock("2024-M04");
  Bulletin april = press.New(BulletinKind::kMonthly, "2024-M04", IssueTime(4));
  const auto composed = press.Finish(april);
  ASSERT_THAT(composed, IsOk());
  EXPECT_EQ(SectionsOf(composed->document)[1], "二、更正说明");
  EXPECT_THAT(TextOf(composed->document), HasSubstr("2024年3月下旬|单位dept-a|事项I-1|value|30|28|"));
}

TEST(BulletinFollowUpTest, AnAmendedEditionShowsBeforeAndAfterAndLosesNothing) {
  BulletinPress press;
  press.record.AddIndicator("I-1");
  press.record.AddForm("dept-a", "2024-M04-D3", {ValueRow("I-1", "10")});
  press.record.Lock("2024-M04");
  Bulletin first = IssueMonth(press, 4);
  const Figures before = press.Finish(first)->figures;
  press.record.AddForm("dept-a", "2024-M04-D3", {ValueRow("I-1", "40")},
                       [](Form& form) { form.corrected = true; });
  AmendedBulletin amended = Amended(first, "单位误报", Actor("author"), IssueTime(5)).value();
  press.Keep(amended.issued);
  amended.draft.basis.change_sequence = press.record.projection().last_sequence;
  const Figures after = press.Finish(amended.draft)->figures;
  amended.draft.changes = ChangesBetween(before, after);
  Bulletin second = press.Issue(amended.draft, IssueTime(5));
  EXPECT_EQ(second.id, "monthly-2024-M04-e2");
  EXPECT_EQ(second.number, first.number);
  EXPECT_THAT(
      TextOf(press.Finish(second)->document),
      AllOf(HasSubstr("更正原因：单位误报"), HasSubstr("事项I-1 累计|10|40|"), HasSubstr("已转绿灯")));
  ASSERT_NE(Find(second, "red/I-1"), nullptr);
  EXPECT_EQ(Find(second, "red/I-1")->outcome, FollowUpOutcome::kDone);
  EXPECT_EQ(LastIssued(press.book, press.New(BulletinKind::kMonthly, "2024-M05", IssueTime(5)))->id,
            second.id);
}

}  // namespace
}  // namespace duban::reporting
