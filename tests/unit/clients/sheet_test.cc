#include "clients/workbook/sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "clients/cpp/channel.h"
#include "services/common/errors.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/clients/xlsx_parts.h"

namespace duban::client {
namespace {

using ::duban::testing::IsOk;
using ::duban::testing::WorkbookParts;
using ::duban::testing::WriteZip;

class SheetTest : public ::testing::Test {
 protected:
  absl::StatusOr<Sheet> Read(const std::map<std::string, std::string>& parts,
                             const ArchiveLimits& limits = {}) {
    WriteZip(path_, parts);
    return Sheet::Read(path_, "旬报", limits);
  }
  static std::string ReasonOf(const absl::StatusOr<Sheet>& sheet) {
    const auto details = DetailsOf(sheet.status());
    return details.has_value() ? details->reason : std::string(sheet.status().message());
  }

  // Tests run side by side: each has a file of its own.
  const std::string path_ =
      absl::StrCat(::testing::TempDir(), "/sheet-",
                   ::testing::UnitTest::GetInstance()->current_test_info()->name(), ".xlsx");
};

TEST_F(SheetTest, ReadsEveryKindOfCell) {
  const auto sheet = Read(WorkbookParts(
      "旬报",
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
      "t=\"inlineStr\"><is>"
      "<t>行内_x000D_&amp;</t></is></c><c r=\"D1\"><v>1.1000000000000001</v></c><c r=\"E1\" "
      "s=\"1\"><v>0.25</v></c>"
      "<c r=\"F1\" s=\"2\"><v>0.3</v></c><c r=\"G1\" t=\"b\"><v>1</v></c><c r=\"H1\" "
      "t=\"e\"><v>#DIV/0!</v></c>"
      "<c r=\"I1\"><f>SUM(A1)</f></c><c r=\"J1\"><f>SUM(A1)</f><v>1E-05</v></c><c r=\"K1\" s=\"0\"/>"
      "<c r=\"L1\" t=\"s\"><v>7</v></c></row>"));
  ASSERT_THAT(sheet, IsOk());
  EXPECT_EQ(sheet->Text({0, 0}), "共享");
  EXPECT_EQ(sheet->Text({0, 1}), "分段") << "runs are joined, hints left out, outer blanks dropped";
  EXPECT_EQ(sheet->Text({0, 2}), "行内&");
  EXPECT_EQ(sheet->Text({0, 3}), "1.1") << "as typed";
  EXPECT_EQ(sheet->Find({0, 4})->kind, Cell::Kind::kPercent);
  EXPECT_EQ(sheet->Find({0, 5})->kind, Cell::Kind::kPercent);
  EXPECT_EQ(sheet->Find({0, 6})->kind, Cell::Kind::kYesNo);
  EXPECT_EQ(sheet->Find({0, 7})->kind, Cell::Kind::kFault);
  EXPECT_EQ(sheet->Find({0, 8})->kind, Cell::Kind::kFault) << "a formula without a result";
  EXPECT_EQ(sheet->Text({0, 9}), "0.00001");
  EXPECT_EQ(sheet->Find({0, 10}), nullptr);
  EXPECT_EQ(sheet->Find({0, 11})->kind, Cell::Kind::kFault) << "no such shared string";
  EXPECT_EQ(sheet->Place({7, 27}), "旬报!AB8");
}

TEST_F(SheetTest, CellsWithoutPlacesFollowEachOther) {
  const auto sheet =
      Read(WorkbookParts("旬报", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"));
  ASSERT_THAT(sheet, IsOk());
  EXPECT_EQ(sheet->Text({0, 1}), "2");
  EXPECT_EQ(sheet->Text({1, 0}), "3");
  EXPECT_EQ(sheet->row_count(), 2);
}

TEST_F(SheetTest, WhatLiesBeyondTheLimitsIsNotKept) {
  const auto sheet = Read(WorkbookParts("旬报",
                                        "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row><row "
                                        "r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>"));
  ASSERT_THAT(sheet, IsOk());
  EXPECT_TRUE(sheet->cells().empty());
}

TEST_F(SheetTest, RefusesWhatIsNoWorkbook) {
  ASSERT_THAT(WriteFile(path_, "not a workbook"), IsOk());
  EXPECT_EQ(ReasonOf(Sheet::Read(path_, "旬报")), kXlsxDamaged);
  EXPECT_EQ(ReasonOf(Sheet::Read(path_ + ".none", "旬报")), "FILE_NOT_READABLE");
  EXPECT_EQ(ReasonOf(Read(WorkbookParts("改了名", ""))), kXlsxSheet);
  auto parts = WorkbookParts("旬报", "");
  parts["xl/worksheets/second.xml"] = "<worksheet><sheetData>";
  EXPECT_EQ(ReasonOf(Read(parts)), kXlsxDamaged);
  parts.erase("xl/worksheets/second.xml");
  EXPECT_EQ(ReasonOf(Read(parts)), kXlsxDamaged);
}

TEST_F(SheetTest, RefusesDocumentTypes) {
  auto parts = WorkbookParts("旬报", "");
  parts["xl/worksheets/second.xml"] =
      "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData/></worksheet>";
  EXPECT_EQ(ReasonOf(Read(parts)), kXlsxDoctype);
}

TEST_F(SheetTest, StopsUnpackingAtTheLimit) {
  auto parts = WorkbookParts("旬报", std::string(5 << 20, ' '));
  EXPECT_EQ(ReasonOf(Read(parts, {.file_bytes = 1 << 20, .part_bytes = 1 << 20})), kXlsxTooLarge);
  EXPECT_EQ(ReasonOf(Read(parts, {.total_bytes = 1 << 20})), kXlsxTooLarge);
  EXPECT_EQ(ReasonOf(Read(parts, {.parts = 3})), kXlsxTooLarge);
  EXPECT_EQ(ReasonOf(Read(parts, {.file_bytes = 100})), kXlsxTooLarge);
  EXPECT_THAT(Read(parts), IsOk());
}

TEST_F(SheetTest, NoDamagedByteGoesUnnoticedOrEndsTheProgram) {
  WriteZip(path_, WorkbookParts("旬报", "<row r=\"1\"><c r=\"A1\"><v>7.15</v></c></row>"));
  const std::string whole = *ReadFile(path_);
  const std::string damaged = path_ + ".damaged.xlsx";
  for (size_t i = 0; i < whole.size(); i += 3) {
    std::string bytes = whole;
    bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
    ASSERT_THAT(WriteFile(damaged, bytes), IsOk());
    const auto sheet = Sheet::Read(damaged, "旬报");
    // Times and attributes in the directory may differ; the content is guarded by its checksum.
    if (sheet.ok()) {
      EXPECT_EQ(sheet->Text({0, 0}), "7.15") << "byte " << i;
    }
  }
}

}  // namespace
}  // namespace duban::client
