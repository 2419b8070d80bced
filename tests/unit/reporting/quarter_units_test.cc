// Who is evaluated in a quarter, in which group and by which points.
#include <gtest/gtest.h>

#include <string>

#include "services/reporting/domain/score/quarter.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::quarter_units_test {
namespace {

QuarterResult Compute(const CampaignBuilder& builder) {
  return ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Q1"))
      .value();
}

LeafResult Leaf(const QuarterResult& result, const char* unit, LeafId id) {
  const Scorecard* card = result.Find(unit);
  if (card == nullptr) return {};
  for (const Component& component : card->components) {
    for (const LeafResult& leaf : component.leaves) {
      if (leaf.id == id) return leaf;
    }
  }
  return {};
}

TEST(QuarterUnitsTest, UnitsWithoutItemsAreNotRankedAndOthersAreNotEvaluated) {
  CampaignBuilder builder;
  builder.AddTask("T-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ProgressRow("T-1", "25")});
  const QuarterResult result = Compute(builder);
  EXPECT_TRUE(result.Find("dept-b")->flags.contains(Flag::kNotRanked));
  EXPECT_EQ(result.Find("superior"), nullptr);
  EXPECT_EQ(result.Find("dept-a")->rank, 1);
  EXPECT_EQ(result.Find("dept-a")->ranked, 1);
  EXPECT_EQ(result.Find("tf-1")->group, "TF");
  EXPECT_EQ(result.Find("town-a")->group, "TOWN");
}

TEST(QuarterUnitsTest, UnitsUnderSixtyDaysOldAreScoredButNotRanked) {
  CampaignBuilder builder;
  builder.AddTask("T-1", [](Item& item) { item.lead_unit = "young"; });
  builder.AddForm("young", "2024-M03-D3", {ProgressRow("T-1", "25")});
  const auto put = [&](absl::CivilDay from) {
    Unit unit;
    unit.id = "young";
    unit.group = UnitGroup::kDepartment;
    unit.valid_from = from;
    builder.Put(unit);
  };
  put(absl::CivilDay(2024, 2, 1));  // 29 + 31 days
  EXPECT_TRUE(Compute(builder).Find("young")->IsRanked());
  put(absl::CivilDay(2024, 2, 2));
  EXPECT_FALSE(Compute(builder).Find("young")->IsRanked());
  EXPECT_TRUE(Leaf(Compute(builder), "young", LeafId::kK3a).applicable);
  put(absl::CivilDay(2024, 4, 1));
  EXPECT_EQ(Compute(builder).Find("young"), nullptr);
}

TEST(QuarterUnitsTest, AGroupIsScoredByItsOwnPoints) {
  CampaignBuilder builder;
  builder.AddTask("T-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ProgressRow("T-1", "25")},
                  [](Form& form) { form.form_class = FormClass::kLate; });
  Scheme scheme = Rubric();
  LeafPoints points = scheme.points;
  points.k2a = 5;
  points.k2c = 3;
  scheme.group_points["DEPT"] = points;
  const auto compute = [&](const char* unit) {
    return Leaf(ComputeQuarter(builder.projection(), scheme, CampaignBuilder::kCampaign, PeriodOf("2024-Q1"))
                    .value(),
                unit, LeafId::kK2a)
        .exact;
  };
  EXPECT_EQ(compute("dept-a"), Dec("4.8"));
  EXPECT_EQ(compute("tf-1"), 4);
}

TEST(QuarterUnitsTest, AUnitIsRankedWhereTheSchemePutsItsKind) {
  CampaignBuilder builder;
  Unit unit;
  unit.id = "institute";
  unit.kind = "INSTITUTION";
  builder.Put(unit);
  unit.id = "company";
  unit.kind = "COMPANY";
  unit.group = UnitGroup::kDepartment;
  builder.Put(unit);
  const QuarterResult result = Compute(builder);
  ASSERT_NE(result.Find("institute"), nullptr);
  EXPECT_EQ(result.Find("institute")->group, "DEPT");
  EXPECT_EQ(result.Find("company"), nullptr);
}

TEST(QuarterUnitsTest, ATransferAfterTheQuarterLeavesTheItemWithTheUnitThatLedIt) {
  CampaignBuilder builder;
  builder.AddTask("T-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ProgressRow("T-1", "25")});
  builder.SetTime(At(absl::CivilDay(2024, 4, 2), 9));
  builder.AddTask("T-1", [](Item& item) { item.lead_unit = "dept-b"; });
  EXPECT_TRUE(Leaf(Compute(builder), "dept-a", LeafId::kK3a).applicable);
  EXPECT_FALSE(Leaf(Compute(builder), "dept-b", LeafId::kK3a).applicable);
}

}  // namespace
}  // namespace duban::reporting::quarter_units_test
