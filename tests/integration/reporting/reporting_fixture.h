// duban-reporting in full on an in-memory feed: real changes in, real gRPC out.
#ifndef DUBAN_TESTS_INTEGRATION_REPORTING_REPORTING_FIXTURE_H_
#define DUBAN_TESTS_INTEGRATION_REPORTING_REPORTING_FIXTURE_H_

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "services/reporting/api/reporting_services.h"
#include "services/reporting/api/scheme_file.h"
#include "services/rpc/from_grpc_status.h"
#include "services/rpc/server.h"
#include "tests/integration/reporting/memory_feed.h"
#include "tests/integration/reporting/record_maker.h"

namespace duban::reporting {

// Everything that PlanChanges() has and a locked first quarter of 2024, followed by a server on a free port.
class ReportingFixture : public ::testing::Test {
 protected:
  explicit ReportingFixture(const BulletinRules& rules = DefaultBulletinRules())
      : path_(::testing::TempDir() + "reporting_" +
              ::testing::UnitTest::GetInstance()->current_test_info()->test_suite_name() + "_" +
              ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    RemoveFiles();
    store_ = *ReportingStore::Open(path_, "hecheng");
    feed_.Append(PlanChanges());
    last_ = feed_.Append(LockedPeriod({PeriodKind::kQuarter, 2024, 1}));
    follower_ = *Follower::Start(feed_, *store_, "hecheng");
    keeper_ = *BookKeeper::Open(*store_, "hecheng");
    desk_ = std::make_unique<Desk>(*follower_, *keeper_, clock_, scheme_, Desk::Options{"hecheng", true});
    services_ = std::make_unique<ReportingServices>(
        rpc::ServerEnv{executor_, tokens_, real_clock_, *metrics_}, *desk_, *store_, nullptr, rules);
    server_ = *rpc::Server::Start({}, services_->All());
    channel_ =
        grpc::CreateChannel(absl::StrCat("127.0.0.1:", server_->port()), grpc::InsecureChannelCredentials());
  }
  ~ReportingFixture() override {
    follower_->Stop();
    server_->Shutdown(absl::Seconds(5));
    server_.reset();
    executor_.Shutdown();
    services_.reset();
    desk_.reset();
    keeper_.reset();
    follower_.reset();
    store_.reset();
    RemoveFiles();
  }
  void RemoveFiles() {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + suffix);
  }

  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(const std::unique_ptr<Stub>& stub,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                                const std::type_identity_t<Request>& request,
                                const std::string& person = "sun.du",
                                const std::string& district = "hecheng") {
    const absl::Time now = real_clock_.TimeNow();
    grpc::ClientContext context;
    context.AddMetadata("authorization",
                        absl::StrCat("Bearer ", *rpc::SignToken({person, district, now, now + absl::Hours(1)},
                                                                pair_.private_key_pem)));
    Response response;
    const grpc::Status status = ((*stub).*method)(&context, request, &response);
    if (!status.ok()) return rpc::FromGrpcStatus(status);
    return response;
  }

  const std::string path_;
  SystemClock real_clock_;
  SimulatedClock clock_{absl::FromUnixSeconds(1713500000)};  // 2024-04-19
  const rpc::KeyPair pair_ = *rpc::GenerateKeyPair();
  const rpc::TokenVerifier tokens_ = *rpc::TokenVerifier::Create(pair_.public_key_pem);
  const std::unique_ptr<rpc::Metrics> metrics_ = *rpc::Metrics::Create("");
  const Scheme scheme_ = *LoadScheme("");
  rpc::Executor executor_;
  MemoryFeed feed_{"hecheng"};
  std::int64_t last_ = 0;
  std::unique_ptr<ReportingStore> store_;
  std::unique_ptr<Follower> follower_;
  std::unique_ptr<BookKeeper> keeper_;
  std::unique_ptr<Desk> desk_;
  std::unique_ptr<ReportingServices> services_;
  std::unique_ptr<rpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_INTEGRATION_REPORTING_REPORTING_FIXTURE_H_
