#include "services/reporting/domain/score/ranking.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>
#include <utility>

#include "services/reporting/domain/score/panel_rank.h"

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

// The highest PI of the ranked units; 0 without any.
Rational BestIndex(const std::vector<Scorecard>& cards) {
  Rational best = 0;
  for (const Scorecard& card : cards) {
    if (card.IsRanked()) best = std::max(best, *card.index);
  }
  return best;
}

void RemoveB2(CardInput& input) {
  std::erase_if(input.leaves, [](const LeafResult& leaf) { return leaf.id == LeafId::kB2; });
}

// Grades cards that are in order of rank, those that are not ranked last.
void SetGrades(const GradeRules& rules, std::vector<Scorecard>& cards) {
  std::vector<GradeCase> cases;
  for (const Scorecard& card : cards) {
    if (!card.IsRanked()) break;
    const bool barred = card.flags.contains(Flag::kVeto) || card.flags.contains(Flag::kRedCard);
    cases.push_back({card.total, card.rank, barred});
  }
  const std::vector<Grade> grades = GradesInOrder(cases, rules);
  for (size_t i = 0; i < grades.size(); ++i) {
    cards[i].grade = cases[i].barred ? std::max(grades[i], Grade::kGood) : grades[i];
    if (cards[i].flags.contains(Flag::kVeto)) cards[i].grade = Grade::kPoor;
  }
}

// What the rank in B2 rests on.
void ShowIndex(const Scorecard& card, LeafResult& b2) {
  std::vector<NamedValue>& inputs = b2.lines.front().inputs;
  if (card.attainment_mean) inputs.push_back({"平均完成度Ā", FormatExact(*card.attainment_mean)});
  const Component* k3 = card.Find("K3");
  if (k3 == nullptr || !k3->applicable) return;
  inputs.push_back({"K3得分", FormatExact(k3->rounded)});
  inputs.push_back({"K3满分", FormatExact(k3->points)});
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
  const Rational best = BestIndex(first_pass);
  std::vector<bool> has_rank;
  for (const Scorecard& card : first_pass) has_rank.push_back(card.IsRanked());
  ScorePanelsByRank(has_rank, scheme, inputs);
  std::vector<Scorecard> cards;
  cards.reserve(inputs.size());
  for (size_t i = 0; i < inputs.size(); ++i) {
    if (first_pass[i].IsRanked()) {
      inputs[i].leaves.push_back(ScoreB2({ranks[i], ranked, *first_pass[i].index, best}, scheme));
      ShowIndex(first_pass[i], inputs[i].leaves.back());
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
  SetGrades(scheme.grades, cards);
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
    const bool excused = card.flags.contains(Flag::kForceMajeure);
    if (card.IsRanked() && worse < rules.black_list && missed && !excused) list.push_back(&card);
  }
  return list;
}

std::vector<Grade> GradesInOrder(const std::vector<GradeCase>& ranked, const GradeRules& rules) {
  const int count = static_cast<int>(ranked.size());
  const int quota = count < rules.quota_from ? count : ExcellentQuota(count, rules);
  std::vector<Grade> grades;
  int given = 0;
  int last_rank = 0;
  for (const GradeCase& one : ranked) {
    Grade grade = GradeOf(one.total, rules);
    const bool place = given < quota || one.rank == last_rank;
    if (grade == Grade::kExcellent && !place) grade = Grade::kGood;
    if (grade == Grade::kExcellent && !one.barred) {
      ++given;
      last_rank = one.rank;
    }
    grades.push_back(grade);
  }
  return grades;
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
