// Where notices go: a file that another program reads, or an HTTP endpoint such as a message gateway.
#ifndef DUBAN_CLIENTS_BATCH_NOTICE_SINK_H_
#define DUBAN_CLIENTS_BATCH_NOTICE_SINK_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "duban/task/v1/notice.pb.h"

namespace duban::client {

// Takes one notice at a time. OK means the notice is out of our hands.
class NoticeSink {
 public:
  virtual ~NoticeSink() = default;
  // UNAVAILABLE (NOTICE_SINK) with what the other side said.
  virtual absl::Status Deliver(const task::v1::Notice& notice) = 0;
};

// The sink of an address: "file:PATH" appends one line of JSON per notice; "http://…" and "https://…" get
// each notice as a POST of JSON and must answer 2xx within ten seconds. INVALID_ARGUMENT (NOTICE_SINK)
// otherwise.
absl::StatusOr<std::unique_ptr<NoticeSink>> OpenSink(const std::string& address);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_BATCH_NOTICE_SINK_H_
