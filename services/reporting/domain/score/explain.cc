#include "services/reporting/domain/score/explain.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/errors.h"
#include "services/reporting/domain/score/flat_ledger.h"
#include "services/reporting/domain/score/formula_catalogue.h"

namespace duban::reporting {
namespace {

class Explainer {
 public:
  explicit Explainer(const Scheme& scheme) : scheme_(scheme) {}

  ExplanationNode Total(const Scorecard& card) const {
    ExplanationNode node;
    node.key = "T";
    node.title = absl::StrCat(card.title, " ", PeriodTitle(card.period), "总分");
    if (card.IsRanked()) {
      node.formula = absl::StrCat("基础分 ", Print(card.base), " + 加分 ", Print(card.bonus), " − 扣分 ",
                                  Print(card.deductions));
      node.exact_value = FormatExact(card.total);
      node.printed_value = Print(card.total);
      node.children.push_back(Base(card));
    } else {
      node.formula = "不参评";
      for (const Component& component : card.components) node.children.push_back(Of(component));
    }
    for (const Adjustment& adjustment : card.adjustments) node.children.push_back(Of(adjustment));
    if (card.IsRanked()) {
      for (const LedgerLine& line : BoundLines(card)) node.children.push_back(Of(line));
    }
    for (const LedgerLine& ground : card.vetoes) node.children.push_back(OfVeto(ground));
    for (const LedgerLine& note : card.notes) node.children.push_back(OfNote(note));
    for (const Flag flag : card.flags) {
      node.inputs.push_back({std::string(FlagName(flag)), std::string(FlagTitle(flag))});
    }
    return node;
  }

 private:
  std::string Print(const Rational& value) const {
    return FormatFixed(value, scheme_.places, scheme_.rounding);
  }

  ExplanationNode Base(const Scorecard& card) const {
    ExplanationNode node;
    node.key = "BASE";
    node.title = "基础分";
    std::vector<std::string> parts;
    Rational exact = 0;
    const bool scaled = card.scale != 1;
    for (const Component& component : card.components) {
      node.children.push_back(Of(component));
      if (!component.applicable) continue;
      exact += component.exact;
      parts.push_back(
          absl::StrCat(component.id, " ", scaled ? FormatExact(component.exact) : Print(component.rounded)));
    }
    node.formula = absl::StrJoin(parts, " + ");
    if (scaled) node.formula = absl::StrCat("(", node.formula, ")×100÷", FormatExact(100 / card.scale));
    node.exact_value = FormatExact(scaled ? Rational(exact * card.scale) : card.base);
    node.printed_value = Print(card.base);
    return node;
  }

  ExplanationNode Of(const Component& component) const {
    ExplanationNode node;
    node.key = component.id;
    node.title = component.title;
    node.inputs.push_back({"满分", FormatExact(component.points)});
    std::vector<std::string> parts;
    for (const LeafResult& leaf : component.leaves) {
      node.children.push_back(Of(leaf));
      const bool exact = !component.rule.empty();
      if (leaf.applicable) {
        parts.push_back(
            absl::StrCat(LeafName(leaf.id), " ", exact ? FormatExact(leaf.exact) : Print(leaf.rounded)));
      }
    }
    if (!component.applicable) {
      node.formula = "不适用";
      return node;
    }
    node.formula = absl::StrJoin(parts, " + ");
    if (!component.rule.empty()) absl::StrAppend(&node.formula, "；", component.rule);
    node.exact_value = FormatExact(component.exact);
    node.printed_value = Print(component.rounded);
    return node;
  }

  ExplanationNode Of(const LeafResult& leaf) const {
    ExplanationNode node;
    node.key = std::string(LeafName(leaf.id));
    node.title = node.key;
    node.inputs.push_back({"满分", FormatExact(leaf.points)});
    for (const LedgerLine& line : leaf.lines) node.children.push_back(Of(line));
    if (!leaf.applicable) {
      node.formula = "不适用";
      return node;
    }
    node.formula = FormulaText(leaf.id, leaf.points, scheme_);
    node.exact_value = FormatExact(leaf.exact);
    node.printed_value = Print(leaf.rounded);
    return node;
  }

  ExplanationNode Of(const LedgerLine& line) const {
    ExplanationNode node;
    node.key = !line.item.empty() ? line.item : !line.form.empty() ? line.form : line.formula;
    node.title = line.what;
    node.formula = line.formula;
    node.exact_value = FormatExact(line.contribution);
    node.inputs = line.inputs;
    node.source = line.form;
    node.source_sequence = line.sequence;
    node.source_act = line.act;
    node.contested = line.contested;
    return node;
  }

  // A veto moves the rank, not the points.
  ExplanationNode OfVeto(const LedgerLine& ground) const {
    ExplanationNode node = Of(ground);
    node.exact_value.clear();
    node.formula = "一票否决";
    return node;
  }

  // What was decided beside the points: the points that follow stand in the other lines.
  ExplanationNode OfNote(const LedgerLine& note) const {
    ExplanationNode node = Of(note);
    node.exact_value.clear();
    node.formula = note.formula == "AMENDMENT" ? "定稿后更正" : "不计分";
    return node;
  }

  ExplanationNode Of(const Adjustment& adjustment) const {
    ExplanationNode node = Of(adjustment.line);
    node.exact_value = FormatExact(adjustment.bonus ? adjustment.points : Rational(-adjustment.points));
    node.formula = adjustment.bonus ? "加分" : "扣分";
    return node;
  }

  const Scheme& scheme_;
};

// Carries the mark of what is contested up to everything made of it.
bool PassUpContested(ExplanationNode& node) {
  for (ExplanationNode& child : node.children) node.contested |= PassUpContested(child);
  return node.contested;
}

const ExplanationNode* Search(const ExplanationNode& node, absl::string_view key) {
  if (node.key == key) return &node;
  for (const ExplanationNode& child : node.children) {
    if (const ExplanationNode* found = Search(child, key); found != nullptr) return found;
  }
  return nullptr;
}

}  // namespace

ExplanationNode Explain(const Scorecard& card, const Scheme& scheme) {
  ExplanationNode total = Explainer(scheme).Total(card);
  PassUpContested(total);
  return total;
}

absl::StatusOr<ExplanationNode> ExplainPart(const Scorecard& card, const Scheme& scheme,
                                            absl::string_view key) {
  const ExplanationNode root = Explain(card, scheme);
  const ExplanationNode* found = key.empty() ? nullptr : Search(root, key);
  if (found == nullptr) return NotFound(key);
  return *found;
}

}  // namespace duban::reporting
