// Acts of the scheduled run as lines.
#ifndef DUBAN_CLIENTS_CLI_DUE_TEXT_H_
#define DUBAN_CLIENTS_CLI_DUE_TEXT_H_

#include <string>

#include "clients/batch/run_due.h"
#include "clients/cli/context.h"

namespace duban::client {

// "锁定 2024-M03-D1（变更 #4711）", without '\n'.
std::string DueActText(const Context& context, const DueAct& act);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_DUE_TEXT_H_
