#include "services/reporting/api/evaluation_service.h"

#include <algorithm>
#include <utility>

#include "services/reporting/api/acts.h"
#include "services/reporting/api/second_office.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_evaluation.h"
#include "services/reporting/domain/evaluation/evaluation.h"

namespace duban::reporting {
namespace {

using Matters = absl::StatusOr<std::vector<Matter>>;

EvaluationStep EvaluationStepOf(const ActContext& context, const std::string& reason) {
  return {.event = "",
          .person = context.actor.person,
          .role = context.actor.role,
          .on_behalf_of = context.actor.on_behalf_of,
          .time = context.now,
          .reason = reason};
}

Known EvaluationKnownTo(const ActContext& context) {
  return {context.view.snapshot, std::make_shared<const Book>(context.book)};
}

absl::StatusOr<Period> EvaluatedPeriod(const std::string& id, const char* field) {
  const absl::StatusOr<Period> period = ParsePeriodId(id);
  if (period.ok() && (period->kind == PeriodKind::kQuarter || period->kind == PeriodKind::kYear)) {
    return period;
  }
  return InvalidField(field, "PERIOD_KIND", "考评按季度或年度进行，如 2024-Q1、2024-Y");
}

MatterScope NoEvaluationScope(const Evaluation&) { return {}; }

bool TakesUp(const Amendment& amendment, const Cause& cause) {
  return std::find(amendment.causes.begin(), amendment.causes.end(), cause) != amendment.causes.end();
}

Matters OneEvaluation(absl::StatusOr<Evaluation> evaluation) {
  if (!evaluation.ok()) return evaluation.status();
  return std::vector<Matter>{*std::move(evaluation)};
}

// The office that has to confirm comes first, so that who holds both roles acts in the one that may.
std::vector<std::string> EvaluationConfirmers(Desk& desk, const std::string& name) {
  const absl::StatusOr<BookName> parsed = ParseBookName(name, Evaluation::kCollection, "name");
  if (!parsed.ok()) return OtherOfficeFirst("");
  const auto book = desk.keeper().book();
  const Evaluation* const found = book->docket.Find<Evaluation>(parsed->campaign, parsed->id);
  return OtherOfficeFirst(found == nullptr || found->steps.empty() ? "" : found->steps.back().role);
}

}  // namespace

EvaluationService::EvaluationService(const rpc::ServerEnv& server, Scores& scores)
    : env_(server, v1::EvaluationService::service_full_name()), desk_(scores.desk()), scores_(scores) {}

absl::StatusOr<v1::Evaluation> EvaluationService::Get(const rpc::CallContext& call,
                                                      const v1::GetEvaluationRequest& request) {
  ASSIGN_OR_RETURN(const BookName name, ParseBookName(request.name(), Evaluation::kCollection, "name"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, name.jurisdiction, 0));
  return WithPending(view, GetBookMatter<Evaluation>(desk_, call, request));
}

absl::StatusOr<v1::Evaluation> EvaluationService::WithPending(const View& view,
                                                              absl::StatusOr<v1::Evaluation> answer) {
  if (!answer.ok() || answer->state() != v1::Evaluation::STATE_FINAL) return answer;
  ASSIGN_OR_RETURN(const BookName name, ParseBookName(answer->name(), Evaluation::kCollection, "name"));
  const Evaluation* const evaluation = view.book->docket.Find<Evaluation>(name.campaign, name.id);
  if (evaluation == nullptr) return answer;
  ASSIGN_OR_RETURN(const std::vector<PendingCause> pending, scores_.PendingOf(KnownNow(view), *evaluation));
  for (const PendingCause& one : pending) {
    const bool proposed =
        evaluation->proposed_amendment && TakesUp(*evaluation->proposed_amendment, one.cause);
    AddPendingCause(name.jurisdiction, one, proposed, *answer);
  }
  return answer;
}

absl::StatusOr<v1::ListEvaluationsResponse> EvaluationService::List(
    const rpc::CallContext& call, const v1::ListEvaluationsRequest& request) {
  return ListBookMatters<Evaluation, v1::ListEvaluationsResponse>(
      desk_, call, request, [](v1::ListEvaluationsResponse& page) { return page.mutable_evaluations(); },
      [](const View&, const Evaluation&) { return true; });
}

absl::StatusOr<v1::Evaluation> EvaluationService::Open(const rpc::CallContext& call,
                                                       const v1::OpenTrialRequest& request) {
  ASSIGN_OR_RETURN(const Period period, EvaluatedPeriod(request.period(), "period"));
  return CreateBookMatter<Evaluation>(
      desk_, call, request, ActorsOf(kEvaluationMachine, EvaluationEvent::kOpenTrial), {},
      [&](const ActContext& context) -> Matters {
        ASSIGN_OR_RETURN(const Scored scored,
                         scores_.Compute(EvaluationKnownTo(context), context.campaign, period));
        const Campaign& campaign = context.record().campaigns.at(context.campaign);
        return OneEvaluation(reporting::OpenTrial(context.book, context.record(), campaign, scored.result(),
                                                  EvaluationStepOf(context, request.reason())));
      });
}

absl::StatusOr<v1::Evaluation> EvaluationService::Finalize(const rpc::CallContext& call,
                                                           const v1::FinalizeEvaluationRequest& request) {
  return ActOnBookMatter<Evaluation>(
      desk_, call, request, ActorsOf(kEvaluationMachine, EvaluationEvent::kFinalize), NoEvaluationScope,
      [&](const Evaluation& evaluation, const ActContext& context) -> Matters {
        ASSIGN_OR_RETURN(const Period period, EvaluatedPeriod(evaluation.id, "name"));
        ASSIGN_OR_RETURN(const Scored scored,
                         scores_.Compute(EvaluationKnownTo(context), context.campaign, period));
        return OneEvaluation(reporting::FinalizeEvaluation(context.book, evaluation, scored.result(),
                                                           EvaluationStepOf(context, request.reason())));
      });
}

absl::StatusOr<v1::Evaluation> EvaluationService::Confirm(const rpc::CallContext& call,
                                                          const v1::ConfirmEvaluationRequest& request) {
  return ActOnBookMatter<Evaluation>(
      desk_, call, request, EvaluationConfirmers(desk_, request.name()), NoEvaluationScope,
      [&](const Evaluation& evaluation, const ActContext& context) -> Matters {
        if (evaluation.proposed_amendment) {
          ASSIGN_OR_RETURN(const std::vector<PendingCause> pending,
                           scores_.PendingOf(EvaluationKnownTo(context), evaluation));
          RETURN_IF_ERROR(CheckStillPending(*evaluation.proposed_amendment, pending));
        }
        return OneEvaluation(
            reporting::ConfirmEvaluation(evaluation, EvaluationStepOf(context, request.reason())));
      });
}

absl::StatusOr<v1::Evaluation> EvaluationService::Amend(const rpc::CallContext& call,
                                                        const v1::AmendEvaluationRequest& request) {
  if (request.reason().empty()) return InvalidField("reason", "REQUIRED", "须说明更正的理由");
  ASSIGN_OR_RETURN(const std::vector<std::string> asked, CausePathsFrom(request, desk_.jurisdiction()));
  return ActOnBookMatter<Evaluation>(
      desk_, call, request, ActorsOf(kEvaluationMachine, EvaluationEvent::kProposeAmendment),
      NoEvaluationScope, [&](const Evaluation& evaluation, const ActContext& context) -> Matters {
        RETURN_IF_ERROR(CheckAmendable(evaluation));
        const Known present = EvaluationKnownTo(context);
        ASSIGN_OR_RETURN(const std::vector<PendingCause> pending, scores_.PendingOf(present, evaluation));
        ASSIGN_OR_RETURN(std::vector<Cause> causes, ChooseCauses(pending, asked));
        ASSIGN_OR_RETURN(const AmendedScores scores, scores_.Amended(present, evaluation, std::move(causes)));
        return OneEvaluation(
            ProposeAmendment(evaluation, scores, EvaluationStepOf(context, request.reason())));
      });
}

absl::StatusOr<v1::Evaluation> EvaluationService::SendBack(const rpc::CallContext& call,
                                                           const v1::ReturnEvaluationRequest& request) {
  if (request.reason().empty()) return InvalidField("reason", "REQUIRED", "须说明退回的理由");
  return ActOnBookMatter<Evaluation>(desk_, call, request, EvaluationConfirmers(desk_, request.name()),
                                     NoEvaluationScope,
                                     [&](const Evaluation& evaluation, const ActContext& context) -> Matters {
                                       return OneEvaluation(reporting::ReturnEvaluation(
                                           evaluation, EvaluationStepOf(context, request.reason())));
                                     });
}

DUBAN_SERVE(EvaluationService, GetEvaluation, v1::GetEvaluationRequest, v1::Evaluation, Get)
DUBAN_SERVE(EvaluationService, ListEvaluations, v1::ListEvaluationsRequest, v1::ListEvaluationsResponse, List)
DUBAN_SERVE(EvaluationService, OpenTrial, v1::OpenTrialRequest, v1::Evaluation, Open)
DUBAN_SERVE(EvaluationService, FinalizeEvaluation, v1::FinalizeEvaluationRequest, v1::Evaluation, Finalize)
DUBAN_SERVE(EvaluationService, ConfirmEvaluation, v1::ConfirmEvaluationRequest, v1::Evaluation, Confirm)
DUBAN_SERVE(EvaluationService, ReturnEvaluation, v1::ReturnEvaluationRequest, v1::Evaluation, SendBack)
DUBAN_SERVE(EvaluationService, AmendEvaluation, v1::AmendEvaluationRequest, v1::Evaluation, Amend)

}  // namespace duban::reporting
