#include "services/task/domain/form/form_history.h"

#include <utility>

#include "absl/strings/str_join.h"
#include "services/common/decimal.h"

namespace duban::task {
namespace {

std::string DayText(const std::optional<absl::CivilDay>& day) {
  return day ? absl::FormatCivilTime(*day) : std::string();
}

// One field of a row as text; empty = not given.
struct Cell {
  const char* field;
  std::string text;
  bool number = false;
};

// Everything a unit keys in for a row, save what it says about this period alone.
std::vector<Cell> CellsOf(const FormRow& row) {
  return {{"value", row.value, true},
          {"pending", row.pending ? "true" : ""},
          {"progress", row.progress, true},
          {"done_date", DayText(row.done)},
          {"invested_wan", row.invested_wan, true},
          {"started_date", DayText(row.started)},
          {"entered_date", DayText(row.entered)},
          {"achieved_milestones", absl::StrJoin(row.achieved_milestones, " ")},
          {"note", row.note},
          {"permit_record", row.permit_record},
          {"not_applicable", row.not_applicable ? "true" : ""},
          {"evidence", absl::StrJoin(row.evidence, " ")}};
}

std::string ChangeOf(const std::string& before, const std::string& after) {
  const absl::StatusOr<Rational> then = ParseDecimal(before);
  const absl::StatusOr<Rational> now = ParseDecimal(after);
  return then.ok() && now.ok() ? FormatExact(*now - *then) : "";
}

}  // namespace

const FormRow* FormHistory::Last(const std::string& item) const {
  for (const EarlierRows& earlier : before) {
    const auto found = earlier.rows.find(item);
    if (found != earlier.rows.end()) return &found->second;
  }
  return nullptr;
}

RowsByItem ByItem(const std::vector<FormRow>& rows) {
  RowsByItem result;
  for (const FormRow& row : rows) result[row.item] = row;
  return result;
}

bool SameContent(const FormRow& a, const FormRow& b) {
  FormRow as_a = b;
  as_a.saved_by = a.saved_by;
  as_a.version = a.version;
  as_a.origin = a.origin;
  return a == as_a;
}

FormRow Prefilled(const FormRow& last) {
  FormRow row = last;
  row.revision_reason.clear();
  row.explanation.clear();
  row.saved_by.clear();
  row.version = 0;
  row.origin = RowOrigin::kPrefilled;
  return row;
}

std::vector<FormRow> ShownRows(const FormContext& context, const FormDocument& document,
                               const FormHistory& history) {
  RowsByItem shown = document.rows;
  for (const Item* item : context.items) {
    if (shown.contains(item->id)) continue;
    if (const FormRow* last = history.Last(item->id)) shown[item->id] = Prefilled(*last);
  }
  std::vector<FormRow> rows;
  for (auto& [item, row] : shown) rows.push_back(std::move(row));
  return rows;
}

std::vector<RowDifference> CompareRows(const std::vector<FormRow>& rows, const FormHistory& history) {
  std::vector<RowDifference> differences;
  static const FormRow& nothing = *new FormRow;
  for (const FormRow& row : rows) {
    const FormRow* last = history.Last(row.item);
    const std::vector<Cell> before = CellsOf(last == nullptr ? nothing : *last);
    const std::vector<Cell> after = CellsOf(row);
    for (size_t i = 0; i < after.size(); ++i) {
      if (before[i].text == after[i].text) continue;
      differences.push_back({row.item, after[i].field, before[i].text, after[i].text,
                             after[i].number ? ChangeOf(before[i].text, after[i].text) : ""});
    }
  }
  return differences;
}

CellCount CountCells(const RowsByItem& rows, const FormHistory& history) {
  CellCount count;
  static const FormRow& nothing = *new FormRow;
  for (const auto& [item, row] : rows) {
    if (row.origin == RowOrigin::kConfirmed) ++count.unchanged_rows;
    const FormRow* last = history.Last(item);
    const std::vector<Cell> before = CellsOf(last == nullptr ? nothing : *last);
    const std::vector<Cell> after = CellsOf(row);
    for (size_t i = 0; i < after.size(); ++i) {
      if (after[i].text.empty()) continue;
      ++(before[i].text == after[i].text ? count.reused : count.typed);
    }
  }
  return count;
}

}  // namespace duban::task
