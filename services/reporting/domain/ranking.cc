#include "services/reporting/domain/ranking.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <utility>

namespace duban::reporting {
namespace {

Rational Printed(const Scorecard& card, absl::string_view id) {
  const Component* component = card.Find(id);
  return component != nullptr && component->applicable ? component->rounded : Rational(0);
}

// Ascending order is best first.
auto RankKey(const Scorecard& card) {
  return std::make_tuple(card.flags.contains(Flag::kVeto), Rational(-card.total),
                         Rational(-Printed(card, "K1")), Rational(-Printed(card, "K3")), card.deductions);
}

// r of every unit by PI: one more than the number of better ones.
std::vector<int> IndexRanks(const std::vector<Scorecard>& cards) {
  std::vector<int> ranks(cards.size(), 0);
  for (size_t i = 0; i < cards.size(); ++i) {
    if (!cards[i].IsRanked()) continue;
    ranks[i] = 1 + static_cast<int>(std::count_if(cards.begin(), cards.end(), [&](const Scorecard& other) {
                 return other.IsRanked() && *other.index > *cards[i].index;
               }));
  }
  return ranks;
}

int CountRanked(const std::vector<Scorecard>& cards) {
  return static_cast<int>(
      std::count_if(cards.begin(), cards.end(), [](const Scorecard& card) { return card.IsRanked(); }));
}

void RemoveB2(CardInput& input) {
  std::erase_if(input.leaves, [](const LeafResult& leaf) { return leaf.id == LeafId::kB2; });
}

// Grades cards that are in order of rank. A place that a red card or veto loses goes on to the next unit; all
// who tie for the last place get it.
void SetGrades(int ranked, const GradeRules& rules, std::vector<Scorecard>& cards) {
  const int quota = ranked < rules.quota_from ? ranked : ExcellentQuota(ranked, rules);
  int given = 0;
  int last_rank = 0;
  for (Scorecard& card : cards) {
    if (!card.IsRanked()) continue;
    if (card.flags.contains(Flag::kVeto)) {
      card.grade = Grade::kPoor;
      continue;
    }
    Grade grade = GradeOf(card.total, rules);
    if (grade == Grade::kExcellent) {
      const bool place = given < quota || card.rank == last_rank;
      if (place && !card.flags.contains(Flag::kRedCard)) {
        ++given;
        last_rank = card.rank;
      } else {
        grade = Grade::kGood;
      }
    }
    card.grade = grade;
  }
}

}  // namespace

std::vector<Scorecard> ScoreGroup(std::vector<CardInput> inputs, const Scheme& scheme) {
  std::vector<Scorecard> first_pass;
  first_pass.reserve(inputs.size());
  for (CardInput& input : inputs) {
    RemoveB2(input);
    first_pass.push_back(BuildCard(input, scheme));
  }
  const std::vector<int> ranks = IndexRanks(first_pass);
  const int ranked = CountRanked(first_pass);
  std::vector<Scorecard> cards;
  cards.reserve(inputs.size());
  for (size_t i = 0; i < inputs.size(); ++i) {
    if (first_pass[i].IsRanked()) {
      inputs[i].leaves.push_back(ScoreB2(ranks[i], ranked, *first_pass[i].index, scheme));
    }
    cards.push_back(BuildCard(inputs[i], scheme));
    cards.back().index_rank = ranks[i];
  }
  return RankGroup(std::move(cards), scheme);
}

std::vector<Scorecard> RankGroup(std::vector<Scorecard> cards, const Scheme& scheme) {
  std::sort(cards.begin(), cards.end(), [](const Scorecard& a, const Scorecard& b) {
    if (a.IsRanked() != b.IsRanked()) return a.IsRanked();
    if (!a.IsRanked()) return a.unit < b.unit;
    const auto left = RankKey(a);
    const auto right = RankKey(b);
    return left != right ? left < right : a.unit < b.unit;
  });
  const int ranked = CountRanked(cards);
  for (int i = 0; i < ranked; ++i) {
    const bool tie = i > 0 && RankKey(cards[i]) == RankKey(cards[i - 1]);
    cards[i].rank = tie ? cards[i - 1].rank : i + 1;
  }
  for (Scorecard& card : cards) card.ranked = ranked;
  SetGrades(ranked, scheme.grades, cards);
  return cards;
}

std::vector<const Scorecard*> RedList(const std::vector<Scorecard>& ranked, const GradeRules& rules) {
  std::vector<const Scorecard*> list;
  for (const Scorecard& card : ranked) {
    const bool met = card.attainment_mean && *card.attainment_mean >= rules.target_met;
    if (card.IsRanked() && card.rank <= rules.red_list && met) list.push_back(&card);
  }
  return list;
}

std::vector<const Scorecard*> BlackList(const std::vector<Scorecard>& ranked, const GradeRules& rules) {
  std::vector<const Scorecard*> list;
  for (const Scorecard& card : ranked) {
    const auto worse = std::count_if(ranked.begin(), ranked.end(),
                                     [&](const Scorecard& other) { return other.rank > card.rank; });
    const bool missed = card.attainment_mean && *card.attainment_mean < rules.target_met;
    if (card.IsRanked() && worse < rules.black_list && missed) list.push_back(&card);
  }
  return list;
}

int ExcellentQuota(int ranked, const GradeRules& rules) {
  const Rational places = Round(rules.quota * ranked, 0, Rounding::kHalfAway);
  return static_cast<int>(numerator(places));
}

Grade GradeOf(const Rational& total, const GradeRules& rules) {
  if (total >= rules.excellent) return Grade::kExcellent;
  if (total >= rules.good) return Grade::kGood;
  return total >= rules.fair ? Grade::kFair : Grade::kPoor;
}

const std::string& GradeTitle(Grade grade, const GradeRules& rules) {
  switch (grade) {
    case Grade::kExcellent:
      return rules.title_excellent;
    case Grade::kGood:
      return rules.title_good;
    case Grade::kFair:
      return rules.title_fair;
    case Grade::kPoor:
      break;
  }
  return rules.title_poor;
}

}  // namespace duban::reporting
