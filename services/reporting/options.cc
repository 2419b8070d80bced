#include "services/reporting/options.h"

#include <CLI/CLI.hpp>
#include <cstdlib>

namespace duban::reporting {
namespace {

bool ReadTime(const std::string& text, std::optional<absl::Time>& out) {
  absl::Time time;
  std::string problem;
  if (!absl::ParseTime(absl::RFC3339_full, text, &time, &problem)) return false;
  out = time;
  return true;
}

void AddServing(CLI::App& app, Options& options) {
  app.add_option("--listen", options.server.listen_address, "Address to serve; off loopback TLS is needed")
      ->capture_default_str();
  app.add_option("--token-public-key", options.token_public_key_file,
                 "PEM file with the public key (P-256) that tokens are verified by")
      ->required()
      ->check(CLI::ExistingFile);
  app.add_option("--tls-cert", options.server.tls_cert_file, "PEM file with the server's certificate");
  app.add_option("--tls-key", options.server.tls_key_file, "PEM file with the server's key");
  app.add_option("--tls-client-ca", options.server.tls_client_ca_file,
                 "PEM file of the authorities whose client certificates are demanded");
  app.add_option("--metrics-address", options.metrics_address, "Address of the Prometheus endpoint");
  app.add_option("--log-level", options.log_level, "debug, info, warning or error")->capture_default_str();
}

void AddReporting(CLI::App& app, Options& options) {
  app.add_option("--data-dir", options.data_dir, "Folder of the database")
      ->required()
      ->check(CLI::ExistingDirectory);
  app.add_option("--jurisdiction", options.feed.jurisdiction, "Jurisdiction to report on, e.g. hecheng")
      ->required();
  app.add_option("--task", options.feed.address, "Address of duban-task")->capture_default_str();
  app.add_option("--task-ca", options.feed.ca_file,
                 "PEM file of the authority that duban-task's certificate is from");
  app.add_option("--feed-token-file", options.feed.token_file,
                 "File with the bearer token of a person with the role FEED")
      ->required()
      ->check(CLI::ExistingFile);
  app.add_option("--scheme", options.scheme_file, "Scoring scheme (JSON); default: the built-in rubric.v1")
      ->check(CLI::ExistingFile);
  app.add_option(
         "--bulletin-rules", options.bulletin_rules_file,
         "Rules of bulletins (JSON): roles, agency codes, addressees; default: the built-in bulletin.v1")
      ->check(CLI::ExistingFile);
  app.add_option(
      "--simulated-clock",
      [&options](const CLI::results_t& values) { return ReadTime(values.front(), options.simulated_clock); },
      "DEMONSTRATIONS ONLY: start of a simulated clock, e.g. 2024-01-01T08:00:00+08:00");
}

}  // namespace

Options ReadOptions(int argc, char** argv) {
  CLI::App app("duban-reporting: scores, summaries and bulletins from the record (督办报表服务)");
  Options options;
  options.server.listen_address = "127.0.0.1:7602";
  AddServing(app, options);
  AddReporting(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error));
  }
  return options;
}

}  // namespace duban::reporting
