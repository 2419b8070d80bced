#include "clients/import/csv_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/common/errors.h"
#include "tests/support/status_matchers.h"

namespace duban::client {
namespace {

using ::duban::testing::IsOk;
using ::duban::testing::StatusIs;
using ::testing::ElementsAre;

// The violations of a file as "field rule".
std::vector<std::string> Faults(absl::string_view content) {
  const auto table = CsvTable::Parse("f.csv", content);
  std::vector<std::string> faults;
  const auto details = DetailsOf(table.status());
  if (!details.has_value()) return faults;
  for (const FieldViolation& violation : details->violations) {
    faults.push_back(violation.field + " " + violation.reason);
  }
  return faults;
}

TEST(CsvTableTest, KnowsThePlaceOfEveryField) {
  const auto table =
      CsvTable::Parse("f.csv", "code,name,note\nA1,\"产业,培塑\",x\n\nA2,,\"two\nlines\"\nA3,y,z\n");
  ASSERT_THAT(table, IsOk());
  ASSERT_EQ(table->size(), 3u);
  EXPECT_EQ(table->Get(0, "name"), "产业,培塑");
  EXPECT_EQ(table->Place(0, "code"), "f.csv:2:1 code");
  EXPECT_EQ(table->Place(0, "name"), "f.csv:2:4 name");
  EXPECT_EQ(table->Place(0, "note"), "f.csv:2:12 note") << "columns count characters";
  EXPECT_EQ(table->Place(1, "name"), "f.csv:4:4 name") << "the blank line counts";
  EXPECT_EQ(table->Get(1, "note"), "two\nlines");
  EXPECT_EQ(table->Place(2, "note"), "f.csv:6:6 note") << "lines inside quotes count";
}

TEST(CsvTableTest, TakesCrLfByteOrderMarkAndNoFinalNewline) {
  const auto table = CsvTable::Parse("f.csv",
                                     "\xEF\xBB\xBF"
                                     "code,name\r\nA1, 甲 \r\nA2,乙");
  ASSERT_THAT(table, IsOk());
  EXPECT_THAT(table->header(), ElementsAre("code", "name"));
  EXPECT_EQ(table->Get(0, "name"), " 甲 ") << "blanks belong to the field";
  EXPECT_EQ(table->Place(1, "name"), "f.csv:3:4 name");
}

TEST(CsvTableTest, RefusesMalformedLinesWithTheirPlace) {
  EXPECT_THAT(Faults("a,b\n1,x\"y\n"), ElementsAre("f.csv:2:4 CSV_QUOTE"));
  EXPECT_THAT(Faults("a,b\n1,\"y\"z\n"), ElementsAre("f.csv:2:6 CSV_QUOTE"));
  EXPECT_THAT(Faults("a,b\n1,\"never closed\n2,x\n"), ElementsAre("f.csv:4:1 CSV_QUOTE"));
  EXPECT_THAT(Faults("a,b\n1\n1,2\n1,2,3\n"),
              ElementsAre("f.csv:2:1 CSV_FIELD_COUNT", "f.csv:4:3 CSV_FIELD_COUNT"));
  EXPECT_THAT(Faults("a,b,a\n"), ElementsAre("f.csv:1:5 CSV_HEADER"));
  EXPECT_THAT(Faults(""), ElementsAre("f.csv:1:1 CSV_HEADER"));
  EXPECT_THAT(Faults("a,b\n1,2\n1,\xff\n"), ElementsAre("f.csv:3:1 CSV_NOT_UTF8"));
}

TEST(CsvTableTest, NamesEveryMissingColumn) {
  const auto table = CsvTable::Parse("f.csv", "a,b\n1,2\n");
  ASSERT_THAT(table, IsOk());
  EXPECT_THAT(table->RequireColumns({"a", "b"}), IsOk());
  const absl::Status status = table->RequireColumns({"a", "c", "d"});
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(DetailsOf(status)->violations.size(), 2u);
}

}  // namespace
}  // namespace duban::client
