#include "services/reporting/domain/summary/completeness.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace duban::reporting {
namespace {

void Count(FormClass form_class, Completeness& counts) {
  ++counts.due;
  switch (form_class) {
    case FormClass::kLate:
      ++counts.late;
      break;
    case FormClass::kMissing:
      ++counts.missing;
      break;
    case FormClass::kOnTime:
    case FormClass::kExcused:
    case FormClass::kNone:
      ++counts.on_time;
      break;
  }
}

}  // namespace

std::vector<Completeness> CompletenessOf(const Projection& projection, const std::string& campaign,
                                         const Period& period) {
  std::map<std::string, Completeness> by_unit;
  for (const Period& dekad : DekadsOf(period)) {
    auto form = projection.forms.lower_bound(FormKey{campaign, dekad, ""});
    for (; form != projection.forms.end() && form->first.campaign == campaign && form->first.period == dekad;
         ++form) {
      if (form->second.IsFinal()) Count(form->second.form_class, by_unit[form->first.unit]);
    }
  }
  std::vector<Completeness> result;
  for (auto& [unit, counts] : by_unit) {
    counts.unit = unit;
    counts.title = UnitTitle(projection, unit);
    result.push_back(std::move(counts));
  }
  std::sort(result.begin(), result.end(), [](const Completeness& a, const Completeness& b) {
    return std::tie(b.missing, b.late, a.unit) < std::tie(a.missing, a.late, b.unit);
  });
  return result;
}

Completeness TotalOf(const std::vector<Completeness>& units) {
  Completeness total;
  for (const Completeness& unit : units) {
    total.due += unit.due;
    total.on_time += unit.on_time;
    total.late += unit.late;
    total.missing += unit.missing;
  }
  return total;
}

void LightCounts::Add(Light light) {
  switch (light) {
    case Light::kGreen:
      ++green;
      break;
    case Light::kYellow:
      ++yellow;
      break;
    case Light::kRed:
      ++red;
      break;
    case Light::kBlue:
      ++blue;
      break;
    case Light::kGrey:
      ++grey;
      break;
  }
}

std::vector<LightCounts> LightsByAction(const Projection& projection, const Campaign& campaign,
                                        const Scheme& scheme, const Period& period) {
  std::map<std::string, LightCounts> by_action;
  for (const auto& [code, present] : ItemsOf(projection, campaign.id)) {
    const Item& item = InForce(present, EndOf(LastDay(period)));
    by_action[item.action].Add(
        ItemLight(campaign, item, ReadItem(projection, present, period), scheme).light);
  }
  std::vector<LightCounts> result;
  const auto take = [&](const std::string& action, const std::string& title) {
    const auto found = by_action.find(action);
    if (found == by_action.end()) return;
    found->second.action = action;
    found->second.title = title;
    result.push_back(found->second);
    by_action.erase(found);
  };
  for (const ActionForce& action : campaign.actions) take(action.id, action.title);
  take("", "全区综合");
  // Items of an action that the campaign does not list are shown under its id rather than lost.
  while (!by_action.empty()) {
    const std::string action = by_action.begin()->first;
    take(action, action);
  }
  return result;
}

}  // namespace duban::reporting
