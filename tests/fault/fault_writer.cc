// The client of the fault test: prepares a campaign, writes while the server is killed, checks the record.
#include <CLI/CLI.hpp>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "tests/fault/free_port.h"
#include "tests/fault/record_check.h"
#include "tests/fault/writers.h"

namespace duban::testing {
namespace {

struct Options {
  WriterOptions writer;
  std::string reporting;
};

absl::Status Write(const Options& options) {
  ASSIGN_OR_RETURN(const int64_t acknowledged, WriteAndKill(options.writer));
  std::cout << "wrote " << acknowledged << " rows through " << options.writer.kills << " kills\n";
  return absl::OkStatus();
}

void PrintFindings(const RecordFindings& found) {
  std::cout << "changes " << found.changes << ", altered " << found.altered << ", unasked " << found.unasked
            << ", version gaps " << found.version_gaps << ", hash chain "
            << (found.chain_fault.empty() ? "whole" : found.chain_fault) << "\n";
}

void PrintVerdict(const RecordFindings& found) {
  std::cout << "acknowledged " << found.acknowledged << ", lost " << found.lost << ", doubled "
            << found.doubled << "\n";
}

absl::StatusOr<client::Endpoint> Connect(const std::string& address, const Options& options) {
  RETURN_IF_ERROR(WaitForServer(address));
  ASSIGN_OR_RETURN(std::string token, MakeToken(options.writer.dir, kFeedPerson));
  return client::Endpoint::Connect(address, {.token = std::move(token), .deadline = absl::Seconds(120)});
}

absl::Status CompareReporting(const Options& options, int64_t last_sequence) {
  ASSIGN_OR_RETURN(const client::Endpoint reporting, Connect(options.reporting, options));
  ASSIGN_OR_RETURN(const std::string digest, CheckScores(reporting, last_sequence));
  std::cout << "reporting equals its rebuild, digest " << digest << "\n";
  return absl::OkStatus();
}

absl::Status Check(const Options& options) {
  ASSIGN_OR_RETURN(const std::vector<Acknowledged> acks, ReadAckLog(options.writer.log));
  if (acks.empty()) return absl::FailedPreconditionError("nothing was acknowledged");
  ASSIGN_OR_RETURN(const client::Endpoint feed, Connect(options.writer.address, options));
  ASSIGN_OR_RETURN(const RecordFindings found, CheckRecord(feed, acks));
  PrintFindings(found);
  if (!options.reporting.empty()) RETURN_IF_ERROR(CompareReporting(options, found.changes));
  PrintVerdict(found);
  return found.clean() ? absl::OkStatus()
                       : absl::DataLossError("the record is not what its clients were told");
}

int Report(const absl::Status& status) {
  if (status.ok()) return 0;
  std::cerr << "fault_writer: " << status.ToString() << "\n";
  return 1;
}

template <typename T>
int Print(const absl::StatusOr<T>& value) {
  if (value.ok()) std::cout << *value << "\n";
  return Report(value.status());
}

int Run(int argc, char** argv) {
  Options options;
  WriterOptions& writer = options.writer;
  CLI::App app("Client of the fault test");
  app.require_subcommand(1);
  app.add_option("--dir", writer.dir, "Folder with private.pem and public.pem");
  app.add_option("--address", writer.address, "duban-task, host:port");
  app.add_option("--log", writer.log, "The client's log of acknowledged writes");
  app.add_option("--pid-file", writer.pid_file, "Holds the process id of the server");
  app.add_option("--kills", writer.kills, "How often the server is killed");
  app.add_option("--seed", writer.seed, "Seed of the moments of the kills");
  app.add_option("--reporting", options.reporting, "duban-reporting, host:port; compared with its rebuild");
  const CLI::App* keys = app.add_subcommand("keys", "Make a key pair");
  const CLI::App* port = app.add_subcommand("port", "Print a free port");
  const CLI::App* token = app.add_subcommand("token", "Print a token of the person who follows the feed");
  const CLI::App* setup = app.add_subcommand("setup", "Create the campaign");
  const CLI::App* write = app.add_subcommand("write", "Write while the server is killed");
  app.add_subcommand("check", "Compare the record with the client's log");
  CLI11_PARSE(app, argc, argv);
  if (keys->parsed()) return Report(WriteKeys(writer.dir));
  if (port->parsed()) return Print(FreePort());
  if (token->parsed()) return Print(MakeToken(writer.dir, kFeedPerson));
  if (setup->parsed()) return Report(SetUpCampaign(writer.address, writer.dir, writer.size));
  return Report(write->parsed() ? Write(options) : Check(options));
}

}  // namespace
}  // namespace duban::testing

int main(int argc, char** argv) { return duban::testing::Run(argc, argv); }
