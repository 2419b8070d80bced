#include "services/reporting/domain/score/campaign_inputs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "services/reporting/domain/names.h"
#include "services/reporting/domain/score/item_cases.h"
#include "services/reporting/domain/score/penalties.h"

namespace duban::reporting {
namespace {

// The unit's entry of a map by unit; empty when it has none.
template <typename T>
T EntryOf(const std::map<std::string, T>& by_unit, const std::string& unit) {
  const auto found = by_unit.find(unit);
  return found == by_unit.end() ? T() : found->second;
}

}  // namespace

PeriodInputs::PeriodInputs(const Projection& projection, const Campaign& campaign, const Scheme& scheme,
                           const Period& period, const OwnInputs& own)
    : projection_(projection),
      campaign_(campaign),
      scheme_(scheme),
      period_(period),
      own_(own),
      products_(projection, campaign, period),
      affairs_(projection, campaign.id, scheme, period, own),
      false_reports_(FalseItemsIn(projection, campaign.id, period)) {
  for (const auto& [code, item] : ItemsOf(projection, campaign.id)) {
    readings_[code] = ReadItem(projection, item, period);
  }
}

CardInput PeriodInputs::Start(const std::string& unit, const std::string& group) const {
  CardInput input;
  input.unit = unit;
  input.title = UnitTitle(projection_, unit);
  input.group = group;
  input.period = period_;
  input.adjustments = EntryOf(own_.adjustments, unit);
  input.rulings = EntryOf(own_.rulings, unit);
  input.bonus_used = EntryOf(own_.bonus_used, unit);
  input.notes = EntryOf(own_.notes, unit);
  if (own_.force_majeure.contains(unit)) input.flags.insert(Flag::kForceMajeure);
  AddPenalties({projection_, campaign_.id, scheme_, own_, period_}, input);
  AddAffairLeaves(input);
  AddPanelLeaves(input);
  return input;
}

CardInput PeriodInputs::ForUnit(const std::string& unit, const std::string& group) const {
  CardInput input = Start(unit, group);
  std::vector<WeighedItem> items;
  for (const auto& [code, present] : ItemsOf(projection_, campaign_.id)) {
    const Item& item = InForce(present, EndOf(LastDay(period_)));
    if (item.lead_unit == unit) {
      items.push_back({&item, 1});
    } else if (std::find(item.coop_units.begin(), item.coop_units.end(), unit) != item.coop_units.end()) {
      items.push_back({&item, scheme_.indicator.cooperating_factor});
    }
  }
  AddItemLeaves(items, affairs_.HazardsOfUnit(unit), input);
  const std::vector<ProductCase> forms = products_.FormsOf(unit);
  for (const ProductCase& form : forms) {
    if (form.missing) input.flags.insert(Flag::kMissingReport);
  }
  input.leaves.push_back(ScoreK2a(forms, scheme_));
  input.leaves.push_back(ScoreK2b(products_.FirstReviewsOf(unit), scheme_));
  return input;
}

CardInput PeriodInputs::ForTaskForce(const std::string& task_force, const std::string& group) const {
  CardInput input = Start(task_force, group);
  std::set<std::string> actions;
  for (const ActionForce& action : campaign_.actions) {
    if (action.task_force_unit == task_force) actions.insert(action.id);
  }
  std::vector<WeighedItem> items;
  for (const auto& [code, present] : ItemsOf(projection_, campaign_.id)) {
    const Item& item = InForce(present, EndOf(LastDay(period_)));
    if (actions.contains(item.action)) items.push_back({&item, 1});
  }
  AddItemLeaves(items, affairs_.HazardsOfActions(task_force, actions), input);
  std::vector<ProductCase> products = products_.ReviewsOf(actions);
  for (ProductCase& product : products_.IssuedOf(EntryOf(own_.products, task_force))) {
    products.push_back(std::move(product));
  }
  input.leaves.push_back(ScoreK2a(products, scheme_));
  return input;
}

bool PeriodInputs::Counts(const std::string& unit, const Item& item) const {
  if (FalseReportOf(item.code) != nullptr) return true;
  const FormRow* row = readings_.at(item.code).row;
  if (row != nullptr && row->not_applicable) return false;
  return CountsIn(item, period_) && !own_.exempted_items.contains({unit, item.code});
}

const FalseReport* PeriodInputs::FalseReportOf(const std::string& item) const {
  const auto found = false_reports_.find(item);
  return found == false_reports_.end() ? nullptr : found->second;
}

void PeriodInputs::AddItemLeaves(const std::vector<WeighedItem>& items, std::vector<TaskCase> hazards,
                                 CardInput& input) const {
  std::vector<IndicatorCase> indicators;
  std::vector<TaskCase> tasks;
  std::vector<ProjectCase> projects;
  for (const auto& [item, factor] : items) {
    const Reading& reading = readings_.at(item->code);
    if (reading.state == ReadingState::kNone || !Counts(input.unit, *item)) continue;
    if (reading.state == ReadingState::kMissing) input.flags.insert(Flag::kMissingReport);
    const ItemContext context{
        projection_, campaign_, scheme_, *item, reading, factor, FalseReportOf(item->code)};
    if (item->kind == ItemKind::kIndicator) {
      indicators.push_back(IndicatorCaseOf(context));
      if (IsPending(reading)) input.flags.insert(Flag::kPendingValue);
    } else if (item->kind == ItemKind::kProject) {
      projects.push_back(ProjectCaseOf(context));
    } else {
      tasks.push_back(TaskCaseOf(context));
    }
  }
  for (TaskCase& hazard : hazards) tasks.push_back(std::move(hazard));
  const K1Result k1 = ScoreK1(indicators, scheme_);
  input.leaves.push_back(k1.leaf);
  input.attainment_mean = k1.attainment_mean;
  input.leaves.push_back(ScoreK3a(tasks, scheme_));
  input.leaves.push_back(ScoreK3b(projects, ScheduleFraction(campaign_, products_.reference()), scheme_));
}

void PeriodInputs::AddAffairLeaves(CardInput& input) const {
  const std::vector<IssueCase> issues = affairs_.Issues(input.unit);
  for (const IssueCase& issue : issues) {
    if (issue.difficulty == 0) input.flags.insert(Flag::kOpenDifficulty);
  }
  input.leaves.push_back(ScoreK2c(affairs_.Resolutions(input.unit), scheme_));
  input.leaves.push_back(ScoreP2a(affairs_.Orders(input.unit), scheme_));
  input.leaves.push_back(ScoreP3(issues, scheme_));
}

void PeriodInputs::AddPanelLeaves(CardInput& input) const {
  const auto found = own_.panels.find(input.unit);
  if (found == own_.panels.end()) return;
  std::map<LeafId, PanelScore> panels;
  for (const auto& [leaf, marks] : found->second.by_leaf) {
    std::optional<PanelScore> panel = PanelMean(marks, scheme_);
    if (!panel) continue;
    for (LedgerLine& line : panel->lines) {
      line.item = found->second.source;
      line.act = found->second.sequence;
    }
    panels[leaf] = *std::move(panel);
  }
  constexpr std::array kLeaves = {LeafId::kP1, LeafId::kP2b, LeafId::kB1, LeafId::kB3};
  // A ballot holds all four marks: a panel that is valid for a part of them is none.
  if (!std::all_of(kLeaves.begin(), kLeaves.end(), [&](LeafId id) { return panels.contains(id); })) return;
  const LeafPoints& points = scheme_.points;
  input.leaves.push_back(ScorePanelLeaf(LeafId::kP1, points.p1, panels[LeafId::kP1], scheme_));
  input.leaves.push_back(ScorePanelLeaf(LeafId::kP2b, points.p2b, panels[LeafId::kP2b], scheme_));
  input.leaves.push_back(ScorePanelLeaf(LeafId::kB1, points.b1, panels[LeafId::kB1], scheme_));
  input.leaves.push_back(ScoreB3(panels[LeafId::kB3], EntryOf(own_.conduct_problems, input.unit), scheme_));
}

}  // namespace duban::reporting
