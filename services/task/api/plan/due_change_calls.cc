#include "services/task/api/plan/due_change_calls.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/task/api/reading.h"
#include "services/task/convert/due_table.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/plan.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/due_changes.h"
#include "services/task/domain/plan/impact.h"
#include "services/task/domain/rights.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

constexpr RoleSet kKeepsCalendars = Role::kAdmin;
constexpr RoleSet kKeepsDueTables = Role::kAdmin | Role::kGeneralOffice;
constexpr int kMaxCalendars = 100;

// The calendar of a request; its year is that of its name, if it has one.
absl::StatusOr<CalendarYear> ReadCalendar(const v1::Calendar& calendar, const std::string& at) {
  Violations violations;
  CalendarYear year = FromProto(calendar, at, violations);
  if (!violations.empty()) return violations.ToStatus();
  if (calendar.name().empty()) return year;
  ASSIGN_OR_RETURN(const CalendarRef ref, ParseCalendarName(calendar.name(), absl::StrCat(at, ".name")));
  if (year.year != 0 && year.year != ref.year) {
    return InvalidField(absl::StrCat(at, ".year"), "OUT_OF_RANGE",
                        absl::StrCat("名称是 ", ref.year, " 年，内容是 ", year.year, " 年"));
  }
  year.year = ref.year;
  return year;
}

absl::StatusOr<Decision> DecideCalendar(CommandView& view, const std::string& person,
                                        const CalendarYear& year, const v1::UpdateCalendarRequest& request) {
  ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, kKeepsCalendars, Scope{}, view.now()));
  if (const auto found = view.reg().calendars.find(year.year); found != view.reg().calendars.end()) {
    RETURN_IF_ERROR(CheckEtag(request.calendar().etag(), request.calendar().name(), found->second.sequence));
  }
  ASSIGN_OR_RETURN(
      std::vector<Change> changes,
      UpdateCalendar(view.reg(), year, "calendar", {request.reason(), request.allow_missing()}, view.now()));
  return Decision{std::move(actor), std::move(changes)};
}

absl::StatusOr<Decision> DecideDueTable(CommandView& view, const std::string& person, const CampaignRef& ref,
                                        const v1::UpdateCampaignDueTableRequest& request) {
  ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, kKeepsDueTables, Scope{}, view.now()));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(view.reg(), ref.campaign));
  RETURN_IF_ERROR(CheckEtag(request.etag(), request.name(), view.reg().campaigns.at(ref.campaign).sequence));
  Violations violations;
  const DueTable table = ReadDueTable(request.due_table(), campaign->due_table, "due_table", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  ASSIGN_OR_RETURN(std::vector<Change> changes,
                   UpdateDueTable(*campaign, table, request.reason(), view.now()));
  return Decision{std::move(actor), std::move(changes)};
}

// The T a command wrote, or the one on record if it had nothing to change.
template <typename T, typename Map, typename Key>
auto WrittenOrPresent(const std::string& jurisdiction, const Outcome& outcome, const Map& map,
                      const Key& key) {
  for (const WrittenState& written : outcome.states) {
    if (const T* state = StateAs<T>(written.value)) {
      return ToProto(jurisdiction, Stored<T>{*state, written.sequence, written.time});
    }
  }
  return ToProto(jurisdiction, map.at(key));
}

}  // namespace

void ChangeCalendar(const RecordSet& records, const CallContext& call,
                    const v1::UpdateCalendarRequest& request, Done<v1::Calendar> done) {
  const absl::StatusOr<Record*> record = records.Find(call, request.calendar().name(), "calendar.name");
  if (!record.ok()) return done(record.status());
  const absl::StatusOr<CalendarYear> year = ReadCalendar(request.calendar(), "calendar");
  if (!year.ok()) return done(year.status());
  RunCommand(
      **record, call, request, request.validate_only(),
      [year = *year, person = call.person, &request](CommandView& view) {
        return DecideCalendar(view, person, year, request);
      },
      [jurisdiction = call.jurisdiction, number = year->year](const Outcome& outcome) {
        return WrittenOrPresent<CalendarYear>(jurisdiction, outcome, outcome.reg->calendars, number);
      },
      std::move(done));
}

absl::StatusOr<v1::DeadlineImpact> ForeseeCalendars(const RecordSet& records, const CallContext& call,
                                                    const v1::PreviewCalendarsRequest& request) {
  ASSIGN_OR_RETURN(const std::string jurisdiction, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(RequireSomeRole(*reading.reg, call.person, kKeepsCalendars, reading.now));
  if (request.calendars().empty() || request.calendars_size() > kMaxCalendars) {
    return InvalidField("calendars", "OUT_OF_RANGE", absl::StrCat("应为 1–", kMaxCalendars, " 个年份"));
  }
  std::vector<Change> changes;
  for (int i = 0; i < request.calendars_size(); ++i) {
    const std::string at = absl::StrCat("calendars[", i, "]");
    ASSIGN_OR_RETURN(const CalendarYear year, ReadCalendar(request.calendars(i), at));
    // The reason is asked for when the change is made.
    ASSIGN_OR_RETURN(const std::vector<Change> one,
                     UpdateCalendar(*reading.reg, year, at, {"preview", true}, reading.now));
    changes.insert(changes.end(), one.begin(), one.end());
  }
  return ImpactToProto(jurisdiction, ImpactOf(*reading.reg, changes, reading.now));
}

absl::StatusOr<v1::ComputeDeadlineResponse> AnswerTerm(const RecordSet& records, const CallContext& call,
                                                       const v1::ComputeDeadlineRequest& request) {
  RETURN_IF_ERROR(ParseJurisdictionName(request.parent(), "parent").status());
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  Violations violations;
  Term term = TermFromProto(request, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  if (!request.campaign().empty()) {
    ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.campaign(), "campaign"));
    ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
    term.close = campaign->due_table.office_close;
  }
  ASSIGN_OR_RETURN(const TermEnd end, EndOf(term, reading.reg->calendar));
  return ToProto(end);
}

void ChangeDueTable(const RecordSet& records, const CallContext& call,
                    const v1::UpdateCampaignDueTableRequest& request, Done<v1::Campaign> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.name(), "name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.name(), "name");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, request.validate_only(),
      [ref = *ref, person = call.person, &request](CommandView& view) {
        return DecideDueTable(view, person, ref, request);
      },
      [ref = *ref](const Outcome& outcome) {
        return WrittenOrPresent<Campaign>(ref.jurisdiction, outcome, outcome.reg->campaigns, ref.campaign);
      },
      std::move(done));
}

absl::StatusOr<v1::DeadlineImpact> ForeseeDueTable(const RecordSet& records, const CallContext& call,
                                                   const v1::PreviewCampaignDueTableRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  RETURN_IF_ERROR(RequireSomeRole(*reading.reg, call.person, kKeepsDueTables, reading.now));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  Violations violations;
  const DueTable table = ReadDueTable(request.due_table(), campaign->due_table, "due_table", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  // The reason is asked for when the change is made.
  ASSIGN_OR_RETURN(const std::vector<Change> changes,
                   UpdateDueTable(*campaign, table, "preview", reading.now));
  return ImpactToProto(ref.jurisdiction, ImpactOf(*reading.reg, changes, reading.now));
}

}  // namespace duban::task
