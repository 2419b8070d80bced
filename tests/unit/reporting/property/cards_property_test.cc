// Leaves add up to totals, and ranks are legal, on any record and any book.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/unit/reporting/golden.h"
#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

// How often the paths that matter were taken.
using Paths = std::map<std::string, int>;

void NotePaths(const Scorecard& card, Paths& paths) {
  paths["ranked"] += card.IsRanked();
  paths["not ranked"] += !card.IsRanked();
  paths["with a panel"] += !card.flags.contains(Flag::kNoPanel);
  paths["without a panel"] += card.flags.contains(Flag::kNoPanel);
  for (const Component& component : card.components) {
    paths["scaled component"] += !component.rule.empty();
    paths["P1 and P2 as one"] += component.id == "P1+P2";
    for (const LeafResult& leaf : component.leaves) {
      paths["ruling"] += !leaf.lines.empty() && leaf.lines.back().formula == "RULING";
    }
  }
  paths["veto"] += card.flags.contains(Flag::kVeto);
  paths["red card"] += card.flags.contains(Flag::kRedCard);
  paths["missing report"] += card.flags.contains(Flag::kMissingReport);
  paths["task force"] += card.group == "TF" && card.IsRanked();
  paths["bonus"] += card.bonus > 0;
}

void CheckPeriod(const Projection& record, const Book& book, const Period& period, Paths& paths) {
  for (const GroupResult& group : ScoresOf(record, book, period).groups) {
    for (size_t i = 0; i < group.cards.size(); ++i) {
      const Scorecard& card = group.cards[i];
      CheckCard(card);
      CheckLedger(card, record, book);
      if (i == 0) CheckExplanation(card);
      NotePaths(card, paths);
    }
    CheckRanks(group);
  }
}

void CheckScores(unsigned first, int rounds, Paths& paths) {
  for (const unsigned seed : Seeds(first, rounds)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord record = MakeRecord(dice);
    const RandomBook book = MakeBook(dice, record);
    CheckPeriod(record.Whole(), book.Whole(), seed % 10 == 0 ? kYear : kQuarter, paths);
    if (::testing::Test::HasFailure()) return;
  }
}

void ExpectAllTaken(const Paths& paths) {
  if (IsRepeat()) return;
  for (const auto& [path, taken] : paths) EXPECT_GT(taken, 5) << path;
  EXPECT_GT(paths.at("ranked"), 1000);
}

// In two parts that can run at the same time.
TEST(CardsPropertyTest, LeavesAddUpAndRanksAreLegal) {
  Paths paths;
  CheckScores(100'000, 330, paths);
  ExpectAllTaken(paths);
}

TEST(CardsPropertyTest, LeavesAddUpAndRanksAreLegalInOtherCampaigns) {
  Paths paths;
  CheckScores(110'000, 330, paths);
  ExpectAllTaken(paths);
}

// The example of the rules with every set of its leaves taken away.
TEST(CardsPropertyTest, AnySetOfEmptyLeavesKeepsTheSum) {
  using enum LeafId;
  CardInput full = GoldenInput();
  full.leaves.push_back(ScoreB2({3, 12, 1, 1}, Rubric()));
  const std::vector<LeafId> single = {kK1, kK2b, kK2c, kK3a, kK3b, kP2a, kP3};
  for (int set = 0; set < 1 << single.size(); ++set) {
    std::vector<LeafId> empty;
    for (size_t bit = 0; bit < single.size(); ++bit) {
      if (set & (1 << bit)) empty.push_back(single[bit]);
    }
    CheckCard(BuildCard(Without(full, empty), Rubric()));
    empty.insert(empty.end(), {kP1, kP2b, kB1, kB3});
    CheckCard(BuildCard(Without(full, empty), Rubric()));
    ASSERT_FALSE(HasFailure()) << "set " << set;
  }
}

}  // namespace
}  // namespace duban::reporting::property
