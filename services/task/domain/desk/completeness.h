// Completeness (应报、已报、未报、迟报、漏报、免责) of one ten-day period: who has reported and who has not.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_DESK_COMPLETENESS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_DESK_COMPLETENESS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/task/domain/form/form.h"
#include "services/task/domain/register.h"

namespace duban::task {

// Forms by what became of them: due = on_time + late + open + missing + excused.
struct CompletenessCounts {
  int due = 0;       // 应报
  int reported = 0;  // 已报: approved by the unit's leader, on time or late
  int on_time = 0;
  int late = 0;     // 迟报
  int open = 0;     // 未报, may still come
  int missing = 0;  // 漏报
  int excused = 0;  // 免责, counts as on time

  // In percent with two decimals, half away from zero; empty if nothing is due.
  std::string ReportingRate() const;
  std::string OnTimeRate() const;

  friend bool operator==(const CompletenessCounts&, const CompletenessCounts&) = default;
};

struct CompletenessLine {
  const Unit* unit = nullptr;
  Form form;
  FormClass form_class = FormClass::kUnspecified;  // unspecified while the form may still come
};

struct Completeness {
  bool locked = false;
  CompletenessCounts overall;
  std::map<std::string, CompletenessCounts> by_action;  // a unit with items of several counts in each
  std::map<UnitKind, CompletenessCounts> by_unit_kind;
  std::vector<CompletenessLine> units;  // in the order of their ids
  int overrides = 0;                    // late fills, excuses, reopenings and corrections of the period
};

// Counts the forms of a dekad. `forms` are those on record, by unit; a unit without one has not begun. Before
// the lock a form's class is what it would be if it were locked as it stands.
Completeness CountCompleteness(const Register& in, const Campaign& campaign, const Period& period,
                               const std::map<std::string, Form>& forms);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_DESK_COMPLETENESS_H_
