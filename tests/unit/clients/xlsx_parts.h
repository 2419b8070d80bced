// Workbooks made by hand for tests: as other writers save them, or damaged.
#ifndef DUBAN_TESTS_UNIT_CLIENTS_XLSX_PARTS_H_
#define DUBAN_TESTS_UNIT_CLIENTS_XLSX_PARTS_H_

#include <map>
#include <string>

namespace duban::testing {

// Writes a ZIP file with these parts.
void WriteZip(const std::string& path, const std::map<std::string, std::string>& parts);

// The parts of a workbook with one sheet: `rows` is the content of its sheetData.
std::map<std::string, std::string> WorkbookParts(const std::string& sheet_name, const std::string& rows);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_UNIT_CLIENTS_XLSX_PARTS_H_
