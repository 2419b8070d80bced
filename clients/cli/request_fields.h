// Fields of a request from what a person typed, by reflection.
#ifndef DUBAN_CLIENTS_CLI_REQUEST_FIELDS_H_
#define DUBAN_CLIENTS_CLI_REQUEST_FIELDS_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/context.h"

namespace duban::client {

// Sets `field` of `message`, or adds to it where it is repeated. USAGE when `text` cannot be read as its
// type.
absl::Status SetFromText(const Context& context, const google::protobuf::FieldDescriptor& field,
                         const std::string& text, google::protobuf::Message& message);

// "mid-year 年中、year-end 年末": the words that an enum takes on the command line.
std::string EnumWords(const google::protobuf::EnumDescriptor& type);

// The type of resource that a field names ("duban.task/Item"); empty when it names none.
std::string ReferenceOf(const google::protobuf::FieldDescriptor& field);

// Ids that a name of `type` has beside jurisdiction and campaign: 2 of a form's. 0 for unknown types.
int OwnDepth(const std::string& type);

// The full name of the resource of `type` with the ids `id` ("hc-drc", "2024-M03-D1/hc-drc"), after its
// pattern; without a known type the jurisdiction's name. Names that begin with "jurisdictions/" stay. USAGE
// when jurisdiction or campaign is missing or `id` has another depth.
absl::StatusOr<std::string> FullName(const Context& context, const std::string& type, absl::string_view id);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_REQUEST_FIELDS_H_
