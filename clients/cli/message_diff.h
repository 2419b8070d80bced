// What differs between two states of a resource, field by field, by reflection.
#ifndef DUBAN_CLIENTS_CLI_MESSAGE_DIFF_H_
#define DUBAN_CLIENTS_CLI_MESSAGE_DIFF_H_

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "clients/cli/context.h"

namespace duban::client {

// One field: its headings from the outside in ("填报行 I-A1-01 数值") and both values, empty = not stated.
struct FieldDifference {
  std::string field;
  std::string before;
  std::string after;
};

// The differences from `before` to `after`, which are of one type, in the order of the fields. Elements of
// repeated messages are told apart by their first field, where that is text. `etag` and `update_time` always
// change and are left out.
std::vector<FieldDifference> Differences(const Context& context, const google::protobuf::Message& before,
                                         const google::protobuf::Message& after);

// "数值  7.15 → 7.2", a line for each, indented by four.
std::string DifferencesText(const Context& context, const std::vector<FieldDifference>& differences);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_MESSAGE_DIFF_H_
