// One value of a message in a form that compares: a number, a text, an instant or a day.
#ifndef DUBAN_SERVICES_MESSAGE_FIELD_VALUE_H_
#define DUBAN_SERVICES_MESSAGE_FIELD_VALUE_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cstdint>
#include <string>
#include <variant>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace duban {

// Numbers, booleans and enums are integers. monostate = a message, of which only is known that it is there.
using FieldValue = std::variant<std::monostate, std::int64_t, std::string, absl::Time, absl::CivilDay>;

// The value of `field` in `message`; of its element `index` if that is not -1.
FieldValue ReadFieldValue(const google::protobuf::Message& message,
                          const google::protobuf::FieldDescriptor& field, int index);

}  // namespace duban

#endif  // DUBAN_SERVICES_MESSAGE_FIELD_VALUE_H_
