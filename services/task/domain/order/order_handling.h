// The acts of the handling unit, and the answers to what it asks: receipt, transfer, extension, feedback.
// What the unit says is its leader's act; the reporter only drafts. Each refuses with FAILED_PRECONDITION
// (ORDER_STATE) where the machine does not have it; further errors are said at each.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_HANDLING_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_HANDLING_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/order/order_case.h"

namespace duban::task {

// 签收.
absl::StatusOr<Changes> SignOrder(const Order& order, const ActContext& context);

// 申请转办; asking is an act of receipt too. FAILED_PRECONDITION (TRANSFER_LATE); INVALID_ARGUMENT:
// REASON_REQUIRED, UNKNOWN_UNIT.
absl::StatusOr<Changes> AskOrderTransfer(const Order& order, const std::string& proposed_unit,
                                         const std::string& reason, const ActContext& context);
// Hands the order to `lead_unit`; it waits to be issued again. INVALID_ARGUMENT: REASON_REQUIRED,
// UNKNOWN_UNIT, SAME_UNIT.
absl::StatusOr<Changes> AcceptOrderTransfer(const Order& order, const std::string& lead_unit,
                                            const std::string& reason, const ActContext& context);
// The clock was not stopped.
absl::StatusOr<Changes> RefuseOrderTransfer(const Order& order, const std::string& reason,
                                            const ActContext& context);

// 申请延期. FAILED_PRECONDITION: EXTENSION_LATE, EXTENSION_USED; INVALID_ARGUMENT: REASON_REQUIRED, REQUIRED,
// EXTENSION_LENGTH.
absl::StatusOr<Changes> AskOrderExtension(const Order& order, absl::CivilDay expected_date,
                                          const std::string& progress, const std::string& reason,
                                          const ActContext& context);
// The first check by staff.
absl::StatusOr<Changes> CheckOrderExtension(const Order& order, const std::string& opinion,
                                            const ActContext& context);
// FAILED_PRECONDITION: EXTENSION_UNCHECKED, SAME_PERSON for who checked it; PERMISSION_DENIED
// (NOT_ASSIGNING_LEADER); INVALID_ARGUMENT (EXTENSION_LENGTH).
absl::StatusOr<Changes> GrantOrderExtension(const Order& order, absl::CivilDay due_date,
                                            const ActContext& context);
absl::StatusOr<Changes> RefuseOrderExtension(const Order& order, const std::string& reason,
                                             const ActContext& context);

// Drafts the feedback in place of the draft before. INVALID_ARGUMENT: REQUIRED, TOO_LONG.
absl::StatusOr<Changes> DraftOrderFeedback(const Order& order, const std::string& text,
                                           const std::vector<std::string>& evidence,
                                           const ActContext& context);
// 反馈: signs and sends the draft. FAILED_PRECONDITION: NO_DRAFT, SAME_PERSON for its author.
absl::StatusOr<Changes> ReportOrderFeedback(const Order& order, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_HANDLING_H_
