// What a unit still has open beside its items (未结事项): orders, proposals and false-report cases, and how
// they pass to another unit.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORG_OPEN_MATTERS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORG_OPEN_MATTERS_H_

#include <string>
#include <vector>

#include "services/task/domain/matter.h"
#include "services/task/domain/register.h"

namespace duban::task {

// One open matter. A proposal goes where the order or item that it is about goes.
struct OpenMatter {
  Matter matter;
  std::string follows;  // path of that order or item; empty = goes by itself
};

// The matters of all campaigns in which the unit has a part and that are not finished on `day`: orders
// proposed or open, proposals not decided, false-report cases in which something may still be asked of it,
// conclusions not sent, or sent and open to objection. In the order of campaigns, kinds and ids.
std::vector<OpenMatter> OpenMattersOf(const Register& in, const std::string& unit, absl::CivilDay day);

// The matter with `to` in the place of `from`: as its lead, among those who help, as the unit it is about.
Matter HandedOver(const Matter& matter, const std::string& from, const std::string& to);

// The type of the change that hands it over, e.g. "order.transfer".
std::string TransferType(const Matter& matter);

// `units` with `to` in the place of `from`, each once, without `lead`: nobody helps itself.
std::vector<std::string> WithUnit(const std::vector<std::string>& units, const std::string& from,
                                  const std::string& to, const std::string& lead);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORG_OPEN_MATTERS_H_
