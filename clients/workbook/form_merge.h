// What an import of a form's sheet will do, row by row: three states are compared — at the export, in the
// sheet, and on record now.
#ifndef DUBAN_CLIENTS_WORKBOOK_FORM_MERGE_H_
#define DUBAN_CLIENTS_WORKBOOK_FORM_MERGE_H_

#include <map>
#include <string>
#include <vector>

#include "clients/workbook/form_sheet.h"
#include "duban/task/v1/form.pb.h"

namespace duban::client {

// One field that differs.
struct FieldChange {
  std::string field;
  std::string before;  // on record; empty = nothing
  std::string after;   // in the sheet
};

// One line of the sheet.
struct RowOutcome {
  enum class Kind {
    kSame,      // the sheet says what is on record
    kCreated,   // nothing was saved before
    kChanged,   // the clerk changed it
    kTheirs,    // only others changed it since the export: left as it is
    kConflict,  // the clerk and others changed it
  };
  Kind kind = Kind::kSame;
  task::v1::FormRow row;
  std::vector<FieldChange> changes;
  std::map<std::string, std::string> places;
};

// The outcome of every line, in the sheet's order.
std::vector<RowOutcome> CompareSheet(const FilledSheet& filled, const task::v1::Form& current);

// OK, or ABORTED (ETAG_MISMATCH) with a violation for every field in conflict that names both values.
absl::Status CheckConflicts(const std::vector<RowOutcome>& outcomes, const std::string& form);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_WORKBOOK_FORM_MERGE_H_
