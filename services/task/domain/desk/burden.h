// The burden meter (减负): how much the units were asked for in a month, and how much of it they had to type
// anew.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_DESK_BURDEN_H_
#define DUBAN_SERVICES_TASK_DOMAIN_DESK_BURDEN_H_

#include <map>
#include <string>
#include <vector>

#include "services/task/domain/form/form.h"
#include "services/task/domain/register.h"

namespace duban::task {

struct UnitBurden {
  const Unit* unit = nullptr;
  int forms = 0;     // on record
  int rows = 0;      // in them
  int typed = 0;     // cells that differ from the period before
  int reused = 0;    // cells as in the period before
  int orders = 0;    // issued to it in the month, as the unit that leads
  int meetings = 0;  // held, with one of its people expected
};

// What was typed and what was taken over in `row`, against the row of the period before (null = none).
struct RowCells {
  int typed = 0;
  int reused = 0;
};
RowCells CountRowCells(const FormRow& row, const FormRow* before);

// Every reporting unit's burden in `month`, in the order of the ids. `documents` are the forms on record of
// the month's dekads and of the dekad before.
std::vector<UnitBurden> CountBurden(const Register& in, const Campaign& campaign, const Period& month,
                                    const std::map<FormKey, FormDocument>& documents);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_DESK_BURDEN_H_
