// The acts of people on a form (填报、提交、审定、审核、退回). Each takes the form as it is and `now`, and
// yields the form as it will be, or a refusal; nothing is changed in place.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_COMMANDS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_COMMANDS_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/deadlines.h"
#include "services/task/domain/change.h"
#include "services/task/domain/form/form_machine.h"

namespace duban::task {

// What an act on a form may look at beside the form.
struct FormContext {
  std::vector<const Item*> items;  // on the form, in the order of their ids
  DekadDeadlines deadlines;
  const WorkCalendar* calendar = nullptr;
  absl::Time now;
};

// The state the form is in at `now`: NOT_OPEN before the opening, else as recorded (OPEN when never saved).
FormState StateAt(const FormDocument& document, const DekadDeadlines& deadlines, absl::Time now);

// OK while forms of the period may be acted on. FAILED_PRECONDITION: PERIOD_NOT_OPEN before the opening,
// PERIOD_CLOSED from the lock time on, whether or not the lock is on record yet.
absl::Status CheckPeriodOpen(const DekadDeadlines& deadlines, absl::Time now);

// Saves rows: DRAFT. INVALID_ARGUMENT names every fault of every row (see form_checks.h; ITEM_NOT_ON_FORM,
// DUPLICATE_ROW, ROWS_REQUIRED); then nothing is saved.
absl::StatusOr<std::vector<Change>> Fill(const FormContext& context, const FormDocument& document,
                                         const std::vector<FormRow>& rows, const Actor& actor);

// Submits: SUBMITTED. `previous` = the unit's last attested rows before this period, by item.
absl::StatusOr<std::vector<Change>> Submit(const FormContext& context, const FormDocument& document,
                                           const std::map<std::string, FormRow>& previous,
                                           const Actor& actor);

// Approves as the unit leader: UNIT_OK; the rows as they are become the unit's statement.
// FAILED_PRECONDITION (SAME_PERSON) if the approver submitted it.
absl::StatusOr<std::vector<Change>> UnitApprove(const FormContext& context, const FormDocument& document,
                                                const Actor& actor);

// Returns as the unit leader: RETURNED. INVALID_ARGUMENT (REASON_REQUIRED) without a reason.
absl::StatusOr<std::vector<Change>> UnitReturn(const FormContext& context, const FormDocument& document,
                                               const std::string& reason, const Actor& actor);

// Approves the rows of `action`: TF_OK when no action is left. INVALID_ARGUMENT (ACTION_NOT_ON_FORM);
// FAILED_PRECONDITION (SAME_PERSON) if the reviewer submitted or approved the form, (ALREADY_REVIEWED) if it
// is done.
absl::StatusOr<std::vector<Change>> TfApprove(const FormContext& context, const FormDocument& document,
                                              const std::string& action, const Actor& actor);

// A task force's return: what to repair and why.
struct TfReturnRequest {
  std::string action;
  std::string reason;
  std::vector<std::string> marked_items;  // empty = all of the action
};

// Returns the rows of an action: RETURNED; the answer is due at max(unit due, one working day from now, at
// the same time of day). Errors as TfApprove and UnitReturn; INVALID_ARGUMENT (ITEM_NOT_OF_ACTION) for marks
// outside the action.
absl::StatusOr<std::vector<Change>> TfReturn(const FormContext& context, const FormDocument& document,
                                             const TfReturnRequest& request, const Actor& actor);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_COMMANDS_H_
