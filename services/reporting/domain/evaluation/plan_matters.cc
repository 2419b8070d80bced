#include "services/reporting/domain/evaluation/plan_matters.h"

#include <algorithm>
#include <array>
#include <utility>

#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/domain/light/item_light.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

template <size_t N>
bool IsAmong(const std::string& state, const std::array<absl::string_view, N>& states) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

// An order that asks for nothing any more, or not yet.
constexpr std::array<absl::string_view, 7> kNotRunning = {"",         "DRAFT",     "PROPOSED", "CLOSED",
                                                          "ARCHIVED", "CANCELLED", "REJECTED"};
constexpr std::array<absl::string_view, 3> kIssueOver = {"VERIFIED", "CANCELLED", "CARRIED_OVER"};

void AddPlanItems(const Projection& record, const Book& book, const Scheme& scheme, const Campaign& campaign,
                  const Period& year, std::vector<PlanMatter>& out) {
  const LightBook light_book = LightBookOf(book, campaign);
  const Lights lights(record, campaign, scheme, light_book);
  for (const auto& [code, item] : ItemsOf(record, campaign.id)) {
    const Light light = lights.At(item, year).light;
    if (light != Light::kRed && light != Light::kYellow) continue;
    out.push_back({"ITEM", ItemName(record.jurisdiction, campaign.id, code), item.title, item.lead_unit,
                   std::string(LightName(light))});
  }
}

}  // namespace

std::vector<PlanMatter> PlanMattersOf(const Projection& record, const Book& book, const Scheme& scheme,
                                      const std::string& campaign, const Period& year) {
  std::vector<PlanMatter> matters;
  const auto found = record.campaigns.find(campaign);
  if (found == record.campaigns.end()) return matters;
  AddPlanItems(record, book, scheme, found->second, year, matters);
  for (const auto& [key, order] : record.orders) {
    if (key.first != campaign || !order.issue_time || IsAmong(order.state, kNotRunning)) continue;
    const bool overdue = IsOverdue(order, KnownTime(record, book));
    matters.push_back({"ORDER", MatterName(record.jurisdiction, campaign, "orders", order.id), order.matter,
                       order.lead_unit, overdue ? "OVERDUE" : order.state});
  }
  for (const auto& [key, affair] : record.affairs) {
    if (key.first != campaign || affair.kind != AffairKind::kIssue) continue;
    if (IsAmong(affair.state, kIssueOver)) continue;
    matters.push_back({"ISSUE", ItemName(record.jurisdiction, campaign, affair.code), affair.title,
                       affair.lead_unit, affair.state});
  }
  return matters;
}

}  // namespace duban::reporting
