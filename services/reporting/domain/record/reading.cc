#include "services/reporting/domain/record/reading.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "services/common/time_fraction.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

// Elapsed ÷ all days from `start` to `due`, both counted, at the end of `day`.
Rational Elapsed(absl::CivilDay start, absl::CivilDay due, absl::CivilDay day) {
  if (day < start) return 0;
  if (day >= due) return 1;
  return Rational(day - start + 1, due - start + 1);
}

bool IsCalendarYear(absl::CivilDay start, absl::CivilDay end, int year) {
  return start == absl::CivilDay(year, 1, 1) && end == absl::CivilDay(year, 12, 31);
}

// The value planned by `day`; between two planned days the earlier one stands, before the first `start`.
std::optional<Rational> PlannedBy(const PlannedValues& planned, absl::CivilDay day, const Rational& start) {
  if (planned.empty()) return std::nullopt;
  const auto after = planned.upper_bound(day);
  return after == planned.begin() ? start : std::prev(after)->second;
}

// The official value whose reference period ends last inside `period`; of several that end together the
// longest.
const OfficialValue* FindOfficial(const Projection& projection, const Item& item, const Period& period) {
  const OfficialValue* best = nullptr;
  auto at = projection.official_values.lower_bound(
      OfficialKey{item.campaign, item.code, Period{PeriodKind::kDekad}});
  for (; at != projection.official_values.end(); ++at) {
    const OfficialKey& key = at->first;
    if (key.campaign != item.campaign || key.item != item.code) break;
    if (FirstDay(key.period) < FirstDay(period) || LastDay(key.period) > LastDay(period)) continue;
    const bool later = best == nullptr || LastDay(key.period) > LastDay(best->key.period) ||
                       (LastDay(key.period) == LastDay(best->key.period) &&
                        FirstDay(key.period) < FirstDay(best->key.period));
    if (later) best = &at->second;
  }
  return best;
}

// The final form of a unit that led the item; null when there is none.
const Form* FinalForm(const Projection& projection, const Item& item, const Period& dekad,
                      const std::string& unit) {
  const Form* form = FindForm(projection, {item.campaign, dekad, unit});
  return form != nullptr && form->IsFinal() ? form : nullptr;
}

// The final form of the unit that led the item when the form became final; should it have no row for the
// item, of any unit that led it and has. Null when there is none.
const Form* FormOf(const Projection& projection, const Item& item, const Period& dekad) {
  if (item.leads.size() < 2) return FinalForm(projection, item, dekad, item.lead_unit);
  const Form* answering = nullptr;
  const Form* with_row = nullptr;
  std::int64_t until = std::numeric_limits<std::int64_t>::max();
  for (size_t at = item.leads.size(); at-- > 0;) {
    const LeadSpan& span = item.leads[at];
    const std::int64_t from = at == 0 ? 0 : span.sequence;
    const Form* form = FinalForm(projection, item, dekad, span.unit);
    if (form != nullptr && from <= form->final_sequence && form->final_sequence < until) answering = form;
    if (form != nullptr && with_row == nullptr && form->rows.contains(item.code)) with_row = form;
    until = span.sequence;
  }
  if (answering != nullptr && (answering->rows.contains(item.code) || with_row == nullptr)) return answering;
  return with_row;
}

// The percentage planned by a task's own plan or milestones, as a fraction; empty when it has neither.
std::optional<Rational> PlannedByOwnPlan(const Item& item, absl::CivilDay day) {
  if (const auto percent = PlannedBy(item.planned_percent, day, 0)) return Rational(*percent / 100);
  if (item.kind != ItemKind::kTask && item.kind != ItemKind::kPolicy) return std::nullopt;
  const MilestoneWeights weights = WeighMilestones(item.milestones, nullptr, day);
  if (weights.total == 0) return std::nullopt;
  return Rational(weights.planned / weights.total);
}

// Where a planned course begins.
Rational StartValue(const IndicatorSpec& spec) {
  return spec.kind == IndicatorKind::kStock ? spec.baseline.value_or(0) : Rational(0);
}

// A qualitative indicator without milestones, or one whose row marks none, is reported as the share of the
// weight achieved: an amount that grows to 1 over the year.
bool ReportsShare(const Item& item, const Reading& reading) {
  if (item.indicator.kind != IndicatorKind::kMilestone) return false;
  if (item.milestones.empty() || reading.official != nullptr) return true;
  const FormRow* row = reading.row;
  return row != nullptr && row->value && row->achieved_milestones.empty();
}

}  // namespace

Reading ReadItem(const Projection& projection, const Item& item, const Period& period) {
  std::vector<Period> dekads = DekadsOf(period);
  std::reverse(dekads.begin(), dekads.end());
  Reading reading;
  reading.period = dekads.front();
  for (const Period& dekad : dekads) {
    const Form* form = FormOf(projection, item, dekad);
    if (form == nullptr) continue;
    reading.state = form->state == FormState::kMissing ? ReadingState::kMissing : ReadingState::kReported;
    reading.period = dekad;
    reading.form = FormName(projection.jurisdiction, item.campaign, dekad, form->key.unit);
    reading.sequence = form->sequence;
    const auto row = form->rows.find(item.code);
    if (reading.state == ReadingState::kReported && row != form->rows.end()) reading.row = &row->second;
    break;
  }
  if (item.kind == ItemKind::kIndicator) reading.official = FindOfficial(projection, item, period);
  if (reading.official != nullptr && reading.state == ReadingState::kNone) {
    reading.state = ReadingState::kReported;  // known officially before any form was locked
  }
  return reading;
}

bool CountsIn(const Item& item, const Period& period) {
  constexpr std::array<absl::string_view, 3> kOut = {"CANCELLED", "CARRIED_OVER", "SUSPENDED"};
  const LifeStep* step = item.life.Before(EndOf(LastDay(period)));
  return step == nullptr || std::find(kOut.begin(), kOut.end(), step->state) == kOut.end();
}

bool IsPending(const Reading& reading) {
  if (reading.official != nullptr) return !reading.official->value;
  return reading.row != nullptr && reading.row->pending;
}

const Period& ReferencePeriod(const Reading& reading) {
  return reading.official != nullptr ? reading.official->key.period : reading.period;
}

Rational ScheduleFraction(const Campaign& campaign, const Period& period) {
  if (IsCalendarYear(campaign.start, campaign.end, period.year)) return TimeFraction(period);
  return Elapsed(campaign.start, campaign.end, LastDay(period));
}

absl::CivilDay StartOf(const Campaign& campaign, const Item& item) {
  return item.start.value_or(campaign.start);
}

absl::CivilDay DueOf(const Campaign& campaign, const Item& item) { return item.due.value_or(campaign.end); }

Rational PlannedProgress(const Campaign& campaign, const Item& item, const Period& period) {
  if (const auto own = PlannedByOwnPlan(item, LastDay(period))) return *own;
  const absl::CivilDay start = StartOf(campaign, item);
  const absl::CivilDay due = DueOf(campaign, item);
  if (start == campaign.start && due == campaign.end) return ScheduleFraction(campaign, period);
  return Elapsed(start, due, LastDay(period));
}

std::optional<Rational> PlannedInvestment(const Campaign& campaign, const Item& item, const Period& period) {
  const ProjectSpec& spec = item.project;
  if (const auto planned = PlannedBy(spec.planned_wan, LastDay(period), 0)) return planned;
  if (!spec.annual_plan_wan) return std::nullopt;
  return Rational(*spec.annual_plan_wan * ScheduleFraction(campaign, period));
}

IndicatorInput InputOf(const Campaign& campaign, const Item& item, const Reading& reading) {
  const IndicatorSpec& spec = item.indicator;
  const absl::CivilDay end = LastDay(ReferencePeriod(reading));
  IndicatorInput input;
  input.kind = spec.kind;
  input.direction = spec.direction;
  input.comparator = spec.comparator;
  input.target = spec.target;
  input.upper = spec.upper;
  input.baseline = spec.baseline;
  input.percent_unit = spec.unit_of_measure == "%";
  input.schedule = ScheduleFraction(campaign, ReferencePeriod(reading));
  input.planned = PlannedBy(spec.planned, end, StartValue(spec));
  if (ReportsShare(item, reading)) {
    input.kind = IndicatorKind::kCum;
    input.target = 1;
  }
  if (IsPending(reading)) return input;
  if (reading.official != nullptr) input.value = reading.official->value;
  if (reading.row == nullptr) return input;
  if (reading.official == nullptr) input.value = reading.row->value;
  const MilestoneWeights weights = WeighMilestones(item.milestones, reading.row, LastDay(reading.period));
  input.planned_weight = weights.planned;
  input.achieved_weight = weights.achieved;
  input.total_weight = weights.total;
  return input;
}

MilestoneWeights WeighMilestones(const std::vector<Milestone>& milestones, const FormRow* row,
                                 absl::CivilDay day) {
  MilestoneWeights weights;
  for (const Milestone& milestone : milestones) {
    weights.total += milestone.weight;
    if (milestone.due <= day) weights.planned += milestone.weight;
    if (row != nullptr && row->achieved_milestones.contains(milestone.id))
      weights.achieved += milestone.weight;
  }
  return weights;
}

}  // namespace duban::reporting
