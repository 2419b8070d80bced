#include "services/reporting/api/exemption_service.h"

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/acts.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_credit.h"

namespace duban::reporting {
namespace {

using States = absl::StatusOr<std::vector<Matter>>;

MatterScope ExemptionScope(const Exemption& exemption) { return {.unit = exemption.unit, .action = ""}; }

// Acts on an application by `decide`: (const Exemption&, const ActContext&) → StatusOr<Exemption>.
template <typename Request, typename Decide>
absl::StatusOr<v1::Exemption> ActOnExemption(Desk& desk, const rpc::CallContext& call, const Request& request,
                                             ExemptionEvent event, Decide decide) {
  return ActOnBookMatter<Exemption>(desk, call, request, ActorsOf(kExemptionMachine, event), ExemptionScope,
                                    [&](const Exemption& exemption, const ActContext& act) -> States {
                                      ASSIGN_OR_RETURN(Exemption next, decide(exemption, act));
                                      return std::vector<Matter>{std::move(next)};
                                    });
}

}  // namespace

ExemptionService::ExemptionService(const rpc::ServerEnv& server, Desk& desk)
    : env_(server, v1::ExemptionService::service_full_name()), desk_(desk) {}

absl::StatusOr<v1::Exemption> ExemptionService::Get(const rpc::CallContext& call,
                                                    const v1::GetExemptionRequest& request) {
  return GetBookMatter<Exemption>(desk_, call, request);
}

absl::StatusOr<v1::ListExemptionsResponse> ExemptionService::List(const rpc::CallContext& call,
                                                                  const v1::ListExemptionsRequest& request) {
  return ListBookMatters<Exemption, v1::ListExemptionsResponse>(
      desk_, call, request,
      [](v1::ListExemptionsResponse& response) { return response.mutable_exemptions(); },
      [](const View&, const Exemption&) { return true; });
}

absl::StatusOr<v1::Exemption> ExemptionService::File(const rpc::CallContext& call,
                                                     const v1::FileExemptionRequest& request) {
  Violations faults;
  const Exemption given = FromProto(request.exemption(), desk_.jurisdiction(), "exemption", faults);
  return CreateBookMatter<Exemption>(
      desk_, call, request, {"UNIT_LEADER"}, ExemptionScope(given), [&](const ActContext& act) -> States {
        if (!faults.empty()) return faults.ToStatus();
        Exemption exemption = given;
        exemption.campaign = act.campaign;
        exemption.id = act.book.docket.NextId<Exemption>(act.campaign, "exemption");
        ASSIGN_OR_RETURN(const auto scheme, desk_.SchemeOf(act.book, act.campaign, given.period));
        ASSIGN_OR_RETURN(exemption, reporting::FileExemption(act.book, act.record(), *scheme,
                                                             std::move(exemption), act.actor, act.now));
        return std::vector<Matter>{std::move(exemption)};
      });
}

absl::StatusOr<v1::Exemption> ExemptionService::Check(const rpc::CallContext& call,
                                                      const v1::CheckExemptionRequest& request) {
  return ActOnExemption(desk_, call, request, ExemptionEvent::kCheck,
                        [&](const Exemption& exemption, const ActContext& act) {
                          return reporting::CheckExemption(exemption, request.supports(), request.opinion(),
                                                           act.actor, act.now);
                        });
}

absl::StatusOr<v1::Exemption> ExemptionService::Decide(const rpc::CallContext& call,
                                                       const v1::DecideExemptionRequest& request) {
  return ActOnExemption(
      desk_, call, request, request.granted() ? ExemptionEvent::kGrant : ExemptionEvent::kRefuse,
      [&](const Exemption& exemption, const ActContext& act) {
        return reporting::DecideExemption(exemption, request.granted(), request.decision_number(),
                                          request.reason(), act.actor, act.now);
      });
}

absl::StatusOr<v1::Exemption> ExemptionService::Withdraw(const rpc::CallContext& call,
                                                         const v1::WithdrawExemptionRequest& request) {
  return ActOnExemption(
      desk_, call, request, ExemptionEvent::kWithdraw,
      [](const Exemption& exemption, const ActContext&) { return reporting::WithdrawExemption(exemption); });
}

DUBAN_SERVE(ExemptionService, GetExemption, v1::GetExemptionRequest, v1::Exemption, Get)
DUBAN_SERVE(ExemptionService, ListExemptions, v1::ListExemptionsRequest, v1::ListExemptionsResponse, List)
DUBAN_SERVE(ExemptionService, FileExemption, v1::FileExemptionRequest, v1::Exemption, File)
DUBAN_SERVE(ExemptionService, CheckExemption, v1::CheckExemptionRequest, v1::Exemption, Check)
DUBAN_SERVE(ExemptionService, DecideExemption, v1::DecideExemptionRequest, v1::Exemption, Decide)
DUBAN_SERVE(ExemptionService, WithdrawExemption, v1::WithdrawExemptionRequest, v1::Exemption, Withdraw)

}  // namespace duban::reporting
