#include "services/reporting/domain/score/card.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace duban::reporting {
namespace {

constexpr std::array<std::pair<absl::string_view, absl::string_view>, 9> kFlags = {{
    {"NO_PANEL", "无评议"},
    {"PENDING_VALUE", "待核定"},
    {"MISSING_REPORT", "漏报"},
    {"NOT_RANKED", "不参评"},
    {"VETO", "一票否决"},
    {"RED_CARD", "红牌"},
    {"CONTESTED", "复核中"},
    {"OPEN_DIFFICULTY", "难度未定"},
    {"FORCE_MAJEURE", "不可抗力"},
}};

std::string TitleOf(const Scheme& scheme, const std::string& id) {
  const auto found = scheme.component_titles.find(id);
  return found == scheme.component_titles.end() ? id : found->second;
}

// Puts the leaves of one card into components.
class Builder {
 public:
  Builder(const CardInput& input, const Scheme& scheme) : input_(input), scheme_(scheme) {}

  bool Has(LeafId id) const {
    const LeafResult* leaf = Find(id);
    return leaf != nullptr && leaf->applicable;
  }

  // The leaf after the rulings on it.
  LeafResult Leaf(LeafId id) const {
    const LeafResult* found = Find(id);
    LeafResult leaf = found != nullptr ? *found : LeafResult();
    leaf.id = id;
    return WithRulings(std::move(leaf), input_.rulings, scheme_);
  }

  // The component `id` worth `points`; its applicable leaves are scaled when they do not reach them.
  Component Make(const std::string& id, const std::vector<LeafId>& leaves, const Rational& points) const {
    Component component;
    component.id = id;
    component.title = TitleOf(scheme_, id);
    component.points = points;
    Rational left = 0;
    for (const LeafId leaf_id : leaves) {
      component.leaves.push_back(Leaf(leaf_id));
      const LeafResult& leaf = component.leaves.back();
      if (!leaf.applicable) continue;
      left += leaf.points;
      component.exact += leaf.exact;
      component.rounded += leaf.rounded;
    }
    component.applicable = left > 0;
    if (component.applicable && left != points) Rescale(left, component);
    return component;
  }

 private:
  const LeafResult* Find(LeafId id) const {
    for (const LeafResult& leaf : input_.leaves) {
      if (leaf.id == id) return &leaf;
    }
    return nullptr;
  }

  void Rescale(const Rational& left, Component& component) const {
    component.exact = component.exact * component.points / left;
    component.rounded = RoundBy(scheme_, component.exact);
    component.rule = "余项×" + FormatExact(component.points) + "÷" + FormatExact(left);
  }

  const CardInput& input_;
  const Scheme& scheme_;
};

// K1, K2, K3; what K1 or K3 cannot take goes to the other.
std::vector<Component> LookComponents(const Builder& builder, const LeafPoints& points) {
  const Rational k3 = points.k3a + points.k3b;
  const bool k1_empty = !builder.Has(LeafId::kK1);
  const bool k3_empty = !builder.Has(LeafId::kK3a) && !builder.Has(LeafId::kK3b);
  return {
      builder.Make("K1", {LeafId::kK1}, k3_empty ? Rational(points.k1 + k3) : points.k1),
      builder.Make("K2", {LeafId::kK2a, LeafId::kK2b, LeafId::kK2c}, points.k2a + points.k2b + points.k2c),
      builder.Make("K3", {LeafId::kK3a, LeafId::kK3b}, k1_empty ? Rational(k3 + points.k1) : k3),
  };
}

// One block of P1 and P2 that takes P3's points.
Component JoinAppraisals(const Component& p1, const Component& p2, const Rational& p3_points,
                         const Scheme& scheme) {
  Component block;
  block.id = "P1+P2";
  block.title = p1.title + "、" + p2.title;
  block.applicable = true;
  block.points = p1.points + p2.points + p3_points;
  block.exact = (p1.exact + p2.exact) * block.points / (p1.points + p2.points);
  block.rounded = RoundBy(scheme, block.exact);
  block.rule = "无难点堵点，(P1+P2)×" + FormatExact(block.points) + "÷" + FormatExact(p1.points + p2.points);
  block.leaves = p1.leaves;
  block.leaves.insert(block.leaves.end(), p2.leaves.begin(), p2.leaves.end());
  return block;
}

std::vector<Component> AppraisalComponents(const Builder& builder, bool panel, const Scheme& scheme) {
  const LeafPoints& points = scheme.points;
  const Component p1 = builder.Make("P1", {LeafId::kP1}, points.p1);
  const Component p3 = builder.Make("P3", {LeafId::kP3}, points.p3);
  // Without a panel nothing can take the points of P2b or P3: the whole base is scaled instead.
  const Rational p2_points = panel ? Rational(points.p2a + points.p2b) : points.p2a;
  const Component p2 = builder.Make("P2", {LeafId::kP2a, LeafId::kP2b}, p2_points);
  if (panel && !p3.applicable) return {JoinAppraisals(p1, p2, points.p3, scheme), p3};
  return {p1, p2, p3};
}

std::vector<Component> ComparisonComponents(const Builder& builder, const LeafPoints& points) {
  return {builder.Make("B1", {LeafId::kB1}, points.b1), builder.Make("B2", {LeafId::kB2}, points.b2),
          builder.Make("B3", {LeafId::kB3}, points.b3)};
}

void SetBase(bool panel, const Scheme& scheme, Scorecard& card) {
  Rational left = 0;
  Rational exact = 0;
  for (const Component& component : card.components) {
    if (!component.applicable) continue;
    left += component.points;
    exact += component.exact;
    card.base += component.rounded;
  }
  if (panel || left == 0) return;
  card.scale = Rational(100) / left;
  card.base = RoundBy(scheme, exact * card.scale);
}

Rational BonusCap(const CardInput& input, const AdjustmentRules& rules) {
  if (input.period.kind == PeriodKind::kYear) return rules.bonus_cap_year;
  return Clamp(rules.bonus_cap_year - input.bonus_used, 0, rules.bonus_cap_quarter);
}

void SetTotal(const CardInput& input, const AdjustmentRules& rules, Scorecard& card) {
  for (const Adjustment& adjustment : card.adjustments) {
    (adjustment.bonus ? card.bonus : card.deductions) += adjustment.points;
  }
  card.bonus = std::min(card.bonus, BonusCap(input, rules));
  // A veto lifts the cap: what led to it is deducted in full.
  if (!card.flags.contains(Flag::kVeto)) card.deductions = std::min(card.deductions, rules.deduction_cap);
  card.total = Clamp(card.base + card.bonus - card.deductions, 0, rules.total_cap);
}

// True if any line of the card rests on what is contested.
bool IsContested(const CardInput& input) {
  const auto marked = [](const LedgerLine& line) { return line.contested; };
  return std::any_of(input.vetoes.begin(), input.vetoes.end(), marked) ||
         std::any_of(input.adjustments.begin(), input.adjustments.end(),
                     [&](const Adjustment& adjustment) { return marked(adjustment.line); }) ||
         std::any_of(input.leaves.begin(), input.leaves.end(), [&](const LeafResult& leaf) {
           return std::any_of(leaf.lines.begin(), leaf.lines.end(), marked);
         });
}

}  // namespace

absl::string_view FlagName(Flag flag) { return kFlags[static_cast<size_t>(flag)].first; }
absl::string_view FlagTitle(Flag flag) { return kFlags[static_cast<size_t>(flag)].second; }

const Component* Scorecard::Find(absl::string_view id) const {
  for (const Component& component : components) {
    if (component.id == id) return &component;
  }
  return nullptr;
}

Scorecard BuildCard(const CardInput& input, const Scheme& scheme) {
  Scorecard card;
  card.unit = input.unit;
  card.title = input.title;
  card.group = input.group;
  card.period = input.period;
  card.scheme = scheme.id;
  card.adjustments = input.adjustments;
  card.vetoes = input.vetoes;
  card.notes = input.notes;
  card.red_cards = input.red_cards;
  card.interviewed = input.interviewed;
  card.flags = input.flags;
  card.attainment_mean = input.attainment_mean;
  const Builder builder(input, scheme);
  const bool panel = builder.Has(LeafId::kP1);
  if (!panel) card.flags.insert(Flag::kNoPanel);
  if (IsContested(input)) card.flags.insert(Flag::kContested);
  card.components = LookComponents(builder, scheme.points);
  for (auto& part :
       {AppraisalComponents(builder, panel, scheme), ComparisonComponents(builder, scheme.points)}) {
    card.components.insert(card.components.end(), part.begin(), part.end());
  }
  if (!card.Find("K1")->applicable && !card.Find("K3")->applicable) card.flags.insert(Flag::kNotRanked);
  card.index = PerformanceIndex(card, scheme);
  if (!card.IsRanked()) return card;
  SetBase(panel, scheme, card);
  SetTotal(input, scheme.adjustments, card);
  return card;
}

std::optional<Rational> PerformanceIndex(const Scorecard& card, const Scheme& scheme) {
  const Component* k3 = card.Find("K3");
  const bool has_k3 = k3 != nullptr && k3->applicable;
  if (!has_k3) return card.attainment_mean;
  const Rational key_tasks = k3->rounded / k3->points;
  if (!card.attainment_mean) return key_tasks;
  return Rational(scheme.index.attainment * *card.attainment_mean + scheme.index.key_tasks * key_tasks);
}

}  // namespace duban::reporting
