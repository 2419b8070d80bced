// Items as people write them: options of a command, "path=value" pairs, the columns of a CSV file.
//
// A path names a field of Item after its proto: "lead_unit", "indicator.target", "project.annual_plan_wan".
// Values are read by the field's type (request_fields.h); those of repeated fields are divided by ";":
//   coop_units       hc-hitech;hc-agri
//   milestones       milestone_id=draft,display_name=征求意见,weight=40,due_date=2024-06-30;milestone_id=…
#ifndef DUBAN_CLIENTS_CLI_ITEM_OPTIONS_H_
#define DUBAN_CLIENTS_CLI_ITEM_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "clients/cli/context.h"
#include "clients/import/requests.h"
#include "duban/task/v1/item.pb.h"

namespace duban::client {

// Sets the field at `path` of `item` from text, in place of what it held. USAGE for an unknown path or a
// value that cannot be read.
absl::Status SetAt(const Context& context, const std::string& path, const std::string& text,
                   google::protobuf::Message& item);

// "path=value" of the command line.
absl::Status SetPair(const Context& context, const std::string& pair, google::protobuf::Message& item);

// A whole item by options: its type and fields, or a JSON file. Must outlive the parsing of the command line.
struct ItemOptions {
  std::string type;
  std::string name;
  std::string unit;
  std::string action;
  std::string start;
  std::string due;
  std::vector<std::string> fields;
  std::string file;

  void AddTo(CLI::App* command);
  absl::StatusOr<task::v1::Item> Read(const Context& context) const;
};

// The items of a CSV file: a column "item_id", perhaps "type" (indicator, task, …), the others paths.
// INVALID_ARGUMENT names every cell that cannot be read and every unknown column, by file, line and column.
absl::StatusOr<ItemBatch> ReadItemsCsv(const Context& context, const Names& names, const std::string& path);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_ITEM_OPTIONS_H_
