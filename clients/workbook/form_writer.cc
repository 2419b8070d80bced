#include <xlsxwriter.h>

#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"
#include "clients/cpp/names.h"
#include "clients/workbook/form_fields.h"
#include "clients/workbook/form_sheet.h"
#include "services/common/errors.h"

namespace duban::client {

using task::v1::FormRow;
using task::v1::Item;

namespace {

std::string KindText(const Item& item) {
  if (item.has_indicator()) return "指标";
  if (item.has_task()) return "任务";
  if (item.has_policy()) return "政策";
  return item.has_project() ? "项目" : "其他";
}

std::string GoalText(const Item& item) {
  if (item.has_indicator())
    return absl::StrCat(item.indicator().target(), item.indicator().unit_of_measure());
  if (item.has_task()) return item.task().deliverable();
  if (item.has_policy()) return item.policy().policy_class();
  if (!item.has_project()) return "";
  const std::string& plan = item.project().annual_plan_wan();
  return absl::StrCat(item.project().goal(), plan.empty() ? "" : absl::StrCat("，", plan, " 万元"));
}

// The ids and names of the item's milestones, so that those achieved can be written.
std::string MilestonesText(const Item& item) {
  std::vector<std::string> steps;
  for (const auto& step : item.has_project() ? item.project().milestones() : item.milestones()) {
    steps.push_back(absl::StrCat(step.milestone_id(), " ", step.display_name()));
  }
  return absl::StrJoin(steps, "；");
}

std::string GoalAndMilestones(const Item& item) {
  const std::string goal = GoalText(item);
  const std::string steps = MilestonesText(item);
  if (steps.empty()) return goal;
  return absl::StrCat(goal, goal.empty() ? "" : "；", "节点：", steps);
}

// What was reported before, in one cell.
std::string PreviousText(const FormLine& line) {
  std::vector<std::string> parts;
  for (const std::string& field : FilledFields()) {
    if (field == "note" || field == "revision_reason" || field == "pending") continue;
    const std::string text = FieldOf(line.previous, field);
    if (!text.empty()) parts.push_back(absl::StrCat(text, field == "progress" ? "%" : ""));
  }
  return absl::StrJoin(parts, "，");
}

// Writes one workbook. libxlsxwriter keeps the texts and frees what it handed out when the book closes.
class FormWriter {
 public:
  FormWriter(const FormSheet& sheet, const std::string& path)
      : sheet_(sheet), book_(workbook_new(path.c_str())), page_(workbook_add_worksheet(book_, kFormSheet)) {
    locked_ = Format(true, false);
    open_ = Format(false, false);
    date_ = Format(false, true);
    text_ = Format(false, false);
    format_set_text_wrap(text_);
    closed_ = Format(true, false);
    format_set_bg_color(closed_, 0xD9D9D9);
    head_ = Format(true, false);
    format_set_bold(head_);
    format_set_text_wrap(head_);
    format_set_bg_color(head_, 0xDDEBF7);
  }

  lxw_error Write() {
    WriteHead();
    for (size_t i = 0; i < sheet_.lines.size(); ++i)
      WriteLine(kFirstLine + static_cast<int>(i), sheet_.lines[i]);
    lxw_protection protection = {};
    protection.format_columns = LXW_TRUE;
    protection.format_rows = LXW_TRUE;
    worksheet_protect(page_, nullptr, &protection);
    worksheet_freeze_panes(page_, kFirstLine, 2);
    worksheet_set_landscape(page_);
    worksheet_fit_to_pages(page_, 1, 0);
    return workbook_close(book_);
  }

 private:
  lxw_format* Format(bool locked, bool date) {
    lxw_format* const format = workbook_add_format(book_);
    if (!locked) format_set_unlocked(format);
    if (date) format_set_num_format(format, "yyyy-mm-dd");
    format_set_border(format, LXW_BORDER_THIN);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
  }

  static lxw_row_t Row(int row) { return static_cast<lxw_row_t>(row); }
  void Text(int row, int column, const std::string& text, lxw_format* format) {
    worksheet_write_string(page_, Row(row), static_cast<lxw_col_t>(column), text.c_str(), format);
  }

  void WriteHead() {
    Text(kTitleLine, 0, absl::StrCat(sheet_.title, "　只填白色格；灰色格不填。填好后：duban form import"),
         nullptr);
    Text(kFormatLine, 0, kFormFormat, nullptr);
    Text(kFormatLine, 1, sheet_.form, nullptr);
    Text(kFormatLine, 2, sheet_.etag, nullptr);
    lxw_row_col_options hidden = {};
    hidden.hidden = LXW_TRUE;
    worksheet_set_row_opt(page_, kFormatLine, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    worksheet_set_row_opt(page_, kKeyLine, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
    int at = 0;
    for (const SheetColumn& column : kSheetColumns) {
      Text(kKeyLine, at, column.key, nullptr);
      Text(kHeadLine, at, column.head, head_);
      const auto index = static_cast<lxw_col_t>(at++);
      worksheet_set_column_opt(page_, index, index, column.width, nullptr,
                               column.type == ColumnType::kBase ? &hidden : nullptr);
    }
  }

  void WriteLine(int row, const FormLine& line) {
    int at = 0;
    for (const SheetColumn& column : kSheetColumns) {
      const int index = at++;
      if (column.type == ColumnType::kReadOnly || column.type == ColumnType::kBase) {
        Text(row, index, ReferenceText(column.key, line), locked_);
      } else if (!Applies(column.key, line.item)) {
        worksheet_write_blank(page_, Row(row), static_cast<lxw_col_t>(index), closed_);
      } else {
        WriteInput(row, index, column, FieldOf(line.row, column.key));
        Validate(row, index, column.type);
      }
    }
  }

  static std::string ReferenceText(absl::string_view key, const FormLine& line) {
    if (key == "item") return LastId(line.item.name());
    if (key == "-name") return line.item.display_name();
    if (key == "-kind") return KindText(line.item);
    if (key == "-goal") return GoalAndMilestones(line.item);
    if (key == "-previous") return PreviousText(line);
    if (key == "unit_of_measure") return line.item.indicator().unit_of_measure();
    return Fingerprint(line.row);
  }

  void WriteInput(int row, int index, const SheetColumn& column, const std::string& value) {
    const auto at = static_cast<lxw_col_t>(index);
    lxw_format* const format = column.type == ColumnType::kDate   ? date_
                               : column.type == ColumnType::kText ? text_
                                                                  : open_;
    absl::CivilDay day;
    double number = 0;
    if (value.empty()) {
      worksheet_write_blank(page_, Row(row), at, format);
    } else if (column.type == ColumnType::kDate && absl::ParseCivilTime(value, &day)) {
      lxw_datetime date = {static_cast<int>(day.year()), day.month(), day.day(), 0, 0, 0};
      worksheet_write_datetime(page_, Row(row), at, &date, format);
    } else if (IsNumeric(column.type) && value.size() <= 15 && absl::SimpleAtod(value, &number)) {
      worksheet_write_number(page_, Row(row), at, number, format);
    } else {
      Text(row, index, value, format);
    }
  }

  static bool IsNumeric(ColumnType type) {
    return type == ColumnType::kNumber || type == ColumnType::kPercentage;
  }

  // What the spreadsheet refuses at once; the server checks all of it again.
  void Validate(int row, int index, ColumnType type) {
    lxw_data_validation rule = {};
    std::string message;
    std::string yes = "是";
    std::string no = "否";
    char* yes_no[] = {yes.data(), no.data(), nullptr};
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    if (IsNumeric(type)) {
      rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
      // Fifteen digits are what a spreadsheet keeps.
      rule.minimum_number = type == ColumnType::kPercentage ? 0 : -1e14;
      rule.maximum_number = type == ColumnType::kPercentage ? 100 : 1e14;
      message = type == ColumnType::kPercentage ? "写 0 到 100 的数，不写百分号" : "只写数字";
    } else if (type == ColumnType::kDate) {
      rule.validate = LXW_VALIDATION_TYPE_DATE;
      rule.minimum_datetime = {2000, 1, 1, 0, 0, 0};
      rule.maximum_datetime = {2100, 12, 31, 0, 0, 0};
      message = "写日期，如 2024-03-31";
    } else if (type == ColumnType::kYesNo) {
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      rule.criteria = LXW_VALIDATION_CRITERIA_NONE;
      rule.value_list = yes_no;
      message = "写 是 或 否";
    } else {
      return;
    }
    rule.error_message = message.data();  // copied below, as the list is
    worksheet_data_validation_cell(page_, Row(row), static_cast<lxw_col_t>(index), &rule);
  }

  const FormSheet& sheet_;
  lxw_workbook* const book_;
  lxw_worksheet* const page_;
  lxw_format* locked_;
  lxw_format* open_;
  lxw_format* date_;
  lxw_format* text_;
  lxw_format* closed_;
  lxw_format* head_;
};

}  // namespace

absl::Status WriteFormSheet(const FormSheet& sheet, const std::string& path) {
  const lxw_error error = FormWriter(sheet, path).Write();
  if (error == LXW_NO_ERROR) return absl::OkStatus();
  return PermissionDenied("FILE_NOT_WRITABLE", absl::StrCat("写不了 ", path, "：", lxw_strerror(error)));
}

}  // namespace duban::client
