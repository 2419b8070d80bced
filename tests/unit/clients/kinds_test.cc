#include "clients/import/kinds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "clients/import/folder.h"
#include "duban/task/v1/item_service.pb.h"
#include "duban/task/v1/unit.pb.h"
#include "tests/support/status_matchers.h"

namespace duban::client::kinds_test {
namespace {

using ::duban::testing::IsOk;
using task::v1::Indicator;
using task::v1::Project;
using task::v1::Unit;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

CampaignFolder Hecheng() {
  auto folder = ReadCampaignFolder(DUBAN_SOURCE_DIR "/deploy/demo/hecheng-2024", "hecheng");
  EXPECT_THAT(folder, IsOk());
  return folder.ok() ? *std::move(folder) : CampaignFolder();
}

template <typename Request>
const Request& RequestOf(const CampaignFolder& folder, const std::string& file) {
  for (const ImportStep& step : folder.steps) {
    if (step.file == file) return std::get<Request>(step.request);
  }
  ADD_FAILURE() << "no " << file;
  return Request::default_instance();
}

TEST(KindsTest, RealIndicatorsByKind) {
  const CampaignFolder folder = Hecheng();
  std::map<Indicator::Kind, int> counts;
  for (const auto& request :
       RequestOf<task::v1::BatchCreateItemsRequest>(folder, "indicators.csv").requests()) {
    ++counts[request.item().indicator().kind()];
  }
  EXPECT_THAT(counts,
              UnorderedElementsAre(Pair(Indicator::KIND_CUM, 9), Pair(Indicator::KIND_COUNT, 30),
                                   Pair(Indicator::KIND_RATE, 10), Pair(Indicator::KIND_RATIO, 9),
                                   Pair(Indicator::KIND_STOCK, 1), Pair(Indicator::KIND_RELATION, 10)));
}

TEST(KindsTest, RealProjectsAndUnitsByKind) {
  const CampaignFolder folder = Hecheng();
  std::map<Project::ProjectClass, int> classes;
  for (const auto& request :
       RequestOf<task::v1::BatchCreateItemsRequest>(folder, "projects.csv").requests()) {
    const Project& project = request.item().project();
    ++classes[project.project_class()];
    const bool build = project.project_class() == Project::PROJECT_CLASS_BUILD;
    EXPECT_EQ(build, !project.annual_plan_wan().empty()) << request.item_id();
    EXPECT_EQ(build, project.milestones().empty()) << request.item_id();
  }
  EXPECT_THAT(classes, UnorderedElementsAre(Pair(Project::PROJECT_CLASS_BUILD, 100),
                                            Pair(Project::PROJECT_CLASS_RESERVE, 9),
                                            Pair(Project::PROJECT_CLASS_ATTRACT_LEGACY, 5)));
  std::map<Unit::Kind, int> kinds;
  for (const auto& request : RequestOf<task::v1::BatchCreateUnitsRequest>(folder, "units.csv").requests()) {
    ++kinds[request.unit().kind()];
  }
  EXPECT_THAT(kinds, UnorderedElementsAre(Pair(Unit::KIND_DEPARTMENT, 44), Pair(Unit::KIND_TOWNSHIP, 11),
                                          Pair(Unit::KIND_TASK_FORCE, 8), Pair(Unit::KIND_GENERAL_OFFICE, 1),
                                          Pair(Unit::KIND_SUPERVISION_OFFICE, 1),
                                          Pair(Unit::KIND_INSTITUTION, 29), Pair(Unit::KIND_OTHER, 60)));
}

TEST(KindsTest, LevelsFollowComparatorUnitAndBaseline) {
  EXPECT_EQ(IndicatorKind({.kind = "level", .unit = "%", .comparator = "<=", .has_baseline = true}),
            Indicator::KIND_CAP);
  EXPECT_EQ(IndicatorKind({.kind = "level", .unit = "%", .comparator = ">=", .has_baseline = true}),
            Indicator::KIND_RATIO);
  EXPECT_EQ(IndicatorKind({.kind = "level", .unit = "万户", .comparator = ">=", .has_baseline = false}),
            Indicator::KIND_RATIO);
  EXPECT_EQ(IndicatorKind({.kind = "level", .unit = "万户", .comparator = ">=", .has_baseline = true}),
            Indicator::KIND_STOCK);
  EXPECT_EQ(IndicatorKind({.kind = "mood", .unit = "%", .comparator = ">=", .has_baseline = true}),
            std::nullopt);
}

TEST(KindsTest, PoliciesAreLedByTheirActionOrTheOffice) {
  const CampaignFolder folder = Hecheng();
  int office = 0;
  for (const auto& request :
       RequestOf<task::v1::BatchCreateItemsRequest>(folder, "policies.csv").requests()) {
    const task::v1::Item& item = request.item();
    if (item.action().empty()) {
      EXPECT_EQ(LastId(item.lead_unit()), "gtf-office");
      ++office;
    } else if (item.action() == "A5") {
      EXPECT_EQ(LastId(item.lead_unit()), "hc-market");
    }
    EXPECT_FALSE(item.has_due_date());
  }
  EXPECT_EQ(office, 129);
}

}  // namespace
}  // namespace duban::client::kinds_test
