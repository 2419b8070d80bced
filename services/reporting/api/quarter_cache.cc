#include "services/reporting/api/quarter_cache.h"

#include "services/common/status_macros.h"

namespace duban::reporting {
namespace {

absl::StatusOr<std::shared_ptr<const ComputedQuarter>> Compute(const Projection& projection,
                                                               const Scheme& scheme,
                                                               const std::string& campaign,
                                                               const Period& quarter) {
  auto computed = std::make_shared<ComputedQuarter>();
  ASSIGN_OR_RETURN(computed->result, ComputeQuarter(projection, scheme, campaign, quarter));
  computed->digest = ScoresDigest(computed->result);
  return computed;
}

}  // namespace

absl::StatusOr<std::shared_ptr<const ComputedQuarter>> QuarterCache::Get(const Projection& projection,
                                                                         const Scheme& scheme,
                                                                         const std::string& campaign,
                                                                         const Period& quarter) {
  std::lock_guard lock(mu_);
  // A call that began before the newest change came is computed for itself and not kept.
  if (projection.last_sequence < sequence_) return Compute(projection, scheme, campaign, quarter);
  if (projection.last_sequence > sequence_) quarters_.clear();
  sequence_ = projection.last_sequence;
  const Key key(campaign, quarter);
  const auto found = quarters_.find(key);
  if (found != quarters_.end()) return found->second;
  ASSIGN_OR_RETURN(auto computed, Compute(projection, scheme, campaign, quarter));
  quarters_[key] = computed;
  return computed;
}

}  // namespace duban::reporting
