#include "clients/cli/context.h"

#include <google/protobuf/util/json_util.h>

#include <cstdio>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "clients/batch/server_clock.h"
#include "clients/cli/help.h"
#include "services/common/calendar.h"
#include "services/common/errors.h"

namespace duban::client {

absl::Status UsageError(absl::string_view text) {
  return WithDetails(absl::InvalidArgumentError(text), {.reason = kUsage, .metadata = {}, .violations = {}});
}

absl::StatusOr<Names> Context::JurisdictionNames() const {
  if (options.jurisdiction.empty()) {
    return UsageError(Say("请用 --jurisdiction 或环境变量 DUBAN_JURISDICTION 说明辖区",
                          "name the jurisdiction by --jurisdiction or DUBAN_JURISDICTION"));
  }
  return Names{.jurisdiction_id = options.jurisdiction, .campaign_id = options.campaign};
}

absl::StatusOr<Names> Context::CampaignNames() const {
  if (options.campaign.empty()) {
    return UsageError(Say("请用 --campaign 或环境变量 DUBAN_CAMPAIGN 说明年度行动",
                          "name the campaign by --campaign or DUBAN_CAMPAIGN"));
  }
  return JurisdictionNames();
}

absl::StatusOr<Endpoint> Context::Connect(const std::string& address, absl::Duration retry_for) const {
  EndpointOptions endpoint;
  endpoint.token = options.token;
  if (!options.token_file.empty()) {
    ASSIGN_OR_RETURN(endpoint.token, ReadFile(options.token_file));
  }
  endpoint.token = std::string(absl::StripAsciiWhitespace(endpoint.token));
  endpoint.tls = options.tls;
  endpoint.deadline = absl::Seconds(options.timeout_seconds);
  endpoint.retry_for = retry_for;
  return Endpoint::Connect(address, std::move(endpoint));
}

absl::Status Context::Print(const google::protobuf::Message& message,
                            const std::function<std::string()>& as_text) const {
  if (!json()) {
    PrintText(as_text());
    return absl::OkStatus();
  }
  google::protobuf::util::JsonPrintOptions print;
  print.add_whitespace = true;
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(message, &text, print);
  if (!status.ok()) return absl::InternalError(absl::StrCat("JSON: ", std::string(status.message())));
  PrintText(text);
  return absl::OkStatus();
}

void Context::PrintText(absl::string_view text) const { std::fwrite(text.data(), 1, text.size(), stdout); }

void Context::Progress(absl::string_view line) const {
  const std::string text = absl::StrCat(line, "\n");
  std::fwrite(text.data(), 1, text.size(), stderr);
}

std::string ShowTime(const google::protobuf::Timestamp& time) {
  return time.seconds() == 0 && time.nanos() == 0 ? "-" : ShowTime(ToTime(time));
}

std::string ShowTime(absl::Time time) { return absl::FormatTime("%Y-%m-%d %H:%M %Ez", time, ChinaTime()); }

std::string ShowDate(const google::type::Date& date) {
  if (date.year() == 0) return "-";
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

absl::StatusOr<absl::Time> ParseMoment(const std::string& text) {
  absl::Time time;
  std::string error;
  if (absl::ParseTime(absl::RFC3339_full, text, &time, &error)) return time;
  if (absl::ParseTime("%Y-%m-%dT%H:%M", text, ChinaTime(), &time, &error)) return time;
  absl::CivilDay day;
  if (absl::ParseCivilTime(text, &day)) return absl::FromCivil(day + 1, ChinaTime());
  return UsageError(
      absl::StrCat("时间“", text, "”不对：写成 2024-04-30（当日终）、2024-04-30T17:30 或 RFC 3339"));
}

CLI::App* AddCommand(CLI::App* parent, const std::string& name, const std::string& description,
                     const std::string& example) {
  CLI::App* command = parent->add_subcommand(name, description);
  command->fallthrough();
  command->group(kCommandsGroup);
  command->get_help_ptr()->group(kOptionsGroup);
  if (!example.empty()) command->footer(absl::StrCat("示例：\n  ", example));
  return command;
}

}  // namespace duban::client
