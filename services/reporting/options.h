// The command line of duban-reporting.
#ifndef DUBAN_SERVICES_REPORTING_OPTIONS_H_
#define DUBAN_SERVICES_REPORTING_OPTIONS_H_

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "services/reporting/feed/grpc_task_feed.h"
#include "services/rpc/server.h"

namespace duban::reporting {

// What an operator may say. See `duban-reporting --help`.
struct Options {
  rpc::ServerOptions server;
  std::string data_dir;  // holds "{jurisdiction}.reporting.db"
  GrpcTaskFeedOptions feed;
  std::string token_public_key_file;          // PEM, P-256
  std::string scheme_file;                    // empty = the built-in rubric.v1
  std::string bulletin_rules_file;            // empty = the built-in bulletin.v1
  std::optional<absl::Time> simulated_clock;  // start of a simulated clock (演示); unset = the real one
  std::string metrics_address;                // empty = no metrics endpoint
  std::string log_level = "info";
};

// Reads the command line. Exits with the help text for --help, and with an explanation for what it does not
// understand.
Options ReadOptions(int argc, char** argv);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_OPTIONS_H_
