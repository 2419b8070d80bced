#include "clients/batch/light_proposals.h"

#include <vector>

#include "duban/reporting/v1/light_service.grpc.pb.h"
#include "duban/task/v1/period.grpc.pb.h"
#include "services/common/status_macros.h"

namespace duban::client {

using task::v1::Period;

absl::StatusOr<LightProposalReport> ProposeByLights(const Endpoint& task, const Endpoint& reporting,
                                                    const Names& names) {
  task::v1::ListPeriodsRequest periods;
  periods.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(const std::vector<Period> all,
                   task.ListAll(&task::v1::PeriodService::Stub::ListPeriods, periods,
                                [](auto& page) { return page.mutable_periods(); }));
  const Period* last = nullptr;
  for (const Period& period : all) {
    if (period.kind() != Period::KIND_MONTH || period.state() != Period::STATE_LOCKED) continue;
    // Months of one campaign sort by their names.
    if (last == nullptr || last->name() < period.name()) last = &period;
  }
  if (last == nullptr) return LightProposalReport();
  reporting::v1::DeliverLightProposalsRequest request;
  request.set_parent(last->name());
  request.set_min_sequence(last->lock_sequence());
  ASSIGN_OR_RETURN(const auto sent,
                   reporting.Call(&reporting::v1::LightService::Stub::DeliverLightProposals, request));
  return LightProposalReport{sent.created_count(), sent.known_count(), sent.failed_count()};
}

}  // namespace duban::client
