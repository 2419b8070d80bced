// What a server counts, in Prometheus' terms: duban_rpc_calls_total{method,code} and the histogram
// duban_rpc_seconds{method}, beside whatever a service registers itself.
#ifndef DUBAN_SERVICES_RPC_METRICS_H_
#define DUBAN_SERVICES_RPC_METRICS_H_

#include <prometheus/registry.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace prometheus {
class Exposer;
}

namespace duban::rpc {

// Counts the calls of one method. Thread-safe without a lock (prometheus::Histogram takes one per
// observation).
class MethodMetrics {
 public:
  static constexpr int kCodes = 17;  // canonical codes 0–16
  // Upper bounds in microseconds; one more bucket holds the rest.
  static constexpr std::array<int64_t, 15> kBounds = {100,    250,    500,     1000,    2500,
                                                      5000,   10000,  25000,   50000,   100000,
                                                      250000, 500000, 1000000, 2500000, 10000000};

  void Record(absl::StatusCode code, absl::Duration took);

  uint64_t calls(absl::StatusCode code) const;
  uint64_t bucket(size_t index) const { return buckets_[index].load(std::memory_order_relaxed); }
  int64_t total_micros() const { return total_micros_.load(std::memory_order_relaxed); }

 private:
  std::array<std::atomic<uint64_t>, kCodes> calls_ = {};
  std::array<std::atomic<uint64_t>, kBounds.size() + 1> buckets_ = {};
  std::atomic<int64_t> total_micros_ = 0;
};

// All metrics of a process. Thread-safe.
class Metrics {
 public:
  // Offers them at http://`address`/metrics ("127.0.0.1:9464", port 0 allowed); nowhere when `address` is
  // empty. FAILED_PRECONDITION (METRICS_ADDRESS) when it cannot listen there.
  static absl::StatusOr<std::unique_ptr<Metrics>> Create(const std::string& address);
  ~Metrics();

  // The counters of `method`, made at the first request and alive as long as this object.
  MethodMetrics& Method(const std::string& method);

  // For further counters and gauges of a service.
  prometheus::Registry& registry() { return *registry_; }

  // The port in use; 0 when off.
  int port() const;

  // Everything as scraped.
  std::string Text() const;

 private:
  class Calls;
  Metrics();

  // Constant after construction.
  std::shared_ptr<Calls> calls_;
  std::shared_ptr<prometheus::Registry> registry_;
  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_METRICS_H_
