// A scoring scheme (评分办法): every number of 三看三评三比 as data. The structs hold no defaults; a scheme
// is read from a versioned document and frozen once published, and every result names the scheme it used.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_SCHEME_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_SCHEME_H_

#include <map>
#include <string>
#include <vector>

#include "services/common/decimal.h"
#include "services/reporting/domain/scheme/hint_rules.h"

namespace duban::reporting {

// Points of the thirteen leaves; together 100.
struct LeafPoints {
  Rational k1, k2a, k2b, k2c, k3a, k3b;  // 三看
  Rational p1, p2a, p2b, p3;             // 三评
  Rational b1, b2, b3;                   // 三比
};

// How indicators become points in K1 and in the index PI.
struct IndicatorRules {
  Rational zero_below;           // an attainment under it counts 0 in K1
  Rational over_fulfilment_cap;  // upper end of an attainment in PI (over-fulfilment counts there, not in K1)
  Rational pp_full_loss;         // percentage points that cost a rate with target ≤ 0 its whole attainment
  Rational ordinal_step;         // lost per class below the target class
  Rational cooperating_factor;   // weight of an item for its cooperating units (配合单位)
};

// K2a: points lost per form.
struct DisciplineRules {
  Rational late;          // 迟报
  Rational missing;       // 漏报
  Rational extra_return;  // per task-force return beyond the free ones
  int free_returns;
};

// One step of K3a: done at most `days` natural days late counts `value`.
struct LateStep {
  int days;
  Rational value;
};

// K3a: value of a task by its lateness; on time is 1, due and undone is 0.
struct TaskRules {
  std::vector<LateStep> late_steps;  // ascending days
  Rational done_later;               // done later than the last step
};

// K3b: parts of the class BUILD and the names of the classes.
struct ProjectRules {
  std::map<std::string, std::string> class_titles;  // "BUILD" → 开工建设类
  Rational start, investment, entry;                // together 1
  Rational entry_minimum_wan;  // planned total from which statistics entry is due, 万元
};

// P3: value of an issue (难点堵点) by its state at the period's end.
struct IssueRules {
  Rational verified, staged, open;
};

// The index PI and the points for a rank in it (B2).
struct IndexRules {
  Rational attainment;  // weight of the mean attainment
  Rational key_tasks;   // weight of K3; together 1
  Rational rank_span;   // INDEX_RANK: part of B2's points between the first and the last rank
  Rational rank_step;   // INDEX_STEP: points of B2 lost per place behind the first
};

// One group of voters (评议主体).
struct PanelGroup {
  std::string id;
  std::string title;
  Rational weight;
  int minimum_ballots;  // fewer: the group is void, its weight goes to the others pro rata
};

// The panel (评议): groups, trimming of point ballots, values of grade votes, conduct penalty of B3.
struct PanelRules {
  std::vector<PanelGroup> groups;
  Rational vote_excellent, vote_good, vote_fair, vote_poor;  // of 1
  int trim_none_below;                                       // fewer point ballots: none dropped
  int trim_one_below;                                        // fewer: one dropped at each end; otherwise
  Rational trim_share;                                       // the whole part of this share at each end
  Rational conduct_penalty;                                  // per verified conduct problem (作风问题)
  Rational outlier_points;  // a mark this far from its group\'s median is shown as an outlier
  Rational rank_span;       // PANEL_RANK: part of a leaf's points between the first and the last rank
};

// Status lights (亮灯).
struct LightRules {
  Rational tolerance;           // RATIO: green from 1 − tolerance
  Rational ratio_yellow;        // RATIO: yellow from here, red below
  int early_guard_months;       // RATIO: red shows as yellow in the first months of the year
  int start_red_months;         // START: due but not started this many months in a row is red
  Rational task_yellow_points;  // TASK: this far behind plan is yellow
  Rational task_red_points;     // TASK: further behind is red
  int task_red_days;            // TASK: overdue by more natural days is red
  Rational pp_yellow_points;  // PP: short of plan by this many points is yellow; less is green with a remark
  Rational pp_red_points;     // PP: short by more points is red
  Rational relative_red_share;  // RELATIVE50: short by more than this share of the plan is red
  int entry_yellow_months;      // STATS_ENTRY: not entered this many months after the start is yellow
  int entry_red_months;         // STATS_ENTRY: not entered for more months is red
  int due_soon_days;            // working days to the deadline from which an item is due soon (临期)
  std::map<std::string, std::string> policies;  // item class → policy, e.g. "INDICATOR" → "RATIO"
  std::map<std::string, std::string> palette;   // light → the colour's name shown, e.g. "BLUE" → 蓝灯
  int propose_red_months;     // a reminder letter is proposed after this many red months in a row; 0: never
  int propose_yellow_months;  // the same for yellow
  int supervise_red_months;  // a supervision letter (督办函) after this many red months in a row; 0: never
  Rational propose_attainment;  // a month's plan attained by less is proposed for a reminder letter
};

// Counters of the escalation ladder that scores and lights feed.
struct LadderRules {
  int lag_months;     // months in a row behind plan (连续滞后) from which a unit is listed
  int last_places;    // places at the end of a group that are listed (排名靠后)
  int last_quarters;  // quarters in a row among them from which an interview is proposed
};

// Terms of the further appeal (再申诉), in working days; the first appeal's are in the campaign's due table.
struct AppealRules {
  int further_workdays;         // to ask for it, after the ruling came into force
  int further_answer_workdays;  // to decide it, after it was asked for
};

// Terms of exemptions (容错免责).
struct ExemptionRules {
  int filing_workdays;  // after the day of the finding
  int decision_days;    // natural days after the filing
};

// A group that units are ranked in.
struct RankingGroup {
  std::string id;  // "TF", "DEPT", "TOWN"
  std::string title;
  std::vector<std::string> unit_kinds;  // as the record names them, e.g. "DEPARTMENT"
};

// Bonus and deductions.
struct AdjustmentRules {
  Rational bonus_cap_quarter, bonus_cap_year, deduction_cap, total_cap;
  Rational bonus_national, bonus_provincial, bonus_city;
  Rational yellow_card, red_card, false_report;
  Rational criticism_national, criticism_provincial, criticism_city;
  std::map<std::string, std::string>
      bonus_categories;  // what counts as bonus, by formal document: id → title
  // Not counted as bonus, whatever paper stands behind it (批示、媒体信息、经验交流、会议次数、留痕):
  // category → title.
  std::map<std::string, std::string> not_counted;
  int yellow_per_red;  // yellow cards of one unit and quarter that convert to a red one; at least 1
};

// Grades (等次), the quota of 优秀 and the quarterly lists (红黑榜).
struct GradeRules {
  Rational excellent, good, fair;  // lower bounds of T
  std::string title_excellent, title_good, title_fair, title_poor;
  Rational quota;  // share of the group, rounded half up
  int quota_from;  // smaller groups have no quota
  int red_list, black_list;
  Rational target_met;    // mean attainment from which a unit has met its targets
  int minimum_unit_days;  // a unit younger than this in the period is not ranked
};

// The year: quarters and annual evaluation, and the export to the performance system (年度绩效考核).
struct YearRules {
  Rational quarters, annual;  // together 1
  int minimum_quarters;       // fewer ranked quarters: annual evaluation only
  Rational converted_points;  // allotted by the performance office
  int red_cards_down;         // red cards of the year from which the grade goes one step down
};

// The whole scheme.
struct Scheme {
  std::string id;  // e.g. "rubric.v1", in every result
  std::string title;
  int places;  // decimals of a leaf
  Rounding rounding;
  std::map<std::string, std::string> component_titles;  // "K1" → 看主要目标完成
  std::map<std::string, std::string> formulas;          // leaf → its formula, see formula_catalogue.h
  LeafPoints points;
  std::vector<RankingGroup> groups;
  std::map<std::string, LeafPoints> group_points;  // group → its own points where they differ from `points`
  IndicatorRules indicator;
  DisciplineRules discipline;
  TaskRules task;
  ProjectRules project;
  IssueRules issue;
  IndexRules index;
  PanelRules panel;
  LightRules lights;
  LadderRules ladder;
  HintRules hints;
  // Strength of a target's wording, "ENSURE", "STRIVE" or "PLAIN" → factor of the item's weight in K1, K3 and
  // PI (确保、力争).
  std::map<std::string, Rational> strength;
  AppealRules appeal;
  ExemptionRules exemption;
  AdjustmentRules adjustments;
  GradeRules grades;
  YearRules year;
  // Keys that a published text lacks because it is older than they are, filled so that it scores as it did
  // when it was published: see additions.v1.json. Empty for a text that says everything itself.
  std::vector<std::string> filled_keys = {};

  // The points that hold for a group.
  const LeafPoints& PointsOf(const std::string& group) const {
    const auto found = group_points.find(group);
    return found == group_points.end() ? points : found->second;
  }
  // The scheme with the group's points in place of the common ones: what the group is scored by.
  Scheme ForGroup(const std::string& group) const {
    Scheme scheme = *this;
    scheme.points = PointsOf(group);
    return scheme;
  }
};

// `value` rounded once, the way the scheme rounds.
inline Rational RoundBy(const Scheme& scheme, const Rational& value) {
  return Round(value, scheme.places, scheme.rounding);
}

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_SCHEME_H_
