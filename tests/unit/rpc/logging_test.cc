#include "services/rpc/logging.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace duban::rpc {
namespace {

std::string Formatted(spdlog::string_view_t logger, spdlog::string_view_t text) {
  spdlog::memory_buf_t out;
  const auto time = spdlog::log_clock::time_point(std::chrono::milliseconds(1710207000123));
  MakeJsonFormatter("duban-task", true)
      ->format(spdlog::details::log_msg(time, {}, logger, spdlog::level::warn, text), out);
  return std::string(out.data(), out.size());
}

TEST(LoggingTest, LineIsOneObject) {
  EXPECT_EQ(Formatted("duban-task", "启动"),
            "{\"ts\":\"2024-03-12T01:30:00.123Z\",\"level\":\"warning\",\"service\":\"duban-task\","
            "\"simulated\":true,\"message\":\"启动\"}\n");
}

TEST(LoggingTest, TextCannotBreakTheLine) {
  const std::string line = Formatted("duban-task", "a\"b\n\x01\xff},{");
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto json = nlohmann::json::parse(line, nullptr, false);
  ASSERT_TRUE(json.is_object());
  EXPECT_EQ(json["message"], "a\"b\n\x01\xEF\xBF\xBD},{");
}

TEST(LoggingTest, FieldsAreAnObject) {
  testing::internal::CaptureStderr();
  ASSERT_TRUE(InitLogging("duban-task", "debug", false).ok());
  Log(spdlog::level::debug, "call", {{"method", "M\"1"}, {"code", "OK"}});
  Log(spdlog::level::trace, "not shown");
  spdlog::info("plain");
  const std::string text = testing::internal::GetCapturedStderr();
  const size_t end = text.find('\n');
  const auto first = nlohmann::json::parse(text.substr(0, end), nullptr, false);
  ASSERT_TRUE(first.is_object()) << text;
  EXPECT_EQ(first["message"], "call");
  EXPECT_EQ(first["fields"]["method"], "M\"1");
  EXPECT_EQ(first["simulated"], false);
  const auto second = nlohmann::json::parse(text.substr(end), nullptr, false);
  ASSERT_TRUE(second.is_object()) << text;
  EXPECT_EQ(second["message"], "plain");
}

TEST(LoggingTest, UnknownLevelIsRefused) {
  EXPECT_EQ(InitLogging("x", "loud", false).code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace duban::rpc
