// Words for enums and fields: Chinese terms by their full names, or their own names in words.
//
// A new enum or field needs no code: add its line to a table of enum_labels_*.cc or field_labels_*.cc, in
// order.
#ifndef DUBAN_CLIENTS_CLI_LABELS_H_
#define DUBAN_CLIENTS_CLI_LABELS_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/generated_enum_reflection.h>

#include <string>

#include "duban/task/v1/item.pb.h"
#include "services/common/lang.h"

namespace duban::client {

// The term of a value, e.g. "已提交" of Form.STATE_SUBMITTED; in English, or where the table has none, its
// name without the enum's prefix: "SUBMITTED". "-" for a value without a name or a term that is not stated.
std::string EnumLabel(Language language, const google::protobuf::EnumValueDescriptor* value);

// The name of a value without its enum's prefix: "ON_TIME" of Form.CLASS_ON_TIME.
std::string EnumWord(const google::protobuf::EnumValueDescriptor& value);

template <typename Enum>
std::string Label(Language language, Enum value) {
  return EnumLabel(language,
                   google::protobuf::GetEnumDescriptor<Enum>()->FindValueByNumber(static_cast<int>(value)));
}

// The heading of a field: the term at "Message.field", else at "field", else the field's name in words.
std::string FieldLabel(Language language, const google::protobuf::FieldDescriptor& field);

// 指标, 任务, 政策, 项目, after the item's detail.
std::string ItemKindLabel(Language language, const task::v1::Item& item);
// "indicator", "task", "policy", "project", "resolution", "issue", "hazard": the words of `item list --kind`.
std::string ItemKindWord(const task::v1::Item& item);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_LABELS_H_
