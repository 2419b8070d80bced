#include "services/task/api/notice/notice_service.h"

#include "services/task/api/matters.h"
#include "services/task/api/rules.h"
#include "services/task/convert/notice.h"
#include "services/task/domain/form/form_lock.h"
#include "services/task/domain/notice/announcement.h"
#include "services/task/domain/notice/delivery.h"
#include "services/task/domain/notice/notice_plan.h"

namespace duban::task {

namespace {

using rpc::CallContext;
using rpc::Done;

constexpr RoleSet kNoticeReaders = kNoticeClerks | (Role::kSupervision | Role::kPerformance);

bool MayReadAll(const Reading& reading, const std::string& person) {
  return RequireSomeRole(*reading.reg, person, kNoticeReaders, reading.now).ok();
}

absl::StatusOr<v1::Notice> Get(const RecordSet& records, const CallContext& call,
                               const v1::GetNoticeRequest& request) {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(request.name(), Notice::kCollection, "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  const auto found = reading.reg->docket.FindStored<Notice>(ref.campaign, ref.id);
  const bool own = found && found->value.person == call.person;
  if (!own && !MayReadAll(reading, call.person)) {
    return PermissionDenied("NOTICE_OF_ANOTHER", "只能查看自己的提醒 (another person's notice)");
  }
  if (!found) return NotFound(request.name());
  return ToProto(ref.jurisdiction, *found);
}

absl::StatusOr<v1::ListNoticesResponse> List(const RecordSet& records, const CallContext& call,
                                             const v1::ListNoticesRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  ASSIGN_OR_RETURN(MessageList<v1::Notice> list, MessageList<v1::Notice>::Begin(request));
  const bool all = MayReadAll(reading, call.person);
  reading.reg->docket.Each<Notice>(ref.campaign, [&](const Notice& notice, const Stored<Matter>& stored) {
    if (!all && notice.person != call.person) return;
    list.Offer(ToProto(ref.jurisdiction, Stored<Notice>{notice, stored.sequence, stored.time}));
  });
  v1::ListNoticesResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_notices()));
  return response;
}

absl::StatusOr<Decision> DecidePlan(CommandView& view, const CampaignRef& ref, const std::string& person) {
  ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, kNoticeClerks, Scope{}, view.now()));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(view.reg(), ref.campaign));
  DeskView desk{view.reg(), ref.campaign, view.now(), {}};
  for (const Period& period : OpenDekads(view.reg(), *campaign, view.now())) {
    for (const std::string& unit : ReportingUnits(view.reg(), ref.campaign)) {
      const FormKey key{ref.campaign, period, unit};
      ASSIGN_OR_RETURN(const FormDocument* const document, view.LoadForm(key));
      desk.forms[key] = document->form;
    }
  }
  return Decision{std::move(actor), PlanNotices(desk)};
}

void Plan(const RecordSet& records, const CallContext& call, const v1::PlanNoticesRequest& request,
          Done<v1::PlanNoticesResponse> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.parent(), "parent");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person](CommandView& view) { return DecidePlan(view, ref, person); },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        v1::PlanNoticesResponse response;
        for (const WrittenState& written : outcome.states) {
          const Notice* const notice = StateAs<Notice>(written.value);
          if (notice == nullptr) continue;
          *response.add_notices() =
              ToProto(jurisdiction, Stored<Notice>{*notice, written.sequence, written.time});
        }
        return response;
      },
      std::move(done));
}

v1::AnnounceToUnitsResponse Announced(const CampaignRef& ref, const Announcement& announcement,
                                      const Outcome& outcome) {
  v1::AnnounceToUnitsResponse response;
  for (const WrittenState& written : outcome.states) {
    if (const Notice* const notice = StateAs<Notice>(written.value)) {
      response.add_notices(absl::StrCat(JurisdictionName(ref.jurisdiction), "/", PathOf(*notice)));
    }
  }
  for (const std::string& unit : UnreachedUnits(outcome.reg->docket, ref.campaign, announcement)) {
    response.add_unreached_units(UnitName(ref.jurisdiction, unit));
  }
  return response;
}

void Announce(const RecordSet& records, const CallContext& call, const v1::AnnounceToUnitsRequest& request,
              Done<v1::AnnounceToUnitsResponse> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.parent(), "parent");
  if (!record.ok()) return done(record.status());
  Violations violations;
  const Announcement given = FromProto(request.announcement(), call.jurisdiction, "announcement", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, given](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, kAnnouncers, Scope{}, view.now()));
        RETURN_IF_ERROR(FindCampaign(view.reg(), ref.campaign).status());
        ASSIGN_OR_RETURN(std::vector<Change> changes,
                         AnnounceToUnits(given, {view.reg(), ref.campaign, actor, view.now()}));
        return Decision{std::move(actor), std::move(changes)};
      },
      [ref = *ref, given](const Outcome& outcome) { return Announced(ref, given, outcome); },
      std::move(done));
}

void Deliver(const RecordSet& records, const CallContext& call, const v1::RecordDeliveryRequest& request,
             Done<v1::Notice> done) {
  const auto outcome = static_cast<DeliveryState>(request.state());
  ActOnMatter<Notice>(
      records, call, request, kNoticeClerks,
      [outcome, &request](const Notice& notice, const ActContext& context) {
        return RecordDelivery(notice, request.channel(), outcome, request.reason(), context);
      },
      std::move(done));
}

void Read(const RecordSet& records, const CallContext& call, const v1::MarkNoticeReadRequest& request,
          Done<v1::Notice> done) {
  const absl::StatusOr<MatterRef> ref = ParseMatterName(request.name(), Notice::kCollection, "name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.name(), "name");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, &request](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor, RequireReader(view.reg(), person, view.now()));
        const auto found = view.reg().docket.FindStored<Notice>(ref.campaign, ref.id);
        // Whose notices exist is nobody else's business.
        if (!found)
          return PermissionDenied("NOTICE_OF_ANOTHER", "没有这份发给本人的提醒 (no notice of yours)");
        RETURN_IF_ERROR(CheckEtag(request.etag(), request.name(), found->sequence));
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, MarkNoticeRead(found->value, context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [ref = *ref](const Outcome& outcome) {
        return ToProto(ref.jurisdiction, *outcome.reg->docket.FindStored<Notice>(ref.campaign, ref.id));
      },
      std::move(done));
}

absl::StatusOr<v1::NoticeRules> ReadRules(const RecordSet& records, const CallContext& call,
                                          const v1::GetNoticeRulesRequest& request) {
  return GetRules<NoticeRules>(records, call, request);
}

void SetRules(const RecordSet& records, const CallContext& call, const v1::UpdateNoticeRulesRequest& request,
              Done<v1::NoticeRules> done) {
  Violations violations;
  NoticeRules given = FromProto(request.notice_rules(), call.jurisdiction, "notice_rules", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  UpdateRules<NoticeRules>(
      records, call, request, request.notice_rules().name(), "notice_rules", std::move(given),
      Role::kGeneralOffice | Role::kAdmin,
      [&request](const NoticeRules& rules, const ActContext& context) {
        return UpdateNoticeRules(rules, request.reason(), context);
      },
      std::move(done));
}

}  // namespace

NoticeService::NoticeService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::NoticeService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(NoticeService, GetNotice, v1::GetNoticeRequest, v1::Notice, Get)
DUBAN_SERVE_READ(NoticeService, ListNotices, v1::ListNoticesRequest, v1::ListNoticesResponse, List)
DUBAN_SERVE_WRITE(NoticeService, PlanNotices, v1::PlanNoticesRequest, v1::PlanNoticesResponse, Plan)
DUBAN_SERVE_WRITE(NoticeService, AnnounceToUnits, v1::AnnounceToUnitsRequest, v1::AnnounceToUnitsResponse,
                  Announce)
DUBAN_SERVE_WRITE(NoticeService, RecordDelivery, v1::RecordDeliveryRequest, v1::Notice, Deliver)
DUBAN_SERVE_WRITE(NoticeService, MarkNoticeRead, v1::MarkNoticeReadRequest, v1::Notice, Read)
DUBAN_SERVE_READ(NoticeService, GetNoticeRules, v1::GetNoticeRulesRequest, v1::NoticeRules, ReadRules)
DUBAN_SERVE_WRITE(NoticeService, UpdateNoticeRules, v1::UpdateNoticeRulesRequest, v1::NoticeRules, SetRules)

}  // namespace duban::task
