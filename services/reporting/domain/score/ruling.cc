#include "services/reporting/domain/score/ruling.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace duban::reporting {
namespace {

LedgerLine LineOf(const LeafRuling& ruling, bool counts) {
  LedgerLine line = ruling.line;
  line.what = line.what.empty() ? "申诉裁定" : absl::StrCat("申诉裁定：", line.what);
  line.formula = "RULING";
  line.inputs.push_back({"原得分", FormatExact(ruling.old_points)});
  line.inputs.push_back({"裁定得分", FormatExact(ruling.new_points)});
  if (!counts) line.inputs.push_back({"说明", "该项不适用，裁定不计分"});
  line.contribution = counts ? Rational(ruling.new_points - ruling.old_points) : Rational(0);
  return line;
}

}  // namespace

LeafResult WithRulings(LeafResult leaf, const std::vector<LeafRuling>& rulings, const Scheme& scheme) {
  bool any = false;
  Rational exact = leaf.exact;
  for (const LeafRuling& ruling : rulings) {
    if (ruling.leaf != leaf.id) continue;
    any = true;
    leaf.lines.push_back(LineOf(ruling, leaf.applicable));
    exact += leaf.lines.back().contribution;
  }
  if (!any || !leaf.applicable) return leaf;
  leaf.exact = Clamp(exact, 0, leaf.points);
  leaf.rounded = RoundBy(scheme, leaf.exact);
  if (leaf.exact == exact) return leaf;
  LedgerLine bound;
  bound.what = "裁定后不低于0、不超过满分";
  bound.formula = "LEAF_BOUNDS";
  bound.contribution = leaf.exact - exact;
  leaf.lines.push_back(std::move(bound));
  return leaf;
}

}  // namespace duban::reporting
