// Prepares what the benchmarks send, and counts afterwards what was saved:
//   prepare   the campaign, and the bodies of both Puts as gRPC frames, of one size
//   count     how many rows were saved since `prepare`
#include <CLI/CLI.hpp>
#include <iostream>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "duban/task/v1/change.pb.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "services/common/status_macros.h"
#include "tests/fault/record_check.h"
#include "tests/fault/small_campaign.h"

namespace duban::testing {
namespace {

namespace v1 = task::v1;

struct Options {
  std::string address;
  std::string dir;
};

std::string InDir(const Options& options, absl::string_view file) {
  return absl::StrCat(options.dir, "/", file);
}

// A message as gRPC frames it on HTTP/2: a flag (0 = not compressed), four bytes of length, most significant
// first, the message.
std::string Frame(const std::string& message) {
  std::string frame(1, '\0');
  for (int shift = 24; shift >= 0; shift -= 8) frame += static_cast<char>((message.size() >> shift) & 0xff);
  return frame + message;
}

// A length-delimited field of a protobuf message.
std::string BytesField(int number, const std::string& bytes) {
  std::string field(1, static_cast<char>(number << 3 | 2));
  size_t length = bytes.size();
  for (; length >= 0x80; length >>= 7) field += static_cast<char>((length & 0x7f) | 0x80);
  field += static_cast<char>(length);
  return field + bytes;
}

// One row with a note of 198 bytes: 66 Chinese characters, a short paragraph.
v1::FillFormRequest OneRow() {
  v1::FillFormRequest request;
  request.set_name(FormName(0));
  v1::FormRow& row = *request.add_rows();
  row.set_item(ItemId(0, 0));
  row.set_value("71500.25");
  for (int i = 0; i < 11; ++i) row.mutable_note()->append("本旬进展顺利");
  return request;
}

// etcdserverpb.PutRequest{key, value}, key and value together of `size` bytes.
std::string PutRequest(size_t size) {
  const std::string key = absl::StrCat(FormName(0), "/rows/", ItemId(0, 0));
  return absl::StrCat(BytesField(1, key), BytesField(2, std::string(size - key.size(), 'x')));
}

absl::StatusOr<client::Endpoint> Connect(const Options& options, const std::string& person) {
  ASSIGN_OR_RETURN(std::string token, MakeToken(options.dir, person));
  return client::Endpoint::Connect(options.address, {.token = std::move(token)});
}

// The first save also makes a draft of the form: it is not one of those counted.
absl::StatusOr<int64_t> SaveOnce(const Options& options, const v1::FillFormRequest& request) {
  ASSIGN_OR_RETURN(const client::Endpoint clerk, Connect(options, kReporter));
  ASSIGN_OR_RETURN(const v1::FillFormResponse saved, clerk.Call(&v1::FormService::Stub::FillForm, request));
  return saved.sequence();
}

absl::Status Prepare(const Options& options) {
  RETURN_IF_ERROR(SetUpCampaign(options.address, options.dir, {.units = 1, .items_per_unit = 1}));
  const v1::FillFormRequest request = OneRow();
  const std::string fill = request.SerializeAsString();
  ASSIGN_OR_RETURN(const int64_t first, SaveOnce(options, request));
  ASSIGN_OR_RETURN(const std::string token, MakeToken(options.dir, kReporter));
  RETURN_IF_ERROR(client::WriteFile(InDir(options, "first-sequence"), absl::StrCat(first)));
  RETURN_IF_ERROR(client::WriteFile(InDir(options, "token"), token, true));
  RETURN_IF_ERROR(client::WriteFile(InDir(options, "fill.frame"), Frame(fill)));
  RETURN_IF_ERROR(client::WriteFile(InDir(options, "put.frame"), Frame(PutRequest(fill.size()))));
  std::cout << fill.size() << "\n";
  return absl::OkStatus();
}

absl::Status Count(const Options& options) {
  ASSIGN_OR_RETURN(const client::Endpoint feed, Connect(options, kFeedPerson));
  ASSIGN_OR_RETURN(const std::string text, client::ReadFile(InDir(options, "first-sequence")));
  int64_t first = 0;
  if (!absl::SimpleAtoi(text, &first)) return absl::DataLossError("first-sequence is no number");
  int64_t rows = 0;
  int64_t others = 0;
  RETURN_IF_ERROR(ForEachRecord(feed, first, [&](const v1::ChangeRecord& record) {
    v1::Change change;
    const bool row = change.ParseFromString(record.change()) && change.state_case() == v1::Change::kFormRow;
    ++(row ? rows : others);
    return absl::OkStatus();
  }));
  std::cout << rows << "\n";
  return others == 0 ? absl::OkStatus() : absl::DataLossError(absl::StrCat(others, " changes are no rows"));
}

int Run(int argc, char** argv) {
  Options options;
  CLI::App app("Prepares and counts what the benchmarks send");
  app.require_subcommand(1);
  app.add_option("--address", options.address, "duban-task, host:port");
  app.add_option("--dir", options.dir, "Folder of keys, token and frames");
  const CLI::App* prepare = app.add_subcommand("prepare", "Create the campaign and the frames");
  app.add_subcommand("count", "Count the rows saved since prepare");
  CLI11_PARSE(app, argc, argv);
  const absl::Status status = prepare->parsed() ? Prepare(options) : Count(options);
  if (status.ok()) return 0;
  std::cerr << "bench_payload: " << status.ToString() << "\n";
  return 1;
}

}  // namespace
}  // namespace duban::testing

int main(int argc, char** argv) { return duban::testing::Run(argc, argv); }
