#include "clients/workbook/form_sheet.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "clients/workbook/form_fields.h"
#include "clients/workbook/form_merge.h"
#include "clients/workbook/sheet.h"
#include "services/common/errors.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/clients/xlsx_parts.h"

namespace duban::client::form_sheet_test {
namespace {

using ::duban::testing::IsOk;
using google::protobuf::TextFormat;
using task::v1::Form;
using task::v1::FormRow;
using task::v1::Item;

constexpr char kForm[] = "jurisdictions/h/campaigns/c/periods/2024-M03-D1/forms/hc-drc";

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// An indicator, a task and a project, as saved.
std::vector<FormLine> Lines() {
  return {{Parse<Item>(R"pb(name: "j/items/I-1"
                            indicator { target: "7.5" unit_of_measure: "亿元" })pb"),
           Parse<FormRow>(R"pb(item: "I-1" value: "7.150" note: "一\n二" version: 2)pb"), FormRow()},
          {Parse<Item>(R"pb(name: "j/items/T-1"
                            task {})pb"),
           Parse<FormRow>(R"pb(item: "T-1"
                               progress: "100"
                               done_date { year: 2024 month: 3 day: 8 }
                               version: 1)pb"),
           FormRow()},
          {Parse<Item>(R"pb(name: "j/items/P-1"
                            project { milestones { milestone_id: "m1" } })pb"),
           FormRow(), FormRow()}};
}

// A cell with a text of its own.
std::string InlineText(const std::string& place, absl::string_view text) {
  return absl::StrCat("<c r=\"", place, "\" t=\"inlineStr\"><is><t>", text, "</t></is></c>");
}

// A hand-made sheet with every column and one line: texts, or raw cells ("<c…>").
std::string Rows(const std::map<std::string, std::string>& cells) {
  std::string keys;
  std::string line;
  int index = 0;
  for (const SheetColumn& column : kSheetColumns) {
    absl::StrAppend(&keys, InlineText(CellName({kKeyLine, index}), column.key));
    const std::string place = CellName({kFirstLine, index++});
    const auto cell = cells.find(column.key);
    if (cell == cells.end()) continue;
    absl::StrAppend(&line, cell->second[0] == '<'
                               ? absl::StrCat("<c r=\"", place, "\"", cell->second.substr(2))
                               : InlineText(place, cell->second));
  }
  return absl::StrCat("<row r=\"2\">", InlineText("A2", kFormFormat), InlineText("B2", kForm),
                      "</row><row r=\"3\">", keys, "</row><row r=\"5\">", line, "</row>");
}

class FormSheetTest : public ::testing::Test {
 protected:
  absl::StatusOr<FilledSheet> Export(const std::vector<FormLine>& lines) {
    const absl::Status written =
        WriteFormSheet({.form = kForm, .etag = "\"3\"", .title = "旬报", .lines = lines}, path_);
    return written.ok() ? ReadFormSheet(path_) : absl::StatusOr<FilledSheet>(written);
  }
  absl::StatusOr<FilledSheet> ReadRow(const std::map<std::string, std::string>& cells) {
    testing::WriteZip(path_, testing::WorkbookParts(kFormSheet, Rows(cells)));
    return ReadFormSheet(path_);
  }
  static std::vector<std::string> Faults(const absl::StatusOr<FilledSheet>& sheet) {
    std::vector<std::string> faults;
    const auto details = DetailsOf(sheet.status());
    if (!details.has_value()) return {std::string(sheet.status().message())};
    for (const FieldViolation& violation : details->violations)
      faults.push_back(absl::StrCat(violation.field, " ", violation.reason));
    return faults;
  }

  // Tests run side by side: each has a file of its own.
  const std::string path_ =
      absl::StrCat(::testing::TempDir(), "/form-",
                   ::testing::UnitTest::GetInstance()->current_test_info()->name(), ".xlsx");
};

TEST_F(FormSheetTest, WhatIsExportedComesBack) {
  const auto filled = Export(Lines());
  ASSERT_THAT(filled, IsOk());
  EXPECT_EQ(filled->form, kForm);
  EXPECT_EQ(filled->etag, "\"3\"");
  ASSERT_EQ(filled->lines.size(), 3u);
  EXPECT_EQ(filled->lines[0].row.item(), "I-1");
  EXPECT_EQ(filled->lines[0].row.note(), "一\n二");
  EXPECT_EQ(filled->lines[0].places.at("value"), "旬报!F5");
  EXPECT_EQ(filled->lines[1].row.done_date().day(), 8);
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_TRUE(SameContent(filled->lines[i].row, Lines()[i].row)) << i;
    EXPECT_EQ(filled->lines[i].base, Fingerprint(Lines()[i].row)) << i;
  }
}

TEST_F(FormSheetTest, MilestonesOfATaskAreFilledInLikeAProjects) {
  std::vector<FormLine> lines = Lines();
  lines[1].item = Parse<Item>(R"pb(name: "j/items/T-1"
                                   task {}
                                   milestones { milestone_id: "draft" display_name: "征求意见" })pb");
  lines[1].row.add_achieved_milestones("draft");
  EXPECT_TRUE(Applies("achieved_milestones", lines[1].item));
  EXPECT_FALSE(Applies("achieved_milestones", lines[0].item));
  const auto filled = Export(lines);
  ASSERT_THAT(filled, IsOk());
  EXPECT_EQ(FieldOf(filled->lines[1].row, "achieved_milestones"), "draft");
  EXPECT_TRUE(SameContent(filled->lines[1].row, lines[1].row));
}

TEST_F(FormSheetTest, ReadsWhatOtherWritersSave) {
  const auto filled = ReadRow({{"item", "P-1"},
                               {"value", "<c><v>7.15</v></c>"},
                               {"pending", "<c t=\"b\"><v>1</v></c>"},
                               {"progress", "12.5"},
                               {"done_date", "<c><v>45359</v></c>"},
                               {"started_date", "2024年3月8日"},
                               {"entered_date", "2024/3/8"},
                               {"achieved_milestones", "m1；m2， m3"},
                               {"note", "<c t=\"s\"><v>0</v></c>"}});
  ASSERT_THAT(filled, IsOk());
  const FormRow& row = filled->lines.at(0).row;
  EXPECT_EQ(row.value(), "7.15");
  EXPECT_TRUE(row.pending());
  EXPECT_EQ(row.progress(), "12.5");
  for (const char* date : {"done_date", "started_date", "entered_date"})
    EXPECT_EQ(FieldOf(row, date), "2024-03-08") << date;
  EXPECT_EQ(FieldOf(row, "achieved_milestones"), "m1;m2;m3");
  EXPECT_EQ(row.note(), "共享");
}

TEST_F(FormSheetTest, EveryFaultIsNamedAtItsCell) {
  EXPECT_THAT(Faults(ReadRow({{"value", "<c t=\"e\"><v>#REF!</v></c>"},
                              {"pending", "maybe"},
                              {"progress", "<c s=\"1\"><v>0.25</v></c>"},
                              {"done_date", "2024-02-30"},
                              {"started_date", "<c><v>7</v></c>"}})),
              ::testing::ElementsAre("旬报!F5 XLSX_FORMULA", "旬报!H5 XLSX_CELL", "旬报!I5 XLSX_PERCENT",
                                     "旬报!J5 XLSX_CELL", "旬报!L5 XLSX_CELL", "旬报!A5 XLSX_ITEM"));
  testing::WriteZip(path_, testing::WorkbookParts(kFormSheet, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
  EXPECT_THAT(Faults(ReadFormSheet(path_)), ::testing::ElementsAre("旬报!A2 XLSX_FORMAT"));
}

TEST_F(FormSheetTest, ColumnsAreKnownByTheirKeys) {
  std::string rows = Rows({{"item", "I-1"}});
  rows.replace(rows.find("<t>value</t>"), 12, "<t>valeu</t>");
  testing::WriteZip(path_, testing::WorkbookParts(kFormSheet, rows));
  EXPECT_THAT(Faults(ReadFormSheet(path_)),
              ::testing::ElementsAre("旬报!F3 XLSX_COLUMN", "旬报!A3 XLSX_COLUMN"));
}

// One line: what it was at the export, in the sheet and on record now.
RowOutcome Compare(const FormRow& base, const FormRow& sheet, const FormRow& now) {
  Form form;
  form.set_name(kForm);
  if (now.version() > 0) *form.add_rows() = now;
  FilledSheet filled{.form = kForm,
                     .etag = "",
                     .lines = {{sheet, Fingerprint(base), {{"", "旬报!A5"}, {"value", "旬报!F5"}}}}};
  return CompareSheet(filled, form).at(0);
}

FormRow Row(const std::string& value, int version) {
  FormRow row;
  row.set_item("I-1");
  row.set_value(value);
  row.set_version(version);
  return row;
}

TEST(FormMergeTest, ThreeStatesDecide) {
  using Kind = RowOutcome::Kind;
  EXPECT_EQ(Compare(Row("", 0), Row("", 0), Row("", 0)).kind, Kind::kSame);
  EXPECT_EQ(Compare(Row("7.1", 1), Row("7.10", 0), Row("7.1", 1)).kind, Kind::kSame)
      << "decimals, not spellings";
  EXPECT_EQ(Compare(Row("", 0), Row("7.1", 0), Row("", 0)).kind, Kind::kCreated);
  EXPECT_EQ(Compare(Row("7.1", 1), Row("7.2", 0), Row("7.1", 1)).kind, Kind::kChanged);
  EXPECT_EQ(Compare(Row("7.1", 1), Row("", 0), Row("7.1", 1)).kind, Kind::kChanged) << "emptied";
  EXPECT_EQ(Compare(Row("7.1", 1), Row("7.1", 0), Row("7.3", 2)).kind, Kind::kTheirs);
  EXPECT_EQ(Compare(Row("7.1", 1), Row("7.2", 0), Row("7.2", 2)).kind, Kind::kSame) << "imported already";
  EXPECT_EQ(Compare(Row("7.1", 1), Row("7.2", 0), Row("7.3", 2)).kind, Kind::kConflict);
}

TEST(FormMergeTest, AConflictNamesBothValues) {
  const absl::Status status = CheckConflicts({Compare(Row("7.1", 1), Row("7.2", 0), Row("7.3", 2))}, kForm);
  const auto details = DetailsOf(status);
  ASSERT_TRUE(details.has_value());
  EXPECT_EQ(details->reason, "ETAG_MISMATCH");
  ASSERT_EQ(details->violations.size(), 1u);
  EXPECT_EQ(details->violations[0].field, "旬报!F5");
  EXPECT_THAT(details->violations[0].description,
              ::testing::AllOf(::testing::HasSubstr("7.3"), ::testing::HasSubstr("7.2")));
  EXPECT_THAT(CheckConflicts({Compare(Row("7.1", 1), Row("7.2", 0), Row("7.1", 1))}, kForm), IsOk());
}

}  // namespace
}  // namespace duban::client::form_sheet_test
