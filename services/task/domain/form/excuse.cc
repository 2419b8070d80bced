#include "services/task/domain/form/excuse.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/check/evidence_list.h"
#include "services/task/domain/form/form_machine.h"
#include "services/task/domain/form/form_matter.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr char kExcuseFrozen[] = "EXCUSE_FROZEN";

constexpr std::array kExcuseStates = {
    Named<ExcuseState>{ExcuseState::kUnspecified, "UNSPECIFIED"},
    Named<ExcuseState>{ExcuseState::kAsked, "ASKED"},
    Named<ExcuseState>{ExcuseState::kConfirmed, "CONFIRMED"},
    Named<ExcuseState>{ExcuseState::kRefused, "REFUSED"},
};
constexpr std::array kExcuseEvents = {
    Named<ExcuseEvent>{ExcuseEvent::kConfirm, "confirm"},
    Named<ExcuseEvent>{ExcuseEvent::kRefuse, "refuse"},
};

absl::Status CheckExcusable(const Form& form) {
  if (form.form_class == FormClass::kLate || form.form_class == FormClass::kMissing) return absl::OkStatus();
  return Precondition("NOTHING_TO_EXCUSE", "只有锁定后定为迟报或漏报的报表可以申请免责");
}

absl::Status CheckNoExcuseOpen(const ActContext& context, const std::string& form) {
  const auto open = context.docket().Select<Excuse>(context.campaign, [&](const Excuse& other) {
    return other.form == form && other.state == ExcuseState::kAsked;
  });
  if (open.empty()) return absl::OkStatus();
  return Precondition("EXCUSE_OPEN", absl::StrCat("本表已有免责申请 ", open.front()->id, " 在办"));
}

}  // namespace

absl::string_view StateName(ExcuseState state) { return NameIn(kExcuseStates, state); }
absl::string_view EventName(ExcuseEvent event) { return NameIn(kExcuseEvents, event); }
absl::StatusOr<ExcuseState> NextState(ExcuseState from, ExcuseEvent event) {
  return NextState(kExcuseTransitions, {.reason = "EXCUSE_STATE", .subject = "免责申请"}, from, event);
}

absl::StatusOr<std::vector<Change>> AskExcuse(const Excuse& given, const FormContext& form_context,
                                              const FormDocument& document, const ActContext& context) {
  RETURN_IF_ERROR(CheckExcusable(document.form));
  RETURN_IF_ERROR(CheckNotFrozen(form_context.late.freeze, context.now, kExcuseFrozen));
  RETURN_IF_ERROR(CheckNoExcuseOpen(context, given.form));
  Violations violations;
  if (given.cause == ExcuseCause::kUnspecified) {
    violations.Add("excuse.cause", "REQUIRED", "须注明原因：系统故障、不可抗力或节假日安排错误");
  }
  CheckText(given.reason, "excuse.reason", Needed::kRequired, violations);
  CheckEvidenceList(given.evidence, "excuse.evidence", violations);
  CheckNamedEvidence(context.in, context.campaign, given.evidence, "excuse.evidence", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Excuse excuse{.campaign = context.campaign,
                .id = context.docket().NextId<Excuse>(context.campaign, "excuse"),
                .form = given.form,
                .state = ExcuseState::kAsked,
                .cause = given.cause,
                .reason = given.reason,
                .evidence = given.evidence,
                .asker = SignatureOf(context.actor),
                .ask_time = context.now};
  return std::vector<Change>{Change{"excuse.ask", std::move(excuse), given.reason}};
}

absl::StatusOr<std::vector<Change>> ConfirmExcuse(const Excuse& before, const FormContext& form_context,
                                                  const FormDocument& document, const ActContext& context) {
  Excuse excuse = before;
  ASSIGN_OR_RETURN(excuse.state, NextState(before.state, ExcuseEvent::kConfirm));
  RETURN_IF_ERROR(CheckNotFrozen(form_context.late.freeze, context.now, kExcuseFrozen));
  RETURN_IF_ERROR(CheckNotSigner(context.actor, before.asker, "提出本申请"));
  RETURN_IF_ERROR(CheckExcusable(document.form));
  // A late fill or a correction under way goes on; what the lock decided is all that changes.
  Form form = document.form;
  RETURN_IF_ERROR(
      NextState(form.attested_rows.empty() ? FormState::kMissing : FormState::kLocked, FormEvent::kExcuse)
          .status());
  form.form_class = FormClass::kExcused;
  excuse.decider = SignatureOf(context.actor);
  excuse.decide_time = context.now;
  return std::vector<Change>{Change{"form.excuse", std::move(form), before.reason},
                             Change{"excuse.confirm", std::move(excuse), ""}};
}

absl::StatusOr<std::vector<Change>> RefuseExcuse(const Excuse& before, const std::string& reason,
                                                 const ActContext& context) {
  Excuse excuse = before;
  ASSIGN_OR_RETURN(excuse.state, NextState(before.state, ExcuseEvent::kRefuse));
  RETURN_IF_ERROR(CheckReason(reason, "不予确认须写明理由"));
  RETURN_IF_ERROR(CheckNotSigner(context.actor, before.asker, "提出本申请"));
  excuse.decider = SignatureOf(context.actor);
  excuse.decide_time = context.now;
  excuse.refuse_reason = reason;
  return std::vector<Change>{Change{"excuse.refuse", std::move(excuse), reason}};
}

}  // namespace duban::task
