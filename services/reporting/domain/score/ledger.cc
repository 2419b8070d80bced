#include "services/reporting/domain/score/ledger.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace duban::reporting {
namespace {

constexpr std::array<absl::string_view, 13> kNames = {"K1",  "K2a", "K2b", "K2c", "K3a", "K3b", "P1",
                                                      "P2a", "P2b", "P3",  "B1",  "B2",  "B3"};

// In the order of the leaves.
constexpr std::array<absl::string_view, 13> kFormulas = {"WEIGHTED_ATTAINMENT", "DISCIPLINE",
                                                         "FIRST_REVIEW_SHARE",  "CLOSED_ON_TIME_SHARE",
                                                         "TASK_VALUE_MEAN",     "PROJECT_CLASS_MEAN",
                                                         "PANEL_MEAN",          "CLOSED_ON_TIME_SHARE",
                                                         "PANEL_MEAN",          "ISSUE_DIFFICULTY_MEAN",
                                                         "PANEL_MEAN",          "INDEX_RANK",
                                                         "PANEL_MEAN"};

}  // namespace

absl::string_view LeafName(LeafId id) { return kNames[static_cast<size_t>(id)]; }
absl::string_view FormulaName(LeafId id) { return kFormulas[static_cast<size_t>(id)]; }

LeafResult WeightedMeanLeaf(LeafId id, const Rational& points, std::vector<WeightedCase> cases,
                            const Scheme& scheme) {
  Rational weights = 0;
  for (const WeightedCase& one : cases) weights += one.weight;
  std::vector<LedgerLine> lines;
  lines.reserve(cases.size());
  for (WeightedCase& one : cases) {
    one.line.inputs.push_back({"权重", FormatExact(one.weight)});
    one.line.inputs.push_back({"得分率", FormatExact(one.value)});
    if (weights != 0) one.line.contribution = points * one.weight * one.value / weights;
    lines.push_back(std::move(one.line));
  }
  LeafResult leaf = SumLeaf(id, points, std::move(lines), scheme);
  leaf.applicable = weights != 0;
  return leaf;
}

LeafResult SumLeaf(LeafId id, const Rational& points, std::vector<LedgerLine> lines, const Scheme& scheme) {
  LeafResult leaf{.id = id, .applicable = true, .points = points, .exact = 0, .rounded = 0, .lines = {}};
  for (const LedgerLine& line : lines) leaf.exact += line.contribution;
  leaf.rounded = RoundBy(scheme, leaf.exact);
  leaf.lines = std::move(lines);
  return leaf;
}

Rational Clamp(const Rational& value, const Rational& low, const Rational& high) {
  return std::min(std::max(value, low), high);
}

}  // namespace duban::reporting
