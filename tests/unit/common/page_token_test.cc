#include "services/common/page_token.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "tests/support/status_matchers.h"

namespace duban {
namespace {

using ::duban::testing::IsOkAndHolds;
using ::duban::testing::StatusIs;

TEST(PageTokenTest, GivesBackThePosition) {
  for (const std::string& position :
       {std::string("I-A1-01"), std::string("\0\xff:", 3), std::string(300, 'x')}) {
    const std::string token = MakePageToken(position, "parent|filter");
    EXPECT_THAT(ParsePageToken(token, "parent|filter"), IsOkAndHolds(position));
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
              std::string::npos);
  }
}

TEST(PageTokenTest, EmptyTokenIsTheFirstPage) { EXPECT_THAT(ParsePageToken("", "any"), IsOkAndHolds("")); }

TEST(PageTokenTest, RefusesOtherArguments) {
  const absl::Status status = ParsePageToken(MakePageToken("7", "filter=a"), "filter=b").status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(DetailsOf(status).value_or(ErrorDetails()).reason, "PAGE_TOKEN");
  EXPECT_THAT(ParsePageToken(MakePageToken("7a", "b"), "ab"), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(PageTokenTest, RefusesEveryBrokenToken) {
  const std::string token = MakePageToken("I-A1-01", "f");
  for (size_t i = 0; i < token.size(); ++i) {
    std::string broken = token;
    broken[i] = broken[i] == 'A' ? 'B' : 'A';
    EXPECT_THAT(ParsePageToken(broken, "f"), StatusIs(absl::StatusCode::kInvalidArgument)) << i;
  }
  for (size_t length = 1; length < token.size(); ++length) {
    EXPECT_THAT(ParsePageToken(token.substr(0, length), "f"), StatusIs(absl::StatusCode::kInvalidArgument));
  }
  for (const std::string& broken :
       {absl::StrCat(token, "="), absl::StrCat(token, " "), std::string("!"), std::string("AAAAAAAAAAA")}) {
    EXPECT_THAT(ParsePageToken(broken, "f"), StatusIs(absl::StatusCode::kInvalidArgument)) << broken;
  }
}

TEST(PageTokenTest, PageSizes) {
  EXPECT_THAT(ClampPageSize(0), IsOkAndHolds(50));
  EXPECT_THAT(ClampPageSize(1), IsOkAndHolds(1));
  EXPECT_THAT(ClampPageSize(1000), IsOkAndHolds(1000));
  EXPECT_THAT(ClampPageSize(1001), IsOkAndHolds(1000));
  EXPECT_THAT(ClampPageSize(-1), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace duban
