// What the commands on items share: acts of one table, the text of an item, dates on the command line.
#ifndef DUBAN_CLIENTS_CLI_ITEM_TEXT_H_
#define DUBAN_CLIENTS_CLI_ITEM_TEXT_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/context.h"
#include "duban/task/v1/item.pb.h"

namespace duban::client {

// The whole item for people.
std::string ItemText(const Context& context, const task::v1::Item& item);

// "未启动" and the like; the enum's own word in English.
std::string ItemStateLabel(Language language, task::v1::Item::State state);

// Reads "2024-03-31". USAGE otherwise.
absl::StatusOr<google::type::Date> ParseDay(const std::string& text);

// Adds the acts of a noun ("item", "issue", "hazard") to it, e.g. `duban item claim T-A4-01 --evidence …`.
void AddItemActs(CLI::App* noun, Context& context);

// Adds what is asked of one item to `duban item`: history, trajectory, value; and visit.
void AddItemAnswers(CLI::App* noun, Context& context);

// Adds `add` and `update` to `duban item`.
void AddItemWrites(CLI::App* noun, Context& context);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_ITEM_TEXT_H_
