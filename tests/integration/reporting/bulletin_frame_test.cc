// What the editor sets of a bulletin's head, and agency codes that are not settled.
#include <gmock/gmock.h>

#include "tests/integration/reporting/bulletin_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting::bulletin_service_test {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::AllOf;
using ::testing::HasSubstr;

class BulletinFrameServiceTest : public BulletinServiceTest {};

TEST_F(BulletinFrameServiceTest, TheHeadIsSetByTheEditor) {
  const std::string name = Create(v1::Bulletin::KIND_MONTHLY, "2024-M03")->name();
  v1::UpdateBulletinRequest request;
  request.set_name(name);
  request.mutable_frame()->set_urgency(v1::Bulletin::URGENCY_PROMPT);
  request.mutable_frame()->set_copy_number("7");
  EXPECT_THAT(Call(stub_, &Stub::UpdateBulletin, request, "bo.office"),
              IsRefusal(absl::StatusCode::kInvalidArgument, "COPY_NUMBER"));
  request.mutable_frame()->set_copy_number("000007");
  request.mutable_frame()->set_secrecy("机密★1年");
  EXPECT_THAT(Call(stub_, &Stub::UpdateBulletin, request, "bo.office"),
              IsRefusal(absl::StatusCode::kInvalidArgument, "STATE_SECRET"));
  request.mutable_frame()->set_secrecy("内部★1年");
  ASSERT_THAT(Call(stub_, &Stub::UpdateBulletin, request, "bo.office"), IsOk());
  EXPECT_EQ(Get(name)->frame().copy_number(), "000007");
  EXPECT_THAT(Html(name), AllOf(HasSubstr("000007"), HasSubstr("加急"), HasSubstr("内部★1年")));
  ASSERT_THAT(Issue(name), IsOk());
  EXPECT_THAT(Html(name), AllOf(HasSubstr("000007"), HasSubstr("加急"), HasSubstr("内部★1年")));
  EXPECT_TRUE(Verify(name)->matches());
}

// The rules as they come with the program: no district's agency codes are in them.
class PlaceholderCodeTest : public BulletinServiceTest {
 protected:
  PlaceholderCodeTest() : BulletinServiceTest(DefaultBulletinRules()) {}
};

TEST_F(PlaceholderCodeTest, ADocumentIsReviewedButNotSigned) {
  const auto drafted = Create(v1::Bulletin::KIND_MONTHLY, "2024-M03");
  ASSERT_THAT(drafted, IsOk());
  EXPECT_THAT(Html(drafted->name()), HasSubstr("机关代字“区政办通”为占位"));
  ASSERT_THAT(Act(&Stub::ReviewBulletin, drafted->name(), "cao.office"), IsOk());
  EXPECT_THAT(Act(&Stub::SignBulletin, drafted->name(), "chen.deputy"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "AGENCY_CODE_PLACEHOLDER"));
  EXPECT_THAT(Issue(Create(v1::Bulletin::KIND_DEKAD, "2024-M01-D1")->name()), IsOk())
      << "counted by issues, without an agency code";
}

}  // namespace
}  // namespace duban::reporting::bulletin_service_test
