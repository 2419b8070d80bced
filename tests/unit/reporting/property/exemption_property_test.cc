// An exemption (容错免责) does what leaving its subject out does, and nothing
// else.
#include <gtest/gtest.h>

#include <algorithm>

#include "services/reporting/domain/credit/credit.h"
#include "services/reporting/domain/credit/exemption.h"
#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/domain/score/affair_cases.h"
#include "services/reporting/domain/score/campaign_inputs.h"
#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/property/view.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

// What an item can move: every leaf that counts items, by its applicability and
// exact points, and Ā.
using ItemLeaves = std::map<std::string, std::optional<Rational>>;

ItemLeaves LeavesOf(const Projection& record, const OwnInputs& own, const std::string& unit, bool force) {
  using enum LeafId;
  const PeriodInputs inputs(record, record.campaigns.at(kCampaign), Rubric(), kQuarter, own);
  const CardInput input = force ? inputs.ForTaskForce(unit, "TF") : inputs.ForUnit(unit, "DEPT");
  ItemLeaves leaves;
  for (const LeafResult& leaf : input.leaves) {
    const LeafId counted[] = {kK1, kK2c, kK3a, kK3b, kP3};
    if (std::find(std::begin(counted), std::end(counted), leaf.id) == std::end(counted)) continue;
    auto& points = leaves[std::string(LeafName(leaf.id))];
    if (leaf.applicable) points = leaf.exact;
  }
  leaves["attainment"] = input.attainment_mean;
  return leaves;
}

Projection WithoutItem(Projection record, const std::string& code) {
  record.items[kCampaign].erase(code);
  record.affairs.erase({kCampaign, code});
  return record;
}

TEST(ExemptionPropertyTest, AnExemptedItemCountsLikeOneThatIsNotThere) {
  int moved = 0;
  for (const unsigned seed : Seeds(600'000, 250)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord random = MakeRecord(dice);
    const Projection record = random.Whole();
    std::vector<std::string> codes = random.cast.items;
    codes.insert(codes.end(), random.cast.affairs.begin(), random.cast.affairs.end());
    if (codes.empty()) continue;
    const std::string& code = dice.Pick(codes);
    const bool is_false = FalseItemsIn(record, kCampaign, kQuarter).contains(code);
    for (const std::string& unit : random.cast.Evaluated()) {
      const bool force =
          std::find(random.cast.forces.begin(), random.cast.forces.end(), unit) != random.cast.forces.end();
      OwnInputs own;
      own.exempted_items.insert({unit, code});
      const ItemLeaves exempted = LeavesOf(record, own, unit, force);
      const ItemLeaves before = LeavesOf(record, {}, unit, force);
      // What was reported falsely is never exempted.
      const ItemLeaves expected = is_false ? before : LeavesOf(WithoutItem(record, code), {}, unit, force);
      EXPECT_EQ(exempted, expected) << unit << " " << code;
      moved += exempted != before;
    }
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_TRUE(IsRepeat() || moved > 100) << moved;
}

// An exempted card counts like one that was withdrawn, an exempted order like
// none.
TEST(ExemptionPropertyTest, ExemptedCardsAndOrdersAreReversed) {
  int moved = 0;
  for (const unsigned seed : Seeds(610'000, 70)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord random = MakeRecord(dice);
    const Projection record = random.Whole();
    Projection without = record;
    OwnInputs own;
    if (!random.cast.cards.empty()) own.exempted_cards.insert(dice.Pick(random.cast.cards));
    if (!random.cast.orders.empty()) own.exempted_orders.insert(dice.Pick(random.cast.orders));
    for (auto& [id, card] : without.cards) {
      if (own.exempted_cards.contains(id.second)) card.state = "WITHDRAWN";
    }
    for (const std::string& id : own.exempted_orders) without.orders.erase({kCampaign, id});
    const auto digest = [](const Projection& known, const OwnInputs& inputs) {
      return ScoresDigest(ComputePeriod(known, Rubric(), kCampaign, kQuarter, inputs).value());
    };
    ASSERT_EQ(digest(record, own), digest(without, {}));
    moved += digest(record, own) != digest(record, {});
  }
  EXPECT_TRUE(IsRepeat() || moved > 10) << moved;
}

// The book with `matter` written last.
Book With(Book book, const Matter& matter) {
  book.docket.Put(matter, ++book.sequence, book.time);
  return book;
}

// Through the book: a granted exemption of a credit does what its withdrawal
// does, one that is not granted yet does nothing.
TEST(ExemptionPropertyTest, OnlyGrantedExemptionsCount) {
  int moved = 0;
  for (const unsigned seed : Seeds(620'000, 60)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord random = MakeRecord(dice);
    const Projection record = random.Whole();
    RandomBook credits;
    AddCredits(dice, random.cast, credits);
    const Book book = credits.Whole();
    Credit credit = *credits.acts.back().matter.As<Credit>();
    Exemption exemption;
    exemption.campaign = kCampaign;
    exemption.id = "exemption-0001";
    exemption.period = kQuarter;
    exemption.unit = credit.unit;
    exemption.subject = PathOf(credit);
    exemption.state = ExemptionState::kChecked;
    const std::string scores = DigestWithoutPlaces(ScoresOf(record, book));
    ASSERT_EQ(DigestWithoutPlaces(ScoresOf(record, With(book, exemption))), scores);
    exemption.state = ExemptionState::kGranted;
    credit.state = CreditState::kWithdrawn;
    const std::string exempted = DigestWithoutPlaces(ScoresOf(record, With(book, exemption)));
    ASSERT_EQ(exempted, DigestWithoutPlaces(ScoresOf(record, With(book, credit))));
    moved += exempted != scores;
  }
  EXPECT_TRUE(IsRepeat() || moved > 10) << moved;
}

}  // namespace
}  // namespace duban::reporting::property
