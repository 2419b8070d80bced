#include "services/task/domain/form/correction.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/check/evidence_list.h"
#include "services/task/domain/form/form_checks.h"
#include "services/task/domain/form/form_commands.h"
#include "services/task/domain/form/form_matter.h"
#include "services/task/domain/form/row_evidence.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr char kCorrectionFrozen[] = "CORRECTION_FROZEN";

constexpr std::array kCorrectionStates = {
    Named<CorrectionState>{CorrectionState::kUnspecified, "UNSPECIFIED"},
    Named<CorrectionState>{CorrectionState::kAsked, "ASKED"},
    Named<CorrectionState>{CorrectionState::kPending, "PENDING"},
    Named<CorrectionState>{CorrectionState::kApproved, "APPROVED"},
    Named<CorrectionState>{CorrectionState::kRejected, "REJECTED"},
};
constexpr std::array kCorrectionEvents = {
    Named<CorrectionEvent>{CorrectionEvent::kEndorse, "endorse"},
    Named<CorrectionEvent>{CorrectionEvent::kApprove, "approve"},
    Named<CorrectionEvent>{CorrectionEvent::kReject, "reject"},
};

bool IsOpen(const Correction& correction) {
  return correction.state == CorrectionState::kAsked || correction.state == CorrectionState::kPending;
}

absl::Status CheckNoCorrectionOpen(const ActContext& context, const std::string& form) {
  const auto open = context.docket().Select<Correction>(
      context.campaign, [&](const Correction& other) { return other.form == form && IsOpen(other); });
  if (open.empty()) return absl::OkStatus();
  return Precondition("CORRECTION_OPEN",
                      absl::StrCat("本表已有更正 ", open.front()->id, " 在办，办结后再申请"));
}

void CheckNewRows(const Correction& given, const FormContext& form_context, const Form& form,
                  Violations& out) {
  CheckRows(form_context, form.key, given.rows, "correction.rows", out);
  const RowsByItem locked = ByItem(form.attested_rows);
  for (size_t i = 0; i < given.rows.size(); ++i) {
    const auto old = locked.find(given.rows[i].item);
    if (old == locked.end() || !SameContent(old->second, Canonical(given.rows[i]))) continue;
    out.Add(absl::StrCat("correction.rows[", i, "]"), "NOTHING_CHANGED",
            absl::StrCat("事项 ", given.rows[i].item, " 与已锁定的内容相同"));
  }
}

std::vector<FormRow> OldRows(const std::vector<FormRow>& rows, const Form& form) {
  const RowsByItem locked = ByItem(form.attested_rows);
  std::vector<FormRow> old;
  for (const FormRow& row : rows) {
    const auto found = locked.find(row.item);
    if (found != locked.end()) old.push_back(found->second);
  }
  return old;
}

std::vector<CorrectionApproval> ApprovalsFor(const FormContext& form_context,
                                             const std::vector<FormRow>& rows) {
  std::set<std::string> actions;
  for (const FormRow& row : rows) actions.insert(ReviewScope(*FindOnForm(form_context, row.item)));
  std::vector<CorrectionApproval> approvals;
  for (const std::string& action : actions) approvals.push_back({.action = action});
  approvals.emplace_back();
  return approvals;
}

// Asker, endorser, approvers: every signature is another person's.
absl::Status CheckSigners(const Correction& correction, const Actor& actor) {
  RETURN_IF_ERROR(CheckNotSigner(actor, correction.asker, "申请本更正"));
  RETURN_IF_ERROR(CheckNotSigner(actor, correction.endorser, "签认本更正"));
  for (const CorrectionApproval& approval : correction.approvals) {
    RETURN_IF_ERROR(CheckNotSigner(actor, approval.person, "批准本更正"));
  }
  return absl::OkStatus();
}

absl::StatusOr<CorrectionApproval*> OpenApproval(Correction& correction, const std::string& action) {
  for (CorrectionApproval& approval : correction.approvals) {
    if (approval.action != action) continue;
    if (approval.person.empty()) return &approval;
    return Precondition("ALREADY_APPROVED", absl::StrCat("已由 ", approval.person, " 批准"));
  }
  return InvalidField("action", "ACTION_NOT_CONCERNED", absl::StrCat("本更正不涉及行动“", action, "”的事项"));
}

bool AllSigned(const Correction& correction) {
  return std::none_of(correction.approvals.begin(), correction.approvals.end(),
                      [](const CorrectionApproval& approval) { return approval.person.empty(); });
}

// The form with the corrected rows, and the rows by themselves, so that a later late fill begins with them.
absl::StatusOr<std::vector<Change>> Correct(const Correction& correction, const FormDocument& document) {
  Form form = document.form;
  ASSIGN_OR_RETURN(form.state, NextState(form.state, FormEvent::kApproveCorrection));
  RowsByItem rows = ByItem(form.attested_rows);
  std::vector<Change> row_changes;
  for (const FormRow& wanted : correction.rows) {
    FormRow row = wanted;
    const auto saved = document.rows.find(row.item);
    row.version = saved == document.rows.end() ? 1 : saved->second.version + 1;
    row_changes.push_back(Change{"form_row.correct", FormRowState{form.key, row}, correction.reason});
    rows[row.item] = std::move(row);
  }
  form.attested_rows.clear();
  for (auto& [item, row] : rows) form.attested_rows.push_back(std::move(row));
  ++form.correction_count;
  AddFlag(form, FormFlag::kCorrected);
  std::vector<Change> changes = {Change{"form.correct", std::move(form), correction.reason}};
  changes.insert(changes.end(), row_changes.begin(), row_changes.end());
  return changes;
}

}  // namespace

absl::string_view StateName(CorrectionState state) { return NameIn(kCorrectionStates, state); }
absl::string_view EventName(CorrectionEvent event) { return NameIn(kCorrectionEvents, event); }
absl::StatusOr<CorrectionState> NextState(CorrectionState from, CorrectionEvent event) {
  return NextState(kCorrectionTransitions, {.reason = "CORRECTION_STATE", .subject = "更正"}, from, event);
}

absl::StatusOr<std::vector<Change>> AskCorrection(const Correction& given, const FormContext& form_context,
                                                  const FormDocument& document, const ActContext& context) {
  RETURN_IF_ERROR(NextState(StateAt(form_context, document.form), FormEvent::kAskCorrection).status());
  RETURN_IF_ERROR(CheckNotFrozen(form_context.late.freeze, context.now, kCorrectionFrozen));
  RETURN_IF_ERROR(CheckNoCorrectionOpen(context, given.form));
  Violations violations;
  CheckText(given.reason, "correction.reason", Needed::kRequired, violations);
  CheckEvidenceList(given.evidence, "correction.evidence", violations);
  CheckNamedEvidence(context.in, context.campaign, given.evidence, "correction.evidence", violations);
  CheckNewRows(given, form_context, document.form, violations);
  CheckRowEvidence(context.in, context.campaign, given.rows, "correction.rows", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Correction correction{.campaign = context.campaign,
                        .id = context.docket().NextId<Correction>(context.campaign, "correction"),
                        .form = given.form,
                        .state = CorrectionState::kAsked,
                        .reason = given.reason,
                        .evidence = given.evidence,
                        .old_rows = OldRows(given.rows, document.form),
                        .asker = SignatureOf(context.actor),
                        .ask_time = context.now,
                        .approvals = ApprovalsFor(form_context, given.rows)};
  for (const FormRow& row : given.rows) {
    FormRow& wanted = correction.rows.emplace_back(Canonical(row));
    wanted.saved_by = correction.asker;
    wanted.version = 0;
    wanted.origin = RowOrigin::kOwn;
  }
  return std::vector<Change>{Change{"correction.ask", std::move(correction), given.reason}};
}

absl::StatusOr<std::vector<Change>> EndorseCorrection(const Correction& before,
                                                      const FormContext& form_context,
                                                      const FormDocument& document,
                                                      const ActContext& context) {
  Correction correction = before;
  ASSIGN_OR_RETURN(correction.state, NextState(before.state, CorrectionEvent::kEndorse));
  RETURN_IF_ERROR(CheckNotFrozen(form_context.late.freeze, context.now, kCorrectionFrozen));
  RETURN_IF_ERROR(CheckSigners(before, context.actor));
  Form form = document.form;
  ASSIGN_OR_RETURN(form.state, NextState(StateAt(form_context, form), FormEvent::kAskCorrection));
  correction.endorser = SignatureOf(context.actor);
  form.pending_rows.clear();
  // What is replaced is what is locked now, whatever happened since it was asked for.
  correction.old_rows = OldRows(correction.rows, form);
  return std::vector<Change>{Change{"correction.endorse", std::move(correction), ""},
                             Change{"form.ask_correction", std::move(form), before.reason}};
}

absl::StatusOr<std::vector<Change>> ApproveCorrection(const Correction& before, const std::string& action,
                                                      const FormContext& form_context,
                                                      const FormDocument& document,
                                                      const ActContext& context) {
  ASSIGN_OR_RETURN(const CorrectionState next, NextState(before.state, CorrectionEvent::kApprove));
  RETURN_IF_ERROR(CheckNotFrozen(form_context.late.freeze, context.now, kCorrectionFrozen));
  Correction correction = before;
  ASSIGN_OR_RETURN(CorrectionApproval* const approval, OpenApproval(correction, action));
  RETURN_IF_ERROR(CheckSigners(before, context.actor));
  approval->person = SignatureOf(context.actor);
  approval->time = context.now;
  if (!AllSigned(correction)) {
    return std::vector<Change>{Change{"correction.approve", std::move(correction), ""}};
  }
  correction.state = next;
  correction.decider = approval->person;
  correction.decide_time = context.now;
  ASSIGN_OR_RETURN(std::vector<Change> changes, Correct(correction, document));
  changes.push_back(Change{"correction.approve", std::move(correction), ""});
  return changes;
}

absl::StatusOr<std::vector<Change>> RejectCorrection(const Correction& before, const std::string& reason,
                                                     const FormDocument& document,
                                                     const ActContext& context) {
  Correction correction = before;
  ASSIGN_OR_RETURN(correction.state, NextState(before.state, CorrectionEvent::kReject));
  RETURN_IF_ERROR(CheckReason(reason, "驳回须写明理由"));
  RETURN_IF_ERROR(CheckNotSigner(context.actor, before.asker, "申请本更正"));
  correction.decider = SignatureOf(context.actor);
  correction.decide_time = context.now;
  correction.reject_reason = reason;
  std::vector<Change> changes;
  if (before.state == CorrectionState::kPending) {
    Form form = document.form;
    ASSIGN_OR_RETURN(form.state, NextState(form.state, FormEvent::kRejectCorrection));
    changes.push_back(Change{"form.reject_correction", std::move(form), reason});
  }
  changes.push_back(Change{"correction.reject", std::move(correction), reason});
  return changes;
}

}  // namespace duban::task
