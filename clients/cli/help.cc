#include "clients/cli/help.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "clients/cli/table.h"
#include "clients/cpp/utf8.h"

namespace duban::client {
namespace {

constexpr int kColumnWidth = 34;

// "  left" and, in the same line or the next, its description.
std::string Line(const std::string& left, const std::string& description) {
  const std::string indented = absl::StrCat("  ", left);
  if (description.empty()) return absl::StrCat(indented, "\n");
  if (DisplayWidth(indented) >= kColumnWidth) {
    return absl::StrCat(indented, "\n", std::string(kColumnWidth, ' '), description, "\n");
  }
  return absl::StrCat(Pad(indented, kColumnWidth), description, "\n");
}

class Formatter : public CLI::Formatter {
 public:
  Formatter() {
    const std::map<std::string, std::string> labels = {
        {"Usage", "用法"},       {"OPTIONS", "选项"},      {"SUBCOMMAND", "命令"}, {"SUBCOMMANDS", "命令"},
        {"Positionals", "参数"}, {"REQUIRED", "（必填）"}, {"Env", "环境变量"},    {"TEXT", "文字"},
        {"INT", "整数"},         {"UINT", "整数"}};
    for (const auto& [key, text] : labels) label(key, text);
  }

  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return Line(make_option_name(option, is_positional) + make_option_opts(option), make_option_desc(option));
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return Line(command->get_name(), command->get_description());
  }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> HelpFormatter() { return std::make_shared<Formatter>(); }

std::string DescribeUsageFault(const CLI::App*, const CLI::Error& error) {
  static const auto* const kFaults = new std::map<std::string, std::string>{
      {"RequiredError", "缺少必填项"},      {"ExtrasError", "多余或未知的参数"},
      {"ValidationError", "取值不对"},      {"ConversionError", "格式不对"},
      {"ArgumentMismatch", "参数个数不对"}, {"ExcludesError", "选项不能同时使用"},
      {"RequiresError", "还需要另一个选项"}};
  const auto found = kFaults->find(error.get_name());
  return absl::StrCat("用法有误：", found == kFaults->end() ? error.get_name() : found->second, "（",
                      error.what(), "）\n用 --help 查看用法。\n");
}

}  // namespace duban::client
