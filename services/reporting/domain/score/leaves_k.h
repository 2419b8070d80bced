// Leaves of the three looks (三看): K1 main targets, K2 dispatch work, K3 key tasks and projects.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_LEAVES_K_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_LEAVES_K_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/common/decimal.h"
#include "services/reporting/domain/score/ledger.h"

namespace duban::reporting {

// An indicator as K1 counts it. Without an attainment it is left out, unless its form is missing or its value
// was false.
struct IndicatorCase {
  LedgerLine line;
  Rational weight;  // with the factors of cooperating units and of strength
  std::optional<Rational> attainment;
  bool missing = false;                         // 漏报: counts 0
  bool is_false = false;                        // 虚报: counts 0, in Ā by what was verified
  std::optional<Rational> verified_attainment;  // A of the verified value of a false one; empty: 0
};

// K1 and the mean attainment Ā that the index PI uses (each A bounded to [0, over-fulfilment cap]).
struct K1Result {
  LeafResult leaf;
  std::optional<Rational> attainment_mean;  // empty when K1 has no case
};
K1Result ScoreK1(const std::vector<IndicatorCase>& cases, const Scheme& scheme);

// A product due: a unit's form, or a task force's reviews of a ten-day period, 旬简报 or material of the
// 月报.
struct ProductCase {
  LedgerLine line;
  bool late = false;
  bool missing = false;
  int returns = 0;  // by the task force
};
// K2a reporting discipline (报送纪律): full points less late, missing and repeated returns, never below 0; or
// what came in time ÷ what was due. Nothing due: full points.
LeafResult ScoreK2a(const std::vector<ProductCase>& products, const Scheme& scheme);

// A case that met its condition or not: a form passed at first review, a resolution or an order closed on
// time.
struct YesNoCase {
  LedgerLine line;
  Rational weight;
  bool met = false;
};
// K2b quality (报送质量): forms passed at first review ÷ forms made.
LeafResult ScoreK2b(const std::vector<YesNoCase>& forms, const Scheme& scheme);
// K2c resolutions (议定事项): closed on time ÷ due in the period.
LeafResult ScoreK2c(const std::vector<YesNoCase>& resolutions, const Scheme& scheme);

// A task or policy as K3a counts it.
struct TaskCase {
  LedgerLine line;
  Rational weight;
  absl::CivilDay due;
  absl::CivilDay as_of;                     // last day of the period the row belongs to
  std::optional<absl::CivilDay> done_date;  // set when done
  Rational progress;                        // 0–1
  Rational planned;                         // 0–1; 0 while not due: left out
  bool missing = false;                     // 漏报: counts 0
  bool is_false = false;                    // 虚报: counts 0
};
// K3a tasks by TASK_VALUE_MEAN or DONE_SHARE.
LeafResult ScoreK3a(const std::vector<TaskCase>& tasks, const Scheme& scheme);

// A project as K3b counts it; which fields matter depends on its class.
struct ProjectCase {
  LedgerLine line;
  std::string project_class;  // "BUILD", "RESERVE", "ATTRACT_LEGACY"
  Rational weight;            // factors of cooperating units and of strength
  bool start_due = false;     // BUILD: planned to start by now
  bool started = false;
  bool entry_due = false;  // BUILD: statistics entry (入统) due by now
  bool entered = false;
  std::optional<Rational> annual_plan_wan;  // BUILD, 万元
  Rational invested_wan;                    // BUILD, cumulative, 万元
  Rational planned_weight;                  // other classes: milestones planned by now
  Rational achieved_weight;                 // of those, achieved; extra ones may exceed the plan
};
// K3b projects, by class or their pooled investment; `schedule` is the campaign's 序时 fraction S.
LeafResult ScoreK3b(const std::vector<ProjectCase>& projects, const Rational& schedule, const Scheme& scheme);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_LEAVES_K_H_
