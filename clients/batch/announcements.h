// Has the reporting service tell units what was decided about them.
#ifndef DUBAN_CLIENTS_BATCH_ANNOUNCEMENTS_H_
#define DUBAN_CLIENTS_BATCH_ANNOUNCEMENTS_H_

#include "absl/status/statusor.h"
#include "clients/cpp/endpoint.h"
#include "clients/cpp/names.h"

namespace duban::client {

// What came of it.
struct AnnouncementReport {
  int told_count = 0;       // announcements by which somebody is told now
  int notice_count = 0;     // persons who are told now
  int unreached_count = 0;  // units of which nobody could be told
  int failed_count = 0;     // refused by the task service
};

// Needs the role GENERAL_OFFICE or PERFORMANCE. A second run tells nobody twice. UNAVAILABLE
// (TASK_UNAVAILABLE): what was not sent is left to the next run.
absl::StatusOr<AnnouncementReport> TellUnits(const Endpoint& reporting, const Names& names);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_BATCH_ANNOUNCEMENTS_H_
