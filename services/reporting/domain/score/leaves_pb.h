// Leaves of the three appraisals (三评) and the three comparisons (三比).
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_LEAVES_PB_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_LEAVES_PB_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/common/decimal.h"
#include "services/reporting/domain/score/leaves_k.h"
#include "services/reporting/domain/score/ledger.h"

namespace duban::reporting {

// The four grades (等次), for votes and for results alike. Stored by name; never rename.
enum class Grade { kExcellent, kGood, kFair, kPoor };  // 优秀 良好 一般 较差

// One voter's mark for one leaf: points 0–100, or a grade when `points` is empty.
struct Mark {
  std::optional<Rational> points;
  Grade grade = Grade::kPoor;
};

// A mark on the scale 0–100.
Rational MarkPoints(const Mark& mark, const PanelRules& rules);
// Marks dropped at both ends together: of the points only, grades are never trimmed.
int TrimmedMarks(const std::vector<Mark>& marks, const PanelRules& rules);
// Exact mean of the points left after trimming and of all grades; 0 without marks.
Rational PanelGroupMean(const std::vector<Mark>& marks, const PanelRules& rules);

// A panel's mark 0–100 with a line per valid group; contributions add up to `value`.
struct PanelScore {
  Rational value;
  std::vector<LedgerLine> lines;
};

// The panel's mark from the marks of each group, recused voters already left out. Groups under their minimum
// are void and their weight goes to the others pro rata; empty when no group is valid.
std::optional<PanelScore> PanelMean(const std::map<std::string, std::vector<Mark>>& marks_by_group,
                                    const Scheme& scheme);

// P1 results (评工作成效), P2b duty (评履职成效) and B1 drive (比干劲): points·panel/100.
LeafResult ScorePanelLeaf(LeafId id, const Rational& points, const std::optional<PanelScore>& panel,
                          const Scheme& scheme);

// B3 conduct (比作风): panel less the penalty per verified conduct problem (作风问题), never below 0; one
// line per problem, and one for what the floor gives back.
LeafResult ScoreB3(const std::optional<PanelScore>& panel, const std::vector<LedgerLine>& conduct_problems,
                   const Scheme& scheme);

// P2a supervision orders (督查督办): closed on time ÷ due in the period.
LeafResult ScoreP2a(const std::vector<YesNoCase>& orders, const Scheme& scheme);

// State of an issue when the period ends.
enum class IssueOutcome { kVerified, kStaged, kOpen };

// An issue (难点堵点) on hand at the period's start or raised in it.
struct IssueCase {
  LedgerLine line;
  Rational difficulty;  // 1–3, times the factor of cooperating units; 0: not fixed yet, shown but not counted
  IssueOutcome outcome = IssueOutcome::kOpen;
};
// P3 hard problems (评攻坚克难).
LeafResult ScoreP3(const std::vector<IssueCase>& issues, const Scheme& scheme);

// Where a unit stands in its group by the index PI.
struct IndexPlace {
  int rank = 1;    // 1 – `ranked`; equal indices share it
  int ranked = 1;  // units of the group that are ranked
  Rational index;
  Rational best;  // the group's highest index
};
// B2 performance (比业绩): by rank, linear (a single unit has full points) or a fixed step per place, never
// below 0; or by the index itself against the group's best.
LeafResult ScoreB2(const IndexPlace& place, const Scheme& scheme);

// A panel leaf scored by its mean, scored instead by the rank (1 – `ranked`) of that mean in the group; the
// means stay in sight, conduct problems are taken off as before. Rank 0: not ranked, no points.
LeafResult ByPanelRank(const LeafResult& by_mean, int rank, int ranked, const Scheme& scheme);
// The panel's part of a leaf scored by its mean: all of it but conduct problems and the bounds.
Rational PanelPart(const LeafResult& by_mean);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_LEAVES_PB_H_
