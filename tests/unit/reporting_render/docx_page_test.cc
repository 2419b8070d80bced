// DOCX against GB/T 9704-2012: package, paper, grid, faces, page numbers, sections.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/render/render.h"
#include "tests/unit/reporting_render/opened_docx.h"
#include "tests/unit/reporting_render/parts.h"
#include "tests/unit/reporting_render/samples.h"

namespace duban::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(DocxPageTest, EveryPartIsWellFormedAndDeclared) {
  for (const reporting::Document& document : {SampleOfficial(), SampleLetter(), SampleBulletin()}) {
    const auto parts = PartsOf(reporting::RenderDocx(document));
    const pugi::xml_document types = Xml(parts.at("[Content_Types].xml"));
    for (const auto& [path, content] : parts) {
      Xml(content);
      EXPECT_THAT(content, Not(HasSubstr("{{"))) << path;
      if (path.find(".rels") != std::string::npos || path.front() == '[') continue;
      EXPECT_TRUE(First(types, "/Types/Override[@PartName='/" + path + "']")) << path;
    }
    const pugi::xml_document relations = Xml(parts.at("word/_rels/document.xml.rels"));
    for (const pugi::xpath_node& found : relations.select_nodes("//Relationship")) {
      EXPECT_TRUE(parts.contains(std::string("word/") + found.node().attribute("Target").value()));
    }
    const pugi::xml_document text = Xml(parts.at("word/document.xml"));
    for (const pugi::xpath_node& found : text.select_nodes("//@r:id")) {
      EXPECT_TRUE(First(relations, std::string("//Relationship[@Id='") + found.attribute().value() + "']"));
    }
  }
}

TEST(DocxPageTest, PageIsA4WithTheStandardsTypeArea) {
  const Opened opened(SampleLetter());
  const std::string section = "/w:document/w:body/w:sectPr";
  EXPECT_EQ(opened.Attribute(section + "/w:pgSz", "w:w"), "11906");
  EXPECT_EQ(opened.Attribute(section + "/w:pgSz", "w:h"), "16838");
  EXPECT_EQ(opened.Attribute(section + "/w:pgMar", "w:top"), "2098");
  EXPECT_EQ(opened.Attribute(section + "/w:pgMar", "w:bottom"), "1984");
  EXPECT_EQ(opened.Attribute(section + "/w:pgMar", "w:left"), "1587");
  EXPECT_EQ(opened.Attribute(section + "/w:pgMar", "w:right"), "1474");
  // The binding margin of even pages lies on the right.
  EXPECT_TRUE(First(Xml(opened.parts.at("word/settings.xml")), "//w:mirrorMargins"));
}

TEST(DocxPageTest, GridHolds22LinesOf28Characters) {
  const Opened opened(SampleLetter());
  const std::string grid = "/w:document/w:body/w:sectPr/w:docGrid";
  EXPECT_EQ(opened.Attribute(grid, "w:type"), "linesAndChars");
  EXPECT_EQ(opened.Attribute(grid, "w:linePitch"), "579");
  EXPECT_EQ(opened.Attribute(grid, "w:charSpace"), "-850");
  EXPECT_EQ(opened.Style("Normal", "w:pPr/w:spacing", "w:line"), "579");
  EXPECT_EQ((16838 - 2098 - 1984) / 579, 22);
  // A character of 16 pt, condensed as all are, fits 28 times and not 29.
  const int pitch = 320 + First(opened.styles, "//w:docDefaults//w:spacing").attribute("w:val").as_int();
  EXPECT_EQ((11906 - 1587 - 1474) / pitch, 28);
}

TEST(DocxPageTest, FacesAndSizes) {
  const Opened opened(SampleOfficial());
  const pugi::xml_node defaults = First(opened.styles, "//w:docDefaults//w:rPr");
  EXPECT_STREQ(First(defaults, "w:rFonts").attribute("w:eastAsia").value(), "FangSong");
  EXPECT_STREQ(First(defaults, "w:sz").attribute("w:val").value(), "32");
  EXPECT_EQ(opened.Style("Title", "w:rPr/w:sz", "w:val"), "44");
  EXPECT_EQ(opened.Style("Title", "w:rPr/w:rFonts", "w:eastAsia"), "方正小标宋简体");
  EXPECT_EQ(opened.Style("Title", "w:pPr/w:jc", "w:val"), "center");
  EXPECT_EQ(opened.Style("Heading1", "w:rPr/w:rFonts", "w:eastAsia"), "SimHei");
  EXPECT_EQ(opened.Style("Heading2", "w:rPr/w:rFonts", "w:eastAsia"), "KaiTi");
  EXPECT_EQ(opened.Style("Mark", "w:rPr/w:color", "w:val"), "FF0000");
  EXPECT_EQ(opened.Style("Imprint", "w:rPr/w:sz", "w:val"), "28");
  EXPECT_EQ(opened.Style("BodyText", "w:pPr/w:ind", "w:firstLineChars"), "200");
  EXPECT_EQ(opened.StyleOf("一、主要指标"), "Heading1");
  EXPECT_EQ(opened.StyleOf("（一）存在的问题"), "Heading2");
  EXPECT_EQ(opened.StyleOf("1. 进度滞后"), "Heading3");
  EXPECT_EQ(opened.StyleOf("各单位要对照"), "BodyText");
}

TEST(DocxPageTest, FontTableNamesTheOpenSubstitutes) {
  const Opened opened(SampleOfficial());
  const pugi::xml_document fonts = Xml(opened.parts.at("word/fontTable.xml"));
  EXPECT_STREQ(First(fonts, "//w:font[@w:name='KaiTi']/w:altName").attribute("w:val").value(),
               "AR PL UKai CN");
}

TEST(DocxPageTest, PageNumberStandsOutsideInSize4) {
  const Opened opened(SampleOfficial());
  EXPECT_TRUE(First(Xml(opened.parts.at("word/settings.xml")), "//w:evenAndOddHeaders"));
  const pugi::xml_document odd = Xml(opened.parts.at("word/footer_odd.xml"));
  EXPECT_EQ(TextOf(First(odd, "//w:p")), "— 1 —");
  EXPECT_STREQ(First(odd, "//w:jc").attribute("w:val").value(), "right");
  EXPECT_STREQ(First(odd, "//w:ind").attribute("w:right").value(), "316");
  const pugi::xml_document even = Xml(opened.parts.at("word/footer_even.xml"));
  EXPECT_FALSE(First(even, "//w:jc"));
  EXPECT_STREQ(First(even, "//w:ind").attribute("w:left").value(), "316");
  EXPECT_EQ(opened.Style("Footer", "w:rPr/w:sz", "w:val"), "28");
  EXPECT_EQ(opened.Style("Footer", "w:rPr/w:rFonts", "w:ascii"), "SimSun");
}

TEST(DocxPageTest, WideAnnexStandsOnLandscapePagesAfterTheSignature) {
  const Opened opened(SampleOfficial());
  const pugi::xpath_node_set sections = opened.body.select_nodes("//w:sectPr");
  ASSERT_EQ(sections.size(), 3U);
  const pugi::xml_node wide = sections[1].node();
  EXPECT_STREQ(First(wide, "w:pgSz").attribute("w:orient").value(), "landscape");
  EXPECT_STREQ(First(wide, "w:pgSz").attribute("w:w").value(), "16838");
  EXPECT_STREQ(First(wide, "w:footerReference[@w:type='default']").attribute("r:id").value(),
               "footer_wide_odd");
  const std::vector<std::string> texts = opened.Texts();
  const auto date = std::find(texts.begin(), texts.end(), "2026年1月5日");
  const auto annex = std::find(texts.begin(), texts.end(), "附件");
  EXPECT_LT(date, annex);
  EXPECT_LT(annex, texts.end());
  EXPECT_EQ(*(annex + 2), "八大行动主要指标完成情况表");
  EXPECT_TRUE(First(opened.body, "//w:tbl[.//w:t='编号']//w:tr[1]/w:trPr/w:tblHeader"));
}

TEST(DocxPageTest, DocumentThatEndsWideHasNoEmptyLastPage) {
  reporting::Document document = SampleLetter();
  reporting::Table wide;
  wide.columns = {{"列", 1, false}};
  wide.landscape = true;
  document.blocks.push_back(wide);
  document.issuer = document.note = document.copies_to = "";
  document.date.reset();
  document.facts.clear();
  const Opened opened(document);
  EXPECT_EQ(opened.body.select_nodes("//w:sectPr").size(), 2U);
  EXPECT_EQ(opened.Attribute("/w:document/w:body/w:sectPr/w:pgSz", "w:orient"), "landscape");
}

TEST(DocxPageTest, LetterForm) {
  const Opened opened(SampleLetter());
  EXPECT_TRUE(First(opened.body, "/w:document/w:body/w:sectPr/w:titlePg"));
  // Number right of the first line; two blank lines; title.
  EXPECT_EQ(TextOf(First(opened.body, "/w:document/w:body/w:p")), "特急\t鹤督函〔2024〕12号");
  EXPECT_EQ(BlankLinesBefore(opened.Paragraph("关于加快推进")), 2);
  const pugi::xml_document head = Xml(opened.parts.at("word/header_first.xml"));
  EXPECT_EQ(TextOf(First(head, "//w:p[2]")), "鹤城区人民政府督查室");
  EXPECT_STREQ(First(head, "//w:tblW").attribute("w:w").value(), "9638");  // 170 mm
  const auto thickness = [](const pugi::xml_node& part, const char* edge) {
    return First(part, std::string("//w:tblBorders/w:") + edge).attribute("w:sz").as_int();
  };
  EXPECT_GT(thickness(head, "top"), thickness(head, "bottom"));
  const pugi::xml_document foot = Xml(opened.parts.at("word/footer_first.xml"));
  EXPECT_LT(thickness(foot, "top"), thickness(foot, "bottom"));
  EXPECT_STREQ(First(foot, "//w:tblpPr").attribute("w:tblpY").value(), "15704");  // 20 mm above the foot
  EXPECT_THAT(opened.parts.at("word/footer_first.xml"), Not(HasSubstr("PAGE")));
  EXPECT_TRUE(First(opened.body, "//v:rect[@id='Imprint']"));
  EXPECT_FALSE(First(opened.body, "//v:rect//w:pBdr"));
}

TEST(DocxPageTest, LettersMarkStandsThirtyMillimetresBelowTheEdge) {
  const Opened opened(SampleLetter());
  const int header = std::stoi(opened.Attribute("/w:document/w:body/w:sectPr/w:pgMar", "w:header"));
  EXPECT_EQ(header + std::stoi(opened.Style("Header", "w:pPr/w:spacing", "w:line")), 1701);
}

TEST(DocxPageTest, DraftsAreMarkedAndIssuedDocumentsAreNot) {
  const Opened draft(SampleBulletin());
  for (const char* part : {"word/header_odd.xml", "word/header_even.xml", "word/header_first.xml"}) {
    EXPECT_THAT(draft.parts.at(part), HasSubstr("string=\"草稿\""));
    EXPECT_THAT(draft.parts.at(part), HasSubstr("演示"));
  }
  EXPECT_THAT(draft.Texts(), Contains(HasSubstr("超过综合类5000字")));
  reporting::Document document = SampleBulletin();
  document.draft = false;
  document.simulated = false;
  const Opened issued(document);
  EXPECT_THAT(issued.parts.at("word/header_odd.xml"), Not(HasSubstr("草稿")));
  EXPECT_THAT(issued.parts.at("word/header_odd.xml"), Not(HasSubstr("演示")));
  EXPECT_THAT(issued.parts.at("word/document.xml"), Not(HasSubstr("5000字")));
}

TEST(DocxPageTest, PartsCarryOneFixedDate) {
  const std::string bytes = reporting::RenderDocx(SampleOfficial());
  EXPECT_EQ(bytes, reporting::RenderDocx(SampleOfficial()));
  const auto dates = PartDates(bytes);
  EXPECT_EQ(dates.size(), PartsOf(bytes).size());
  for (const auto& [path, date] : dates) EXPECT_EQ(date, 0x00210000) << path;  // 1980-01-01 00:00
}

}  // namespace
}  // namespace duban::testing
