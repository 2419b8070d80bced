#include "clients/cli/item_options.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/json_util.h>

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/request_fields.h"
#include "clients/import/row_reader.h"
#include "services/common/status_macros.h"

namespace duban::client {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using task::v1::Item;

namespace {

constexpr char kIdColumn[] = "item_id";
constexpr char kTypeColumn[] = "type";

// A field by its name in the proto or in JSON; null if there is none.
const FieldDescriptor* FindField(const Descriptor* within, const std::string& name) {
  if (within == nullptr) return nullptr;
  const FieldDescriptor* field = within->FindFieldByName(name);
  return field == nullptr ? within->FindFieldByCamelcaseName(name) : field;
}

// True if `type` has a field at `path`.
bool HasPath(const Descriptor* type, absl::string_view path) {
  for (const absl::string_view part : absl::StrSplit(path, '.')) {
    const FieldDescriptor* field = FindField(type, std::string(part));
    if (field == nullptr) return false;
    type = field->message_type();
  }
  return true;
}

absl::Status SetWhole(const Context& context, const FieldDescriptor& field, const std::string& text,
                      Message& message) {
  message.GetReflection()->ClearField(&message, &field);
  if (text.empty()) return absl::OkStatus();
  if (!field.is_repeated()) return SetFromText(context, field, text, message);
  for (const absl::string_view part : absl::StrSplit(text, ';', absl::SkipEmpty())) {
    RETURN_IF_ERROR(SetFromText(context, field, std::string(part), message));
  }
  return absl::OkStatus();
}

// Makes the item one of `type` without anything set in it. USAGE for no type of an item.
absl::Status SetType(const std::string& type, Item& item) {
  const FieldDescriptor* field = Item::descriptor()->FindFieldByName(type);
  if (field == nullptr || field->containing_oneof() == nullptr) {
    return UsageError(absl::StrCat("没有类别“", type,
                                   "”：写 indicator、task、policy、project、resolution、issue 或 hazard"));
  }
  item.GetReflection()->MutableMessage(&item, field);
  return absl::OkStatus();
}

absl::Status CheckColumns(const CsvTable& table) {
  RETURN_IF_ERROR(table.RequireColumns({kIdColumn}));
  Violations violations;
  for (const std::string& column : table.header()) {
    if (column == kIdColumn || column == kTypeColumn || HasPath(Item::descriptor(), column)) continue;
    violations.Add(
        absl::StrCat(table.file(), ":1:1"), kCsvColumn,
        absl::StrCat("没有这一栏：", column, "；栏名是事项的字段，如 lead_unit、indicator.target"));
  }
  return violations.ToStatus();
}

void ReadCells(const Context& context, const CsvTable& table, const RowReader& row, Item& item) {
  const auto refuse = [&](const std::string& column, const absl::Status& status) {
    if (!status.ok()) row.Refuse(column, kUnknownWord, status.message());
  };
  if (row.Has(kTypeColumn)) refuse(kTypeColumn, SetType(row.Text(kTypeColumn), item));
  for (const std::string& column : table.header()) {
    if (column == kIdColumn || column == kTypeColumn || !row.Has(column)) continue;
    refuse(column, SetAt(context, column, row.Text(column), item));
  }
}

}  // namespace

absl::Status SetAt(const Context& context, const std::string& path, const std::string& text, Message& item) {
  const std::vector<std::string> parts = absl::StrSplit(path, '.');
  if (!HasPath(item.GetDescriptor(), path)) {
    return UsageError(absl::StrCat("没有字段“", path, "”：写 lead_unit、indicator.target 的样子"));
  }
  Message* message = &item;
  for (size_t i = 0; i + 1 < parts.size(); ++i) {
    const FieldDescriptor* field = FindField(message->GetDescriptor(), parts[i]);
    if (field->is_repeated()) return UsageError(absl::StrCat("“", path, "”：多值的字段须整个写"));
    message = message->GetReflection()->MutableMessage(message, field);
  }
  return SetWhole(context, *FindField(message->GetDescriptor(), parts.back()), text, *message);
}

absl::Status SetPair(const Context& context, const std::string& pair, Message& item) {
  const std::vector<std::string> halves = absl::StrSplit(pair, absl::MaxSplits('=', 1));
  if (halves.size() != 2) return UsageError(absl::StrCat("“", pair, "”不对：写成 字段=值"));
  return SetAt(context, halves[0], halves[1], item);
}

void ItemOptions::AddTo(CLI::App* command) {
  command->add_option("--type", type, "类别")
      ->check(CLI::IsMember({"indicator", "task", "policy", "project", "resolution", "issue", "hazard"}));
  command->add_option("--name", name, "名称");
  command->add_option("--unit", unit, "牵头单位");
  command->add_option("--action", action, "行动代码");
  command->add_option("--start", start, "起始日期");
  command->add_option("--due", due, "时限");
  command->add_option("--field", fields, "该类的一个字段：名=值（可重复），如 target=80");
  command->add_option("--file", file, "写整个事项的 JSON 文件");
}

absl::StatusOr<Item> ItemOptions::Read(const Context& context) const {
  Item item;
  if (!file.empty()) {
    ASSIGN_OR_RETURN(const std::string json, ReadFile(file));
    const auto status = google::protobuf::util::JsonStringToMessage(json, &item);
    if (!status.ok()) return UsageError(absl::StrCat("事项写得不对：", std::string(status.message())));
  } else {
    RETURN_IF_ERROR(SetType(type, item));
  }
  for (const std::string& field : fields) {
    const std::string within = type.empty() ? "" : absl::StrCat(type, ".");
    RETURN_IF_ERROR(SetPair(context, absl::StrCat(within, field), item));
  }
  const std::pair<const char*, const std::string*> common[] = {{"display_name", &name},
                                                               {"lead_unit", &unit},
                                                               {"action", &action},
                                                               {"start_date", &start},
                                                               {"due_date", &due}};
  for (const auto& [path, text] : common) {
    if (!text->empty()) RETURN_IF_ERROR(SetAt(context, path, *text, item));
  }
  return item;
}

absl::StatusOr<ItemBatch> ReadItemsCsv(const Context& context, const Names& names, const std::string& path) {
  ASSIGN_OR_RETURN(CsvTable read, CsvTable::Read(path));
  RETURN_IF_ERROR(CheckColumns(read));
  const auto table = std::make_shared<const CsvTable>(std::move(read));
  ColumnMap columns;
  for (const std::string& column : table->header()) columns[absl::StrCat("item.", column)] = column;
  columns[kIdColumn] = kIdColumn;
  const auto shared_columns = std::make_shared<const ColumnMap>(std::move(columns));
  ItemBatch made;
  made.request.set_parent(names.Campaign());
  Violations violations;
  for (size_t i = 0; i < table->size(); ++i) {
    const RowReader row(*table, i, violations);
    auto& create = *made.request.add_requests();
    create.set_item_id(row.Text(kIdColumn));
    ReadCells(context, *table, row, *create.mutable_item());
    made.places.Add(absl::StrCat("requests[", i, "]"), table, i, shared_columns);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return made;
}

}  // namespace duban::client
