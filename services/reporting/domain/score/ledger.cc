#include "services/reporting/domain/score/ledger.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "services/reporting/domain/score/formula_catalogue.h"

namespace duban::reporting {
namespace {

constexpr std::array<absl::string_view, 13> kNames = {"K1",  "K2a", "K2b", "K2c", "K3a", "K3b", "P1",
                                                      "P2a", "P2b", "P3",  "B1",  "B2",  "B3"};

}  // namespace

absl::string_view LeafName(LeafId id) { return kNames[static_cast<size_t>(id)]; }

const Rational& LeafPointsOf(const LeafPoints& points, LeafId id) {
  // In the order of the leaves.
  static constexpr std::array kMembers = {
      &LeafPoints::k1,  &LeafPoints::k2a, &LeafPoints::k2b, &LeafPoints::k2c, &LeafPoints::k3a,
      &LeafPoints::k3b, &LeafPoints::p1,  &LeafPoints::p2a, &LeafPoints::p2b, &LeafPoints::p3,
      &LeafPoints::b1,  &LeafPoints::b2,  &LeafPoints::b3};
  return points.*kMembers[static_cast<size_t>(id)];
}

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
  leaf.formula = std::string(FormulaOf(id, scheme).name);
  leaf.lines = std::move(lines);
  return leaf;
}

Rational Clamp(const Rational& value, const Rational& low, const Rational& high) {
  return std::min(std::max(value, low), high);
}

}  // namespace duban::reporting
