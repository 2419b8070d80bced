#include "clients/cli/form_rows.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cli/context.h"
#include "clients/import/csv_table.h"
#include "clients/import/row_reader.h"
#include "duban/task/v1/form.pb.h"

namespace duban::client {

using task::v1::FormRow;

namespace {

constexpr absl::string_view kKeys[] = {"item",
                                       "value",
                                       "unit_of_measure",
                                       "pending",
                                       "progress",
                                       "done_date",
                                       "invested_wan",
                                       "started_date",
                                       "entered_date",
                                       "achieved_milestones",
                                       "note",
                                       "revision_reason",
                                       "explanation",
                                       "evidence",
                                       "permit_record",
                                       "not_applicable",
                                       "not_applicable_reason",
                                       "parts"};

// Free texts may hold commas.
constexpr absl::string_view kTextKeys[] = {"note", "revision_reason", "explanation", "not_applicable_reason"};

bool IsKey(absl::string_view key) {
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

bool IsTextKey(absl::string_view key) {
  return std::find(std::begin(kTextKeys), std::end(kTextKeys), key) != std::end(kTextKeys);
}

// What is wrong with `value`; empty when it was set.
std::string SetRowDate(const std::string& value, google::type::Date* date) {
  const auto parsed = ParseDate(value);
  if (!parsed.has_value()) return "日期要写成 2024-03-31 的样子";
  *date = *parsed;
  return "";
}

std::string SetFlag(const std::string& value, void (FormRow::*set)(bool), FormRow& row) {
  const bool yes = value == "true" || value == "1" || value == "是";
  const bool no = value == "false" || value == "0" || value == "否";
  (row.*set)(yes);
  return yes || no ? "" : "要写 true 或 false";
}

// "高新区:20;其他:1.5".
std::string SetParts(const std::string& value, FormRow& row) {
  for (const absl::string_view text : absl::StrSplit(value, ';', absl::SkipEmpty())) {
    const std::pair<std::string, std::string> halves = absl::StrSplit(text, absl::MaxSplits(':', 1));
    FormRow::Part& part = *row.add_parts();
    part.set_display_name(halves.first);
    part.set_value(halves.second);
  }
  return row.parts().empty() ? "分项要写成 高新区:20;其他:1.5 的样子" : "";
}

std::string SetRowField(absl::string_view key, const std::string& value, FormRow& row) {
  if (key == "item") row.set_item(value);
  if (key == "value") row.set_value(value);
  if (key == "unit_of_measure") row.set_unit_of_measure(value);
  if (key == "progress") row.set_progress(value);
  if (key == "invested_wan") row.set_invested_wan(value);
  if (key == "note") row.set_note(value);
  if (key == "revision_reason") row.set_revision_reason(value);
  if (key == "explanation") row.set_explanation(value);
  if (key == "permit_record") row.set_permit_record(value);
  if (key == "not_applicable_reason") row.set_not_applicable_reason(value);
  if (key == "pending") return SetFlag(value, &FormRow::set_pending, row);
  if (key == "not_applicable") return SetFlag(value, &FormRow::set_not_applicable, row);
  if (key == "parts") return SetParts(value, row);
  if (key == "evidence") {
    for (const absl::string_view name : absl::StrSplit(value, ';', absl::SkipEmpty())) {
      row.add_evidence(std::string(name));
    }
  }
  if (key == "done_date") return SetRowDate(value, row.mutable_done_date());
  if (key == "started_date") return SetRowDate(value, row.mutable_started_date());
  if (key == "entered_date") return SetRowDate(value, row.mutable_entered_date());
  if (key == "achieved_milestones") {
    for (const absl::string_view id : absl::StrSplit(value, ';', absl::SkipEmpty())) {
      row.add_achieved_milestones(std::string(id));
    }
  }
  return "";
}

}  // namespace

absl::StatusOr<FormRow> ParseRow(const std::string& text) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const absl::string_view part : absl::StrSplit(text, ',')) {
    const std::pair<absl::string_view, absl::string_view> halves =
        absl::StrSplit(part, absl::MaxSplits('=', 1));
    if (part.find('=') != absl::string_view::npos && IsKey(halves.first)) {
      fields.emplace_back(std::string(halves.first), std::string(halves.second));
    } else if (!fields.empty() && IsTextKey(fields.back().first)) {
      absl::StrAppend(&fields.back().second, ",", part);
    } else {
      return UsageError(absl::StrCat("--row 中的“", part, "”不对：可用的栏有 ", absl::StrJoin(kKeys, "、")));
    }
  }
  FormRow row;
  for (const auto& [key, value] : fields) {
    const std::string problem = SetRowField(key, value, row);
    if (!problem.empty()) return UsageError(absl::StrCat("--row 中的 ", key, "=", value, " 不对：", problem));
  }
  if (row.item().empty()) return UsageError("--row 须写明事项：item=代码");
  return row;
}

absl::StatusOr<TypedRows> ReadRows(const std::string& path) {
  ASSIGN_OR_RETURN(CsvTable read, CsvTable::Read(path));
  RETURN_IF_ERROR(read.RequireColumns({"item"}));
  const auto table = std::make_shared<const CsvTable>(std::move(read));
  ColumnMap columns;
  for (const absl::string_view key : kKeys) columns[std::string(key)] = std::string(key);
  const auto shared_columns = std::make_shared<const ColumnMap>(std::move(columns));
  TypedRows typed;
  Violations violations;
  for (const std::string& column : table->header()) {
    if (!IsKey(column)) {
      violations.Add(absl::StrCat(table->file(), ":1:1"), kCsvColumn,
                     absl::StrCat("没有这一栏：", column, "；可用的栏有 ", absl::StrJoin(kKeys, "、")));
    }
  }
  for (size_t i = 0; i < table->size(); ++i) {
    FormRow& row = typed.rows.emplace_back();
    const RowReader reader(*table, i, violations);
    for (const std::string& column : table->header()) {
      if (!reader.Has(column)) continue;
      const std::string problem = SetRowField(column, reader.Text(column), row);
      if (!problem.empty()) reader.Refuse(column, kUnknownWord, problem);
    }
    typed.places.Add(absl::StrCat("rows[", i, "]"), table, i, shared_columns);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return typed;
}

}  // namespace duban::client
