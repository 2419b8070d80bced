#include "services/task/domain/notice/delivery.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr std::array kDeliveryStateNames = {
    Named<DeliveryState>{DeliveryState::kQueued, "QUEUED"},
    Named<DeliveryState>{DeliveryState::kSent, "SENT"},
    Named<DeliveryState>{DeliveryState::kFailed, "FAILED"},
    Named<DeliveryState>{DeliveryState::kRead, "READ"},
};
constexpr std::array kDeliveryEventNames = {
    Named<DeliveryEvent>{DeliveryEvent::kSend, "send"},
    Named<DeliveryEvent>{DeliveryEvent::kFail, "fail"},
    Named<DeliveryEvent>{DeliveryEvent::kRead, "read"},
};

}  // namespace

absl::string_view StateName(DeliveryState state) { return NameIn(kDeliveryStateNames, state); }
absl::string_view EventName(DeliveryEvent event) { return NameIn(kDeliveryEventNames, event); }

absl::StatusOr<DeliveryState> NextDeliveryState(DeliveryState from, DeliveryEvent event) {
  return NextState(kDeliveryMachine, {.reason = "DELIVERY_STATE", .subject = "提醒"}, from, event);
}

absl::StatusOr<std::vector<Change>> RecordDelivery(const Notice& notice, const std::string& channel,
                                                   DeliveryState outcome, const std::string& reason,
                                                   const ActContext& context) {
  Notice logged = notice;
  const auto delivery = std::find_if(logged.deliveries.begin(), logged.deliveries.end(),
                                     [&](const Delivery& candidate) { return candidate.channel == channel; });
  if (delivery == logged.deliveries.end()) {
    return InvalidField("channel", "UNKNOWN_CHANNEL", absl::StrCat("此提醒没有渠道“", channel, "”"));
  }
  if (outcome != DeliveryState::kSent && outcome != DeliveryState::kFailed) {
    return InvalidField("state", "REQUIRED", "应为 SENT 或 FAILED (SENT or FAILED)");
  }
  const bool failed = outcome == DeliveryState::kFailed;
  if (failed) RETURN_IF_ERROR(CheckReason(reason, "失败的原因"));
  ASSIGN_OR_RETURN(delivery->state,
                   NextDeliveryState(delivery->state, failed ? DeliveryEvent::kFail : DeliveryEvent::kSend));
  if (!failed && context.now < notice.deliver_after) {
    return Precondition("QUIET_HOURS", "静默时段内不送达，请稍后再发 (quiet hours)");
  }
  ++delivery->attempts;
  delivery->reason = failed ? reason : "";
  delivery->time = context.now;
  return std::vector<Change>{Change{"notice.deliver", std::move(logged), reason}};
}

absl::StatusOr<std::vector<Change>> MarkNoticeRead(const Notice& notice, const ActContext& context) {
  if (context.actor.person != notice.person) {
    return PermissionDenied("NOTICE_OF_ANOTHER", "只有本人能标为已读 (only the person it is for)");
  }
  Notice read = notice;
  for (Delivery& delivery : read.deliveries) {
    if (delivery.state == DeliveryState::kRead) continue;
    ASSIGN_OR_RETURN(delivery.state, NextDeliveryState(delivery.state, DeliveryEvent::kRead));
    delivery.time = context.now;
  }
  if (read == notice) return std::vector<Change>();
  return std::vector<Change>{Change{"notice.read", std::move(read), ""}};
}

}  // namespace duban::task
