// The smallest service on Serve and ServeAsync.
#ifndef DUBAN_TESTS_INTEGRATION_RPC_ECHO_SERVICE_H_
#define DUBAN_TESTS_INTEGRATION_RPC_ECHO_SERVICE_H_

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "echo.grpc.pb.h"
#include "services/common/errors.h"
#include "services/rpc/serve.h"

namespace duban::rpc {

class EchoService : public test::EchoService::CallbackService {
 public:
  explicit EchoService(const ServerEnv& server) : env_(server, test::EchoService::service_full_name()) {}

  // Runs on the executor before every answer of Echo. Set before the first call.
  std::function<void()> before;

  // Answers the EchoLater call that said "wait"; false when there is none yet.
  bool Release() {
    std::optional<Done<test::EchoResponse>> done;
    {
      const std::lock_guard lock(mu_);
      done.swap(waiting_);
    }
    if (done) (*done)(test::EchoResponse());
    return done.has_value();
  }

  grpc::ServerUnaryReactor* Echo(grpc::CallbackServerContext* context, const test::EchoRequest* request,
                                 test::EchoResponse* response) override {
    return Serve(env_, context, request, response, [this](const CallContext& call, const auto& echo) {
      if (before) before();
      return Answer(call, echo.text());
    });
  }

  grpc::ServerUnaryReactor* EchoLater(grpc::CallbackServerContext* context,
                                      const test::EchoLaterRequest* request,
                                      test::EchoResponse* response) override {
    return ServeAsync(env_, context, request, response,
                      [this](const CallContext& call, const auto& echo, Done<test::EchoResponse> done) {
                        if (echo.text() == "drop") return;
                        if (echo.text() != "wait") return done(Answer(call, echo.text()));
                        const std::lock_guard lock(mu_);
                        waiting_.emplace(std::move(done));
                      });
  }

 private:
  static absl::StatusOr<test::EchoResponse> Answer(const CallContext& call, const std::string& text) {
    if (text == "fail") return Precondition("PERIOD_CLOSED", "本期已锁定");
    if (text == "fault") return absl::InternalError("secret cause");
    if (text == "many") return Many();
    test::EchoResponse response;
    response.set_text(text);
    response.set_person(call.person);
    response.set_method(call.method);
    return response;
  }

  // More and longer than gRPC's metadata holds.
  static absl::Status Many() {
    std::string problem;
    for (int i = 0; i < 700; ++i) problem += "超出上限";
    Violations violations;
    for (int i = 0; i < 100; ++i) violations.Add(absl::StrCat("rows[", i, "]"), "TOO_LARGE", problem);
    return WithDetails(absl::InvalidArgumentError(problem),
                       {"TOO_LARGE", {{"limit", problem}}, violations.list()});
  }

  const ServiceEnv env_;
  std::mutex mu_;
  std::optional<Done<test::EchoResponse>> waiting_;  // Guarded by mu_.
};

}  // namespace duban::rpc

#endif  // DUBAN_TESTS_INTEGRATION_RPC_ECHO_SERVICE_H_
