// Sums and ranks hold whatever formulas of the catalogue a scheme chooses, with
// whatever numbers.
#include <gtest/gtest.h>

#include <set>

#include "services/reporting/domain/score/formula_catalogue.h"
#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

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

TEST(SchemePropertyTest, CardsAddUpWhateverFormulasAreChosen) {
  std::set<std::string> used;
  for (const unsigned seed : Seeds(900'000, 160)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord random = MakeRecord(dice);
    const Projection record = random.Whole();
    const Book book = MakeBook(dice, random).Whole();
    const Scheme scheme = SomeScheme(dice);
    for (const auto& [leaf, formula] : scheme.formulas) used.insert(formula);
    for (const GroupResult& group : ScoresOf(record, book, kQuarter, scheme).groups) {
      for (const Scorecard& card : group.cards) {
        CheckCard(card);
        CheckLedger(card, record, book);
      }
      CheckRanks(group);
    }
    ASSERT_FALSE(HasFailure());
  }
  std::set<std::string> known;
  for (int i = 0; i <= static_cast<int>(LeafId::kB3); ++i) {
    for (const LeafFormula* formula : FormulasFor(static_cast<LeafId>(i))) known.emplace(formula->name);
  }
  EXPECT_TRUE(IsRepeat() || used == known);
}

}  // namespace
}  // namespace duban::reporting::property
