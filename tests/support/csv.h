// Reads the project's small CSV data files (RFC 4180, UTF-8, one header line).
#ifndef DUBAN_TESTS_SUPPORT_CSV_H_
#define DUBAN_TESTS_SUPPORT_CSV_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace duban::testing {

// One line: column name → text.
using CsvRow = std::map<std::string, std::string>;

// The rows of the file at `path`, relative to the project's root. Fails the test and gives none when the file
// cannot be read or a row is not as wide as the header.
std::vector<CsvRow> ReadCsv(absl::string_view path);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_SUPPORT_CSV_H_
