// duban-task: the supervision cycle and its whole record.
#include <fstream>
#include <iostream>
#include <sstream>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "services/rpc/logging.h"
#include "services/rpc/simulated_clock_service.h"
#include "services/rpc/termination.h"
#include "services/task/api/task_server.h"
#include "services/task/options.h"
#include "services/task/record/replay.h"

namespace duban::task {
namespace {

std::string ReadFile(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

absl::Status OpenRecords(const Options& options, Clock& clock, RecordSet& records) {
  for (const std::string& jurisdiction : options.jurisdictions) {
    const RecordOptions record{.path = absl::StrCat(options.data_dir, "/", jurisdiction, ".db"),
                               .jurisdiction = jurisdiction,
                               .bootstrap_admin = options.bootstrap_admin,
                               .simulated = options.simulated_clock.has_value()};
    ASSIGN_OR_RETURN(auto opened, Record::Open(record, clock));
    records.Add(std::move(opened));
  }
  return absl::OkStatus();
}

absl::Status ReplayAll(const Options& options) {
  for (const std::string& jurisdiction : options.jurisdictions) {
    const std::string file = absl::StrCat("/", jurisdiction, ".db");
    ASSIGN_OR_RETURN(const Replayed replayed,
                     ReplayRecord(absl::StrCat(options.replay_from, file),
                                  absl::StrCat(options.data_dir, file), jurisdiction));
    std::cout << jurisdiction << ": " << replayed.change_count << " changes, last hash "
              << absl::BytesToHexString(replayed.last_hash) << std::endl;
  }
  return absl::OkStatus();
}

absl::Status Run(const Options& options) {
  if (!options.replay_from.empty()) return ReplayAll(options);
  rpc::BlockTerminationSignals();
  RETURN_IF_ERROR(rpc::InitLogging("duban-task", options.log_level, options.simulated_clock.has_value()));
  SystemClock real_clock;
  SimulatedClock simulated_clock(options.simulated_clock.value_or(absl::UnixEpoch()));
  Clock& clock = options.simulated_clock ? static_cast<Clock&>(simulated_clock) : real_clock;
  ASSIGN_OR_RETURN(const auto metrics, rpc::Metrics::Create(options.metrics_address));
  ASSIGN_OR_RETURN(const auto tokens, rpc::TokenVerifier::Create(ReadFile(options.token_public_key_file)));
  RecordSet records;
  RETURN_IF_ERROR(OpenRecords(options, clock, records));
  rpc::Executor executor;
  const rpc::ServerEnv env{executor, tokens, real_clock, *metrics, options.simulated_clock.has_value()};
  TaskServices services(env, records);
  rpc::SimulatedClockService clock_service(env, simulated_clock);
  std::vector<grpc::Service*> all = services.All();
  if (options.simulated_clock) all.push_back(&clock_service);
  ASSIGN_OR_RETURN(const auto server, rpc::Server::Start(options.server, all));
  rpc::Log(spdlog::level::info, "serving", {{"port", absl::StrCat(server->port())}});
  rpc::WaitForTermination();
  records.StopWaiting();
  server->Shutdown(absl::Seconds(5));
  return absl::OkStatus();
}

}  // namespace
}  // namespace duban::task

int main(int argc, char** argv) {
  const absl::Status status = duban::task::Run(duban::task::ReadOptions(argc, argv));
  if (status.ok()) return 0;
  std::cerr << "duban-task: " << status.message() << "\n";
  return 1;
}
