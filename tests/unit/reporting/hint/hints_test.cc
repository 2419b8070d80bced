#include "services/reporting/domain/hint/hints.h"

#include <gtest/gtest.h>

#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

class HintsTest : public ::testing::Test {
 protected:
  // The hints of a ten-day period by one rule.
  std::vector<Hint> Hints(const std::string& rule, const std::string& period = "2024-M03-D2") const {
    std::vector<Hint> hints = HintsOf(builder_.projection(), builder_.campaign(), Rubric(), PeriodOf(period));
    std::erase_if(hints, [&](const Hint& hint) { return hint.rule != rule; });
    return hints;
  }
  void Report(const std::string& period, FormRow row) {
    builder_.AddForm("dept-a", period, {std::move(row)});
  }

  CampaignBuilder builder_;
};

FormRow Noted(const char* value, const char* note) {
  FormRow row = ValueRow("I-1", value);
  row.note = note;
  return row;
}

TEST_F(HintsTest, TheSameTextAsLastPeriod) {
  builder_.AddIndicator("I-1");
  Report("2024-M03-D1", Noted("10", "已召开推进会，正在抓紧落实各项任务"));
  Report("2024-M03-D2", Noted("11", " 已召开推进会，正在抓紧落实各项任务"));
  ASSERT_EQ(Hints("REPEATED_TEXT").size(), 1u);
  const Hint hint = Hints("REPEATED_TEXT")[0];
  EXPECT_EQ(hint.id, "REPEATED_TEXT-2024-M03-D2-I-1");
  EXPECT_EQ(hint.resource, "jurisdictions/hecheng/campaigns/eight-actions/periods/2024-M03-D2/forms/dept-a");
  EXPECT_EQ(hint.text, "数据已变化，进展情况却与上期完全相同");
  Report("2024-M03-D2", Noted("11", "已召开推进会，新增企业三家，任务过半"));
  EXPECT_TRUE(Hints("REPEATED_TEXT").empty());
}

TEST_F(HintsTest, ShortTextsMayRepeat) {
  builder_.AddIndicator("I-1");
  Report("2024-M03-D1", Noted("10", "正常推进"));
  Report("2024-M03-D2", Noted("11", "正常推进"));
  EXPECT_TRUE(Hints("REPEATED_TEXT").empty());
}

TEST_F(HintsTest, AStraightLineNeedsFourEqualSteps) {
  builder_.AddIndicator("I-1");
  Report("2024-M02-D1", ValueRow("I-1", "10"));
  Report("2024-M02-D2", ValueRow("I-1", "12.5"));
  Report("2024-M02-D3", ValueRow("I-1", "15"));
  Report("2024-M03-D1", ValueRow("I-1", "17.5"));
  EXPECT_TRUE(Hints("STRAIGHT_LINE", "2024-M03-D1").empty()) << "three";
  Report("2024-M03-D2", ValueRow("I-1", "20"));
  ASSERT_EQ(Hints("STRAIGHT_LINE").size(), 1u);
  EXPECT_EQ(Hints("STRAIGHT_LINE")[0].inputs[1], (NamedValue{"每期增量", "2.5"}));
  Report("2024-M03-D2", ValueRow("I-1", "20.1"));
  EXPECT_TRUE(Hints("STRAIGHT_LINE").empty());
}

TEST_F(HintsTest, NoChangeIsNoLine) {
  builder_.AddIndicator("I-1");
  for (const char* period : {"2024-M02-D1", "2024-M02-D2", "2024-M02-D3", "2024-M03-D1", "2024-M03-D2"}) {
    Report(period, ValueRow("I-1", "10"));
  }
  EXPECT_TRUE(Hints("STRAIGHT_LINE").empty());
}

TEST_F(HintsTest, AJumpIsWhatGoesBeyondThePlan) {
  builder_.AddIndicator("I-1", [](Item& item) { item.indicator.target = 360; });
  Report("2024-M03-D1", ValueRow("I-1", "100"));
  Report("2024-M03-D2", ValueRow("I-1", "140"));
  EXPECT_TRUE(Hints("JUMP").empty()) << "ten are planned, thirty are the limit";
  Report("2024-M03-D2", ValueRow("I-1", "140.1"));
  EXPECT_EQ(Hints("JUMP").size(), 1u);
  Report("2024-M03-D2", ValueRow("I-1", "79"));
  EXPECT_EQ(Hints("JUMP").size(), 1u) << "downwards too";
}

TEST_F(HintsTest, SharesStayBelowAHundredPercent) {
  builder_.AddIndicator("I-1", [](Item& item) {
    item.indicator.kind = IndicatorKind::kRatio;
    item.indicator.unit_of_measure = "%";
  });
  Report("2024-M03-D2", ValueRow("I-1", "100"));
  EXPECT_TRUE(Hints("ABOVE_CAP").empty());
  Report("2024-M03-D2", ValueRow("I-1", "100.1"));
  EXPECT_EQ(Hints("ABOVE_CAP").size(), 1u);
}

TEST_F(HintsTest, CompletionBeyondOneAndAHalfIsUnlikely) {
  builder_.AddIndicator("I-1");
  Report("2024-M03-D2", ValueRow("I-1", "150"));
  EXPECT_TRUE(Hints("ABOVE_CAP").empty());
  Report("2024-M03-D2", ValueRow("I-1", "151"));
  ASSERT_EQ(Hints("ABOVE_CAP").size(), 1u);
  EXPECT_EQ(Hints("ABOVE_CAP")[0].inputs[0], (NamedValue{"完成率C", "1.51"}));
}

TEST_F(HintsTest, ReportedBesideOfficialValues) {
  builder_.AddIndicator("I-1");
  Report("2024-M03-D3", ValueRow("I-1", "102"));
  builder_.AddOfficial("I-1", "2024-M03", "100");
  EXPECT_TRUE(Hints("OFFICIAL_DEVIATION", "2024-M03-D3").empty()) << "two percent";
  Report("2024-M03-D3", ValueRow("I-1", "102.1"));
  ASSERT_EQ(Hints("OFFICIAL_DEVIATION", "2024-M03-D3").size(), 1u);
  builder_.AddOfficial("I-1", "2024-M03", "");
  EXPECT_TRUE(Hints("OFFICIAL_DEVIATION", "2024-M03-D3").empty()) << "pending";
}

TEST_F(HintsTest, ADayThatTheLastFormDidNotKnow) {
  builder_.AddTask("T-1");
  Report("2024-M03-D1", ProgressRow("T-1", "80"));
  Report("2024-M03-D2", DoneRow("T-1", absl::CivilDay(2024, 3, 1)));
  EXPECT_TRUE(Hints("BACKDATED").empty()) << "nine days before 10 March";
  Report("2024-M03-D2", DoneRow("T-1", absl::CivilDay(2024, 2, 29)));
  ASSERT_EQ(Hints("BACKDATED").size(), 1u);
  EXPECT_EQ(Hints("BACKDATED")[0].inputs[0], (NamedValue{"完成日期", "2024-02-29"}));
  Report("2024-M03-D1", DoneRow("T-1", absl::CivilDay(2024, 2, 29)));
  EXPECT_TRUE(Hints("BACKDATED").empty()) << "known then";
}

TEST_F(HintsTest, FormsApprovedAtTheLastMinute) {
  const auto report = [&](const std::string& period, absl::Duration before_due) {
    builder_.AddForm("dept-b", period, {}, [&](Form& form) {
      const WorkCalendar calendar(builder_.projection().calendars);
      form.first_unit_ok_time =
          DeadlinesOfDekad(form.key.period, builder_.campaign().due_table, calendar).unit_due.at - before_due;
    });
  };
  report("2024-M02-D1", absl::Hours(30));
  report("2024-M02-D2", absl::Hours(1));
  report("2024-M02-D3", absl::Hours(4));
  report("2024-M03-D1", absl::ZeroDuration());
  report("2024-M03-D2", absl::Hours(2));
  ASSERT_EQ(Hints("LAST_MINUTE").size(), 1u) << "four of five";
  EXPECT_EQ(Hints("LAST_MINUTE")[0].unit, "dept-b");
  report("2024-M02-D3", absl::Hours(5));
  EXPECT_TRUE(Hints("LAST_MINUTE").empty()) << "three of five";
  EXPECT_TRUE(Hints("LAST_MINUTE", "2024-M03-D1").empty()) << "four forms only";
}

FormRow Proven(absl::CivilDay done, const char* evidence) {
  FormRow row = DoneRow("T-1", done);
  row.evidence = {evidence};
  return row;
}

EvidenceFact File(const std::string& id, const std::string& unit, absl::CivilDay day) {
  EvidenceFact file;
  file.campaign = CampaignBuilder::kCampaign;
  file.id = id;
  file.uploads = {{"li.si", unit, "照片.jpg", At(day, 9)}};
  return file;
}

TEST_F(HintsTest, EvidenceBroughtLongAfterTheDayItProves) {
  builder_.AddTask("T-1");
  builder_.Put(File("e-1", "dept-a", absl::CivilDay(2024, 3, 9)));
  Report("2024-M03-D2", Proven(absl::CivilDay(2024, 2, 25), "e-1"));
  EXPECT_TRUE(Hints("LATE_EVIDENCE").empty()) << "nine days after 29 February";
  builder_.Put(File("e-1", "dept-a", absl::CivilDay(2024, 3, 10)));
  ASSERT_EQ(Hints("LATE_EVIDENCE").size(), 1u);
  EXPECT_EQ(Hints("LATE_EVIDENCE")[0].inputs[1], (NamedValue{"佐证最早上传", "2024-03-10"}));
  FormRow two = Proven(absl::CivilDay(2024, 2, 25), "e-1");
  two.evidence.push_back("e-2");
  builder_.Put(File("e-2", "dept-a", absl::CivilDay(2024, 2, 26)));
  Report("2024-M03-D2", two);
  EXPECT_TRUE(Hints("LATE_EVIDENCE").empty()) << "one file was there in time";
}

TEST_F(HintsTest, EvidenceThatAnotherUnitBroughtFirst) {
  builder_.AddTask("T-1");
  builder_.Put(File("e-1", "", absl::CivilDay(2024, 3, 12)));
  Report("2024-M03-D2", Proven(absl::CivilDay(2024, 3, 12), "e-1"));
  EXPECT_TRUE(Hints("BORROWED_EVIDENCE").empty()) << "an office of the whole district";
  builder_.Put(File("e-1", "dept-b", absl::CivilDay(2024, 3, 12)));
  ASSERT_EQ(Hints("BORROWED_EVIDENCE").size(), 1u);
  EXPECT_EQ(Hints("BORROWED_EVIDENCE")[0].unit, "dept-a");
}

}  // namespace
}  // namespace duban::reporting
