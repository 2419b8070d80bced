// What the acts on units and role bindings share between the request and the domain.
#ifndef DUBAN_SERVICES_TASK_API_ORG_ORG_ACTS_H_
#define DUBAN_SERVICES_TASK_API_ORG_ORG_ACTS_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/task/api/record_set.h"
#include "services/task/convert/field_reader.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/names.h"
#include "services/task/domain/rights.h"

namespace duban::task {

// A day that may be left out; DATE for one that no calendar has.
inline std::optional<absl::CivilDay> ReadDay(bool given, const google::type::Date& date,
                                             absl::string_view field, Violations& out) {
  if (!given) return std::nullopt;
  const std::string at;
  std::optional<absl::CivilDay> day = FieldReader(at, out).Day(date, field);
  return day;
}

// Runs an act for `request` in the jurisdiction that `name` (the request's `field`) lies in: `right` is
// (const Register&, absl::Time) → StatusOr<Actor>, `decide` is (const ActContext&) →
// StatusOr<vector<Change>>; `reply` as in RunCommand.
template <typename Request, typename Response, typename Right, typename Decide, typename Reply>
void ActOnOrg(const RecordSet& records, const rpc::CallContext& call, const Request& request,
              const std::string& name, absl::string_view field, Right right, Decide decide, Reply reply,
              rpc::Done<Response> done) {
  const absl::StatusOr<Record*> record = records.Find(call, name, field);
  if (!record.ok()) return done(record.status());
  bool validate_only = false;
  if constexpr (requires { request.validate_only(); }) validate_only = request.validate_only();
  RunCommand(
      **record, call, request, validate_only,
      [right = std::move(right), decide = std::move(decide)](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor, right(view.reg(), view.now()));
        const ActContext context{view.reg(), "", actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, decide(context));
        return Decision{std::move(actor), std::move(changes)};
      },
      std::move(reply), std::move(done));
}

// The right of administrators.
inline auto AsAdmin(const rpc::CallContext& call) {
  return [person = call.person](const Register& in, absl::Time now) {
    return RequireAnyRole(in, person, {Role::kAdmin}, now);
  };
}

// The resource `id` of a register's map, at the version the caller read. NOT_FOUND by `name`; ABORTED for an
// etag that is not current.
template <typename T>
absl::StatusOr<const T*> FindCurrent(const std::map<std::string, Stored<T>>& all, const std::string& id,
                                     const std::string& name, const std::string& etag) {
  const auto found = all.find(id);
  if (found == all.end()) return NotFound(name);
  RETURN_IF_ERROR(CheckEtag(etag, name, found->second.sequence));
  return &found->second.value;
}

// The last T of `outcome` for which `fits` holds, as it was written.
template <typename T, typename Fits>
Stored<T> LastWritten(const Outcome& outcome, Fits fits) {
  Stored<T> last;
  for (const WrittenState& written : outcome.states) {
    const T* const state = StateAs<T>(written.value);
    if (state != nullptr && fits(*state)) last = Stored<T>{*state, written.sequence, written.time};
  }
  return last;
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_ORG_ORG_ACTS_H_
