// The rules on hidden dangers (隐患): when a major one must be reported, when rectification is re-checked,
// how a time limit is extended (隐患排查治理; plan of the district 2024).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ITEM_HAZARD_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ITEM_HAZARD_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/item/item_acts.h"
#include "services/task/domain/item/item_rules.h"

namespace duban::task {

// Each: brings the act into `item`, whose hazard is set; faults of the request into `out`. The status is that
// of the item: see ActOnItem.
absl::Status OrderRectification(const ItemAct& act, const ActContext& context, Item& item, Violations& out);
absl::Status AskExtension(const ItemAct& act, const ActContext& context, Item& item, Violations& out);
absl::Status DecideExtension(const ItemAct& act, const ActContext& context, Item& item);
absl::Status ReportMajor(const ActContext& context, Item& item);
absl::Status ExplainOverdue(const ItemAct& act, const ActContext& context, Item& item, Violations& out);

// Still to be rectified, its limit past, and nothing explained.
bool IsOverdueUnexplained(const Item& item, absl::CivilDay today);

// As in the proto.
enum class ItemAlertKind {
  kUnspecified = 0,
  kMajorReportLate = 1,
  kOverdueUnexplained = 2,
  kRecheckLate = 3,
  kExtensionWaiting = 4,
};

// What a rule demands attention for. A proposal: a named person decides.
struct ItemAlert {
  std::string item;  // id
  ItemAlertKind kind = ItemAlertKind::kUnspecified;
  absl::CivilDay since;
  std::string proposal;
};

// The alerts on a campaign's hazards at `now`, in the order of the items' ids.
std::vector<ItemAlert> HazardAlerts(const Register& in, absl::string_view campaign, const ItemRules& rules,
                                    absl::Time now);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ITEM_HAZARD_H_
