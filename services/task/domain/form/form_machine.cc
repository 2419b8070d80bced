#include "services/task/domain/form/form_machine.h"

namespace duban::task {
namespace {

constexpr std::array kFormMachineStates = {
    Named<FormState>{FormState::kUnspecified, "UNSPECIFIED"},
    Named<FormState>{FormState::kNotOpen, "NOT_OPEN"},
    Named<FormState>{FormState::kOpen, "OPEN"},
    Named<FormState>{FormState::kDraft, "DRAFT"},
    Named<FormState>{FormState::kSubmitted, "SUBMITTED"},
    Named<FormState>{FormState::kUnitOk, "UNIT_OK"},
    Named<FormState>{FormState::kTfOk, "TF_OK"},
    Named<FormState>{FormState::kReturned, "RETURNED"},
    Named<FormState>{FormState::kLocked, "LOCKED"},
    Named<FormState>{FormState::kMissing, "MISSING"},
    Named<FormState>{FormState::kLateDraft, "LATE_DRAFT"},
    Named<FormState>{FormState::kLateSubmitted, "LATE_SUBMITTED"},
    Named<FormState>{FormState::kLateUnitOk, "LATE_UNIT_OK"},
    Named<FormState>{FormState::kLateReturned, "LATE_RETURNED"},
    Named<FormState>{FormState::kCorrPending, "CORR_PENDING"},
};

constexpr std::array kFormMachineEvents = {
    Named<FormEvent>{FormEvent::kOpen, "open"},
    Named<FormEvent>{FormEvent::kSave, "save"},
    Named<FormEvent>{FormEvent::kSubmit, "submit"},
    Named<FormEvent>{FormEvent::kUnitReturn, "unit_return"},
    Named<FormEvent>{FormEvent::kUnitApprove, "unit_approve"},
    Named<FormEvent>{FormEvent::kTfReturn, "tf_return"},
    Named<FormEvent>{FormEvent::kTfApprove, "tf_approve"},
    Named<FormEvent>{FormEvent::kLock, "lock"},
    Named<FormEvent>{FormEvent::kLockMissing, "lock_missing"},
    Named<FormEvent>{FormEvent::kLateFill, "late_fill"},
    Named<FormEvent>{FormEvent::kReopen, "reopen"},
    Named<FormEvent>{FormEvent::kExcuse, "excuse"},
    Named<FormEvent>{FormEvent::kAskCorrection, "ask_correction"},
    Named<FormEvent>{FormEvent::kApproveCorrection, "approve_correction"},
    Named<FormEvent>{FormEvent::kRejectCorrection, "reject_correction"},
    Named<FormEvent>{FormEvent::kVerify, "verify"},
};

}  // namespace

absl::string_view StateName(FormState state) { return NameIn(kFormMachineStates, state); }
absl::string_view EventName(FormEvent event) { return NameIn(kFormMachineEvents, event); }

bool IsLateFill(FormState state) {
  return state == FormState::kLateDraft || state == FormState::kLateSubmitted ||
         state == FormState::kLateUnitOk || state == FormState::kLateReturned;
}

bool IsAfterLock(FormState state) {
  return state == FormState::kLocked || state == FormState::kMissing || state == FormState::kCorrPending ||
         IsLateFill(state);
}

absl::StatusOr<FormState> NextState(FormState from, FormEvent event) {
  return NextState(kFormTransitions, {.reason = "FORM_STATE", .subject = "表单"}, from, event);
}

}  // namespace duban::task
