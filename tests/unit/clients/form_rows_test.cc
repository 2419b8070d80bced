#include "clients/cli/form_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cpp/channel.h"
#include "services/common/errors.h"
#include "tests/support/status_matchers.h"

namespace duban::client {
namespace {

using ::duban::testing::IsOk;
using ::duban::testing::StatusIs;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(FormRowsTest, ReadsARowFromTheCommandLine) {
  const auto row = ParseRow(
      "item=P-001,invested_wan=1200,started_date=2024-03-05,achieved_milestones=a;b,note=一，二,三=3");
  ASSERT_THAT(row, IsOk());
  EXPECT_EQ(row->item(), "P-001");
  EXPECT_EQ(row->invested_wan(), "1200");
  EXPECT_EQ(row->started_date().day(), 5);
  EXPECT_THAT(row->achieved_milestones(), ElementsAre("a", "b"));
  EXPECT_EQ(row->note(), "一，二,三=3") << "a note may hold commas";
}

TEST(FormRowsTest, RefusesWhatItCannotRead) {
  EXPECT_THAT(ParseRow("value=1"), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("item=")));
  EXPECT_THAT(ParseRow("item=I-1,colour=red"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("colour=red")));
  EXPECT_THAT(ParseRow("item=I-1,done_date=2024-02-30"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("2024-02-30")));
  EXPECT_THAT(ParseRow("item=I-1,pending=maybe"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("pending")));
}

TEST(FormRowsTest, FileRowsKnowTheirCells) {
  const std::string path = ::testing::TempDir() + "/rows.csv";
  ASSERT_THAT(WriteFile(path, "item,value,note\nI-1,7.15,甲\nI-2,abc,乙\n"), IsOk());
  const auto typed = ReadRows(path);
  ASSERT_THAT(typed, IsOk());
  ASSERT_EQ(typed->rows.size(), 2u);
  EXPECT_EQ(typed->rows[1].value(), "abc") << "whether it is a decimal is the server's business";
  EXPECT_EQ(typed->places.Find("rows[1].value"), "rows.csv:3:5 value");
}

TEST(FormRowsTest, FileWithAnUnknownColumnIsRefused) {
  const std::string path = ::testing::TempDir() + "/colour.csv";
  ASSERT_THAT(WriteFile(path, "item,colour\nI-1,red\n"), IsOk());
  EXPECT_THAT(ReadRows(path), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("colour")));
}

}  // namespace
}  // namespace duban::client
