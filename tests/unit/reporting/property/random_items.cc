// The plan's items: what is to be reached, and how it changes on the way.
#include <algorithm>

#include "tests/unit/reporting/property/random_record.h"

namespace duban::reporting::property {
namespace {

const absl::CivilDay kListDay(2023, 12, 20);

// A day of the first half-year on which something may change.
absl::CivilDay LaterDay(Dice& dice) {
  return dice.Day(absl::CivilDay(2024, 1, 2), absl::CivilDay(2024, 5, 31));
}

std::vector<Milestone> SomeMilestones(Dice& dice) {
  std::vector<Milestone> steps;
  const int count = dice.Roll(1, 3);
  for (int i = 1; i <= count; ++i) {
    steps.push_back({absl::StrCat("m", i), dice.Roll(1, 5) * 10,
                     absl::CivilDay(2024, i * 2, dice.Roll(1, 28)), absl::StrCat("节点", i)});
  }
  return steps;
}

// Twelve values that grow to about `target`.
std::vector<Rational> MonthlyPlan(Dice& dice, const Rational& target) {
  std::vector<Rational> plan;
  int share = 0;
  for (int month = 1; month <= 12; ++month) {
    share += dice.Roll(0, 16);
    plan.push_back(target * share / 100);
  }
  return plan;
}

bool HasBaseline(IndicatorKind kind) { return kind == IndicatorKind::kStock; }
bool IsLimit(IndicatorKind kind) { return kind == IndicatorKind::kCap || kind == IndicatorKind::kZero; }

Direction SomeDirection(Dice& dice, IndicatorKind kind) {
  if (IsLimit(kind)) return Direction::kLower;
  if (kind != IndicatorKind::kRate && kind != IndicatorKind::kRatio) return Direction::kHigher;
  return dice.OneIn(4) ? (dice.OneIn(2) ? Direction::kRange : Direction::kLower) : Direction::kHigher;
}

void MakeIndicator(Dice& dice, Item& item) {
  IndicatorSpec& spec = item.indicator;
  item.kind = ItemKind::kIndicator;
  spec.kind = static_cast<IndicatorKind>(dice.Roll(0, 9));
  spec.direction = SomeDirection(dice, spec.kind);
  spec.comparator = static_cast<Comparator>(dice.Roll(0, 4));
  spec.unit_of_measure = dice.OneIn(3) ? "%" : "家";
  spec.target = spec.kind == IndicatorKind::kOrdinal ? Rational(dice.Roll(1, 5)) : dice.Amount(1, 10);
  if (spec.kind == IndicatorKind::kRate && dice.OneIn(4)) spec.target = -*spec.target;
  if (spec.kind == IndicatorKind::kZero) spec.target = 0;
  if (spec.direction == Direction::kRange) spec.upper = *spec.target + dice.Amount(1, 5);
  if (HasBaseline(spec.kind)) spec.baseline = dice.Amount(0, 12);
  if (dice.OneIn(6)) spec.tolerance = Rational(1, 10);
  if (spec.kind == IndicatorKind::kMilestone && !dice.OneIn(3)) item.milestones = SomeMilestones(dice);
  const bool grows = spec.kind == IndicatorKind::kCum || spec.kind == IndicatorKind::kCount;
  if (grows && dice.OneIn(3)) item.monthly_plan = MonthlyPlan(dice, *spec.target);
}

void MakeTask(Dice& dice, Item& item) {
  item.kind = dice.OneIn(3) ? ItemKind::kPolicy : ItemKind::kTask;
  if (dice.OneIn(2)) item.start = dice.Day(absl::CivilDay(2024, 1, 1), absl::CivilDay(2024, 3, 1));
  if (!dice.OneIn(3)) item.due = dice.Day(absl::CivilDay(2024, 2, 1), absl::CivilDay(2024, 12, 31));
  if (item.start && item.due) item.due = std::max(*item.start, *item.due);
  if (dice.OneIn(4)) item.monthly_plan = MonthlyPlan(dice, 100);
  if (dice.OneIn(3)) item.milestones = SomeMilestones(dice);
  item.state = item.kind == ItemKind::kPolicy ? "ISSUED" : "PLANNED";
}

void MakeProject(Dice& dice, Item& item) {
  ProjectSpec& spec = item.project;
  const char* const classes[] = {"BUILD", "RESERVE", "ATTRACT_LEGACY"};
  item.kind = ItemKind::kProject;
  spec.project_class = dice.Pick(classes);
  if (!dice.OneIn(4)) spec.annual_plan_wan = dice.Amount(0, 900);
  if (!dice.OneIn(3)) spec.total_plan_wan = dice.Roll(1, 9) * 150;
  if (!dice.OneIn(4)) spec.planned_start = dice.Day(absl::CivilDay(2023, 12, 1), absl::CivilDay(2024, 6, 30));
  if (dice.OneIn(2)) spec.planned_entry = dice.Day(absl::CivilDay(2024, 1, 1), absl::CivilDay(2024, 6, 30));
  if (spec.project_class != "BUILD" || dice.OneIn(2)) spec.milestones = SomeMilestones(dice);
  if (spec.annual_plan_wan && dice.OneIn(3)) item.monthly_plan = MonthlyPlan(dice, *spec.annual_plan_wan);
  item.state = "ACTIVE";
}

Item NewItem(Dice& dice, const Cast& cast, const std::string& code) {
  Item item;
  item.campaign = kCampaign;
  item.code = code;
  item.title = absl::StrCat("事项", code);
  if (!dice.OneIn(8)) item.action = dice.Pick(cast.actions);
  item.lead_unit = dice.Pick(cast.reporters);
  while (dice.OneIn(3)) {
    const std::string& coop = dice.Pick(cast.reporters);
    const auto& coops = item.coop_units;
    if (coop != item.lead_unit && std::find(coops.begin(), coops.end(), coop) == coops.end()) {
      item.coop_units.push_back(coop);
    }
  }
  item.weight = dice.OneIn(5) ? Rational(1, 2) : Rational(dice.Roll(1, 3));
  switch (dice.Roll(0, 4)) {
    case 0:
      MakeProject(dice, item);
      break;
    case 1:
      MakeTask(dice, item);
      break;
    default:
      MakeIndicator(dice, item);
  }
  return item;
}

}  // namespace

void EditItem(Dice& dice, const Cast& cast, Item& item) {
  switch (dice.Roll(0, 5)) {
    case 0:
      item.lead_unit = dice.Pick(cast.reporters);
      std::erase(item.coop_units, item.lead_unit);
      break;
    case 1:
      if (item.indicator.target && *item.indicator.target > 0) *item.indicator.target += 1;
      if (item.indicator.upper) *item.indicator.upper += 1;
      break;
    case 2:
      item.weight += 1;
      break;
    case 3:
      item.strength = dice.OneIn(2) ? "STRIVE" : "ENSURE";
      break;
    case 4:
      item.state = dice.OneIn(3) ? "SUSPENDED" : "ACTIVE";
      break;
    default: {
      const char* const states[] = {"DONE_CLAIMED", "ACCEPTED", "CANCELLED", "CARRIED_OVER"};
      item.state = dice.Pick(states);
    }
  }
}

std::vector<Item> AddItems(Dice& dice, Cast& cast, Timeline& timeline) {
  std::vector<Item> versions;
  const int count = dice.OneIn(10) ? 0 : dice.Roll(3, 12);
  for (int i = 0; i < count; ++i) {
    Item item = NewItem(dice, cast, timeline.Id("X", static_cast<size_t>(i)));
    cast.items.push_back(item.code);
    timeline.Put(kListDay, 11, item);
    versions.push_back(item);
    absl::CivilDay day = LaterDay(dice);
    while (dice.OneIn(4)) {
      EditItem(dice, cast, item);
      timeline.Put(day, 11, item);
      versions.push_back(item);
      day += dice.Roll(1, 30);
    }
  }
  return versions;
}

}  // namespace duban::reporting::property
