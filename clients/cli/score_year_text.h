// The year's scores as people and the performance system read them.
#ifndef DUBAN_CLIENTS_CLI_SCORE_YEAR_TEXT_H_
#define DUBAN_CLIENTS_CLI_SCORE_YEAR_TEXT_H_

#include <string>

#include "clients/cli/context.h"
#include "duban/reporting/v1/year.pb.h"

namespace duban::client {

// A table, a unit a line, and what it rests on; a quarter that is not final says so.
std::string YearText(const Context& context, const reporting::v1::Year& year);

// CSV (RFC 4180) with a head line: the rows for the performance system (年度绩效考核), the matters for the
// supervision plan (督查计划). A value that a spreadsheet would take for a formula is made text.
std::string YearRowsCsv(const reporting::v1::ExportYearResponse& found);
std::string YearMattersCsv(const reporting::v1::ExportYearResponse& found);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_SCORE_YEAR_TEXT_H_
