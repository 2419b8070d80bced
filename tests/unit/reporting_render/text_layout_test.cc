// Widths, titles, signatures, fonts, and the length of a text.
#include "services/reporting/render/text_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/domain/bulletin/characters.h"
#include "services/reporting/domain/bulletin/document.h"
#include "services/reporting/render/fonts.h"
#include "services/reporting/render/paper.h"
#include "tests/unit/reporting_render/parts.h"

namespace duban::testing {
namespace {

using namespace reporting;  // NOLINT: names of one room
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(TextLayoutTest, DatesHaveNoLeadingZeros) {
  EXPECT_EQ(DateText(absl::CivilDay(2026, 1, 5)), "2026年1月5日");
  EXPECT_EQ(DateText(absl::CivilDay(2024, 12, 31)), "2024年12月31日");
}

TEST(TextLayoutTest, WidthCountsHalfCharacters) {
  EXPECT_EQ(HalfWidth("2026年1月5日"), 12);
  EXPECT_EQ(HalfWidth(""), 0);
}

TEST(TextLayoutTest, TitlesBreakIntoBalancedLines) {
  EXPECT_THAT(TitleLines("通报", 40), ElementsAre("通报"));
  const auto lines = TitleLines("关于2024年1至4月八大行动主要指标和重点任务完成情况的通报", 40);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_LE(HalfWidth(lines[0]), 40);
  EXPECT_LE(HalfWidth(lines[1]), 40);
  EXPECT_NEAR(HalfWidth(lines[0]), HalfWidth(lines[1]), 8);
}

TEST(TextLayoutTest, TitlesKeepBracketsNumbersAndParticles) {
  // Half of the width falls into the year, the brackets, or before 的.
  EXPECT_THAT(TitleLines("关于开展好2024年度考核", 14), ElementsAre("关于开展好", "2024年度考核"));
  EXPECT_THAT(TitleLines("关于印发《考评办法》的通知", 18), ElementsAre("关于印发", "《考评办法》的通知"));
  EXPECT_THAT(TitleLines("第一行\n第二行", 40), ElementsAre("第一行", "第二行"));
}

TEST(TextLayoutTest, SealedDateStandsFourFromTheRight) {
  EXPECT_EQ(SealedPlace(20, 12).date_right, 8);
  EXPECT_EQ(SealedPlace(20, 12).issuer_right, 4);
  EXPECT_EQ(SealedPlace(8, 12).issuer_right, 10);
  // Longer than what fits around the date: from the margin, date centred below.
  EXPECT_EQ(SealedPlace(44, 12).issuer_right, 0);
  EXPECT_EQ(SealedPlace(44, 12).date_right, 16);
}

TEST(TextLayoutTest, UnsealedDateBeginsTwoAfterTheIssuer) {
  const SignaturePlace longer = UnsealedPlace(20, 12);
  EXPECT_EQ(longer.issuer_right, 4);
  EXPECT_EQ(longer.date_right, 8);
  const SignaturePlace shorter = UnsealedPlace(8, 12);
  EXPECT_EQ(shorter.date_right, 4);
  EXPECT_EQ(shorter.issuer_right, 12);
}

TEST(TextLayoutTest, MarkFitsItsLine) {
  EXPECT_EQ(MarkSize("督查简报", kTypeWidth), 54);
  EXPECT_EQ(MarkSize("鹤城区人民政府办公室文件", kTypeWidth), 33);
  EXPECT_LE(33 * 12 * 20, kTypeWidth);
}

TEST(FontsTest, NoticeNamesEverySubstitute) {
  const std::string notice = FontNotice({"SimHei", "仿宋_GB2312", "Noto Serif CJK SC", "SimSun"});
  EXPECT_THAT(notice, HasSubstr("字体替代：小标宋 → Noto Serif CJK SC；楷体 → 系统默认字体。"));
  EXPECT_EQ(FontNotice({"方正小标宋简体", "FangSong", "KaiTi", "SimHei", "SimSun"}), "");
}

TEST(FontsTest, AliasesForPrintingNameTheSameSubstitutes) {
  const pugi::xml_document aliases = XmlFile("services/reporting/render/fonts.conf");
  for (const Face& face : Faces()) {
    const std::string match = absl::StrCat("//match[test/string='", face.standard, "']");
    EXPECT_STREQ(First(aliases, match + "/edit[@name='family']/string").text().get(), face.open);
  }
  EXPECT_EQ(aliases.select_nodes("//match").size(), Faces().size());
}

TEST(CharactersTest, BrokenTextComesByteByByte) {
  const auto characters = CharactersOf(
      "督\xE7\x9D"
      "a");
  ASSERT_EQ(characters.size(), 4U);
  EXPECT_EQ(characters[0].code, U'督');
  EXPECT_EQ(characters[1].code, char32_t{0xFFFD});
  EXPECT_EQ(characters[3].bytes, "a");
  EXPECT_EQ(CharactersOf("𠀀")[0].code, char32_t{0x20000});
}

TEST(TextLengthTest, CountsCharactersLettersAndDigitsOnly) {
  Document document;
  document.title = "通报（2024）";                                          // 6
  document.blocks = {Heading{1, "一、指标"}, Paragraph{"a b，c。\n", ""}};  // 3 + 3
  document.facts = {"不计入"};
  document.warnings = {"不计入"};
  document.mark = "不计入";
  EXPECT_EQ(TextLength(document), 12);
  document.blocks.push_back(Table{"表", {{"列", 1, false}}, {{Cell{"值", std::nullopt}}}, false, "注"});
  document.blocks.push_back(LightChart{"灯", {{"行动", 1, 0, 0, 0, 0}}});
  document.blocks.push_back(TrendChart{"势", {"1月"}, {{"计划", {}, true}}, "%"});
  EXPECT_EQ(TextLength(document), 12 + 4 + 3 + 5);
}

}  // namespace
}  // namespace duban::testing
