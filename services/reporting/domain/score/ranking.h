// Ranks, ties, grades and the quota of 优秀 inside one group.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_RANKING_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_RANKING_H_

#include <vector>

#include "services/common/decimal.h"
#include "services/reporting/domain/score/card.h"

namespace duban::reporting {

// Cards of one group, ranked: first K1–K3 and the index PI of every unit, then B2 by PI and the panel leaves
// that are scored by rank, then totals, ranks and grades. Best rank first; units that are not ranked come
// last. Equal ranks are ordered by unit id. A B2 leaf in the input is ignored.
std::vector<Scorecard> ScoreGroup(std::vector<CardInput> inputs, const Scheme& scheme);

// Ranks finished cards by T, then printed K1, K3 and smaller deductions; still equal shares the rank and the
// next is skipped (1, 2, 2, 4). A vetoed unit stands behind all others. Sets rank, ranked and grade.
std::vector<Scorecard> RankGroup(std::vector<Scorecard> cards, const Scheme& scheme);

// Places of 优秀 among `ranked` units: the share rounded half up. Meaningful from `quota_from` units on.
int ExcellentQuota(int ranked, const GradeRules& rules);

// The grade by T alone.
Grade GradeOf(const Rational& total, const GradeRules& rules);
const std::string& GradeTitle(Grade grade, const GradeRules& rules);

// What a grade within the quota follows from.
struct GradeCase {
  Rational total;
  int rank = 0;         // ascending inside the group, ties equal
  bool barred = false;  // by a red card or a veto: its place of 优秀 goes on to the next
};

// The grades of a group in order of rank, by total and quota; all who tie for the last place of 优秀 get it.
// A barred unit within the quota still shows 优秀: the caller lowers it.
std::vector<Grade> GradesInOrder(const std::vector<GradeCase>& ranked, const GradeRules& rules);

// The quarterly lists (红榜, 黑榜) of a ranked group. Red: targets met (Ā reaches the scheme's line) and
// among the best places; black: targets not met, unless by force majeure, and among the last ones. Places
// count with ties; a unit without Ā is on no list.
std::vector<const Scorecard*> RedList(const std::vector<Scorecard>& ranked, const GradeRules& rules);
std::vector<const Scorecard*> BlackList(const std::vector<Scorecard>& ranked, const GradeRules& rules);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_RANKING_H_
