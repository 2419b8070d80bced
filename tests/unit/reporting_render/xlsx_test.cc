// Workbooks: a sheet of facts, one for each table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/render/render.h"
#include "tests/unit/reporting_render/parts.h"
#include "tests/unit/reporting_render/samples.h"

namespace duban::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string Workbook(const reporting::Document& document) {
  auto bytes = reporting::RenderXlsx(document);
  EXPECT_TRUE(bytes.ok()) << bytes.status();
  return bytes.ok() ? *bytes : "";
}

std::vector<std::string> SheetNames(const std::map<std::string, std::string>& parts) {
  std::vector<std::string> names;
  const pugi::xml_document workbook = Xml(parts.at("xl/workbook.xml"));
  for (const pugi::xpath_node& found : workbook.select_nodes("//sheet/@name")) {
    names.emplace_back(found.attribute().value());
  }
  return names;
}

TEST(XlsxTest, OneSheetPerTableAfterTheFacts) {
  const auto parts = PartsOf(Workbook(SampleOfficial()));
  EXPECT_THAT(SheetNames(parts),
              ElementsAre("说明", "各行动亮灯情况", "投资完成率（%）", "八大行动主要指标完成情况表"));
  EXPECT_THAT(parts.at("xl/sharedStrings.xml"), HasSubstr("评分办法：rubric.v1。"));
  EXPECT_THAT(parts.at("xl/worksheets/sheet4.xml"), HasSubstr("orientation=\"landscape\""));
}

TEST(XlsxTest, NumbersAreNumbersAsPrinted) {
  const auto parts = PartsOf(Workbook(SampleOfficial()));
  const pugi::xml_document sheet = Xml(parts.at("xl/worksheets/sheet4.xml"));
  // Row 3 is the first below title and head; G is 完成率.
  EXPECT_FALSE(First(sheet, "//c[@r='G3']").attribute("t"));
  EXPECT_STREQ(First(sheet, "//c[@r='G3']/v").text().get(), "60.12");
  // Missing is no number and not zero.
  EXPECT_STREQ(First(sheet, "//c[@r='G7']").attribute("t").value(), "s");
  EXPECT_STREQ(First(sheet, "//c[@r='A3']").attribute("t").value(), "s");
}

TEST(XlsxTest, SheetNamesAreAllowedAndDifferent) {
  reporting::Document document = SampleLetter();
  reporting::Table table;
  table.columns = {{"列", 1, false}};
  for (const char* title :
       {"按类别/单位[统计]:这是一个非常非常非常非常非常非常长的标题及说明",
        "按类别/单位[统计]:这是一个非常非常非常非常非常非常长的标题及说明", "", "A", "a"}) {
    table.title = title;
    document.blocks.emplace_back(table);
  }
  EXPECT_THAT(
      SheetNames(PartsOf(Workbook(document))),
      ElementsAre("说明", "按类别／单位（统计）：这是一个非常非常非常非常非常非常长的标题",
                  "按类别／单位（统计）：这是一个非常非常非常非常非常非常长（2）", "表", "A", "a（2）"));
}

TEST(XlsxTest, OnlyDraftsCarryWarnings) {
  EXPECT_THAT(PartsOf(Workbook(SampleBulletin())).at("xl/sharedStrings.xml"), HasSubstr("5000字"));
  reporting::Document document = SampleBulletin();
  document.draft = false;
  const auto parts = PartsOf(Workbook(document));
  EXPECT_THAT(parts.at("xl/sharedStrings.xml"), Not(HasSubstr("5000字")));
  EXPECT_THAT(parts.at("xl/sharedStrings.xml"), Not(HasSubstr("草稿")));
}

TEST(XlsxTest, CarriesNoTraceOfTheClock) {
  const std::string bytes = Workbook(SampleOfficial());
  EXPECT_EQ(bytes, Workbook(SampleOfficial()));
  EXPECT_THAT(PartsOf(bytes).at("docProps/core.xml"), HasSubstr("1980-01-01T00:00:00Z"));
  for (const auto& [path, date] : PartDates(bytes)) EXPECT_EQ(date >> 25, 0) << path;  // 1980
}

TEST(XlsxTest, HasTheWholeListAndNotItsExtract) {
  reporting::Document document = SampleLetter();
  reporting::Table whole;
  whole.title = "一览表";
  whole.columns = {{"事项", 1, false}};
  for (const char* item : {"甲", "乙", "丙"}) whole.rows.push_back({{item, std::nullopt}});
  reporting::Table extract = whole;
  extract.rows.resize(1);
  extract.note = "其余2项未列出";
  extract.medium = reporting::Medium::kPrint;
  whole.medium = reporting::Medium::kWorkbook;
  document.attachments = {"一览表"};
  document.blocks = {extract, whole};
  const auto parts = PartsOf(Workbook(document));
  EXPECT_THAT(SheetNames(parts), ElementsAre("说明", "一览表"));
  EXPECT_THAT(parts.at("xl/sharedStrings.xml"), ::testing::AllOf(HasSubstr("丙"), Not(HasSubstr("其余2项"))));
  const std::string html = reporting::RenderHtml(document);
  EXPECT_THAT(html, ::testing::AllOf(HasSubstr("甲"), HasSubstr("其余2项未列出"), Not(HasSubstr("丙"))));
  const std::string docx = PartsOf(reporting::RenderDocx(document)).at("word/document.xml");
  EXPECT_THAT(docx, ::testing::AllOf(HasSubstr("甲"), HasSubstr("其余2项未列出"), Not(HasSubstr("丙"))));
}

}  // namespace
}  // namespace duban::testing
