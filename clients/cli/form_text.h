// A form as text.
#ifndef DUBAN_CLIENTS_CLI_FORM_TEXT_H_
#define DUBAN_CLIENTS_CLI_FORM_TEXT_H_

#include <string>
#include <vector>

#include "clients/cli/context.h"
#include "duban/task/v1/form.pb.h"

namespace duban::client {

// A row's figures in one line: "21.5，待核定".
std::string FiguresText(const Context& context, const task::v1::FormRow& row);
// The differences to the period reported before, a line per field.
std::string DifferencesText(const Context& context, const task::v1::Form& form);
// State, times, reviews and rows.
std::string FormText(const Context& context, const task::v1::Form& form);
// One line per form.
std::string FormListText(const Context& context, const std::vector<task::v1::Form>& forms);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_FORM_TEXT_H_
