#include "services/message/field_value.h"

#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "services/message/field_path.h"

namespace duban {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

const Message& Part(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& reflection = *message.GetReflection();
  return index < 0 ? reflection.GetMessage(message, &field)
                   : reflection.GetRepeatedMessage(message, &field, index);
}

FieldValue ReadMessage(const Message& part, const FieldDescriptor& field) {
  if (IsTimestamp(field)) {
    const auto& time = static_cast<const google::protobuf::Timestamp&>(part);
    return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
  }
  if (IsDate(field)) {
    const auto& date = static_cast<const google::type::Date&>(part);
    return absl::CivilDay(date.year(), date.month(), date.day());
  }
  return std::monostate();
}

}  // namespace

FieldValue ReadFieldValue(const Message& message, const FieldDescriptor& field, int index) {
  const Reflection& reflection = *message.GetReflection();
  const bool one = index < 0;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return one ? reflection.GetString(message, &field)
                 : reflection.GetRepeatedString(message, &field, index);
    case FieldDescriptor::CPPTYPE_ENUM:
      return std::int64_t{one ? reflection.GetEnumValue(message, &field)
                              : reflection.GetRepeatedEnumValue(message, &field, index)};
    case FieldDescriptor::CPPTYPE_BOOL:
      return std::int64_t{one ? reflection.GetBool(message, &field)
                              : reflection.GetRepeatedBool(message, &field, index)};
    case FieldDescriptor::CPPTYPE_INT32:
      return std::int64_t{one ? reflection.GetInt32(message, &field)
                              : reflection.GetRepeatedInt32(message, &field, index)};
    case FieldDescriptor::CPPTYPE_INT64:
      return std::int64_t{one ? reflection.GetInt64(message, &field)
                              : reflection.GetRepeatedInt64(message, &field, index)};
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return ReadMessage(Part(message, field, index), field);
    default:
      return std::monostate();  // The API has no other types.
  }
}

}  // namespace duban
