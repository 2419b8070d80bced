// The columns of a form's sheet.
#ifndef DUBAN_CLIENTS_WORKBOOK_FORM_FIELDS_H_
#define DUBAN_CLIENTS_WORKBOOK_FORM_FIELDS_H_

#include "absl/strings/string_view.h"
#include "duban/task/v1/item.pb.h"

namespace duban::client {

// What a column takes.
enum class ColumnType { kReadOnly, kBase, kNumber, kPercentage, kYesNo, kDate, kText };

// Keys that begin with '-' are for reference and not read back.
struct SheetColumn {
  const char* key;
  const char* head;
  ColumnType type;
  int width;
};

inline constexpr SheetColumn kSheetColumns[] = {
    {"item", "事项", ColumnType::kReadOnly, 10},
    {"-name", "名称", ColumnType::kReadOnly, 36},
    {"-kind", "类别", ColumnType::kReadOnly, 6},
    {"-goal", "全年目标", ColumnType::kReadOnly, 18},
    {"-previous", "上期", ColumnType::kReadOnly, 16},
    {"value", "数值", ColumnType::kNumber, 11},
    {"unit_of_measure", "计量单位", ColumnType::kReadOnly, 9},
    {"pending", "待核定", ColumnType::kYesNo, 8},
    {"progress", "完成率（%）", ColumnType::kPercentage, 11},
    {"done_date", "完成日期", ColumnType::kDate, 12},
    {"invested_wan", "完成投资（万元）", ColumnType::kNumber, 14},
    {"started_date", "开工日期", ColumnType::kDate, 12},
    {"entered_date", "入统日期", ColumnType::kDate, 12},
    {"achieved_milestones", "已完成节点（编号，; 隔开）", ColumnType::kText, 20},
    {"note", "进展情况", ColumnType::kText, 40},
    {"revision_reason", "下调说明", ColumnType::kText, 24},
    {"base", "", ColumnType::kBase, 4},
};

// Lines of the sheet, from 0.
inline constexpr int kTitleLine = 0;
inline constexpr int kFormatLine = 1;  // hidden: format, form, etag
inline constexpr int kKeyLine = 2;     // hidden: keys
inline constexpr int kHeadLine = 3;
inline constexpr int kFirstLine = 4;

// True when the column is filled in for an item of this kind. The server decides; this shades cells.
bool Applies(absl::string_view key, const task::v1::Item& item);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_WORKBOOK_FORM_FIELDS_H_
