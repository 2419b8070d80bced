#include "services/reporting/domain/reading.h"

#include <algorithm>
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

// The value planned by `day`; between two planned days the earlier one stands.
std::optional<Rational> PlannedBy(const std::map<absl::CivilDay, Rational>& planned, absl::CivilDay day) {
  if (planned.empty()) return std::nullopt;
  const auto after = planned.upper_bound(day);
  return after == planned.begin() ? Rational(0) : std::prev(after)->second;
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

}  // namespace

Reading ReadItem(const Projection& projection, const Item& item, const Period& period) {
  std::vector<Period> dekads = DekadsOf(period);
  std::reverse(dekads.begin(), dekads.end());
  Reading reading;
  reading.period = dekads.front();
  for (const Period& dekad : dekads) {
    const Form* form = FindForm(projection, {item.campaign, dekad, item.lead_unit});
    if (form == nullptr || !form->IsFinal()) continue;
    reading.state = form->state == FormState::kMissing ? ReadingState::kMissing : ReadingState::kReported;
    reading.period = dekad;
    reading.form = FormName(projection.jurisdiction, item.campaign, dekad, item.lead_unit);
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
  const absl::CivilDay start = StartOf(campaign, item);
  const absl::CivilDay due = DueOf(campaign, item);
  if (start == campaign.start && due == campaign.end) return ScheduleFraction(campaign, period);
  return Elapsed(start, due, LastDay(period));
}

IndicatorInput InputOf(const Campaign& campaign, const Item& item, const Reading& reading) {
  const IndicatorSpec& spec = item.indicator;
  IndicatorInput input;
  input.kind = spec.kind;
  input.direction = spec.direction;
  input.comparator = spec.comparator;
  input.target = spec.target;
  input.upper = spec.upper;
  input.baseline = spec.baseline;
  input.percent_unit = spec.unit_of_measure == "%";
  input.schedule = ScheduleFraction(campaign, ReferencePeriod(reading));
  input.planned = PlannedBy(spec.planned, LastDay(ReferencePeriod(reading)));
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
