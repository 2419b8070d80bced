// Leaves add up to totals and ranks are legal whatever formulas and numbers a scheme chooses.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/domain/score/formula_catalogue.h"
#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/property/random_book.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

// Any formula of the catalogue for each leaf, with any numbers.
Scheme SomeScheme(Dice& dice) {
  Scheme scheme = Rubric();
  for (int i = 0; i <= static_cast<int>(LeafId::kB3); ++i) {
    const auto leaf = static_cast<LeafId>(i);
    scheme.formulas[std::string(LeafName(leaf))] = std::string(dice.Pick(FormulasFor(leaf))->name);
  }
  scheme.index.rank_step = dice.Amount(0, 4);
  scheme.panel.rank_span = dice.Amount(0, 1);
  for (auto& [strength, factor] : scheme.strength) factor = dice.Amount(0, 2);
  return scheme;
}

TEST(FormulaPropertyTest, CardsAddUpWhateverIsChosen) {
  std::set<std::string> used;
  for (const unsigned seed : Seeds(120'000, 200)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord made = MakeRecord(dice);
    const Projection record = made.Whole();
    const Book book = MakeBook(dice, made).Whole();
    const Scheme scheme = SomeScheme(dice);
    const OwnInputs own = OwnInputsOf(record, book, scheme, kCampaign, kQuarter);
    const QuarterResult result = ComputeQuarter(record, scheme, kCampaign, kQuarter, own).value();
    for (const GroupResult& group : result.groups) {
      for (const Scorecard& card : group.cards) {
        CheckCard(card);
        CheckLedger(card, record, book);
      }
      CheckRanks(group);
    }
    for (const auto& [leaf, formula] : scheme.formulas) used.insert(formula);
    ASSERT_FALSE(HasFailure());
  }
  if (IsRepeat()) return;
  EXPECT_EQ(used.size(), 16u);
}

}  // namespace
}  // namespace duban::reporting::property
