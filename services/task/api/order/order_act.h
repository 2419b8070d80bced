// What all acts on an order share: the rights of an event are those of the state machine.
#ifndef DUBAN_SERVICES_TASK_API_ORDER_ORDER_ACT_H_
#define DUBAN_SERVICES_TASK_API_ORDER_ORDER_ACT_H_

#include <optional>
#include <utility>

#include "services/task/api/matters.h"
#include "services/task/api/order/order_acts.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/order.h"
#include "services/task/domain/order/order_machine.h"

namespace duban::task {

// The handling unit's roles count for its own orders, a task force's for its action's.
inline Scope ScopeOf(const Order& order) {
  return {.unit = order.lead_unit, .action = order.action, .item = ""};
}

// Acts on the order `request.name()` as one whom the machine allows `event`; `decide` is (const Order&, const
// ActContext&) → StatusOr<Changes>.
template <typename Request, typename Decide>
void ActOnOrder(const RecordSet& records, const rpc::CallContext& call, const Request& request,
                OrderEvent event, Decide decide, rpc::Done<v1::Order> done) {
  ActOnMatter<Order>(records, call, request, ActorsOf(kOrderTransitions, event), std::move(decide),
                     std::move(done));
}

// The request's day in `field`; nullopt if there is none. INVALID_ARGUMENT (DATE) for no day of the calendar,
// and (REQUIRED) if it is `needed`.
template <typename Request>
absl::StatusOr<std::optional<absl::CivilDay>> DayIn(const Request& request, const char* field, bool needed) {
  Violations violations;
  std::optional<absl::CivilDay> day;
  FieldsReader reader(request, "", "", violations);
  reader(field, day);
  if (!day && needed && violations.empty()) violations.Add(field, "REQUIRED", "须注明日期");
  RETURN_IF_ERROR(violations.ToStatus());
  return day;
}

// The id of the unit in `field`; empty if there is none. Errors of ParseUnitName, and OTHER_JURISDICTION.
template <typename Request>
absl::StatusOr<std::string> UnitIn(const Request& request, const char* field,
                                   absl::string_view jurisdiction) {
  Violations violations;
  std::string unit;
  FieldsReader reader(request, jurisdiction, "", violations);
  reader.Unit(field, unit);
  RETURN_IF_ERROR(violations.ToStatus());
  return unit;
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_ORDER_ORDER_ACT_H_
