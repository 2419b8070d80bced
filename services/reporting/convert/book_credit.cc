#include "services/reporting/convert/book_credit.h"

namespace duban::reporting {

static_assert(static_cast<int>(CreditKind::kForceMajeure) == v1::Credit::KIND_FORCE_MAJEURE);
static_assert(static_cast<int>(CreditLevel::kCity) == v1::Credit::LEVEL_CITY);
static_assert(static_cast<int>(CreditState::kWithdrawn) == v1::Credit::STATE_WITHDRAWN);
static_assert(static_cast<int>(AccidentGrade::kEspecially) == v1::Credit::ACCIDENT_GRADE_ESPECIALLY_MAJOR);
static_assert(static_cast<int>(ExemptionState::kWithdrawn) == v1::Exemption::STATE_WITHDRAWN);
static_assert(static_cast<int>(ExemptionCause::kAccident) == v1::Exemption::CAUSE_ACCIDENT);

template <typename Io>
void Fields(Io& io, Like<Io, Credit>& credit) {
  io("kind", credit.kind);
  io.Unit("unit", credit.unit);
  io("period", credit.period);
  io("level", credit.level);
  io("category", credit.category);
  io("document_number", credit.document_number);
  io("document_title", credit.document_title);
  io("matter", credit.matter);
  io("description", credit.description);
  io("evidence_sha256", credit.evidence_sha256);
  io("accident_grade", credit.accident_grade);
  io("responsibility_confirmed", credit.responsibility_confirmed);
  io("state", credit.state);
  io("proposer", credit.proposer);
  io("decider", credit.decider);
  io("decision_reason", credit.decision_reason);
  io("decision_time", credit.decision_time);
  io("withdrawer", credit.withdrawer);
  io("withdrawal_reason", credit.withdrawal_reason);
  io("proposer_on_behalf_of", credit.proposer_for);
  io("decider_on_behalf_of", credit.decider_for);
  io("withdrawer_on_behalf_of", credit.withdrawer_for);
}

template <typename Io>
void Fields(Io& io, Like<Io, ExemptionGrounds>& grounds) {
  io("lawful", grounds.lawful);
  io("reform_purpose", grounds.reform_purpose);
  io("duty_of_care", grounds.duty_of_care);
  io("public_interest", grounds.public_interest);
  io("procedure", grounds.procedure);
  io("corrected", grounds.corrected);
}

template <typename Io>
void Fields(Io& io, Like<Io, Exemption>& exemption) {
  io.Unit("unit", exemption.unit);
  io("period", exemption.period);
  io.Path("subject", exemption.subject);
  io("cause", exemption.cause);
  io("finding_date", exemption.finding_date);
  io("grounds", exemption.grounds);
  io("evidence_sha256", exemption.evidence_sha256);
  io("state", exemption.state);
  io("filer", exemption.filer);
  io("file_time", exemption.file_time);
  io("decision_due_date", exemption.decision_due_date);
  io("checker", exemption.checker);
  io("check_opinion", exemption.check_opinion);
  io("check_supports", exemption.check_supports);
  io("check_time", exemption.check_time);
  io("decider", exemption.decider);
  io("decision_number", exemption.decision_number);
  io("decision_reason", exemption.decision_reason);
  io("decision_time", exemption.decision_time);
  io("decided_late", exemption.decided_late);
  io("filer_on_behalf_of", exemption.filer_for);
  io("checker_on_behalf_of", exemption.checker_for);
  io("decider_on_behalf_of", exemption.decider_for);
}

v1::Credit ToProto(absl::string_view jurisdiction, const Stored<Credit>& credit) {
  return WriteBookMatter<v1::Credit>(jurisdiction, credit);
}

v1::Exemption ToProto(absl::string_view jurisdiction, const Stored<Exemption>& exemption) {
  return WriteBookMatter<v1::Exemption>(jurisdiction, exemption);
}

Credit FromProto(const v1::Credit& credit, absl::string_view jurisdiction, const std::string& at,
                 Violations& out) {
  Credit given = ReadFields<Credit>(credit, jurisdiction, at, out);
  given.state = CreditState::kUnspecified;
  given.proposer.clear();
  given.decider.clear();
  given.decision_reason.clear();
  given.decision_time.reset();
  given.withdrawer.clear();
  given.withdrawal_reason.clear();
  given.proposer_for.clear();
  given.decider_for.clear();
  given.withdrawer_for.clear();
  return given;
}

Exemption FromProto(const v1::Exemption& exemption, absl::string_view jurisdiction, const std::string& at,
                    Violations& out) {
  v1::Exemption given;
  given.set_unit(exemption.unit());
  given.set_period(exemption.period());
  given.set_subject(exemption.subject());
  given.set_cause(exemption.cause());
  if (exemption.has_finding_date()) *given.mutable_finding_date() = exemption.finding_date();
  *given.mutable_grounds() = exemption.grounds();
  given.set_evidence_sha256(exemption.evidence_sha256());
  return ReadFields<Exemption>(given, jurisdiction, at, out);
}

void AddCreditCodecs(std::vector<BookCodec>& all) {
  all.push_back(BookCodecOf<Credit>());
  all.push_back(BookCodecOf<Exemption>());
}

}  // namespace duban::reporting
