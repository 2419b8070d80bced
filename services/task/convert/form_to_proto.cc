// The half of to_proto.h that deals with periods and forms.
#include "absl/strings/str_cat.h"
#include "services/task/convert/enums.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

void WriteReview(const Review& review, v1::Form::Review& out) {
  out.set_action(review.action);
  out.set_outcome(EnumTo<v1::Form::Review::Outcome>(review.outcome));
  out.set_reviewer(review.reviewer);
  if (review.time) *out.mutable_review_time() = ToProto(*review.time);
  out.set_reason(review.reason);
  for (const std::string& item : review.marked_items) out.add_marked_items(item);
  for (const std::string& field : review.marked_fields) out.add_marked_fields(field);
}

// What the id of a period says already.
void WritePeriod(absl::string_view jurisdiction, absl::string_view campaign, const Period& period,
                 v1::Period& out) {
  out.set_name(PeriodName(jurisdiction, campaign, period));
  out.set_display_name(PeriodTitle(period));
  out.set_kind(PeriodKindToProto(period.kind));
}

}  // namespace

v1::Period::Kind PeriodKindToProto(PeriodKind kind) {
  return static_cast<v1::Period::Kind>(static_cast<int>(kind) + 1);
}

void WriteProto(absl::string_view jurisdiction, const FormRow& row, v1::FormRow& out) {
  out.set_item(row.item);
  out.set_value(row.value);
  out.set_unit_of_measure(row.unit_of_measure);
  out.set_pending(row.pending);
  out.set_progress(row.progress);
  if (row.done) *out.mutable_done_date() = ToProto(*row.done);
  out.set_invested_wan(row.invested_wan);
  if (row.started) *out.mutable_started_date() = ToProto(*row.started);
  if (row.entered) *out.mutable_entered_date() = ToProto(*row.entered);
  for (const std::string& milestone : row.achieved_milestones) out.add_achieved_milestones(milestone);
  out.set_note(row.note);
  out.set_revision_reason(row.revision_reason);
  out.set_saved_by(row.saved_by);
  out.set_version(row.version);
  out.set_explanation(row.explanation);
  for (const std::string& path : row.evidence) {
    out.add_evidence(absl::StrCat("jurisdictions/", jurisdiction, "/", path));
  }
  out.set_permit_record(row.permit_record);
  out.set_not_applicable(row.not_applicable);
  out.set_not_applicable_reason(row.not_applicable_reason);
  for (const RowPart& part : row.parts) {
    v1::FormRow::Part& added = *out.add_parts();
    added.set_display_name(part.display_name);
    added.set_value(part.value);
  }
  out.set_origin(EnumTo<v1::FormRow::Origin>(row.origin));
}

void WriteProto(absl::string_view jurisdiction, const Form& form, v1::Form& out) {
  out.set_name(FormName(jurisdiction, form.key));
  out.set_state(EnumTo<v1::Form::State>(form.state));
  out.set_class_(EnumTo<v1::Form::Class>(form.form_class));
  for (const FormFlag flag : form.flags) out.add_flags(EnumTo<v1::Form::Flag>(flag));
  for (const FormRow& row : form.attested_rows) WriteProto(jurisdiction, row, *out.add_attested_rows());
  for (const Review& review : form.reviews) WriteReview(review, *out.add_reviews());
  out.set_author(form.author);
  out.set_approver(form.approver);
  if (form.submit_time) *out.mutable_submit_time() = ToProto(*form.submit_time);
  if (form.unit_ok_time) *out.mutable_unit_ok_time() = ToProto(*form.unit_ok_time);
  if (form.resubmit_due) *out.mutable_resubmit_due_time() = ToProto(*form.resubmit_due);
  out.set_resubmitted_late(form.resubmitted_late);
  out.set_tf_return_count(form.tf_return_count);
  out.set_return_reason(form.return_reason);
  for (const std::string& mark : form.return_marks) out.add_return_marks(mark);
  out.set_correction_count(form.correction_count);
  out.set_reopening_count(form.reopening_count);
  out.set_unchanged_count(form.unchanged_count);
  out.set_reused_cells(form.reused_cells);
  out.set_typed_cells(form.typed_cells);
  for (const FormRow& row : form.pending_rows) WriteProto(jurisdiction, row, *out.add_pending_rows());
}

void WriteProto(absl::string_view jurisdiction, const PeriodLock& lock, v1::Period& out) {
  WritePeriod(jurisdiction, lock.campaign, lock.period, out);
  out.set_state(v1::Period::STATE_LOCKED);
}

void WriteSteps(const std::vector<StepDue>& steps, v1::Period& out) {
  for (const StepDue& step : steps) {
    v1::StepDue& due = *out.add_steps();
    due.set_step(EnumTo<v1::DueStep>(step.step));
    *due.mutable_due_time() = ToProto(step.due.at);
    due.set_provisional(step.due.provisional);
  }
}

v1::FormRow ToProto(absl::string_view jurisdiction, const FormRow& row) {
  v1::FormRow out;
  WriteProto(jurisdiction, row, out);
  return out;
}

v1::Form ToProto(absl::string_view jurisdiction, const Form& form) {
  v1::Form out;
  WriteProto(jurisdiction, form, out);
  return out;
}

v1::Period ToProto(absl::string_view jurisdiction, const PeriodLock& lock) {
  v1::Period out;
  WriteProto(jurisdiction, lock, out);
  return out;
}

v1::Period ToProto(absl::string_view jurisdiction, absl::string_view campaign, const PeriodView& view) {
  v1::Period out;
  WritePeriod(jurisdiction, campaign, view.period, out);
  *out.mutable_start_date() = ToProto(FirstDay(view.period));
  *out.mutable_end_date() = ToProto(LastDay(view.period));
  out.set_state(EnumTo<v1::Period::State>(view.state));
  if (view.open_time) *out.mutable_open_time() = ToProto(*view.open_time);
  if (view.unit_due_time) *out.mutable_unit_due_time() = ToProto(*view.unit_due_time);
  if (view.tf_due_time) *out.mutable_tf_due_time() = ToProto(*view.tf_due_time);
  *out.mutable_lock_time() = ToProto(view.lock_time);
  if (view.bulletin_time) *out.mutable_bulletin_time() = ToProto(*view.bulletin_time);
  if (view.review_time) *out.mutable_review_time() = ToProto(*view.review_time);
  *out.mutable_freeze_time() = ToProto(view.freeze_time);
  out.set_provisional(view.provisional);
  if (view.locked_time) *out.mutable_locked_time() = ToProto(*view.locked_time);
  out.set_lock_sequence(view.lock_sequence);
  *out.mutable_start_time() = ToProto(InstantOf(FirstDay(view.period), {0, 0}));
  *out.mutable_end_time() = ToProto(InstantOf(LastDay(view.period) + 1, {0, 0}));
  out.set_time_fraction(view.time_fraction);
  WriteSteps(view.steps, out);
  return out;
}

}  // namespace duban::task
