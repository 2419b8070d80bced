// What the RPCs on matters share: get, list, create and act, the same for every kind. A room offers, visible
// where these are used,
//   v1::Order ToProto(absl::string_view jurisdiction, const Stored<Order>& order);
//   Scope ScopeOf(const Order& order);   // whose roles count: its unit, its action
#ifndef DUBAN_SERVICES_TASK_API_MATTERS_H_
#define DUBAN_SERVICES_TASK_API_MATTERS_H_

#include <string>
#include <utility>
#include <vector>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/message/filter.h"
#include "services/message/listing.h"
#include "services/task/api/reading.h"
#include "services/task/api/serving.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/names.h"
#include "services/task/domain/rights.h"

namespace duban::task {

// The matter `request.name()`. NOT_FOUND if there is none; errors of BeginReading.
template <MatterType T, typename Request>
auto GetMatter(const RecordSet& records, const rpc::CallContext& call, const Request& request)
    -> absl::StatusOr<decltype(ToProto("", std::declval<const Stored<T>&>()))> {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(request.name(), T::kCollection, "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  const auto found = reading.reg->docket.FindStored<T>(ref.campaign, ref.id);
  if (!found) return NotFound(request.name());
  return ToProto(ref.jurisdiction, *found);
}

// A page of the matters of the campaign `request.parent()` that match `request.filter()`, in the order of
// `request.order_by()`, else of their ids. `elements` gives the response's list: (Response&) → its mutable
// field.
template <MatterType T, typename Response, typename Request, typename Elements>
absl::StatusOr<Response> ListMatters(const RecordSet& records, const rpc::CallContext& call,
                                     const Request& request, Elements elements) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  Response response;
  using Message = typename std::remove_pointer_t<decltype(elements(response))>::value_type;
  ASSIGN_OR_RETURN(MessageList<Message> list, MessageList<Message>::Begin(request));
  reading.reg->docket.Each<T>(ref.campaign, [&](const T& matter, const Stored<Matter>& stored) {
    list.Offer(ToProto(ref.jurisdiction, Stored<T>{matter, stored.sequence, stored.time}));
  });
  response.set_next_page_token(list.Finish(*elements(response)));
  return response;
}

// Creates matters in the campaign `request.parent()` as a holder of one of `roles` for `scope`; `decide` is
// (const ActContext&) → StatusOr<vector<Change>>. Answers with the last T it wrote.
template <MatterType T, typename Request, typename Response, typename Decide>
void CreateMatter(const RecordSet& records, const rpc::CallContext& call, const Request& request,
                  RoleSet roles, Scope scope, Decide decide, rpc::Done<Response> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.parent(), "parent");
  if (!record.ok()) return done(record.status());
  bool validate_only = false;
  if constexpr (requires { request.validate_only(); }) validate_only = request.validate_only();
  RunCommand(
      **record, call, request, validate_only,
      [ref = *ref, person = call.person, roles, scope = std::move(scope),
       decide = std::move(decide)](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, roles, scope, view.now()));
        RETURN_IF_ERROR(FindCampaign(view.reg(), ref.campaign).status());
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, decide(context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LastMessage<T>(jurisdiction, outcome);
      },
      std::move(done));
}

// Acts on the matter `request.name()` as a holder of one of `roles` for the matter's scope; `decide` is
// (const T&, const ActContext&) → StatusOr<vector<Change>>. PERMISSION_DENIED before NOT_FOUND, then ABORTED
// for an etag that is not current. Answers with the last T it wrote, or the matter as it was if it wrote
// none.
template <MatterType T, typename Request, typename Response, typename Decide>
void ActOnMatter(const RecordSet& records, const rpc::CallContext& call, const Request& request,
                 RoleSet roles, Decide decide, rpc::Done<Response> done) {
  const absl::StatusOr<MatterRef> ref = ParseMatterName(request.name(), T::kCollection, "name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.name(), "name");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, roles, &request,
       decide = std::move(decide)](CommandView& view) -> absl::StatusOr<Decision> {
        RETURN_IF_ERROR(RequireSomeRole(view.reg(), person, roles, view.now()));
        const auto found = view.reg().docket.FindStored<T>(ref.campaign, ref.id);
        if (!found) return NotFound(request.name());
        ASSIGN_OR_RETURN(Actor actor,
                         RequireRole(view.reg(), person, roles, ScopeOf(found->value), view.now()));
        if constexpr (requires { request.etag(); }) {
          RETURN_IF_ERROR(CheckEtag(request.etag(), request.name(), found->sequence));
        }
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, decide(found->value, context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [ref = *ref](const Outcome& outcome) {
        if (LastState<T>(outcome) != nullptr) return LastMessage<T>(ref.jurisdiction, outcome);
        return ToProto(ref.jurisdiction, *outcome.reg->docket.FindStored<T>(ref.campaign, ref.id));
      },
      std::move(done));
}

// The last T among what a command wrote.
template <MatterType T>
auto LastMessage(const std::string& jurisdiction, const Outcome& outcome) {
  Stored<T> last;
  for (const WrittenState& written : outcome.states) {
    if (const T* state = StateAs<T>(written.value)) last = Stored<T>{*state, written.sequence, written.time};
  }
  return ToProto(jurisdiction, last);
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_MATTERS_H_
