#include "services/task/api/plan/custom_period_service.h"

#include "services/task/api/matters.h"
#include "services/task/convert/plan.h"

namespace duban::task {

// Custom periods belong to the campaign as a whole.
static Scope ScopeOf(const CustomPeriod&) { return {}; }

namespace {

using rpc::CallContext;
using rpc::Done;

constexpr RoleSet kKeepers = ActorsOf(kCustomPeriodTransitions, CustomPeriodEvent::kClose);

absl::StatusOr<v1::CustomPeriod> Get(const RecordSet& records, const CallContext& call,
                                     const v1::GetCustomPeriodRequest& request) {
  return GetMatter<CustomPeriod>(records, call, request);
}

absl::StatusOr<v1::ListCustomPeriodsResponse> List(const RecordSet& records, const CallContext& call,
                                                   const v1::ListCustomPeriodsRequest& request) {
  return ListMatters<CustomPeriod, v1::ListCustomPeriodsResponse>(
      records, call, request, [](auto& response) { return response.mutable_custom_periods(); });
}

void Create(const RecordSet& records, const CallContext& call, const v1::CreateCustomPeriodRequest& request,
            Done<v1::CustomPeriod> done) {
  Violations violations;
  CustomPeriod given = FromProto(request.custom_period(), call.jurisdiction, "custom_period", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  CreateMatter<CustomPeriod>(
      records, call, request, kKeepers, Scope{},
      [given = std::move(given), id = request.custom_period_id()](const ActContext& context) {
        return CreateCustomPeriod(id, given, context);
      },
      std::move(done));
}

void Close(const RecordSet& records, const CallContext& call, const v1::CloseCustomPeriodRequest& request,
           Done<v1::CustomPeriod> done) {
  ActOnMatter<CustomPeriod>(
      records, call, request, kKeepers,
      [reason = request.reason()](const CustomPeriod& period, const ActContext& context) {
        return CloseCustomPeriod(period, reason, context);
      },
      std::move(done));
}

}  // namespace

CustomPeriodService::CustomPeriodService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::CustomPeriodService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(CustomPeriodService, GetCustomPeriod, v1::GetCustomPeriodRequest, v1::CustomPeriod, Get)
DUBAN_SERVE_READ(CustomPeriodService, ListCustomPeriods, v1::ListCustomPeriodsRequest,
                 v1::ListCustomPeriodsResponse, List)
DUBAN_SERVE_WRITE(CustomPeriodService, CreateCustomPeriod, v1::CreateCustomPeriodRequest, v1::CustomPeriod,
                  Create)
DUBAN_SERVE_WRITE(CustomPeriodService, CloseCustomPeriod, v1::CloseCustomPeriodRequest, v1::CustomPeriod,
                  Close)

}  // namespace duban::task
