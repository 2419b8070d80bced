#include "services/reporting/domain/light/light_override.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/error_matchers.h"
#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting::light_override_test {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;

const absl::Time kNow = absl::FromUnixSeconds(1713500000);

LightOverride Given() {
  LightOverride given;
  given.campaign = "eight-actions";
  given.item = "campaigns/eight-actions/items/I-1";
  given.period = PeriodOf("2024-M03");
  given.light = Light::kYellow;
  given.reason = "统计口径调整";
  return given;
}

Signature By(const std::string& person, const std::string& on_behalf_of = "") {
  return {person, "SUPERVISION", "", on_behalf_of};
}

TEST(LightOverrideTest, AnotherPersonApproves) {
  const auto set = SetOverride(Given(), Light::kRed, Book(), By("sun.du"), kNow);
  ASSERT_THAT(set, IsOk());
  EXPECT_EQ(set->id, "LO-0001");
  EXPECT_EQ(set->computed, Light::kRed);
  EXPECT_THAT(ApproveOverride(*set, By("sun.du"), kNow),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  EXPECT_THAT(ApproveOverride(*set, By("deputy", "sun.du"), kNow),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  const auto approved = ApproveOverride(*set, By("zhao.liu"), kNow);
  ASSERT_THAT(approved, IsOk());
  EXPECT_EQ(approved->state, OverrideState::kApproved);
  EXPECT_EQ(approved->approval.by.person, "zhao.liu");
  EXPECT_THAT(ApproveOverride(*approved, By("zhou.qi"), kNow),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "OVERRIDE_DECIDED"));
}

TEST(LightOverrideTest, NeedsAReasonAndAnotherLight) {
  LightOverride silent = Given();
  silent.reason.clear();
  EXPECT_THAT(SetOverride(silent, Light::kRed, Book(), By("sun.du"), kNow),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  EXPECT_THAT(SetOverride(Given(), Light::kYellow, Book(), By("sun.du"), kNow),
              IsRefusal(absl::StatusCode::kInvalidArgument, "LIGHT_UNCHANGED"));
}

TEST(LightOverrideTest, OneStandsForAnItemAndPeriodUntilItIsWithdrawn) {
  Book book;
  LightOverride set = *SetOverride(Given(), Light::kRed, book, By("sun.du"), kNow);
  book.docket.Put(set, 1, kNow);
  EXPECT_THAT(SetOverride(Given(), Light::kRed, book, By("sun.du"), kNow),
              IsRefusal(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS"));
  EXPECT_THAT(WithdrawOverride(set, "", By("sun.du"), kNow),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  const LightOverride withdrawn = *WithdrawOverride(set, "误改", By("sun.du"), kNow);
  book.docket.Put(withdrawn, 2, kNow);
  EXPECT_THAT(WithdrawOverride(withdrawn, "再撤", By("sun.du"), kNow),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "OVERRIDE_DECIDED"));
  const auto next = SetOverride(Given(), Light::kRed, book, By("sun.du"), kNow);
  ASSERT_THAT(next, IsOk());
  EXPECT_EQ(next->id, "LO-0002");
}

}  // namespace
}  // namespace duban::reporting::light_override_test
