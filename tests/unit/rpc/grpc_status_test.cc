#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/error_info.pb.h"
#include "google/rpc/status.pb.h"
#include "services/common/errors.h"
#include "services/rpc/from_grpc_status.h"
#include "services/rpc/to_grpc_status.h"

namespace duban::rpc {
namespace {

using testing::HasSubstr;
using testing::Not;

absl::Status ThereAndBack(const absl::Status& status) { return FromGrpcStatus(ToGrpcStatus(status)); }

Violations ManyViolations(int count, absl::string_view text) {
  Violations violations;
  for (int i = 0; i < count; ++i) {
    violations.Add(absl::StrCat("rows[", i, "].value"), "NOT_DECIMAL", std::string(text));
  }
  return violations;
}

TEST(GrpcStatusTest, OkStaysOk) {
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  EXPECT_TRUE(FromGrpcStatus(grpc::Status::OK).ok());
}

TEST(GrpcStatusTest, ErrorsOfOursComeBackWhole) {
  for (const absl::Status& status :
       {InvalidField("rows[2].value", "NOT_DECIMAL", "填报值应为数字，例如 7.15"),
        NotFound("jurisdictions/hecheng/units/u1"),
        Precondition("PERIOD_CLOSED", "本期已锁定", {{"period", "2024-M03-D1"}}),
        EtagMismatch("a/b", "\"7\""), PermissionDenied("ROLE_REQUIRED", "没有审核权限"),
        Unauthenticated("TOKEN_FORGED", "签名无效")}) {
    const absl::Status back = ThereAndBack(status);
    EXPECT_EQ(back.code(), status.code());
    EXPECT_EQ(back.message(), status.message());
    ASSERT_TRUE(DetailsOf(back).has_value()) << status;
    EXPECT_EQ(*DetailsOf(back), *DetailsOf(status)) << status;
  }
}

TEST(GrpcStatusTest, DetailsAreStandardMessages) {
  const grpc::Status status = ToGrpcStatus(InvalidField("name", "NAME_FORM", "名称不合规则"));
  google::rpc::Status packed;
  ASSERT_TRUE(packed.ParseFromString(status.error_details()));
  ASSERT_EQ(packed.details_size(), 2);
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest bad;
  ASSERT_TRUE(packed.details(0).UnpackTo(&info));
  ASSERT_TRUE(packed.details(1).UnpackTo(&bad));
  EXPECT_EQ(packed.code(), 3);
  EXPECT_EQ(info.reason(), "NAME_FORM");
  EXPECT_EQ(info.domain(), "duban");
  ASSERT_EQ(bad.field_violations_size(), 1);
  EXPECT_EQ(bad.field_violations(0).field(), "name");
  EXPECT_EQ(bad.field_violations(0).description(), "NAME_FORM: 名称不合规则");
}

TEST(GrpcStatusTest, FortyViolationsTravelWhole) {
  const absl::Status status = ManyViolations(40, "不是数字").ToStatus();
  EXPECT_EQ(*DetailsOf(ThereAndBack(status)), *DetailsOf(status));
}

TEST(GrpcStatusTest, HundredViolationsAreCapped) {
  const auto details = DetailsOf(ThereAndBack(ManyViolations(100, "不是数字").ToStatus()));
  ASSERT_TRUE(details.has_value());
  ASSERT_EQ(details->violations.size(), 40u);
  EXPECT_EQ(details->violations[38], (FieldViolation{"rows[38].value", "NOT_DECIMAL", "不是数字"}));
  EXPECT_EQ(details->violations[39], (FieldViolation{"", "MORE_VIOLATIONS", "另有61处问题未列出"}));
}

TEST(GrpcStatusTest, LongViolationsStayBelowTheMetadataLimit) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "超";
  const grpc::Status status = ToGrpcStatus(ManyViolations(100, text).ToStatus());
  EXPECT_LT(status.error_details().size(), 4096u);
  const auto details = DetailsOf(FromGrpcStatus(status));
  ASSERT_TRUE(details.has_value());
  const size_t listed = details->violations.size() - 1;
  EXPECT_EQ(details->violations.back().description, absl::StrCat("另有", 100 - listed, "处问题未列出"));
}

TEST(GrpcStatusTest, LongMessageIsCutBetweenCharacters) {
  std::string text = "ab";  // byte 1024 then lies inside a character of three bytes
  for (int i = 0; i < 500; ++i) text += "督";
  const std::string cut = ToGrpcStatus(Precondition("PERIOD_CLOSED", text)).error_message();
  EXPECT_EQ(cut.size(), 1022u);
  EXPECT_EQ(cut, text.substr(0, cut.size()));
  EXPECT_EQ(cut.substr(cut.size() - 3), "督");
}

TEST(GrpcStatusTest, CutUtf8KeepsWholeCharacters) {
  EXPECT_EQ(CutUtf8("督办", 6), "督办");
  EXPECT_EQ(CutUtf8("督办", 5), "督");
  EXPECT_EQ(CutUtf8("督办", 2), "");
  EXPECT_EQ(CutUtf8("ab", 1), "a");
}

TEST(GrpcStatusTest, CausesOfFaultsStayInside) {
  for (const absl::Status& status : {absl::InternalError("disk I/O error in /var/lib"),
                                     absl::UnknownError("/var/lib"), absl::DataLossError("/var/lib")}) {
    const grpc::Status sent = ToGrpcStatus(status);
    EXPECT_EQ(sent.error_code(), grpc::StatusCode::INTERNAL);
    EXPECT_THAT(sent.error_message(), Not(HasSubstr("/var/lib")));
    EXPECT_THAT(sent.error_details(), Not(HasSubstr("/var/lib")));
    EXPECT_EQ(DetailsOf(FromGrpcStatus(sent))->reason, "INTERNAL");
  }
}

TEST(GrpcStatusTest, FaultsWithDetailsOfOursSpeak) {
  const absl::Status status = WithDetails(absl::DataLossError("变更链校验失败"), {"CHAIN_BROKEN", {}, {}});
  EXPECT_EQ(ThereAndBack(status).message(), "变更链校验失败");
  EXPECT_EQ(ThereAndBack(status).code(), absl::StatusCode::kDataLoss);
}

TEST(GrpcStatusTest, ErrorsWithoutReasonAreNamedByTheirCode) {
  const absl::Status back = ThereAndBack(absl::UnavailableError("wait"));
  EXPECT_EQ(back.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(DetailsOf(back)->reason, "UNAVAILABLE");
}

TEST(GrpcStatusTest, ForeignErrorsHaveNoDetails) {
  EXPECT_FALSE(DetailsOf(FromGrpcStatus({grpc::StatusCode::UNAVAILABLE, "connection refused"})).has_value());
  EXPECT_FALSE(DetailsOf(FromGrpcStatus({grpc::StatusCode::UNAVAILABLE, "x", "no proto \xff"})).has_value());
}

}  // namespace
}  // namespace duban::rpc
