#include "services/task/api/desk/desk_service.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/task/api/reading.h"
#include "services/task/api/serving.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/desk/burden.h"
#include "services/task/domain/desk/completeness.h"
#include "services/task/domain/desk/duty.h"
#include "services/task/domain/form/form_lock.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/period_view.h"
#include "services/task/record/form_loader.h"

namespace duban::task {
namespace {

using rpc::CallContext;

// The forms of these periods that are on record.
absl::StatusOr<std::map<FormKey, Form>> FormsOf(const Reading& reading, const std::string& campaign,
                                                const std::vector<Period>& periods) {
  std::map<FormKey, Form> forms;
  RETURN_IF_ERROR(reading.record->Read([&](soci::session& session) -> absl::Status {
    for (const Period& period : periods) {
      ASSIGN_OR_RETURN(const std::vector<Stored<Form>> found,
                       LoadForms(session, reading.record->jurisdiction(), campaign, period));
      for (const Stored<Form>& form : found) forms[form.value.key] = form.value;
    }
    return absl::OkStatus();
  }));
  return forms;
}

v1::Work WorkFor(const std::string& jurisdiction, const Duty& duty, const DeskView& view, Role role) {
  v1::Work work;
  work.set_kind(static_cast<v1::Work::Kind>(duty.kind));
  work.set_role(static_cast<v1::Role>(role));
  work.set_subject(absl::StrCat("jurisdictions/", jurisdiction, "/", duty.subject));
  work.set_title(duty.title);
  if (!duty.scope.unit.empty()) work.set_unit(UnitName(jurisdiction, duty.scope.unit));
  work.set_action(duty.scope.action);
  if (duty.due) *work.mutable_due_time() = ToProto(*duty.due);
  work.set_overdue(duty.due && view.now > *duty.due);
  work.set_late_workdays(LateWorkdays(duty, view));
  return work;
}

// Sorts as DutiesOf does.
std::string PlaceOf(const Duty& duty) {
  const std::string due = duty.due ? absl::FormatTime("%Y%m%d%H%M%S", *duty.due, absl::UTCTimeZone()) : "~";
  return absl::StrCat(due, "|", duty.subject, "|", static_cast<int>(duty.kind), "|", duty.title);
}

absl::StatusOr<v1::ListWorkResponse> List(const RecordSet& records, const CallContext& call,
                                          const v1::ListWorkRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  const std::string& person = request.person().empty() ? call.person : request.person();
  if (person != call.person) {
    constexpr RoleSet kReaders = Role::kGeneralOffice | Role::kSupervision | Role::kLeader | Role::kAdmin;
    if (!RequireSomeRole(*reading.reg, call.person, kReaders, reading.now).ok()) {
      return PermissionDenied("DESK_OF_ANOTHER", "只能查看自己的待办 (another person's desk)");
    }
  }
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  ASSIGN_OR_RETURN(MessageList<v1::Work> list, MessageList<v1::Work>::Begin(request, person));
  DeskView view{*reading.reg, ref.campaign, reading.now, {}};
  ASSIGN_OR_RETURN(view.forms,
                   FormsOf(reading, ref.campaign, OpenDekads(*reading.reg, *campaign, reading.now)));
  for (const Duty& duty : DutiesOf(view)) {
    const std::optional<Actor> bearer = Bearer(duty, view, person);
    if (bearer) list.OfferAt(PlaceOf(duty), WorkFor(ref.jurisdiction, duty, view, bearer->role));
  }
  v1::ListWorkResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_work()));
  return response;
}

v1::CompletenessCounts MessageOf(const CompletenessCounts& counts) {
  v1::CompletenessCounts message;
  message.set_due_count(counts.due);
  message.set_reported_count(counts.reported);
  message.set_on_time_count(counts.on_time);
  message.set_late_count(counts.late);
  message.set_open_count(counts.open);
  message.set_missing_count(counts.missing);
  message.set_excused_count(counts.excused);
  message.set_reporting_rate(counts.ReportingRate());
  message.set_on_time_rate(counts.OnTimeRate());
  return message;
}

std::string KindName(UnitKind kind) {
  absl::string_view name = v1::Unit::Kind_Name(static_cast<v1::Unit::Kind>(kind));
  absl::ConsumePrefix(&name, "KIND_");
  return std::string(name);
}

void AddGroup(const std::string& name, const CompletenessCounts& counts,
              google::protobuf::RepeatedPtrField<v1::Completeness::Group>& out) {
  v1::Completeness::Group& group = *out.Add();
  group.set_group(name);
  *group.mutable_counts() = MessageOf(counts);
}

void AddLine(const std::string& jurisdiction, const CompletenessLine& line, v1::Completeness& out) {
  v1::Completeness::UnitLine& unit = *out.add_units();
  unit.set_unit(UnitName(jurisdiction, line.unit->id));
  unit.set_display_name(line.unit->display_name);
  unit.set_kind(static_cast<v1::Unit::Kind>(line.unit->kind));
  unit.set_state(static_cast<v1::Form::State>(line.form.state));
  unit.set_class_(static_cast<v1::Form::Class>(line.form_class));
  if (line.form.unit_ok_time) *unit.mutable_unit_ok_time() = ToProto(*line.form.unit_ok_time);
}

absl::StatusOr<v1::Completeness> ReadCompleteness(const RecordSet& records, const CallContext& call,
                                                  const v1::GetCompletenessRequest& request) {
  ASSIGN_OR_RETURN(const PeriodRef ref, ParsePeriodName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  RETURN_IF_ERROR(CheckDekadOf(*campaign, ref.period, "name"));
  ASSIGN_OR_RETURN(const auto found, FormsOf(reading, ref.campaign, {ref.period}));
  std::map<std::string, Form> forms;
  for (const auto& [key, form] : found) forms[key.unit] = form;
  const Completeness counted = CountCompleteness(*reading.reg, *campaign, ref.period, forms);
  v1::Completeness completeness;
  completeness.set_period(request.name());
  completeness.set_locked(counted.locked);
  completeness.set_override_count(counted.overrides);
  *completeness.mutable_overall() = MessageOf(counted.overall);
  for (const auto& [action, counts] : counted.by_action) {
    AddGroup(action, counts, *completeness.mutable_actions());
  }
  for (const auto& [kind, counts] : counted.by_unit_kind) {
    AddGroup(KindName(kind), counts, *completeness.mutable_unit_kinds());
  }
  for (const CompletenessLine& line : counted.units) AddLine(ref.jurisdiction, line, completeness);
  return completeness;
}

absl::StatusOr<std::map<FormKey, FormDocument>> DocumentsOf(const Reading& reading,
                                                            const std::string& campaign,
                                                            const Period& month) {
  std::vector<Period> dekads = DekadsOf(month);
  dekads.push_back(Previous(dekads.front()));
  ASSIGN_OR_RETURN(const auto forms, FormsOf(reading, campaign, dekads));
  std::map<FormKey, FormDocument> documents;
  RETURN_IF_ERROR(reading.record->Read([&](soci::session& session) -> absl::Status {
    for (const auto& [key, form] : forms) {
      ASSIGN_OR_RETURN(documents[key], LoadFormDocument(session, reading.record->jurisdiction(), key));
    }
    return absl::OkStatus();
  }));
  return documents;
}

absl::StatusOr<v1::Burden> ReadBurden(const RecordSet& records, const CallContext& call,
                                      const v1::GetBurdenRequest& request) {
  ASSIGN_OR_RETURN(const PeriodRef ref, ParsePeriodName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  RETURN_IF_ERROR(CheckPeriodOf(*campaign, ref.period, "name"));
  if (ref.period.kind != PeriodKind::kMonth) {
    return InvalidField("name", "PERIOD_ID", "应为一个月，如 2024-M03 (a month)");
  }
  ASSIGN_OR_RETURN(const auto documents, DocumentsOf(reading, ref.campaign, ref.period));
  v1::Burden message;
  message.set_period(request.name());
  for (const UnitBurden& burden : CountBurden(*reading.reg, *campaign, ref.period, documents)) {
    v1::Burden::UnitLine& line = *message.add_units();
    line.set_unit(UnitName(ref.jurisdiction, burden.unit->id));
    line.set_display_name(burden.unit->display_name);
    line.set_form_count(burden.forms);
    line.set_row_count(burden.rows);
    line.set_typed_count(burden.typed);
    line.set_reused_count(burden.reused);
    line.set_order_count(burden.orders);
    line.set_meeting_count(burden.meetings);
  }
  return message;
}

}  // namespace

DeskService::DeskService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::DeskService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(DeskService, ListWork, v1::ListWorkRequest, v1::ListWorkResponse, List)
DUBAN_SERVE_READ(DeskService, GetCompleteness, v1::GetCompletenessRequest, v1::Completeness, ReadCompleteness)
DUBAN_SERVE_READ(DeskService, GetBurden, v1::GetBurdenRequest, v1::Burden, ReadBurden)

}  // namespace duban::task
