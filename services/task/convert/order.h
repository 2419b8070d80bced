// Supervision orders and what belongs to them as messages.
#ifndef DUBAN_SERVICES_TASK_CONVERT_ORDER_H_
#define DUBAN_SERVICES_TASK_CONVERT_ORDER_H_

#include <string>
#include <vector>

#include "duban/task/v1/card.pb.h"
#include "duban/task/v1/conclusion.pb.h"
#include "duban/task/v1/inspection_plan.pb.h"
#include "duban/task/v1/order.pb.h"
#include "duban/task/v1/order_rules.pb.h"
#include "duban/task/v1/order_service.pb.h"
#include "duban/task/v1/proposal.pb.h"
#include "services/common/errors.h"
#include "services/task/convert/matters.h"
#include "services/task/domain/order/card.h"
#include "services/task/domain/order/conclusion.h"
#include "services/task/domain/order/counters.h"
#include "services/task/domain/order/inspection_plan.h"
#include "services/task/domain/order/order.h"
#include "services/task/domain/order/order_rules.h"
#include "services/task/domain/order/proposal.h"

namespace duban::task {

// Flags are as of the change the order stands at; see SetFlags.
v1::Order ToProto(absl::string_view jurisdiction, const Stored<Order>& order);
v1::Card ToProto(absl::string_view jurisdiction, const Stored<Card>& card);
v1::Conclusion ToProto(absl::string_view jurisdiction, const Stored<Conclusion>& conclusion);
v1::OrderRules ToProto(absl::string_view jurisdiction, const Stored<OrderRules>& rules);
v1::Proposal ToProto(absl::string_view jurisdiction, const Stored<Proposal>& proposal);
v1::InspectionPlan ToProto(absl::string_view jurisdiction, const Stored<InspectionPlan>& plan);
v1::OrderCounters ToProto(absl::string_view jurisdiction, const OrderCounters& counters);

// Puts the flags of `order` at `now` in place of those in `out`.
void SetFlags(const Order& order, absl::Time now, v1::Order& out);

// Errors as FieldsReader.
Order FromProto(const v1::Order& order, absl::string_view jurisdiction, const std::string& at,
                Violations& out);
Conclusion FromProto(const v1::Conclusion& conclusion, absl::string_view jurisdiction, const std::string& at,
                     Violations& out);
OrderRules FromProto(const v1::OrderRules& rules, absl::string_view jurisdiction, const std::string& at,
                     Violations& out);
Proposal FromProto(const v1::Proposal& proposal, absl::string_view jurisdiction, const std::string& at,
                   Violations& out);
InspectionPlan FromProto(const v1::InspectionPlan& plan, absl::string_view jurisdiction,
                         const std::string& at, Violations& out);

void AddOrderCodec(std::vector<MatterCodec>& all);  // the order alone
void AddOrderCodecs(std::vector<MatterCodec>& all);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_ORDER_H_
