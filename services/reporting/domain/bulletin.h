// Contents of the monthly bulletin (月通报) and the quarterly review (季讲评): all text and numbers, no
// layout. A renderer only places them.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/reporting/domain/completeness.h"
#include "services/reporting/domain/quarter.h"

namespace duban::reporting {

// Numbers below are decimal text as printed; "—" where nothing is defined.

// Part 1: one main indicator (主要指标).
struct IndicatorRow {
  std::string code, title, unit_title, unit_of_measure;
  std::string target, cumulative;
  std::string completion;  // 完成率, %
  std::string schedule;    // 序时, %
  std::string deviation;   // 偏差, with sign; percentage points or the indicator's own unit
  Light light = Light::kGrey;
  std::string remark;  // 待核定, 漏报 or empty
};

// Part 2: one task or policy (重点任务).
struct TaskRow {
  std::string code, title, unit_title;
  std::string due;
  std::string progress, planned;  // %
  int overdue_days = 0;
  Light light = Light::kGrey;
  std::string remark;
};

// Part 3: projects of one class or one unit.
struct ProjectRow {
  std::string title;
  int count = 0;
  std::string annual_plan_wan, invested_wan;  // 万元, of projects with a printed plan
  std::string investment_rate;                // 投资完成率, %
  std::string start_rate, entry_rate;         // 开工率, 入统率, %
};

// Part 5: one form that came late or not at all, by name.
struct LateForm {
  std::string unit_title;
  std::string period_title;
  FormClass form_class = FormClass::kNone;
  bool unresolved_return = false;
};

// 月通报 of one month.
struct MonthlyBulletin {
  std::string title;
  std::string campaign_title;
  Period month;
  AsOf as_of;
  std::vector<IndicatorRow> indicators;
  std::vector<LightCounts> lights;  // per action
  LightCounts task_lights;          // of part 2
  std::vector<TaskRow> tasks;       // red and yellow first
  std::vector<ProjectRow> projects_by_class;
  std::vector<ProjectRow> projects_by_unit;
  std::string orders;         // part 4, a sentence
  Completeness completeness;  // of the whole district
  std::vector<LateForm> late_forms;
  std::vector<std::string> demands;  // part 6, drafted from the data
};
// NOT_FOUND when the campaign is unknown; INVALID_ARGUMENT (PERIOD_KIND) when `month` is no month;
// FAILED_PRECONDITION (PERIOD_NOT_LOCKED) until all its ten-day periods are locked.
absl::StatusOr<MonthlyBulletin> MonthlyBulletinOf(const Projection& projection, const Scheme& scheme,
                                                  const std::string& campaign, const Period& month);

// One line of a group's ranking.
struct RankRow {
  int rank = 0;  // 0: not ranked
  std::string unit, unit_title;
  std::vector<std::string> components;  // in the order of QuarterlyReview::component_titles
  std::string base, bonus, deductions, total;
  std::string grade;               // 优秀, …
  std::string change;              // "↑2", "↓1", "持平", "新列" or "—"
  std::vector<std::string> flags;  // 无评议, …
};

// One group's part.
struct GroupReview {
  std::string group;  // "TF", …
  std::string title;  // 行动专班, 区直部门, 乡镇街道
  std::vector<RankRow> rows;
  std::vector<std::string> red_list, black_list;  // unit titles
};

// 季讲评材料 of one quarter.
struct QuarterlyReview {
  std::string title;
  std::string campaign_title;
  Period quarter;
  AsOf as_of;
  std::vector<std::string> component_titles;  // the nine, e.g. "K1 看主要目标完成"
  std::vector<GroupReview> groups;
  Completeness completeness;
  std::vector<Completeness> by_unit;  // units with a late or missing form
  std::vector<std::string> notes;     // what the reader has to know about the numbers
};
// Errors as above, for a quarter.
absl::StatusOr<QuarterlyReview> QuarterlyReviewOf(const Projection& projection, const Scheme& scheme,
                                                  const std::string& campaign, const Period& quarter);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_H_
