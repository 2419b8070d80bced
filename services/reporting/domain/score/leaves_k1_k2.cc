#include <utility>

#include "services/reporting/domain/score/formula_catalogue.h"
#include "services/reporting/domain/score/leaves_k.h"

namespace duban::reporting {
namespace {

// A form or product that came in time counts its whole part, any other nothing. Nothing due: full points, as
// K2 has no other leaf to give them to when neither forms nor resolutions are there.
LeafResult OnTimeShare(const std::vector<ProductCase>& products, const Scheme& scheme) {
  const Rational& points = scheme.points.k2a;
  if (products.empty()) {
    LedgerLine none;
    none.what = "没有应报，计满分";
    none.contribution = points;
    return SumLeaf(LeafId::kK2a, points, {std::move(none)}, scheme);
  }
  std::vector<WeightedCase> weighted;
  weighted.reserve(products.size());
  for (const ProductCase& product : products) {
    const bool on_time = !product.late && !product.missing;
    weighted.push_back({product.line, 1, on_time ? 1 : 0});
    std::vector<NamedValue>& inputs = weighted.back().line.inputs;
    inputs.push_back({"迟报", product.late ? "1" : "0"});
    inputs.push_back({"漏报", product.missing ? "1" : "0"});
  }
  return WeightedMeanLeaf(LeafId::kK2a, points, std::move(weighted), scheme);
}

LeafResult ShareMet(LeafId id, const Rational& points, const std::vector<YesNoCase>& cases,
                    const Scheme& scheme) {
  std::vector<WeightedCase> weighted;
  weighted.reserve(cases.size());
  for (const YesNoCase& one : cases) weighted.push_back({one.line, one.weight, one.met ? 1 : 0});
  return WeightedMeanLeaf(id, points, std::move(weighted), scheme);
}

// What an indicator brings to Ā: nothing when its form is missing, what was verified when its value was
// false.
Rational AttainmentOf(const IndicatorCase& one) {
  if (one.missing) return 0;
  return one.is_false ? one.verified_attainment.value_or(0) : *one.attainment;
}

Rational Penalty(const ProductCase& product, const DisciplineRules& rules) {
  Rational penalty = 0;
  if (product.late) penalty += rules.late;
  if (product.missing) penalty += rules.missing;
  if (product.returns > rules.free_returns) {
    penalty += rules.extra_return * (product.returns - rules.free_returns);
  }
  return penalty;
}

}  // namespace

K1Result ScoreK1(const std::vector<IndicatorCase>& cases, const Scheme& scheme) {
  const IndicatorRules& rules = scheme.indicator;
  const bool capped_only = IsScoredBy(LeafId::kK1, kCappedAttainment, scheme);
  std::vector<WeightedCase> weighted;
  Rational weights = 0;
  Rational attained = 0;
  for (const IndicatorCase& one : cases) {
    if (!one.missing && !one.is_false && !one.attainment) continue;
    const Rational attainment = AttainmentOf(one);
    const bool zero = one.is_false || (!capped_only && attainment < rules.zero_below);
    weighted.push_back({one.line, one.weight, zero ? Rational(0) : Clamp(attainment, 0, 1)});
    weighted.back().line.inputs.push_back({"完成度A", one.missing ? "漏报" : FormatExact(attainment)});
    weights += one.weight;
    attained += one.weight * Clamp(attainment, 0, rules.over_fulfilment_cap);
  }
  K1Result result{WeightedMeanLeaf(LeafId::kK1, scheme.points.k1, std::move(weighted), scheme), std::nullopt};
  if (weights != 0) result.attainment_mean = attained / weights;
  return result;
}

LeafResult ScoreK2a(const std::vector<ProductCase>& products, const Scheme& scheme) {
  if (IsScoredBy(LeafId::kK2a, kSubmittedOnTimeShare, scheme)) return OnTimeShare(products, scheme);
  const Rational& points = scheme.points.k2a;
  std::vector<LedgerLine> lines;
  LedgerLine full;
  full.what = "报送纪律基础分";
  full.contribution = points;
  lines.push_back(std::move(full));
  Rational left = points;
  for (const ProductCase& product : products) {
    // A deduction reaches only as far as points are left, so the lines still add up when the floor holds.
    const Rational lost = Clamp(Penalty(product, scheme.discipline), 0, left);
    LedgerLine line = product.line;
    line.inputs.push_back({"迟报", product.late ? "1" : "0"});
    line.inputs.push_back({"漏报", product.missing ? "1" : "0"});
    line.inputs.push_back({"退回次数", std::to_string(product.returns)});
    line.contribution = -lost;
    left -= lost;
    lines.push_back(std::move(line));
  }
  return SumLeaf(LeafId::kK2a, points, std::move(lines), scheme);
}

LeafResult ScoreK2b(const std::vector<YesNoCase>& forms, const Scheme& scheme) {
  return ShareMet(LeafId::kK2b, scheme.points.k2b, forms, scheme);
}

LeafResult ScoreK2c(const std::vector<YesNoCase>& resolutions, const Scheme& scheme) {
  return ShareMet(LeafId::kK2c, scheme.points.k2c, resolutions, scheme);
}

}  // namespace duban::reporting
