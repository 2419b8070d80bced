// What stands beside the three lists: resolutions, issues, hazards, and the meetings they come from.
#include "services/common/calendar.h"
#include "services/common/status_macros.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/task_resources.h"

namespace duban::reporting {
namespace {

namespace pb = task::v1;

absl::Status ReadIssue(const pb::Issue& from, Affair& affair) {
  affair.kind = AffairKind::kIssue;
  affair.difficulty = from.difficulty();
  affair.help = from.proposed_help();
  affair.escalated_to = from.escalated_to();
  affair.blocked_item = LastId(from.blocked_item());
  ASSIGN_OR_RETURN(affair.first_report, OptionalDay(from.has_first_report_date(), from.first_report_date()));
  return absl::OkStatus();
}

absl::Status ReadDetail(const pb::Item& from, Affair& affair) {
  switch (from.detail_case()) {
    case pb::Item::kResolution:
      affair.kind = AffairKind::kResolution;
      affair.meeting = from.resolution().meeting();
      return absl::OkStatus();
    case pb::Item::kIssue:
      return ReadIssue(from.issue(), affair);
    case pb::Item::kHazard:
      affair.kind = AffairKind::kHazard;
      affair.grade = ShortName(pb::Hazard::Grade_Name(from.hazard().grade()), "GRADE_");
      return absl::OkStatus();
    default:
      return Unreadable("事项类型");
  }
}

}  // namespace

absl::StatusOr<Affair> AffairFrom(const pb::Item& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "items"}));
  Affair affair;
  affair.campaign = ids[1];
  affair.code = ids[2];
  affair.action = from.action();
  affair.title = from.display_name();
  affair.lead_unit = LastId(from.lead_unit());
  for (const std::string& unit : from.coop_units()) affair.coop_units.push_back(LastId(unit));
  ASSIGN_OR_RETURN(affair.due, OptionalDay(from.has_due_date(), from.due_date()));
  affair.state = ShortName(pb::Item::State_Name(from.state()), "STATE_");
  RETURN_IF_ERROR(ReadDetail(from, affair));
  return affair;
}

absl::StatusOr<MeetingFact> MeetingFrom(const pb::Meeting& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "meetings"}));
  MeetingFact meeting;
  meeting.campaign = ids[1];
  meeting.id = ids[2];
  meeting.kind = ShortName(pb::Meeting::Kind_Name(from.kind()), "KIND_");
  meeting.action = from.action();
  meeting.title = from.display_name();
  meeting.state = ShortName(pb::Meeting::State_Name(from.state()), "STATE_");
  if (from.has_planned_time()) {
    meeting.date = absl::ToCivilDay(TimeOf(from.planned_time()), ChinaTime());
  }
  meeting.minutes_number = from.minutes_number();
  return meeting;
}

}  // namespace duban::reporting
