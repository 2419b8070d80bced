#include "services/reporting/domain/score/quarter.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/common/errors.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/domain/score/campaign_inputs.h"

namespace duban::reporting {
namespace {

// Days of the unit's life inside the period, both ends counted.
absl::civil_diff_t DaysInside(const Unit& unit, const Period& period) {
  const absl::CivilDay from = std::max(unit.valid_from.value_or(FirstDay(period)), FirstDay(period));
  const absl::CivilDay until = std::min(unit.valid_until.value_or(LastDay(period)), LastDay(period));
  return std::max<absl::civil_diff_t>(until - from + 1, 0);
}

constexpr char kTaskForce[] = "TASK_FORCE";

// A task force that is no unit of the record has no validity dates.
Unit UnitOf(const Projection& projection, const std::string& id) {
  const auto found = projection.units.find(id);
  return found == projection.units.end() ? Unit() : found->second;
}

// The group that ranks units of a kind; null when none does.
const RankingGroup* GroupOfKind(const Scheme& scheme, const std::string& kind) {
  for (const RankingGroup& group : scheme.groups) {
    const auto& kinds = group.unit_kinds;
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return &group;
  }
  return nullptr;
}

// The group a unit is ranked in; empty: in none. A unit whose kind the record does not name goes by what it
// is to the campaign.
std::string GroupOf(const Unit& unit, const Scheme& scheme) {
  if (unit.kind.empty()) {
    if (unit.group == UnitGroup::kNone) return "";
    return unit.group == UnitGroup::kTownship ? "TOWN" : "DEPT";
  }
  const RankingGroup* group = unit.kind == kTaskForce ? nullptr : GroupOfKind(scheme, unit.kind);
  return group == nullptr ? "" : group->id;
}

// The cards of one period, group by group, each by the points of its group.
class PeriodScorer {
 public:
  PeriodScorer(const Projection& projection, const Campaign& campaign, const Scheme& scheme,
               const Period& period, const OwnInputs& own)
      : projection_(projection),
        campaign_(campaign),
        scheme_(scheme),
        period_(period),
        own_(own),
        inputs_(projection, campaign, scheme, period, own) {
    for (const ActionForce& action : campaign.actions) {
      if (!action.task_force_unit.empty()) forces_.insert(action.task_force_unit);
    }
    const RankingGroup* group = GroupOfKind(scheme, kTaskForce);
    force_group_ = group == nullptr ? "TF" : group->id;
  }

  std::vector<GroupResult> Run() const {
    std::vector<GroupResult> results;
    for (const RankingGroup& group : scheme_.groups) results.push_back(ScoreOf(group.id));
    return results;
  }

 private:
  GroupResult ScoreOf(const std::string& group) const {
    if (!scheme_.group_points.contains(group)) return ScoreBy(scheme_, inputs_, group);
    const Scheme scheme = scheme_.ForGroup(group);
    return ScoreBy(scheme, PeriodInputs(projection_, campaign_, scheme, period_, own_), group);
  }

  GroupResult ScoreBy(const Scheme& scheme, const PeriodInputs& inputs, const std::string& group) const {
    std::vector<CardInput> cards;
    if (group == force_group_) {
      for (const std::string& force : forces_) {
        Add(UnitOf(projection_, force), inputs.ForTaskForce(force, group), cards);
      }
    }
    for (const auto& [id, unit] : projection_.units) {
      if (forces_.contains(id) || GroupOf(unit, scheme_) != group) continue;
      Add(unit, inputs.ForUnit(id, group), cards);
    }
    return {group, ScoreGroup(std::move(cards), scheme)};
  }

  // Units that do not exist in the period are left out; young ones are scored but not ranked.
  void Add(const Unit& unit, CardInput input, std::vector<CardInput>& cards) const {
    const absl::civil_diff_t days = DaysInside(unit, period_);
    if (days == 0) return;
    if (days < scheme_.grades.minimum_unit_days) input.flags.insert(Flag::kNotRanked);
    cards.push_back(std::move(input));
  }

  const Projection& projection_;
  const Campaign& campaign_;
  const Scheme& scheme_;
  const Period& period_;
  const OwnInputs& own_;
  const PeriodInputs inputs_;  // by the points that groups without their own share
  std::set<std::string> forces_;
  std::string force_group_;
};

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
                                             const std::string& campaign, const Period& quarter,
                                             const OwnInputs& own) {
  if (quarter.kind != PeriodKind::kQuarter) {
    return InvalidField("period", "PERIOD_KIND", "评分只按季度进行，如 2024-Q1");
  }
  return ComputePeriod(projection, scheme, campaign, quarter, own);
}

absl::StatusOr<QuarterResult> ComputePeriod(const Projection& projection, const Scheme& scheme,
                                            const std::string& campaign, const Period& period,
                                            const OwnInputs& own) {
  if (period.kind != PeriodKind::kQuarter && period.kind != PeriodKind::kYear) {
    return InvalidField("period", "PERIOD_KIND", "评分按季度或年度进行，如 2024-Q1、2024-Y");
  }
  const auto found = projection.campaigns.find(campaign);
  if (found == projection.campaigns.end()) return NotFound(CampaignName(projection.jurisdiction, campaign));
  QuarterResult result;
  result.campaign = campaign;
  result.quarter = period;
  result.as_of = {projection.last_sequence, projection.last_change_time, scheme.id, own.act_sequence};
  result.complete = IsLocked(projection, campaign, period);
  result.groups = PeriodScorer(projection, found->second, scheme, period, own).Run();
  return result;
}

bool IsLocked(const Projection& projection, const std::string& campaign, const Period& period) {
  const std::vector<Period> dekads = DekadsOf(period);
  return std::all_of(dekads.begin(), dekads.end(), [&](const Period& dekad) {
    return projection.locks.contains({campaign, dekad});
  });
}

}  // namespace duban::reporting
