// `duban period reopen`, which stands with the periods.
#ifndef DUBAN_CLIENTS_CLI_REOPENING_H_
#define DUBAN_CLIENTS_CLI_REOPENING_H_

#include "clients/cli/context.h"

namespace duban::client {

void AddReopenCommand(CLI::App* period, Context& context);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_REOPENING_H_
