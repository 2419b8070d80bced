#include "services/reporting/domain/quarter.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/common/errors.h"
#include "services/reporting/domain/campaign_inputs.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

// Days of the unit's life inside the period, both ends counted.
absl::civil_diff_t DaysInside(const Unit& unit, const Period& period) {
  const absl::CivilDay from = std::max(unit.valid_from.value_or(FirstDay(period)), FirstDay(period));
  const absl::CivilDay until = std::min(unit.valid_until.value_or(LastDay(period)), LastDay(period));
  return std::max<absl::civil_diff_t>(until - from + 1, 0);
}

// Units that do not exist in the quarter are left out; young ones are scored but not ranked.
void Add(const Unit& unit, CardInput input, const Period& quarter, const Scheme& scheme,
         std::vector<CardInput>& group) {
  const absl::civil_diff_t days = DaysInside(unit, quarter);
  if (days == 0) return;
  if (days < scheme.grades.minimum_unit_days) input.flags.insert(Flag::kNotRanked);
  group.push_back(std::move(input));
}

// A task force that is no unit of the record has no validity dates.
Unit UnitOf(const Projection& projection, const std::string& id) {
  const auto found = projection.units.find(id);
  return found == projection.units.end() ? Unit() : found->second;
}

}  // namespace

const Scorecard* QuarterResult::Find(absl::string_view unit) const {
  for (const GroupResult& group : groups) {
    for (const Scorecard& card : group.cards) {
      if (card.unit == unit) return &card;
    }
  }
  return nullptr;
}

absl::StatusOr<QuarterResult> ComputeQuarter(const Projection& projection, const Scheme& scheme,
                                             const std::string& campaign, const Period& quarter) {
  if (quarter.kind != PeriodKind::kQuarter) {
    return InvalidField("period", "PERIOD_KIND", "评分只按季度进行，如 2024-Q1");
  }
  const auto found = projection.campaigns.find(campaign);
  if (found == projection.campaigns.end()) return NotFound(CampaignName(projection.jurisdiction, campaign));
  const QuarterInputs inputs(projection, found->second, scheme, quarter);
  std::vector<CardInput> forces;
  std::vector<CardInput> departments;
  std::vector<CardInput> townships;
  std::set<std::string> seen;
  for (const ActionForce& action : found->second.actions) {
    const std::string& force = action.task_force_unit;
    if (force.empty() || !seen.insert(force).second) continue;
    Add(UnitOf(projection, force), inputs.ForTaskForce(force), quarter, scheme, forces);
  }
  for (const auto& [id, unit] : projection.units) {
    if (unit.group == UnitGroup::kNone || seen.contains(id)) continue;
    Add(unit, inputs.ForUnit(unit), quarter, scheme,
        unit.group == UnitGroup::kTownship ? townships : departments);
  }
  QuarterResult result;
  result.campaign = campaign;
  result.quarter = quarter;
  result.as_of = {projection.last_sequence, projection.last_change_time, scheme.id};
  result.complete = IsLocked(projection, campaign, quarter);
  result.groups = {{"TF", ScoreGroup(std::move(forces), scheme)},
                   {"DEPT", ScoreGroup(std::move(departments), scheme)},
                   {"TOWN", ScoreGroup(std::move(townships), scheme)}};
  return result;
}

bool IsLocked(const Projection& projection, const std::string& campaign, const Period& period) {
  const std::vector<Period> dekads = DekadsOf(period);
  return std::all_of(dekads.begin(), dekads.end(), [&](const Period& dekad) {
    return projection.locks.contains({campaign, dekad});
  });
}

}  // namespace duban::reporting
