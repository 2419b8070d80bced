#include "services/reporting/domain/bulletin/part_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/scheme/bulletin_rules_reader.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/reporting/bulletin/bulletin_press.h"

namespace duban::reporting {
namespace {

using ::duban::testing::IsOk;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(PartTextTest, FiguresAreFilledIn) {
  const Figures figures = {{"I-1.value", {"7.15", "产值"}}};
  EXPECT_EQ(FillFigures("完成{I-1.value}亿元，{其他}", figures), "完成7.15亿元，{其他}");
  EXPECT_EQ(FillFigures("没有结尾{I-1.value", figures), "没有结尾{I-1.value");
  EXPECT_THAT(FigureKeysIn("{a}和{b}和{a}"), ElementsAre("a", "b"));
}

TEST(PartTextTest, WrittenNumbersAreSeenOutsideOfFigures) {
  EXPECT_FALSE(HasWrittenNumbers("完成{I-1.value}亿元"));
  EXPECT_TRUE(HasWrittenNumbers("完成{I-1.value}亿元，增长8%"));
  EXPECT_TRUE(HasWrittenNumbers("完成８亿元"));
}

TEST(PartTextTest, SimilarityIsTheShareOfEqualPieces) {
  // abcd / abce: pieces of three abc, bcd and abc, bce: one of three.
  EXPECT_EQ(SimilarityOf("abcd", "abce", 3), Rational(1, 3));
  EXPECT_EQ(SimilarityOf("加快项目建设进度", "加快项目建设进度", 6), 1);
  EXPECT_EQ(SimilarityOf("加快项目建设进度", "抓紧兑现惠企政策", 6), 0);
  EXPECT_EQ(SimilarityOf("短", "短", 6), 0);
}

TEST(PartTextTest, NewNumbersDoNotMakeOldWordsNew) {
  EXPECT_EQ(SimilarityOf("本月完成12家，增长3%，进展顺利", "本月完成15家，增长4%，进展顺利", 4), 1);
  EXPECT_EQ(SimilarityOf("本月完成{a.value}家，进展顺利", "本月完成{b.value}家，进展顺利", 4), 1);
}

TEST(PartTextTest, RepeatedPartsAreNamed) {
  BulletinPress press;
  press.record.Lock("2024-Q1");
  const auto write = [&](const char* month, const char* text) {
    Bulletin report = press.New(BulletinKind::kMonthlyReport, month, At(absl::CivilDay(2024, 4, 9), 10));
    EXPECT_THAT(press.Finish(report), IsOk());
    report.parts = {{"highlights", text, "author"}};
    return report;
  };
  press.Issue(write("2024-M01", "围绕产业链条开展精准招商，组织专题推介活动，签约一批重点项目。"),
              At(absl::CivilDay(2024, 4, 9), 10));
  Bulletin same = write("2024-M02", "围绕产业链条开展精准招商，组织专题推介活动，签约一批重点项目。");
  EXPECT_THAT(press.Finish(same)->warnings,
              Contains(HasSubstr("“特色亮点”（highlights）与上期文字重复100%")));
  Bulletin other = write("2024-M02", "推行证照联办，企业开办时间压缩，群众满意度明显提升，经验在全市推广。");
  EXPECT_THAT(press.Finish(other)->warnings, Not(Contains(HasSubstr("highlights"))));
}

TEST(PartTextTest, ALongBulletinIsFlagged) {
  BulletinPress press;
  press.record.Lock("2024-Q1");
  Bulletin report = press.New(BulletinKind::kMonthlyReport, "2024-M01", At(absl::CivilDay(2024, 4, 9), 10));
  ASSERT_THAT(press.Finish(report), IsOk());
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "字";
  report.parts = {{"highlights", text, "author"}};
  EXPECT_THAT(press.Finish(report)->warnings, Contains(HasSubstr("超过5000字")));
}

TEST(BulletinRulesTest, ADocumentWithoutAKindOrWithAFaultIsRefused) {
  const auto faults = duban::testing::Faults(ParseBulletinRules(R"({"id": "x", "kinds": {}})").status());
  EXPECT_THAT(faults, Contains("kinds.DEKAD.ACTION: MISSING_KEY"));
  EXPECT_THAT(faults, Contains("contact: MISSING_KEY"));
  EXPECT_FALSE(ParseBulletinRules("{").ok());
}

TEST(BulletinRulesTest, LettersFromTheSecondRungOnComeFromTheSupervisionOffice) {
  const auto& kinds = PressRules().kinds;
  EXPECT_THAT(kinds.at("SUPERVISION_LETTER").roles.draft, ElementsAre("SUPERVISION"));
  EXPECT_THAT(kinds.at("SUPERVISION_LETTER").roles.sign, ElementsAre("SUPERVISION_HEAD"));
  EXPECT_THAT(kinds.at("CIRCULAR").roles.draft, ElementsAre("GENERAL_OFFICE"));
  EXPECT_THAT(kinds.at("CIRCULAR").roles.sign, ElementsAre("HEAD"));
}

}  // namespace
}  // namespace duban::reporting
