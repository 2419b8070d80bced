// New items one at a time: entries of the ledgers, resolutions of a meeting, additions by change request.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ITEM_NEW_ITEM_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ITEM_NEW_ITEM_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/plan/item.h"

namespace duban::task {

// Creates the item. Errors as CreateItems (plan_checks.h), with the fields at `{at}item_id` and `{at}item.…`;
// `at` is e.g. "" or "change_request.new_".
absl::StatusOr<Change> CreateItem(const Register& in, const std::string& campaign, Item item,
                                  absl::string_view at);

// Gives a new issue or hazard its number ("ISSUE-0001", "HAZARD-0001") and the moment it was first reported
// or found, where it has none.
void CompleteLedgerEntry(const ActContext& context, Item& item);

// A meeting's decision that somebody must carry out.
struct DecidedMatter {
  std::string meeting;  // path, "campaigns/{campaign}/meetings/{meeting}"
  int number = 0;       // in the meeting's list, from 1
  std::string decision;
  std::string minutes_number;
  std::string action;  // empty = the campaign as a whole
  std::string lead_unit;
  std::vector<std::string> coop_units;
  absl::CivilDay due;
};

// The resolution item (重要议定事项) of a decision, begun on `today`; its id is "R-{meeting}-{number}".
// Create it with CreateItem or, several at once, CreateItems.
Item ResolutionItem(absl::string_view campaign, const DecidedMatter& decision, absl::CivilDay today);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ITEM_NEW_ITEM_H_
