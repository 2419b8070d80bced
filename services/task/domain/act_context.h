// What every act may look at beside the matter it is done to.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ACT_CONTEXT_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ACT_CONTEXT_H_

#include <string>

#include "services/task/domain/register.h"

namespace duban::task {

// Who acts on what, and when. Refers to the register; lives for one command.
struct ActContext {
  const Register& in;
  std::string campaign;
  Actor actor;
  absl::Time now;

  const Docket& docket() const { return in.docket; }
  const WorkCalendar& calendar() const { return in.calendar; }
  // The day of `now` in Asia/Shanghai.
  absl::CivilDay today() const { return absl::ToCivilDay(now, ChinaTime()); }
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ACT_CONTEXT_H_
