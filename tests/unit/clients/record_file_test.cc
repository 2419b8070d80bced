#include "clients/cli/record_file.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "clients/cpp/channel.h"
#include "services/common/errors.h"
#include "services/common/sha256.h"
#include "tests/support/status_matchers.h"

namespace duban::client {
namespace {

using ::duban::testing::IsOk;
using Records = google::protobuf::RepeatedPtrField<task::v1::ChangeRecord>;

// The first `count` records of a jurisdiction, linked as the service does.
Records Chain(int count) {
  Records records;
  std::string hash = Sha256("duban/hecheng");
  for (int i = 1; i <= count; ++i) {
    task::v1::Change change;
    change.set_sequence(i);
    change.set_name(absl::StrCat("jurisdictions/hecheng/units/u-", i));
    task::v1::ChangeRecord& record = *records.Add();
    record.set_sequence(i);
    record.set_change(change.SerializeAsString());
    hash = Sha256(absl::StrCat(hash, record.change()));
    record.set_hash(hash);
  }
  return records;
}

Records Part(const Records& all, int from, int to) {
  Records part;
  for (int i = from; i < to; ++i) *part.Add() = all.Get(i);
  return part;
}

class RecordFileTest : public ::testing::Test {
 protected:
  RecordFileTest() { std::remove(path_.c_str()); }
  void Export(const Records& records) {
    auto file = RecordFile::Open(path_);
    ASSERT_THAT(file, IsOk());
    ASSERT_THAT(file->Append(records), IsOk());
  }
  // Tests run side by side: each has a file of its own.
  const std::string path_ =
      absl::StrCat(::testing::TempDir(), "/record-",
                   ::testing::UnitTest::GetInstance()->current_test_info()->name(), ".jsonl");
};

TEST_F(RecordFileTest, AnExportIsWhole) {
  Export(Chain(5));
  const auto check = CheckRecordFile(path_);
  ASSERT_THAT(check, IsOk());
  EXPECT_EQ(check->checked, 5);
  EXPECT_EQ(check->first_broken, 0);
  EXPECT_EQ(check->last_hash, Chain(5).Get(4).hash());
}

TEST_F(RecordFileTest, AnyFlippedByteNamesItsRecord) {
  Export(Chain(3));
  const std::string whole = *ReadFile(path_);
  int line = 1;
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string bytes = whole;
    bytes[i] = static_cast<char>(bytes[i] ^ 1);
    ASSERT_THAT(WriteFile(path_, bytes), IsOk());
    const auto check = CheckRecordFile(path_);
    ASSERT_THAT(check, IsOk());
    EXPECT_EQ(check->first_broken, line) << "byte " << i << " " << check->problem;
    if (whole[i] == '\n') ++line;
  }
}

TEST_F(RecordFileTest, ARecordThatIsLeftOutIsNamed) {
  const Records all = Chain(4);
  Records without = Part(all, 0, 2);
  *without.Add() = all.Get(3);
  std::string lines;
  for (const auto& record : without) absl::StrAppend(&lines, RecordLine(record), "\n");
  ASSERT_THAT(WriteFile(path_, lines), IsOk());
  EXPECT_EQ(CheckRecordFile(path_)->first_broken, 3);
  EXPECT_EQ(CheckRecordFile(path_)->line, 3);
}

TEST_F(RecordFileTest, ACutExportGoesOnAfterItsLastWholeLine) {
  const Records all = Chain(4);
  Export(Part(all, 0, 2));
  const std::string part = *ReadFile(path_);
  ASSERT_THAT(WriteFile(path_, absl::StrCat(part, RecordLine(all.Get(2)).substr(0, 30))), IsOk());
  EXPECT_EQ(CheckRecordFile(path_)->first_broken, 3) << "a cut line is not taken for a whole one";
  const auto file = RecordFile::Open(path_);
  ASSERT_THAT(file, IsOk());
  EXPECT_EQ(file->last_sequence(), 2);
  Export(Part(all, 2, 4));
  EXPECT_EQ(CheckRecordFile(path_)->checked, 4);
  EXPECT_FALSE(RecordFile::Open(path_)->Append(Part(all, 1, 2)).ok()) << "records must follow";
}

TEST_F(RecordFileTest, OtherFilesAreLeftAlone) {
  ASSERT_THAT(WriteFile(path_, "notes\nof mine\n"), IsOk());
  EXPECT_EQ(DetailsOf(RecordFile::Open(path_).status())->reason, kRecordFile);
  ASSERT_THAT(WriteFile(path_, "notes"), IsOk());
  EXPECT_EQ(DetailsOf(RecordFile::Open(path_).status())->reason, kRecordFile);
  EXPECT_EQ(*ReadFile(path_), "notes");
  ASSERT_THAT(WriteFile(path_, ""), IsOk());
  EXPECT_EQ(DetailsOf(CheckRecordFile(path_).status())->reason, kRecordFile);
}

}  // namespace
}  // namespace duban::client
