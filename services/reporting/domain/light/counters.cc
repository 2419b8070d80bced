#include "services/reporting/domain/light/counters.h"

#include <functional>
#include <map>

#include "services/reporting/domain/light/trajectory.h"

namespace duban::reporting {
namespace {

// True for items whose figure grows through the year, so that a month has a share of it.
bool Grows(const Item& item) {
  if (item.kind != ItemKind::kIndicator) return true;
  const IndicatorSpec& spec = item.indicator;
  const bool grows = spec.kind == IndicatorKind::kCum || spec.kind == IndicatorKind::kCount ||
                     spec.kind == IndicatorKind::kStock;
  return grows && spec.direction == Direction::kHigher && spec.target.has_value();
}

bool IsFirst(const Campaign& campaign, const Period& month) { return FirstDay(month) <= campaign.start; }

// Where figures and plan begin; a stock without a baseline begins nowhere.
std::optional<Rational> StartFigure(const Item& item) {
  if (item.kind != ItemKind::kIndicator || item.indicator.kind != IndicatorKind::kStock) return Rational(0);
  return item.indicator.baseline;
}

std::optional<Rational> MonthAttainment(const Lights& lights, const Item& present, const Period& month) {
  const Item& item = InForce(present, EndOf(LastDay(month)));
  if (!Grows(item)) return std::nullopt;
  const Period before = Previous(month);
  const bool first = IsFirst(lights.campaign(), month);
  const auto figure = [&](const Period& at) {
    return FigureOf(item, ReadItem(lights.projection(), present, at));
  };
  const auto now = figure(month);
  const auto then = first ? StartFigure(item) : figure(before);
  const auto planned_now = PlannedFigure(lights.campaign(), item, month);
  const auto planned_then = first ? StartFigure(item) : PlannedFigure(lights.campaign(), item, before);
  if (!now || !then || !planned_now || !planned_then) return std::nullopt;
  const Rational planned = *planned_now - *planned_then;
  if (planned <= 0) return std::nullopt;
  return Rational((*now - *then) / planned);
}

// Months in a row up to `month` for which `holds`.
int InARow(const Campaign& campaign, Period month, const std::function<bool(const Period&)>& holds) {
  int months = 0;
  while (holds(month)) {
    ++months;
    if (IsFirst(campaign, month)) break;
    month = Previous(month);
  }
  return months;
}

bool InLastPlaces(const Scorecard& card, const LadderRules& rules) {
  return card.IsRanked() && card.ranked > rules.last_places && card.rank > card.ranked - rules.last_places;
}

}  // namespace

ItemCounters CountersOf(const Lights& lights, const Item& item, const Period& month) {
  const Campaign& campaign = lights.campaign();
  const auto shows = [&](Light light) {
    return [&lights, &item, light](const Period& at) { return lights.At(item, at).light == light; };
  };
  ItemCounters counters;
  counters.item = &item;
  counters.light = lights.At(item, month);
  if (counters.light.light == Light::kRed) counters.red_months = InARow(campaign, month, shows(Light::kRed));
  if (counters.light.light == Light::kYellow) {
    counters.yellow_months = InARow(campaign, month, shows(Light::kYellow));
  }
  counters.lag_months = InARow(campaign, month, [&](const Period& at) {
    const auto attainment = AttainmentOf(campaign, InForce(item, EndOf(LastDay(at))),
                                         ReadItem(lights.projection(), item, at), lights.scheme());
    return CountsIn(item, at) && attainment && *attainment < 1;
  });
  if (counters.light.light != Light::kGrey && counters.light.light != Light::kBlue) {
    counters.month_attainment = MonthAttainment(lights, item, month);
  }
  return counters;
}

std::vector<ItemCounters> AllCounters(const Lights& lights, const Period& month) {
  std::vector<ItemCounters> all;
  for (const auto& [code, item] : ItemsOf(lights.projection(), lights.campaign().id)) {
    all.push_back(CountersOf(lights, item, month));
  }
  return all;
}

std::vector<UnitCounters> UnitCountersOf(const Projection& projection, const std::vector<ItemCounters>& items,
                                         const std::vector<const QuarterResult*>& quarters,
                                         const LadderRules& rules) {
  std::map<std::string, UnitCounters> by_unit;
  for (const ItemCounters& counters : items) {
    if (rules.lag_months > 0 && counters.lag_months >= rules.lag_months) {
      ++by_unit[counters.item->lead_unit].lagging_items;
    }
  }
  for (size_t at = 0; at < quarters.size(); ++at) {
    for (const GroupResult& group : quarters[at]->groups) {
      for (const Scorecard& card : group.cards) {
        if (!InLastPlaces(card, rules)) continue;
        UnitCounters& unit = by_unit[card.unit];
        // In a row from the newest quarter on: a gap ends it.
        if (unit.last_quarters == static_cast<int>(at)) ++unit.last_quarters;
      }
    }
  }
  std::vector<UnitCounters> result;
  for (auto& [unit, counters] : by_unit) {
    if (counters.lagging_items == 0 && counters.last_quarters == 0) continue;
    counters.unit = unit;
    counters.title = UnitTitle(projection, unit);
    const Scorecard* card = quarters.empty() ? nullptr : quarters.front()->Find(unit);
    if (card != nullptr) {
      counters.rank = card->rank;
      counters.ranked = card->ranked;
    }
    result.push_back(std::move(counters));
  }
  return result;
}

}  // namespace duban::reporting
