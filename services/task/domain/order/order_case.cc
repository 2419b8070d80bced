#include "services/task/domain/order/order_case.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/order/escalation.h"
#include "services/task/domain/order/order_guards.h"
#include "services/task/domain/order/order_machine.h"
#include "services/task/domain/order/order_terms.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

absl::Status CheckRequired(absl::string_view text, absl::string_view field) {
  Violations violations;
  CheckText(text, field, Needed::kRequired, violations);
  return violations.ToStatus();
}

absl::Status CheckNotPast(absl::Time limit, absl::string_view field, const ActContext& context) {
  if (context.now < limit) return absl::OkStatus();
  return InvalidField(field, "PAST_DATE", "期限须晚于现在 (the date lies in the past)");
}

// The last serial number given in `year`, over all campaigns: the agency numbers all its cases in one row.
int LastSerial(const Register& in, int year) {
  int last = 0;
  for (const auto& [campaign, stored] : in.campaigns) {
    in.docket.Each<Order>(campaign, [&](const Order& order, const Stored<Matter>&) {
      if (order.case_year == year) last = std::max(last, order.case_serial);
    });
  }
  return last;
}

void EndPause(Order& order, absl::Time now) {
  if (!order.pauses.empty() && !order.pauses.back().end_time) order.pauses.back().end_time = now;
}

}  // namespace

Changes OneChange(const char* type, Order order, std::string reason) {
  Changes changes;
  changes.push_back(Change{type, std::move(order), std::move(reason)});
  return changes;
}

void SetLimit(Order& order, absl::Time due) {
  order.due_time = due;
  if (order.level >= OrderLevel::kL1) order.level_due_time = due;
}

absl::StatusOr<absl::Time> ReturnLimit(std::optional<absl::CivilDay> day, const OrderRules& rules,
                                       const ActContext& context) {
  const OrderTerms terms(rules, context.calendar());
  const absl::Time last = terms.AfterWorkdays(context.now, rules.return_workdays);
  if (!day) return last;
  const absl::Time limit = terms.CloseOf(*day);
  RETURN_IF_ERROR(CheckNotPast(limit, "due_date", context));
  if (limit <= last) return limit;
  return InvalidField("due_date", "LIMIT_TOO_LONG",
                      absl::StrCat("重办期限最多 ", rules.return_workdays, " 个工作日（不晚于 ",
                                   absl::FormatCivilTime(absl::ToCivilDay(last, ChinaTime())), "）"));
}

absl::StatusOr<Changes> ApproveOrderCase(const Order& order, const std::string& assigning_leader,
                                         const ActContext& context) {
  ASSIGN_OR_RETURN(Order approved, AfterEvent(order, OrderEvent::kApproveCase));
  RETURN_IF_ERROR(CheckOther(context.actor, {order.proposed_by}, "提请立项"));
  const OrderRules rules = RulesInForce(context);
  approved.case_year = static_cast<int>(context.today().year());
  approved.case_serial = LastSerial(context.in, approved.case_year) + 1;
  approved.case_number =
      absl::StrCat(rules.agency_code, "〔", approved.case_year, "〕", approved.case_serial, "号");
  approved.rules_version = rules.version;
  const Actor& actor = context.actor;
  approved.assigning_leader = assigning_leader;
  if (assigning_leader.empty()) {
    approved.assigning_leader = actor.on_behalf_of.empty() ? actor.person : actor.on_behalf_of;
  }
  approved.approve_time = context.now;
  return OneChange("order.approve_case", std::move(approved));
}

absl::StatusOr<Changes> RejectOrderCase(const Order& order, const std::string& reason,
                                        const ActContext& context) {
  ASSIGN_OR_RETURN(Order rejected, AfterEvent(order, OrderEvent::kReject));
  RETURN_IF_ERROR(CheckOther(context.actor, {order.proposed_by}, "提请立项"));
  RETURN_IF_ERROR(CheckReason(reason, "请说明为何不予立项"));
  return OneChange("order.reject", std::move(rejected), reason);
}

absl::StatusOr<Changes> IssueOrder(const Order& order, const IssueTerms& given, const ActContext& context) {
  ASSIGN_OR_RETURN(Order issued, AfterEvent(order, OrderEvent::kIssue));
  RETURN_IF_ERROR(CheckRequired(given.feedback_form, "feedback_form"));
  const OrderRules rules = RulesInForce(context);
  const OrderTerms terms(rules, context.calendar());
  if (given.urgency != OrderUrgency::kUnspecified) issued.urgency = given.urgency;
  const std::optional<absl::CivilDay> day = given.due_date ? given.due_date : order.demanded_date;
  const absl::Time due = day ? terms.CloseOf(*day) : terms.DefaultDue(issued.urgency, context.now);
  RETURN_IF_ERROR(CheckNotPast(due, "due_date", context));
  issued.feedback_form = given.feedback_form;
  issued.issue_time = context.now;
  issued.sign_due_time = terms.SignDue(issued.urgency, context.now);
  issued.sign_time.reset();
  issued.signed_by.clear();
  issued.original_due_time = due;
  issued.first_report_due_time.reset();
  if (issued.urgency == OrderUrgency::kResolution) {
    issued.first_report_due_time = terms.AfterWorkdays(context.now, rules.resolution_report_workdays);
  }
  issued.rules_version = rules.version;
  SetLimit(issued, due);
  return OneChange("order.issue", std::move(issued));
}

absl::StatusOr<Changes> StageOrder(const Order& order, const std::string& result, absl::CivilDay next_date,
                                   const ActContext& context) {
  ASSIGN_OR_RETURN(Order staged, AfterEvent(order, OrderEvent::kStage));
  RETURN_IF_ERROR(CheckRequired(result, "result"));
  const OrderRules rules = RulesInForce(context);
  const absl::Time due = OrderTerms(rules, context.calendar()).CloseOf(next_date);
  RETURN_IF_ERROR(CheckNotPast(due, "next_date", context));
  staged.stages.push_back({result, next_date, SignatureOf(context.actor), context.now});
  if (!staged.sign_time) staged.sign_time = context.now;
  SetLimit(staged, due);
  return OneChange("order.stage", std::move(staged));
}

absl::StatusOr<Changes> SuspendOrder(const Order& order, PauseGround ground, const std::string& basis,
                                     const std::string& reason, const ActContext& context) {
  ASSIGN_OR_RETURN(Order suspended, AfterEvent(order, OrderEvent::kSuspend));
  RETURN_IF_ERROR(CheckAssigningLeader(order, context.actor));
  RETURN_IF_ERROR(CheckRequired(basis, "basis"));
  RETURN_IF_ERROR(CheckReason(reason, "请说明为何中止"));
  suspended.suspended_from = order.state;
  OrderPause pause;
  pause.ground = ground == PauseGround::kUnspecified ? PauseGround::kSuspension : ground;
  pause.basis = basis;
  pause.decided_by = SignatureOf(context.actor);
  pause.start_time = context.now;
  suspended.pauses.push_back(std::move(pause));
  return OneChange("order.suspend", std::move(suspended), reason);
}

absl::StatusOr<Changes> ResumeOrder(const Order& order, const std::string& reason,
                                    const ActContext& context) {
  ASSIGN_OR_RETURN(Order resumed, AfterEvent(order, OrderEvent::kResume));
  RETURN_IF_ERROR(CheckAssigningLeader(order, context.actor));
  RETURN_IF_ERROR(CheckReason(reason, "请说明为何恢复办理"));
  resumed.state = order.suspended_from;
  resumed.suspended_from = OrderState::kUnspecified;
  EndPause(resumed, context.now);
  const OrderRules rules = RulesInForce(context);
  const OrderTerms terms(rules, context.calendar());
  const absl::Time start = order.pauses.back().start_time;
  // Only a limit that was still running when the clock stopped has days left to give back.
  for (std::optional<absl::Time>* limit :
       {&resumed.sign_due_time, &resumed.first_report_due_time, &resumed.due_time, &resumed.level_due_time}) {
    if (*limit && **limit > start) *limit = terms.Shifted(**limit, start, context.now);
  }
  return OneChange("order.resume", std::move(resumed), reason);
}

absl::StatusOr<Changes> CancelOrder(const Order& order, const std::string& basis, const std::string& reason,
                                    const ActContext& context) {
  ASSIGN_OR_RETURN(Order cancelled, AfterEvent(order, OrderEvent::kCancel));
  RETURN_IF_ERROR(CheckAssigningLeader(order, context.actor));
  RETURN_IF_ERROR(CheckRequired(basis, "basis"));
  RETURN_IF_ERROR(CheckReason(reason, "请说明为何撤销"));
  EndPause(cancelled, context.now);
  return OneChange("order.cancel", std::move(cancelled), absl::StrCat(reason, "（依据：", basis, "）"));
}

absl::StatusOr<Changes> CloseOrder(const Order& order, const std::string& leader_opinion,
                                   const ActContext& context) {
  ASSIGN_OR_RETURN(Order closed, AfterEvent(order, OrderEvent::kClose));
  RETURN_IF_ERROR(CheckVerifiedIfEscalated(order));
  RETURN_IF_ERROR(CheckOther(context.actor, HandlersOf(order), "经办本件"));
  if (!order.verifications.empty()) {
    RETURN_IF_ERROR(CheckOther(context.actor, order.verifications.back().verifiers, "核查本件"));
  }
  RETURN_IF_ERROR(CheckRequired(leader_opinion, "leader_opinion"));
  closed.leader_opinion = leader_opinion;
  closed.closed_by = SignatureOf(context.actor);
  closed.close_time = context.now;
  if (closed.public_result) {
    closed.publication_due_date =
        context.calendar().AddWorkdays(context.today(), RulesInForce(context).publication_workdays);
  }
  return OneChange("order.close", std::move(closed));
}

absl::StatusOr<Changes> ReopenOrder(const Order& order, std::optional<absl::CivilDay> due_date,
                                    const std::string& reason, const ActContext& context) {
  ASSIGN_OR_RETURN(Order reopened, AfterEvent(order, OrderEvent::kReopen));
  const OrderRules rules = RulesInForce(context);
  RETURN_IF_ERROR(CheckRelapseInTime(order, rules, context));
  RETURN_IF_ERROR(CheckReason(reason, "请说明回头看发现了什么"));
  ASSIGN_OR_RETURN(const absl::Time due, ReturnLimit(due_date, rules, context));
  reopened.reopen_count += 1;
  reopened.close_time.reset();
  reopened.closed_by.clear();
  reopened.publication_due_date.reset();
  SetLimit(reopened, due);
  std::vector<Change> changes = OneChange("order.reopen", reopened, reason);
  AddNextLevel(reopened, rules, Trigger::kRelapse, absl::StrCat("reopen-", reopened.reopen_count), context,
               changes);
  return changes;
}

absl::StatusOr<Changes> ArchiveOrder(const Order& order, const ActContext&) {
  ASSIGN_OR_RETURN(Order archived, AfterEvent(order, OrderEvent::kArchive));
  return OneChange("order.archive", std::move(archived));
}

absl::StatusOr<Changes> RecordOrderPublication(const Order& order, const PublicationWord& word,
                                               const ActContext& context) {
  ASSIGN_OR_RETURN(Order published, AfterEvent(order, OrderEvent::kPublish));
  if (!order.public_result) {
    return Precondition("NOT_PUBLIC", "本件结果不公开，无须登记公开情况 (its result is not to be public)");
  }
  Violations violations;
  CheckText(word.channel, "channel", Needed::kRequired, violations);
  CheckText(word.text, "text", Needed::kRequired, violations);
  const absl::CivilDay closed = absl::ToCivilDay(order.close_time.value_or(context.now), ChinaTime());
  if (!word.publish_date) {
    violations.Add("publish_date", "REQUIRED", "须注明公开日期");
  } else if (*word.publish_date > context.today()) {
    violations.Add("publish_date", "DATE_IN_FUTURE", "公开日期尚未到来，请在公开后登记");
  } else if (*word.publish_date < closed) {
    violations.Add("publish_date", "DATE_ORDER",
                   absl::StrCat("公开日期早于销号日期 ", absl::FormatCivilTime(closed)));
  }
  RETURN_IF_ERROR(violations.ToStatus());
  published.publications.push_back(
      {word.channel, word.text, *word.publish_date, SignatureOf(context.actor), context.now});
  return OneChange("order.publish", std::move(published));
}

}  // namespace duban::task
