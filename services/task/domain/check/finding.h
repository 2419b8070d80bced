// Findings (核查结果): what two verifiers saw on the spot, held against what a locked form says. A finding
// never changes the form; it points at it.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHECK_FINDING_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHECK_FINDING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/machine.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class FindingState { kUnspecified = 0, kRecorded = 1, kConfirmed = 2, kWithdrawn = 3 };
enum class FindingSubject {
  kUnspecified = 0,
  kValue = 1,     // an indicator's value
  kProgress = 2,  // a task's or policy's progress, percent
  kInvested = 3,  // a project's invested amount, 万元
  kStarted = 4,   // facts from here on
  kEntered = 5,
  kDone = 6,
  kMilestone = 7,
};
enum class DeviationClass { kUnspecified = 0, kOk = 1, kError = 2, kMajor = 3 };

enum class FindingEvent { kConfirm, kWithdraw };

inline constexpr std::array kFindingMachine = {
    Transition<FindingState, FindingEvent>{FindingState::kRecorded, FindingEvent::kConfirm,
                                           FindingState::kConfirmed, Role::kVerifier},
    Transition<FindingState, FindingEvent>{FindingState::kRecorded, FindingEvent::kWithdraw,
                                           FindingState::kWithdrawn, Role::kVerifier | Role::kSupervision},
};
absl::string_view StateName(FindingState state);
absl::string_view EventName(FindingEvent event);

// Numbers are canonical decimal text; deviation_percent may be "n/d".
struct Finding {
  static constexpr MatterKind kKind = MatterKind::kFinding;
  static constexpr char kCollection[] = "findings";

  std::string campaign;
  std::string id;  // "f-0001"
  FindingState state = FindingState::kUnspecified;
  std::string form;  // path
  std::string item;  // path
  FindingSubject subject = FindingSubject::kUnspecified;
  std::string milestone;
  std::string unit;
  std::string reported;  // an amount, or "yes" for a fact
  std::string verified;  // an amount, or "yes" or "no"
  std::string deviation_percent;
  DeviationClass deviation_class = DeviationClass::kUnspecified;
  // The rules then in force.
  std::string ok_percent;
  std::string error_percent;
  std::string deviation_floor;
  std::string method;
  std::vector<std::string> evidence;  // paths
  std::string sample;                 // path; empty = none
  std::string first_verifier;
  std::string second_verifier;
  std::optional<absl::Time> record_time;
  std::optional<absl::Time> confirm_time;
  std::int64_t form_sequence = 0;

  friend bool operator==(const Finding&, const Finding&) = default;
};

// True for a subject that is so or not.
constexpr bool IsFact(FindingSubject subject) { return subject >= FindingSubject::kStarted; }

// Deviation δ in percent, exact: |reported − verified| ÷ max(|verified|, floor) × 100. The texts must be
// decimals, the floor above 0.
std::string DeviationPercent(const std::string& reported, const std::string& verified,
                             const std::string& floor);

// OK up to the first limit, ERROR up to the second, MAJOR above; limits belong to the lower class.
DeviationClass Classify(const std::string& deviation_percent, const std::string& ok_percent,
                        const std::string& error_percent);

// Puts a finding on the row of `given.item` in `document`, the form at `given.form`, on record.
// INVALID_ARGUMENT names every fault: REQUIRED, UNKNOWN_ITEM, NOTHING_REPORTED, NOT_DECIMAL, YES_OR_NO,
// UNKNOWN_EVIDENCE, UNKNOWN_SAMPLE, TOO_LONG. FAILED_PRECONDITION: FORM_NOT_LOCKED, SAME_PERSON (the actor
// had a hand in the form).
absl::StatusOr<std::vector<Change>> RecordFinding(const Finding& given, const FormDocument& document,
                                                  const ActContext& context);

// The second verifier's word. FAILED_PRECONDITION: FINDING_STATE, SAME_PERSON.
absl::StatusOr<std::vector<Change>> ConfirmFinding(const Finding& finding, const FormDocument& document,
                                                   const ActContext& context);

// INVALID_ARGUMENT (REASON_REQUIRED); FAILED_PRECONDITION (FINDING_STATE).
absl::StatusOr<std::vector<Change>> WithdrawFinding(const Finding& finding, const std::string& reason);

// The key of the form at `path` ("campaigns/{campaign}/periods/{period}/forms/{unit}"). INVALID_ARGUMENT
// (RESOURCE_NAME) on finding.form if it is none.
absl::StatusOr<FormKey> FormKeyOf(const Finding& finding);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHECK_FINDING_H_
