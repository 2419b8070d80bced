#include "services/rpc/metrics.h"

#include <prometheus/collectable.h>
#include <prometheus/exposer.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"

namespace duban::rpc {
namespace {

prometheus::ClientMetric CallsOf(const std::string& method, absl::StatusCode code, uint64_t calls) {
  prometheus::ClientMetric metric;
  metric.label = {{"method", method}, {"code", absl::StatusCodeToString(code)}};
  metric.counter.value = static_cast<double>(calls);
  return metric;
}

prometheus::ClientMetric SecondsOf(const std::string& method, const MethodMetrics& source) {
  constexpr double kMicro = 1e-6;
  prometheus::ClientMetric metric;
  metric.label = {{"method", method}};
  uint64_t total = 0;
  for (size_t i = 0; i < MethodMetrics::kBounds.size(); ++i) {
    total += source.bucket(i);
    metric.histogram.bucket.push_back({total, static_cast<double>(MethodMetrics::kBounds[i]) * kMicro});
  }
  total += source.bucket(MethodMetrics::kBounds.size());
  metric.histogram.bucket.push_back({total, std::numeric_limits<double>::infinity()});
  metric.histogram.sample_count = total;
  metric.histogram.sample_sum = static_cast<double>(source.total_micros()) * kMicro;
  return metric;
}

}  // namespace

void MethodMetrics::Record(absl::StatusCode code, absl::Duration took) {
  const int64_t micros = std::max<int64_t>(0, absl::ToInt64Microseconds(took));
  const size_t index = std::min<size_t>(static_cast<size_t>(code), kCodes - 1);
  const size_t bucket = std::lower_bound(kBounds.begin(), kBounds.end(), micros) - kBounds.begin();
  calls_[index].fetch_add(1, std::memory_order_relaxed);
  buckets_[bucket].fetch_add(1, std::memory_order_relaxed);
  total_micros_.fetch_add(micros, std::memory_order_relaxed);
}

uint64_t MethodMetrics::calls(absl::StatusCode code) const {
  return calls_[static_cast<size_t>(code)].load(std::memory_order_relaxed);
}

// Turns the counters of all methods into families when Prometheus asks.
class Metrics::Calls : public prometheus::Collectable {
 public:
  MethodMetrics& Method(const std::string& method) {
    const std::lock_guard lock(mu_);
    return methods_[method];
  }

  std::vector<prometheus::MetricFamily> Collect() const override {
    prometheus::MetricFamily calls{
        "duban_rpc_calls_total", "Calls answered.", prometheus::MetricType::Counter, {}};
    prometheus::MetricFamily seconds{
        "duban_rpc_seconds", "From arrival to answer, in seconds.", prometheus::MetricType::Histogram, {}};
    const std::lock_guard lock(mu_);
    for (const auto& [method, metrics] : methods_) {
      seconds.metric.push_back(SecondsOf(method, metrics));
      for (int i = 0; i < MethodMetrics::kCodes; ++i) {
        const auto code = static_cast<absl::StatusCode>(i);
        if (metrics.calls(code) > 0) calls.metric.push_back(CallsOf(method, code, metrics.calls(code)));
      }
    }
    return {calls, seconds};
  }

 private:
  mutable std::mutex mu_;
  std::map<std::string, MethodMetrics> methods_;  // Guarded by mu_; the values guard themselves.
};

Metrics::Metrics() : calls_(std::make_shared<Calls>()), registry_(std::make_shared<prometheus::Registry>()) {}

Metrics::~Metrics() = default;

absl::StatusOr<std::unique_ptr<Metrics>> Metrics::Create(const std::string& address) {
  std::unique_ptr<Metrics> metrics(new Metrics);
  if (address.empty()) return metrics;
  try {  // the library's only way to say that it cannot listen
    metrics->exposer_ = std::make_unique<prometheus::Exposer>(address);
  } catch (const std::exception& e) {
    return Precondition(
        "METRICS_ADDRESS",
        absl::StrCat("无法在 ", address, " 提供监控指标，请更换 --metrics-address：", e.what()),
        {{"address", address}});
  }
  metrics->exposer_->RegisterCollectable(metrics->calls_);
  metrics->exposer_->RegisterCollectable(metrics->registry_);
  return metrics;
}

MethodMetrics& Metrics::Method(const std::string& method) { return calls_->Method(method); }

int Metrics::port() const { return exposer_ == nullptr ? 0 : exposer_->GetListeningPorts().front(); }

std::string Metrics::Text() const {
  const prometheus::TextSerializer serializer;
  return absl::StrCat(serializer.Serialize(calls_->Collect()), serializer.Serialize(registry_->Collect()));
}

}  // namespace duban::rpc
