#include "clients/cli/request_fields.h"

#include <google/api/resource.pb.h>
#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>
#include <google/type/date.pb.h>

#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"
#include "clients/cli/labels.h"
#include "clients/import/row_reader.h"
#include "services/common/status_macros.h"

namespace duban::client {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

namespace {

// "mid-year" of HALF_MID_YEAR.
std::string OptionWord(const EnumValueDescriptor& value) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(EnumWord(value)), {{"_", "-"}});
}

const EnumValueDescriptor* FindEnum(const EnumDescriptor& type, const std::string& text) {
  const std::string word = absl::StrReplaceAll(absl::AsciiStrToLower(text), {{"_", "-"}});
  for (int i = 0; i < type.value_count(); ++i) {
    const EnumValueDescriptor& value = *type.value(i);
    if (value.number() == 0) continue;
    if (word == OptionWord(value) || text == value.name() || text == EnumLabel(Language::kZh, &value)) {
      return &value;
    }
  }
  return nullptr;
}

// The pattern of a type of resource; empty when this program knows none.
std::string PatternOf(const std::string& type) {
  const std::vector<std::string> parts = absl::StrSplit(type, '/');
  if (parts.size() != 2) return "";
  const Descriptor* message = google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(
      absl::StrCat(parts[0], ".v1.", parts[1]));
  if (message == nullptr) return "";
  const auto& resource = message->options().GetExtension(google::api::resource);
  return resource.pattern().empty() ? "" : resource.pattern(0);
}

bool IsVariable(absl::string_view part) { return absl::StartsWith(part, "{"); }
bool IsGiven(absl::string_view part) { return part == "{jurisdiction}" || part == "{campaign}"; }

absl::Status NotReadable(absl::string_view text, absl::string_view expected) {
  return UsageError(absl::StrCat("“", text, "”不对：", expected));
}

absl::Status SetInteger(const FieldDescriptor& field, const std::string& text, Message& message) {
  int64_t number = 0;
  if (!absl::SimpleAtoi(text, &number)) return NotReadable(text, "要写整数");
  const auto& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
    field.is_repeated() ? reflection.AddInt64(&message, &field, number)
                        : reflection.SetInt64(&message, &field, number);
    return absl::OkStatus();
  }
  const auto narrow = static_cast<int32_t>(number);
  if (narrow != number) return NotReadable(text, "数太大");
  field.is_repeated() ? reflection.AddInt32(&message, &field, narrow)
                      : reflection.SetInt32(&message, &field, narrow);
  return absl::OkStatus();
}

absl::Status SetEnum(const FieldDescriptor& field, const std::string& text, Message& message) {
  const EnumValueDescriptor* const value = FindEnum(*field.enum_type(), text);
  if (value == nullptr) {
    return NotReadable(text, absl::StrCat("可用的有 ", EnumWords(*field.enum_type())));
  }
  field.is_repeated() ? message.GetReflection()->AddEnum(&message, &field, value)
                      : message.GetReflection()->SetEnum(&message, &field, value);
  return absl::OkStatus();
}

absl::Status SetBool(const FieldDescriptor& field, const std::string& text, Message& message) {
  const bool yes = text == "true" || text == "是";
  if (!yes && text != "false" && text != "否") return NotReadable(text, "要写 true 或 false");
  field.is_repeated() ? message.GetReflection()->AddBool(&message, &field, yes)
                      : message.GetReflection()->SetBool(&message, &field, yes);
  return absl::OkStatus();
}

absl::Status SetString(const Context& context, const FieldDescriptor& field, std::string text,
                       Message& message) {
  if (const std::string type = ReferenceOf(field); !type.empty() || field.name() == "parent") {
    ASSIGN_OR_RETURN(text, FullName(context, type, text));
  }
  field.is_repeated() ? message.GetReflection()->AddString(&message, &field, std::move(text))
                      : message.GetReflection()->SetString(&message, &field, std::move(text));
  return absl::OkStatus();
}

// "key=value,key=value" into the fields of `message`; a part without a key belongs to the value before it.
absl::Status SetPairs(const Context& context, const std::string& text, Message& message) {
  std::vector<std::pair<const FieldDescriptor*, std::string>> pairs;
  for (const absl::string_view part : absl::StrSplit(text, ',')) {
    const std::vector<std::string> halves = absl::StrSplit(part, absl::MaxSplits('=', 1));
    const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(halves.front());
    if (halves.size() == 2 && field != nullptr) {
      pairs.emplace_back(field, halves.back());
    } else if (!pairs.empty()) {
      absl::StrAppend(&pairs.back().second, ",", part);
    } else {
      return NotReadable(text,
                         absl::StrCat("写成 栏=值,栏=值（", message.GetDescriptor()->name(), "）或 JSON"));
    }
  }
  for (const auto& [field, value] : pairs) RETURN_IF_ERROR(SetFromText(context, *field, value, message));
  return absl::OkStatus();
}

absl::Status SetMessage(const Context& context, const FieldDescriptor& field, const std::string& text,
                        Message& within) {
  Message& message = field.is_repeated() ? *within.GetReflection()->AddMessage(&within, &field)
                                         : *within.GetReflection()->MutableMessage(&within, &field);
  if (auto* time = dynamic_cast<google::protobuf::Timestamp*>(&message)) {
    ASSIGN_OR_RETURN(const absl::Time moment, ParseMoment(text));
    *time = google::protobuf::util::TimeUtil::NanosecondsToTimestamp(absl::ToUnixNanos(moment));
    return absl::OkStatus();
  }
  if (auto* date = dynamic_cast<google::type::Date*>(&message)) {
    const auto parsed = ParseDate(text);
    if (!parsed.has_value()) return NotReadable(text, "日期要写成 2024-03-31 的样子");
    *date = *parsed;
    return absl::OkStatus();
  }
  if (auto* span = dynamic_cast<google::protobuf::Duration*>(&message)) {
    absl::Duration length;
    if (!absl::ParseDuration(text, &length)) return NotReadable(text, "时长要写成 72h 或 30m 的样子");
    *span = google::protobuf::util::TimeUtil::NanosecondsToDuration(absl::ToInt64Nanoseconds(length));
    return absl::OkStatus();
  }
  if (!absl::StartsWith(text, "{")) return SetPairs(context, text, message);
  const auto status = google::protobuf::util::JsonStringToMessage(text, &message);
  return status.ok() ? absl::OkStatus() : NotReadable(text, std::string(status.message()));
}

}  // namespace

std::string EnumWords(const EnumDescriptor& type) {
  std::vector<std::string> words;
  for (int i = 0; i < type.value_count(); ++i) {
    const EnumValueDescriptor& value = *type.value(i);
    if (value.number() == 0) continue;
    const std::string term = EnumLabel(Language::kZh, &value);
    words.push_back(absl::StrCat(OptionWord(value), term == EnumWord(value) ? "" : absl::StrCat(" ", term)));
  }
  return absl::StrJoin(words, "、");
}

std::string ReferenceOf(const FieldDescriptor& field) {
  return field.options().GetExtension(google::api::resource_reference).type();
}

int OwnDepth(const std::string& type) {
  int depth = 0;
  for (const absl::string_view part : absl::StrSplit(PatternOf(type), '/')) {
    depth += IsVariable(part) && !IsGiven(part) ? 1 : 0;
  }
  // A campaign's own id is the caller's campaign where it is a parent.
  return depth;
}

absl::StatusOr<std::string> FullName(const Context& context, const std::string& type, absl::string_view id) {
  if (absl::StartsWith(id, "jurisdictions/")) return std::string(id);
  std::string pattern = PatternOf(type);
  if (pattern.empty()) pattern = "jurisdictions/{jurisdiction}";
  std::vector<std::string> ids = absl::StrSplit(id, '/', absl::SkipEmpty());
  const bool campaign_itself = absl::EndsWith(pattern, "/{campaign}");
  const bool in_campaign = absl::StrContains(pattern, "{campaign}") && !(campaign_itself && !ids.empty());
  ASSIGN_OR_RETURN(const Names names, in_campaign ? context.CampaignNames() : context.JurisdictionNames());
  const std::string campaign = campaign_itself && !ids.empty() ? ids.front() : names.campaign_id;
  if (campaign_itself && !ids.empty()) ids.erase(ids.begin());
  size_t next = 0;
  std::vector<std::string> parts = absl::StrSplit(pattern, '/');
  for (std::string& part : parts) {
    if (part == "{jurisdiction}") part = names.jurisdiction_id;
    if (part == "{campaign}") part = campaign;
    if (IsVariable(part)) part = next < ids.size() ? ids[next++] : "";
    if (part.empty()) return NotReadable(id, absl::StrCat("要写成 ", pattern, " 末尾的编号，多级用 / 隔开"));
  }
  if (next != ids.size()) return NotReadable(id, absl::StrCat("多出编号：资源名是 ", pattern));
  return absl::StrJoin(parts, "/");
}

absl::Status SetFromText(const Context& context, const FieldDescriptor& field, const std::string& text,
                         Message& message) {
  if (absl::StartsWith(text, "@") && text.size() > 1) {
    ASSIGN_OR_RETURN(const std::string content, ReadFile(text.substr(1)));
    return SetFromText(context, field, content, message);
  }
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
      return SetBool(field, text, message);
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
      return SetInteger(field, text, message);
    case FieldDescriptor::CPPTYPE_ENUM:
      return SetEnum(field, text, message);
    case FieldDescriptor::CPPTYPE_STRING:
      return SetString(context, field, text, message);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return SetMessage(context, field, text, message);
    default:
      return UsageError("此栏不能在命令行填写");
  }
}

}  // namespace duban::client
