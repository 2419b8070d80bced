// Fields of a message as filters and orders name them: "state", "indicator.kind".
#ifndef DUBAN_SERVICES_MESSAGE_FIELD_PATH_H_
#define DUBAN_SERVICES_MESSAGE_FIELD_PATH_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace duban {

// The fields from the message down to the one that is meant.
using FieldPath = std::vector<const google::protobuf::FieldDescriptor*>;

// The fields a path leads through, or what is wrong with it: which name is unknown, and which fields there
// are.
struct FoundPath {
  FieldPath fields;
  std::string problem;  // empty = found
};
FoundPath FindFieldPath(absl::string_view path, const google::protobuf::Descriptor& type);

// True for google.protobuf.Timestamp, google.type.Date.
bool IsTimestamp(const google::protobuf::FieldDescriptor& field);
bool IsDate(const google::protobuf::FieldDescriptor& field);

// True if one of the fields is repeated, so that the path may lead to many values.
bool IsRepeated(const FieldPath& path);

// Calls `visit` — (message, its field, index or -1) → go on? — for every value that is there at the end of
// the path: for each element of repeated fields, and not for a field that has no value where that can be
// told.
using VisitValue =
    std::function<bool(const google::protobuf::Message&, const google::protobuf::FieldDescriptor&, int)>;
void EachValue(const google::protobuf::Message& message, const FieldPath& path, const VisitValue& visit);

}  // namespace duban

#endif  // DUBAN_SERVICES_MESSAGE_FIELD_PATH_H_
