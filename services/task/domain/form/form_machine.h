// The states of a form as a table, to be held beside the plan's own (Eight Actions plan 2024:
// 填报—审定—审核—锁定).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_MACHINE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_MACHINE_H_

#include <array>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/form/form.h"
#include "services/task/domain/plan/plan.h"

namespace duban::task {

enum class FormEvent { kSave, kSubmit, kUnitReturn, kUnitApprove, kTfReturn, kTfApprove };

// One line of the table: in state `from`, the holder of `actor` may do `event`, after which the form is in
// `to`.
struct FormTransition {
  FormState from;
  FormEvent event;
  FormState to;
  Role actor;
};

// Every act of people on a form; what is not in the table is refused. Opening follows from the clock, and the
// lock from form_lock.h. tf_approve leads to TF_OK only when no action of the form is left to review.
inline constexpr std::array kFormTransitions = {
    FormTransition{FormState::kOpen, FormEvent::kSave, FormState::kDraft, Role::kReporter},
    FormTransition{FormState::kReturned, FormEvent::kSave, FormState::kDraft, Role::kReporter},
    FormTransition{FormState::kDraft, FormEvent::kSave, FormState::kDraft, Role::kReporter},
    FormTransition{FormState::kDraft, FormEvent::kSubmit, FormState::kSubmitted, Role::kReporter},
    FormTransition{FormState::kSubmitted, FormEvent::kUnitReturn, FormState::kReturned, Role::kUnitLeader},
    FormTransition{FormState::kSubmitted, FormEvent::kUnitApprove, FormState::kUnitOk, Role::kUnitLeader},
    FormTransition{FormState::kUnitOk, FormEvent::kTfReturn, FormState::kReturned, Role::kTfReviewer},
    FormTransition{FormState::kUnitOk, FormEvent::kTfApprove, FormState::kTfOk, Role::kTfReviewer},
};

// Names as in the API, e.g. "UNIT_OK" and "tf_return".
absl::string_view FormStateName(FormState state);
absl::string_view FormEventName(FormEvent event);

// The state after `event`. FAILED_PRECONDITION (FORM_STATE) when the table does not have it, with what is
// possible instead.
absl::StatusOr<FormState> NextState(FormState from, FormEvent event);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_MACHINE_H_
