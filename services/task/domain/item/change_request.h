// Change requests (变更申请): additions, removals, mergers and changes of target, date, lead or weight, each
// with its reason and basis, approved by the task force's lead and the general office (Eight Actions plan
// 2024: 清单调整).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ITEM_CHANGE_REQUEST_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ITEM_CHANGE_REQUEST_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/machine.h"
#include "services/task/domain/matter.h"
#include "services/task/domain/plan/item.h"
#include "services/task/domain/rights.h"

namespace duban::task {

// Stored in the database by number (as in the proto), like every enum here; never renumber.
enum class ChangeRequestKind { kUnspecified = 0, kAdd = 1, kRemove = 2, kMerge = 3, kChange = 4 };
enum class ChangeRequestState {
  kUnspecified = 0,
  kSubmitted = 1,
  kTfApproved = 2,
  kApproved = 3,
  kRejected = 4,
  kWithdrawn = 5,
};
enum class ChangeField {
  kUnspecified = 0,
  kTarget = 1,
  kDueDate = 2,
  kStartDate = 3,
  kLeadUnit = 4,
  kWeight = 5,
  kMilestoneDueDate = 6,
  kAnnualPlan = 7,
  kPlannedStart = 8,
  kPlannedCompletion = 9,
  kRangeLow = 10,
  kRangeHigh = 11,
};

// One field from old to new. Values are text: decimals, days as "2024-12-31", unit ids.
struct FieldChange {
  ChangeField field = ChangeField::kUnspecified;
  std::string milestone;  // kMilestoneDueDate
  std::string old_value;  // when it was asked for
  std::string new_value;

  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

struct ChangeRequest {
  static constexpr MatterKind kKind = MatterKind::kChangeRequest;
  static constexpr char kCollection[] = "changeRequests";

  std::string campaign;
  std::string id;
  ChangeRequestKind kind = ChangeRequestKind::kUnspecified;
  std::string item;                  // path; empty for kAdd
  std::string merge_into;            // kMerge: path
  std::vector<FieldChange> changes;  // kChange
  std::string new_item_id;           // kAdd
  std::optional<Item> new_item;      // kAdd
  std::string reason;
  std::string basis_document;
  std::string formal_document_number;  // needed to lower a target
  ChangeRequestState state = ChangeRequestState::kUnspecified;
  std::string author;
  std::string tf_approver;
  std::string office_approver;
  std::string closing_reason;
  std::string action;  // whose task force decides; kNoAction for items of none
  std::optional<absl::Time> created;

  friend bool operator==(const ChangeRequest&, const ChangeRequest&) = default;
};

enum class ChangeRequestEvent { kTfApprove, kOfficeApprove, kReject, kWithdraw };

inline constexpr RoleSet kChangeAuthors =
    Role::kReporter | Role::kUnitLeader | Role::kTfLeader | Role::kGeneralOffice;

using ChangeRequestStep = Transition<ChangeRequestState, ChangeRequestEvent>;
inline constexpr std::array kChangeRequestLife = {
    ChangeRequestStep{ChangeRequestState::kSubmitted, ChangeRequestEvent::kTfApprove,
                      ChangeRequestState::kTfApproved, Role::kTfLeader},
    ChangeRequestStep{ChangeRequestState::kTfApproved, ChangeRequestEvent::kOfficeApprove,
                      ChangeRequestState::kApproved, Role::kGeneralOffice},
    ChangeRequestStep{ChangeRequestState::kSubmitted, ChangeRequestEvent::kReject,
                      ChangeRequestState::kRejected, Role::kTfLeader},
    ChangeRequestStep{ChangeRequestState::kTfApproved, ChangeRequestEvent::kReject,
                      ChangeRequestState::kRejected, Role::kGeneralOffice},
    ChangeRequestStep{ChangeRequestState::kSubmitted, ChangeRequestEvent::kWithdraw,
                      ChangeRequestState::kWithdrawn, kChangeAuthors},
    ChangeRequestStep{ChangeRequestState::kTfApproved, ChangeRequestEvent::kWithdraw,
                      ChangeRequestState::kWithdrawn, kChangeAuthors},
};

absl::string_view StateName(ChangeRequestState state);
absl::string_view EventName(ChangeRequestEvent event);
absl::StatusOr<ChangeRequestState> NextChangeRequestState(ChangeRequestState from, ChangeRequestEvent event);

// Whose roles count: the task force that decides; for the author also the unit that leads the item.
Scope ScopeOf(const ChangeRequest& request);

// What of the item `request` concerns counts for its author's role: the lead unit, the action.
Scope AuthorScope(const Register& in, absl::string_view campaign, const ChangeRequest& request);

// Asks for the change; old values are filled in from the record. INVALID_ARGUMENT names every fault:
// REQUIRED, UNKNOWN_ITEM, ITEM_CLOSED, NOT_ON_LIST (issues and hazards end by their ledger),
// FIELD_NOT_APPLICABLE, DUPLICATE_FIELD, UNKNOWN_MILESTONE, NO_CHANGE, FORMAL_DOCUMENT_REQUIRED, what the new
// item breaks (see plan_checks.h).
absl::StatusOr<std::vector<Change>> CreateChangeRequest(const ChangeRequest& given,
                                                        const ActContext& context);

// Approves as the next in line. With the second approval the item changes in the same decision:
// "item.change", "item.remove", "item.merge" or "item.create". FAILED_PRECONDITION: CHANGE_REQUEST_STATE,
// SAME_PERSON, ITEM_CHANGED (an old value no longer holds).
absl::StatusOr<std::vector<Change>> ApproveChangeRequest(const ChangeRequest& request,
                                                         const ActContext& context);
// Errors as above; REASON_REQUIRED.
absl::StatusOr<std::vector<Change>> RejectChangeRequest(const ChangeRequest& request,
                                                        const std::string& reason, const ActContext& context);
// FAILED_PRECONDITION (NOT_AUTHOR) for anyone but the author.
absl::StatusOr<std::vector<Change>> WithdrawChangeRequest(const ChangeRequest& request,
                                                          const std::string& reason,
                                                          const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ITEM_CHANGE_REQUEST_H_
