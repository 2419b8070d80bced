#include "clients/cli/request_options.h"

#include <google/api/field_behavior.pb.h>
#include <google/api/resource.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "clients/cli/labels.h"
#include "clients/cli/request_fields.h"
#include "services/common/status_macros.h"

namespace duban::client {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

namespace {

bool IsRequired(const FieldDescriptor& field) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == google::api::REQUIRED) return true;
  }
  return false;
}

// The help of an option: what it is, which words it takes, whether it must be given.
std::string HelpOf(const Bound& bound, const FieldDescriptor& field, bool required) {
  std::string help = bound.help[0] != '\0' ? bound.help : FieldLabel(Language::kZh, field);
  if (field.enum_type() != nullptr) absl::StrAppend(&help, "：", EnumWords(*field.enum_type()));
  return absl::StrCat(help, required ? "（必填）" : "");
}

// The fields along `path`; none when the request has no such field.
std::vector<const FieldDescriptor*> PathOf(const Descriptor& request, absl::string_view path) {
  std::vector<const FieldDescriptor*> fields;
  const Descriptor* within = &request;
  for (const absl::string_view part : absl::StrSplit(path, '.')) {
    const FieldDescriptor* field = within == nullptr ? nullptr : within->FindFieldByName(std::string(part));
    if (field == nullptr) return {};
    fields.push_back(field);
    within = field->message_type();
  }
  return fields;
}

bool IsSet(const Message& request, const std::vector<const FieldDescriptor*>& path) {
  const Message* message = &request;
  for (const FieldDescriptor* field : path) {
    if (field->is_repeated()) return message->GetReflection()->FieldSize(*message, field) > 0;
    if (!message->GetReflection()->HasField(*message, field)) return false;
    if (field != path.back()) message = &message->GetReflection()->GetMessage(*message, field);
  }
  return true;
}

Message& Within(Message& request, const std::vector<const FieldDescriptor*>& path) {
  Message* message = &request;
  for (size_t i = 0; i + 1 < path.size(); ++i) {
    message = message->GetReflection()->MutableMessage(message, path[i]);
  }
  return *message;
}

absl::Status MergeJson(const std::string& file, Message& request) {
  ASSIGN_OR_RETURN(const std::string text, ReadFile(file));
  const auto status = google::protobuf::util::JsonStringToMessage(text, &request);
  if (status.ok()) return absl::OkStatus();
  return UsageError(absl::StrCat(file, " 不是此命令的请求（JSON）：", std::string(status.message())));
}

}  // namespace

void RequestOptions::Add(const Bound& bound) {
  Value& value = values_.emplace_back();
  value.flag = bound.flag;
  value.path = PathOf(*request_, bound.path);
  if (value.path.empty()) {
    std::fprintf(stderr, "%s has no field %s\n", request_->full_name().c_str(), bound.path);
    std::abort();
  }
  const FieldDescriptor& field = *value.path.back();
  value.required = std::all_of(value.path.begin(), value.path.end(),
                               [](const FieldDescriptor* step) { return IsRequired(*step); });
  const std::string help = HelpOf(bound, field, value.required);
  if (field.is_repeated()) {
    CLI::Option* option = command_->add_option(value.flag, value.many, help);
    // One value per flag, so that a positional may follow.
    if (absl::StartsWith(value.flag, "-")) option->allow_extra_args(false);
    value.option = option;
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    value.option = command_->add_flag(value.flag, value.yes, help);
  } else {
    value.option = command_->add_option(value.flag, value.one, help);
  }
}

void RequestOptions::AddName() {
  if (request_->FindFieldByName("name") != nullptr) Add({"name", "name", "编号或资源名"});
  const FieldDescriptor* const parent = request_->FindFieldByName("parent");
  if (parent != nullptr && OwnDepth(ReferenceOf(*parent)) > 0) {
    Add({"parent", "parent", "所属资源的编号，如 2024-M03-D1"});
  }
}

void RequestOptions::AddUsual() {
  constexpr Bound kUsual[] = {{"--reason", "reason", "理由"},
                              {"--filter", "filter", "筛选，如 'state = OPEN'"},
                              {"--order-by", "order_by", "排序，如 'due_time desc'"},
                              {"--etag", "etag", "上次读到的版本；已被他人修改时拒绝"},
                              {"--request-id", "request_id", "请求号（UUID4）；同号重发不会重复办理"}};
  for (const Bound& bound : kUsual) {
    if (request_->FindFieldByName(bound.path) != nullptr) Add(bound);
  }
}

void RequestOptions::AddFile() {
  command_->add_option("--from", file_, "请求内容的 JSON 文件；命令行所给各栏在其上覆盖");
}

absl::Status RequestOptions::Fill(const Context& context, Message& request) const {
  if (!file_.empty()) RETURN_IF_ERROR(MergeJson(file_, request));
  std::vector<std::string> missing;
  for (const Value& value : values_) {
    if (value.option->count() == 0) {
      if (value.required && !IsSet(request, value.path)) missing.push_back(value.flag);
      continue;
    }
    const FieldDescriptor& field = *value.path.back();
    Message& message = Within(request, value.path);
    if (field.is_repeated()) message.GetReflection()->ClearField(&message, &field);
    std::vector<std::string> texts = value.many;
    if (!field.is_repeated()) texts.push_back(value.yes ? "true" : value.one);
    for (const std::string& text : texts) {
      const absl::Status status = SetFromText(context, field, text, message);
      if (!status.ok())
        return UsageError(absl::StrCat(value.flag, "：", absl::string_view(status.message())));
    }
  }
  if (!missing.empty()) {
    return UsageError(context.Say("缺少必填项：", "required: ") +
                      absl::StrJoin(missing, context.Say("、", ", ")));
  }
  const FieldDescriptor* const parent = request.GetDescriptor()->FindFieldByName("parent");
  if (parent == nullptr || IsSet(request, {parent})) return absl::OkStatus();
  return SetFromText(context, *parent, "", request);
}

}  // namespace duban::client
