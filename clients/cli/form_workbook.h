// `duban form export` and `duban form import`: a form as a workbook.
#ifndef DUBAN_CLIENTS_CLI_FORM_WORKBOOK_H_
#define DUBAN_CLIENTS_CLI_FORM_WORKBOOK_H_

#include "clients/cli/context.h"

namespace duban::client {

// Adds the two commands to the noun `form`.
void AddFormWorkbookCommands(CLI::App* noun, Context& context);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_FORM_WORKBOOK_H_
