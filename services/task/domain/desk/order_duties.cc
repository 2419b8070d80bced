#include <utility>

#include "absl/strings/str_cat.h"
#include "services/task/domain/desk/duty.h"
#include "services/task/domain/order/order_guards.h"
#include "services/task/domain/order/order_machine.h"
#include "services/task/domain/order/order_review.h"
#include "services/task/domain/order/order_rules.h"
#include "services/task/domain/order/order_terms.h"
#include "services/task/domain/order/proposal.h"

namespace duban::task {
namespace {

// What one order waits for; nothing when it is suspended or rejected, or finished and published where it must
// be.
class OrderDuty {
 public:
  OrderDuty(const DeskView& view, const Order& order) : view_(view), order_(order) {}

  std::optional<Duty> Find() const {
    switch (order_.state) {
      case OrderState::kProposed:
        return Decide(kCaseApprovers, "待立案审批", {order_.proposed_by});
      case OrderState::kApproved:
        return Decide(kSupervisors, "待下达", {});
      case OrderState::kIssued:
        return ForUnit(WorkKind::kOrderSign, kHandlers, "待签收", order_.sign_due_time);
      case OrderState::kInProgress:
        return Feedback();
      case OrderState::kTransferRequested:
        return Decide(kSupervisors, "转办待定", {});
      case OrderState::kExtensionRequested:
        return Extension();
      case OrderState::kFeedback:
        return Review();
      case OrderState::kVerifying:
        return Verification();
      case OrderState::kClosePending:
        return Closing();
      case OrderState::kClosed:
      case OrderState::kArchived:
        return Publication();
      default:
        return std::nullopt;
    }
  }

 private:
  Duty Common(WorkKind kind, RoleSet roles, absl::string_view what) const {
    Duty duty;
    duty.kind = kind;
    duty.roles = roles;
    duty.subject = PathOf(order_);
    const std::string& number = order_.case_number.empty() ? order_.id : order_.case_number;
    duty.title = absl::StrCat("督办件 ", number, " ", order_.matter, " ", what);
    if (!order_.action.empty()) duty.actions = {order_.action};
    return duty;
  }

  Duty ForUnit(WorkKind kind, RoleSet roles, absl::string_view what, std::optional<absl::Time> due) const {
    Duty duty = Common(kind, roles, what);
    duty.scope.unit = order_.lead_unit;
    duty.due = due;
    return duty;
  }

  Duty Decide(RoleSet roles, absl::string_view what, std::vector<std::string> excluded) const {
    Duty duty = Common(WorkKind::kOrderDecide, roles, what);
    duty.excluded = std::move(excluded);
    return duty;
  }

  // The reporter drafts, the leader signs; the limit of the level reached counts before the order's own.
  Duty Feedback() const {
    const std::optional<absl::Time> due = order_.level_due_time ? order_.level_due_time : order_.due_time;
    if (!order_.draft) return ForUnit(WorkKind::kOrderFeedback, Role::kReporter, "待反馈", due);
    Duty duty = ForUnit(WorkKind::kOrderFeedback, Role::kUnitLeader, "反馈待签发", due);
    duty.excluded = {order_.draft->author};
    return duty;
  }

  std::optional<Duty> Extension() const {
    if (order_.extensions.empty()) return std::nullopt;
    const OrderExtension& asked = order_.extensions.back();
    Duty duty = Decide(kSupervisors, "延期待初核", {asked.asked_by});
    if (!asked.checked_by.empty()) {
      duty = Decide(kAssigningLeaders, "延期待批", {asked.checked_by});
      if (!order_.assigning_leader.empty()) duty.named = {order_.assigning_leader};
    }
    duty.due = asked.answer_due_time;
    return duty;
  }

  Duty Review() const {
    Duty duty = Decide(kSupervisors, "反馈待核查", HandlersOf(order_));
    if (!order_.feedback_time) return duty;
    duty.due = VerificationDue(order_, *order_.feedback_time, view_.in);
    return duty;
  }

  std::optional<Duty> Verification() const {
    if (order_.verifications.empty()) return std::nullopt;
    const OrderVerification& running = order_.verifications.back();
    Duty duty = Decide(kOrderVerifiers, "待核查", {});
    duty.named = running.verifiers;
    for (const OrderOpinion& opinion : running.opinions) duty.excluded.push_back(opinion.verifier);
    duty.due = running.due_time;
    return duty;
  }

  Duty Closing() const {
    Duty duty = Decide(kSupervisors, "待销号", HandlersOf(order_));
    if (order_.verifications.empty()) return duty;
    const std::vector<std::string>& verifiers = order_.verifications.back().verifiers;
    duty.excluded.insert(duty.excluded.end(), verifiers.begin(), verifiers.end());
    return duty;
  }

  std::optional<Duty> Publication() const {
    if (!AwaitsPublication(order_)) return std::nullopt;
    Duty duty = Decide(kSupervisors, "结果待公开", {});
    if (order_.publication_due_date) {
      const OrderRules rules = RulesInForce(view_.in.docket, view_.campaign);
      duty.due = OrderTerms(rules, view_.in.calendar).CloseOf(*order_.publication_due_date);
    }
    return duty;
  }

  const DeskView& view_;
  const Order& order_;
};

std::string TitleOf(const Proposal& proposal, const DeskView& view) {
  std::string title = absl::StrCat("系统提议 ", LevelName(proposal.level));
  const auto unit = view.in.units.find(proposal.unit);
  if (unit != view.in.units.end()) absl::StrAppend(&title, " ", unit->second.value.display_name);
  const std::string& subject = proposal.order.empty() ? proposal.item : proposal.order;
  absl::StrAppend(&title, " ", subject.empty() ? proposal.rule : subject, " 待定");
  return title;
}

}  // namespace

void AddOrderDuties(const DeskView& view, std::vector<Duty>& out) {
  view.in.docket.Each<Order>(view.campaign, [&](const Order& order, const Stored<Matter>&) {
    if (std::optional<Duty> duty = OrderDuty(view, order).Find()) out.push_back(*std::move(duty));
  });
  view.in.docket.Each<Proposal>(view.campaign, [&](const Proposal& proposal, const Stored<Matter>&) {
    if (proposal.state != ProposalState::kProposed) return;
    Duty duty;
    duty.kind = WorkKind::kProposal;
    duty.roles = IssuersOf(proposal, view.in, view.now);
    duty.subject = PathOf(proposal);
    duty.title = TitleOf(proposal, view);
    duty.excluded = {proposal.submitted_by};
    out.push_back(std::move(duty));
  });
}

}  // namespace duban::task
