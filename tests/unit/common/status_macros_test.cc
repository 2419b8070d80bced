#include "services/common/status_macros.h"

#include <gmock/gmock.h>

#include <map>
#include <memory>
#include <string>

#include "tests/support/status_matchers.h"

namespace duban {
namespace {

using ::duban::testing::IsOk;
using ::duban::testing::IsOkAndHolds;
using ::duban::testing::StatusIs;
using ::testing::Not;

absl::StatusOr<std::unique_ptr<int>> MakeNumber(const absl::Status& status, int value) {
  RETURN_IF_ERROR(status);
  return std::make_unique<int>(value);
}

absl::StatusOr<int> Sum(const absl::Status& first, const absl::Status& second) {
  ASSIGN_OR_RETURN(const std::unique_ptr<int> one, MakeNumber(first, 1));
  std::unique_ptr<int> two;
  ASSIGN_OR_RETURN(two, MakeNumber(second, std::map<int, int>{{2, 40}}[2]));
  return *one + *two;
}

TEST(StatusMacrosTest, ValuesPass) { EXPECT_THAT(Sum(absl::OkStatus(), absl::OkStatus()), IsOkAndHolds(41)); }

TEST(StatusMacrosTest, TheFirstErrorReturns) {
  const absl::Status error = absl::NotFoundError("gone");
  EXPECT_THAT(Sum(error, absl::OkStatus()), StatusIs(absl::StatusCode::kNotFound, "gone"));
  EXPECT_THAT(Sum(absl::OkStatus(), error), StatusIs(absl::StatusCode::kNotFound, "gone"));
  EXPECT_THAT(Sum(error, absl::AbortedError("")), Not(StatusIs(absl::StatusCode::kAborted)));
  EXPECT_THAT(Sum(error, error), Not(IsOk()));
}

}  // namespace
}  // namespace duban
