#include "services/task/domain/org/open_matters.h"

#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/task/domain/check/false_report.h"
#include "services/task/domain/order/conclusion.h"
#include "services/task/domain/order/order.h"
#include "services/task/domain/order/proposal.h"

namespace duban::task {
namespace {

void AddOrders(const Docket& in, const std::string& campaign, const std::string& unit,
               std::vector<OpenMatter>& out) {
  in.Each<Order>(campaign, [&](const Order& order, const Stored<Matter>& stored) {
    const bool has_part = order.lead_unit == unit || absl::c_linear_search(order.coop_units, unit);
    if (has_part && IsActive(order)) out.push_back({stored.value, ""});
  });
}

void AddProposals(const Docket& in, const std::string& campaign, const std::string& unit,
                  std::vector<OpenMatter>& out) {
  in.Each<Proposal>(campaign, [&](const Proposal& proposal, const Stored<Matter>& stored) {
    if (proposal.unit != unit || proposal.state != ProposalState::kProposed) return;
    out.push_back({stored.value, proposal.order.empty() ? proposal.item : proposal.order});
  });
}

void AddCases(const Docket& in, const std::string& campaign, const std::string& unit,
              std::vector<OpenMatter>& out) {
  in.Each<FalseReportCase>(campaign, [&](const FalseReportCase& one, const Stored<Matter>& stored) {
    if (one.unit == unit && one.state != CaseState::kFinal) out.push_back({stored.value, ""});
  });
}

// A conclusion may still be objected to, or decided on; its demands become orders when it is sent.
bool IsOpenOn(const Conclusion& conclusion, absl::CivilDay day) {
  if (conclusion.state == ConclusionState::kDecided) return false;
  if (conclusion.state != ConclusionState::kSent || !conclusion.objection_due_time) return true;
  return day <= absl::ToCivilDay(*conclusion.objection_due_time, ChinaTime());
}

bool HasPartIn(const Conclusion& conclusion, const std::string& unit) {
  return conclusion.object_unit == unit ||
         absl::c_any_of(conclusion.demands, [&](const ConclusionDemand& demand) {
           return demand.lead_unit == unit && demand.order.empty();
         });
}

void AddConclusions(const Docket& in, const std::string& campaign, const std::string& unit,
                    absl::CivilDay day, std::vector<OpenMatter>& out) {
  in.Each<Conclusion>(campaign, [&](const Conclusion& conclusion, const Stored<Matter>& stored) {
    if (HasPartIn(conclusion, unit) && IsOpenOn(conclusion, day)) out.push_back({stored.value, ""});
  });
}

Conclusion HandedOver(Conclusion conclusion, const std::string& from, const std::string& to) {
  if (conclusion.object_unit == from) conclusion.object_unit = to;
  for (ConclusionDemand& demand : conclusion.demands) {
    if (demand.lead_unit == from && demand.order.empty()) demand.lead_unit = to;
  }
  return conclusion;
}

}  // namespace

std::vector<OpenMatter> OpenMattersOf(const Register& in, const std::string& unit, absl::CivilDay day) {
  std::vector<OpenMatter> open;
  for (const auto& [campaign, stored] : in.campaigns) {
    AddOrders(in.docket, campaign, unit, open);
    AddProposals(in.docket, campaign, unit, open);
    AddCases(in.docket, campaign, unit, open);
    AddConclusions(in.docket, campaign, unit, day, open);
  }
  return open;
}

Matter HandedOver(const Matter& matter, const std::string& from, const std::string& to) {
  if (const auto* found = matter.As<Order>()) {
    Order order = *found;
    if (order.lead_unit == from) order.lead_unit = to;
    order.coop_units = WithUnit(order.coop_units, from, to, order.lead_unit);
    return order;
  }
  if (const auto* found = matter.As<Proposal>()) {
    Proposal proposal = *found;
    proposal.unit = to;
    return proposal;
  }
  if (const auto* found = matter.As<Conclusion>()) return HandedOver(*found, from, to);
  FalseReportCase one = *matter.As<FalseReportCase>();
  one.unit = to;
  return one;
}

std::string TransferType(const Matter& matter) {
  if (matter.As<Order>() != nullptr) return "order.transfer";
  if (matter.As<Conclusion>() != nullptr) return "conclusion.transfer";
  return matter.As<Proposal>() != nullptr ? "proposal.transfer" : "false_report.transfer";
}

std::vector<std::string> WithUnit(const std::vector<std::string>& units, const std::string& from,
                                  const std::string& to, const std::string& lead) {
  std::vector<std::string> helpers;
  for (const std::string& unit : units) {
    const std::string& helper = unit == from ? to : unit;
    if (helper != lead && !absl::c_linear_search(helpers, helper)) helpers.push_back(helper);
  }
  return helpers;
}

}  // namespace duban::task
