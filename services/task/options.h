// The command line of duban-task.
#ifndef DUBAN_SERVICES_TASK_OPTIONS_H_
#define DUBAN_SERVICES_TASK_OPTIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "services/rpc/server.h"

namespace duban::task {

// What an operator may say. See `duban-task --help`.
struct Options {
  rpc::ServerOptions server;
  std::string data_dir;                       // one database per jurisdiction in it
  std::vector<std::string> jurisdictions;     // served by this process
  std::string bootstrap_admin;                // first administrator of records that do not exist yet
  std::string replay_from;                    // folder of records to build anew in data_dir; empty = serve
  std::string token_public_key_file;          // PEM, P-256
  std::optional<absl::Time> simulated_clock;  // start of a simulated clock (演示); unset = the real one
  std::string metrics_address;                // empty = no metrics endpoint
  std::string log_level = "info";
};

// Reads the command line. Exits with the help text for --help, and with an explanation for what it does not
// understand.
Options ReadOptions(int argc, char** argv);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_OPTIONS_H_
