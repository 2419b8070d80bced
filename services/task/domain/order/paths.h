// Matters that others refer to by their paths.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_PATHS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_PATHS_H_

#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "services/task/domain/act_context.h"

namespace duban::task {

// The matter of that path in the campaign of the act; null if there is none.
template <MatterType T>
const T* FindAt(const ActContext& context, absl::string_view path) {
  if (!absl::ConsumePrefix(&path, MatterPath<T>(context.campaign, ""))) return nullptr;
  return context.docket().Find<T>(context.campaign, path);
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_PATHS_H_
