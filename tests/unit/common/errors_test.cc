#include "services/common/errors.h"

#include <gmock/gmock.h>

#include "tests/support/status_matchers.h"

namespace duban {
namespace {

using ::duban::testing::IsOk;
using ::duban::testing::StatusIs;
using ::testing::Eq;
using ::testing::HasSubstr;
using ::testing::Optional;
using ::testing::Pair;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

ErrorDetails Details(const absl::Status& status) { return DetailsOf(status).value_or(ErrorDetails()); }

TEST(ErrorsTest, NoViolationsIsOk) { EXPECT_THAT(Violations().ToStatus(), IsOk()); }

TEST(ErrorsTest, OneViolation) {
  const absl::Status status = InvalidField("rows[2].value", "NOT_DECIMAL", "不是小数");
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument, Eq("不是小数")));
  const FieldViolation violation = {"rows[2].value", "NOT_DECIMAL", "不是小数"};
  EXPECT_THAT(DetailsOf(status), Optional(ErrorDetails{"NOT_DECIMAL", {}, {violation}}));
}

TEST(ErrorsTest, AllViolationsTravelAndTheMessageCountsThem) {
  Violations violations;
  EXPECT_TRUE(violations.empty());
  violations.Add("name", "REQUIRED", "请填写名称");
  violations.Add("value", "NOT_DECIMAL", "不是小数");
  violations.Add("due", "DATE_ORDER", "期限早于开始");
  const absl::Status status = violations.ToStatus();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument, Eq("请填写名称（另有2处问题）")));
  EXPECT_EQ(Details(status).reason, "REQUIRED");
  EXPECT_EQ(Details(status).violations, violations.list());
  EXPECT_THAT(violations.list(), SizeIs(3));
}

TEST(ErrorsTest, CodesAndReasons) {
  const absl::Status not_found = NotFound("units/a");
  EXPECT_THAT(not_found, StatusIs(absl::StatusCode::kNotFound, HasSubstr("units/a")));
  EXPECT_THAT(DetailsOf(not_found), Optional(ErrorDetails{"NOT_FOUND", {{"name", "units/a"}}, {}}));

  const absl::Status exists = AlreadyExists("units/a");
  EXPECT_THAT(exists, StatusIs(absl::StatusCode::kAlreadyExists, HasSubstr("units/a")));
  EXPECT_EQ(Details(exists).reason, "ALREADY_EXISTS");

  const absl::Status closed = Precondition("PERIOD_CLOSED", "该期已锁定", {{"lock_time", "12:00"}});
  EXPECT_THAT(closed, StatusIs(absl::StatusCode::kFailedPrecondition, Eq("该期已锁定")));
  EXPECT_THAT(DetailsOf(closed), Optional(ErrorDetails{"PERIOD_CLOSED", {{"lock_time", "12:00"}}, {}}));

  const absl::Status stale = EtagMismatch("units/a", "\"7\"");
  EXPECT_THAT(stale, StatusIs(absl::StatusCode::kAborted, HasSubstr("\"7\"")));
  EXPECT_EQ(Details(stale).reason, "ETAG_MISMATCH");
  EXPECT_THAT(Details(stale).metadata,
              UnorderedElementsAre(Pair("name", "units/a"), Pair("current_etag", "\"7\"")));

  const absl::Status denied = PermissionDenied("ROLE_REQUIRED", "无权");
  EXPECT_THAT(denied, StatusIs(absl::StatusCode::kPermissionDenied, Eq("无权")));
  EXPECT_EQ(Details(denied).reason, "ROLE_REQUIRED");

  const absl::Status unknown = Unauthenticated("TOKEN_FORGED", "令牌无效");
  EXPECT_THAT(unknown, StatusIs(absl::StatusCode::kUnauthenticated, Eq("令牌无效")));
  EXPECT_EQ(Details(unknown).reason, "TOKEN_FORGED");
}

TEST(ErrorsTest, DetailsHoldAnyBytes) {
  const std::string awkward = std::string("3:a\0b", 5) + "\xff\n:,\"\\12:";
  const ErrorDetails details = {
      awkward, {{"", ""}, {awkward, "值"}, {"k", awkward}}, {{awkward, "", "："}, {"", awkward, awkward}}};
  EXPECT_THAT(DetailsOf(WithDetails(absl::InternalError("x"), details)), Optional(details));
  EXPECT_THAT(DetailsOf(WithDetails(absl::InternalError("x"), {})), Optional(ErrorDetails()));
}

TEST(ErrorsTest, DetailsAreReplaced) {
  const ErrorDetails later = {"LATER", {}, {}};
  EXPECT_THAT(DetailsOf(WithDetails(NotFound("a"), later)), Optional(later));
}

TEST(ErrorsTest, ForeignErrorsHaveNone) {
  EXPECT_EQ(DetailsOf(absl::OkStatus()), std::nullopt);
  EXPECT_EQ(DetailsOf(absl::InternalError("x")), std::nullopt);
}

TEST(ErrorsTest, MalformedPayloadIsNoDetails) {
  for (const absl::string_view bytes : {"", "x", "1", "5:ab", "-1:a", "1:a1:0", "1:a1:01:1", "1:a1:01:01:x",
                                        "1:a1:x1:0", "1:a20:99999999999999999999", "1:a9:9999999991:0"}) {
    absl::Status status = absl::InternalError("x");
    status.SetPayload("type.duban/ErrorDetails", absl::Cord(bytes));
    EXPECT_EQ(DetailsOf(status), std::nullopt) << bytes;
  }
  absl::Status status = absl::InternalError("x");
  status.SetPayload("type.duban/ErrorDetails", absl::Cord("1:a1:01:0"));
  EXPECT_EQ(Details(status).reason, "a");
}

}  // namespace
}  // namespace duban
