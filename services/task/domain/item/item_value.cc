#include "services/task/domain/item/item_value.h"

#include <optional>

#include "services/common/decimal.h"
#include "services/task/domain/check/statistic.h"

namespace duban::task {
namespace {

// The figure of a row that is the item's value; empty = none.
const std::string& FigureOf(const Item& item, const FormRow& row) {
  if (item.indicator) return row.value;
  return item.project ? row.invested_wan : row.progress;
}

// True if values add up from the year's start.
bool AddsUp(const Item& item) { return !item.indicator || IsCumulative(item.indicator->kind); }

// The last row inside [first, last] with a figure, or marked pending when none has; end() if there is none.
AttestedRows::const_iterator LastKnown(const Item& item, const AttestedRows& rows, const Period& first,
                                       const Period& last, bool pending_too) {
  auto best = rows.end();
  for (auto at = rows.lower_bound(first); at != rows.end() && at->first <= last; ++at) {
    const FormRow& row = at->second.row;
    if (!FigureOf(item, row).empty() || (pending_too && row.pending)) best = at;
  }
  return best;
}

void FillReported(const Item& item, const Period& period, const AttestedRows& rows, ItemValue& out) {
  const std::vector<Period> dekads = DekadsOf(period);
  auto found = LastKnown(item, rows, dekads.front(), dekads.back(), false);
  if (found == rows.end()) found = LastKnown(item, rows, dekads.front(), dekads.back(), true);
  if (found == rows.end()) return;
  out.source_unit = found->second.unit;
  out.source_period = found->first;
  out.value = FigureOf(item, found->second.row);
  out.status = out.value.empty() ? ValueStatus::kPending : ValueStatus::kReported;
}

// The figure and where it comes from, without what was added.
ItemValue FigureIn(const Item& item, const Period& period, const AttestedRows& rows,
                   const OfficialValues& official) {
  ItemValue out{.period = period, .unit_of_measure = MeasureOf(item)};
  FillReported(item, period, rows, out);
  const auto published = [&](const Period& other) -> const PublishedValue* {
    const auto found = official.find(other);
    return found == official.end() ? nullptr : &found->second;
  };
  if (const PublishedValue* found = OfficialFor(period, published)) {
    out.reported_value = out.value;
    out.value = found->value;
    out.statistic = found->record;
    out.status = ValueStatus::kOfficial;
  }
  return out;
}

// What stood before the period began: the value of the last known period of the year, 0 at its start; nullopt
// when the value before is not known.
std::optional<Rational> Before(const Item& item, const Period& period, const AttestedRows& rows,
                               const OfficialValues& official) {
  const Period first = DekadsOf(period).front();
  if (first.index == 1) return Rational(0);
  for (Period dekad = Previous(first);; dekad = Previous(dekad)) {
    const ItemValue value = FigureIn(item, dekad, rows, official);
    if (value.status == ValueStatus::kReported || value.status == ValueStatus::kOfficial) {
      const absl::StatusOr<Rational> number = ParseDecimal(value.value);
      return number.ok() ? std::optional<Rational>(*number) : std::nullopt;
    }
    if (dekad.index == 1) return std::nullopt;
  }
}

std::optional<Rational> Number(const std::string& text) {
  const absl::StatusOr<Rational> number = ParseDecimal(text);
  return number.ok() ? std::optional<Rational>(*number) : std::nullopt;
}

// The part of the year gone by the end of a ten-day period.
Rational YearGone(const Period& dekad) { return Rational(dekad.index, 36); }

// The planned value of the last month that has ended with the ten-day period; `start` before the first.
std::optional<Rational> Planned(const std::vector<std::string>& monthly, const Period& dekad,
                                Rational start) {
  const int months = dekad.index / 3;
  return months == 0 ? std::optional<Rational>(start) : Number(monthly[months - 1]);
}

std::optional<Rational> ExpectedOfIndicator(const Indicator& indicator, const Period& dekad) {
  const std::optional<Rational> target = Number(indicator.target);
  if (!target) return std::nullopt;
  const std::optional<Rational> given = Number(indicator.baseline);
  const bool stock = indicator.kind == IndicatorKind::kStock;
  const bool qualitative = indicator.kind == IndicatorKind::kMilestone;
  if (!IsCumulative(indicator.kind) && !stock && !qualitative) return target;
  if (stock && !given) return std::nullopt;
  const Rational start = stock ? *given : Rational(0);
  if (indicator.schedule == ScheduleKind::kPlan && indicator.monthly_plan.size() == 12) {
    return Planned(indicator.monthly_plan, dekad, start);
  }
  return Rational(start + (*target - start) * YearGone(dekad));
}

// Weight of the milestones that `counts`, percent of all; nullopt without milestones.
template <typename Counts>
std::optional<Rational> Share(const Item& item, Counts counts) {
  Rational all = 0;
  Rational part = 0;
  for (const Milestone& milestone : MilestonesOf(item)) {
    const Rational weight = Number(milestone.weight).value_or(0);
    all += weight;
    if (counts(milestone)) part += weight;
  }
  if (all == 0) return std::nullopt;
  return Rational(part * 100 / all);
}

std::optional<Rational> DueShare(const Item& item, const Period& dekad) {
  const absl::CivilDay end = LastDay(dekad);
  return Share(item, [&](const Milestone& milestone) { return milestone.due && *milestone.due <= end; });
}

// Percent of the way from the start to the due day, both ends counted.
std::optional<Rational> DaysGone(const Item& item, const Period& dekad) {
  if (!item.start || !item.due) return std::nullopt;
  const absl::CivilDay end = LastDay(dekad);
  if (end < *item.start) return Rational(0);
  if (end >= *item.due) return Rational(100);
  return Rational(100 * (end - *item.start + 1), *item.due - *item.start + 1);
}

std::optional<Rational> ExpectedOf(const Item& item, const Period& dekad) {
  if (item.indicator) return ExpectedOfIndicator(*item.indicator, dekad);
  if (item.project) {
    if (item.project->monthly_plan_wan.size() == 12) return Planned(item.project->monthly_plan_wan, dekad, 0);
    const std::optional<Rational> plan = Number(item.project->annual_plan_wan);
    return plan ? std::optional<Rational>(*plan * YearGone(dekad)) : std::nullopt;
  }
  if (item.task && item.task->monthly_plan.size() == 12) return Planned(item.task->monthly_plan, dekad, 0);
  const std::optional<Rational> due = DueShare(item, dekad);
  return due ? due : DaysGone(item, dekad);
}

std::string TextOf(const std::optional<Rational>& number) { return number ? FormatExact(*number) : ""; }

std::optional<Rational> AchievedShare(const Item& item, const FormRow& row) {
  return Share(item, [&](const Milestone& milestone) {
    for (const std::string& id : row.achieved_milestones) {
      if (id == milestone.id) return true;
    }
    return false;
  });
}

}  // namespace

std::string MeasureOf(const Item& item) {
  if (item.indicator) return item.indicator->unit_of_measure;
  return item.project ? "万元" : "%";
}

ItemValue ValueIn(const Item& item, const Period& period, const AttestedRows& rows,
                  const OfficialValues& official) {
  if (item.issue || item.hazard || item.resolution) {
    return {.period = period, .status = ValueStatus::kNotApplicable, .unit_of_measure = MeasureOf(item)};
  }
  ItemValue out = FigureIn(item, period, rows, official);
  const std::optional<Rational> value = Number(out.value);
  if (AddsUp(item) && value) {
    if (const auto before = Before(item, period, rows, official))
      out.increment = FormatExact(*value - *before);
  }
  return out;
}

std::string ExpectedAt(const Item& item, const Period& dekad) { return TextOf(ExpectedOf(item, dekad)); }

std::vector<TrajectoryPoint> TrajectoryOf(const Item& item, int year, const AttestedRows& rows,
                                          const OfficialValues& official) {
  std::vector<TrajectoryPoint> points;
  for (const Period& dekad : DekadsOf(Period{PeriodKind::kYear, year, 1})) {
    TrajectoryPoint point{.period = dekad,
                          .expected = ExpectedAt(item, dekad),
                          .actual = ValueIn(item, dekad, rows, official),
                          .expected_milestones = TextOf(DueShare(item, dekad))};
    const auto row = rows.find(dekad);
    if (row != rows.end()) point.achieved_milestones = TextOf(AchievedShare(item, row->second.row));
    points.push_back(std::move(point));
  }
  return points;
}

}  // namespace duban::task
