// What is no input changes nothing: the order of changes and acts of one
// instant, the alphabet of ids, the locale of the process.
#include <gtest/gtest.h>

#include <clocale>
#include <locale>

#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/property/view.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

TEST(OrderPropertyTest, ChangesOfOneInstantInAnotherOrderGiveTheSameScores) {
  for (const unsigned seed : Seeds(700'000, 70)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    Dice again(seed);
    const RandomRecord record = MakeRecord(dice);
    const RandomRecord shuffled = MakeRecord(again, {.shuffled = seed});
    const Book book = MakeBook(dice, record).Whole();
    ASSERT_EQ(record.changes.size(), shuffled.changes.size());
    ASSERT_EQ(DigestWithoutPlaces(ScoresOf(shuffled.Whole(), book)),
              DigestWithoutPlaces(ScoresOf(record.Whole(), book)));
  }
}

TEST(OrderPropertyTest, ActsOfOneInstantInAnotherOrderGiveTheSameScores) {
  for (const unsigned seed : Seeds(710'000, 60)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord record = MakeRecord(dice);
    RandomBook book;
    AddPanel(dice, record.cast, record.Whole(), book);
    if (book.acts.size() < 3) continue;
    const std::string scores = DigestWithoutPlaces(ScoresOf(record.Whole(), book.Whole()));
    // A voter's ballots on one unit keep their order: the last counts.
    std::map<size_t, std::vector<Act>> by_lot;
    for (const Act& act : book.acts) {
      by_lot[std::hash<std::string>()(absl::StrCat(seed, act.matter.path()))].push_back(act);
    }
    book.acts.clear();
    for (const auto& [lot, acts] : by_lot) book.acts.insert(book.acts.end(), acts.begin(), acts.end());
    ASSERT_EQ(DigestWithoutPlaces(ScoresOf(record.Whole(), book.Whole())), scores);
  }
}

// A card as one person would tell another who calls the units otherwise.
std::string Told(const Scorecard& card) {
  std::string text =
      absl::StrCat(FormatExact(card.total), " rank ", card.rank, " of ", card.ranked, " index ",
                   card.index_rank, " grade ", card.grade ? static_cast<int>(*card.grade) : -1);
  for (const Component& component : card.components) {
    for (const LeafResult& leaf : component.leaves) {
      absl::StrAppend(&text, " ", LeafName(leaf.id), "=", leaf.applicable ? FormatExact(leaf.exact) : "-");
    }
  }
  return text;
}

TEST(OrderPropertyTest, OtherIdsGiveTheSameScores) {
  for (const unsigned seed : Seeds(720'000, 80)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    Dice again(seed);
    const RandomRecord record = MakeRecord(dice);
    const RandomRecord renamed = MakeRecord(again, {.renamed = true});
    const QuarterResult scores = ScoresOf(record.Whole(), MakeBook(dice, record).Whole());
    const QuarterResult others = ScoresOf(renamed.Whole(), MakeBook(again, renamed).Whole());
    const std::vector<std::string> units = record.cast.Evaluated();
    const std::vector<std::string> names = renamed.cast.Evaluated();
    ASSERT_NE(units.back(), names.back());
    for (size_t i = 0; i < units.size(); ++i) {
      const Scorecard* card = scores.Find(units[i]);
      const Scorecard* other = others.Find(names[i]);
      ASSERT_EQ(card == nullptr, other == nullptr) << units[i];
      if (card == nullptr) continue;
      EXPECT_EQ(Told(*card), Told(*other)) << units[i] << " as " << names[i];
    }
    ASSERT_FALSE(HasFailure());
  }
}

// Numbers as some country writes them: points for thousands, a comma for the
// fraction.
class Commas final : public std::numpunct<char> {
 protected:
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\1"; }
};

class LocaleGuard {
 public:
  LocaleGuard() : before_(std::locale::global(std::locale(std::locale::classic(), new Commas))) {
    std::setlocale(LC_ALL, "");
  }
  ~LocaleGuard() {
    std::locale::global(before_);
    std::setlocale(LC_ALL, "C");
  }

 private:
  const std::locale before_;
};

TEST(OrderPropertyTest, TheLocaleIsNoInput) {
  for (const unsigned seed : Seeds(730'000, 12)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord record = MakeRecord(dice);
    const RandomBook book = MakeBook(dice, record);
    const View view = ViewOf(record.Whole(), book.Whole());
    const LocaleGuard guard;
    ASSERT_EQ(ViewOf(record.Whole(), book.Whole()), view);
    ASSERT_EQ(FormatFixed(Dec("1234567.891"), 2), "1234567.89");
  }
}

}  // namespace
}  // namespace duban::reporting::property
