// The year's score (年度得分) from the quarters and the annual evaluation, ranked and graded by group, and
// its export to the performance system (年度绩效考核).
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_YEAR_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_YEAR_H_

#include <optional>
#include <string>
#include <vector>

#include "services/common/decimal.h"
#include "services/common/period.h"
#include "services/reporting/domain/score/leaves_pb.h"
#include "services/reporting/domain/score/quarter.h"

namespace duban::reporting {

// T of the year and its share in the district's performance evaluation (年度绩效考核).
struct YearScore {
  Rational total;      // rounded once
  Rational converted;  // allotted points · total ÷ 100, rounded once
  Grade grade;         // by the total alone; quota, cards and vetoes come with the group's ranking
};

// `quarters` are the totals of the ranked quarters, `annual` the annual evaluation on full-year final data.
// With fewer ranked quarters than the scheme asks for, the annual evaluation stands alone.
YearScore ScoreYear(const std::vector<Rational>& quarters, const Rational& annual, const Scheme& scheme);

// The total of a quarter that counted.
struct QuarterTotal {
  Period quarter;
  Rational total;

  friend bool operator==(const QuarterTotal&, const QuarterTotal&) = default;
};

// One unit's year. Not ranked: rank 0, no grade, no total.
struct YearEntry {
  std::string unit;
  std::string title;
  std::vector<QuarterTotal> quarters;  // ranked ones, in order
  Rational annual;                     // T of the annual evaluation
  bool quarters_count = false;         // enough ranked quarters; otherwise the annual evaluation alone
  Rational total;                      // T of the year
  Rational converted;
  int rank = 0;    // ties share a rank
  int ranked = 0;  // ranked units of the group
  std::optional<Grade> grade;
  Grade grade_by_total = Grade::kPoor;  // before it was lowered: by total and quota
  int vetoes = 0;                       // grounds of the year
  int red_cards = 0;                    // conversions included
  bool interviewed = false;             // 约谈
  std::vector<std::string> reasons;     // why the grade was lowered, for people
};

// One group, best rank first, units that are not ranked last.
struct YearGroup {
  std::string group;  // as in QuarterResult
  std::vector<YearEntry> entries;
};

// A whole year.
struct YearResult {
  std::string campaign;
  Period year;
  AsOf as_of;             // of the annual evaluation
  bool complete = false;  // all ten-day periods of the year are locked
  std::vector<YearGroup> groups;
};

// The year of all units of the annual evaluation. Ranks by T of the year; ties by K1, K3 and smaller
// deductions of the annual evaluation. Grades by the year's own quota; then, for red cards from the scheme's
// number on or an interview (约谈), one step down once; then, for a veto in the year, not 优秀 and at most
// 一般. A veto does not move the rank; a place of 优秀 that is lost goes on to the next unit.
// `quarters` in order, those that exist; `annual` the result of the year.
YearResult ComputeYear(const std::vector<QuarterResult>& quarters, const QuarterResult& annual,
                       const Scheme& scheme);

// SHA-256 (hexadecimal) over all entries as text: equal digests mean equal totals, ranks and grades.
std::string YearDigest(const YearResult& result);

// A row of the export to the performance system.
struct YearExportRow {
  std::string unit;
  std::string group;
  int year = 0;
  Rational total;
  int rank = 0;
  Grade grade = Grade::kPoor;
  int vetoes = 0;
  Rational converted;
};

// The ranked units, by group and rank.
std::vector<YearExportRow> ExportRows(const YearResult& result);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_YEAR_H_
