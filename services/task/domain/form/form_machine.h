// The states of a form as a table, to be held beside the plan's own (Eight Actions plan 2024:
// 填报—审定—审核—锁定).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_MACHINE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_MACHINE_H_

#include <array>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/form/form.h"
#include "services/task/domain/machine.h"

namespace duban::task {

enum class FormEvent {
  kOpen,
  kSave,
  kSubmit,
  kUnitReturn,
  kUnitApprove,
  kTfReturn,
  kTfApprove,
  kLock,         // on the version that the unit approved
  kLockMissing,  // without one
  kLateFill,
  kReopen,
  kExcuse,
  kAskCorrection,
  kApproveCorrection,
  kRejectCorrection,
  kVerify,
};

using FormTransition = Transition<FormState, FormEvent>;

// The clock acts where no role is named.
inline constexpr RoleSet kFormClock;

// tf_approve leads on only when no action of the form is left to review; late_fill from LOCKED needs a
// running reopening; the lock takes kLock when the unit has ever approved a version, else kLockMissing.
inline constexpr std::array kFormTransitions = {
    FormTransition{FormState::kNotOpen, FormEvent::kOpen, FormState::kOpen, kFormClock},
    FormTransition{FormState::kOpen, FormEvent::kSave, FormState::kDraft, Role::kReporter},
    FormTransition{FormState::kReturned, FormEvent::kSave, FormState::kDraft, Role::kReporter},
    FormTransition{FormState::kDraft, FormEvent::kSave, FormState::kDraft, Role::kReporter},
    FormTransition{FormState::kDraft, FormEvent::kSubmit, FormState::kSubmitted, Role::kReporter},
    FormTransition{FormState::kSubmitted, FormEvent::kUnitReturn, FormState::kReturned, Role::kUnitLeader},
    FormTransition{FormState::kSubmitted, FormEvent::kUnitApprove, FormState::kUnitOk, Role::kUnitLeader},
    FormTransition{FormState::kUnitOk, FormEvent::kTfReturn, FormState::kReturned, Role::kTfReviewer},
    FormTransition{FormState::kUnitOk, FormEvent::kTfApprove, FormState::kTfOk, Role::kTfReviewer},
    FormTransition{FormState::kTfOk, FormEvent::kLock, FormState::kLocked, kFormClock},
    FormTransition{FormState::kUnitOk, FormEvent::kLock, FormState::kLocked, kFormClock},
    FormTransition{FormState::kReturned, FormEvent::kLock, FormState::kLocked, kFormClock},
    FormTransition{FormState::kDraft, FormEvent::kLock, FormState::kLocked, kFormClock},
    FormTransition{FormState::kSubmitted, FormEvent::kLock, FormState::kLocked, kFormClock},
    FormTransition{FormState::kOpen, FormEvent::kLockMissing, FormState::kMissing, kFormClock},
    FormTransition{FormState::kDraft, FormEvent::kLockMissing, FormState::kMissing, kFormClock},
    FormTransition{FormState::kSubmitted, FormEvent::kLockMissing, FormState::kMissing, kFormClock},
    FormTransition{FormState::kReturned, FormEvent::kLockMissing, FormState::kMissing, kFormClock},
    FormTransition{FormState::kMissing, FormEvent::kLateFill, FormState::kLateDraft, Role::kReporter},
    FormTransition{FormState::kLocked, FormEvent::kLateFill, FormState::kLateDraft, Role::kReporter},
    FormTransition{FormState::kLateReturned, FormEvent::kSave, FormState::kLateDraft, Role::kReporter},
    FormTransition{FormState::kLateDraft, FormEvent::kSave, FormState::kLateDraft, Role::kReporter},
    FormTransition{FormState::kLateDraft, FormEvent::kSubmit, FormState::kLateSubmitted, Role::kReporter},
    FormTransition{FormState::kLateSubmitted, FormEvent::kUnitReturn, FormState::kLateReturned,
                   Role::kUnitLeader},
    FormTransition{FormState::kLateSubmitted, FormEvent::kUnitApprove, FormState::kLateUnitOk,
                   Role::kUnitLeader},
    FormTransition{FormState::kLateUnitOk, FormEvent::kTfReturn, FormState::kLateReturned, Role::kTfReviewer},
    FormTransition{FormState::kLateUnitOk, FormEvent::kTfApprove, FormState::kLocked, Role::kTfReviewer},
    FormTransition{FormState::kLocked, FormEvent::kReopen, FormState::kLocked,
                   Role::kGeneralOffice | Role::kExecutiveDeputy | Role::kHead},
    FormTransition{FormState::kMissing, FormEvent::kReopen, FormState::kMissing,
                   Role::kGeneralOffice | Role::kExecutiveDeputy | Role::kHead},
    FormTransition{FormState::kLocked, FormEvent::kExcuse, FormState::kLocked, Role::kGeneralOffice},
    FormTransition{FormState::kMissing, FormEvent::kExcuse, FormState::kMissing, Role::kGeneralOffice},
    FormTransition{FormState::kLocked, FormEvent::kAskCorrection, FormState::kCorrPending,
                   Role::kReporter | Role::kUnitLeader},
    FormTransition{FormState::kCorrPending, FormEvent::kApproveCorrection, FormState::kLocked,
                   Role::kTfReviewer | Role::kGeneralOffice},
    FormTransition{FormState::kCorrPending, FormEvent::kRejectCorrection, FormState::kLocked,
                   Role::kTfReviewer | Role::kGeneralOffice},
    FormTransition{FormState::kLocked, FormEvent::kVerify, FormState::kLocked, Role::kSupervision},
};

// Names as in the API, e.g. "UNIT_OK" and "tf_return".
absl::string_view StateName(FormState state);
absl::string_view EventName(FormEvent event);

// True while a late fill is under way.
bool IsLateFill(FormState state);
// True for a form whose period was locked: LOCKED, MISSING, a late fill or a correction.
bool IsAfterLock(FormState state);

// The state after `event`. FAILED_PRECONDITION (FORM_STATE) when the table does not have it, with what is
// possible instead.
absl::StatusOr<FormState> NextState(FormState from, FormEvent event);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_MACHINE_H_
