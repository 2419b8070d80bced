// The acts of a unit leader and of the task forces on a form (审定、审核、退回).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_REVIEW_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_REVIEW_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/change.h"
#include "services/task/domain/form/form_window.h"

namespace duban::task {

inline constexpr size_t kMaxReturnMarks = 200;

// Approves as the unit leader: UNIT_OK; the rows as they are become the unit's statement. A late fill becomes
// LATE_UNIT_OK, and its rows the statement only with the last task force's approval.
// FAILED_PRECONDITION (SAME_PERSON) if the approver submitted it.
absl::StatusOr<std::vector<Change>> UnitApprove(const FormContext& context, const FormDocument& document,
                                                const Actor& actor);

// A unit leader's return: why, and what to repair ("rows.{item}" or "rows.{item}.{field}").
struct UnitReturnRequest {
  std::string reason;
  std::vector<std::string> marks;
};

// Returns as the unit leader: RETURNED. INVALID_ARGUMENT (REASON_REQUIRED) without a reason, (UNKNOWN_MARK)
// for marks that are not on the form.
absl::StatusOr<std::vector<Change>> UnitReturn(const FormContext& context, const FormDocument& document,
                                               const UnitReturnRequest& request, const Actor& actor);

// Approves the rows of `action`: TF_OK when no action is left. INVALID_ARGUMENT (ACTION_NOT_ON_FORM);
// FAILED_PRECONDITION (SAME_PERSON) if the reviewer submitted or approved the form, (ALREADY_REVIEWED) if it
// is done, (ITEM_JOINED) if an item has come to the form since the unit approved it.
absl::StatusOr<std::vector<Change>> TfApprove(const FormContext& context, const FormDocument& document,
                                              const std::string& action, const Actor& actor);

// A task force's return: what to repair and why.
struct TfReturnRequest {
  std::string action;
  std::string reason;
  std::vector<std::string> marked_items;   // empty = all of the action
  std::vector<std::string> marked_fields;  // "rows.{item}.{field}"
};

// Returns the rows of an action: RETURNED; the answer is due at max(unit due, one working day from now, at
// the same time of day). Errors as TfApprove and UnitReturn; INVALID_ARGUMENT (ITEM_NOT_OF_ACTION) for marks
// outside the action.
absl::StatusOr<std::vector<Change>> TfReturn(const FormContext& context, const FormDocument& document,
                                             const TfReturnRequest& request, const Actor& actor);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_REVIEW_H_
