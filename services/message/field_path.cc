#include "services/message/field_path.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"

namespace duban {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

bool IsOfType(const FieldDescriptor& field, absl::string_view full_name) {
  return field.message_type() != nullptr && field.message_type()->full_name() == full_name;
}

std::string KnownFields(const Descriptor& type) {
  std::vector<absl::string_view> names;
  for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
  return absl::StrJoin(names, "、");
}

// False = the visitor wants no more.
bool Visit(const Message& message, absl::Span<const FieldDescriptor* const> path, const VisitValue& visit) {
  const FieldDescriptor& field = *path.front();
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  const auto rest = path.subspan(1);
  if (field.is_repeated()) {
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      const bool more = rest.empty() ? visit(message, field, i)
                                     : Visit(reflection.GetRepeatedMessage(message, &field, i), rest, visit);
      if (!more) return false;
    }
    return true;
  }
  if (field.has_presence() && !reflection.HasField(message, &field)) return true;
  return rest.empty() ? visit(message, field, -1)
                      : Visit(reflection.GetMessage(message, &field), rest, visit);
}

}  // namespace

FoundPath FindFieldPath(absl::string_view path, const Descriptor& type) {
  FoundPath found;
  const Descriptor* at = &type;
  for (const absl::string_view name : absl::StrSplit(path, '.')) {
    const FieldDescriptor* const field = at == nullptr ? nullptr : at->FindFieldByName(std::string(name));
    if (field == nullptr) {
      found.problem =
          at == nullptr ? absl::StrCat("“", found.fields.back()->name(), "”没有下级字段 (no field inside)")
                        : absl::StrCat("没有字段“", name, "”，可用：", KnownFields(*at), " (unknown field)");
      return found;
    }
    found.fields.push_back(field);
    at = IsTimestamp(*field) || IsDate(*field) ? nullptr : field->message_type();
  }
  return found;
}

bool IsTimestamp(const FieldDescriptor& field) { return IsOfType(field, "google.protobuf.Timestamp"); }
bool IsDate(const FieldDescriptor& field) { return IsOfType(field, "google.type.Date"); }

bool IsRepeated(const FieldPath& path) {
  return std::any_of(path.begin(), path.end(), [](const auto* field) { return field->is_repeated(); });
}

void EachValue(const Message& message, const FieldPath& path, const VisitValue& visit) {
  Visit(message, path, visit);
}

}  // namespace duban
