#include "services/message/fields.h"

#include <google/protobuf/descriptor.h>
#include <cstdlib>
#include <iostream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/message/well_known.h"

namespace duban {
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
  return path.empty() ? "" : absl::StrCat("jurisdictions/", jurisdiction_, "/", path);
}
void FieldsWriter::Unit(const char* field, const std::string& id) {
  (*this)(field, id.empty() ? id : FullName(absl::StrCat("units/", id)));
}
void FieldsWriter::Units(const char* field, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    out_.GetReflection()->AddString(&out_, &Find(field), FullName(absl::StrCat("units/", id)));
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
  const auto date = PartAs<google::type::Date>(Part(field));
  if (const std::optional<absl::CivilDay> day = DayOf(date)) {
    value = *day;
  } else {
    out_.Add(PathOf(field), "DATE", NoSuchDay(date));
  }
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

void FieldsWriter::operator()(const char* field, const Rational& value) { (*this)(field, FormatExact(value)); }
void FieldsReader::operator()(const char* field, Rational& value) {
  const std::string text = in_.GetReflection()->GetString(in_, &Find(field));
  const absl::StatusOr<Rational> number = ParseExact(text);
  if (number.ok()) {
    value = *number;
  } else {
    out_.Add(PathOf(field), "DECIMAL", absl::StrCat("应为数，如 7.15 或 131/6，收到“", text, "”"));
  }
}
void FieldsWriter::operator()(const char* field, const Period& period) { (*this)(field, PeriodId(period)); }
void FieldsReader::operator()(const char* field, Period& period) {
  const std::string text = in_.GetReflection()->GetString(in_, &Find(field));
  const absl::StatusOr<Period> read = ParsePeriodId(text);
  if (read.ok()) {
    period = *read;
  } else {
    out_.Add(PathOf(field), "PERIOD_ID", absl::StrCat("应为周期编号，如 2024-M03-D1 或 2024-Q1，收到“", text, "”"));
  }
}

// The part of `name` after the jurisdiction and `prefix`; empty, with a violation, if it is no such name.
std::string FieldsReader::ReadName(const std::string& name, absl::string_view prefix, const std::string& at) {
  if (name.empty()) return "";
  const std::vector<std::string> parts = absl::StrSplit(name, absl::MaxSplits('/', 2));
  const bool whole = parts.size() == 3 && parts[0] == "jurisdictions" && !parts[1].empty();
  if (!whole || !absl::StartsWith(parts[2], prefix) || parts[2].size() == prefix.size()) {
    out_.Add(at, "RESOURCE_NAME",
             absl::StrCat("资源名应如 jurisdictions/{}/", prefix, "…，收到“", name, "”"));
    return "";
  }
  if (parts[1] != jurisdiction_) {
    out_.Add(at, "OTHER_JURISDICTION",
             absl::StrCat("属于 ", parts[1], "，应属于 ", jurisdiction_, "，收到“", name, "”"));
    return "";
  }
  return parts[2].substr(prefix.size());
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

}  // namespace duban
