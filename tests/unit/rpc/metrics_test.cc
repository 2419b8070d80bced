#include "services/rpc/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace duban::rpc {
namespace {

using testing::HasSubstr;

TEST(MetricsTest, CountsByMethodAndCode) {
  const auto metrics = *Metrics::Create("");
  MethodMetrics& method = metrics->Method("s.M");
  method.Record(absl::StatusCode::kOk, absl::Microseconds(100));
  method.Record(absl::StatusCode::kOk, absl::Microseconds(101));
  method.Record(absl::StatusCode::kNotFound, absl::Seconds(60));
  const std::string text = metrics->Text();
  EXPECT_THAT(text, HasSubstr("duban_rpc_calls_total{method=\"s.M\",code=\"OK\"} 2"));
  EXPECT_THAT(text, HasSubstr("duban_rpc_calls_total{method=\"s.M\",code=\"NOT_FOUND\"} 1"));
  EXPECT_THAT(text, HasSubstr("duban_rpc_seconds_count{method=\"s.M\"} 3"));
  EXPECT_EQ(method.bucket(0), 1u);
  EXPECT_EQ(method.bucket(1), 1u);
  EXPECT_EQ(method.bucket(MethodMetrics::kBounds.size()), 1u);
  EXPECT_EQ(method.total_micros(), 60000201);
}

TEST(MetricsTest, SameNameIsSameMethod) {
  const auto metrics = *Metrics::Create("");
  EXPECT_EQ(&metrics->Method("a"), &metrics->Method("a"));
  EXPECT_NE(&metrics->Method("a"), &metrics->Method("b"));
}

TEST(MetricsTest, ListensOnlyWhenAsked) {
  EXPECT_EQ((*Metrics::Create(""))->port(), 0);
  const auto first = Metrics::Create("127.0.0.1:0");
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_GT((*first)->port(), 0);
  const auto second = Metrics::Create(absl::StrCat("127.0.0.1:", (*first)->port()));
  EXPECT_EQ(second.status().code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace duban::rpc
