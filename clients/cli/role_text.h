// Role bindings as text.
#ifndef DUBAN_CLIENTS_CLI_ROLE_TEXT_H_
#define DUBAN_CLIENTS_CLI_ROLE_TEXT_H_

#include <string>
#include <vector>

#include "clients/cli/context.h"
#include "duban/task/v1/role.pb.h"

namespace duban::client {

// A person as signed: "wu-gang", or "wu-gang（代 li-na）" for a substitute.
std::string SignerText(const Context& context, const std::string& person, const std::string& on_behalf_of);

// One line per binding.
std::string BindingListText(const Context& context, const std::vector<task::v1::RoleBinding>& bindings);
std::string BindingText(const Context& context, const task::v1::RoleBinding& binding);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_ROLE_TEXT_H_
