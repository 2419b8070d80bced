#include "services/task/domain/machine.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/errors.h"

namespace duban::task {

absl::Status RefuseEvent(absl::string_view reason, absl::string_view subject, absl::string_view state,
                         absl::string_view event, const std::vector<absl::string_view>& possible) {
  const std::string instead = absl::StrJoin(possible, ", ");
  const std::string remedy = possible.empty() ? "已无可办的步骤 (no act is possible in this state)"
                                              : absl::StrCat("现在可办：", instead, " (possible now)");
  return Precondition(reason, absl::StrCat(subject, "状态为 ", state, "，不能执行 ", event, "；", remedy),
                      {{"state", std::string(state)}, {"event", std::string(event)}, {"possible", instead}});
}

}  // namespace duban::task
