#include "services/task/api/form/reopening_service.h"

#include "services/task/api/form/form_matter_acts.h"
#include "services/task/convert/form_matters.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

Scope Anywhere(const Reopening&) { return {}; }

// The clock ends a reopening; what is shown is how it stands now.
absl::StatusOr<v1::Reopening> Get(const RecordSet& records, const CallContext& call,
                                  const v1::GetReopeningRequest& request) {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(request.name(), Reopening::kCollection, "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  auto found = reading.reg->docket.FindStored<Reopening>(ref.campaign, ref.id);
  if (!found) return NotFound(request.name());
  found->value = At(std::move(found->value), reading.now);
  return ToProto(ref.jurisdiction, *found);
}

absl::StatusOr<v1::ListReopeningsResponse> List(const RecordSet& records, const CallContext& call,
                                                const v1::ListReopeningsRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  ASSIGN_OR_RETURN(auto list, MessageList<v1::Reopening>::Begin(request));
  reading.reg->docket.Each<Reopening>(
      ref.campaign, [&](const Reopening& reopening, const Stored<Matter>& stored) {
        list.Offer(ToProto(ref.jurisdiction,
                           Stored<Reopening>{At(reopening, reading.now), stored.sequence, stored.time}));
      });
  v1::ListReopeningsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_reopenings()));
  return response;
}

void Order(const RecordSet& records, const CallContext& call, const v1::OrderReopeningRequest& request,
           Done<v1::Reopening> done) {
  Violations violations;
  Reopening given = FromProto(request.reopening(), call.jurisdiction, "reopening", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  CreateOnForm<Reopening>(
      records, call, request, Role::kGeneralOffice, std::move(given), "reopening.form",
      [](const Reopening& wanted, const FormSight& form, const ActContext& context) {
        return OrderReopening(wanted, form.context, *form.document, context);
      },
      std::move(done));
}

void Approve(const RecordSet& records, const CallContext& call, const v1::ApproveReopeningRequest& request,
             Done<v1::Reopening> done) {
  ActOnFormMatter<Reopening>(
      records, call, request, kReopeningApprovers, Anywhere,
      [](const Reopening& reopening, const FormSight& form, const ActContext& context) {
        return ApproveReopening(reopening, form.context, *form.document, context);
      },
      std::move(done));
}

void Refuse(const RecordSet& records, const CallContext& call, const v1::RefuseReopeningRequest& request,
            Done<v1::Reopening> done) {
  ActOnFormMatter<Reopening>(
      records, call, request, kReopeningApprovers, Anywhere,
      [&request](const Reopening& reopening, const FormSight&, const ActContext& context) {
        return RefuseReopening(reopening, request.reason(), context);
      },
      std::move(done));
}

}  // namespace

ReopeningService::ReopeningService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::ReopeningService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(ReopeningService, GetReopening, v1::GetReopeningRequest, v1::Reopening, Get)
DUBAN_SERVE_READ(ReopeningService, ListReopenings, v1::ListReopeningsRequest, v1::ListReopeningsResponse,
                 List)
DUBAN_SERVE_WRITE(ReopeningService, OrderReopening, v1::OrderReopeningRequest, v1::Reopening, Order)
DUBAN_SERVE_WRITE(ReopeningService, ApproveReopening, v1::ApproveReopeningRequest, v1::Reopening, Approve)
DUBAN_SERVE_WRITE(ReopeningService, RefuseReopening, v1::RefuseReopeningRequest, v1::Reopening, Refuse)

}  // namespace duban::task
