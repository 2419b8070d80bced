// The task service's resources as reporting keeps them. Errors are those of field_values.h.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_TASK_RESOURCES_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_TASK_RESOURCES_H_

#include <optional>

#include "absl/status/statusor.h"
#include "duban/task/v1/change.pb.h"
#include "services/reporting/domain/record/projection.h"

namespace duban::reporting {

absl::StatusOr<Unit> UnitFrom(const task::v1::Unit& unit);
absl::StatusOr<RoleGrant> RoleGrantFrom(const task::v1::RoleBinding& binding);
absl::StatusOr<Campaign> CampaignFrom(const task::v1::Campaign& campaign);
absl::StatusOr<CalendarYear> CalendarFrom(const task::v1::Calendar& calendar);
// An indicator, task, policy or project.
absl::StatusOr<Item> ItemFrom(const task::v1::Item& item);
// A resolution, issue or hazard.
absl::StatusOr<Affair> AffairFrom(const task::v1::Item& item);
absl::StatusOr<PeriodLock> LockFrom(const task::v1::Period& period);
absl::StatusOr<OfficialValue> OfficialFrom(const task::v1::Statistic& statistic);
absl::StatusOr<Form> FormFrom(const task::v1::Form& form);
absl::StatusOr<Order> OrderFrom(const task::v1::Order& order);
absl::StatusOr<Card> CardFrom(const task::v1::Card& card);
absl::StatusOr<ProposalFact> ProposalFrom(const task::v1::Proposal& proposal);
absl::StatusOr<Finding> FindingFrom(const task::v1::Finding& finding);
absl::StatusOr<FalseReport> FalseReportFrom(const task::v1::FalseReportCase& one);
// Nullopt for a day's digest.
absl::StatusOr<std::optional<NoticeFact>> NoticeFrom(const task::v1::Notice& notice);
absl::StatusOr<MeetingFact> MeetingFrom(const task::v1::Meeting& meeting);
absl::StatusOr<TrackingAssessment> AssessmentFrom(const task::v1::Assessment& assessment);
absl::StatusOr<ExcuseFact> ExcuseFrom(const task::v1::Excuse& excuse);
absl::StatusOr<ConclusionFact> ConclusionFrom(const task::v1::Conclusion& conclusion);
absl::StatusOr<ChangeRequestFact> ChangeRequestFrom(const task::v1::ChangeRequest& request);
absl::StatusOr<EvidenceFact> EvidenceFrom(const task::v1::Evidence& evidence);
absl::StatusOr<OrderLimitsFact> OrderLimitsFrom(const task::v1::OrderRules& rules);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_TASK_RESOURCES_H_
