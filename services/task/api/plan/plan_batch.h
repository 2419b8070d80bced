// What the batch-creating methods of the plan share.
#ifndef DUBAN_SERVICES_TASK_API_PLAN_PLAN_BATCH_H_
#define DUBAN_SERVICES_TASK_API_PLAN_PLAN_BATCH_H_

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/task/api/record_set.h"
#include "services/task/domain/rights.h"

namespace duban::task {

// Most resources in one batch.
inline constexpr int kMaxBatch = 1000;

// Converts every entry of `requests` with `convert` — (entry, field, Violations&) → T; `field` is
// "requests[i]". INVALID_ARGUMENT with all faults of all entries, or (BATCH_TOO_LARGE).
template <typename T, typename Requests, typename Convert>
absl::StatusOr<std::vector<T>> ConvertBatch(const Requests& requests, Convert convert) {
  if (requests.size() > kMaxBatch) {
    return InvalidField("requests", "BATCH_TOO_LARGE",
                        absl::StrCat("一批最多 ", kMaxBatch, " 条，收到 ", requests.size(), " 条，请分批"));
  }
  std::vector<T> resources;
  Violations violations;
  for (int i = 0; i < requests.size(); ++i) {
    resources.push_back(convert(requests[i], absl::StrCat("requests[", i, "]"), violations));
  }
  if (!violations.empty()) return violations.ToStatus();
  return resources;
}

// Runs `create` — (const Register&), or (const Register&, absl::Time now), → StatusOr<vector<Change>> — as an
// administrator, for a request with `parent`, `validate_only` and `request_id`; `reply` as in RunCommand.
template <typename Request, typename Response, typename Create, typename Reply>
void CreateAsAdmin(const RecordSet& records, const rpc::CallContext& call, const Request& request,
                   Create create, Reply reply, rpc::Done<Response> done) {
  const absl::StatusOr<Record*> record = records.Find(call, request.parent(), "parent");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, request.validate_only(),
      [person = call.person, create = std::move(create)](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor, RequireAnyRole(view.reg(), person, {Role::kAdmin}, view.now()));
        absl::StatusOr<std::vector<Change>> changes = [&] {
          if constexpr (std::is_invocable_v<const Create&, const Register&, absl::Time>) {
            return create(view.reg(), view.now());
          } else {
            return create(view.reg());
          }
        }();
        if (!changes.ok()) return changes.status();
        return Decision{std::move(actor), *std::move(changes)};
      },
      std::move(reply), std::move(done));
}

// The resources of type T that a command wrote, each handed to `add` as Stored<T>.
template <typename T, typename Add>
void EachWritten(const Outcome& outcome, Add add) {
  for (const WrittenState& written : outcome.states) {
    if (const T* state = StateAs<T>(written.value)) add(Stored<T>{*state, written.sequence, written.time});
  }
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_PLAN_PLAN_BATCH_H_
