#include "services/reporting/api/hint_service.h"

#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_light.h"

namespace duban::reporting {

HintService::HintService(const rpc::ServerEnv& server, Scores& scores)
    : env_(server, v1::HintService::service_full_name()), scores_(scores) {}

absl::StatusOr<v1::ListHintsResponse> HintService::List(const rpc::CallContext& call,
                                                        const v1::ListHintsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParsePeriodName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const LightView open,
                   OpenLights(scores_, call, {parent.jurisdiction, parent.campaign, parent.period, 0, {}},
                              {"SUPERVISION", "SUPERVISION_HEAD"}));
  ASSIGN_OR_RETURN(MessageList<v1::Hint> list, MessageList<v1::Hint>::Begin(request));
  for (const Hint& hint : HintsOf(open.known.record(), open.campaign(), *open.scheme, parent.period)) {
    list.Offer(HintToProto(parent.jurisdiction, parent.campaign, hint));
  }
  v1::ListHintsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_hints()));
  *response.mutable_as_of() = open.as_of();
  return response;
}

DUBAN_SERVE(HintService, ListHints, v1::ListHintsRequest, v1::ListHintsResponse, List)

}  // namespace duban::reporting
