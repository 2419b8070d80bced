// duban-reporting: what follows from the record — scores, summaries, bulletins.
#include <fstream>
#include <iostream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/reporting_services.h"
#include "services/reporting/api/scheme_file.h"
#include "services/reporting/options.h"
#include "services/rpc/logging.h"
#include "services/rpc/simulated_clock_service.h"
#include "services/rpc/termination.h"

namespace duban::reporting {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

absl::Status Run(const Options& options) {
  const bool simulated = options.simulated_clock.has_value();
  const std::string& jurisdiction = options.feed.jurisdiction;
  rpc::BlockTerminationSignals();
  RETURN_IF_ERROR(rpc::InitLogging("duban-reporting", options.log_level, simulated));
  SystemClock real_clock;
  SimulatedClock simulated_clock(options.simulated_clock.value_or(absl::UnixEpoch()));
  Clock& clock = simulated ? static_cast<Clock&>(simulated_clock) : real_clock;
  ASSIGN_OR_RETURN(const Scheme scheme, LoadScheme(options.scheme_file));
  ASSIGN_OR_RETURN(const BulletinRules bulletin_rules, LoadBulletinRules(options.bulletin_rules_file));
  ASSIGN_OR_RETURN(const auto metrics, rpc::Metrics::Create(options.metrics_address));
  ASSIGN_OR_RETURN(const auto tokens, rpc::TokenVerifier::Create(ReadFile(options.token_public_key_file)));
  ASSIGN_OR_RETURN(
      const auto store,
      ReportingStore::Open(absl::StrCat(options.data_dir, "/", jurisdiction, ".reporting.db"), jurisdiction));
  ASSIGN_OR_RETURN(const auto feed, GrpcTaskFeed::Create(options.feed));
  ASSIGN_OR_RETURN(const auto sender, ProposalSender::Create(options.feed));
  ASSIGN_OR_RETURN(const auto announcer, AnnouncementSender::Create(options.feed));
  ASSIGN_OR_RETURN(const auto follower, Follower::Start(*feed, *store, jurisdiction));
  ASSIGN_OR_RETURN(const auto keeper, BookKeeper::Open(*store, jurisdiction));
  Desk desk(*follower, *keeper, clock, scheme, {jurisdiction, simulated});
  rpc::Executor executor;
  const rpc::ServerEnv env{executor, tokens, real_clock, *metrics, simulated};
  ReportingServices services(env, desk, *store, sender.get(), bulletin_rules, announcer.get());
  rpc::SimulatedClockService clock_service(env, simulated_clock);
  std::vector<grpc::Service*> all = services.All();
  if (simulated) all.push_back(&clock_service);
  ASSIGN_OR_RETURN(const auto server, rpc::Server::Start(options.server, all));
  rpc::Log(spdlog::level::info, "serving",
           {{"port", absl::StrCat(server->port())},
            {"scheme", scheme.id},
            {"filled_keys", absl::StrJoin(scheme.filled_keys, ",")}});
  rpc::WaitForTermination();
  follower->Stop();
  server->Shutdown(absl::Seconds(5));
  executor.Shutdown();
  return absl::OkStatus();
}

}  // namespace
}  // namespace duban::reporting

int main(int argc, char** argv) {
  const absl::Status status = duban::reporting::Run(duban::reporting::ReadOptions(argc, argv));
  if (status.ok()) return 0;
  std::cerr << "duban-reporting: " << status.message() << "\n";
  return 1;
}
