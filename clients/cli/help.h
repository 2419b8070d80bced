// Help and faults of the command line in Chinese.
#ifndef DUBAN_CLIENTS_CLI_HELP_H_
#define DUBAN_CLIENTS_CLI_HELP_H_

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

namespace duban::client {

// Group names shown in help.
inline constexpr char kOptionsGroup[] = "选项";
inline constexpr char kCommandsGroup[] = "命令";

// CLI11's formatter with Chinese labels, aligned by display width.
std::shared_ptr<CLI::FormatterBase> HelpFormatter();

// What is wrong with the command line, for CLI::App::failure_message.
std::string DescribeUsageFault(const CLI::App* app, const CLI::Error& error);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_HELP_H_
