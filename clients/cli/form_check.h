// Looking at a form before submitting it: checks, differences, "no change"; and the rules of the checks.
#ifndef DUBAN_CLIENTS_CLI_FORM_CHECK_H_
#define DUBAN_CLIENTS_CLI_FORM_CHECK_H_

#include <string>

#include "clients/cli/context.h"

namespace duban::client {

// Prints every finding on a form. FAILED_PRECONDITION (CHECKS_FAILED) if one stands against submitting.
absl::Status CheckForm(const Context& context, const std::string& period, const std::string& unit);

// Adds check, diff, confirm, overrides and rules to `duban form`.
void AddFormCheckCommands(CLI::App* noun, Context& context);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_FORM_CHECK_H_
