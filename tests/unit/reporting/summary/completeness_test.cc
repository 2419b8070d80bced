#include "services/reporting/domain/summary/completeness.h"

#include <gtest/gtest.h>

#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

TEST(CompletenessTest, CountsByUnitWorstFirst) {
  CampaignBuilder builder;
  builder.AddForm("dept-a", "2024-M01-D1", {});
  builder.AddForm("dept-a", "2024-M01-D2", {}, [](Form& form) { form.form_class = FormClass::kLate; });
  builder.AddMissing("dept-b", "2024-M01-D1");
  builder.AddForm("dept-c", "2024-M01-D1", {}, [](Form& form) { form.form_class = FormClass::kExcused; });
  builder.AddForm("dept-c", "2024-M01-D2", {}, [](Form& form) { form.state = FormState::kOpen; });
  builder.AddForm("dept-c", "2024-M02-D1", {});
  const auto units = CompletenessOf(builder.projection(), CampaignBuilder::kCampaign, PeriodOf("2024-M01"));
  ASSERT_EQ(units.size(), 3u);
  EXPECT_EQ(units[0].unit, "dept-b");
  EXPECT_EQ(units[1].unit, "dept-a");
  EXPECT_EQ(units[1].late, 1);
  EXPECT_EQ(units[1].Reported(), 2);
  EXPECT_EQ(units[2].due, 1);
  const Completeness total = TotalOf(units);
  EXPECT_EQ(total.due, 4);
  EXPECT_EQ(total.on_time, 2);
  EXPECT_EQ(total.missing, 1);
}

TEST(LightsByActionTest, CountsEveryItemOnce) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddTask("T-1");
  builder.AddTask("T-2", [](Item& item) { item.action = ""; });
  builder.AddForm(
      "dept-a", "2024-M03-D3",
      {ValueRow("I-1", "30"), DoneRow("T-1", absl::CivilDay(2024, 2, 1)), ProgressRow("T-2", "10")});
  const auto lights =
      LightsByAction(builder.projection(), builder.campaign(), Rubric(), PeriodOf("2024-M03"));
  ASSERT_EQ(lights.size(), 2u);
  EXPECT_EQ(lights[0].title, "产业培塑行动");
  EXPECT_EQ(lights[0].green, 1);
  EXPECT_EQ(lights[0].blue, 1);
  EXPECT_EQ(lights[1].action, "");
  EXPECT_EQ(lights[1].yellow, 1);
}

}  // namespace
}  // namespace duban::reporting
