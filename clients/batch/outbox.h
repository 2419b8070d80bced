// The outbox: notices that are on record and wait to be delivered.
#ifndef DUBAN_CLIENTS_BATCH_OUTBOX_H_
#define DUBAN_CLIENTS_BATCH_OUTBOX_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/batch/notice_sink.h"
#include "clients/cpp/endpoint.h"
#include "clients/cpp/names.h"

namespace duban::client {

// Plans today's notices; answers how many were made. A second run on the same day makes none. Needs
// GENERAL_OFFICE, ADMIN or FEED.
absl::StatusOr<int> PlanNotices(const Endpoint& task, const Names& names);

// What a run of the outbox came to.
struct OutboxReport {
  int sent_count = 0;
  int failed_count = 0;  // stays in the outbox; the next run tries again
  int quiet_count = 0;   // waits for the end of quiet hours
};

// Delivers what waits on `channel` and puts every outcome on record. A notice whose delivery is recorded is
// not delivered again; one that was delivered, but could not be recorded, is: at least once, never lost.
absl::StatusOr<OutboxReport> DeliverNotices(const Endpoint& task, const Names& names,
                                            const std::string& channel, NoticeSink& sink);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_BATCH_OUTBOX_H_
