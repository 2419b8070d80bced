// Days on the command line.
#ifndef DUBAN_CLIENTS_CLI_DAYS_H_
#define DUBAN_CLIENTS_CLI_DAYS_H_

#include <google/type/date.pb.h>

#include <string>

#include "clients/cli/context.h"

namespace duban::client {

// An option that takes a day as 2024-03-31 and puts it into `day`; anything else is a usage error.
CLI::Option* AddDayOption(CLI::App* command, const std::string& name, google::type::Date* day,
                          const std::string& description);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_DAYS_H_
