#include "services/rpc/serve.h"

#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "services/rpc/from_grpc_status.h"
#include "services/rpc/server.h"
#include "tests/integration/rpc/echo_service.h"

namespace duban::rpc {
namespace {

using testing::HasSubstr;

// Real time, moved on by a test instead of waiting.
class ShiftedClock : public Clock {
 public:
  absl::Time TimeNow() override { return SystemClock().TimeNow() + shift.load(); }
  std::atomic<absl::Duration> shift = absl::ZeroDuration();
};

class ServeTest : public testing::Test {
 protected:
  ServeTest()
      : pair_(*GenerateKeyPair()),
        tokens_(*TokenVerifier::Create(pair_.public_key_pem)),
        metrics_(*Metrics::Create("")),
        executor_({.threads = 1, .queue = 1}),
        service_(ServerEnv{executor_, tokens_, clock_, *metrics_}) {
    server_ = *Server::Start({}, {&service_});
    stub_ = test::EchoService::NewStub(
        grpc::CreateChannel(absl::StrCat("127.0.0.1:", server_->port()), grpc::InsecureChannelCredentials()));
  }

  std::string Token(absl::Duration valid = absl::Hours(1)) {
    const absl::Time now = clock_.TimeNow();
    return *SignToken({"zhang.san", "hecheng", now - absl::Hours(1), now + valid}, pair_.private_key_pem);
  }

  absl::StatusOr<test::EchoResponse> Echo(const std::string& text, const std::string& authorization,
                                          absl::Duration deadline = absl::InfiniteDuration()) {
    grpc::ClientContext context;
    if (deadline < absl::InfiniteDuration()) {
      context.set_deadline(absl::ToChronoTime(SystemClock().TimeNow() + deadline));
    }
    if (!authorization.empty()) context.AddMetadata("authorization", authorization);
    test::EchoRequest request;
    request.set_text(text);
    test::EchoResponse response;
    const grpc::Status status = stub_->Echo(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }
  absl::StatusOr<test::EchoResponse> Echo(const std::string& text) {
    return Echo(text, absl::StrCat("Bearer ", Token()));
  }

  absl::StatusOr<test::EchoResponse> EchoLater(const std::string& text) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", absl::StrCat("Bearer ", Token()));
    test::EchoLaterRequest request;
    request.set_text(text);
    test::EchoResponse response;
    const grpc::Status status = stub_->EchoLater(&context, request, &response);
    if (!status.ok()) return FromGrpcStatus(status);
    return response;
  }

  static std::string Reason(const absl::StatusOr<test::EchoResponse>& result) {
    return DetailsOf(result.status()).value_or(ErrorDetails{}).reason;
  }

  ShiftedClock clock_;
  const KeyPair pair_;
  const TokenVerifier tokens_;
  const std::unique_ptr<Metrics> metrics_;
  Executor executor_;
  EchoService service_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<test::EchoService::Stub> stub_;
};

TEST_F(ServeTest, HandlersKnowWhoCallsWhat) {
  const auto now = Echo("hello");
  ASSERT_TRUE(now.ok()) << now.status();
  EXPECT_EQ(now->text(), "hello");
  EXPECT_EQ(now->person(), "zhang.san");
  EXPECT_EQ(now->method(), "duban.test.EchoService.Echo");
  const auto later = EchoLater("hello");
  ASSERT_TRUE(later.ok()) << later.status();
  EXPECT_EQ(later->method(), "duban.test.EchoService.EchoLater");
}

TEST_F(ServeTest, CallsWithoutValidTokenAreRefused) {
  const std::string token = Token();
  const std::string forged =
      *SignToken({"zhang.san", "hecheng", clock_.TimeNow(), clock_.TimeNow() + absl::Hours(1)},
                 GenerateKeyPair()->private_key_pem);
  for (const auto& [authorization, reason] : std::vector<std::pair<std::string, std::string>>{
           {"", "TOKEN_MISSING"},
           {token, "TOKEN_MISSING"},
           {"Basic abc", "TOKEN_MISSING"},
           {"Bearer abc", "TOKEN_MALFORMED"},
           {absl::StrCat("Bearer ", forged), "TOKEN_FORGED"},
           {absl::StrCat("Bearer ", Token(-absl::Minutes(1))), "TOKEN_EXPIRED"}}) {
    const auto result = Echo("hello", authorization);
    EXPECT_EQ(result.status().code(), absl::StatusCode::kUnauthenticated) << authorization;
    EXPECT_EQ(Reason(result), reason) << authorization;
  }
}

TEST_F(ServeTest, ErrorsArriveWithTheirDetails) {
  const auto closed = Echo("fail");
  EXPECT_EQ(closed.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(Reason(closed), "PERIOD_CLOSED");
  const auto fault = EchoLater("fault");
  EXPECT_EQ(fault.status().code(), absl::StatusCode::kInternal);
  EXPECT_THAT(fault.status().ToString(), testing::Not(HasSubstr("secret")));
}

TEST_F(ServeTest, TheLargestErrorPassesADefaultClient) {
  const auto many = Echo("many");
  EXPECT_EQ(many.status().code(), absl::StatusCode::kInvalidArgument) << many.status();
  ASSERT_TRUE(DetailsOf(many.status()).has_value());
  EXPECT_EQ(DetailsOf(many.status())->violations.back().reason, "MORE_VIOLATIONS");
}

TEST_F(ServeTest, FullExecutorSaysBusy) {
  std::latch started(1);
  std::latch release(1);
  std::atomic<int> entered = 0;
  service_.before = [&] {
    if (entered++ == 0) started.count_down();
    release.wait();
  };
  auto first = std::async(std::launch::async, [&] { return Echo("1"); });
  started.wait();
  auto second = std::async(std::launch::async, [&] { return Echo("2"); });
  while (executor_.queued() == 0) std::this_thread::yield();
  const auto third = Echo("3");
  release.count_down();
  EXPECT_EQ(third.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(Reason(third), "SERVER_BUSY");
  EXPECT_TRUE(first.get().ok());
  EXPECT_TRUE(second.get().ok());
}

TEST_F(ServeTest, QueuedWorkPastItsDeadlineIsDropped) {
  std::latch started(1);
  std::latch release(1);
  std::atomic<int> entered = 0;
  service_.before = [&] {
    if (entered++ == 0) started.count_down();
    release.wait();
  };
  auto first = std::async(std::launch::async, [&] { return Echo("1"); });
  started.wait();
  auto second = std::async(std::launch::async,
                           [&] { return Echo("2", absl::StrCat("Bearer ", Token()), absl::Hours(1)); });
  while (executor_.queued() == 0) std::this_thread::yield();
  clock_.shift = absl::Hours(2);
  release.count_down();
  EXPECT_TRUE(first.get().ok());
  EXPECT_EQ(Reason(second.get()), "DEADLINE_PASSED");
  EXPECT_EQ(entered, 1);
}

TEST_F(ServeTest, CallsPastTheirDeadlineAreNotBegun) {
  const std::string authorization = absl::StrCat("Bearer ", Token(absl::Hours(9)));
  clock_.shift = absl::Hours(2);
  EXPECT_EQ(Reason(Echo("1", authorization, absl::Hours(1))), "DEADLINE_PASSED");
  EXPECT_TRUE(Echo("1", authorization, absl::Hours(3)).ok());
}

TEST_F(ServeTest, LaterAnswersComeFromAnyThread) {
  auto waiting = std::async(std::launch::async, [&] { return EchoLater("wait"); });
  while (!service_.Release()) std::this_thread::yield();
  EXPECT_TRUE(waiting.get().ok());
}

TEST_F(ServeTest, DroppedCallsAreAnsweredInternal) {
  EXPECT_EQ(EchoLater("drop").status().code(), absl::StatusCode::kInternal);
}

TEST_F(ServeTest, EveryCallIsCounted) {
  ASSERT_TRUE(Echo("a").ok());
  ASSERT_TRUE(Echo("b").ok());
  ASSERT_FALSE(Echo("fail").ok());
  ASSERT_FALSE(Echo("c", "").ok());
  const MethodMetrics& method = metrics_->Method("duban.test.EchoService.Echo");
  EXPECT_EQ(method.calls(absl::StatusCode::kOk), 2u);
  EXPECT_EQ(method.calls(absl::StatusCode::kFailedPrecondition), 1u);
  EXPECT_EQ(method.calls(absl::StatusCode::kUnauthenticated), 1u);
}

}  // namespace
}  // namespace duban::rpc
