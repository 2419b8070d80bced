// The overrides of a callback service are all alike: each hands its call to one function of the room. These
// two write them; a service has the members env_ (rpc::ServiceEnv) and records_ (RecordSet).
#ifndef DUBAN_SERVICES_TASK_API_SERVING_H_
#define DUBAN_SERVICES_TASK_API_SERVING_H_

#include <utility>

#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

// A method that reads: `function` is (const RecordSet&, const CallContext&, const Request&) →
// StatusOr<Response>, run on the executor.
#define DUBAN_SERVE_READ(Service, Method, Request, Response, function)                                    \
  grpc::ServerUnaryReactor* Service::Method(grpc::CallbackServerContext* context, const Request* request, \
                                            Response* response) {                                         \
    return rpc::Serve(                                                                                    \
        env_, context, request, response,                                                                 \
        [this](const rpc::CallContext& call, const auto& q) { return function(records_, call, q); });     \
  }

// A method that writes: `function` is (const RecordSet&, const CallContext&, const Request&, Done<Response>)
// → void, which must not block.
#define DUBAN_SERVE_WRITE(Service, Method, Request, Response, function)                                    \
  grpc::ServerUnaryReactor* Service::Method(grpc::CallbackServerContext* context, const Request* request,  \
                                            Response* response) {                                          \
    return rpc::ServeAsync(env_, context, request, response,                                               \
                           [this](const rpc::CallContext& call, const auto& q, rpc::Done<Response> done) { \
                             function(records_, call, q, std::move(done));                                 \
                           });                                                                             \
  }

#endif  // DUBAN_SERVICES_TASK_API_SERVING_H_
