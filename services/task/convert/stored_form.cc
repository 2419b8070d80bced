#include "services/task/convert/stored_form.h"

#include <string>
#include <utility>

#include "services/common/status_macros.h"
#include "services/task/convert/field_reader.h"
#include "services/task/convert/from_proto.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

FormRow ReadRow(const v1::FormRow& row, absl::string_view jurisdiction, const std::string& field,
                Violations& out) {
  FormRow result = FromProto(row, jurisdiction, field, out);
  result.origin = FieldReader(field, out)
                      .Enum<RowOrigin>(row.origin(), v1::FormRow::Origin_IsValid(row.origin()), "origin");
  result.saved_by = row.saved_by();
  result.version = row.version();
  return result;
}

Review ReadReview(const v1::Form::Review& review, const std::string& field, Violations& out) {
  const FieldReader read(field, out);
  const bool known = v1::Form::Review::Outcome_IsValid(review.outcome());
  Review result{.action = review.action(),
                .outcome = read.Enum<ReviewOutcome>(review.outcome(), known, "outcome"),
                .reviewer = review.reviewer(),
                .reason = review.reason(),
                .marked_items = {review.marked_items().begin(), review.marked_items().end()},
                .marked_fields = {review.marked_fields().begin(), review.marked_fields().end()}};
  if (review.has_review_time()) result.time = FromProto(review.review_time());
  return result;
}

// Where the form stands and what is known of its coming.
void ReadHeader(const v1::Form& form, const FieldReader& read, Form& result) {
  result.state = read.Enum<FormState>(form.state(), v1::Form::State_IsValid(form.state()), "state");
  result.form_class = read.Enum<FormClass>(form.class_(), v1::Form::Class_IsValid(form.class_()), "class");
  for (const int flag : form.flags()) {
    result.flags.push_back(read.Enum<FormFlag>(flag, v1::Form::Flag_IsValid(flag), "flags"));
  }
  if (form.has_submit_time()) result.submit_time = FromProto(form.submit_time());
  if (form.has_unit_ok_time()) result.unit_ok_time = FromProto(form.unit_ok_time());
  if (form.has_resubmit_due_time()) result.resubmit_due = FromProto(form.resubmit_due_time());
}

}  // namespace

absl::StatusOr<Form> ReadStoredForm(const v1::Form& form, absl::string_view name, Violations& out) {
  ASSIGN_OR_RETURN(const FormRef ref, ParseFormName(name, "name"));
  Form result{.key = ref.key,
              .author = form.author(),
              .approver = form.approver(),
              .resubmitted_late = form.resubmitted_late(),
              .tf_return_count = form.tf_return_count(),
              .return_reason = form.return_reason(),
              .return_marks = {form.return_marks().begin(), form.return_marks().end()},
              .correction_count = form.correction_count(),
              .reopening_count = form.reopening_count(),
              .unchanged_count = form.unchanged_count(),
              .reused_cells = form.reused_cells(),
              .typed_cells = form.typed_cells()};
  const std::string field = "form";
  ReadHeader(form, FieldReader(field, out), result);
  result.attested_rows.reserve(form.attested_rows_size());
  for (const v1::FormRow& row : form.attested_rows()) {
    result.attested_rows.push_back(ReadRow(row, ref.jurisdiction, "form.attested_rows", out));
  }
  for (const v1::FormRow& row : form.pending_rows()) {
    result.pending_rows.push_back(ReadRow(row, ref.jurisdiction, "form.pending_rows", out));
  }
  for (const v1::Form::Review& review : form.reviews()) {
    result.reviews.push_back(ReadReview(review, "form.reviews", out));
  }
  return result;
}

absl::StatusOr<FormRowState> ReadStoredRow(const v1::FormRow& row, absl::string_view name, Violations& out) {
  ASSIGN_OR_RETURN(const FormRowRef ref, ParseFormRowName(name, "name"));
  return FormRowState{ref.key, ReadRow(row, ref.jurisdiction, "form_row", out)};
}

}  // namespace duban::task
