// Corrections (更正): other values in a locked form, asked for by the unit, approved by two persons. The
// locked version is never overwritten: the form gets a new one, and its history keeps both.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_CORRECTION_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_CORRECTION_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/form/form_window.h"
#include "services/task/domain/machine.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class CorrectionState { kUnspecified = 0, kAsked = 1, kPending = 2, kApproved = 3, kRejected = 4 };

enum class CorrectionEvent { kEndorse, kApprove, kReject };

// approve leads on only with the last signature.
using CorrectionTransition = Transition<CorrectionState, CorrectionEvent>;
inline constexpr std::array kCorrectionTransitions = {
    CorrectionTransition{CorrectionState::kAsked, CorrectionEvent::kEndorse, CorrectionState::kPending,
                         Role::kUnitLeader},
    CorrectionTransition{CorrectionState::kAsked, CorrectionEvent::kReject, CorrectionState::kRejected,
                         Role::kUnitLeader},
    CorrectionTransition{CorrectionState::kPending, CorrectionEvent::kApprove, CorrectionState::kApproved,
                         Role::kTfReviewer | Role::kGeneralOffice},
    CorrectionTransition{CorrectionState::kPending, CorrectionEvent::kReject, CorrectionState::kRejected,
                         Role::kTfReviewer | Role::kGeneralOffice},
};
absl::string_view StateName(CorrectionState state);
absl::string_view EventName(CorrectionEvent event);
absl::StatusOr<CorrectionState> NextState(CorrectionState from, CorrectionEvent event);

// One signature that a correction needs.
struct CorrectionApproval {
  std::string action;  // whose task force; empty = the general office
  std::string person;  // as SignatureOf; empty = not signed yet
  std::optional<absl::Time> time;

  friend bool operator==(const CorrectionApproval&, const CorrectionApproval&) = default;
};

struct Correction {
  static constexpr MatterKind kKind = MatterKind::kCorrection;
  static constexpr char kCollection[] = "corrections";

  std::string campaign;
  std::string id;
  std::string form;  // path, as FormPath
  CorrectionState state = CorrectionState::kUnspecified;
  std::string reason;
  std::vector<std::string> evidence;
  std::vector<FormRow> rows;      // as they shall be
  std::vector<FormRow> old_rows;  // as they stood when it was asked for
  std::string asker;
  std::optional<absl::Time> ask_time;
  std::string endorser;
  std::vector<CorrectionApproval> approvals;  // one per action, then the general office's
  std::string decider;
  std::optional<absl::Time> decide_time;
  std::string reject_reason;

  friend bool operator==(const Correction&, const Correction&) = default;
};

// Asks, as the unit's reporter: ASKED. `given` brings form, reason, evidence and rows. INVALID_ARGUMENT names
// every fault, those of the rows as at filling in, NOTHING_CHANGED for rows that say what is locked.
// FAILED_PRECONDITION: FORM_STATE unless the form is LOCKED, CORRECTION_OPEN while another one of the form is
// not decided, CORRECTION_FROZEN.
absl::StatusOr<std::vector<Change>> AskCorrection(const Correction& given, const FormContext& form_context,
                                                  const FormDocument& document, const ActContext& context);

// Endorses, as the unit's leader: PENDING; the form becomes CORR_PENDING. SAME_PERSON for the asker.
absl::StatusOr<std::vector<Change>> EndorseCorrection(const Correction& correction,
                                                      const FormContext& form_context,
                                                      const FormDocument& document,
                                                      const ActContext& context);

// Signs for the task force of `action`, or for the general office where it is empty. With the last signature:
// APPROVED, and the form is LOCKED on the new rows, flagged CORRECTED. INVALID_ARGUMENT
// (ACTION_NOT_CONCERNED); FAILED_PRECONDITION: SAME_PERSON (whoever signed before, in any part),
// ALREADY_APPROVED, CORRECTION_FROZEN.
absl::StatusOr<std::vector<Change>> ApproveCorrection(const Correction& correction, const std::string& action,
                                                      const FormContext& form_context,
                                                      const FormDocument& document,
                                                      const ActContext& context);

// Rejects, with a reason: REJECTED; the form is LOCKED as it was. SAME_PERSON for the asker.
absl::StatusOr<std::vector<Change>> RejectCorrection(const Correction& correction, const std::string& reason,
                                                     const FormDocument& document, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_CORRECTION_H_
