// Ranks, ties, grades and the quota.
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "services/reporting/domain/score/ranking.h"
#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

Rational PrintedOf(const Scorecard& card, const char* id) {
  const Component* component = card.Find(id);
  return component->applicable ? component->rounded : Rational(0);
}

// Greater is better: not vetoed, T, K1, K3, fewer deductions.
auto Merit(const Scorecard& card) {
  return std::make_tuple(!card.flags.contains(Flag::kVeto), card.total, PrintedOf(card, "K1"),
                         PrintedOf(card, "K3"), Rational(-card.deductions));
}

Grade BandOf(const Rational& total) {
  if (total >= 90) return Grade::kExcellent;
  if (total >= 80) return Grade::kGood;
  return total >= 60 ? Grade::kFair : Grade::kPoor;
}

bool IsBarred(const Scorecard& card) {
  return card.flags.contains(Flag::kVeto) || card.flags.contains(Flag::kRedCard);
}

// B2 by the index: one more than the number of units with a better one.
void CheckIndexRank(const Scorecard& card, const GroupResult& group) {
  const auto better = std::count_if(group.cards.begin(), group.cards.end(), [&](const Scorecard& other) {
    return other.IsRanked() && *other.index > *card.index;
  });
  EXPECT_EQ(card.index_rank, better + 1) << card.unit;
}

void CheckGrade(const Scorecard& card) {
  ASSERT_TRUE(card.grade.has_value()) << card.unit;
  if (card.flags.contains(Flag::kVeto)) {
    EXPECT_EQ(*card.grade, Grade::kPoor) << card.unit;
  } else if (BandOf(card.total) == Grade::kExcellent) {
    EXPECT_LE(*card.grade, Grade::kGood) << card.unit;
  } else {
    EXPECT_EQ(*card.grade, BandOf(card.total)) << card.unit;
  }
  EXPECT_FALSE(IsBarred(card) && *card.grade == Grade::kExcellent) << card.unit;
}

}  // namespace

void CheckQuota(const std::vector<GradedPlace>& ranked) {
  const int count = static_cast<int>(ranked.size());
  const int quota = count < 3 ? count : ExcellentQuota(count, Rubric().grades);
  // A place counts as taken for those who stand strictly behind it.
  const auto taken_before = [&](int rank) {
    return std::count_if(ranked.begin(), ranked.end(), [&](const GradedPlace& place) {
      return place.rank < rank && place.grade == Grade::kExcellent && !place.barred;
    });
  };
  for (const GradedPlace& place : ranked) {
    if (place.barred || BandOf(place.total) != Grade::kExcellent) continue;
    const bool free = taken_before(place.rank) < quota;
    EXPECT_EQ(place.grade == Grade::kExcellent, free) << "rank " << place.rank << " of " << count;
  }
}

void CheckRanks(const GroupResult& group) {
  std::vector<GradedPlace> places;
  const auto ranked = std::count_if(group.cards.begin(), group.cards.end(),
                                    [](const Scorecard& card) { return card.IsRanked(); });
  for (const Scorecard& card : group.cards) {
    EXPECT_EQ(card.ranked, ranked) << card.unit;
    if (!card.IsRanked()) {
      EXPECT_EQ(card.rank, 0) << card.unit;
      EXPECT_FALSE(card.grade.has_value()) << card.unit;
      continue;
    }
    // With every rank one more than the number of better units, equal ones
    // share it and the next is skipped.
    const auto better = std::count_if(group.cards.begin(), group.cards.end(), [&](const Scorecard& other) {
      return other.IsRanked() && Merit(other) > Merit(card);
    });
    EXPECT_EQ(card.rank, better + 1) << card.unit;
    CheckIndexRank(card, group);
    CheckGrade(card);
    places.push_back({card.total, card.rank, IsBarred(card), card.grade.value_or(Grade::kPoor)});
  }
  EXPECT_TRUE(std::is_sorted(places.begin(), places.end(),
                             [](const GradedPlace& a, const GradedPlace& b) { return a.rank < b.rank; }));
  CheckQuota(places);
}

}  // namespace duban::reporting::property
