// Tracking assessments through the real service.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/assessment.grpc.pb.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::assessment_test {
namespace {

namespace v1 = task::v1;
using Service = v1::AssessmentService;

constexpr char kParent[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";

v1::RecordAssessmentRequest MidYear() {
  v1::RecordAssessmentRequest request;
  request.set_parent(kParent);
  v1::Assessment& assessment = *request.mutable_assessment();
  assessment.set_item("jurisdictions/hecheng/campaigns/eight-actions-2024/items/T-1");
  assessment.set_half(v1::Assessment::HALF_MID_YEAR);
  assessment.set_goal("完成改造 60%");
  assessment.set_result("完成 55%");
  return request;
}

TEST(AssessmentTest, ANewVersionTakesTheOldOnesPlaceAndHistoryKeepsBoth) {
  TaskBench bench(ChinaAt("2024-07-01 09:00"));
  ASSERT_TRUE(bench.Import().ok());
  const auto first = bench.Call<Service>(kOfficeClerk, &Service::Stub::RecordAssessment, MidYear());
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->name(), absl::StrCat(kParent, "/assessments/T-1-mid"));
  v1::RecordAssessmentRequest again = MidYear();
  again.mutable_assessment()->set_result("完成 57%");
  const auto second = bench.Call<Service>(kOfficeClerk, &Service::Stub::RecordAssessment, again);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_NE(second->etag(), first->etag());
  bench.Restart();
  v1::GetAssessmentRequest get;
  get.set_name(first->name());
  const auto read = bench.Call<Service>(kReporter, &Service::Stub::GetAssessment, get);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->result(), "完成 57%");
  v1::ListChangesRequest history;
  history.set_parent(first->name());
  const auto changes =
      bench.Call<v1::ChangeService>(kReporter, &v1::ChangeService::Stub::ListChanges, history);
  ASSERT_TRUE(changes.ok()) << changes.status();
  EXPECT_EQ(changes->changes_size(), 2);
}

TEST(AssessmentTest, EveryFaultIsNamedAtOnce) {
  TaskBench bench(ChinaAt("2024-07-01 09:00"));
  ASSERT_TRUE(bench.Import().ok());
  v1::RecordAssessmentRequest request;
  request.set_parent(kParent);
  const auto refused = bench.Call<Service>(kOfficeClerk, &Service::Stub::RecordAssessment, request);
  ASSERT_EQ(refused.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(DetailsOf(refused.status())->violations.size(), 4u);
}

TEST(AssessmentTest, OnlyTheGeneralOfficeRecords) {
  TaskBench bench(ChinaAt("2024-07-01 09:00"));
  ASSERT_TRUE(bench.Import().ok());
  const auto refused = bench.Call<Service>(kReporter, &Service::Stub::RecordAssessment, MidYear());
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kPermissionDenied);
}

}  // namespace
}  // namespace duban::testing::assessment_test
