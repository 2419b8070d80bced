#include "services/reporting/convert/change_decoder.h"

#include <utility>

#include "duban/task/v1/change.pb.h"
#include "services/common/status_macros.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/task_resources.h"

namespace duban::reporting {
namespace {

using Change = task::v1::Change;

template <typename T>
absl::StatusOr<Resource> Wrap(absl::StatusOr<T> value) {
  if (!value.ok()) return std::move(value).status();
  return Resource(*std::move(value));
}

// Resolutions, issues and hazards stand beside the lists.
absl::StatusOr<Resource> ItemOrAffair(const task::v1::Item& item) {
  if (item.has_resolution() || item.has_issue() || item.has_hazard()) return Wrap(AffairFrom(item));
  return Wrap(ItemFrom(item));
}

// A digest is nothing that reporting keeps.
absl::StatusOr<Resource> AnnouncementOrNone(const task::v1::Notice& notice) {
  ASSIGN_OR_RETURN(std::optional<NoticeFact> fact, NoticeFrom(notice));
  return fact ? Resource(*std::move(fact)) : Resource(std::monostate());
}

absl::StatusOr<Resource> ResourceOf(const Change& change) {
  switch (change.state_case()) {
    case Change::kUnit:
      return Wrap(UnitFrom(change.unit()));
    case Change::kRoleBinding:
      return Wrap(RoleGrantFrom(change.role_binding()));
    case Change::kCalendar:
      return Wrap(CalendarFrom(change.calendar()));
    case Change::kCampaign:
      return Wrap(CampaignFrom(change.campaign()));
    case Change::kItem:
      return ItemOrAffair(change.item());
    case Change::kPeriod:
      return Wrap(LockFrom(change.period()));
    case Change::kStatistic:
      return Wrap(OfficialFrom(change.statistic()));
    case Change::kForm:
      return Wrap(FormFrom(change.form()));
    case Change::kOrder:
      return Wrap(OrderFrom(change.order()));
    case Change::kCard:
      return Wrap(CardFrom(change.card()));
    case Change::kProposal:
      return Wrap(ProposalFrom(change.proposal()));
    case Change::kFinding:
      return Wrap(FindingFrom(change.finding()));
    case Change::kFalseReportCase:
      return Wrap(FalseReportFrom(change.false_report_case()));
    case Change::kNotice:
      return AnnouncementOrNone(change.notice());
    case Change::kMeeting:
      return Wrap(MeetingFrom(change.meeting()));
    case Change::kAssessment:
      return Wrap(AssessmentFrom(change.assessment()));
    case Change::kExcuse:
      return Wrap(ExcuseFrom(change.excuse()));
    case Change::kConclusion:
      return Wrap(ConclusionFrom(change.conclusion()));
    case Change::kChangeRequest:
      return Wrap(ChangeRequestFrom(change.change_request()));
    case Change::kEvidence:
      return Wrap(EvidenceFrom(change.evidence()));
    case Change::kOrderRules:
      return Wrap(OrderLimitsFrom(change.order_rules()));
    default:  // drafts, and matters that reporting does not use
      break;
  }
  return Resource(std::monostate());
}

}  // namespace

absl::StatusOr<DecodedChange> DecodeChange(absl::string_view body) {
  Change change;
  if (!change.ParseFromArray(body.data(), static_cast<int>(body.size()))) return Unreadable("编码");
  DecodedChange decoded;
  decoded.change.sequence = change.sequence();
  decoded.change.time = TimeOf(change.change_time());
  decoded.simulated = change.simulated();
  ASSIGN_OR_RETURN(decoded.change.resource, ResourceOf(change));
  return decoded;
}

}  // namespace duban::reporting
