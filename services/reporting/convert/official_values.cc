// Official statistics.
#include "services/common/status_macros.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/task_resources.h"

namespace duban::reporting {

absl::StatusOr<OfficialValue> OfficialFrom(const task::v1::Statistic& from) {
  using task::v1::Statistic;
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.item(), {"jurisdictions", "campaigns", "items"}));
  const absl::StatusOr<Period> period = ParsePeriodId(from.period());
  if (!period.ok() || from.versions().empty()) return Unreadable("官方统计");
  const Statistic::Version& current = *from.versions().rbegin();
  OfficialValue official{.key = {ids[1], ids[2], *period}, .name = from.name()};
  official.status = ShortName(Statistic::Status_Name(current.status()), "STATUS_");
  ASSIGN_OR_RETURN(official.value, OptionalDecimal(current.value()));
  return official;
}

}  // namespace duban::reporting
