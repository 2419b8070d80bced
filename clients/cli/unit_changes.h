// Commands that change units: rename, close, merge, split.
#ifndef DUBAN_CLIENTS_CLI_UNIT_CHANGES_H_
#define DUBAN_CLIENTS_CLI_UNIT_CHANGES_H_

#include <string>

#include "clients/cli/context.h"
#include "duban/task/v1/unit.pb.h"

namespace duban::client {

void AddUnitChanges(CLI::App* noun, Context& context);

// A unit with its former names, predecessors and successors.
std::string UnitText(const Context& context, const task::v1::Unit& unit);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_UNIT_CHANGES_H_
