// Forms and the locks of their periods.
#include "services/common/status_macros.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/task_resources.h"

namespace duban::reporting {
namespace {

namespace pb = task::v1;

absl::StatusOr<Period> PeriodFrom(const std::string& id) {
  absl::StatusOr<Period> period = ParsePeriodId(id);
  if (!period.ok()) return Unreadable("周期编号");
  return period;
}

// While a late fill or a correction is under way, what the lock made of the form stands.
FormState StateOf(const pb::Form& form) {
  switch (form.state()) {
    case pb::Form::STATE_LOCKED:
    case pb::Form::STATE_CORR_PENDING:
      return FormState::kLocked;
    case pb::Form::STATE_MISSING:
      return FormState::kMissing;
    case pb::Form::STATE_LATE_DRAFT:
    case pb::Form::STATE_LATE_SUBMITTED:
    case pb::Form::STATE_LATE_UNIT_OK:
    case pb::Form::STATE_LATE_RETURNED:
      return form.attested_rows().empty() ? FormState::kMissing : FormState::kLocked;
    default:
      return FormState::kOpen;
  }
}

FormClass ClassOf(pb::Form::Class form_class) {
  switch (form_class) {
    case pb::Form::CLASS_ON_TIME:
      return FormClass::kOnTime;
    case pb::Form::CLASS_LATE:
      return FormClass::kLate;
    case pb::Form::CLASS_MISSING:
      return FormClass::kMissing;
    case pb::Form::CLASS_EXCUSED:
      return FormClass::kExcused;
    default:
      return FormClass::kNone;
  }
}

Review ReviewFrom(const pb::Form::Review& from) {
  Review review{.action = from.action()};
  if (from.outcome() == pb::Form::Review::OUTCOME_APPROVED) review.outcome = ReviewOutcome::kApproved;
  if (from.outcome() == pb::Form::Review::OUTCOME_RETURNED) review.outcome = ReviewOutcome::kReturned;
  if (from.has_review_time()) review.time = TimeOf(from.review_time());
  return review;
}

absl::StatusOr<FormRow> RowFrom(const pb::FormRow& from) {
  FormRow row{.item = from.item(),
              .pending = from.pending(),
              .note = from.note(),
              .explanation = from.explanation(),
              .not_applicable = from.not_applicable()};
  ASSIGN_OR_RETURN(row.value, OptionalDecimal(from.value()));
  ASSIGN_OR_RETURN(row.progress, OptionalDecimal(from.progress()));
  ASSIGN_OR_RETURN(row.invested_wan, OptionalDecimal(from.invested_wan()));
  ASSIGN_OR_RETURN(row.done, OptionalDay(from.has_done_date(), from.done_date()));
  ASSIGN_OR_RETURN(row.started, OptionalDay(from.has_started_date(), from.started_date()));
  ASSIGN_OR_RETURN(row.entered, OptionalDay(from.has_entered_date(), from.entered_date()));
  row.achieved_milestones.insert(from.achieved_milestones().begin(), from.achieved_milestones().end());
  for (const std::string& evidence : from.evidence()) row.evidence.push_back(LastId(evidence));
  return row;
}

void ReadFlags(const pb::Form& from, Form& form) {
  for (const int flag : from.flags()) {
    if (flag == pb::Form::FLAG_TF_UNREVIEWED) form.tf_unreviewed = true;
    if (flag == pb::Form::FLAG_UNRESOLVED_RETURN) form.unresolved_return = true;
    if (flag == pb::Form::FLAG_CORRECTED) form.corrected = true;
    if (flag == pb::Form::FLAG_REOPENED) form.reopened = true;
    if (flag == pb::Form::FLAG_LATE_FILLED) form.late_filled = true;
  }
}

}  // namespace

absl::StatusOr<PeriodLock> LockFrom(const pb::Period& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "periods"}));
  ASSIGN_OR_RETURN(const Period period, PeriodFrom(ids[2]));
  return PeriodLock{ids[1], period};
}

absl::StatusOr<Form> FormFrom(const pb::Form& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "periods", "forms"}));
  Form form;
  ASSIGN_OR_RETURN(const Period period, PeriodFrom(ids[2]));
  form.key = {ids[1], period, ids[3]};
  form.state = StateOf(from);
  form.form_class = ClassOf(from.class_());
  form.tf_return_count = from.tf_return_count();
  ReadFlags(from, form);
  if (from.has_unit_ok_time()) form.first_unit_ok_time = TimeOf(from.unit_ok_time());
  for (const pb::FormRow& row : from.attested_rows()) {
    ASSIGN_OR_RETURN(form.rows[row.item()], RowFrom(row));
  }
  for (const pb::Form::Review& review : from.reviews()) form.reviews.push_back(ReviewFrom(review));
  return form;
}

}  // namespace duban::reporting
