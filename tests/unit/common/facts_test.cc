// Published figures of a real district recomputed exactly: each prints as the source prints it.
#include <gmock/gmock.h>

#include <map>
#include <string>

#include "absl/strings/str_split.h"
#include "services/common/decimal.h"
#include "tests/support/csv.h"

namespace duban {
namespace {

using ::duban::testing::CsvRow;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

int PlacesOf(const std::string& text) {
  const size_t point = text.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

Rational Number(const CsvRow& row, const std::string& column) { return ParseDecimal(row.at(column)).value(); }

Rational SumOf(const std::string& components) {
  Rational sum = 0;
  for (const absl::string_view part : absl::StrSplit(components, ';')) {
    sum += ParseDecimal(part).value();
  }
  return sum;
}

// What the row's formula gives.
Rational Compute(const CsvRow& row) {
  const std::string& formula = row.at("formula");
  if (formula == "sum") {
    return SumOf(row.at("components"));
  }
  const Rational numerator = Number(row, "numerator");
  const Rational denominator = Number(row, "denominator");
  if (formula == "difference") {
    return numerator - denominator;
  }
  return (formula == "growth" ? Rational(numerator - denominator) : numerator) / denominator * 100;
}

TEST(FactsTest, EveryFigurePrintsAsPublished) {
  std::map<std::string, int> checked;
  for (const CsvRow& row : testing::ReadCsv("tests/data/facts.csv")) {
    const std::string& formula = row.at("formula");
    ++checked[formula];
    if (formula == "none") {
      continue;
    }
    const std::string& printed = row.at(formula == "sum" ? "result" : "percentage");
    EXPECT_EQ(FormatFixed(Compute(row), PlacesOf(printed)), printed) << row.at("id") << row.at("statement");
  }
  EXPECT_THAT(checked, UnorderedElementsAre(Pair("ratio", 15), Pair("growth", 6), Pair("sum", 2),
                                            Pair("difference", 1), Pair("none", 1)));
}

TEST(FactsTest, HalfEvenWouldMissThePrintedTaskRate) {
  EXPECT_EQ(FormatFixed(Rational(265, 200) * 100, 0), "133");
  EXPECT_EQ(FormatFixed(Rational(265, 200) * 100, 0, Rounding::kHalfEven), "132");
}

}  // namespace
}  // namespace duban
