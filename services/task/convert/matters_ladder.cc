#include "services/task/convert/order.h"

namespace duban {

// Where fields are looked up for a type of this namespace.
template <typename Io>
void Fields(Io& io, Like<Io, OfficeHours>& hours) {
  io("morning_start", hours.morning_start);
  io("morning_end", hours.morning_end);
  io("afternoon_start", hours.afternoon_start);
  io("afternoon_end", hours.afternoon_end);
}

}  // namespace duban

namespace duban::task {

// The same numbers on record and in the API.
static_assert(static_cast<int>(CardColor::kRed) == v1::Card::COLOR_RED &&
              v1::Card::COLOR_RED == v1::Card::Color_MAX);
static_assert(static_cast<int>(CardState::kWithdrawn) == v1::Card::STATE_WITHDRAWN &&
              v1::Card::STATE_WITHDRAWN == v1::Card::State_MAX);
static_assert(static_cast<int>(WithdrawGround::kExemption) == v1::Card::GROUND_EXEMPTION &&
              v1::Card::GROUND_EXEMPTION == v1::Card::Ground_MAX);
static_assert(static_cast<int>(ConclusionState::kDecided) == v1::Conclusion::STATE_DECIDED &&
              v1::Conclusion::STATE_DECIDED == v1::Conclusion::State_MAX);
static_assert(static_cast<int>(ObjectionOutcome::kRevoked) == v1::Conclusion::OUTCOME_REVOKED &&
              v1::Conclusion::OUTCOME_REVOKED == v1::Conclusion::Outcome_MAX);
static_assert(static_cast<int>(Trigger::kRanking) == v1::OrderRules::TRIGGER_RANKING &&
              v1::OrderRules::TRIGGER_RANKING == v1::OrderRules::Trigger_MAX);
static_assert(static_cast<int>(ProposalState::kLapsed) == v1::Proposal::STATE_LAPSED &&
              v1::Proposal::STATE_LAPSED == v1::Proposal::State_MAX);

template <typename Io>
void Fields(Io& io, Like<Io, Card>& card) {
  io("color", card.color);
  io("level", card.level);
  io.Unit("unit", card.unit);
  io.Path("order", card.order);
  io.Path("item", card.item);
  io("card_date", card.card_date);
  io("decision", card.decision);
  io("issued_by", card.issued_by);
  io.Path("proposal", card.proposal);
  io("rule", card.rule);
  io("points", card.points);
  io("bars_excellent", card.bars_excellent);
  io.Path("conclusion", card.conclusion);
  io("state", card.state);
  io("withdraw_ground", card.withdraw_ground);
  io("withdraw_basis", card.withdraw_basis);
  io("withdraw_reason", card.withdraw_reason);
  io("withdrawn_by", card.withdrawn_by);
  io("withdraw_time", card.withdraw_time);
}

template <typename Io>
void Fields(Io& io, Like<Io, ConclusionDemand>& demand) {
  io("text", demand.text);
  io.Unit("lead_unit", demand.lead_unit);
  io("due_date", demand.due_date);
  io.Path("order", demand.order);
}

template <typename Io>
void Fields(Io& io, Like<Io, Conclusion>& conclusion) {
  io.Path("inspection_plan", conclusion.inspection_plan);
  io.Unit("object_unit", conclusion.object_unit);
  io("facts", conclusion.facts);
  io("evidence", conclusion.evidence);
  io("problems", conclusion.problems);
  io("demands", conclusion.demands);
  io("praise", conclusion.praise);
  io("criticism", conclusion.criticism);
  io("inspectors", conclusion.inspectors);
  io("state", conclusion.state);
  io("author", conclusion.author);
  io("approved_by", conclusion.approved_by);
  io("approve_time", conclusion.approve_time);
  io("sent_by", conclusion.sent_by);
  io("send_time", conclusion.send_time);
  io("objection_due_time", conclusion.objection_due_time);
  io("objection", conclusion.objection);
  io("objected_by", conclusion.objected_by);
  io("objection_time", conclusion.objection_time);
  io("decision_due_time", conclusion.decision_due_time);
  io("outcome", conclusion.outcome);
  io("decision_reason", conclusion.decision_reason);
  io("decided_by", conclusion.decided_by);
  io("decide_time", conclusion.decide_time);
}

template <typename Io>
void Fields(Io& io, Like<Io, LadderRule>& rule) {
  io("id", rule.id);
  io("trigger", rule.trigger);
  io("amount", rule.amount);
}

template <typename Io>
void Fields(Io& io, Like<Io, Rung>& rung) {
  io("level", rung.level);
  io("instrument", rung.instrument);
  io("rules", rung.rules);
  io("limit_workdays", rung.limit_workdays);
  io("issuers", rung.issuers);
  io("repeat_issuers", rung.repeat_issuers);
  io("points", rung.points);
  io("bars_excellent", rung.bars_excellent);
  io("lowers_grade", rung.lowers_grade);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderRules>& rules) {
  io("version", rules.version);
  io("effective_date", rules.effective_date);
  io("agency_code", rules.agency_code);
  io("office_hours", rules.office_hours);
  io("sign_workdays", rules.sign_workdays);
  io("urgent_sign_hours", rules.urgent_sign_hours);
  io("transfer_workdays", rules.transfer_workdays);
  io("urgent_workdays", rules.urgent_workdays);
  io("normal_days", rules.normal_days);
  io("difficult_days", rules.difficult_days);
  io("resolution_report_workdays", rules.resolution_report_workdays);
  io("resolution_days", rules.resolution_days);
  io("extension_ask_workdays", rules.extension_ask_workdays);
  io("extension_answer_workdays", rules.extension_answer_workdays);
  io("extension_max_days", rules.extension_max_days);
  io("extension_max_count", rules.extension_max_count);
  io("verification_workdays", rules.verification_workdays);
  io("major_hazard_verification_days", rules.major_hazard_verification_days);
  io("return_workdays", rules.return_workdays);
  io("relapse_days", rules.relapse_days);
  io("objection_days", rules.objection_days);
  io("objection_decision_days", rules.objection_decision_days);
  io("publication_workdays", rules.publication_workdays);
  io("ladder", rules.ladder);
}

template <typename Io>
void Fields(Io& io, Like<Io, ProposalInput>& input) {
  io("key", input.key);
  io("value", input.value);
}

template <typename Io>
void Fields(Io& io, Like<Io, Proposal>& proposal) {
  io.Path("order", proposal.order);
  io.Path("item", proposal.item);
  io.Unit("unit", proposal.unit);
  io("level", proposal.level);
  io("rule", proposal.rule);
  io("occasion", proposal.occasion);
  io("inputs", proposal.inputs);
  io.Path("conclusion", proposal.conclusion);
  io("rules_version", proposal.rules_version);
  io("state", proposal.state);
  io("submitted_by", proposal.submitted_by);
  io("propose_time", proposal.propose_time);
  io("decided_by", proposal.decided_by);
  io("decide_time", proposal.decide_time);
  io("decision_reason", proposal.decision_reason);
  io("instrument", proposal.instrument);
  io("limit_time", proposal.limit_time);
  io.Path("card", proposal.card);
  io("submit_reason", proposal.submit_reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, InspectionPlan>& plan) {
  io("content", plan.content);
  io("object", plan.object);
  io("scope", plan.scope);
  io("basis", plan.basis);
  io("start_date", plan.start_date);
  io("end_date", plan.end_date);
  io("annual", plan.annual);
  io("created_by", plan.created_by);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderCounters>& counters) {
  io.Unit("unit", counters.unit);
  io("as_of_time", counters.as_of_time);
  io("total_count", counters.total_count);
  io("open_count", counters.open_count);
  io("closed_count", counters.closed_count);
  io("closed_on_time_count", counters.closed_on_time_count);
  io("overdue_count", counters.overdue_count);
  io("unsigned_count", counters.unsigned_count);
  io("return_count", counters.return_count);
  io("yellow_quarter_count", counters.yellow_quarter_count);
  io("red_quarter_count", counters.red_quarter_count);
  io("converted_red_quarter_count", counters.converted_red_quarter_count);
  io("yellow_year_count", counters.yellow_year_count);
  io("red_year_count", counters.red_year_count);
  io("interview_year_count", counters.interview_year_count);
  io("consecutive_overdue_count", counters.consecutive_overdue_count);
}

v1::Card ToProto(absl::string_view jurisdiction, const Stored<Card>& card) {
  return WriteMatter<v1::Card>(jurisdiction, card);
}

v1::Conclusion ToProto(absl::string_view jurisdiction, const Stored<Conclusion>& conclusion) {
  return WriteMatter<v1::Conclusion>(jurisdiction, conclusion);
}

Conclusion FromProto(const v1::Conclusion& conclusion, absl::string_view jurisdiction, const std::string& at,
                     Violations& out) {
  return ReadFields<Conclusion>(conclusion, jurisdiction, at, out);
}

v1::OrderRules ToProto(absl::string_view jurisdiction, const Stored<OrderRules>& rules) {
  return WriteMatter<v1::OrderRules>(jurisdiction, rules);
}

OrderRules FromProto(const v1::OrderRules& rules, absl::string_view jurisdiction, const std::string& at,
                     Violations& out) {
  return ReadFields<OrderRules>(rules, jurisdiction, at, out);
}

v1::Proposal ToProto(absl::string_view jurisdiction, const Stored<Proposal>& proposal) {
  return WriteMatter<v1::Proposal>(jurisdiction, proposal);
}

Proposal FromProto(const v1::Proposal& proposal, absl::string_view jurisdiction, const std::string& at,
                   Violations& out) {
  return ReadFields<Proposal>(proposal, jurisdiction, at, out);
}

v1::InspectionPlan ToProto(absl::string_view jurisdiction, const Stored<InspectionPlan>& plan) {
  return WriteMatter<v1::InspectionPlan>(jurisdiction, plan);
}

InspectionPlan FromProto(const v1::InspectionPlan& plan, absl::string_view jurisdiction,
                         const std::string& at, Violations& out) {
  return ReadFields<InspectionPlan>(plan, jurisdiction, at, out);
}

v1::OrderCounters ToProto(absl::string_view jurisdiction, const OrderCounters& counters) {
  return WriteFields<v1::OrderCounters>(jurisdiction, counters);
}

void AddOrderCodecs(std::vector<MatterCodec>& all) {
  AddOrderCodec(all);
  all.push_back(CodecOf<Card>());
  all.push_back(CodecOf<Conclusion>());
  all.push_back(CodecOf<OrderRules>());
  all.push_back(CodecOf<Proposal>());
  all.push_back(CodecOf<InspectionPlan>());
}

}  // namespace duban::task
