#include "services/reporting/domain/record/affairs_digest.h"

namespace duban::reporting {

void Write(const OrderLimitsFact& fact, CanonicalText& out) {
  const OrderLimits& limits = fact.limits;
  const OfficeHours& hours = limits.office_hours;
  out.Add(fact.campaign).Add(hours.morning_start).Add(hours.morning_end).Add(hours.afternoon_start);
  out.Add(hours.afternoon_end).Add(limits.sign_workdays).Add(limits.urgent_sign_hours);
  out.Add(limits.urgent_workdays).Add(limits.normal_days).Add(limits.difficult_days);
  out.Add(limits.resolution_days);
  Write(fact.earlier, out);
  out.Add(fact.sequence);
}

void Write(const TrackingAssessment& assessment, CanonicalText& out) {
  out.Add(assessment.campaign).Add(assessment.id).Add(assessment.item).Add(assessment.half);
  out.Add(assessment.goal).Add(assessment.measure).Add(assessment.result).Add(assessment.deviation_cause);
  out.Add(assessment.advice).Add(assessment.third_party).Add(assessment.time).Add(assessment.sequence);
}

void Write(const ExcuseFact& excuse, CanonicalText& out) {
  out.Add(excuse.campaign).Add(excuse.id).Add(excuse.form).Add(excuse.state).Add(excuse.cause);
  out.Add(excuse.reason).Add(excuse.refuse_reason).Add(excuse.ask_time).Add(excuse.decide_time);
  Write(excuse.life, out);
  out.Add(excuse.sequence);
}

void Write(const ConclusionFact& conclusion, CanonicalText& out) {
  out.Add(conclusion.campaign).Add(conclusion.id).Add(conclusion.plan).Add(conclusion.object_unit);
  out.Add(conclusion.facts).Add(conclusion.problems);
  out.Head("demands", conclusion.demands.size());
  for (const ConclusionDemandFact& demand : conclusion.demands) {
    out.Add(demand.text).Add(demand.lead_unit).Add(demand.due).Add(demand.order);
  }
  out.Add(conclusion.praise).Add(conclusion.criticism).Add(conclusion.state).Add(conclusion.send_time);
  out.Add(conclusion.objection_due_time).Add(conclusion.objection).Add(conclusion.objection_time);
  out.Add(conclusion.decision_due_time).Add(conclusion.outcome).Add(conclusion.decision_reason);
  out.Add(conclusion.decide_time);
  Write(conclusion.life, out);
  out.Add(conclusion.sequence);
}

void Write(const ChangeRequestFact& request, CanonicalText& out) {
  out.Add(request.campaign).Add(request.id).Add(request.kind).Add(request.item).Add(request.merge_into);
  out.Head("changes", request.changes.size());
  for (const FieldChangeFact& change : request.changes) {
    out.Add(change.field).Add(change.milestone).Add(change.old_value).Add(change.new_value);
  }
  out.Add(request.reason).Add(request.basis_document).Add(request.formal_document_number);
  out.Add(request.state).Add(request.closing_reason);
  Write(request.life, out);
  out.Add(request.sequence);
}

void Write(const EvidenceFact& evidence, CanonicalText& out) {
  out.Add(evidence.campaign).Add(evidence.id).Add(evidence.sha256);
  out.Head("uploads", evidence.uploads.size());
  for (const EvidenceUpload& upload : evidence.uploads) {
    out.Add(upload.person).Add(upload.unit).Add(upload.file_name).Add(upload.time);
  }
  out.Add(evidence.sequence);
}

}  // namespace duban::reporting
