// The acts of those who run a case: propose, approve, issue, stage, suspend, cancel, close, reopen, archive.
// Each refuses with FAILED_PRECONDITION (ORDER_STATE) where the machine does not have it; further errors are
// said at each.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_CASE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_CASE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/order/order.h"
#include "services/task/domain/order/order_rules.h"

namespace duban::task {

using Changes = std::vector<Change>;

// Puts the proposed fields of `given` on record. INVALID_ARGUMENT names every fault: REQUIRED, TOO_LONG,
// UNKNOWN_UNIT, UNKNOWN_ITEM, UNKNOWN_PLAN, UNKNOWN_CONCLUSION, OTHER_ACTION, DUPLICATE_UNIT;
// FAILED_PRECONDITION (DUPLICATE_ORDER) unless `accept_duplicate`, which needs `given.duplicate_reason`.
absl::StatusOr<Changes> ProposeOrder(const Order& given, bool accept_duplicate, const ActContext& context);

// A proposed order of that id, checked by the caller.
Order Proposed(const Order& given, std::string id, const ActContext& context);

// 立项: gives the next number of the year, "{agency}〔2024〕3号", without gaps over all campaigns.
// FAILED_PRECONDITION (SAME_PERSON) for who proposed it.
absl::StatusOr<Changes> ApproveOrderCase(const Order& order, const std::string& assigning_leader,
                                         const ActContext& context);
absl::StatusOr<Changes> RejectOrderCase(const Order& order, const std::string& reason,
                                        const ActContext& context);

// How an order is issued.
struct IssueTerms {
  OrderUrgency urgency = OrderUrgency::kUnspecified;  // unspecified = as proposed
  std::optional<absl::CivilDay> due_date;             // nullopt = as demanded, else by urgency
  std::string feedback_form;
};
// INVALID_ARGUMENT: REQUIRED, PAST_DATE.
absl::StatusOr<Changes> IssueOrder(const Order& order, const IssueTerms& terms, const ActContext& context);

// 阶段性办结. INVALID_ARGUMENT: REQUIRED, PAST_DATE.
absl::StatusOr<Changes> StageOrder(const Order& order, const std::string& result, absl::CivilDay next_date,
                                   const ActContext& context);

// 中止. INVALID_ARGUMENT: REQUIRED; PERMISSION_DENIED (NOT_ASSIGNING_LEADER), as the next two.
absl::StatusOr<Changes> SuspendOrder(const Order& order, PauseGround ground, const std::string& basis,
                                     const std::string& reason, const ActContext& context);
// Goes on in the state that was suspended; the limits move by the days the clock stood.
absl::StatusOr<Changes> ResumeOrder(const Order& order, const std::string& reason, const ActContext& context);
absl::StatusOr<Changes> CancelOrder(const Order& order, const std::string& basis, const std::string& reason,
                                    const ActContext& context);

// 办结销号, after the assigning leader has seen it. FAILED_PRECONDITION: VERIFICATION_REQUIRED,
// SAME_PERSON for who handled or verified it; INVALID_ARGUMENT (REQUIRED).
absl::StatusOr<Changes> CloseOrder(const Order& order, const std::string& leader_opinion,
                                   const ActContext& context);

// 回头看: back to work with a new limit, and the next level is proposed. FAILED_PRECONDITION (RELAPSE_LATE);
// INVALID_ARGUMENT: REASON_REQUIRED, LIMIT_TOO_LONG, PAST_DATE.
absl::StatusOr<Changes> ReopenOrder(const Order& order, std::optional<absl::CivilDay> due_date,
                                    const std::string& reason, const ActContext& context);

absl::StatusOr<Changes> ArchiveOrder(const Order& order, const ActContext& context);

// What was published of the result, and where.
struct PublicationWord {
  std::string channel;
  std::string text;
  std::optional<absl::CivilDay> publish_date;
};
// 结果公开. FAILED_PRECONDITION (NOT_PUBLIC) unless the order's result is to be public; INVALID_ARGUMENT
// names every fault: REQUIRED, TOO_LONG, DATE_IN_FUTURE, DATE_ORDER (before the day it was closed).
absl::StatusOr<Changes> RecordOrderPublication(const Order& order, const PublicationWord& word,
                                               const ActContext& context);

// The one change of an act on an order.
Changes OneChange(const char* type, Order order, std::string reason = "");

// Gives the order the limit `due`; one on the ladder has it as its level's limit too.
void SetLimit(Order& order, absl::Time due);

// The close of `day`, or by default of the last working day the rules give for work that was sent back.
// INVALID_ARGUMENT on due_date: PAST_DATE, LIMIT_TOO_LONG.
absl::StatusOr<absl::Time> ReturnLimit(std::optional<absl::CivilDay> day, const OrderRules& rules,
                                       const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_CASE_H_
