// What a unit reported before a period, and a form beside it: pre-filling, differences, the cells that nobody
// had to key in. Always derived from the attested rows, so that a correction of an earlier period counts.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_HISTORY_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_HISTORY_H_

#include <map>
#include <string>
#include <vector>

#include "services/task/domain/form/form_window.h"

namespace duban::task {

using RowsByItem = std::map<std::string, FormRow>;

// One earlier form as the unit attested it.
struct EarlierRows {
  Period period;
  RowsByItem rows;
};

// Earlier forms, the newest first.
struct FormHistory {
  std::vector<EarlierRows> before;

  // The newest row of an item; null if it was never reported.
  const FormRow* Last(const std::string& item) const;
};

RowsByItem ByItem(const std::vector<FormRow>& rows);

// True if the rows report the same, whoever saved them, how often and how.
bool SameContent(const FormRow& a, const FormRow& b);

// A row as last reported, for a new period: without what was said of the old one (explanations, reasons).
FormRow Prefilled(const FormRow& last);

// The form's rows as people see them: saved ones, and pre-filled ones for items without one.
std::vector<FormRow> ShownRows(const FormContext& context, const FormDocument& document,
                               const FormHistory& history);

// One field of a row beside the newest earlier row of its item.
struct RowDifference {
  std::string item;
  std::string field;
  std::string before;  // empty = nothing
  std::string after;
  std::string change;  // numbers: after − before; empty for other fields

  friend bool operator==(const RowDifference&, const RowDifference&) = default;
};
std::vector<RowDifference> CompareRows(const std::vector<FormRow>& rows, const FormHistory& history);

// Fields of the rows that say the same as the period before, and fields that do not.
struct CellCount {
  int reused = 0;
  int typed = 0;
  int unchanged_rows = 0;  // confirmed in one step
};
CellCount CountCells(const RowsByItem& rows, const FormHistory& history);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_HISTORY_H_
