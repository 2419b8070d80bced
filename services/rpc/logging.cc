#include "services/rpc/logging.h"

#include <spdlog/sinks/stdout_sinks.h>

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/common/errors.h"

namespace duban::rpc {
namespace {

// Messages of this logger are the tail of a JSON object already; all others are text to be quoted.
constexpr char kFieldsLogger[] = "duban.fields";

// Set by InitLogging before threads start; constant afterwards.
std::shared_ptr<spdlog::logger>& FieldsLogger() {
  static auto& logger = *new std::shared_ptr<spdlog::logger>();
  return logger;
}

std::string Quote(absl::string_view text) {
  return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

class JsonFormatter : public spdlog::formatter {
 public:
  JsonFormatter(std::string service, bool simulated)
      : service_(std::move(service)),
        constant_(absl::StrCat(",\"service\":", Quote(service_),
                               ",\"simulated\":", simulated ? "true" : "false", ",\"message\":")),
        simulated_(simulated) {}

  void format(const spdlog::details::log_msg& msg, spdlog::memory_buf_t& out) override {
    const absl::string_view level(to_string_view(msg.level).data(), to_string_view(msg.level).size());
    const absl::string_view payload(msg.payload.data(), msg.payload.size());
    const bool has_fields =
        absl::string_view(msg.logger_name.data(), msg.logger_name.size()) == kFieldsLogger;
    const std::string line = absl::StrCat(
        "{\"ts\":\"",
        absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::FromChrono(msg.time), absl::UTCTimeZone()),
        "\",\"level\":\"", level, "\"", constant_, has_fields ? std::string(payload) : Quote(payload), "}\n");
    out.append(line.data(), line.data() + line.size());
  }

  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonFormatter>(service_, simulated_);
  }

 private:
  const std::string service_;
  const std::string constant_;  // the part that is the same on every line
  const bool simulated_;
};

}  // namespace

std::unique_ptr<spdlog::formatter> MakeJsonFormatter(const std::string& service, bool simulated) {
  return std::make_unique<JsonFormatter>(service, simulated);
}

absl::Status InitLogging(const std::string& service, const std::string& level, bool simulated) {
  const spdlog::level::level_enum parsed = spdlog::level::from_str(level);
  if (parsed == spdlog::level::off && level != "off") {
    return InvalidField("log-level", "LOG_LEVEL", absl::StrCat("未知的日志级别：", level));
  }
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  sink->set_formatter(MakeJsonFormatter(service, simulated));
  auto text = std::make_shared<spdlog::logger>(service, sink);
  FieldsLogger() = std::make_shared<spdlog::logger>(kFieldsLogger, sink);
  text->set_level(parsed);
  FieldsLogger()->set_level(parsed);
  spdlog::set_default_logger(text);
  return absl::OkStatus();
}

void Log(spdlog::level::level_enum level, absl::string_view message,
         std::initializer_list<std::pair<absl::string_view, absl::string_view>> fields) {
  spdlog::logger* logger = FieldsLogger() ? FieldsLogger().get() : spdlog::default_logger_raw();
  if (!logger->should_log(level)) return;
  std::string line = Quote(message);
  const char* separator = ",\"fields\":{";
  for (const auto& [key, value] : fields) {
    absl::StrAppend(&line, separator, Quote(key), ":", Quote(value));
    separator = ",";
  }
  if (fields.size() > 0) line += "}";
  logger->log(level, spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace duban::rpc
