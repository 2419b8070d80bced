#include "clients/cli/resource_text.h"

#include <google/protobuf/duration.pb.h>
#include <google/protobuf/timestamp.pb.h>
#include <google/type/date.pb.h>

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "clients/cli/labels.h"
#include "clients/cpp/utf8.h"

namespace duban::client {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

namespace {

// Columns of a cell in a list; the terminal folds what is longer.
constexpr int kCellWidth = 40;

bool HasResourceText(const Message& message, const FieldDescriptor& field) {
  return field.is_repeated() ? message.GetReflection()->FieldSize(message, &field) > 0
                             : message.GetReflection()->HasField(message, &field);
}

// True for messages that are shown as one value.
bool IsValue(const Descriptor& type) {
  return absl::StartsWith(type.full_name(), "google.protobuf.") || type.full_name() == "google.type.Date";
}

bool IsBlock(const FieldDescriptor& field) {
  return field.message_type() != nullptr && !IsValue(*field.message_type());
}

// "标题 值；标题 值" of a message that stands in one cell.
std::string InlineText(const Context& context, const Message& message) {
  std::vector<std::string> parts;
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    if (!HasResourceText(message, field)) continue;
    parts.push_back(
        absl::StrCat(FieldLabel(context.language(), field), " ", FieldText(context, message, field)));
  }
  return absl::StrJoin(parts, context.Say("；", "; "));
}

std::string MessageValue(const Context& context, const Message& message) {
  if (const auto* time = dynamic_cast<const google::protobuf::Timestamp*>(&message)) return ShowTime(*time);
  if (const auto* date = dynamic_cast<const google::type::Date*>(&message)) return ShowDate(*date);
  if (const auto* span = dynamic_cast<const google::protobuf::Duration*>(&message)) {
    return absl::FormatDuration(absl::Seconds(span->seconds()) + absl::Nanoseconds(span->nanos()));
  }
  return InlineText(context, message);
}

// The value of a singular field, or of the `index`-th of a repeated one.
std::string ResourceTextValueText(const Context& context, const Message& message,
                                  const FieldDescriptor& field, int index) {
  const auto& get = *message.GetReflection();
  const bool many = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL: {
      const bool value = many ? get.GetRepeatedBool(message, &field, index) : get.GetBool(message, &field);
      return value ? context.Say("是", "yes") : context.Say("否", "no");
    }
    case FieldDescriptor::CPPTYPE_INT32:
      return absl::StrCat(many ? get.GetRepeatedInt32(message, &field, index)
                               : get.GetInt32(message, &field));
    case FieldDescriptor::CPPTYPE_INT64:
      return absl::StrCat(many ? get.GetRepeatedInt64(message, &field, index)
                               : get.GetInt64(message, &field));
    case FieldDescriptor::CPPTYPE_ENUM: {
      const int value =
          many ? get.GetRepeatedEnumValue(message, &field, index) : get.GetEnumValue(message, &field);
      const auto* known = field.enum_type()->FindValueByNumber(value);
      // A newer server may know more values than this program.
      return known == nullptr ? absl::StrCat(value) : EnumLabel(context.language(), known);
    }
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string text =
          many ? get.GetRepeatedString(message, &field, index) : get.GetString(message, &field);
      return field.type() == FieldDescriptor::TYPE_BYTES ? absl::BytesToHexString(text) : ShortName(text);
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return MessageValue(
          context, many ? get.GetRepeatedMessage(message, &field, index) : get.GetMessage(message, &field));
    default:  // unsigned and floating-point fields occur in none of our protos
      return "?";
  }
}

std::string Indent(absl::string_view text) {
  std::string indented;
  for (const absl::string_view line : absl::StrSplit(absl::StripSuffix(text, "\n"), '\n')) {
    absl::StrAppend(&indented, "  ", line, "\n");
  }
  return indented;
}

// The repeated messages of `field` as a table of the fields that any of them states.
std::string SubTable(const Context& context, const Message& message, const FieldDescriptor& field) {
  std::vector<const FieldDescriptor*> columns;
  Rows rows;
  const int count = message.GetReflection()->FieldSize(message, &field);
  for (int i = 0; i < count; ++i)
    rows.push_back(&message.GetReflection()->GetRepeatedMessage(message, &field, i));
  std::vector<std::string> titles;
  for (int i = 0; i < field.message_type()->field_count(); ++i) {
    const FieldDescriptor* const column = field.message_type()->field(i);
    if (std::none_of(rows.begin(), rows.end(),
                     [&](const Message* row) { return HasResourceText(*row, *column); }))
      continue;
    columns.push_back(column);
    titles.push_back(FieldLabel(context.language(), *column));
  }
  Table table(std::move(titles));
  for (const Message* row : rows) {
    std::vector<std::string> cells;
    for (const FieldDescriptor* column : columns) {
      cells.push_back(absl::StrJoin(absl::StrSplit(FieldText(context, *row, *column), '\n'), " "));
    }
    table.Add(std::move(cells));
  }
  return table.ToText();
}

// The message of `field` below its heading.
std::string BlockText(const Context& context, const Message& message, const FieldDescriptor& field) {
  const std::string title = FieldLabel(context.language(), field);
  if (!field.is_repeated()) {
    return absl::StrCat(title, "\n",
                        Indent(ResourceText(context, message.GetReflection()->GetMessage(message, &field))));
  }
  return absl::StrCat(title, context.Say("（", " ("), message.GetReflection()->FieldSize(message, &field),
                      context.Say("）", ")"), "\n", Indent(SubTable(context, message, field)));
}

// Width of the headings of the fields that take one line each.
int HeadingWidth(const Context& context, const Message& message) {
  int width = 0;
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    if (HasResourceText(message, field) && !IsBlock(field)) {
      width = std::max(width, DisplayWidth(FieldLabel(context.language(), field)));
    }
  }
  return width;
}

// What a path names in one row; empty when something on the way is not stated.
std::string PathText(const Context& context, const Message& row,
                     const std::vector<const FieldDescriptor*>& path) {
  const Message* message = &row;
  for (size_t i = 0; i + 1 < path.size(); ++i) {
    if (!HasResourceText(*message, *path[i])) return "";
    message = &message->GetReflection()->GetMessage(*message, path[i]);
  }
  return FieldText(context, *message, *path.back());
}

// The fields along "a.b"; empty when there are none of these names.
std::vector<const FieldDescriptor*> FindPath(const Descriptor& type, absl::string_view text) {
  std::vector<const FieldDescriptor*> path;
  const Descriptor* within = &type;
  for (const absl::string_view part : absl::StrSplit(text, '.')) {
    const FieldDescriptor* const field =
        within == nullptr ? nullptr : within->FindFieldByName(std::string(part));
    if (field == nullptr || (!path.empty() && path.back()->is_repeated())) return {};
    path.push_back(field);
    within = field->message_type();
  }
  return path;
}

bool IsNumber(absl::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.-%") == absl::string_view::npos &&
         absl::ascii_isdigit(static_cast<unsigned char>(text.back() == '%' ? '0' : text.back())) &&
         std::count(text.begin(), text.end(), '-') <= 1;
}

// The cells of one column, below its heading.
std::vector<std::string> ColumnCells(const Context& context, const Rows& rows, const std::string& column) {
  const auto path =
      rows.empty() ? std::vector<const FieldDescriptor*>() : FindPath(*rows.front()->GetDescriptor(), column);
  std::vector<std::string> cells = {path.empty() ? absl::StrCat("?", column)
                                                 : FieldLabel(context.language(), *path.back())};
  bool numbers = !path.empty();
  for (const Message* row : rows) {
    const std::string text = path.empty() ? "" : PathText(context, *row, path);
    numbers = numbers && (text.empty() || IsNumber(text));
    // An id that was cut could not be used in the next command.
    cells.push_back(column == "name" ? text
                                     : Shorten(absl::StrJoin(absl::StrSplit(text, '\n'), " "), kCellWidth));
  }
  if (numbers) cells.front().insert(0, ">");
  return cells;
}

}  // namespace

std::string ShortName(absl::string_view name) {
  if (!absl::StartsWith(name, "jurisdictions/")) return std::string(name);
  std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  // Collections and ids take turns; jurisdiction and campaign are the caller's own where anything follows.
  while (parts.size() > 2 && (parts[0] == "jurisdictions" || parts[0] == "campaigns")) {
    parts.erase(parts.begin(), parts.begin() + 2);
  }
  std::vector<absl::string_view> ids;
  for (size_t i = 1; i < parts.size(); i += 2) ids.push_back(parts[i]);
  return absl::StrJoin(ids, "/");
}

std::string FieldText(const Context& context, const Message& message, const FieldDescriptor& field) {
  if (!HasResourceText(message, field)) return "";
  if (!field.is_repeated()) return ResourceTextValueText(context, message, field, -1);
  std::vector<std::string> values;
  const int count = message.GetReflection()->FieldSize(message, &field);
  for (int i = 0; i < count; ++i) values.push_back(ResourceTextValueText(context, message, field, i));
  return absl::StrJoin(values, context.Say("、", ", "));
}

std::string ResourceText(const Context& context, const Message& resource) {
  const int width = HeadingWidth(context, resource);
  std::string text;
  for (int i = 0; i < resource.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *resource.GetDescriptor()->field(i);
    if (!HasResourceText(resource, field)) continue;
    if (IsBlock(field)) {
      absl::StrAppend(&text, BlockText(context, resource, field));
      continue;
    }
    std::string heading = FieldLabel(context.language(), field);
    for (const absl::string_view line : absl::StrSplit(FieldText(context, resource, field), '\n')) {
      absl::StrAppend(&text, Pad(heading, width), "  ", line, "\n");
      heading.clear();
    }
  }
  return text;
}

std::string ListText(const Context& context, const Rows& rows, const std::vector<std::string>& columns) {
  const std::string count =
      absl::StrCat(context.Say("共 ", ""), rows.size(), context.Say(" 条\n", " in all\n"));
  if (rows.empty()) return count;
  std::vector<std::string> titles;
  std::vector<std::vector<std::string>> lines(rows.size());
  for (const std::string& column : columns) {
    const std::vector<std::string> cells = ColumnCells(context, rows, column);
    titles.push_back(cells.front());
    for (size_t i = 0; i < rows.size(); ++i) lines[i].push_back(cells[i + 1]);
  }
  Table table(std::move(titles));
  for (auto& line : lines) table.Add(std::move(line));
  return absl::StrCat(table.ToText(), count);
}

}  // namespace duban::client
