// Due tables (时限表) and their rules as messages.
#ifndef DUBAN_SERVICES_TASK_CONVERT_DUE_TABLE_H_
#define DUBAN_SERVICES_TASK_CONVERT_DUE_TABLE_H_

#include <string>

#include "duban/task/v1/campaign.pb.h"
#include "services/common/deadlines.h"
#include "services/message/fields.h"

// Descriptions stand in the namespace of what they describe, where fields.h finds them.
namespace duban {

template <typename Io>
void Fields(Io& io, Like<Io, WorkdayRule>& rule) {
  io("workdays", rule.workdays);
  io("hour", rule.at.hour);
  io("minute", rule.at.minute);
}

}  // namespace duban

namespace duban::task {

void WriteDueTable(const DueTable& table, v1::DueTable& out);

// `base` with the rules that `table` gives, each of those whole. ENUM_VALUE below `at` for an unknown shift.
DueTable ReadDueTable(const v1::DueTable& table, const DueTable& base, const std::string& at,
                      Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_DUE_TABLE_H_
