// Overrides: what was done past the rules of a period, counted so that nothing of it stays silent.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_OVERRIDES_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_OVERRIDES_H_

#include <map>
#include <string>
#include <vector>

#include "services/docket/docket.h"
#include "services/task/domain/form/form.h"

namespace duban::task {

struct OverrideCount {
  int late_fills = 0;   // 补报
  int excuses = 0;      // confirmed 免责
  int reopenings = 0;   // approved 重新开放
  int corrections = 0;  // approved 更正

  friend bool operator==(const OverrideCount&, const OverrideCount&) = default;
};

// The counts of a period by unit; only units with something to count. `forms` are the period's on record.
std::map<std::string, OverrideCount> CountOverrides(const Docket& docket, const std::string& campaign,
                                                    const Period& period, const std::vector<Form>& forms);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_OVERRIDES_H_
