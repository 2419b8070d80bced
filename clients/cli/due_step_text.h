// Steps of the cycle and what a change does to them, as lines.
#ifndef DUBAN_CLIENTS_CLI_DUE_STEP_TEXT_H_
#define DUBAN_CLIENTS_CLI_DUE_STEP_TEXT_H_

#include <string>

#include "clients/cli/context.h"
#include "duban/task/v1/deadline.pb.h"

namespace duban::client {

std::string Label(Language language, task::v1::DueStep value);
std::string Label(Language language, task::v1::DeadlineMove::Outcome value);

// "暂定" for an instant that may still move; empty otherwise.
std::string ProvisionalMark(const Context& context, bool provisional);

// Every step the change touches, and how many move and stay.
std::string ImpactText(const Context& context, const task::v1::DeadlineImpact& impact);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_DUE_STEP_TEXT_H_
