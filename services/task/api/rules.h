// What the RPCs on a campaign's rules share. Rules are one matter with the id "current", whose absence from
// the record means the defaults in its struct. A room offers ToProto as for every matter.
#ifndef DUBAN_SERVICES_TASK_API_RULES_H_
#define DUBAN_SERVICES_TASK_API_RULES_H_

#include <string>
#include <utility>
#include <vector>

#include "services/task/api/matters.h"

namespace duban::task {

inline constexpr char kCurrentRules[] = "current";

// The rules with the change they stand at; the defaults at sequence 0.
template <MatterType T>
Stored<T> StoredRules(const Docket& docket, const std::string& campaign) {
  if (auto stored = docket.FindStored<T>(campaign, kCurrentRules)) return *std::move(stored);
  Stored<T> defaults;
  defaults.value.campaign = campaign;
  defaults.value.id = kCurrentRules;
  return defaults;
}

// INVALID_ARGUMENT (RESOURCE_NAME) for a name that is not that of a campaign's rules.
template <MatterType T>
absl::StatusOr<MatterRef> ParseRulesName(const std::string& name, absl::string_view field) {
  ASSIGN_OR_RETURN(MatterRef ref, ParseMatterName(name, T::kCollection, field));
  if (ref.id == kCurrentRules) return ref;
  return InvalidField(field, "RESOURCE_NAME", absl::StrCat("应为 …/", T::kCollection, "/", kCurrentRules));
}

// The rules `request.name()`; the defaults if none were set.
template <MatterType T, typename Request>
auto GetRules(const RecordSet& records, const rpc::CallContext& call, const Request& request)
    -> absl::StatusOr<decltype(ToProto("", std::declval<const Stored<T>&>()))> {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseRulesName<T>(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  return ToProto(ref.jurisdiction, StoredRules<T>(reading.reg->docket, ref.campaign));
}

// Sets the rules called `name`, the request's field `field`, to `given`, as a holder of one of `roles`;
// `decide` is (const T&, const ActContext&) → StatusOr<vector<Change>>.
template <MatterType T, typename Request, typename Response, typename Decide>
void UpdateRules(const RecordSet& records, const rpc::CallContext& call, const Request& request,
                 const std::string& name, const std::string& field, T given, RoleSet roles, Decide decide,
                 rpc::Done<Response> done) {
  const std::string at = absl::StrCat(field, ".name");
  const absl::StatusOr<MatterRef> ref = ParseRulesName<T>(name, at);
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, name, at);
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, roles, &request, given = std::move(given),
       decide = std::move(decide)](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, roles, Scope{}, view.now()));
        RETURN_IF_ERROR(FindCampaign(view.reg(), ref.campaign).status());
        const Stored<T> before = StoredRules<T>(view.reg().docket, ref.campaign);
        RETURN_IF_ERROR(CheckEtag(request.etag(), PathOf(before.value), before.sequence));
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, decide(given, context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LastMessage<T>(jurisdiction, outcome);
      },
      std::move(done));
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_RULES_H_
