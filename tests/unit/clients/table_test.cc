#include "clients/cli/table.h"

#include <gtest/gtest.h>

#include "clients/cli/context.h"
#include "clients/cpp/utf8.h"
#include "tests/support/status_matchers.h"

namespace duban::client {
namespace {

TEST(WidthTest, WideCharactersTakeTwoColumns) {
  EXPECT_EQ(DisplayWidth("duban"), 5);
  EXPECT_EQ(DisplayWidth("督办"), 4);
  EXPECT_EQ(DisplayWidth("（3）"), 5);
  EXPECT_EQ(DisplayWidth("“八大行动”"), 10) << "curly quotes are ambiguous and count one";
  EXPECT_EQ(DisplayWidth("e\xCC\x81"), 1) << "combining accent";
  EXPECT_EQ(DisplayWidth("𠮷"), 2) << "beyond the basic plane";
  EXPECT_EQ(DisplayWidth("\xff"
                         "a"),
            2)
      << "a broken byte is one replacement character";
}

TEST(WidthTest, Utf8IsChecked) {
  EXPECT_TRUE(IsUtf8("督办 duban 𠮷 \xEF\xBF\xBD"));
  EXPECT_FALSE(IsUtf8("\xc0\xaf")) << "overlong";
  EXPECT_FALSE(IsUtf8("\xed\xa0\x80")) << "surrogate";
  EXPECT_FALSE(IsUtf8("\xe7\x9d")) << "cut short";
  EXPECT_FALSE(IsUtf8("\xf4\x90\x80\x80")) << "beyond U+10FFFF";
}

TEST(TableTest, ColumnsStandUnderEachOther) {
  Table table({"单位", ">总分", "名称"});
  table.Add({"hc-drc", "79.79", "区发展和改革局"});
  table.Add({"督查室", "100.00"});
  EXPECT_EQ(table.ToText(),
            "单位      总分  名称\n"
            "hc-drc   79.79  区发展和改革局\n"
            "督查室  100.00\n");
}

TEST(TableTest, ShortenCutsByColumns) {
  EXPECT_EQ(Shorten("督查考评", 8), "督查考评");
  EXPECT_EQ(Shorten("督查考评", 6), "督查…");
  EXPECT_EQ(Shorten("督查考评", 5), "督查…");
  EXPECT_EQ(Shorten("abcdef", 4), "abc…");
}

TEST(MomentTest, DaysEndAtMidnightInChina) {
  const auto day = ParseMoment("2024-04-30");
  ASSERT_THAT(day, ::duban::testing::IsOk());
  EXPECT_EQ(ShowTime(*day), "2024-05-01 00:00 +08:00");
  const auto minute = ParseMoment("2024-03-12T17:30");
  ASSERT_THAT(minute, ::duban::testing::IsOk());
  EXPECT_EQ(ShowTime(*minute), "2024-03-12 17:30 +08:00");
  EXPECT_FALSE(ParseMoment("30.04.2024").ok());
}

}  // namespace
}  // namespace duban::client
