// DOCX against GB/T 9704-2012: what stands where in head, text, signature and imprint.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/render/render.h"
#include "tests/unit/reporting_render/opened_docx.h"
#include "tests/unit/reporting_render/parts.h"
#include "tests/unit/reporting_render/samples.h"

namespace duban::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(DocxTest, OfficialHead) {
  const Opened opened(SampleOfficial());
  const std::vector<std::string> texts = opened.Texts();
  EXPECT_EQ(std::vector<std::string>(texts.begin(), texts.begin() + 7),
            (std::vector<std::string>{"000001", "内部", "加急", "鹤城区人民政府办公室文件", "", "",
                                      "鹤政督〔2024〕3号"}));
  EXPECT_EQ(opened.StyleOf("内部"), "Black");
  const pugi::xml_node number = opened.Paragraph("鹤政督〔2024〕3号");
  EXPECT_STREQ(First(number, "w:pPr/w:pBdr/w:bottom").attribute("w:color").value(), "FF0000");
  EXPECT_STREQ(First(number, "w:pPr/w:jc").attribute("w:val").value(), "center");
  const pugi::xml_node title = opened.Paragraph("关于2024年");
  EXPECT_EQ(BlankLinesBefore(title), 2);
  const pugi::xml_node addressee = opened.Paragraph("区直各有关单位：");
  EXPECT_EQ(BlankLinesBefore(addressee), 1);
}

TEST(DocxTest, MarkStandsAtTheSamePlaceWithoutLinesAboveIt) {
  reporting::Document document = SampleOfficial();
  document.secrecy = document.urgency = document.copy_number = "";
  const Opened opened(document);
  EXPECT_EQ(BlankLinesBefore(opened.Paragraph("办公室文件")), 3);
}

TEST(DocxTest, UpwardDocumentNamesTheSignatory) {
  reporting::Document document = SampleOfficial();
  document.signatory = "李四";
  const Opened opened(document);
  const pugi::xml_node number = opened.Paragraph("鹤政督〔2024〕3号");
  EXPECT_EQ(TextOf(number), "　鹤政督〔2024〕3号\t签发人：李四");
  EXPECT_STREQ(First(number, "w:pPr/w:tabs/w:tab").attribute("w:val").value(), "right");
  EXPECT_STREQ(First(number, "w:r[w:t='李四']//w:rFonts").attribute("w:eastAsia").value(), "KaiTi");
}

TEST(DocxTest, SealedSignature) {
  const Opened opened(SampleOfficial());
  // 2026年1月5日 is six characters wide, the issuer ten: centred over it, 4 and 2 from the right.
  const pugi::xml_node date = opened.Paragraph("2026年1月5日");
  EXPECT_STREQ(First(date, "w:pPr/w:ind").attribute("w:right").value(), "1264");
  const pugi::xml_node issuer = date.previous_sibling("w:p");
  EXPECT_EQ(TextOf(issuer), "鹤城区人民政府办公室");
  EXPECT_STREQ(First(issuer, "w:pPr/w:ind").attribute("w:right").value(), "632");
  EXPECT_EQ(BlankLinesBefore(issuer), 2);
}

TEST(DocxTest, AttachmentNoteAndNote) {
  const Opened opened(SampleOfficial());
  EXPECT_THAT(opened.Texts(), Contains("附件：八大行动主要指标完成情况表"));
  EXPECT_THAT(opened.Texts(), Contains("（此件公开发布）"));
  reporting::Document document = SampleOfficial();
  document.attachments.push_back("整改台账");
  EXPECT_THAT(Opened(document).Texts(), Contains("附件：1.\t八大行动主要指标完成情况表"));
  EXPECT_THAT(Opened(document).Texts(), Contains("2.\t整改台账"));
}

TEST(DocxTest, LightsHaveColourAndName) {
  const Opened opened(SampleBulletin());
  EXPECT_EQ(opened.Attribute("//w:tc[.//w:t='红灯'][.//w:shd]//w:shd", "w:fill"), "FF9999");
  EXPECT_EQ(opened.Attribute("//w:tc[.//w:t='35.00']//w:jc", "w:val"), "right");
}

TEST(DocxTest, ImprintStandsAtTheFootWithItsRules) {
  const Opened opened(SampleOfficial());
  const std::string box = "//v:rect[@id='Imprint']";
  EXPECT_THAT(opened.Attribute(box, "style"), HasSubstr("mso-position-vertical:bottom"));
  EXPECT_THAT(opened.Attribute(box, "style"), HasSubstr("mso-position-vertical-relative:margin"));
  // Two lines of copies and one of print, 24 pt each, and three rules; as wide as the type area.
  EXPECT_THAT(opened.Attribute(box, "style"), HasSubstr("width:442pt;"));
  EXPECT_THAT(opened.Attribute(box, "style"), HasSubstr("height:78pt;"));
  std::vector<std::string> rules;
  for (const pugi::xpath_node& found : opened.body.select_nodes((box + "//w:pBdr/w:top/@w:sz").c_str())) {
    rules.emplace_back(found.attribute().value());
  }
  EXPECT_THAT(rules, ElementsAre("8", "6", "8"));  // 0.35 and 0.25 mm
  EXPECT_THAT(TextOf(opened.Paragraph("抄送：")), HasSubstr("驻区各单位。"));
  EXPECT_EQ(TextOf(opened.Paragraph("印发")), "鹤城区人民政府办公室\t2026年1月6日印发");
}

TEST(DocxTest, BulletinHeadAndFoot) {
  const Opened opened(SampleBulletin());
  EXPECT_EQ(TextOf(opened.Paragraph("第3期")), "第3期");
  const pugi::xml_node editor = opened.Paragraph("鹤城区综合协调专班");
  EXPECT_EQ(TextOf(editor), "　鹤城区综合协调专班\t2024年4月22日");
  EXPECT_TRUE(First(editor, "w:pPr/w:pBdr/w:bottom[@w:color='FF0000']"));
  EXPECT_EQ(TextOf(opened.Paragraph("报：")), "报：区委书记，区长。");
  EXPECT_EQ(TextOf(opened.Paragraph("送：")), "送：区委各部门。");
  EXPECT_EQ(TextOf(opened.Paragraph("发：")), "发：各乡镇街道，各专班。");
  EXPECT_EQ(TextOf(opened.Paragraph("共印")), "\t共印50份");
  EXPECT_EQ(opened.StyleOf("编者按："), "EditorNote");
}

TEST(DocxTest, TextIsEscapedAndControlCharactersAreDropped) {
  reporting::Document document = SampleBulletin();
  document.blocks.push_back(reporting::Paragraph{"a<b>&\"c\"\x01\n第二行{{title}}", ""});
  const Opened opened(document);
  const pugi::xml_node paragraph = opened.Paragraph("a<b>");
  EXPECT_EQ(TextOf(paragraph), "a<b>&\"c\"第二行{{title}}");
  EXPECT_TRUE(First(paragraph, "w:r/w:br"));
}

TEST(DocxTest, FactsAreInTheDocument) {
  EXPECT_THAT(Opened(SampleOfficial()).Texts(), Contains("评分办法：rubric.v1。"));
}

TEST(DocxTest, ChartsBecomeTables) {
  const Opened opened(SampleOfficial());
  EXPECT_EQ(opened.StyleOf("各行动亮灯情况"), "TableTitle");
  EXPECT_TRUE(First(opened.body, "//w:tr[w:tc[.//w:t='实际']][w:tc[.//w:t='7.00']][w:tc[.//w:t='—']]"));
}

TEST(DocxTest, ABulletinHasItsUrgencyBelowSecrecyAndCopyNumber) {
  reporting::Document document = SampleBulletin();
  document.urgency = "特急";
  document.copy_number = "000009";
  const Opened opened(document);
  const std::vector<std::string> texts = opened.Texts();
  ASSERT_GT(texts.size(), 2u);
  EXPECT_EQ(texts[0], "内部\t000009");
  EXPECT_EQ(texts[1], "特急");
  EXPECT_EQ(opened.StyleOf("特急"), "Black");
}

}  // namespace
}  // namespace duban::testing
