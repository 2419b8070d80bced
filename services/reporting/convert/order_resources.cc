// Orders, cards and proposals of the ladder; findings and false reports.
#include "services/common/calendar.h"
#include "services/common/status_macros.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/task_resources.h"

namespace duban::reporting {
namespace {

namespace pb = task::v1;

std::string LevelOf(pb::Order::Level level) { return ShortName(pb::Order::Level_Name(level), "LEVEL_"); }

void ReadTimes(const pb::Order& from, Order& order) {
  order.issue_time = OptionalTime(from.has_issue_time(), from.issue_time());
  order.sign_due_time = OptionalTime(from.has_sign_due_time(), from.sign_due_time());
  order.sign_time = OptionalTime(from.has_sign_time(), from.sign_time());
  order.original_due_time = OptionalTime(from.has_original_due_time(), from.original_due_time());
  order.due_time = OptionalTime(from.has_due_time(), from.due_time());
  order.feedback_time = OptionalTime(from.has_feedback_time(), from.feedback_time());
  order.close_time = OptionalTime(from.has_close_time(), from.close_time());
}

void ReadPauses(const pb::Order& from, Order& order) {
  for (const pb::Order::Pause& pause : from.pauses()) {
    if (pause.has_end_time()) continue;
    if (pause.ground() == pb::Order::Pause::GROUND_SUSPENSION) order.suspended = true;
    if (pause.ground() == pb::Order::Pause::GROUND_EXEMPTION) order.exempted = true;
  }
}

// From its approval on the decision holds until a reconsideration says otherwise.
bool IsInForce(pb::FalseReportCase::State state) {
  return state == pb::FalseReportCase::STATE_IN_FORCE || state == pb::FalseReportCase::STATE_UNDER_REVIEW ||
         state == pb::FalseReportCase::STATE_FINAL;
}

}  // namespace

absl::StatusOr<Order> OrderFrom(const pb::Order& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "orders"}));
  Order order;
  order.campaign = ids[1];
  order.id = ids[2];
  order.case_number = from.case_number();
  order.matter = from.matter();
  order.lead_unit = LastId(from.lead_unit());
  order.action = from.action();
  order.state = ShortName(pb::Order::State_Name(from.state()), "STATE_");
  order.level = LevelOf(from.level());
  order.urgency = ShortName(pb::Order::Urgency_Name(from.urgency()), "URGENCY_");
  order.conclusion = from.conclusion();
  for (const int flag : from.flags()) {
    order.flags.push_back(ShortName(pb::Order::Flag_Name(static_cast<pb::Order::Flag>(flag)), "FLAG_"));
  }
  for (const pb::Order::Source& source : from.sources()) {
    if (!source.resource().empty()) order.sources.push_back(source.resource());
  }
  ReadTimes(from, order);
  ReadPauses(from, order);
  return order;
}

absl::StatusOr<Card> CardFrom(const pb::Card& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "cards"}));
  Card card;
  card.campaign = ids[1];
  card.id = ids[2];
  card.red = from.color() == pb::Card::COLOR_RED;
  card.unit = LastId(from.unit());
  card.order = from.order();
  card.item = from.item();
  card.level = LevelOf(from.level());
  if (!from.has_card_date()) return Unreadable("牌卡日期");
  ASSIGN_OR_RETURN(const std::optional<absl::CivilDay> date, OptionalDay(true, from.card_date()));
  card.date = *date;
  card.state = ShortName(pb::Card::State_Name(from.state()), "STATE_");
  card.decision = from.decision();
  card.proposal = LastId(from.proposal());
  card.conclusion = from.conclusion();
  return card;
}

absl::StatusOr<ProposalFact> ProposalFrom(const pb::Proposal& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "proposals"}));
  ProposalFact proposal;
  proposal.campaign = ids[1];
  proposal.id = ids[2];
  proposal.order = from.order();
  proposal.item = from.item();
  proposal.unit = LastId(from.unit());
  proposal.level = LevelOf(from.level());
  proposal.rule = from.rule();
  proposal.occasion = from.occasion();
  proposal.state = ShortName(pb::Proposal::State_Name(from.state()), "STATE_");
  proposal.instrument = from.instrument();
  return proposal;
}

absl::StatusOr<Finding> FindingFrom(const pb::Finding& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "findings"}));
  Finding finding;
  finding.campaign = ids[1];
  finding.id = ids[2];
  finding.form = from.form();
  finding.item = LastId(from.item());
  finding.unit = LastId(from.unit());
  finding.subject = ShortName(pb::Finding::Subject_Name(from.subject()), "SUBJECT_");
  finding.reported = from.reported();
  finding.verified = from.verified();
  finding.deviation_class =
      ShortName(pb::Finding::DeviationClass_Name(from.deviation_class()), "DEVIATION_CLASS_");
  finding.state = ShortName(pb::Finding::State_Name(from.state()), "STATE_");
  return finding;
}

absl::StatusOr<FalseReport> FalseReportFrom(const pb::FalseReportCase& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "falseReportCases"}));
  FalseReport report;
  report.campaign = ids[1];
  report.id = ids[2];
  report.unit = LastId(from.unit());
  report.item = LastId(from.item());
  report.period = from.period();
  report.finding = LastId(from.finding());
  report.is_false = IsInForce(from.state()) && from.outcome() == pb::FalseReportCase::OUTCOME_FALSE;
  if (from.has_in_force_time()) {
    report.in_force = absl::ToCivilDay(TimeOf(from.in_force_time()), ChinaTime());
  }
  report.state = ShortName(pb::FalseReportCase::State_Name(from.state()), "STATE_");
  return report;
}

}  // namespace duban::reporting
