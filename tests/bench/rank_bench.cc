// Measures how long a leader waits for a ranking: ListScorecards, called one after the other by a few
// callers.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <iostream>
#include <mutex>
#include <thread>

#include "absl/strings/str_cat.h"
#include "clients/cpp/endpoint.h"
#include "clients/cpp/names.h"
#include "duban/reporting/v1/score_service.grpc.pb.h"
#include "services/common/status_macros.h"

namespace duban::testing {
namespace {

using Micros = std::vector<int64_t>;

struct Options {
  std::string address;
  std::string token_file;
  std::string jurisdiction = "hecheng";
  std::string campaign = "eight-actions-2024";
  std::string period = "2024-Q1";
  int calls = 2000;
  int callers = 8;
};

// Times `calls` calls. Fails with the first error, and when there is nothing to rank.
absl::StatusOr<Micros> TimeCalls(const client::Endpoint& reporting,
                                 const reporting::v1::ListScorecardsRequest& request, int calls) {
  Micros times;
  for (int i = 0; i < calls; ++i) {
    const auto start = std::chrono::steady_clock::now();
    ASSIGN_OR_RETURN(const reporting::v1::ListScorecardsResponse cards,
                     reporting.Call(&reporting::v1::ScoreService::Stub::ListScorecards, request));
    const auto took = std::chrono::steady_clock::now() - start;
    if (cards.scorecards().empty()) return absl::FailedPreconditionError("no scorecards to list");
    times.push_back(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
  }
  return times;
}

absl::StatusOr<Micros> TimeAllCallers(const client::Endpoint& reporting,
                                      const reporting::v1::ListScorecardsRequest& request,
                                      const Options& options) {
  Micros all;
  absl::Status failure;
  std::mutex mu;
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < options.callers; ++i) {
      callers.emplace_back([&] {
        const absl::StatusOr<Micros> times = TimeCalls(reporting, request, options.calls / options.callers);
        const std::lock_guard lock(mu);
        if (!times.ok()) failure = times.status();
        if (times.ok()) all.insert(all.end(), times->begin(), times->end());
      });
    }
  }
  RETURN_IF_ERROR(failure);
  std::sort(all.begin(), all.end());
  return all;
}

absl::Status Measure(const Options& options) {
  ASSIGN_OR_RETURN(std::string token, client::ReadFile(options.token_file));
  token.erase(token.find_last_not_of("\r\n ") + 1);
  ASSIGN_OR_RETURN(const client::Endpoint reporting,
                   client::Endpoint::Connect(options.address, {.token = std::move(token)}));
  const client::Names names{.jurisdiction_id = options.jurisdiction, .campaign_id = options.campaign};
  reporting::v1::ListScorecardsRequest request;
  request.set_parent(names.Period(options.period));
  request.set_page_size(1000);
  RETURN_IF_ERROR(TimeCalls(reporting, request, 20).status());  // warm up
  ASSIGN_OR_RETURN(const Micros times, TimeAllCallers(reporting, request, options));
  std::cout << times[times.size() / 2] << " " << times[times.size() * 99 / 100] << "\n";
  return absl::OkStatus();
}

int Run(int argc, char** argv) {
  Options options;
  CLI::App app("Prints p50 and p99 of ListScorecards in microseconds");
  app.add_option("--address", options.address, "duban-reporting, host:port")->required();
  app.add_option("--token-file", options.token_file, "File with a token")->required();
  app.add_option("--jurisdiction", options.jurisdiction, "Jurisdiction");
  app.add_option("--campaign", options.campaign, "Campaign");
  app.add_option("--period", options.period, "Quarter");
  app.add_option("--calls", options.calls, "Calls in all")->check(CLI::Range(100, 10000000));
  app.add_option("--callers", options.callers, "Callers at a time")->check(CLI::Range(1, 64));
  CLI11_PARSE(app, argc, argv);
  const absl::Status status = Measure(options);
  if (status.ok()) return 0;
  std::cerr << "rank_bench: " << status.ToString() << "\n";
  return 1;
}

}  // namespace
}  // namespace duban::testing

int main(int argc, char** argv) { return duban::testing::Run(argc, argv); }
