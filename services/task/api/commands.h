// How every mutating RPC runs: make a command, hand it to the record, answer with what it wrote.
#ifndef DUBAN_SERVICES_TASK_API_COMMANDS_H_
#define DUBAN_SERVICES_TASK_API_COMMANDS_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "services/common/sha256.h"
#include "services/message/etag.h"
#include "services/message/stable_bytes.h"
#include "services/rpc/serve.h"
#include "services/task/record/record.h"

namespace duban::task {

// OK if `request_id` is empty or a UUID4. INVALID_ARGUMENT (REQUEST_ID) otherwise.
absl::Status CheckRequestId(const std::string& request_id);

// Runs `decide` — (CommandView&) → StatusOr<Decision> — for `request`, and answers with `reply` — (const
// Outcome&) → Response. The request outlives the call, so both may refer to it.
template <typename Request, typename Response, typename Decide, typename Reply>
void RunCommand(Record& record, const rpc::CallContext& call, const Request& request, bool validate_only,
                Decide decide, Reply reply, rpc::Done<Response> done) {
  if (absl::Status status = CheckRequestId(request.request_id()); !status.ok()) {
    return done(std::move(status));
  }
  Command command{.person = call.person, .request_id = request.request_id(), .validate_only = validate_only};
  if (!command.request_id.empty()) command.request_hash = Sha256(StableBytes(request));
  command.decide = std::move(decide);
  auto answer = std::make_shared<rpc::Done<Response>>(std::move(done));
  record.Execute(std::move(command), [answer, reply = std::move(reply)](absl::StatusOr<Outcome> outcome) {
    if (!outcome.ok()) return (*answer)(outcome.status());
    (*answer)(reply(*outcome));
  });
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_COMMANDS_H_
