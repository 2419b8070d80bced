// `duban order create`: an order from where it comes from, filled with what that says.
#ifndef DUBAN_CLIENTS_CLI_ORDER_CREATE_H_
#define DUBAN_CLIENTS_CLI_ORDER_CREATE_H_

#include <CLI/CLI.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/context.h"
#include "duban/task/v1/order.pb.h"

namespace duban::client {

void AddOrderCreate(CLI::App& noun, Context& context);

// "item:I-A1-01", "meeting:M-0001", "bulletin:2024-M03", "conclusion:JL-0001" or "proposal:…" as a source
// that refers to the resource; "decision:…", "minutes:…", "instruction:…", "ledger:…" and "clue:…" as one
// that says it in words. USAGE for other text.
absl::StatusOr<task::v1::Order::Source> ParseSource(const Names& names, const std::string& text);

// Adds `show` to `duban order`.
void AddOrderShow(CLI::App* noun, Context& context);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_ORDER_CREATE_H_
