#include "services/task/api/plan/period_service.h"

#include <utility>
#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "services/common/schedule.h"
#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/message/filter.h"
#include "services/task/api/reading.h"
#include "services/task/convert/plan.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/form/form_lock.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/custom_period.h"
#include "services/task/domain/plan/period_view.h"
#include "services/task/domain/rights.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

// A custom period's name, which no calendar period has: …/periods/C-….
bool IsCustom(absl::string_view name) { return absl::StrContains(name, "/periods/C-"); }

absl::StatusOr<v1::Period> ReadCustom(const RecordSet& records, const CallContext& call,
                                      const v1::GetPeriodRequest& request) {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(request.name(), "periods", "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  for (const CustomPeriodView& view : ViewCustomPeriods(*reading.reg, *campaign, reading.now)) {
    if (view.occurrence.id == ref.id) return ToProto(ref.jurisdiction, ref.campaign, view);
  }
  return NotFound(request.name());
}

absl::StatusOr<v1::Period> ReadPeriod(const RecordSet& records, const CallContext& call,
                                      const v1::GetPeriodRequest& request) {
  if (IsCustom(request.name())) return ReadCustom(records, call, request);
  ASSIGN_OR_RETURN(const PeriodRef ref, ParsePeriodName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  RETURN_IF_ERROR(CheckPeriodOf(*campaign, ref.period, "name"));
  return ToProto(ref.jurisdiction, ref.campaign,
                 ViewPeriod(*reading.reg, *campaign, ref.period, reading.now));
}

absl::StatusOr<v1::ListPeriodsResponse> ReadPeriods(const RecordSet& records, const CallContext& call,
                                                    const v1::ListPeriodsRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  ASSIGN_OR_RETURN(MessageList<v1::Period> list, MessageList<v1::Period>::Begin(request));
  const bool all = request.kind() == v1::Period::KIND_UNSPECIFIED;
  int place = 0;  // in time, custom periods last: names would put months between their dekads
  for (const Period& period : PeriodsOf(*campaign)) {
    ++place;
    if (!all && request.kind() != PeriodKindToProto(period.kind)) continue;
    list.OfferAt(
        absl::StrFormat("%04d", place),
        ToProto(ref.jurisdiction, ref.campaign, ViewPeriod(*reading.reg, *campaign, period, reading.now)));
  }
  if (all || request.kind() == v1::Period::KIND_CUSTOM) {
    for (const CustomPeriodView& view : ViewCustomPeriods(*reading.reg, *campaign, reading.now)) {
      list.OfferAt(absl::StrFormat("%04d", ++place), ToProto(ref.jurisdiction, ref.campaign, view));
    }
  }
  v1::ListPeriodsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_periods()));
  return response;
}

// Decides the lock; nothing to do if it is on record.
absl::StatusOr<Decision> DecideLock(CommandView& view, const PeriodRef& ref, const std::string& person) {
  ASSIGN_OR_RETURN(Actor actor, RequireAnyRole(view.reg(), person, {Role::kGeneralOffice}, view.now()));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(view.reg(), ref.campaign));
  RETURN_IF_ERROR(CheckDekadOf(*campaign, ref.period, "name"));
  if (view.reg().locks.contains({ref.campaign, ref.period})) return Decision{std::move(actor), {}};
  std::vector<Form> forms;
  // Units that no longer lead anything may still have a form.
  for (const auto& [unit, stored] : view.reg().units) {
    ASSIGN_OR_RETURN(const FormDocument* const document,
                     view.LoadForm(FormKey{ref.campaign, ref.period, unit}));
    if (document->sequence != 0) forms.push_back(document->form);
  }
  const DekadDeadlines deadlines = ScheduleOf(view.reg(), *campaign).Dekad(ref.period);
  ASSIGN_OR_RETURN(std::vector<Change> changes,
                   LockPeriod(view.reg(), ref.campaign, ref.period, forms, deadlines, view.now()));
  return Decision{std::move(actor), std::move(changes)};
}

void Lock(const RecordSet& records, const CallContext& call, const v1::LockPeriodRequest& request,
          Done<v1::Period> done) {
  const absl::StatusOr<PeriodRef> ref = ParsePeriodName(request.name(), "name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.name(), "name");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, false,
      [ref = *ref, person = call.person](CommandView& view) { return DecideLock(view, ref, person); },
      [ref = *ref, now = (*record)->Now()](const Outcome& outcome) {
        const Campaign& campaign = outcome.reg->campaigns.at(ref.campaign).value;
        return ToProto(ref.jurisdiction, ref.campaign, ViewPeriod(*outcome.reg, campaign, ref.period, now));
      },
      std::move(done));
}

}  // namespace

PeriodService::PeriodService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::PeriodService::service_full_name()), records_(records) {}

grpc::ServerUnaryReactor* PeriodService::GetPeriod(grpc::CallbackServerContext* context,
                                                   const v1::GetPeriodRequest* request,
                                                   v1::Period* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& get) {
    return ReadPeriod(records_, call, get);
  });
}

grpc::ServerUnaryReactor* PeriodService::ListPeriods(grpc::CallbackServerContext* context,
                                                     const v1::ListPeriodsRequest* request,
                                                     v1::ListPeriodsResponse* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& list) {
    return ReadPeriods(records_, call, list);
  });
}

grpc::ServerUnaryReactor* PeriodService::LockPeriod(grpc::CallbackServerContext* context,
                                                    const v1::LockPeriodRequest* request,
                                                    v1::Period* response) {
  return rpc::ServeAsync(env_, context, request, response,
                         [this](const CallContext& call, const auto& lock, auto done) {
                           Lock(records_, call, lock, std::move(done));
                         });
}

}  // namespace duban::task
