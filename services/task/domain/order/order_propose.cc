#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/order/conclusion.h"
#include "services/task/domain/order/inspection_plan.h"
#include "services/task/domain/order/order_case.h"
#include "services/task/domain/order/order_guards.h"
#include "services/task/domain/order/order_machine.h"
#include "services/task/domain/order/paths.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

void CheckSource(const OrderSource& source, const std::string& at, const ActContext& context,
                 Violations& out) {
  if (source.kind == SourceKind::kUnspecified)
    out.Add(absl::StrCat(at, ".kind"), "REQUIRED", "须注明来源类别");
  if (source.resource.empty()) {
    CheckText(source.text, absl::StrCat(at, ".text"), Needed::kRequired, out);
  } else if (absl::StrContains(source.resource, "/items/")) {
    CheckItemPath(context.in, context.campaign, source.resource, absl::StrCat(at, ".resource"), out);
  }
}

void CheckSources(const Order& given, const ActContext& context, Violations& out) {
  if (given.sources.empty()) {
    out.Add("order.sources", "REQUIRED", "须关联来源：决策、纪要、批示、红灯、台账、线索或清单事项");
  }
  for (size_t i = 0; i < given.sources.size(); ++i) {
    CheckSource(given.sources[i], absl::StrCat("order.sources[", i, "]"), context, out);
  }
}

void CheckUnits(const Order& given, const ActContext& context, Violations& out) {
  CheckUnitId(context.in, given.lead_unit, context.today(), "order.lead_unit", out);
  std::set<std::string> seen = {given.lead_unit};
  for (size_t i = 0; i < given.coop_units.size(); ++i) {
    const std::string at = absl::StrCat("order.coop_units[", i, "]");
    CheckUnitId(context.in, given.coop_units[i], context.today(), at, out);
    if (!seen.insert(given.coop_units[i]).second) out.Add(at, "DUPLICATE_UNIT", "单位重复");
  }
}

void CheckPlan(const Order& given, const ActContext& context, Violations& out) {
  if (given.inspection_plan.empty()) {
    if (given.type == OrderType::kDailyFollowUp || given.type == OrderType::kUnspecified) return;
    out.Add("order.inspection_plan", "REQUIRED", "督查须先有计划：内容、对象、范围（duban plan create）");
  } else if (FindAt<InspectionPlan>(context, given.inspection_plan) == nullptr) {
    out.Add("order.inspection_plan", "UNKNOWN_PLAN", "没有这份督查计划");
  }
}

void CheckLinks(const Order& given, const ActContext& context, Violations& out) {
  CheckPlan(given, context, out);
  if (!given.conclusion.empty() && FindAt<Conclusion>(context, given.conclusion) == nullptr) {
    out.Add("order.conclusion", "UNKNOWN_CONCLUSION", "没有这份督查结论");
  }
  const std::vector<Action>& actions = context.in.campaigns.at(context.campaign).value.actions;
  const bool known = std::any_of(actions.begin(), actions.end(),
                                 [&](const Action& action) { return action.id == given.action; });
  if (!given.action.empty() && given.action != kNoAction && !known) {
    out.Add("order.action", "UNKNOWN_ACTION", "没有这个行动，代码见 duban campaign show");
  }
}

// The actions of the items it comes from must be its own: task forces act for theirs only.
void CheckAction(const Order& given, const ActContext& context, Violations& out) {
  for (size_t i = 0; i < given.sources.size(); ++i) {
    absl::string_view id = given.sources[i].resource;
    if (!absl::ConsumePrefix(&id, absl::StrCat("campaigns/", context.campaign, "/items/"))) continue;
    const auto item = FindItem(context.in, context.campaign, id);
    if (!item.ok() || given.action.empty() || ReviewScope(**item) == given.action) continue;
    out.Add(absl::StrCat("order.sources[", i, "].resource"), "OTHER_ACTION",
            absl::StrCat("该事项属于 ", ReviewScope(**item), "，不属于 ", given.action));
  }
}

}  // namespace

absl::StatusOr<Changes> ProposeOrder(const Order& given, bool accept_duplicate, const ActContext& context) {
  RETURN_IF_ERROR(AfterEvent(Order(), OrderEvent::kPropose).status());
  Violations violations;
  if (given.type == OrderType::kUnspecified) violations.Add("order.type", "REQUIRED", "须注明督查类型");
  CheckSources(given, context, violations);
  CheckText(given.matter, "order.matter", Needed::kRequired, violations);
  CheckText(given.object, "order.object", Needed::kRequired, violations);
  CheckText(given.demands, "order.demands", Needed::kRequired, violations);
  CheckUnits(given, context, violations);
  CheckLinks(given, context, violations);
  CheckAction(given, context, violations);
  CheckText(given.duplicate_reason, "order.duplicate_reason",
            accept_duplicate ? Needed::kRequired : Needed::kOptional, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  if (!accept_duplicate) RETURN_IF_ERROR(CheckNoDuplicate(given, context));
  return Changes{Change{"order.propose",
                        Proposed(given, context.docket().NextId<Order>(context.campaign, "DB"), context),
                        given.duplicate_reason}};
}

Order Proposed(const Order& given, std::string id, const ActContext& context) {
  Order order;
  order.campaign = context.campaign;
  order.id = std::move(id);
  order.type = given.type;
  order.sources = given.sources;
  order.matter = given.matter;
  order.object = given.object;
  order.demands = given.demands;
  order.lead_unit = given.lead_unit;
  order.coop_units = given.coop_units;
  order.action = given.action;
  order.urgency = given.urgency == OrderUrgency::kUnspecified ? OrderUrgency::kNormal : given.urgency;
  order.inspection_plan = given.inspection_plan;
  order.conclusion = given.conclusion;
  order.duplicate_reason = given.duplicate_reason;
  order.demanded_date = given.demanded_date;
  order.public_result = given.public_result;
  order.state = OrderState::kProposed;
  order.proposed_by = SignatureOf(context.actor);
  order.propose_time = context.now;
  return order;
}

}  // namespace duban::task
