// Tracking assessments, excuses, conclusions, change requests, evidence, and the limits of the order rules.
#include "services/common/status_macros.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/task_resources.h"

namespace duban::reporting {
namespace {

namespace pb = task::v1;

absl::StatusOr<ConclusionDemandFact> DemandFrom(const pb::Conclusion::Demand& from) {
  if (!from.has_due_date()) return Unreadable("整改要求的期限");
  ASSIGN_OR_RETURN(const std::optional<absl::CivilDay> due, OptionalDay(true, from.due_date()));
  return ConclusionDemandFact{from.text(), LastId(from.lead_unit()), *due, from.order()};
}

FieldChangeFact FieldChangeFrom(const pb::ChangeRequest::FieldChange& from) {
  return {ShortName(pb::ChangeRequest::Field_Name(from.field()), "FIELD_"), from.milestone(),
          from.old_value(), from.new_value()};
}

}  // namespace

absl::StatusOr<TrackingAssessment> AssessmentFrom(const pb::Assessment& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "assessments"}));
  TrackingAssessment assessment;
  assessment.campaign = ids[1];
  assessment.id = ids[2];
  assessment.item = LastId(from.item());
  assessment.half = ShortName(pb::Assessment::Half_Name(from.half()), "HALF_");
  assessment.goal = from.goal();
  assessment.measure = from.measure();
  assessment.result = from.result();
  assessment.deviation_cause = from.deviation_cause();
  assessment.advice = from.advice();
  assessment.third_party = from.third_party();
  return assessment;
}

absl::StatusOr<ExcuseFact> ExcuseFrom(const pb::Excuse& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "excuses"}));
  ExcuseFact excuse;
  excuse.campaign = ids[1];
  excuse.id = ids[2];
  excuse.form = from.form();
  excuse.state = ShortName(pb::Excuse::State_Name(from.state()), "STATE_");
  excuse.cause = ShortName(pb::Excuse::Cause_Name(from.cause()), "CAUSE_");
  excuse.reason = from.reason();
  excuse.refuse_reason = from.refuse_reason();
  excuse.ask_time = OptionalTime(from.has_ask_time(), from.ask_time());
  excuse.decide_time = OptionalTime(from.has_decide_time(), from.decide_time());
  return excuse;
}

absl::StatusOr<ConclusionFact> ConclusionFrom(const pb::Conclusion& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "conclusions"}));
  ConclusionFact conclusion;
  conclusion.campaign = ids[1];
  conclusion.id = ids[2];
  conclusion.plan = from.inspection_plan();
  conclusion.object_unit = LastId(from.object_unit());
  conclusion.facts = from.facts();
  conclusion.problems = from.problems();
  for (const pb::Conclusion::Demand& demand : from.demands()) {
    ASSIGN_OR_RETURN(conclusion.demands.emplace_back(), DemandFrom(demand));
  }
  conclusion.praise = from.praise();
  conclusion.criticism = from.criticism();
  conclusion.state = ShortName(pb::Conclusion::State_Name(from.state()), "STATE_");
  conclusion.send_time = OptionalTime(from.has_send_time(), from.send_time());
  conclusion.objection_due_time = OptionalTime(from.has_objection_due_time(), from.objection_due_time());
  conclusion.objection = from.objection();
  conclusion.objection_time = OptionalTime(from.has_objection_time(), from.objection_time());
  conclusion.decision_due_time = OptionalTime(from.has_decision_due_time(), from.decision_due_time());
  conclusion.outcome = ShortName(pb::Conclusion::Outcome_Name(from.outcome()), "OUTCOME_");
  conclusion.decision_reason = from.decision_reason();
  conclusion.decide_time = OptionalTime(from.has_decide_time(), from.decide_time());
  return conclusion;
}

absl::StatusOr<ChangeRequestFact> ChangeRequestFrom(const pb::ChangeRequest& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "changeRequests"}));
  ChangeRequestFact request;
  request.campaign = ids[1];
  request.id = ids[2];
  request.kind = ShortName(pb::ChangeRequest::Kind_Name(from.kind()), "KIND_");
  request.item = from.item().empty() ? from.new_item_id() : LastId(from.item());
  request.merge_into = LastId(from.merge_into());
  for (const auto& change : from.changes()) request.changes.push_back(FieldChangeFrom(change));
  request.reason = from.reason();
  request.basis_document = from.basis_document();
  request.formal_document_number = from.formal_document_number();
  request.state = ShortName(pb::ChangeRequest::State_Name(from.state()), "STATE_");
  request.closing_reason = from.closing_reason();
  return request;
}

absl::StatusOr<EvidenceFact> EvidenceFrom(const pb::Evidence& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "evidence"}));
  EvidenceFact evidence;
  evidence.campaign = ids[1];
  evidence.id = ids[2];
  evidence.sha256 = from.sha256();
  for (const pb::Evidence::Upload& upload : from.uploads()) {
    evidence.uploads.push_back(
        {upload.person(), LastId(upload.unit()), upload.file_name(), TimeOf(upload.upload_time())});
  }
  return evidence;
}

absl::StatusOr<OrderLimitsFact> OrderLimitsFrom(const pb::OrderRules& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "orderRules"}));
  OrderLimitsFact fact;
  fact.campaign = ids[1];
  const pb::OrderRules::OfficeHours& hours = from.office_hours();
  fact.limits = {.office_hours = {hours.morning_start(), hours.morning_end(), hours.afternoon_start(),
                                  hours.afternoon_end()},
                 .sign_workdays = from.sign_workdays(),
                 .urgent_sign_hours = from.urgent_sign_hours(),
                 .urgent_workdays = from.urgent_workdays(),
                 .normal_days = from.normal_days(),
                 .difficult_days = from.difficult_days(),
                 .resolution_days = from.resolution_days()};
  return fact;
}

}  // namespace duban::reporting
