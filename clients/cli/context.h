// What every command has: the global options, the services, the language and the two outputs.
#ifndef DUBAN_CLIENTS_CLI_CONTEXT_H_
#define DUBAN_CLIENTS_CLI_CONTEXT_H_

#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/type/date.pb.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "clients/cli/table.h"
#include "clients/cpp/endpoint.h"
#include "clients/cpp/names.h"
#include "services/common/lang.h"

namespace duban::client {

// Given before or after a command, or by the environment.
struct GlobalOptions {
  std::string task = "127.0.0.1:7601";
  std::string reporting = "127.0.0.1:7602";
  std::string jurisdiction;
  std::string campaign;
  std::string token;  // from the environment only: a command line is seen by others
  std::string token_file;
  std::string output = "text";
  std::string lang = "zh";
  TlsOptions tls;
  int timeout_seconds = 30;
};

// Reason of errors that are the caller's: exit code 2.
inline constexpr char kUsage[] = "USAGE";
absl::Status UsageError(absl::string_view text);

// One run of the program.
class Context {
 public:
  GlobalOptions options;
  // What the parsed command does; empty when none was given.
  std::function<absl::Status()> command;
  // True when the command reports its own progress.
  bool own_progress = false;

  bool json() const { return options.output == "json"; }
  Language language() const { return options.lang == "en" ? Language::kEn : Language::kZh; }
  // The text in the chosen language.
  std::string Say(absl::string_view zh, absl::string_view en) const {
    return std::string(language() == Language::kEn ? en : zh);
  }

  // The names below jurisdiction and campaign. USAGE when one that is needed was not given.
  absl::StatusOr<Names> JurisdictionNames() const;
  absl::StatusOr<Names> CampaignNames() const;

  // The services, with the caller's token. NOT_FOUND (FILE_NOT_READABLE).
  absl::StatusOr<Endpoint> Task() const { return Connect(options.task); }
  absl::StatusOr<Endpoint> Reporting() const { return Connect(options.reporting); }
  // The same with another span for retries.
  absl::StatusOr<Endpoint> Connect(const std::string& address,
                                   absl::Duration retry_for = absl::Seconds(5)) const;

  // Result: `message` as protobuf JSON, or the text of `as_text()`.
  absl::Status Print(const google::protobuf::Message& message,
                     const std::function<std::string()>& as_text) const;
  void PrintText(absl::string_view text) const;
  // A line of progress, on stderr.
  void Progress(absl::string_view line) const;
};

// "2024-03-12 17:30 +08:00"; "-" for none.
std::string ShowTime(const google::protobuf::Timestamp& time);
std::string ShowTime(absl::Time time);
// "2024-03-12"; "-" for none.
std::string ShowDate(const google::type::Date& date);

// Reads "2024-04-30" (its end, 24:00), "2024-04-30T17:30" (Asia/Shanghai) or RFC 3339. USAGE otherwise.
absl::StatusOr<absl::Time> ParseMoment(const std::string& text);

// A subcommand with its Chinese description and an example for `--help`.
CLI::App* AddCommand(CLI::App* parent, const std::string& name, const std::string& description,
                     const std::string& example);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_CONTEXT_H_
