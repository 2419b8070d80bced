#include "services/reporting/api/appeal_service.h"

#include <algorithm>
#include <utility>

#include "services/reporting/api/score_sight.h"
#include "services/reporting/api/second_office.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_evaluation.h"
#include "services/reporting/domain/record/roles.h"

namespace duban::reporting {
namespace {

const char* const kAppellantRoles[] = {"UNIT_LEADER", "TF_LEADER"};

std::vector<std::string> AppellantRoles() { return {kAppellantRoles[0], kAppellantRoles[1]}; }

// By the scheme in force for the appeal's period.
absl::StatusOr<AppealContext> AppealContextOf(Desk& desk, const Appeal& appeal, const ActContext& context) {
  ASSIGN_OR_RETURN(const auto scheme, desk.SchemeOf(context.book, context.campaign, appeal.period));
  return AppealContext{context.book, context.record(), context.actor, context.now, scheme->appeal};
}

// Whose word a unit's appeal is: of an action's task force the action that the person leads.
MatterScope AppellantScope(const View& view, const std::string& person, const std::string& campaign,
                           const std::string& unit) {
  MatterScope scope{.unit = unit, .action = ""};
  const auto found = view.projection().campaigns.find(campaign);
  if (found == view.projection().campaigns.end()) return scope;
  const std::vector<std::string> actions = ActionsOfForce(found->second, unit);
  if (actions.empty()) return scope;
  scope.action = actions.front();
  for (const RoleGrant& grant : RolesOf(view.projection(), person, absl::ToCivilDay(view.now, ChinaTime()))) {
    const bool leads = grant.role == kAppellantRoles[1];
    if (leads && std::find(actions.begin(), actions.end(), grant.action) != actions.end()) {
      scope.action = grant.action;
    }
  }
  return scope;
}

// The office that has not ruled comes first.
std::vector<std::string> AppealConfirmers(Desk& desk, const std::string& name) {
  const absl::StatusOr<BookName> parsed = ParseBookName(name, Appeal::kCollection, "name");
  if (!parsed.ok()) return OtherOfficeFirst("");
  const auto book = desk.keeper().book();
  const Appeal* const found = book->docket.Find<Appeal>(parsed->campaign, parsed->id);
  return OtherOfficeFirst(found == nullptr || !found->ruling ? "" : found->ruling->role);
}

MatterScope NoAppealScope(const Appeal&) { return {}; }

absl::StatusOr<std::vector<Matter>> OneAppeal(absl::StatusOr<Appeal> appeal) {
  if (!appeal.ok()) return appeal.status();
  return std::vector<Matter>{*std::move(appeal)};
}

absl::StatusOr<Rational> DecidedPointsFrom(const std::string& text) {
  absl::StatusOr<Rational> points = ParseExact(text);
  if (points.ok()) return points;
  return InvalidField("new_points", "DECIMAL", "应为小数或分数，如 7.15、131/6");
}

}  // namespace

AppealService::AppealService(const rpc::ServerEnv& server, Scores& scores)
    : env_(server, v1::AppealService::service_full_name()), desk_(scores.desk()), scores_(scores) {}

absl::StatusOr<v1::Appeal> AppealService::Get(const rpc::CallContext& call,
                                              const v1::GetAppealRequest& request) {
  ASSIGN_OR_RETURN(const BookName name, ParseBookName(request.name(), Appeal::kCollection, "name"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, name.jurisdiction, 0));
  const auto found = view.book->docket.FindStored<Appeal>(name.campaign, name.id);
  const bool seen = found && (SeesAllScores(view, call.person) ||
                              OwnUnits(view, call.person, name.campaign).contains(found->value.unit));
  if (!seen) return NotFound(request.name());
  return ToProto(name.jurisdiction, *found);
}

absl::StatusOr<v1::ListAppealsResponse> AppealService::List(const rpc::CallContext& call,
                                                            const v1::ListAppealsRequest& request) {
  return ListBookMatters<Appeal, v1::ListAppealsResponse>(
      desk_, call, request, [](v1::ListAppealsResponse& page) { return page.mutable_appeals(); },
      [&](const View& view, const Appeal& appeal) {
        return SeesAllScores(view, call.person) ||
               OwnUnits(view, call.person, appeal.campaign).contains(appeal.unit);
      });
}

absl::StatusOr<v1::Appeal> AppealService::File(const rpc::CallContext& call,
                                               const v1::FileAppealRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseCampaignName(request.parent(), "parent"));
  Violations faults;
  const AppealClaim claim = ClaimFrom(request.appeal(), parent.jurisdiction, "appeal", faults);
  RETURN_IF_ERROR(faults.ToStatus());
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parent.jurisdiction, 0));
  return CreateBookMatter<Appeal>(
      desk_, call, request, AppellantRoles(), AppellantScope(view, call.person, parent.campaign, claim.unit),
      [&](const ActContext& context) -> Matters {
        const Known present{context.view.snapshot, std::make_shared<const Book>(context.book)};
        const Evaluation* const evaluation = FindEvaluation(context.book, context.campaign, claim.period);
        Scored trial;
        if (evaluation != nullptr) {
          ASSIGN_OR_RETURN(trial, scores_.OfEdition(present, *evaluation, 1));
        }
        const Scorecard* const card = trial.quarter ? trial.result().Find(claim.unit) : nullptr;
        return OneAppeal(
            reporting::FileAppeal(context.book, context.campaign, claim, card, context.actor, context.now));
      });
}

absl::StatusOr<v1::Appeal> AppealService::Rule(const rpc::CallContext& call,
                                               const v1::RuleAppealRequest& request) {
  ASSIGN_OR_RETURN(const Rational points, DecidedPointsFrom(request.new_points()));
  return ActOnBookMatter<Appeal>(
      desk_, call, request, ActorsOf(kAppealMachine, AppealEvent::kRule), NoAppealScope,
      [&](const Appeal& appeal, const ActContext& context) -> Matters {
        ASSIGN_OR_RETURN(const AppealContext by, AppealContextOf(desk_, appeal, context));
        return OneAppeal(reporting::RuleAppeal(appeal, points, request.reason(), by));
      });
}

absl::StatusOr<v1::Appeal> AppealService::Confirm(const rpc::CallContext& call,
                                                  const v1::ConfirmAppealRequest& request) {
  return ActOnBookMatter<Appeal>(desk_, call, request, AppealConfirmers(desk_, request.name()), NoAppealScope,
                                 [&](const Appeal& appeal, const ActContext& context) -> Matters {
                                   ASSIGN_OR_RETURN(const AppealContext by,
                                                    AppealContextOf(desk_, appeal, context));
                                   return OneAppeal(reporting::ConfirmAppeal(appeal, by));
                                 });
}

absl::StatusOr<v1::Appeal> AppealService::SendBack(const rpc::CallContext& call,
                                                   const v1::ReturnAppealRequest& request) {
  return ActOnBookMatter<Appeal>(desk_, call, request, AppealConfirmers(desk_, request.name()), NoAppealScope,
                                 [&](const Appeal& appeal, const ActContext& context) -> Matters {
                                   ASSIGN_OR_RETURN(const AppealContext by,
                                                    AppealContextOf(desk_, appeal, context));
                                   return OneAppeal(reporting::ReturnAppeal(appeal, request.reason(), by));
                                 });
}

absl::StatusOr<v1::Appeal> AppealService::Further(const rpc::CallContext& call,
                                                  const v1::FurtherAppealRequest& request) {
  ASSIGN_OR_RETURN(const BookName name, ParseBookName(request.name(), Appeal::kCollection, "name"));
  Violations faults;
  const std::vector<std::string> evidence = EvidenceFrom(request, name.jurisdiction, faults);
  RETURN_IF_ERROR(faults.ToStatus());
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, name.jurisdiction, 0));
  return ActOnBookMatter<Appeal>(
      desk_, call, request, AppellantRoles(),
      [&](const Appeal& appeal) { return AppellantScope(view, call.person, name.campaign, appeal.unit); },
      [&](const Appeal& appeal, const ActContext& context) -> Matters {
        ASSIGN_OR_RETURN(const AppealContext by, AppealContextOf(desk_, appeal, context));
        return OneAppeal(AskFurther(appeal, request.reason(), evidence, by));
      });
}

absl::StatusOr<v1::Appeal> AppealService::Decide(const rpc::CallContext& call,
                                                 const v1::DecideAppealRequest& request) {
  ASSIGN_OR_RETURN(const Rational points, DecidedPointsFrom(request.new_points()));
  return ActOnBookMatter<Appeal>(
      desk_, call, request, ActorsOf(kAppealMachine, AppealEvent::kDecideUpheld), NoAppealScope,
      [&](const Appeal& appeal, const ActContext& context) -> Matters {
        ASSIGN_OR_RETURN(const AppealContext by, AppealContextOf(desk_, appeal, context));
        ASSIGN_OR_RETURN(const Appeal decided, reporting::DecideAppeal(appeal, points, request.reason(), by));
        return WithAmendment(decided, context);
      });
}

AppealService::Matters AppealService::WithAmendment(const Appeal& decided, const ActContext& context) {
  const Evaluation* const evaluation = FindEvaluation(context.book, context.campaign, decided.period);
  if (evaluation == nullptr || evaluation->state == EvaluationState::kTrial) return OneAppeal(decided);
  if (evaluation->state != EvaluationState::kFinal) {
    return Precondition("EVALUATION_STATE", "定稿正待确认：请先确认或退回定稿，再作决定");
  }
  // The book as the act that is about to be written leaves it.
  Book book = context.book;
  const Cause cause{PathOf(decided), 0, ++book.sequence};
  book.docket.Put(decided, book.sequence, context.now);
  const Known then{context.view.snapshot, std::make_shared<const Book>(std::move(book))};
  ASSIGN_OR_RETURN(const AmendedScores scores, scores_.Amended(then, *evaluation, {cause}));
  const EvaluationStep step{.event = "",
                            .person = context.actor.person,
                            .role = context.actor.role,
                            .on_behalf_of = context.actor.on_behalf_of,
                            .time = context.now,
                            .reason = decided.further_ruling->reason};
  ASSIGN_OR_RETURN(Evaluation amendment, AmendEvaluation(*evaluation, scores, step));
  return std::vector<Matter>{decided, std::move(amendment)};
}

absl::StatusOr<v1::Appeal> AppealService::Withdraw(const rpc::CallContext& call,
                                                   const v1::WithdrawAppealRequest& request) {
  ASSIGN_OR_RETURN(const BookName name, ParseBookName(request.name(), Appeal::kCollection, "name"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, name.jurisdiction, 0));
  return ActOnBookMatter<Appeal>(
      desk_, call, request, AppellantRoles(),
      [&](const Appeal& appeal) { return AppellantScope(view, call.person, name.campaign, appeal.unit); },
      [](const Appeal& appeal, const ActContext&) { return OneAppeal(reporting::WithdrawAppeal(appeal)); });
}

DUBAN_SERVE(AppealService, GetAppeal, v1::GetAppealRequest, v1::Appeal, Get)
DUBAN_SERVE(AppealService, ListAppeals, v1::ListAppealsRequest, v1::ListAppealsResponse, List)
DUBAN_SERVE(AppealService, FileAppeal, v1::FileAppealRequest, v1::Appeal, File)
DUBAN_SERVE(AppealService, RuleAppeal, v1::RuleAppealRequest, v1::Appeal, Rule)
DUBAN_SERVE(AppealService, ConfirmAppeal, v1::ConfirmAppealRequest, v1::Appeal, Confirm)
DUBAN_SERVE(AppealService, ReturnAppeal, v1::ReturnAppealRequest, v1::Appeal, SendBack)
DUBAN_SERVE(AppealService, FurtherAppeal, v1::FurtherAppealRequest, v1::Appeal, Further)
DUBAN_SERVE(AppealService, DecideAppeal, v1::DecideAppealRequest, v1::Appeal, Decide)
DUBAN_SERVE(AppealService, WithdrawAppeal, v1::WithdrawAppealRequest, v1::Appeal, Withdraw)

}  // namespace duban::reporting
