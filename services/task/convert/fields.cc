#include "services/task/convert/fields.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/type/date.pb.h>

#include <cstdlib>
#include <iostream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/task/convert/field_reader.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor& FindField(const Message& message, const char* name) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr) {
    std::cerr << message.GetDescriptor()->full_name() << " has no field " << name << std::endl;
    std::abort();
  }
  return *field;
}

template <typename T>
T PartAs(const Message& part) {
  T typed;
  typed.CopyFrom(part);
  return typed;
}

}  // namespace

const FieldDescriptor& FieldsWriter::Find(const char* field) const { return FindField(out_, field); }

void FieldsWriter::operator()(const char* field, const std::string& value) {
  const FieldDescriptor& to = Find(field);
  if (to.type() == FieldDescriptor::TYPE_BYTES || !value.empty() || to.has_presence()) {
    out_.GetReflection()->SetString(&out_, &to, value);
  }
}
void FieldsWriter::operator()(const char* field, int value) {
  out_.GetReflection()->SetInt32(&out_, &Find(field), value);
}
void FieldsWriter::operator()(const char* field, std::int64_t value) {
  out_.GetReflection()->SetInt64(&out_, &Find(field), value);
}
void FieldsWriter::operator()(const char* field, bool value) {
  out_.GetReflection()->SetBool(&out_, &Find(field), value);
}
void FieldsWriter::operator()(const char* field, absl::CivilDay value) {
  MutablePart(field)->CopyFrom(ToProto(value));
}
void FieldsWriter::operator()(const char* field, absl::Time value) {
  MutablePart(field)->CopyFrom(ToProto(value));
}
void FieldsWriter::operator()(const char* field, const std::vector<std::string>& values) {
  for (const std::string& value : values) out_.GetReflection()->AddString(&out_, &Find(field), value);
}
void FieldsWriter::SetEnum(const char* field, int number) {
  out_.GetReflection()->SetEnumValue(&out_, &Find(field), number);
}
void FieldsWriter::AddEnum(const char* field, int number) {
  out_.GetReflection()->AddEnumValue(&out_, &Find(field), number);
}
Message* FieldsWriter::MutablePart(const char* field) {
  return out_.GetReflection()->MutableMessage(&out_, &Find(field));
}
Message* FieldsWriter::AddPart(const char* field) {
  return out_.GetReflection()->AddMessage(&out_, &Find(field));
}

std::string FieldsWriter::FullName(absl::string_view path) const {
  return path.empty() ? "" : absl::StrCat(JurisdictionName(jurisdiction_), "/", path);
}
void FieldsWriter::Unit(const char* field, const std::string& id) {
  (*this)(field, id.empty() ? id : UnitName(jurisdiction_, id));
}
void FieldsWriter::Units(const char* field, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    out_.GetReflection()->AddString(&out_, &Find(field), UnitName(jurisdiction_, id));
  }
}
void FieldsWriter::Path(const char* field, const std::string& path) { (*this)(field, FullName(path)); }
void FieldsWriter::Paths(const char* field, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    out_.GetReflection()->AddString(&out_, &Find(field), FullName(path));
  }
}

const FieldDescriptor& FieldsReader::Find(const char* field) const { return FindField(in_, field); }
bool FieldsReader::Has(const char* field) const { return in_.GetReflection()->HasField(in_, &Find(field)); }
int FieldsReader::Size(const char* field) const { return in_.GetReflection()->FieldSize(in_, &Find(field)); }
const Message& FieldsReader::Part(const char* field) const {
  return in_.GetReflection()->GetMessage(in_, &Find(field));
}
const Message& FieldsReader::Part(const char* field, int index) const {
  return in_.GetReflection()->GetRepeatedMessage(in_, &Find(field), index);
}
std::string FieldsReader::PathOf(const char* field) const {
  return at_.empty() ? field : absl::StrCat(at_, ".", field);
}
std::string FieldsReader::PathOf(const char* field, int index) const {
  return absl::StrCat(PathOf(field), "[", index, "]");
}

void FieldsReader::operator()(const char* field, std::string& value) {
  value = in_.GetReflection()->GetString(in_, &Find(field));
}
void FieldsReader::operator()(const char* field, int& value) {
  value = in_.GetReflection()->GetInt32(in_, &Find(field));
}
void FieldsReader::operator()(const char* field, std::int64_t& value) {
  value = in_.GetReflection()->GetInt64(in_, &Find(field));
}
void FieldsReader::operator()(const char* field, bool& value) {
  value = in_.GetReflection()->GetBool(in_, &Find(field));
}
void FieldsReader::operator()(const char* field, absl::CivilDay& value) {
  if (!Has(field)) return;
  const FieldReader read(at_, out_);
  if (const auto day = read.Day(PartAs<google::type::Date>(Part(field)), field)) value = *day;
}
void FieldsReader::operator()(const char* field, absl::Time& value) {
  if (Has(field)) value = FromProto(PartAs<google::protobuf::Timestamp>(Part(field)));
}
void FieldsReader::operator()(const char* field, std::vector<std::string>& values) {
  values.clear();
  for (int i = 0; i < Size(field); ++i) {
    values.push_back(in_.GetReflection()->GetRepeatedString(in_, &Find(field), i));
  }
}

int FieldsReader::KnownEnum(const FieldDescriptor& field, int number, const std::string& at) {
  if (field.enum_type()->FindValueByNumber(number) != nullptr) return number;
  out_.Add(at, "ENUM_VALUE", absl::StrCat("没有编号为 ", number, " 的选项，请使用接口列出的值"));
  return 0;
}
int FieldsReader::GetEnum(const char* field) {
  return KnownEnum(Find(field), in_.GetReflection()->GetEnumValue(in_, &Find(field)), PathOf(field));
}
std::vector<int> FieldsReader::GetEnums(const char* field) {
  std::vector<int> numbers;
  for (int i = 0; i < Size(field); ++i) {
    const int number = in_.GetReflection()->GetRepeatedEnumValue(in_, &Find(field), i);
    numbers.push_back(KnownEnum(Find(field), number, PathOf(field, i)));
  }
  return numbers;
}

// The part of `name` after the jurisdiction and `prefix`; empty, with a violation, if it is no such name.
std::string FieldsReader::ReadName(const std::string& name, absl::string_view prefix, const std::string& at) {
  if (name.empty()) return "";
  const absl::StatusOr<std::string> jurisdiction = JurisdictionOf(name, at);
  const std::string start = absl::StrCat(JurisdictionName(jurisdiction.value_or("")), "/", prefix);
  if (!jurisdiction.ok() || !absl::StartsWith(name, start) || name.size() == start.size()) {
    out_.Add(at, "RESOURCE_NAME",
             absl::StrCat("资源名应如 jurisdictions/{}/", prefix, "…，收到“", name, "”"));
    return "";
  }
  if (*jurisdiction != jurisdiction_) {
    out_.Add(at, "OTHER_JURISDICTION",
             absl::StrCat("属于 ", *jurisdiction, "，应属于 ", jurisdiction_, "，收到“", name, "”"));
    return "";
  }
  return name.substr(start.size());
}

void FieldsReader::Unit(const char* field, std::string& id) {
  id = ReadName(in_.GetReflection()->GetString(in_, &Find(field)), "units/", PathOf(field));
}
void FieldsReader::Units(const char* field, std::vector<std::string>& ids) {
  ids.clear();
  for (int i = 0; i < Size(field); ++i) {
    const std::string name = in_.GetReflection()->GetRepeatedString(in_, &Find(field), i);
    ids.push_back(ReadName(name, "units/", PathOf(field, i)));
  }
}
void FieldsReader::Path(const char* field, std::string& path) {
  path = ReadName(in_.GetReflection()->GetString(in_, &Find(field)), "", PathOf(field));
}
void FieldsReader::Paths(const char* field, std::vector<std::string>& paths) {
  paths.clear();
  for (int i = 0; i < Size(field); ++i) {
    const std::string name = in_.GetReflection()->GetRepeatedString(in_, &Find(field), i);
    paths.push_back(ReadName(name, "", PathOf(field, i)));
  }
}

}  // namespace duban::task
