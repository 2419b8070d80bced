#include "tests/unit/task/form_desk.h"

#include <utility>

#include "tests/support/status_matchers.h"

namespace duban::task {

using ::duban::testing::IsOk;

FormDesk::FormDesk(absl::string_view period, absl::string_view unit) : district(testing::MakeRegister()) {
  document.form.key = {testing::kCampaign, testing::PeriodOf(period), std::string(unit)};
  now = Context().deadlines.opens.at + absl::Hours(9);
}

Item FixtureItem(const FormDesk& desk, absl::string_view id) {
  return *FindItem(desk.district, testing::kCampaign, id).value();
}

FormContext FormDesk::Context() const {
  return testing::ContextAt(district, form().key.unit, form().key.period, now);
}

absl::Status FormDesk::Take(absl::StatusOr<std::vector<Change>> result) {
  if (!result.ok()) return result.status();
  last = *std::move(result);
  testing::ApplyChanges(document, last);
  return absl::OkStatus();
}

absl::Status FormDesk::Fill(const std::vector<FormRow>& rows, const std::string& person) {
  return Take(task::Fill(Context(), document, rows, {person, Role::kReporter}));
}

absl::Status FormDesk::Submit(const std::string& person) {
  return Take(task::Submit(Context(), document, previous, {person, Role::kReporter}));
}

absl::Status FormDesk::UnitApprove(const std::string& person) {
  return Take(task::UnitApprove(Context(), document, {person, Role::kUnitLeader}));
}

absl::Status FormDesk::UnitReturn(const std::string& reason) {
  return Take(task::UnitReturn(Context(), document, reason, {testing::kLeader, Role::kUnitLeader}));
}

absl::Status FormDesk::TfApprove(const std::string& action, const std::string& person) {
  return Take(task::TfApprove(Context(), document, action, {person, Role::kTfReviewer}));
}

absl::Status FormDesk::TfReturn(const TfReturnRequest& request, const std::string& person) {
  return Take(task::TfReturn(Context(), document, request, {person, Role::kTfReviewer}));
}

void FormDesk::BringToUnitOk() {
  ASSERT_THAT(Fill(GoodRows()), IsOk());
  ASSERT_THAT(Submit(), IsOk());
  ASSERT_THAT(UnitApprove(), IsOk());
}

void FormDesk::BringToTfReturned() {
  BringToUnitOk();
  ASSERT_THAT(TfApprove("A1", testing::kReviewerA1), IsOk());
  ASSERT_THAT(TfReturn({.action = "A2", .reason = "缺认定文件"}, testing::kReviewerA2), IsOk());
}

void FormDesk::Resubmit(const std::vector<FormRow>& rows) {
  ASSERT_THAT(Fill(rows), IsOk());
  ASSERT_THAT(Submit(), IsOk());
  ASSERT_THAT(UnitApprove(), IsOk());
}

}  // namespace duban::task
