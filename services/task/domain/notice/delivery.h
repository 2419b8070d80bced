// The delivery log of a notice: queued, sent, failed, read.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_NOTICE_DELIVERY_H_
#define DUBAN_SERVICES_TASK_DOMAIN_NOTICE_DELIVERY_H_

#include <array>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/machine.h"
#include "services/task/domain/notice/notice.h"

namespace duban::task {

enum class DeliveryEvent { kSend, kFail, kRead };
inline constexpr std::array kDeliveryEvents = {DeliveryEvent::kSend, DeliveryEvent::kFail,
                                               DeliveryEvent::kRead};

absl::string_view StateName(DeliveryState state);
absl::string_view EventName(DeliveryEvent event);

// Who delivers and plans; reading is the person's own, whatever the role.
inline constexpr RoleSet kNoticeClerks = Role::kGeneralOffice | Role::kAdmin | Role::kFeed;

// Roles that act on notices are not bound to anything.
inline Scope ScopeOf(const Notice&) { return Scope{}; }

using DeliveryLine = Transition<DeliveryState, DeliveryEvent>;
inline constexpr std::array<DeliveryLine, 7> kDeliveryMachine = {{
    {DeliveryState::kQueued, DeliveryEvent::kSend, DeliveryState::kSent, kNoticeClerks},
    {DeliveryState::kQueued, DeliveryEvent::kFail, DeliveryState::kFailed, kNoticeClerks},
    {DeliveryState::kFailed, DeliveryEvent::kSend, DeliveryState::kSent, kNoticeClerks},
    {DeliveryState::kFailed, DeliveryEvent::kFail, DeliveryState::kFailed, kNoticeClerks},
    {DeliveryState::kQueued, DeliveryEvent::kRead, DeliveryState::kRead, {}},
    {DeliveryState::kFailed, DeliveryEvent::kRead, DeliveryState::kRead, {}},
    {DeliveryState::kSent, DeliveryEvent::kRead, DeliveryState::kRead, {}},
}};

// The state after `event`. FAILED_PRECONDITION (DELIVERY_STATE) if the table has none.
absl::StatusOr<DeliveryState> NextDeliveryState(DeliveryState from, DeliveryEvent event);

// Records a try on `channel`: `outcome` is SENT, or FAILED with a reason. INVALID_ARGUMENT: UNKNOWN_CHANNEL,
// REQUIRED, REASON_REQUIRED; FAILED_PRECONDITION: DELIVERY_STATE, QUIET_HOURS (before deliver_after).
absl::StatusOr<std::vector<Change>> RecordDelivery(const Notice& notice, const std::string& channel,
                                                   DeliveryState outcome, const std::string& reason,
                                                   const ActContext& context);

// Marks every channel read. No change if all are. PERMISSION_DENIED (NOTICE_OF_ANOTHER) for anybody but the
// person.
absl::StatusOr<std::vector<Change>> MarkNoticeRead(const Notice& notice, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_NOTICE_DELIVERY_H_
