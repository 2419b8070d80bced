// Any resource as text for people, by reflection: a new resource needs no printing code of its own.
//
//   context.Print(order, [&] { return ResourceText(context, order); });
//   context.Print(all, [&] { return ListText(context, orders, {"name", "state", "lead_unit", "due_time"});
//   });
//
// Fields come in the order of their proto file, empty ones are left out (a number 0 that is stated by
// presence is shown). Headings and enum terms come from the tables of label_tables.h; without a line
// there, and in English, the proto's own names are shown in words.
#ifndef DUBAN_CLIENTS_CLI_RESOURCE_TEXT_H_
#define DUBAN_CLIENTS_CLI_RESOURCE_TEXT_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "clients/cli/context.h"

namespace duban::client {

using Rows = std::vector<const google::protobuf::Message*>;

// Two columns, heading and value; messages within it follow as blocks indented by two, repeated ones as
// tables.
std::string ResourceText(const Context& context, const google::protobuf::Message& resource);

// A line per row with the fields at `columns`, then how many there are. A column is a field's path, e.g.
// "state" or "indicator.target"; one that does not exist is headed "?path". Numbers stand to the right, long
// texts are cut.
std::string ListText(const Context& context, const Rows& rows, const std::vector<std::string>& columns);
template <typename Messages>
std::string ListText(const Context& context, const Messages& messages,
                     std::initializer_list<const char*> columns) {
  Rows rows;
  for (const auto& message : messages) rows.push_back(&message);
  return ListText(context, rows, std::vector<std::string>(columns.begin(), columns.end()));
}

// One field in one line: repeated values divided by "、", messages as "heading value；…"; empty when nothing
// is stated.
std::string FieldText(const Context& context, const google::protobuf::Message& message,
                      const google::protobuf::FieldDescriptor& field);

// A resource's name without what the caller knows: "hc-drc" of "jurisdictions/hecheng/units/hc-drc",
// "2024-M03-D1/hc-drc" of a form's. Other texts as they are.
std::string ShortName(absl::string_view name);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_RESOURCE_TEXT_H_
