#include "clients/cli/score_year_text.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace duban::client::score_year_text_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

template <typename Message>
Message Read(const char* text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message));
  return message;
}

TEST(YearTextTest, AUnitIsALineWithItsQuarters) {
  const auto year = Read<reporting::v1::Year>(R"pb(
    cards {
      unit: "jurisdictions/hecheng/units/hc-drc"
      display_name: "发展改革局"
      group: "DEPT"
      quarters { period: "2024-Q1" total: "102.00" frozen: true }
      quarters { period: "2024-Q2" total: "87.69" }
      quarters { period: "2024-Q3" frozen: true }
      annual_total: "70.23"
      total: "79.01"
      rank: 1
      grade: "POOR"
      converted: "7.90"
      reasons: "年内红牌2张，等次降一级"
    }
    cards { unit: "jurisdictions/hecheng/units/hc-new" display_name: "新局" group: "DEPT" }
  )pb");
  const std::string text = YearText(Context(), year);
  EXPECT_THAT(text, HasSubstr("102.00 87.69（未定稿） —"));
  EXPECT_THAT(text, HasSubstr("79.01"));
  EXPECT_THAT(text, HasSubstr("较差"));
  EXPECT_THAT(text, HasSubstr("年内红牌2张，等次降一级"));
  EXPECT_THAT(text, HasSubstr("不参评"));
  EXPECT_THAT(text, Not(HasSubstr("jurisdictions/")));
  Context english;
  english.options.lang = "en";
  EXPECT_THAT(YearText(english, year), HasSubstr("87.69(open)"));
}

TEST(YearTextTest, TheExportIsAFileForSpreadsheets) {
  const auto found = Read<reporting::v1::ExportYearResponse>(R"pb(
    rows {
      unit: "jurisdictions/hecheng/units/hc-drc"
      display_name: "发展改革局"
      group: "DEPT"
      year: 2024
      total: "79.01"
      rank: 1
      grade: "较差"
      vetoes: 0
      converted: "7.90"
    }
    matters {
      kind: "ITEM"
      resource: "jurisdictions/hecheng/campaigns/c/items/I-1"
      display_name: "=SUM(A1),\"投资\""
      lead_unit: "jurisdictions/hecheng/units/hc-drc"
      reason: "RED"
    }
  )pb");
  EXPECT_EQ(YearRowsCsv(found),
            "unit,name,group,year,T_year,rank,grade,vetoes,converted\r\n"
            "jurisdictions/hecheng/units/hc-drc,发展改革局,DEPT,2024,79.01,1,较差,0,7.90\r\n");
  EXPECT_EQ(YearMattersCsv(found),
            "kind,resource,name,lead_unit,reason\r\n"
            "ITEM,jurisdictions/hecheng/campaigns/c/items/I-1,\"'=SUM(A1),\"\"投资\"\"\",hc-drc,RED\r\n");
}

}  // namespace
}  // namespace duban::client::score_year_text_test
