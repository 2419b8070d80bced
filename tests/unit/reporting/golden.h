// Golden example 1: department X in the second quarter, with every case of every leaf.
#ifndef DUBAN_TESTS_UNIT_REPORTING_GOLDEN_H_
#define DUBAN_TESTS_UNIT_REPORTING_GOLDEN_H_

#include <optional>
#include <vector>

#include "services/reporting/domain/score/card.h"

namespace duban::reporting {

// The cases of the example, leaf by leaf, scored by the real functions.
K1Result GoldenK1();
LeafResult GoldenK2a();
LeafResult GoldenK2b();
LeafResult GoldenK2c();
LeafResult GoldenK3a();
LeafResult GoldenK3b();
LeafResult GoldenP1();
LeafResult GoldenP2a();
LeafResult GoldenP2b();
LeafResult GoldenP3();
LeafResult GoldenB1();
LeafResult GoldenB3();

// All leaves but B2, the bonus and the deduction.
CardInput GoldenInput();

// A panel mark without its groups.
std::optional<PanelScore> PanelOf(const Rational& value);

// `input` without the leaves `ids`.
CardInput Without(CardInput input, const std::vector<LeafId>& ids);

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_UNIT_REPORTING_GOLDEN_H_
