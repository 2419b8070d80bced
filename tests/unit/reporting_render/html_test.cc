// HTML: well-formed, escaped, accessible, ready for print.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/render/render.h"
#include "tests/unit/reporting_render/parts.h"
#include "tests/unit/reporting_render/samples.h"

namespace duban::testing {
namespace {

using reporting::RenderHtml;
using ::testing::HasSubstr;
using ::testing::Not;

int CountOf(const pugi::xml_document& page, const char* xpath) {
  return static_cast<int>(page.select_nodes(xpath).size());
}

TEST(HtmlTest, EveryFormIsWellFormed) {
  for (const reporting::Document& document : {SampleOfficial(), SampleLetter(), SampleBulletin()}) {
    const std::string html = RenderHtml(document);
    const pugi::xml_document page = Xml(html);
    EXPECT_STREQ(First(page, "/html").attribute("lang").value(), "zh-CN");
    EXPECT_EQ(CountOf(page, "//h1"), 1);
    EXPECT_THAT(html, Not(HasSubstr("{{")));
    EXPECT_EQ(html, RenderHtml(document));
  }
}

TEST(HtmlTest, PrintsOnA4WithTheStandardsMargins) {
  const std::string html = RenderHtml(SampleOfficial());
  EXPECT_THAT(html, HasSubstr("size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm;"));
  EXPECT_THAT(html, HasSubstr("thead { display: table-header-group; }"));
  const pugi::xml_document page = Xml(html);
  EXPECT_EQ(CountOf(page, "//section[@class='annex wide']//table/thead/tr/th[@scope='col']"), 9);
}

TEST(HtmlTest, TextIsEscaped) {
  reporting::Document document = SampleBulletin();
  document.title = "<script>alert(1)</script>";
  document.blocks.push_back(reporting::Paragraph{"{{facts}} & \x02</p>", "demands"});
  const std::string html = RenderHtml(document);
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  const pugi::xml_document page = Xml(html);
  EXPECT_STREQ(First(page, "//p[@data-part='demands']").text().get(), "{{facts}} & </p>");
  EXPECT_STREQ(First(page, "//td[contains(., '集中验收')]").text().get(), "<集中验收> & \"销号\"");
}

TEST(HtmlTest, LightsAreBadgesWithTheirName) {
  const pugi::xml_document page = Xml(RenderHtml(SampleBulletin()));
  EXPECT_STREQ(First(page, "//td/span[@class='badge RED']").text().get(), "红灯");
}

TEST(HtmlTest, StackedBarsFillTheirWidthWithoutGaps) {
  const pugi::xml_document page = Xml(RenderHtml(SampleBulletin()));
  const pugi::xml_node chart = First(page, "//svg");
  EXPECT_STREQ(chart.attribute("role").value(), "img");
  EXPECT_STREQ(First(chart, "title").text().get(), "各行动亮灯情况");
  EXPECT_THAT(First(chart, "desc").text().get(), HasSubstr("产业倍增行动：绿灯9、黄灯2、红灯1、蓝灯3；"));
  // The third bar is the longest (16): 12 green, 2 blue, 2 grey of 760.
  const pugi::xpath_node_set bar = chart.select_nodes("rect[@y='73']");
  ASSERT_EQ(bar.size(), 3U);
  EXPECT_STREQ(bar[0].node().attribute("width").value(), "570");
  EXPECT_STREQ(bar[1].node().attribute("x").value(), "790");
  EXPECT_STREQ(bar[2].node().attribute("x").value(), "885");
  EXPECT_STREQ(bar[2].node().attribute("width").value(), "95");
}

TEST(HtmlTest, TrendBreaksWhereAValueIsMissingAndPlansAreDashed) {
  const pugi::xml_document page = Xml(RenderHtml(SampleOfficial()));
  const pugi::xml_node chart = First(page, "//svg[title='投资完成率']");
  const pugi::xpath_node_set planned = chart.select_nodes("polyline[@class='line0 planned']");
  ASSERT_EQ(planned.size(), 1U);
  // 0 … 50 in steps of 10 between y 330 and 34: 8 % is at 330 − 47.36.
  EXPECT_STREQ(planned[0].node().attribute("points").value(), "130,283 337,235 545,182 752,135 960,81");
  EXPECT_EQ(chart.select_nodes("polyline[@class='line1']").size(), 2U);
  EXPECT_EQ(chart.select_nodes("circle[@class='dot1']").size(), 4U);
}

TEST(HtmlTest, TrendOfNegativeAndHugeAndNoValues) {
  reporting::Document document = SampleLetter();
  document.blocks = {
      reporting::TrendChart{"偏差", {"一季度"}, {{"实际", {Rational(-7, 3)}, false}}, "个百分点"},
      reporting::TrendChart{
          "投资", {"1", "2"}, {{"实际", {Rational(1), Rational("123456789012")}, false}}, ""},
      reporting::TrendChart{"空", {}, {}, ""}};
  const pugi::xml_document page = Xml(RenderHtml(document));
  EXPECT_EQ(CountOf(page, "//svg"), 3);
  EXPECT_STREQ(First(page, "//svg[title='偏差']/circle/title").text().get(), "实际 一季度：-2.33个百分点");
  EXPECT_TRUE(First(page, "//svg[title='投资']/text[.='150000000000']"));
  EXPECT_STREQ(First(page, "//svg[title='投资']/polyline").attribute("points").value(), "130,330 960,86");
}

TEST(HtmlTest, DraftsWarnIssuedDocumentsDoNot) {
  const std::string draft = RenderHtml(SampleBulletin());
  EXPECT_THAT(draft, HasSubstr("<div class=\"watermark\" aria-hidden=\"true\">草稿</div>"));
  EXPECT_THAT(draft, HasSubstr("class=\"banner\">演示"));
  EXPECT_THAT(draft, HasSubstr("超过综合类5000字的提醒线"));
  reporting::Document document = SampleBulletin();
  document.draft = document.simulated = false;
  const std::string issued = RenderHtml(document);
  EXPECT_THAT(issued, Not(HasSubstr("草稿")));
  EXPECT_THAT(issued, Not(HasSubstr("提醒线")));
  EXPECT_THAT(issued, Not(HasSubstr("演示：")));
}

TEST(HtmlTest, HeadsOfTheThreeForms) {
  const pugi::xml_document official = Xml(RenderHtml(SampleOfficial()));
  EXPECT_STREQ(First(official, "//p[@class='number']/span").text().get(), "鹤政督〔2024〕3号");
  EXPECT_TRUE(First(official, "//hr[@class='rule']"));
  const pugi::xml_document letter = Xml(RenderHtml(SampleLetter()));
  EXPECT_TRUE(First(letter, "//div[@class='double top']"));
  EXPECT_FALSE(First(letter, "//hr"));
  const pugi::xml_document bulletin = Xml(RenderHtml(SampleBulletin()));
  EXPECT_STREQ(First(bulletin, "//p[@class='issue']").text().get(), "第3期");
  EXPECT_STREQ(First(bulletin, "//p[@class='number upward']/span[2]").text().get(), "2024年4月22日");
}

TEST(HtmlTest, ScoresAreBarsInProportionWithTheirMoves) {
  reporting::Document document = SampleLetter();
  document.blocks = {reporting::ScoreChart{
      .title = "总分和名次变化",
      .bars = {{.title = "甲局", .rank = "1", .value = 90, .text = "90.00", .moved = 2},
               {.title = "乙局", .rank = "2", .value = 45, .text = "45.00", .moved = -1},
               {.title = "丙局", .rank = "3", .value = 0, .text = "0.00", .fresh = true}},
      .compared = true}};
  const std::string html = reporting::RenderHtml(document);
  for (const char* part : {"width=\"540\"", "width=\"270\"", "width=\"0\"", "↑2", "↓1", "新列",
                           "第1名甲局90.00，↑2；第2名乙局45.00，↓1；第3名丙局0.00，新列。"}) {
    EXPECT_THAT(html, ::testing::HasSubstr(part));
  }
}

}  // namespace
}  // namespace duban::testing
