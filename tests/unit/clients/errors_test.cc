#include "clients/cli/errors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/errors.h"

namespace duban::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(ErrorsTest, ExitCodesTellWhoMustAct) {
  EXPECT_EQ(ExitCodeOf(absl::OkStatus()), kExitOk);
  EXPECT_EQ(ExitCodeOf(Precondition("FORM_STATE", "x")), kExitRefused);
  EXPECT_EQ(ExitCodeOf(InvalidField("rows[0].value", "NOT_DECIMAL", "x")), kExitRefused);
  EXPECT_EQ(ExitCodeOf(InvalidField("f.csv:2:1", "CSV_QUOTE", "x")), kExitUsage);
  EXPECT_EQ(ExitCodeOf(absl::UnavailableError("x")), kExitUnreachable);
  EXPECT_EQ(ExitCodeOf(absl::DeadlineExceededError("x")), kExitUnreachable);
}

TEST(ErrorsTest, EveryFieldHasItsRuleAndRemedy) {
  Violations violations;
  violations.Add("rows[0].value", "NOT_DECIMAL", "应为十进制数，收到“abc”");
  violations.Add("rows[1].progress", "OUT_OF_RANGE", "完成率应在 0–100 之间");
  const std::string zh = DescribeError(violations.ToStatus(), Language::kZh);
  EXPECT_THAT(zh, AllOf(HasSubstr("错误 INVALID_ARGUMENT（NOT_DECIMAL）"),
                        HasSubstr("rows[0].value [NOT_DECIMAL] 应为十进制数，收到“abc”"),
                        HasSubstr("rows[1].progress [OUT_OF_RANGE] 完成率应在 0–100 之间")));
  const std::string en = DescribeError(violations.ToStatus(), Language::kEn);
  EXPECT_THAT(
      en, AllOf(HasSubstr("error INVALID_ARGUMENT (NOT_DECIMAL)"), HasSubstr("write digits and a point")));
}

TEST(ErrorsTest, ErrorsWithoutFieldsSayWhatToDo) {
  EXPECT_THAT(DescribeError(Unauthenticated("TOKEN_EXPIRED", "令牌已过期"), Language::kZh),
              HasSubstr("处理：令牌已过期：请重新签发"));
  EXPECT_THAT(DescribeError(absl::UnavailableError("no route"), Language::kEn),
              HasSubstr("check that the service runs"));
}

}  // namespace
}  // namespace duban::client
