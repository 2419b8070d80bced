// Optional columns of the items' tables, and items written by paths: on the command line and in a CSV file.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>

#include <fstream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "clients/cli/item_options.h"
#include "services/common/errors.h"
#include "tests/support/error_matchers.h"

namespace duban::client::item_columns_test {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using task::v1::Indicator;
using task::v1::Item;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const Names kNames{"hecheng", "c-2024"};

Context Hecheng() {
  Context context;
  context.options.jurisdiction = "hecheng";
  context.options.campaign = "c-2024";
  return context;
}

Item Parse(const std::string& text) {
  Item item;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &item)) << text;
  return item;
}

void ExpectSame(const Item& item, const std::string& expected) {
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(item, Parse(expected)))
      << item.DebugString();
}

TablePtr Table(const std::string& text) {
  auto table = CsvTable::Parse("tasks.csv", text);
  EXPECT_THAT(table, IsOk());
  return std::make_shared<const CsvTable>(*std::move(table));
}

constexpr char kTaskHead[] =
    "code,action_code,title,lead_unit,start,due,strength,lead_leader,livelihood,milestones,"
    "quantified_goal\n";

TEST(OptionalColumnsTest, AreReadWhereTheyStand) {
  const auto made = TaskRequest(
      kNames, Table(absl::StrCat(kTaskHead,
                                 "T-1,A1,建设口袋公园,hc-sti,2024-01-01,2024-12-31,strive,chen-san,是,"
                                 "draft:征求意见:40:2024-06-30;open:开放:60,5 个\n",
                                 "T-2,A1,宣传,hc-sti,2024-01-01,2024-12-31,,,,,\n")));
  ASSERT_THAT(made, IsOk());
  const Item& item = made->request.requests(0).item();
  EXPECT_EQ(item.strength(), Item::STRENGTH_STRIVE);
  EXPECT_EQ(item.lead_leader(), "chen-san");
  EXPECT_TRUE(item.livelihood());
  EXPECT_EQ(item.task().quantified_goal(), "5 个");
  ASSERT_EQ(item.milestones_size(), 2);
  EXPECT_EQ(item.milestones(0).due_date().month(), 6);
  EXPECT_EQ(item.milestones(1).display_name(), "开放");
  EXPECT_FALSE(item.milestones(1).has_due_date());
  EXPECT_EQ(made->request.requests(1).item().strength(), Item::STRENGTH_UNSPECIFIED);
  EXPECT_THAT(made->places.Find("requests[0].item.milestones[1].weight"), HasSubstr(" milestones"));
}

TEST(OptionalColumnsTest, EveryFaultIsNamedAtItsCell) {
  const auto made =
      TaskRequest(kNames, Table(absl::StrCat(kTaskHead,
                                             "T-1,A1,甲,hc-sti,2024-01-01,2024-12-31,hard,,maybe,"
                                             "draft:征求意见:40:June,\n")));
  EXPECT_THAT(Faults(made.status()),
              ElementsAre("tasks.csv:2:39 strength: UNKNOWN_WORD", "tasks.csv:2:45 livelihood: UNKNOWN_WORD",
                          "tasks.csv:2:51 milestones: UNKNOWN_WORD"));
}

TEST(OptionalColumnsTest, IndicatorsMayHaveAMonthlyPlan) {
  const auto made = IndicatorRequest(
      kNames,
      Table(
          "code,action_code,name,unit,target,comparator,kind,baseline_2023,lead_unit,data_source,lag_days,"
          "monthly_plan\n"
          "I-1,A1,产值,亿元,12,>=,cumulative_amount,,hc-sti,official_stat,20,1;2;3;4;5;6;7;8;9;10;11;12\n"));
  ASSERT_THAT(made, IsOk());
  const Indicator& indicator = made->request.requests(0).item().indicator();
  EXPECT_EQ(indicator.data_source(), Indicator::DATA_SOURCE_OFFICIAL_STAT);
  EXPECT_EQ(indicator.lag_days(), 20);
  EXPECT_EQ(indicator.schedule(), Indicator::SCHEDULE_PLAN);
  EXPECT_EQ(indicator.monthly_plan_size(), 12);
}

TEST(ItemOptionsTest, AWholeItemByOptions) {
  ItemOptions options;
  options.type = "indicator";
  options.name = "新增四上企业";
  options.unit = "hc-sti";
  options.due = "2024-12-31";
  options.fields = {"kind=count", "target=80", "unitOfMeasure=家"};
  const auto item = options.Read(Hecheng());
  ASSERT_THAT(item, IsOk());
  ExpectSame(*item, R"pb(
    display_name: "新增四上企业"
    lead_unit: "jurisdictions/hecheng/units/hc-sti"
    due_date { year: 2024 month: 12 day: 31 }
    indicator { kind: KIND_COUNT target: "80" unit_of_measure: "家" }
  )pb");
  options.fields = {"target"};
  EXPECT_THAT(std::string(options.Read(Hecheng()).status().message()), HasSubstr("字段=值"));
  options.type.clear();
  EXPECT_THAT(std::string(options.Read(Hecheng()).status().message()), HasSubstr("没有类别"));
}

TEST(ItemOptionsTest, SettingAFieldReplacesWhatItHeld) {
  Item item = Parse(R"pb(coop_units: "jurisdictions/hecheng/units/hc-lab"
                         responsible_person: "li-na"
                         milestones { milestone_id: "old" })pb");
  for (const char* pair :
       {"coop_units=hc-agri;hc-sti", "responsible_person=", "strength=力争",
        "milestones=milestone_id=draft,weight=40,due_date=2024-06-30;milestone_id=open,weight=60"}) {
    EXPECT_THAT(SetPair(Hecheng(), pair, item), IsOk()) << pair;
  }
  ExpectSame(item, R"pb(
    coop_units: "jurisdictions/hecheng/units/hc-agri"
    coop_units: "jurisdictions/hecheng/units/hc-sti"
    strength: STRENGTH_STRIVE
    milestones {
      milestone_id: "draft"
      weight: "40"
      due_date { year: 2024 month: 6 day: 30 }
    }
    milestones { milestone_id: "open" weight: "60" }
  )pb");
  EXPECT_FALSE(SetPair(Hecheng(), "nothing=1", item).ok());
  EXPECT_FALSE(SetPair(Hecheng(), "start_date=2024-1-1", item).ok());
}

absl::StatusOr<ItemBatch> ReadCsv(const std::string& content) {
  const std::string path =
      absl::StrCat(::testing::TempDir(), "/items-",
                   ::testing::UnitTest::GetInstance()->current_test_info()->name(), ".csv");
  std::ofstream(path) << content;
  return ReadItemsCsv(Hecheng(), kNames, path);
}

TEST(ItemsCsvTest, ColumnsArePaths) {
  const auto made = ReadCsv(
      "item_id,type,display_name,lead_unit,due_date,indicator.target,milestones\n"
      "T-1,task,建设口袋公园,hc-sti,2024-12-31,,\"milestone_id=open,display_name=开放,weight=100\"\n"
      "I-1,indicator,产值,hc-sti,,120,\n");
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->request.parent(), "jurisdictions/hecheng/campaigns/c-2024");
  ASSERT_EQ(made->request.requests_size(), 2);
  EXPECT_EQ(made->request.requests(0).item_id(), "T-1");
  EXPECT_TRUE(made->request.requests(0).item().has_task());
  EXPECT_EQ(made->request.requests(0).item().milestones(0).display_name(), "开放");
  EXPECT_EQ(made->request.requests(1).item().indicator().target(), "120");
  EXPECT_THAT(made->places.Find("requests[1].item.indicator.target"), HasSubstr(".csv:3:"));
  EXPECT_THAT(made->places.Find("requests[1].item_id"), HasSubstr(" item_id"));
}

TEST(ItemsCsvTest, EveryRowsFaultsAreNamedAndNothingIsMade) {
  EXPECT_THAT(
      Faults(ReadCsv("item_id,type,due_date\nT-1,chore,2024-12-31\nT-2,task,soon\n").status()),
      ElementsAre(HasSubstr(".csv:2:5 type: UNKNOWN_WORD"), HasSubstr(".csv:3:10 due_date: UNKNOWN_WORD")));
}

TEST(ItemsCsvTest, UnknownColumnsAreNamed) {
  EXPECT_THAT(Faults(ReadCsv("item_id,titel\nT-1,x\n").status()), ElementsAre(HasSubstr(": CSV_COLUMN")));
  EXPECT_THAT(Faults(ReadCsv("display_name\nx\n").status()), ElementsAre(HasSubstr(": CSV_COLUMN")));
}

}  // namespace
}  // namespace duban::client::item_columns_test
