// What the RPCs on the book share: get, list, create and act, the same for every kind. A room offers, visible
// where these are used,
//   v1::Appeal ToProto(absl::string_view jurisdiction, const Stored<Appeal>& appeal);
#ifndef DUBAN_SERVICES_REPORTING_API_ACTS_H_
#define DUBAN_SERVICES_REPORTING_API_ACTS_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/message/etag.h"
#include "services/message/filter.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/api/names.h"
#include "services/reporting/api/rights.h"
#include "services/reporting/book/book_keeper.h"
#include "services/reporting/convert/book_codec.h"

namespace duban::reporting {

// The parts of "jurisdictions/{j}/campaigns/{c}/{collection}/{id}".
struct BookName {
  std::string jurisdiction;
  std::string campaign;
  std::string id;
};
// INVALID_ARGUMENT (RESOURCE_NAME) on `field` when `name` has another form.
absl::StatusOr<BookName> ParseBookName(absl::string_view name, absl::string_view collection,
                                       absl::string_view field);

// What a decision knows.
struct ActContext {
  const View& view;
  const Book& book;  // as it is under the writer's lock
  const Signature& actor;
  const std::string& campaign;
  absl::Time now;

  const Projection& record() const { return view.projection(); }
};

// The head of an act: signature, RPC, reason and request id as far as the request has them. INVALID_ARGUMENT
// (NOT_UUID4).
absl::StatusOr<ActHead> HeadOf(const View& view, const rpc::CallContext& call, Signature actor,
                               const google::protobuf::Message& request);

// The last T that was written; nullopt when none was.
template <MatterType T>
std::optional<Stored<T>> LastOf(const Written& written) {
  for (auto at = written.states.rbegin(); at != written.states.rend(); ++at) {
    if (const T* state = at->matter.template As<T>()) return Stored<T>{*state, at->sequence, at->time};
  }
  return std::nullopt;
}

// The campaign of the record; NOT_FOUND by its full name.
absl::StatusOr<const Campaign*> FindCampaign(const View& view, const std::string& campaign);

// The matter `request.name()`. Any role of the jurisdiction. NOT_FOUND if there is none.
template <MatterType T, typename Request>
auto GetBookMatter(Desk& desk, const rpc::CallContext& call, const Request& request)
    -> absl::StatusOr<decltype(ToProto("", std::declval<const Stored<T>&>()))> {
  ASSIGN_OR_RETURN(const BookName name, ParseBookName(request.name(), T::kCollection, "name"));
  ASSIGN_OR_RETURN(const View view, desk.Open(call, name.jurisdiction, 0));
  const auto found = view.book->docket.FindStored<T>(name.campaign, name.id);
  if (!found) return NotFound(request.name());
  return ToProto(name.jurisdiction, *found);
}

// A page of the matters of the campaign `request.parent()` that match `request.filter()` and `fits` — (const
// View&, const T&) → bool. `elements` gives the response's list: (Response&) → its mutable field.
template <MatterType T, typename Response, typename Request, typename Elements, typename Fits>
absl::StatusOr<Response> ListBookMatters(Desk& desk, const rpc::CallContext& call, const Request& request,
                                         Elements elements, Fits fits) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view, desk.Open(call, parent.jurisdiction, 0));
  RETURN_IF_ERROR(FindCampaign(view, parent.campaign).status());
  Response response;
  using Message = typename std::remove_pointer_t<decltype(elements(response))>::value_type;
  ASSIGN_OR_RETURN(MessageList<Message> list, MessageList<Message>::Begin(request));
  view.book->docket.Each<T>(parent.campaign, [&](const T& matter, const Stored<Matter>& stored) {
    if (!fits(view, matter)) return;
    list.Offer(ToProto(parent.jurisdiction, Stored<T>{matter, stored.sequence, stored.time}));
  });
  response.set_next_page_token(list.Finish(*elements(response)));
  return response;
}

// Creates in the campaign `request.parent()` as a holder of one of `roles` for `scope`; `decide` is (const
// ActContext&) → StatusOr<vector<Matter>>. Answers with the last T it wrote.
template <MatterType T, typename Request, typename Decide>
auto CreateBookMatter(Desk& desk, const rpc::CallContext& call, const Request& request,
                      const std::vector<std::string>& roles, const MatterScope& scope, Decide decide)
    -> absl::StatusOr<decltype(ToProto("", std::declval<const Stored<T>&>()))> {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseCampaignName(request.parent(), "parent"));
  std::int64_t min_sequence = 0;
  if constexpr (requires { request.min_sequence(); }) min_sequence = request.min_sequence();
  ASSIGN_OR_RETURN(const View view, desk.Open(call, parent.jurisdiction, min_sequence));
  ASSIGN_OR_RETURN(Signature actor, RequireRole(view, call.person, roles, scope));
  RETURN_IF_ERROR(FindCampaign(view, parent.campaign).status());
  ASSIGN_OR_RETURN(const ActHead head, HeadOf(view, call, std::move(actor), request));
  ASSIGN_OR_RETURN(const Written written,
                   desk.keeper().Write(head, [&](const Book& book) -> absl::StatusOr<std::vector<Matter>> {
                     return decide(ActContext{view, book, head.actor, parent.campaign, head.now});
                   }));
  return ToProto(parent.jurisdiction, LastOf<T>(written).value_or(Stored<T>()));
}

// Acts on the matter `request.name()`; `scope_of` is (const T&) → MatterScope, `decide` (const T&, const
// ActContext&) → StatusOr<vector<Matter>>. PERMISSION_DENIED before NOT_FOUND, then ABORTED for an etag that
// is not current. Answers with the last T it wrote, or the matter as it is if it wrote none.
template <MatterType T, typename Request, typename ScopeOf, typename Decide>
auto ActOnBookMatter(Desk& desk, const rpc::CallContext& call, const Request& request,
                     const std::vector<std::string>& roles, ScopeOf scope_of, Decide decide)
    -> absl::StatusOr<decltype(ToProto("", std::declval<const Stored<T>&>()))> {
  ASSIGN_OR_RETURN(const BookName name, ParseBookName(request.name(), T::kCollection, "name"));
  ASSIGN_OR_RETURN(const View view, desk.Open(call, name.jurisdiction, 0));
  RETURN_IF_ERROR(RequireSomeRole(view, call.person, roles));
  const auto seen = view.book->docket.FindStored<T>(name.campaign, name.id);
  if (!seen) return NotFound(request.name());
  ASSIGN_OR_RETURN(Signature actor, RequireRole(view, call.person, roles, scope_of(seen->value)));
  ASSIGN_OR_RETURN(const ActHead head, HeadOf(view, call, std::move(actor), request));
  ASSIGN_OR_RETURN(
      const Written written,
      desk.keeper().Write(head, [&](const Book& book) -> absl::StatusOr<std::vector<Matter>> {
        const auto present = book.docket.FindStored<T>(name.campaign, name.id);
        if constexpr (requires { request.etag(); }) {
          RETURN_IF_ERROR(CheckEtag(request.etag(), request.name(), present->sequence));
        }
        return decide(present->value, ActContext{view, book, head.actor, name.campaign, head.now});
      }));
  const auto last = LastOf<T>(written);
  return ToProto(name.jurisdiction,
                 last ? *last : *written.book->docket.FindStored<T>(name.campaign, name.id));
}

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_ACTS_H_
