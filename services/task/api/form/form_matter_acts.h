// What the acts on corrections, excuses and reopenings share: rights first, then the matter, its form and
// etag, then the domain.
#ifndef DUBAN_SERVICES_TASK_API_FORM_FORM_MATTER_ACTS_H_
#define DUBAN_SERVICES_TASK_API_FORM_FORM_MATTER_ACTS_H_

#include <string>
#include <utility>
#include <vector>

#include "services/task/api/form/form_acts.h"
#include "services/task/api/matters.h"
#include "services/task/domain/form/form_matter.h"

namespace duban::task {

// The form of a matter, as an act sees it.
struct FormSight {
  FormContext context;
  const FormDocument* document = nullptr;
};

// Errors of ParseFormPath on `field`, MakeFormContext; INVALID_ARGUMENT (OTHER_CAMPAIGN) for a form of
// another campaign than the matter's.
absl::StatusOr<FormSight> SeeForm(CommandView& view, const std::string& path, const std::string& campaign,
                                  absl::string_view field);

// The roles of a unit count for its own forms only.
inline Scope ScopeOfForm(absl::string_view path) { return Scope{.unit = UnitOfForm(path)}; }

// Asks for a matter on the form at `given.form`, as a holder of one of `roles` for its unit; `decide` is
// (const T&, const FormSight&, const ActContext&) → StatusOr<vector<Change>>.
template <MatterType T, typename Request, typename Response, typename Decide>
void CreateOnForm(const RecordSet& records, const rpc::CallContext& call, const Request& request,
                  RoleSet roles, T given, const std::string& field, Decide decide, rpc::Done<Response> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.parent(), "parent");
  if (!record.ok()) return done(record.status());
  const absl::StatusOr<FormKey> key = ParseFormPath(given.form, field);
  if (!key.ok()) return done(key.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, roles, field, given = std::move(given),
       decide = std::move(decide)](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor,
                         RequireRole(view.reg(), person, roles, ScopeOfForm(given.form), view.now()));
        ASSIGN_OR_RETURN(const FormSight form, SeeForm(view, given.form, ref.campaign, field));
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, decide(given, form, context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LastMessage<T>(jurisdiction, outcome);
      },
      std::move(done));
}

// Acts on the matter `request.name()` as whoever `right` — (const T&, person, const CommandView&) →
// StatusOr<Actor> — finds; holders of none of `roles` do not learn whether it exists. `decide` as above.
// Answers with the matter after it.
template <MatterType T, typename Request, typename Response, typename Right, typename Decide>
void ActOnFormMatterAs(const RecordSet& records, const rpc::CallContext& call, const Request& request,
                       RoleSet roles, Right right, Decide decide, rpc::Done<Response> done) {
  const absl::StatusOr<MatterRef> ref = ParseMatterName(request.name(), T::kCollection, "name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.name(), "name");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, roles, &request, right = std::move(right),
       decide = std::move(decide)](CommandView& view) -> absl::StatusOr<Decision> {
        RETURN_IF_ERROR(RequireSomeRole(view.reg(), person, roles, view.now()));
        const auto found = view.reg().docket.FindStored<T>(ref.campaign, ref.id);
        if (!found) return NotFound(request.name());
        ASSIGN_OR_RETURN(Actor actor, right(found->value, person, view));
        RETURN_IF_ERROR(CheckEtag(request.etag(), request.name(), found->sequence));
        ASSIGN_OR_RETURN(const FormSight form, SeeForm(view, found->value.form, ref.campaign, "name"));
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, decide(found->value, form, context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LastMessage<T>(jurisdiction, outcome);
      },
      std::move(done));
}

// As above, as a holder of one of `roles` for `scope` — (const T&) → Scope.
template <MatterType T, typename Request, typename Response, typename ScopeFn, typename Decide>
void ActOnFormMatter(const RecordSet& records, const rpc::CallContext& call, const Request& request,
                     RoleSet roles, ScopeFn scope, Decide decide, rpc::Done<Response> done) {
  const auto right = [roles, scope = std::move(scope)](const T& matter, const std::string& person,
                                                       const CommandView& view) {
    return RequireRole(view.reg(), person, roles, scope(matter), view.now());
  };
  ActOnFormMatterAs<T>(records, call, request, roles, right, std::move(decide), std::move(done));
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_FORM_FORM_MATTER_ACTS_H_
