// What people do to an item beside reporting on it: begin it, claim it done, accept, suspend, carry over; the
// acts on policies, issues and hazards.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_ACTS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_ACTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/item/item_machine.h"
#include "services/task/domain/rights.h"

namespace duban::task {

// One act; which parts count depends on the event.
struct ItemAct {
  ItemEvent event = ItemEvent::kUnspecified;
  std::string reason;
  std::string note;
  std::vector<std::string> evidences;
  std::string lead_unit;                     // assign; empty = stays
  int difficulty = 0;                        // assign
  std::optional<absl::CivilDay> due;         // order, ask_extension, assign
  std::string escalated_to;                  // escalate
  std::optional<Fixings> fixings;            // order; nullopt = those on record
  std::string successor;                     // carry_over: path of an item, or empty
  std::string policy_number;                 // issue
  std::optional<absl::CivilDay> valid_from;  // issue
};

// Whose roles count for an item.
Scope ScopeOf(const Item& item);

// Takes the step. FAILED_PRECONDITION: ITEM_STATE, SAME_PERSON (who judges a claim or an extension is not who
// made it), CHANGE_REQUEST_REQUIRED (cancel), NOT_EXPIRED, NOT_MAJOR, ALREADY_REPORTED, EXTENSION_TOO_LATE
// (asked after expiry), EXTENSION_WAITING, NO_EXTENSION, NOT_OVERDUE. INVALID_ARGUMENT names every fault:
// REQUIRED, REASON_REQUIRED, EVIDENCE_REQUIRED, OUT_OF_RANGE, UNKNOWN_UNIT, UNKNOWN_ITEM, DATE_ORDER. The
// plan on hidden dangers demands the five fixings (五落实) with the order, and that an extension is asked for
// before expiry.
absl::StatusOr<std::vector<Change>> ActOnItem(const Item& item, const ItemAct& act,
                                              const ActContext& context);

// Adds a visit to the site. INVALID_ARGUMENT: REQUIRED, RESOURCE_ID, TOO_LONG, DATE_AFTER_TODAY.
absl::StatusOr<std::vector<Change>> RecordSiteVisit(const Item& item, const SiteVisit& visit,
                                                    const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_ACTS_H_
