#include "services/task/options.h"

#include <CLI/CLI.hpp>
#include <cstdlib>

namespace duban::task {
namespace {

// Accepts an RFC 3339 time such as 2024-01-01T08:00:00+08:00.
std::string ReadTime(const std::string& text, std::optional<absl::Time>& out) {
  absl::Time time;
  std::string problem;
  if (!absl::ParseTime(absl::RFC3339_full, text, &time, &problem)) return problem;
  out = time;
  return "";
}

void AddOptions(CLI::App& app, Options& options) {
  app.add_option("--listen", options.server.listen_address, "Address to serve; off loopback TLS is needed")
      ->capture_default_str();
  app.add_option("--data-dir", options.data_dir, "Folder of the databases, one per jurisdiction")->required();
  app.add_option("--jurisdiction", options.jurisdictions, "Jurisdictions to serve, e.g. hecheng")->required();
  app.add_option("--bootstrap-admin", options.bootstrap_admin,
                 "Person who becomes the first administrator of a record that does not exist yet");
  CLI::App* const purpose = app.add_option_group("purpose", "What to do: serve, or build records anew");
  purpose->require_option(1);
  purpose
      ->add_option("--token-public-key", options.token_public_key_file,
                   "Serves; PEM file with the public key (P-256) that tokens are verified by")
      ->check(CLI::ExistingFile);
  purpose
      ->add_option(
          "--replay-from", options.replay_from,
          "Builds each jurisdiction's record anew in --data-dir from the changes of the record in this "
          "folder, checking its chain, and ends without serving")
      ->check(CLI::ExistingDirectory);
  app.add_option("--tls-cert", options.server.tls_cert_file, "PEM file with the server's certificate");
  app.add_option("--tls-key", options.server.tls_key_file, "PEM file with the server's key");
  app.add_option("--tls-client-ca", options.server.tls_client_ca_file,
                 "PEM file of the authorities whose client certificates are demanded");
  app.add_option("--metrics-address", options.metrics_address,
                 "Address of the Prometheus endpoint; empty = none");
  app.add_option("--log-level", options.log_level, "debug, info, warn or error")->capture_default_str();
  app.add_option(
      "--simulated-clock",
      [&options](const CLI::results_t& values) {
        return ReadTime(values.front(), options.simulated_clock).empty();
      },
      "DEMONSTRATIONS ONLY: start of a simulated clock, e.g. 2024-01-01T08:00:00+08:00");
}

}  // namespace

Options ReadOptions(int argc, char** argv) {
  CLI::App app("duban-task: keeps the record of the supervision cycle (督办任务服务)");
  Options options;
  options.server.listen_address = "127.0.0.1:7601";
  AddOptions(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error));
  }
  return options;
}

}  // namespace duban::task
