// What a handler knows about the call it serves.
#ifndef DUBAN_SERVICES_RPC_CALL_CONTEXT_H_
#define DUBAN_SERVICES_RPC_CALL_CONTEXT_H_

#include <string>

#include "absl/time/time.h"

namespace duban::rpc {

// Filled in by Serve. Person and jurisdiction come from a verified token; rights do not: they follow from the
// role bindings at the date.
struct CallContext {
  std::string person;        // who calls
  std::string jurisdiction;  // the district the token was issued for
  absl::Time deadline;       // real time; infinite future when the client set none
  std::string method;        // "duban.task.v1.FormService.SubmitForm"
  std::string peer;          // the client's address as gRPC prints it, "ipv4:127.0.0.1:40312"
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_CALL_CONTEXT_H_
