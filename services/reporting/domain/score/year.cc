#include "services/reporting/domain/score/year.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/score/ranking.h"

namespace duban::reporting {
namespace {

bool GoesDown(const YearEntry& entry, const YearRules& rules) {
  return entry.red_cards >= rules.red_cards_down || entry.interviewed;
}

Grade OneDown(Grade grade) {
  return grade == Grade::kPoor ? grade : static_cast<Grade>(static_cast<int>(grade) + 1);
}

bool HasEnough(size_t quarters, const YearRules& rules) {
  return quarters > 0 && quarters >= static_cast<size_t>(rules.minimum_quarters);
}

// What the quarters and the annual evaluation say of one unit. Cards and vetoes are counted on whichever side
// knows more of them: the annual evaluation covers the same days.
YearEntry EntryOf(const Scorecard& annual, const std::vector<QuarterResult>& quarters, const Scheme& scheme) {
  YearEntry entry;
  entry.unit = annual.unit;
  entry.title = annual.title;
  entry.annual = annual.total;
  entry.interviewed = annual.interviewed;
  int vetoes = 0;
  int red_cards = 0;
  std::vector<Rational> totals;
  for (const QuarterResult& quarter : quarters) {
    const Scorecard* card = quarter.Find(annual.unit);
    if (card == nullptr) continue;
    vetoes += static_cast<int>(card->vetoes.size());
    red_cards += card->red_cards;
    entry.interviewed = entry.interviewed || card->interviewed;
    if (!card->IsRanked()) continue;
    entry.quarters.push_back({quarter.quarter, card->total});
    totals.push_back(card->total);
  }
  entry.vetoes = std::max(vetoes, static_cast<int>(annual.vetoes.size()));
  entry.red_cards = std::max(red_cards, annual.red_cards);
  if (!annual.IsRanked()) return entry;
  entry.quarters_count = HasEnough(totals.size(), scheme.year);
  const YearScore score = ScoreYear(totals, annual.total, scheme);
  entry.total = score.total;
  entry.converted = score.converted;
  return entry;
}

// The annual cards in the year's order: by T of the year, then as any group. A veto does not move a rank.
std::vector<Scorecard> RankByYear(const std::vector<Scorecard>& annual, const std::vector<YearEntry>& entries,
                                  const Scheme& scheme) {
  std::vector<Scorecard> cards = annual;
  for (size_t i = 0; i < cards.size(); ++i) {
    cards[i].total = entries[i].total;
    cards[i].flags.erase(Flag::kVeto);
  }
  return RankGroup(std::move(cards), scheme);
}

void Lower(const Scheme& scheme, YearEntry& entry) {
  Grade grade = entry.grade_by_total;
  if (GoesDown(entry, scheme.year)) {
    grade = OneDown(grade);
    entry.reasons.push_back(entry.red_cards >= scheme.year.red_cards_down
                                ? absl::StrCat("年内红牌", entry.red_cards, "张，等次降一级")
                                : "年内被约谈，等次降一级");
  }
  if (entry.vetoes > 0) {
    grade = std::max(grade, Grade::kFair);
    entry.reasons.push_back("年内一票否决，不得评为优秀，最高为一般");
  }
  entry.grade = grade;
}

void SetGrades(const Scheme& scheme, std::vector<YearEntry>& entries) {
  std::vector<GradeCase> cases;
  for (const YearEntry& entry : entries) {
    if (entry.rank == 0) break;
    cases.push_back({entry.total, entry.rank, entry.vetoes > 0 || GoesDown(entry, scheme.year)});
  }
  const std::vector<Grade> grades = GradesInOrder(cases, scheme.grades);
  for (size_t i = 0; i < grades.size(); ++i) {
    entries[i].grade_by_total = grades[i];
    Lower(scheme, entries[i]);
  }
}

std::vector<YearEntry> EntriesOf(const std::vector<Scorecard>& annual,
                                 const std::vector<QuarterResult>& quarters, const Scheme& scheme) {
  std::vector<YearEntry> entries;
  for (const Scorecard& card : annual) entries.push_back(EntryOf(card, quarters, scheme));
  std::vector<YearEntry> ordered;
  for (const Scorecard& card : RankByYear(annual, entries, scheme)) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const YearEntry& entry) { return entry.unit == card.unit; });
    found->rank = card.rank;
    found->ranked = card.ranked;
    ordered.push_back(*found);
  }
  SetGrades(scheme, ordered);
  return ordered;
}

}  // namespace

YearScore ScoreYear(const std::vector<Rational>& quarters, const Rational& annual, const Scheme& scheme) {
  Rational total = annual;
  if (HasEnough(quarters.size(), scheme.year)) {
    Rational sum = 0;
    for (const Rational& quarter : quarters) sum += quarter;
    total = scheme.year.quarters * sum / quarters.size() + scheme.year.annual * annual;
  }
  total = RoundBy(scheme, total);
  return {total, RoundBy(scheme, scheme.year.converted_points * total / 100), GradeOf(total, scheme.grades)};
}

YearResult ComputeYear(const std::vector<QuarterResult>& quarters, const QuarterResult& annual,
                       const Scheme& scheme) {
  YearResult result;
  result.campaign = annual.campaign;
  result.year = annual.quarter;
  result.as_of = annual.as_of;
  result.complete = annual.complete;
  for (const GroupResult& group : annual.groups) {
    result.groups.push_back({group.group, EntriesOf(group.cards, quarters, scheme)});
  }
  return result;
}

std::vector<YearExportRow> ExportRows(const YearResult& result) {
  std::vector<YearExportRow> rows;
  for (const YearGroup& group : result.groups) {
    for (const YearEntry& entry : group.entries) {
      if (!entry.grade) continue;
      rows.push_back({entry.unit, group.group, result.year.year, entry.total, entry.rank, *entry.grade,
                      entry.vetoes, entry.converted});
    }
  }
  return rows;
}

}  // namespace duban::reporting
