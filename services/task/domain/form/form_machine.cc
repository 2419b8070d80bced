#include "services/task/domain/form/form_machine.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/errors.h"

namespace duban::task {
namespace {

absl::Status Refuse(FormState from, FormEvent event) {
  std::vector<absl::string_view> possible;
  for (const FormTransition& t : kFormTransitions) {
    if (t.from == from) possible.push_back(FormEventName(t.event));
  }
  const std::string remedy = possible.empty() ? "no act is possible in this state"
                                              : absl::StrCat("possible now: ", absl::StrJoin(possible, ", "));
  return Precondition(
      "FORM_STATE",
      absl::StrCat("表单状态为 ", FormStateName(from), "，不能执行 ", FormEventName(event), " (the form is ",
                   FormStateName(from), "; ", remedy, ")"),
      {{"state", std::string(FormStateName(from))}, {"event", std::string(FormEventName(event))}});
}

}  // namespace

absl::string_view FormStateName(FormState state) {
  switch (state) {
    case FormState::kUnspecified:
      return "UNSPECIFIED";
    case FormState::kNotOpen:
      return "NOT_OPEN";
    case FormState::kOpen:
      return "OPEN";
    case FormState::kDraft:
      return "DRAFT";
    case FormState::kSubmitted:
      return "SUBMITTED";
    case FormState::kUnitOk:
      return "UNIT_OK";
    case FormState::kTfOk:
      return "TF_OK";
    case FormState::kReturned:
      return "RETURNED";
    case FormState::kLocked:
      return "LOCKED";
    case FormState::kMissing:
      return "MISSING";
  }
  return "UNSPECIFIED";
}

absl::string_view FormEventName(FormEvent event) {
  switch (event) {
    case FormEvent::kSave:
      return "save";
    case FormEvent::kSubmit:
      return "submit";
    case FormEvent::kUnitReturn:
      return "unit_return";
    case FormEvent::kUnitApprove:
      return "unit_approve";
    case FormEvent::kTfReturn:
      return "tf_return";
    case FormEvent::kTfApprove:
      return "tf_approve";
  }
  return "";
}

absl::StatusOr<FormState> NextState(FormState from, FormEvent event) {
  for (const FormTransition& t : kFormTransitions) {
    if (t.from == from && t.event == event) return t.to;
  }
  return Refuse(from, event);
}

}  // namespace duban::task
