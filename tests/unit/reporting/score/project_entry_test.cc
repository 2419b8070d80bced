// When a project's statistics entry (入统) is due, and that silence does not put it off.
#include <gtest/gtest.h>

#include "services/reporting/domain/score/quarter.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/score/affair_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::project_entry_test {
namespace {

constexpr char kLastDekad[] = "2024-M03-D3";

// A project without planned start or plan of its own, worth its entry; the form of `dekad` says it started.
CampaignBuilder StartedBy(const char* dekad, absl::CivilDay started) {
  CampaignBuilder builder;
  builder.AddProject("P-1", [](Item& item) { item.project.total_plan_wan = Dec("800"); });
  FormRow row;
  row.item = "P-1";
  row.started = started;
  builder.AddForm("dept-a", dekad, {row});
  return builder;
}

LeafResult ProjectsOf(CampaignBuilder& builder) {
  builder.Lock("2024-Q1");
  const auto result =
      ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Q1"));
  return LeafOf(result.value(), "dept-a", LeafId::kK3b);
}

TEST(ProjectEntryTest, AStartAMonthAgoMakesItDue) {
  CampaignBuilder due = StartedBy(kLastDekad, absl::CivilDay(2024, 2, 20));
  const LeafResult leaf = ProjectsOf(due);
  EXPECT_TRUE(leaf.applicable);
  EXPECT_EQ(leaf.exact, 0);
  CampaignBuilder early = StartedBy(kLastDekad, absl::CivilDay(2024, 3, 20));
  EXPECT_FALSE(ProjectsOf(early).applicable);
}

TEST(ProjectEntryTest, AMissingFormDoesNotTakeBackAStartThatWasReported) {
  CampaignBuilder builder = StartedBy("2024-M02-D3", absl::CivilDay(2024, 2, 20));
  builder.AddMissing("dept-a", kLastDekad);
  const LeafResult leaf = ProjectsOf(builder);
  EXPECT_TRUE(leaf.applicable);
  EXPECT_EQ(leaf.exact, 0);
}

TEST(ProjectEntryTest, AMissingFormDoesNotCountAStartAsDone) {
  CampaignBuilder builder;
  builder.AddProject("P-1", [](Item& item) { item.project.planned_start = absl::CivilDay(2024, 2, 1); });
  FormRow row;
  row.item = "P-1";
  row.started = absl::CivilDay(2024, 2, 1);
  builder.AddForm("dept-a", "2024-M02-D3", {row});
  builder.AddMissing("dept-a", kLastDekad);
  const LeafResult leaf = ProjectsOf(builder);
  EXPECT_TRUE(leaf.applicable);
  EXPECT_EQ(leaf.exact, 0);
}

}  // namespace
}  // namespace duban::reporting::project_entry_test
