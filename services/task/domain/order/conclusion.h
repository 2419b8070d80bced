// Conclusions (督查结论) of inspections and objections to them: 政府督查工作条例 art. 16–18, 21. The relevant
// part is fed back to the object; each demand becomes an order; who took part is recused from an objection.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_CONCLUSION_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_CONCLUSION_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/machine.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class ConclusionState {
  kUnspecified = 0,
  kDraft = 1,
  kApproved = 2,
  kSent = 3,
  kObjected = 4,
  kDecided = 5,
};
enum class ObjectionOutcome { kUnspecified = 0, kUpheld = 1, kAmended = 2, kRevoked = 3 };

// One rectification demand.
struct ConclusionDemand {
  std::string text;
  std::string lead_unit;
  absl::CivilDay due_date;
  std::string order;  // path; empty until it is fed back

  friend bool operator==(const ConclusionDemand&, const ConclusionDemand&) = default;
};

struct Conclusion {
  static constexpr MatterKind kKind = MatterKind::kConclusion;
  static constexpr char kCollection[] = "conclusions";

  std::string campaign;
  std::string id;
  std::string inspection_plan;  // path
  std::string object_unit;
  std::string facts;
  std::vector<std::string> evidence;
  std::string problems;
  std::vector<ConclusionDemand> demands;
  std::string praise;
  std::string criticism;
  std::vector<std::string> inspectors;
  ConclusionState state = ConclusionState::kDraft;
  std::string author;
  std::string approved_by;
  std::optional<absl::Time> approve_time;
  std::string sent_by;
  std::optional<absl::Time> send_time;  // counts as the day of receipt
  std::optional<absl::Time> objection_due_time;
  std::string objection;
  std::string objected_by;
  std::optional<absl::Time> objection_time;
  std::optional<absl::Time> decision_due_time;
  ObjectionOutcome outcome = ObjectionOutcome::kUnspecified;
  std::string decision_reason;
  std::string decided_by;
  std::optional<absl::Time> decide_time;

  friend bool operator==(const Conclusion&, const Conclusion&) = default;
};

enum class ConclusionEvent { kApprove, kSend, kObject, kDecide };
using ConclusionTransition = Transition<ConclusionState, ConclusionEvent>;

inline constexpr RoleSet kConclusionMakers = Role::kSupervision | Role::kSupervisionHead;

inline constexpr std::array kConclusionTransitions = {
    ConclusionTransition{ConclusionState::kDraft, ConclusionEvent::kApprove, ConclusionState::kApproved,
                         Role::kHead},
    ConclusionTransition{ConclusionState::kDraft, ConclusionEvent::kSend, ConclusionState::kSent,
                         kConclusionMakers},
    ConclusionTransition{ConclusionState::kApproved, ConclusionEvent::kSend, ConclusionState::kSent,
                         kConclusionMakers},
    ConclusionTransition{ConclusionState::kSent, ConclusionEvent::kObject, ConclusionState::kObjected,
                         Role::kUnitLeader},
    ConclusionTransition{ConclusionState::kObjected, ConclusionEvent::kDecide, ConclusionState::kDecided,
                         Role::kHead | Role::kExecutiveDeputy | RoleSet(Role::kLeader)},
};

absl::string_view StateName(ConclusionState state);
absl::string_view EventName(ConclusionEvent event);

// The acts refuse with FAILED_PRECONDITION (CONCLUSION_STATE) where the table does not have them.

// INVALID_ARGUMENT names every fault: REQUIRED, TOO_LONG, UNKNOWN_PLAN, UNKNOWN_UNIT, PAST_DATE.
absl::StatusOr<std::vector<Change>> DraftConclusion(const Conclusion& given, const ActContext& context);

// FAILED_PRECONDITION (SAME_PERSON) for its author.
absl::StatusOr<std::vector<Change>> ApproveConclusion(const Conclusion& conclusion,
                                                      const ActContext& context);

// Feeds it back and proposes an order for each demand. FAILED_PRECONDITION (APPROVAL_REQUIRED) for praise or
// criticism the head has not approved.
absl::StatusOr<std::vector<Change>> SendConclusion(const Conclusion& conclusion, const ActContext& context);

// FAILED_PRECONDITION (OBJECTION_LATE); INVALID_ARGUMENT (REASON_REQUIRED). Linked cards become CONTESTED.
absl::StatusOr<std::vector<Change>> ObjectToConclusion(const Conclusion& conclusion,
                                                       const std::string& reason, const ActContext& context);

// PERMISSION_DENIED (RECUSED) for who took part; INVALID_ARGUMENT: REQUIRED, REASON_REQUIRED. Linked cards
// are valid again, or withdrawn if it is revoked.
absl::StatusOr<std::vector<Change>> DecideObjection(const Conclusion& conclusion, ObjectionOutcome outcome,
                                                    const std::string& reason, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_CONCLUSION_H_
