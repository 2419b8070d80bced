#include "clients/demo/simulate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "clients/import/folder.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item_service.pb.h"
#include "services/common/decimal.h"
#include "tests/support/status_matchers.h"

namespace duban::client {
namespace {

using task::v1::FormRow;
using task::v1::Indicator;
using task::v1::Item;

// Every item of the real campaign, named as the server names it.
std::vector<Item> RealItems() {
  const auto folder = ReadCampaignFolder(DUBAN_SOURCE_DIR "/deploy/demo/hecheng-2024", "hecheng");
  EXPECT_THAT(folder, ::duban::testing::IsOk());
  std::vector<Item> items;
  for (const ImportStep& step : folder.ok() ? folder->steps : std::vector<ImportStep>()) {
    const auto* batch = std::get_if<task::v1::BatchCreateItemsRequest>(&step.request);
    if (batch == nullptr) continue;
    for (const auto& request : batch->requests()) {
      items.push_back(request.item());
      items.back().set_name(folder->names.Item(request.item_id()));
    }
  }
  EXPECT_EQ(items.size(), 562u);
  return items;
}

std::vector<Period> DekadsOfYear() { return DekadsOf({.kind = PeriodKind::kYear, .year = 2024, .index = 1}); }

// The figure that must not fall; empty if there is none.
std::string CumulativeFigure(const Item& item, const FormRow& row) {
  if (item.has_indicator()) {
    const auto kind = item.indicator().kind();
    return kind == Indicator::KIND_CUM || kind == Indicator::KIND_COUNT ? row.value() : "";
  }
  return item.has_project() ? row.invested_wan() : row.progress();
}

TEST(SimulateTest, CumulativeFiguresNeverFall) {
  for (const Item& item : RealItems()) {
    Rational before = 0;
    for (const Period& dekad : DekadsOfYear()) {
      const std::string figure = CumulativeFigure(item, SimulateRow(item, dekad));
      if (figure.empty()) continue;
      const auto now = ParseDecimal(figure);
      ASSERT_THAT(now, ::duban::testing::IsOk()) << item.name() << " " << figure;
      EXPECT_GE(*now, before) << item.name() << " " << PeriodId(dekad);
      before = *now;
    }
  }
}

TEST(SimulateTest, EveryRowHasItsFigureAndIsMarked) {
  for (const Item& item : RealItems()) {
    for (const Period& dekad : DekadsOfYear()) {
      const FormRow row = SimulateRow(item, dekad);
      EXPECT_THAT(row.note(), ::testing::StartsWith("模拟数据"));
      const bool has_figure = !row.value().empty() || row.pending() || !row.progress().empty() ||
                              !row.invested_wan().empty() || !item.project().milestones().empty();
      EXPECT_TRUE(has_figure) << item.name();
      EXPECT_FALSE(!row.value().empty() && row.pending()) << item.name();
    }
  }
}

TEST(SimulateTest, NoDateLiesAfterThePeriod) {
  int started = 0;
  for (const Item& item : RealItems()) {
    for (const Period& dekad : DekadsOfYear()) {
      const FormRow row = SimulateRow(item, dekad);
      for (const auto* date : {&row.done_date(), &row.started_date(), &row.entered_date()}) {
        if (date->year() == 0) continue;
        EXPECT_LE(absl::CivilDay(date->year(), date->month(), date->day()), LastDay(dekad)) << item.name();
      }
      EXPECT_TRUE(!row.has_done_date() || row.progress() == "100") << item.name();
      started += dekad.index == 9 && row.has_started_date() ? 1 : 0;
    }
  }
  EXPECT_GT(started, 20) << "some projects have started by the end of the first quarter";
}

TEST(SimulateTest, CountsAreWholeAndFollowFromItemAndPeriodAlone) {
  const Period dekad{.kind = PeriodKind::kDekad, .year = 2024, .index = 9};
  std::set<std::string> values;
  for (const Item& item : RealItems()) {
    const FormRow row = SimulateRow(item, dekad);
    EXPECT_EQ(row.SerializeAsString(), SimulateRow(item, dekad).SerializeAsString());
    if (item.indicator().kind() == Indicator::KIND_COUNT) {
      EXPECT_EQ(row.value().find('.'), std::string::npos) << item.name();
    }
    if (item.indicator().kind() == Indicator::KIND_RELATION) values.insert(row.value());
  }
  EXPECT_THAT(values, ::testing::IsSubsetOf({"0", "1"}));
}

}  // namespace
}  // namespace duban::client
