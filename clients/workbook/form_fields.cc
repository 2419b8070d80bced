#include "clients/workbook/form_fields.h"

#include <google/protobuf/descriptor.h>
#include <google/type/date.pb.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "clients/workbook/form_sheet.h"
#include "services/common/sha256.h"

namespace duban::client {

using task::v1::FormRow;
using task::v1::Item;

namespace {

std::string DateText(const google::type::Date& date) {
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

// "7.5" of "+07.50": decimals that mean the same read the same. Other texts stay.
std::string Canonical(std::string text) {
  if (text.find_first_not_of("+-.0123456789") != std::string::npos || text.empty()) return text;
  absl::string_view digits = text;
  const bool minus = digits.front() == '-';
  if (minus || digits.front() == '+') digits.remove_prefix(1);
  while (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') digits.remove_prefix(1);
  if (digits.find('.') != absl::string_view::npos) {
    while (absl::ConsumeSuffix(&digits, "0")) {
    }
    absl::ConsumeSuffix(&digits, ".");
  }
  return absl::StrCat(minus && digits != "0" ? "-" : "", digits);
}

}  // namespace

bool Applies(absl::string_view key, const Item& item) {
  if (key == "note") return true;
  if (key == "revision_reason") return item.has_indicator() || item.has_project();
  if (key == "value" || key == "pending") return item.has_indicator();
  if (key == "progress" || key == "done_date") return item.has_task() || item.has_policy();
  if (key == "achieved_milestones") return !item.project().milestones().empty() || !item.milestones().empty();
  return item.has_project() && (key == "invested_wan" || key == "started_date" || key == "entered_date");
}

const std::vector<std::string>& FilledFields() {
  static const auto* const kFields = [] {
    auto* fields = new std::vector<std::string>;
    for (const SheetColumn& column : kSheetColumns) {
      const bool filled = column.type != ColumnType::kReadOnly && column.type != ColumnType::kBase;
      if (filled) fields->push_back(column.key);
    }
    return fields;
  }();
  return *kFields;
}

std::string FieldOf(const FormRow& row, absl::string_view field) {
  if (field == "value") return row.value();
  if (field == "pending") return row.pending() ? "是" : "";
  if (field == "progress") return row.progress();
  if (field == "done_date") return row.has_done_date() ? DateText(row.done_date()) : "";
  if (field == "invested_wan") return row.invested_wan();
  if (field == "started_date") return row.has_started_date() ? DateText(row.started_date()) : "";
  if (field == "entered_date") return row.has_entered_date() ? DateText(row.entered_date()) : "";
  if (field == "achieved_milestones") return absl::StrJoin(row.achieved_milestones(), ";");
  if (field == "note") return row.note();
  return field == "revision_reason" ? row.revision_reason() : "";
}

bool SameContent(const FormRow& a, const FormRow& b) { return Fingerprint(a) == Fingerprint(b); }

std::string Fingerprint(const FormRow& row) {
  std::string text;
  for (const std::string& field : FilledFields()) {
    const bool decimal = field == "value" || field == "progress" || field == "invested_wan";
    const std::string value = decimal ? Canonical(FieldOf(row, field)) : FieldOf(row, field);
    absl::StrAppend(&text, value.size(), ":", value);
  }
  return HexDigest(text).substr(0, 16);
}

}  // namespace duban::client
