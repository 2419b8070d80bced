#include "services/reporting/api/credit_service.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/acts.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_credit.h"

namespace duban::reporting {
namespace {

using States = absl::StatusOr<std::vector<Matter>>;

MatterScope CreditScope(const Credit& credit) { return {.unit = credit.unit, .action = ""}; }

template <typename Request>
absl::StatusOr<v1::Credit> DecideOnCredit(Desk& desk, const rpc::CallContext& call, const Request& request,
                                          bool approved) {
  const CreditEvent event = approved ? CreditEvent::kApprove : CreditEvent::kRefuse;
  return ActOnBookMatter<Credit>(desk, call, request, ActorsOf(kCreditMachine, event), CreditScope,
                                 [&](const Credit& credit, const ActContext& act) -> States {
                                   ASSIGN_OR_RETURN(
                                       Credit decided,
                                       DecideCredit(credit, approved, request.reason(), act.actor, act.now));
                                   return std::vector<Matter>{std::move(decided)};
                                 });
}

}  // namespace

CreditService::CreditService(const rpc::ServerEnv& server, Desk& desk)
    : env_(server, v1::CreditService::service_full_name()), desk_(desk) {}

absl::StatusOr<v1::Credit> CreditService::WithPoints(absl::StatusOr<v1::Credit> credit) {
  if (!credit.ok()) return credit;
  Violations ignored;
  const Credit given = FromProto(*credit, desk_.jurisdiction(), "", ignored);
  ASSIGN_OR_RETURN(const BookName name, ParseBookName(credit->name(), Credit::kCollection, "name"));
  ASSIGN_OR_RETURN(const auto scheme, desk_.SchemeOf(*desk_.keeper().book(), name.campaign, given.period));
  const Rational points = CreditPoints(given, *scheme);
  if (points == 0) return credit;
  credit->set_points(FormatExact(given.kind == CreditKind::kCommendation ? points : Rational(-points)));
  return credit;
}

absl::StatusOr<v1::Credit> CreditService::Get(const rpc::CallContext& call,
                                              const v1::GetCreditRequest& request) {
  return WithPoints(GetBookMatter<Credit>(desk_, call, request));
}

absl::StatusOr<v1::ListCreditsResponse> CreditService::List(const rpc::CallContext& call,
                                                            const v1::ListCreditsRequest& request) {
  ASSIGN_OR_RETURN(
      v1::ListCreditsResponse response,
      (ListBookMatters<Credit, v1::ListCreditsResponse>(
          desk_, call, request, [](v1::ListCreditsResponse& page) { return page.mutable_credits(); },
          [](const View&, const Credit&) { return true; })));
  for (v1::Credit& credit : *response.mutable_credits()) {
    ASSIGN_OR_RETURN(credit, WithPoints(credit));
  }
  return response;
}

absl::StatusOr<v1::Credit> CreditService::Propose(const rpc::CallContext& call,
                                                  const v1::ProposeCreditRequest& request) {
  Violations faults;
  const Credit given = FromProto(request.credit(), desk_.jurisdiction(), "credit", faults);
  return WithPoints(CreateBookMatter<Credit>(
      desk_, call, request, CreditProposers(), CreditScope(given), [&](const ActContext& act) -> States {
        if (!faults.empty()) return faults.ToStatus();
        ASSIGN_OR_RETURN(const auto scheme, desk_.SchemeOf(act.book, act.campaign, given.period));
        ASSIGN_OR_RETURN(Credit credit, reporting::ProposeCredit(act.record(), *scheme, given, act.actor));
        credit.campaign = act.campaign;
        credit.id = act.book.docket.NextId<Credit>(act.campaign, "credit");
        return std::vector<Matter>{std::move(credit)};
      }));
}

absl::StatusOr<v1::Credit> CreditService::Approve(const rpc::CallContext& call,
                                                  const v1::ApproveCreditRequest& request) {
  return WithPoints(DecideOnCredit(desk_, call, request, true));
}

absl::StatusOr<v1::Credit> CreditService::Refuse(const rpc::CallContext& call,
                                                 const v1::RefuseCreditRequest& request) {
  return WithPoints(DecideOnCredit(desk_, call, request, false));
}

absl::StatusOr<v1::Credit> CreditService::Withdraw(const rpc::CallContext& call,
                                                   const v1::WithdrawCreditRequest& request) {
  return WithPoints(ActOnBookMatter<Credit>(
      desk_, call, request, ActorsOf(kCreditMachine, CreditEvent::kWithdraw), CreditScope,
      [&](const Credit& credit, const ActContext& act) -> States {
        ASSIGN_OR_RETURN(Credit withdrawn, reporting::WithdrawCredit(credit, request.reason(), act.actor));
        return std::vector<Matter>{std::move(withdrawn)};
      }));
}

DUBAN_SERVE(CreditService, GetCredit, v1::GetCreditRequest, v1::Credit, Get)
DUBAN_SERVE(CreditService, ListCredits, v1::ListCreditsRequest, v1::ListCreditsResponse, List)
DUBAN_SERVE(CreditService, ProposeCredit, v1::ProposeCreditRequest, v1::Credit, Propose)
DUBAN_SERVE(CreditService, ApproveCredit, v1::ApproveCreditRequest, v1::Credit, Approve)
DUBAN_SERVE(CreditService, RefuseCredit, v1::RefuseCreditRequest, v1::Credit, Refuse)
DUBAN_SERVE(CreditService, WithdrawCredit, v1::WithdrawCreditRequest, v1::Credit, Withdraw)

}  // namespace duban::reporting
