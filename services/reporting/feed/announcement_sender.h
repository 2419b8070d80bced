// Has duban-task tell units what the book decided, in the feed's own name.
#ifndef DUBAN_SERVICES_REPORTING_FEED_ANNOUNCEMENT_SENDER_H_
#define DUBAN_SERVICES_REPORTING_FEED_ANNOUNCEMENT_SENDER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "duban/task/v1/notice.grpc.pb.h"
#include "services/reporting/domain/announce/announcements.h"
#include "services/reporting/feed/grpc_task_feed.h"

namespace duban::reporting {

// What became of an announcement that was sent.
struct SentAnnouncement {
  int notices = 0;                     // persons who are told now
  std::vector<std::string> unreached;  // ids of units of which nobody is told
};

// Thread-safe.
class AnnouncementSender {
 public:
  // Makes the channel. Errors of TaskChannel.
  static absl::StatusOr<std::unique_ptr<AnnouncementSender>> Create(GrpcTaskFeedOptions options);

  // Sends the announcement to `units` of it. Sending the same again makes nothing twice: its request id
  // follows from what it says, and the task service keeps one notice for each person and announcement. Errors
  // of the task service; UNAVAILABLE or DEADLINE_EXCEEDED when it does not answer.
  absl::StatusOr<SentAnnouncement> Send(const std::string& campaign, const Announcement& announcement,
                                        const std::vector<std::string>& units);

 private:
  AnnouncementSender(GrpcTaskFeedOptions options, std::shared_ptr<grpc::Channel> channel);

  const GrpcTaskFeedOptions options_;
  const std::unique_ptr<task::v1::NoticeService::Stub> stub_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_FEED_ANNOUNCEMENT_SENDER_H_
