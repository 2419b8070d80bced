#include "clients/cli/score_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cpp/names.h"
#include "tests/support/error_matchers.h"

namespace duban::client {
namespace {

const Names kNames{"hecheng", "c1"};

TEST(AsOfTextTest, PlacesOfBothLogs) {
  const auto both = ParseAsOf(kNames, "change:120,act:7");
  ASSERT_TRUE(both.ok());
  EXPECT_EQ(both->sequences().change_sequence(), 120);
  EXPECT_EQ(both->sequences().act_sequence(), 7);
  EXPECT_EQ(ParseAsOf(kNames, "act:7")->sequences().change_sequence(), 0);
  EXPECT_EQ(ParseAsOf(kNames, "")->point_case(), reporting::v1::AsOfPoint::POINT_NOT_SET);
}

TEST(AsOfTextTest, BulletinsAndEditions) {
  EXPECT_EQ(ParseAsOf(kNames, "bulletin:monthly-2024-M03")->bulletin(),
            "jurisdictions/hecheng/campaigns/c1/bulletins/monthly-2024-M03");
  const auto trial = ParseAsOf(kNames, "evaluation:2024-Q1@1");
  ASSERT_TRUE(trial.ok());
  EXPECT_EQ(trial->evaluation(), "jurisdictions/hecheng/campaigns/c1/evaluations/2024-Q1");
  EXPECT_EQ(trial->edition(), 1);
  EXPECT_EQ(ParseAsOf(kNames, "evaluation:2024-Q1")->edition(), 0);
}

TEST(AsOfTextTest, OtherTextsAreRefused) {
  for (const char* text : {"120", "change:", "change:0", "change:-3", "act:x",
                           "evaluation:", "evaluation:Q@x", "week:3", "change:1,"}) {
    EXPECT_EQ(duban::testing::DetailsIn(ParseAsOf(kNames, text).status()).reason, kUsage) << text;
  }
}

}  // namespace
}  // namespace duban::client
