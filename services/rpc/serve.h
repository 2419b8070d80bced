// The path of one call, the same for every service: token, deadline, executor, log line, metric, status.
// Handlers know none of it. An override of a callback service is one line each:
//
//   grpc::ServerUnaryReactor* GetForm(grpc::CallbackServerContext* context, const GetFormRequest* request,
//                                     Form* response) override {
//     return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto&
//     request) {
//       return api_.GetForm(call, request);
//     });
//   }
#ifndef DUBAN_SERVICES_RPC_SERVE_H_
#define DUBAN_SERVICES_RPC_SERVE_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/rpc/call_context.h"
#include "services/rpc/service_env.h"

namespace duban::rpc {

// One call from arrival to answer. Not for handlers.
class ServedCall {
 public:
  // `send` hands the answer to gRPC.
  ServedCall(const ServiceEnv& service, const MethodEnv& method, grpc::CallbackServerContext& context,
             std::function<void(grpc::Status)> send);

  // Fills in the context. UNAUTHENTICATED without a valid token, DEADLINE_EXCEEDED when nobody waits any
  // more.
  absl::Status Admit();
  // DEADLINE_EXCEEDED (DEADLINE_PASSED) when the client's deadline has passed.
  absl::Status CheckDeadline() const;
  // Counts, logs and sends the answer. Once, and last: gRPC may free request and response inside.
  void Finish(const absl::Status& status);

  const CallContext& context() const { return context_; }
  Executor& executor() const { return server_.executor; }

 private:
  void LogCall(const absl::Status& status, absl::Duration took) const;

  const ServerEnv& server_;
  const MethodEnv& method_;
  grpc::CallbackServerContext& grpc_context_;
  const std::function<void(grpc::Status)> send_;
  const absl::Time start_;
  CallContext context_;
};

// RESOURCE_EXHAUSTED (SERVER_BUSY).
absl::Status ServerBusy();

// Answers one call, from any thread, at once or later. Context and request stay valid until then and not a
// moment longer. Move-only; one that is dropped uncalled answers INTERNAL, so that no client waits for
// nothing.
template <typename Response>
class Done {
 public:
  Done(std::unique_ptr<ServedCall> call, Response* response) : call_(std::move(call)), response_(response) {}
  Done(Done&&) noexcept = default;
  // A call held before is dropped.
  Done& operator=(Done&& other) noexcept {
    const Done old = std::move(*this);
    call_ = std::move(other.call_);
    response_ = other.response_;
    return *this;
  }
  ~Done() {
    if (call_ != nullptr) call_->Finish(absl::InternalError("the handler dropped the call"));
  }

  // Sends the response or the error. A second call does nothing.
  void operator()(absl::StatusOr<Response> result) {
    const std::unique_ptr<ServedCall> call = std::move(call_);
    if (call == nullptr) return;
    if (result.ok()) *response_ = *std::move(result);
    call->Finish(result.status());
  }

 private:
  std::unique_ptr<ServedCall> call_;
  Response* response_;
};

// Serves with `fn`: (const CallContext&, const Request&, Done<Response>) → void, called on gRPC's thread,
// which it must not block: for writes that wait for a group commit, and for long polls.
template <typename Request, typename Response, typename Fn>
grpc::ServerUnaryReactor* ServeAsync(const ServiceEnv& service, grpc::CallbackServerContext* context,
                                     const Request* request, Response* response, Fn&& fn) {
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  auto call = std::make_unique<ServedCall>(
      service, service.MethodOf(Request::descriptor(), Response::descriptor()), *context,
      [reactor](grpc::Status answer) { reactor->Finish(std::move(answer)); });
  if (const absl::Status admitted = call->Admit(); !admitted.ok()) {
    call->Finish(admitted);
    return reactor;
  }
  const CallContext& call_context = call->context();
  std::forward<Fn>(fn)(call_context, *request, Done<Response>(std::move(call), response));
  return reactor;
}

// Serves with `fn`: (const CallContext&, const Request&, Done<Response>) → void, run on the bounded executor:
// for what blocks before it can answer later. RESOURCE_EXHAUSTED (SERVER_BUSY) when it is full.
template <typename Request, typename Response, typename Fn>
grpc::ServerUnaryReactor* ServeBlocking(const ServiceEnv& service, grpc::CallbackServerContext* context,
                                        const Request* request, Response* response, Fn fn) {
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  auto call = std::make_unique<ServedCall>(
      service, service.MethodOf(Request::descriptor(), Response::descriptor()), *context,
      [reactor](grpc::Status answer) { reactor->Finish(std::move(answer)); });
  if (const absl::Status admitted = call->Admit(); !admitted.ok()) {
    call->Finish(admitted);
    return reactor;
  }
  ServedCall* const queued = call.release();  // owned by the work, which always runs once it is accepted
  Executor::Work work = [queued, request, response, fn = std::move(fn)]() mutable {
    const CallContext& call_context = queued->context();
    absl::Status waiting = queued->CheckDeadline();
    Done<Response> done(std::unique_ptr<ServedCall>(queued), response);
    if (!waiting.ok()) return done(std::move(waiting));
    fn(call_context, *request, std::move(done));
  };
  if (!queued->executor().TrySubmit(work)) {
    Done<Response>(std::unique_ptr<ServedCall>(queued), response)(ServerBusy());
  }
  return reactor;
}

// Serves with `fn`: (const CallContext&, const Request&) → absl::StatusOr<Response>, run on the bounded
// executor: for reads and whatever blocks.
template <typename Request, typename Response, typename Fn>
grpc::ServerUnaryReactor* Serve(const ServiceEnv& service, grpc::CallbackServerContext* context,
                                const Request* request, Response* response, Fn fn) {
  return ServeBlocking(service, context, request, response,
                       [fn = std::move(fn)](const CallContext& call, const Request& asked,
                                            Done<Response> done) mutable { done(fn(call, asked)); });
}

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_SERVE_H_
