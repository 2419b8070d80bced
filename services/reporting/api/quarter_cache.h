// Computed quarters of the newest state of the record, so that a ranking is asked for cheaply.
#ifndef DUBAN_SERVICES_REPORTING_API_QUARTER_CACHE_H_
#define DUBAN_SERVICES_REPORTING_API_QUARTER_CACHE_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "services/reporting/domain/quarter.h"

namespace duban::reporting {

// A quarter with the digest of its cards.
struct ComputedQuarter {
  QuarterResult result;
  std::string digest;
};

// One scheme's quarters. Thread-safe.
class QuarterCache {
 public:
  // The quarter, computed unless it was for the same sequence. Errors of ComputeQuarter.
  absl::StatusOr<std::shared_ptr<const ComputedQuarter>> Get(const Projection& projection,
                                                             const Scheme& scheme,
                                                             const std::string& campaign,
                                                             const Period& quarter);

 private:
  using Key = std::pair<std::string, Period>;

  // Held while computing: a second caller of the same quarter waits instead of computing it too.
  std::mutex mu_;
  std::int64_t sequence_ = -1;                                      // Guarded by mu_.
  std::map<Key, std::shared_ptr<const ComputedQuarter>> quarters_;  // Guarded by mu_.
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_QUARTER_CACHE_H_
