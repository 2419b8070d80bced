// False reports (虚报): the way from a major deviation to a decision that can be reconsidered. The system
// proposes; named persons open, decide, approve and review (政府督查工作条例 art. 17, 21, 23, 25; 统计法 art.
// 7).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHECK_FALSE_REPORT_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHECK_FALSE_REPORT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/check/finding.h"
#include "services/task/domain/machine.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class CaseState {
  kUnspecified = 0,
  kOpened = 1,       // 立案
  kNotified = 2,     // 已告知
  kHeard = 3,        // 已陈述, or no statement came in time
  kDecided = 4,      // 已决定
  kInForce = 5,      // 已批准
  kUnderReview = 6,  // 复核中
  kFinal = 7,        // 终结
};
enum class CaseGround { kUnspecified = 0, kForged = 1, kBorrowed = 2, kInstructed = 3, kRepeated = 4 };
enum class CaseOutcome { kUnspecified = 0, kFalse = 1, kNotFalse = 2 };
enum class ClueReceiver { kUnspecified = 0, kSupervisoryOrgan = 1, kStatisticsOffice = 2 };

enum class CaseEvent {
  kNotify,
  kState,
  kLapse,
  kDecide,
  kApprove,
  kReturn,
  kAppeal,
  kReview,
  kClose,
  kTransferClue
};

// The process, a line per act.
inline constexpr std::array kCaseMachine = {
    Transition<CaseState, CaseEvent>{CaseState::kOpened, CaseEvent::kNotify, CaseState::kNotified,
                                     Role::kSupervision},
    Transition<CaseState, CaseEvent>{CaseState::kNotified, CaseEvent::kState, CaseState::kHeard,
                                     Role::kUnitLeader},
    Transition<CaseState, CaseEvent>{CaseState::kNotified, CaseEvent::kLapse, CaseState::kHeard,
                                     Role::kSupervision},
    Transition<CaseState, CaseEvent>{CaseState::kHeard, CaseEvent::kDecide, CaseState::kDecided,
                                     Role::kSupervisionHead},
    Transition<CaseState, CaseEvent>{CaseState::kDecided, CaseEvent::kApprove, CaseState::kInForce,
                                     Role::kExecutiveDeputy},
    Transition<CaseState, CaseEvent>{CaseState::kDecided, CaseEvent::kReturn, CaseState::kHeard,
                                     Role::kExecutiveDeputy},
    Transition<CaseState, CaseEvent>{CaseState::kInForce, CaseEvent::kAppeal, CaseState::kUnderReview,
                                     Role::kUnitLeader},
    Transition<CaseState, CaseEvent>{CaseState::kInForce, CaseEvent::kClose, CaseState::kFinal,
                                     Role::kSupervision},
    Transition<CaseState, CaseEvent>{CaseState::kUnderReview, CaseEvent::kReview, CaseState::kFinal,
                                     Role::kSupervisionHead | Role::kExecutiveDeputy | Role::kHead},
    Transition<CaseState, CaseEvent>{CaseState::kInForce, CaseEvent::kTransferClue, CaseState::kInForce,
                                     Role::kSupervisionHead},
    Transition<CaseState, CaseEvent>{CaseState::kUnderReview, CaseEvent::kTransferClue,
                                     CaseState::kUnderReview, Role::kSupervisionHead},
    Transition<CaseState, CaseEvent>{CaseState::kFinal, CaseEvent::kTransferClue, CaseState::kFinal,
                                     Role::kSupervisionHead},
};
absl::string_view StateName(CaseState state);
absl::string_view EventName(CaseEvent event);

// One act on a case.
struct CaseAct {
  std::string event;  // "open", or as EventName
  std::string person;
  std::string on_behalf_of;
  absl::Time time;
  std::string text;
  std::vector<std::string> evidence;  // paths
  CaseOutcome outcome = CaseOutcome::kUnspecified;

  friend bool operator==(const CaseAct&, const CaseAct&) = default;
};

// A clue that went to another organ (线索移送).
struct ClueTransfer {
  ClueReceiver receiver = ClueReceiver::kUnspecified;
  std::string text;
  std::string document_number;
  std::string person;
  absl::Time time;

  friend bool operator==(const ClueTransfer&, const ClueTransfer&) = default;
};

struct FalseReportCase {
  static constexpr MatterKind kKind = MatterKind::kFalseReportCase;
  static constexpr char kCollection[] = "falseReportCases";

  std::string campaign;
  std::string id;  // "fr-0001"
  CaseState state = CaseState::kUnspecified;
  std::string finding;  // path
  std::string unit;
  std::string item;    // path
  std::string period;  // id of the form's ten-day period
  CaseGround ground = CaseGround::kUnspecified;
  std::vector<std::string> earlier_findings;  // paths
  CaseOutcome outcome = CaseOutcome::kUnspecified;
  std::optional<absl::Time> statement_due;
  bool no_statement = false;
  std::optional<absl::Time> in_force_time;
  std::optional<absl::CivilDay> objection_due;  // until its end
  std::optional<absl::CivilDay> review_due;     // until its end
  bool review_late = false;
  std::vector<CaseAct> acts;  // oldest first
  std::vector<ClueTransfer> clues;

  friend bool operator==(const FalseReportCase&, const FalseReportCase&) = default;
};

// What a person says with an act; the parts an act does not need stay empty.
struct CaseWord {
  std::string text;
  std::vector<std::string> evidence;  // paths
  CaseOutcome outcome = CaseOutcome::kUnspecified;
  ClueReceiver receiver = ClueReceiver::kUnspecified;
  std::string document_number;
};

// Opens a case on a finding (path). INVALID_ARGUMENT names every fault: UNKNOWN_FINDING, REQUIRED,
// UNKNOWN_EVIDENCE, TOO_LONG. FAILED_PRECONDITION: NOT_MAJOR (or not confirmed), NOT_REPEATED, CASE_EXISTS.
absl::StatusOr<std::vector<Change>> OpenCase(const std::string& finding, CaseGround ground,
                                             const CaseWord& word, const ActContext& context);

// Does one event of the table. INVALID_ARGUMENT names every fault of the word: REQUIRED, UNKNOWN_EVIDENCE,
// TOO_LONG. FAILED_PRECONDITION: FALSE_REPORT_STATE, SAME_PERSON (decide, approve), RECUSED (review),
// STATEMENT_LATE, STATEMENT_TIME_RUNS, OBJECTION_LATE, OBJECTION_TIME_RUNS, NOT_FALSE (clues).
absl::StatusOr<std::vector<Change>> ActOnCase(const FalseReportCase& current, CaseEvent event,
                                              const CaseWord& word, const ActContext& context);

// A case that the system proposes for repetition, never opens itself.
struct CaseProposal {
  std::string finding;  // path
  std::string unit;
  std::vector<std::string> earlier_findings;  // paths

  friend bool operator==(const CaseProposal&, const CaseProposal&) = default;
};

// Confirmed major findings without a case, whose unit had another within the months of the check rules, in
// the order of their ids.
std::vector<CaseProposal> ProposeCases(const Docket& in, absl::string_view campaign);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHECK_FALSE_REPORT_H_
