#include "services/reporting/domain/record/affairs_digest.h"

namespace duban::reporting {

void Write(absl::string_view name, const std::vector<std::string>& texts, CanonicalText& out) {
  out.Head(name, texts.size());
  for (const std::string& text : texts) out.Add(text);
}

void Write(const Life& life, CanonicalText& out) {
  out.Head("life", life.steps.size());
  for (const LifeStep& step : life.steps) out.Add(step.state).Add(step.time).Add(step.sequence);
}

void Write(const Affair& affair, CanonicalText& out) {
  out.Add(affair.campaign).Add(affair.code).Add(static_cast<int>(affair.kind)).Add(affair.action);
  out.Add(affair.title).Add(affair.lead_unit);
  Write("coop", affair.coop_units, out);
  out.Add(affair.due).Add(affair.state).Add(affair.difficulty).Add(affair.first_report).Add(affair.help);
  out.Add(affair.grade).Add(affair.meeting).Add(affair.blocked_item).Add(affair.escalated_to);
  Write(affair.life, out);
  Write(affair.earlier, out);
  out.Add(affair.sequence);
}

void Write(const Order& order, CanonicalText& out) {
  out.Add(order.campaign).Add(order.id).Add(order.case_number).Add(order.matter).Add(order.lead_unit);
  out.Add(order.action).Add(order.state).Add(order.level).Add(order.urgency).Add(order.conclusion);
  Write("flags", order.flags, out);
  out.Add(order.issue_time).Add(order.sign_due_time).Add(order.sign_time);
  out.Add(order.original_due_time).Add(order.due_time);
  out.Add(order.feedback_time).Add(order.close_time).Add(order.suspended).Add(order.exempted);
  Write("sources", order.sources, out);
  Write(order.life, out);
  Write(order.earlier, out);
  out.Add(order.sequence);
}

void Write(const Card& card, CanonicalText& out) {
  out.Add(card.campaign).Add(card.id).Add(card.red).Add(card.unit).Add(card.order).Add(card.item);
  out.Add(card.level).Add(card.date).Add(card.state).Add(card.decision).Add(card.proposal);
  out.Add(card.conclusion);
  Write(card.life, out);
  out.Add(card.sequence);
}

void Write(const Finding& finding, CanonicalText& out) {
  out.Add(finding.campaign).Add(finding.id).Add(finding.form).Add(finding.item).Add(finding.unit);
  out.Add(finding.subject).Add(finding.reported).Add(finding.verified).Add(finding.deviation_class);
  out.Add(finding.state).Add(finding.sequence);
}

void Write(const FalseReport& report, CanonicalText& out) {
  out.Add(report.campaign).Add(report.id).Add(report.unit).Add(report.item).Add(report.period);
  out.Add(report.finding).Add(report.is_false).Add(report.subject).Add(report.verified_value);
  out.Add(report.in_force).Add(report.state);
  Write(report.life, out);
  out.Add(report.sequence);
}

void Write(const MeetingFact& meeting, CanonicalText& out) {
  out.Add(meeting.campaign).Add(meeting.id).Add(meeting.kind).Add(meeting.action).Add(meeting.title);
  out.Add(meeting.state).Add(meeting.date).Add(meeting.minutes_number).Add(meeting.sequence);
}

void Write(const NoticeFact& notice, CanonicalText& out) {
  out.Add(notice.campaign).Add(notice.id).Add(notice.announcement).Add(notice.subject).Add(notice.occasion);
  Write("units", notice.units, out);
  out.Add(notice.sent).Add(notice.failed).Add(notice.read).Add(notice.sequence);
}

void Write(const ProposalFact& proposal, CanonicalText& out) {
  out.Add(proposal.campaign).Add(proposal.id).Add(proposal.order).Add(proposal.item).Add(proposal.unit);
  out.Add(proposal.level).Add(proposal.rule).Add(proposal.occasion).Add(proposal.state);
  out.Add(proposal.instrument);
  Write(proposal.life, out);
  out.Add(proposal.sequence);
}

}  // namespace duban::reporting
