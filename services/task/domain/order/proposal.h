// Proposals (系统提议): what the ladder calls for. The system proposes, a named person with authority decides
// (政府督查工作条例 art. 11, 21); no instrument goes out without one.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_PROPOSAL_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_PROPOSAL_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/order/order.h"
#include "services/task/domain/order/order_rules.h"
#include "services/task/domain/role_set.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class ProposalState { kUnspecified = 0, kProposed = 1, kAccepted = 2, kRejected = 3, kLapsed = 4 };

// One thing a proposal rests on, e.g. overdue_workdays = 1.
struct ProposalInput {
  std::string key;
  std::string value;

  friend bool operator==(const ProposalInput&, const ProposalInput&) = default;
};

// Who submits what follows from record and clock.
inline constexpr char kSystemPerson[] = "system";

struct Proposal {
  static constexpr MatterKind kKind = MatterKind::kProposal;
  static constexpr char kCollection[] = "proposals";

  std::string campaign;
  std::string id;     // "{order, item or unit}-{rule}-{occasion}": the same call of the ladder comes once
  std::string order;  // path; empty for one about an item or a unit alone
  std::string item;   // path
  std::string unit;   // lead unit of order or item; given only for one about a unit alone
  OrderLevel level = OrderLevel::kUnspecified;
  std::string rule;
  std::string occasion;
  std::vector<ProposalInput> inputs;
  std::string conclusion;  // path
  int rules_version = 0;
  ProposalState state = ProposalState::kProposed;
  std::string submitted_by;
  std::optional<absl::Time> propose_time;
  std::string decided_by;
  std::optional<absl::Time> decide_time;
  std::string decision_reason;
  std::string instrument;
  std::optional<absl::Time> limit_time;
  std::string card;  // path
  std::string submit_reason;

  friend bool operator==(const Proposal&, const Proposal&) = default;
};

// Who may submit: lights and places in the ranking also by a service (FEED), direct entry by people only.
inline constexpr RoleSet kSubmitters =
    Role::kSupervision | Role::kSupervisionHead | Role::kGeneralOffice | RoleSet(Role::kFeed);

// Puts a proposal from outside on record: what the lights or a unit's places in the ranking say, or direct
// entry at a level for a grave or urgent matter. INVALID_ARGUMENT names every fault: REQUIRED, UNKNOWN_ORDER,
// UNKNOWN_ITEM, UNKNOWN_UNIT, UNIT_REQUIRED (a rule on places in the ranking), SUBJECT_KIND (any other
// rule for a unit alone), UNKNOWN_RULE, NOT_EXTERNAL; PERMISSION_DENIED (PERSON_REQUIRED) for direct entry by
// a service; FAILED_PRECONDITION (PROPOSAL_STALE); ALREADY_EXISTS.
absl::StatusOr<std::vector<Change>> SubmitProposal(const Proposal& given, const ActContext& context);

// Who may decide on the proposal: the issuers of its rung, or those for a unit that had the level within the
// last 12 months.
RoleSet IssuersOf(const Proposal& proposal, const Register& in, absl::Time now);

// Issues the instrument: the order comes to the level with its limit, L2 and L3 make a card.
// FAILED_PRECONDITION: PROPOSAL_DECIDED, PROPOSAL_STALE, CLOCK_STANDS, SAME_PERSON for who submitted it;
// PERMISSION_DENIED (ROLE_REQUIRED); INVALID_ARGUMENT (REASON_REQUIRED).
absl::StatusOr<std::vector<Change>> AcceptProposal(const Proposal& proposal, const std::string& reason,
                                                   const ActContext& context);
// FAILED_PRECONDITION (PROPOSAL_DECIDED); INVALID_ARGUMENT (REASON_REQUIRED).
absl::StatusOr<std::vector<Change>> RejectProposal(const Proposal& proposal, const std::string& reason,
                                                   const ActContext& context);

// Why the proposal no longer fits the record; empty while it does.
std::string StaleReason(const Proposal& proposal, const OrderRules& rules, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_PROPOSAL_H_
