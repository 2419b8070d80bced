// Logs as JSON lines on stderr, one object a line, for journald and log shippers:
// {"ts":"2024-03-12T09:30:00.123Z","level":"info","service":"duban-task","simulated":false,"message":"…",
//  "fields":{"method":"…"}}
#ifndef DUBAN_SERVICES_RPC_LOGGING_H_
#define DUBAN_SERVICES_RPC_LOGGING_H_

#include <spdlog/formatter.h>
#include <spdlog/spdlog.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace duban::rpc {

// Sends spdlog's default logger and Log() to stderr as JSON lines. `level` is trace, debug, info, warning,
// error, critical or off; `simulated` marks every line of a demonstration (演示) that runs on a simulated
// clock. Call once, before threads start. INVALID_ARGUMENT (LOG_LEVEL) on another level.
absl::Status InitLogging(const std::string& service, const std::string& level, bool simulated);

// One line with fields; before InitLogging it goes to spdlog's default logger as text. Thread-safe.
void Log(spdlog::level::level_enum level, absl::string_view message,
         std::initializer_list<std::pair<absl::string_view, absl::string_view>> fields = {});

// The formatter of those lines, for loggers with another sink.
std::unique_ptr<spdlog::formatter> MakeJsonFormatter(const std::string& service, bool simulated);

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_LOGGING_H_
