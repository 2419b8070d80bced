// What of a long list is printed, and that the workbook has all of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/domain/bulletin/compose.h"
#include "tests/support/status_matchers.h"
#include "tests/unit/reporting/bulletin/bulletin_press.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

using ::duban::testing::IsOk;
using ::testing::HasSubstr;

const absl::Time kListed = At(absl::CivilDay(2024, 4, 9), 10);

Composition Listed(BulletinPress& press, BulletinKind kind, const char* period) {
  Bulletin bulletin = press.New(kind, period, kListed);
  absl::StatusOr<Composition> composed = press.Finish(bulletin);
  EXPECT_THAT(composed, IsOk());
  return *std::move(composed);
}

// The tables of a document with a title, by where they stand.
std::vector<const Table*> TablesNamed(const Document& document, const std::string& title) {
  std::vector<const Table*> tables;
  for (const Block& block : document.blocks) {
    const Table* table = std::get_if<Table>(&block);
    if (table != nullptr && table->title == title) tables.push_back(table);
  }
  return tables;
}

// Forty tasks in step, one behind and one that came from red to green since February.
BulletinPress LongMonth() {
  BulletinPress press;
  std::vector<FormRow> february, march;
  for (int i = 0; i < 42; ++i) {
    const std::string code = absl::StrCat("T-", 100 + i);
    press.record.AddTask(code);
    february.push_back(ProgressRow(code, i == 1 ? "0" : "17"));
    march.push_back(ProgressRow(code, i == 0 ? "0" : "25"));
  }
  press.record.AddForm("dept-a", "2024-M02-D3", february);
  press.record.AddForm("dept-a", "2024-M03-D3", march);
  press.record.Lock("2024-Q1");
  return press;
}

TEST(BulletinListingTest, AnnexesPrintWhatStandsOutAndTheWorkbookHasAll) {
  BulletinPress press = LongMonth();
  const Composition month = Listed(press, BulletinKind::kMonthly, "2024-M03");
  const std::vector<const Table*> lists = TablesNamed(month.document, "重点任务进展情况一览表");
  ASSERT_THAT(lists, ::testing::SizeIs(2));
  EXPECT_EQ(lists[0]->medium, Medium::kPrint);
  EXPECT_EQ(lists[1]->medium, Medium::kWorkbook);
  EXPECT_THAT(lists[1]->rows, ::testing::SizeIs(42));
  ASSERT_THAT(lists[0]->rows, ::testing::SizeIs(2));
  EXPECT_EQ(lists[0]->rows[0][1].text, "事项T-100");
  EXPECT_EQ(lists[0]->rows[1][1].text, "事项T-101");
  EXPECT_THAT(lists[0]->rows[1][7].text, HasSubstr("上月"));
  EXPECT_EQ(lists[0]->note,
            "本表列红灯、黄灯和转为绿灯、蓝灯、人工改灯的重点任务2项；其余40项（绿灯40项）未列出，"
            "全部42项见表格文件（XLSX）“重点任务进展情况一览表”。");
  EXPECT_EQ(month.figures.at("list.tasks.left").text, "40");
  EXPECT_EQ(month.figures.at("lights.green").text, "41");
}

TEST(BulletinListingTest, WhichLightsArePrintedIsData) {
  BulletinPress press = LongMonth();
  BulletinRules rules = PressRules();
  rules.print.lights = {Light::kGreen};
  rules.print.changed_to = {};
  const Bulletin bulletin = press.New(BulletinKind::kMonthly, "2024-M03", kListed);
  const auto month = Compose({press.record.projection(), press.book, Rubric(), rules}, bulletin);
  ASSERT_THAT(month, IsOk());
  EXPECT_THAT(TablesNamed(month->document, "重点任务进展情况一览表").front()->rows, ::testing::SizeIs(41));
}

TEST(BulletinListingTest, ABriefPrintsAtLeastSomeTasks) {
  BulletinPress press = LongMonth();
  const Composition brief = Listed(press, BulletinKind::kDekad, "2024-M03-D3");
  const std::vector<const Table*> lists = TablesNamed(brief.document, "重点任务进展");
  ASSERT_THAT(lists, ::testing::SizeIs(2));
  EXPECT_GE(static_cast<int>(lists[0]->rows.size()), PressRules().print.key_tasks);
  EXPECT_THAT(lists[1]->rows, ::testing::SizeIs(42));
}

// More tasks are newly done than a brief has room for: the red project still comes first.
TEST(BulletinListingTest, ABriefPrintsRedProjectsBeforeTasksThatAreDone) {
  BulletinPress press;
  const absl::CivilDay done(2024, 3, 25);
  std::vector<FormRow> before, now;
  for (int i = 0; i < PressRules().print.most_tasks + 1; ++i) {
    const std::string code = absl::StrCat("T-", 100 + i);
    press.record.AddTask(code);
    before.push_back(ProgressRow(code, "22"));
    now.push_back(DoneRow(code, done));
  }
  press.record.AddProject("P-1", [](Item& item) { item.project.planned_start = absl::CivilDay(2024, 1, 2); });
  FormRow idle;
  idle.item = "P-1";
  before.push_back(idle);
  now.push_back(idle);
  press.record.AddForm("dept-a", "2024-M03-D2", before);
  press.record.AddForm("dept-a", "2024-M03-D3", now);
  press.record.Lock("2024-Q1");
  const Composition brief = Listed(press, BulletinKind::kDekad, "2024-M03-D3");
  const std::vector<const Table*> lists = TablesNamed(brief.document, "重点任务进展");
  ASSERT_THAT(lists, ::testing::SizeIs(2));
  EXPECT_EQ(lists[0]->rows[0][1].text, "事项P-1");
  EXPECT_EQ(lists[0]->rows[0][6].text, "红灯");
}

}  // namespace
}  // namespace duban::reporting
