#include "clients/cli/days.h"

#include "clients/import/row_reader.h"

namespace duban::client {

CLI::Option* AddDayOption(CLI::App* command, const std::string& name, google::type::Date* day,
                          const std::string& description) {
  return command->add_option_function<std::string>(
      name,
      [name, day](const std::string& text) {
        const auto date = ParseDate(text);
        // CLI11 reports faults of the command line this way; nothing of ours throws else.
        if (!date) throw CLI::ValidationError(name, "日期应写成 2024-03-31 (write a date as 2024-03-31)");
        *day = *date;
      },
      description);
}

}  // namespace duban::client
