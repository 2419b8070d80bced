#include "tests/unit/task/form_desk.h"

#include <utility>

#include "services/task/domain/form/form_lock.h"
#include "services/task/domain/form/reopening.h"
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
  FormContext context = testing::ContextAt(district, form().key.unit, form().key.period, now);
  context.late = LateWindowOf(district, district.campaigns.at(testing::kCampaign).value, form().key);
  return context;
}

absl::Status FormDesk::Take(absl::StatusOr<std::vector<Change>> result) {
  if (!result.ok()) return result.status();
  last = *std::move(result);
  testing::ApplyChanges(document, last);
  for (const Change& change : last) {
    if (BelongsToRegister(change.state)) Apply(district, change.state, 1000 + document.sequence, now);
  }
  return absl::OkStatus();
}

absl::Status FormDesk::Fill(const std::vector<FormRow>& rows, const std::string& person) {
  return Take(task::Fill(Context(), document, rows, {person, Role::kReporter}));
}

absl::Status FormDesk::Submit(const std::string& person) {
  return Take(task::Submit(Context(), document, Basis(), {person, Role::kReporter}));
}

absl::Status FormDesk::ConfirmNoChange(const NoChangeRequest& request) {
  return Take(task::ConfirmNoChange(Context(), document, Basis().history, request,
                                    {testing::kReporter, Role::kReporter}));
}

CheckBasis FormDesk::Basis() const {
  CheckBasis basis{.rules = rules};
  if (!previous.empty()) basis.history.before.push_back({Previous(form().key.period), previous});
  basis.history.before.insert(basis.history.before.end(), earlier.begin(), earlier.end());
  return basis;
}

ActContext FormDesk::As(const std::string& person, Role role) const {
  return {district, testing::kCampaign, {person, role}, now};
}

void FormDesk::Lock() {
  now = Context().deadlines.lock.at;
  const absl::StatusOr<Form> locked = LockedForm(form(), Context().deadlines.unit_due.at);
  ASSERT_THAT(locked, IsOk());
  document.form = *locked;
}

void FormDesk::ApproveAll() {
  ASSERT_THAT(TfApprove("A1", testing::kReviewerA1), IsOk());
  ASSERT_THAT(TfApprove("A2", testing::kReviewerA2), IsOk());
}

absl::Status FormDesk::UnitApprove(const std::string& person) {
  return Take(task::UnitApprove(Context(), document, {person, Role::kUnitLeader}));
}

absl::Status FormDesk::UnitReturn(const UnitReturnRequest& request) {
  return Take(task::UnitReturn(Context(), document, request, {testing::kLeader, Role::kUnitLeader}));
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
