// What becomes of a feedback: it is returned, or verified by two persons who had no part in it. Each act
// refuses with FAILED_PRECONDITION (ORDER_STATE) where the machine does not have it.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_REVIEW_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_REVIEW_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/order/order_case.h"

namespace duban::task {

// 退回重办. INVALID_ARGUMENT: REASON_REQUIRED, PAST_DATE, LIMIT_TOO_LONG; FAILED_PRECONDITION (SAME_PERSON)
// for who handled it.
absl::StatusOr<Changes> ReturnOrderFeedback(const Order& order, std::optional<absl::CivilDay> due_date,
                                            const std::string& reason, const ActContext& context);

// When the verification of a feedback given at `feedback` is due: working days by the rules, natural days for
// an order that comes of a major hidden danger (重大隐患).
absl::Time VerificationDue(const Order& order, absl::Time feedback, const Register& in);

// 核查. INVALID_ARGUMENT on verifiers: TWO_VERIFIERS unless two different persons are named, NOT_VERIFIER for
// one without the role, SAME_PERSON for one who handled, proposed or approved the order.
absl::StatusOr<Changes> StartOrderVerification(const Order& order, const std::vector<std::string>& verifiers,
                                               const ActContext& context);

// A verifier's word that it is true. The order moves with the second one's. PERMISSION_DENIED (NOT_NAMED) for
// who was not named; FAILED_PRECONDITION (ALREADY_SAID).
absl::StatusOr<Changes> PassOrderVerification(const Order& order, const std::string& finding,
                                              const ActContext& context);

// A verifier's word that it is not: work goes on with a new limit, and the next level is proposed; L3 at once
// if the feedback was false. Evidence that does not convince both verifiers is not sufficient. Errors as
// above.
absl::StatusOr<Changes> FailOrderVerification(const Order& order, const std::string& finding,
                                              bool false_feedback, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_REVIEW_H_
