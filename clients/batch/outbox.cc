#include "clients/batch/outbox.h"

#include <algorithm>
#include <vector>

#include "clients/batch/server_clock.h"
#include "duban/task/v1/notice.grpc.pb.h"
#include "services/common/status_macros.h"

namespace duban::client {

using task::v1::Delivery;
using task::v1::Notice;
using task::v1::NoticeService;

namespace {

absl::StatusOr<std::vector<Notice>> Waiting(const Endpoint& task, const Names& names,
                                            const std::string& channel) {
  task::v1::ListNoticesRequest request;
  request.set_parent(names.Campaign());
  request.set_filter("deliveries.state:QUEUED OR deliveries.state:FAILED");
  ASSIGN_OR_RETURN(std::vector<Notice> notices,
                   task.ListAll(&NoticeService::Stub::ListNotices, request,
                                [](auto& page) { return page.mutable_notices(); }));
  // The filter asks for any channel.
  std::erase_if(notices, [&](const Notice& notice) {
    return std::none_of(
        notice.deliveries().begin(), notice.deliveries().end(), [&](const Delivery& delivery) {
          return delivery.channel() == channel &&
                 (delivery.state() == Delivery::STATE_QUEUED || delivery.state() == Delivery::STATE_FAILED);
        });
  });
  return notices;
}

absl::Status Record(const Endpoint& task, const Notice& notice, const std::string& channel,
                    const absl::Status& outcome) {
  task::v1::RecordDeliveryRequest request;
  request.set_name(notice.name());
  request.set_channel(channel);
  request.set_state(outcome.ok() ? Delivery::STATE_SENT : Delivery::STATE_FAILED);
  if (!outcome.ok()) request.set_reason(std::string(outcome.message()));
  return task.Call(&NoticeService::Stub::RecordDelivery, request).status();
}

}  // namespace

absl::StatusOr<int> PlanNotices(const Endpoint& task, const Names& names) {
  task::v1::PlanNoticesRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(const auto planned, task.Call(&NoticeService::Stub::PlanNotices, request));
  return planned.notices_size();
}

absl::StatusOr<OutboxReport> DeliverNotices(const Endpoint& task, const Names& names,
                                            const std::string& channel, NoticeSink& sink) {
  ASSIGN_OR_RETURN(const std::vector<Notice> notices, Waiting(task, names, channel));
  ASSIGN_OR_RETURN(const absl::Time now, ServerNow(task));
  OutboxReport report;
  for (const Notice& notice : notices) {
    if (now < ToTime(notice.deliver_after_time())) {
      ++report.quiet_count;
      continue;
    }
    const absl::Status outcome = sink.Deliver(notice);
    RETURN_IF_ERROR(Record(task, notice, channel, outcome));
    ++(outcome.ok() ? report.sent_count : report.failed_count);
  }
  return report;
}

}  // namespace duban::client
