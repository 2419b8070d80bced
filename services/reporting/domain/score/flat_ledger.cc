#include "services/reporting/domain/score/flat_ledger.h"

#include <utility>

namespace duban::reporting {
namespace {

constexpr char kBase[] = "BASE";
constexpr char kTotal[] = "T";

LedgerLine Made(const char* formula, std::string what, Rational points) {
  LedgerLine line;
  line.what = std::move(what);
  line.formula = formula;
  line.contribution = std::move(points);
  return line;
}

class Flattener {
 public:
  explicit Flattener(const Scorecard& card) : card_(card) {}

  std::vector<FlatLine> Run() && {
    for (const Component& component : card_.components) AddComponent(component);
    for (const LedgerLine& note : card_.notes) Add(kTotal, note);
    if (!card_.IsRanked()) {
      Add(kTotal, Made("NOT_RANKED", "不参评，不计总分", -sum_));
      return std::move(lines_);
    }
    if (IsScaled()) AddScaling();
    for (const Adjustment& adjustment : card_.adjustments) AddAdjustment(adjustment);
    for (LedgerLine& line : BoundLines(card_)) Add(kTotal, std::move(line));
    return std::move(lines_);
  }

 private:
  // Without a panel nothing is rounded before the base.
  bool IsScaled() const { return card_.flags.contains(Flag::kNoPanel); }

  void Add(const std::string& component, LedgerLine line, const LeafResult* leaf = nullptr) {
    FlatLine flat;
    flat.component = component;
    flat.scheme = card_.scheme;
    flat.formula = line.formula;
    if (leaf != nullptr) {
      flat.leaf = std::string(LeafName(leaf->id));
      if (leaf->applicable) flat.rounded_leaf = leaf->rounded;
      if (flat.formula.empty()) flat.formula = leaf->formula;
    }
    sum_ += line.contribution;
    flat.line = std::move(line);
    lines_.push_back(std::move(flat));
  }

  void AddUnlessZero(const std::string& component, LedgerLine line, const LeafResult* leaf = nullptr) {
    if (line.contribution != 0) Add(component, std::move(line), leaf);
  }

  void AddComponent(const Component& component) {
    const bool leaves_round = component.rule.empty() && !IsScaled();
    Rational exact = 0;
    for (const LeafResult& leaf : component.leaves) {
      for (const LedgerLine& line : leaf.lines) Add(component.id, line, &leaf);
      exact += leaf.exact;
      if (leaves_round) {
        AddUnlessZero(component.id, Made("ROUND_LEAF", "本项一次取整", leaf.rounded - leaf.exact), &leaf);
      }
    }
    if (leaves_round || !component.applicable) return;
    AddUnlessZero(component.id, Made("SCALE_COMPONENT", component.rule, component.exact - exact));
    if (IsScaled()) return;
    AddUnlessZero(component.id, Made("ROUND_COMPONENT", "本块一次取整", component.rounded - component.exact));
  }

  void AddScaling() {
    const Rational exact = sum_;
    AddUnlessZero(kBase, Made("SCALE_BASE", "无评议，其余各项按满分100分折算", exact * (card_.scale - 1)));
    AddUnlessZero(kBase, Made("ROUND_BASE", "基础分一次取整", card_.base - exact * card_.scale));
  }

  void AddAdjustment(const Adjustment& adjustment) {
    LedgerLine line = adjustment.line;
    if (line.formula.empty()) line.formula = adjustment.bonus ? "BONUS" : "DEDUCTION";
    line.contribution = adjustment.bonus ? adjustment.points : Rational(-adjustment.points);
    Add(kTotal, std::move(line));
  }

  const Scorecard& card_;
  std::vector<FlatLine> lines_;
  Rational sum_ = 0;
};

}  // namespace

std::vector<FlatLine> FlatLedger(const Scorecard& card) { return Flattener(card).Run(); }

std::vector<LedgerLine> BoundLines(const Scorecard& card) {
  Rational bonus = 0;
  Rational deductions = 0;
  for (const Adjustment& adjustment : card.adjustments) {
    (adjustment.bonus ? bonus : deductions) += adjustment.points;
  }
  std::vector<LedgerLine> lines = {
      Made("BONUS_CAP", "加分封顶", card.bonus - bonus),
      Made("DEDUCTION_CAP", "扣分封顶", deductions - card.deductions),
      Made("TOTAL_BOUNDS", "总分上下限", card.total - (card.base + card.bonus - card.deductions))};
  std::erase_if(lines, [](const LedgerLine& line) { return line.contribution == 0; });
  return lines;
}

}  // namespace duban::reporting
