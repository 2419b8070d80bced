#include "services/task/convert/order.h"

namespace duban::task {

// The same numbers on record and in the API.
static_assert(static_cast<int>(OrderType::kClueCheck) == v1::Order::TYPE_CLUE_CHECK &&
              v1::Order::TYPE_CLUE_CHECK == v1::Order::Type_MAX);
static_assert(static_cast<int>(OrderUrgency::kResolution) == v1::Order::URGENCY_RESOLUTION &&
              v1::Order::URGENCY_RESOLUTION == v1::Order::Urgency_MAX);
static_assert(static_cast<int>(OrderState::kArchived) == v1::Order::STATE_ARCHIVED &&
              v1::Order::STATE_ARCHIVED == v1::Order::State_MAX);
static_assert(static_cast<int>(OrderLevel::kL5) == v1::Order::LEVEL_L5 &&
              v1::Order::LEVEL_L5 == v1::Order::Level_MAX);
static_assert(static_cast<int>(OrderFlag::kStaged) == v1::Order::FLAG_STAGED &&
              v1::Order::FLAG_STAGED == v1::Order::Flag_MAX);
static_assert(static_cast<int>(OrderAnswer::kRefused) == v1::Order::ANSWER_REFUSED &&
              v1::Order::ANSWER_REFUSED == v1::Order::Answer_MAX);
static_assert(static_cast<int>(SourceKind::kConclusion) == v1::Order::Source::KIND_CONCLUSION &&
              v1::Order::Source::KIND_CONCLUSION == v1::Order::Source::Kind_MAX);
static_assert(static_cast<int>(PauseGround::kExemption) == v1::Order::Pause::GROUND_EXEMPTION &&
              v1::Order::Pause::GROUND_EXEMPTION == v1::Order::Pause::Ground_MAX);
static_assert(static_cast<int>(CallOccasion::kUnsigned) == v1::Order::Call::OCCASION_UNSIGNED &&
              v1::Order::Call::OCCASION_UNSIGNED == v1::Order::Call::Occasion_MAX);

template <typename Io>
void Fields(Io& io, Like<Io, OrderSource>& source) {
  io("kind", source.kind);
  io.Path("resource", source.resource);
  io("text", source.text);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderFeedback>& feedback) {
  io("text", feedback.text);
  io("evidence", feedback.evidence);
  io("author", feedback.author);
  io("signer", feedback.signer);
  io("feedback_time", feedback.feedback_time);
  io("due_time", feedback.due_time);
  io("return_reason", feedback.return_reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderExtension>& extension) {
  io("reason", extension.reason);
  io("progress", extension.progress);
  io("expected_date", extension.expected_date);
  io("asked_by", extension.asked_by);
  io("ask_time", extension.ask_time);
  io("answer_due_time", extension.answer_due_time);
  io("checked_by", extension.checked_by);
  io("check_opinion", extension.check_opinion);
  io("answer", extension.answer);
  io("answered_by", extension.answered_by);
  io("answer_time", extension.answer_time);
  io("answer_reason", extension.answer_reason);
  io("due_time", extension.due_time);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderTransfer>& transfer) {
  io("reason", transfer.reason);
  io.Unit("proposed_unit", transfer.proposed_unit);
  io("asked_by", transfer.asked_by);
  io("ask_time", transfer.ask_time);
  io("answer", transfer.answer);
  io("answered_by", transfer.answered_by);
  io("answer_time", transfer.answer_time);
  io("answer_reason", transfer.answer_reason);
  io.Unit("from_unit", transfer.from_unit);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderStage>& stage) {
  io("result", stage.result);
  io("next_date", stage.next_date);
  io("staged_by", stage.staged_by);
  io("stage_time", stage.stage_time);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderOpinion>& opinion) {
  io("verifier", opinion.verifier);
  io("passed", opinion.passed);
  io("finding", opinion.finding);
  io("false_feedback", opinion.false_feedback);
  io("opinion_time", opinion.opinion_time);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderVerification>& verification) {
  io("verifiers", verification.verifiers);
  io("start_time", verification.start_time);
  io("due_time", verification.due_time);
  io("opinions", verification.opinions);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderPause>& pause) {
  io("ground", pause.ground);
  io("basis", pause.basis);
  io("decided_by", pause.decided_by);
  io("start_time", pause.start_time);
  io("end_time", pause.end_time);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderCall>& call) {
  io("occasion", call.occasion);
  io("due_time", call.due_time);
  io("call_time", call.call_time);
}

template <typename Io>
void Fields(Io& io, Like<Io, OrderPublication>& publication) {
  io("channel", publication.channel);
  io("text", publication.text);
  io("publish_date", publication.publish_date);
  io("recorded_by", publication.recorded_by);
  io("record_time", publication.record_time);
}

template <typename Io>
void Fields(Io& io, Like<Io, Order>& order) {
  io("type", order.type);
  io("sources", order.sources);
  io("matter", order.matter);
  io("object", order.object);
  io("demands", order.demands);
  io.Unit("lead_unit", order.lead_unit);
  io.Units("coop_units", order.coop_units);
  io("action", order.action);
  io("urgency", order.urgency);
  io.Path("inspection_plan", order.inspection_plan);
  io.Path("conclusion", order.conclusion);
  io("duplicate_reason", order.duplicate_reason);
  io("demanded_date", order.demanded_date);
  io("public_result", order.public_result);
  io("state", order.state);
  io("level", order.level);
  io("case_number", order.case_number);
  io("case_year", order.case_year);
  io("case_serial", order.case_serial);
  io("proposed_by", order.proposed_by);
  io("assigning_leader", order.assigning_leader);
  io("feedback_form", order.feedback_form);
  io("propose_time", order.propose_time);
  io("approve_time", order.approve_time);
  io("issue_time", order.issue_time);
  io("sign_due_time", order.sign_due_time);
  io("sign_time", order.sign_time);
  io("signed_by", order.signed_by);
  io("first_report_due_time", order.first_report_due_time);
  io("original_due_time", order.original_due_time);
  io("due_time", order.due_time);
  io("level_due_time", order.level_due_time);
  io("level_time", order.level_time);
  io("feedback_time", order.feedback_time);
  io("close_time", order.close_time);
  io("closed_by", order.closed_by);
  io("leader_opinion", order.leader_opinion);
  io("publication_due_date", order.publication_due_date);
  io("return_count", order.return_count);
  io("reopen_count", order.reopen_count);
  io("suspended_from", order.suspended_from);
  io("draft", order.draft);
  io("feedbacks", order.feedbacks);
  io("extensions", order.extensions);
  io("transfers", order.transfers);
  io("stages", order.stages);
  io("verifications", order.verifications);
  io("pauses", order.pauses);
  io("calls", order.calls);
  io("publications", order.publications);
  io("rules_version", order.rules_version);
}

v1::Order ToProto(absl::string_view jurisdiction, const Stored<Order>& order) {
  auto message = WriteMatter<v1::Order>(jurisdiction, order);
  SetFlags(order.value, order.time, message);
  return message;
}

Order FromProto(const v1::Order& order, absl::string_view jurisdiction, const std::string& at,
                Violations& out) {
  return ReadFields<Order>(order, jurisdiction, at, out);
}

void SetFlags(const Order& order, absl::Time now, v1::Order& out) {
  out.clear_flags();
  for (const OrderFlag flag : FlagsOf(order, now)) out.add_flags(static_cast<v1::Order::Flag>(flag));
}

void AddOrderCodec(std::vector<MatterCodec>& all) { all.push_back(CodecOf<Order>()); }

}  // namespace duban::task
