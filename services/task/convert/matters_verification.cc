// Findings and cases of false reports.
#include "services/task/convert/check.h"

namespace duban::task {

static_assert(static_cast<int>(FindingState::kWithdrawn) == v1::Finding::STATE_WITHDRAWN);
static_assert(static_cast<int>(FindingSubject::kMilestone) == v1::Finding::SUBJECT_MILESTONE);
static_assert(static_cast<int>(DeviationClass::kMajor) == v1::Finding::DEVIATION_CLASS_MAJOR);
static_assert(static_cast<int>(CaseState::kFinal) == v1::FalseReportCase::STATE_FINAL);
static_assert(static_cast<int>(CaseGround::kRepeated) == v1::FalseReportCase::GROUND_REPEATED);
static_assert(static_cast<int>(CaseOutcome::kNotFalse) == v1::FalseReportCase::OUTCOME_NOT_FALSE);
static_assert(static_cast<int>(ClueReceiver::kStatisticsOffice) ==
              v1::FalseReportCase::RECEIVER_STATISTICS_OFFICE);

template <typename Io>
void Fields(Io& io, Like<Io, Finding>& finding) {
  io("state", finding.state);
  io.Path("form", finding.form);
  io.Path("item", finding.item);
  io("subject", finding.subject);
  io("milestone", finding.milestone);
  io.Unit("unit", finding.unit);
  io("reported", finding.reported);
  io("verified", finding.verified);
  io("deviation_percent", finding.deviation_percent);
  io("deviation_class", finding.deviation_class);
  io("ok_percent", finding.ok_percent);
  io("error_percent", finding.error_percent);
  io("deviation_floor", finding.deviation_floor);
  io("method", finding.method);
  io.Paths("evidence", finding.evidence);
  io.Path("sample", finding.sample);
  io("first_verifier", finding.first_verifier);
  io("second_verifier", finding.second_verifier);
  io("record_time", finding.record_time);
  io("confirm_time", finding.confirm_time);
  io("form_sequence", finding.form_sequence);
}

template <typename Io>
void Fields(Io& io, Like<Io, CaseAct>& act) {
  io("event", act.event);
  io("person", act.person);
  io("on_behalf_of", act.on_behalf_of);
  io("act_time", act.time);
  io("text", act.text);
  io.Paths("evidence", act.evidence);
  io("outcome", act.outcome);
}

template <typename Io>
void Fields(Io& io, Like<Io, ClueTransfer>& clue) {
  io("receiver", clue.receiver);
  io("text", clue.text);
  io("document_number", clue.document_number);
  io("person", clue.person);
  io("transfer_time", clue.time);
}

template <typename Io>
void Fields(Io& io, Like<Io, FalseReportCase>& one) {
  io("state", one.state);
  io.Path("finding", one.finding);
  io.Unit("unit", one.unit);
  io.Path("item", one.item);
  io("period", one.period);
  io("ground", one.ground);
  io.Paths("earlier_findings", one.earlier_findings);
  io("outcome", one.outcome);
  io("statement_due_time", one.statement_due);
  io("no_statement", one.no_statement);
  io("in_force_time", one.in_force_time);
  io("objection_due_date", one.objection_due);
  io("review_due_date", one.review_due);
  io("review_late", one.review_late);
  io("acts", one.acts);
  io("clues", one.clues);
}

template <typename Io>
void Fields(Io& io, Like<Io, CaseProposal>& proposal) {
  io.Path("finding", proposal.finding);
  io.Unit("unit", proposal.unit);
  io.Paths("earlier_findings", proposal.earlier_findings);
}

v1::Finding ToProto(absl::string_view jurisdiction, const Stored<Finding>& finding) {
  return WriteMatter<v1::Finding>(jurisdiction, finding);
}

v1::FalseReportCase ToProto(absl::string_view jurisdiction, const Stored<FalseReportCase>& one) {
  return WriteMatter<v1::FalseReportCase>(jurisdiction, one);
}

v1::FalseReportProposal ToProto(absl::string_view jurisdiction, const CaseProposal& proposal) {
  return WriteFields<v1::FalseReportProposal>(jurisdiction, proposal);
}

Finding FromProto(const v1::Finding& finding, absl::string_view jurisdiction, const std::string& at,
                  Violations& out) {
  return ReadFields<Finding>(finding, jurisdiction, at, out);
}

void AddVerificationCodecs(std::vector<MatterCodec>& all) {
  all.push_back(CodecOf<Finding>());
  all.push_back(CodecOf<FalseReportCase>());
}

}  // namespace duban::task
