// Things that take time to make and do not change once made, kept while they are asked for: replays of the
// logs and computed quarters.
#ifndef DUBAN_SERVICES_REPORTING_API_QUARTER_CACHE_H_
#define DUBAN_SERVICES_REPORTING_API_QUARTER_CACHE_H_

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/score/quarter.h"

namespace duban::reporting {

// The last `capacity` values that were asked for, by key. Thread-safe.
template <typename Value>
class KeptValues {
 public:
  explicit KeptValues(size_t capacity) : capacity_(capacity) {}

  // The value of `key`; made by `make` — () → StatusOr<shared_ptr<const Value>> — unless it is kept. An error
  // is not kept.
  template <typename Make>
  absl::StatusOr<std::shared_ptr<const Value>> Get(const std::string& key, Make make) {
    std::lock_guard lock(mu_);
    for (auto at = values_.begin(); at != values_.end(); ++at) {
      if (at->first != key) continue;
      values_.splice(values_.begin(), values_, at);
      return values_.front().second;
    }
    ASSIGN_OR_RETURN(std::shared_ptr<const Value> made, make());
    values_.emplace_front(key, std::move(made));
    if (values_.size() > capacity_) values_.pop_back();
    return values_.front().second;
  }

 private:
  const size_t capacity_;
  // Held while making: a second caller of the same waits instead of making it too.
  std::mutex mu_;
  std::list<std::pair<std::string, std::shared_ptr<const Value>>> values_;  // Guarded by mu_. Newest first.
};

// A quarter or year with the digest of its cards.
struct ComputedQuarter {
  QuarterResult result;
  std::string digest;
};
using QuarterCache = KeptValues<ComputedQuarter>;

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_QUARTER_CACHE_H_
