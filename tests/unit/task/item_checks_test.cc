#include "services/task/domain/plan/item_checks.h"

#include <gmock/gmock.h>

#include <functional>

#include "services/task/domain/plan/plan_checks.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
namespace {

using ::duban::testing::Faults;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A change that breaks one rule in a good item, and the fault without its "at.".
struct ItemRule {
  std::string item;
  std::function<void(Item&)> spoil;
  std::string fault;
};

std::vector<ItemRule> CommonRules() {
  return {
      {"T-1", [](Item& i) { i.id = "T_1"; }, "item_id: RESOURCE_ID"},
      {"T-1", [](Item& i) { i.display_name = ""; }, "item.display_name: REQUIRED"},
      {"T-1", [](Item& i) { i.display_name.assign(kMaxNameBytes + 1, 'x'); }, "item.display_name: TOO_LONG"},
      {"T-1", [](Item& i) { i.action = "A9"; }, "item.action: UNKNOWN_ACTION"},
      {"T-1", [](Item& i) { i.lead_unit = ""; }, "item.lead_unit: UNKNOWN_UNIT"},
      {"T-1",
       [](Item& i) {
         i.coop_units = {"hc-housing", "x"};
       },
       "item.coop_units[1]: UNKNOWN_UNIT"},
      {"T-1", [](Item& i) { i.start.reset(); }, "item.start_date: REQUIRED"},
      {"T-1", [](Item& i) { i.due.reset(); }, "item.due_date: REQUIRED"},
      {"T-1", [](Item& i) { i.due = *i.start - 1; }, "item.due_date: DATE_ORDER"},
      {"T-1", [](Item& i) { i.weight = "one"; }, "item.weight: NOT_DECIMAL"},
      {"T-1", [](Item& i) { i.weight = "0"; }, "item.weight: OUT_OF_RANGE"},
      {"T-1", [](Item& i) { i.task.reset(); }, "item.detail: DETAIL_REQUIRED"},
  };
}

std::vector<ItemRule> DetailRules() {
  return {
      {"I-1", [](Item& i) { i.indicator->kind = IndicatorKind::kUnspecified; },
       "item.indicator.kind: REQUIRED"},
      {"I-1", [](Item& i) { i.indicator->unit_of_measure = ""; }, "item.indicator.unit_of_measure: REQUIRED"},
      {"I-1", [](Item& i) { i.indicator->target = ""; }, "item.indicator.target: NOT_DECIMAL"},
      {"I-1", [](Item& i) { i.indicator->baseline = "5%"; }, "item.indicator.baseline: NOT_DECIMAL"},
      {"I-2", [](Item& i) { i.indicator->baseline = ""; }, "item.indicator.baseline: BASELINE_REQUIRED"},
      {"P-1", [](Item& i) { i.project->project_class = ProjectClass::kUnspecified; },
       "item.project.project_class: REQUIRED"},
      {"P-1", [](Item& i) { i.project->annual_plan_wan = "很多"; },
       "item.project.annual_plan_wan: NOT_DECIMAL"},
      {"P-1", [](Item& i) { i.project->annual_plan_wan = "0"; },
       "item.project.annual_plan_wan: OUT_OF_RANGE"},
      {"P-1", [](Item& i) { i.project->milestones[1].id = "Roof"; },
       "item.project.milestones[1].milestone_id: RESOURCE_ID"},
      {"P-1", [](Item& i) { i.project->milestones[1].id = "permit"; },
       "item.project.milestones[1].milestone_id: DUPLICATE_ID"},
      {"P-1", [](Item& i) { i.project->milestones[0].weight = ""; },
       "item.project.milestones[0].weight: NOT_DECIMAL"},
      {"P-1", [](Item& i) { i.project->milestones[0].weight = "-1"; },
       "item.project.milestones[0].weight: OUT_OF_RANGE"},
      {"P-1", [](Item& i) { i.project->milestones[0].due.reset(); },
       "item.project.milestones[0].due_date: REQUIRED"},
      {"P-1", [](Item& i) { i.project->subtype = ProjectSubtype::kAttract; },
       "item.project.subtype: SUBTYPE"},
      {"P-1", [](Item& i) { i.project->monthly_plan_wan = {"1"}; },
       "item.project.monthly_plan_wan: MONTHLY_PLAN"},
      {"P-1", [](Item& i) { i.milestones = i.project->milestones; }, "item.milestones: FIELD_NOT_APPLICABLE"},
      {"P-1", [](Item& i) { i.commander = "Zhang San"; }, "item.commander: RESOURCE_ID"},
      {"T-1", [](Item& i) { i.policy = PolicyEntry(); }, "item.detail: DETAIL_REQUIRED"},
  };
}

std::vector<ItemRule> IndicatorRules() {
  return {
      {"I-1", [](Item& i) { i.indicator->kind = IndicatorKind::kZero; },
       "item.indicator.target: TARGET_NOT_ZERO"},
      {"I-1",
       [](Item& i) {
         i.indicator->kind = IndicatorKind::kOrdinal;
         i.indicator->target = "2.5";
       },
       "item.indicator.target: WHOLE_NUMBER"},
      {"I-1",
       [](Item& i) {
         i.indicator->kind = IndicatorKind::kCap;
         i.indicator->direction = Direction::kHigher;
       },
       "item.indicator.direction: DIRECTION"},
      {"I-1",
       [](Item& i) {
         i.indicator->kind = IndicatorKind::kRelation;
         i.indicator->left_series = "农村居民收入增速";
       },
       "item.indicator.right_series: SERIES_REQUIRED"},
      {"I-1",
       [](Item& i) {
         i.indicator->direction = Direction::kRange;
         i.indicator->range_low = "3";
         i.indicator->range_high = "3";
       },
       "item.indicator.range_high: RANGE_BOUNDS"},
      {"I-1", [](Item& i) { i.indicator->range_low = "3"; },
       "item.indicator.range_low: FIELD_NOT_APPLICABLE"},
      {"I-1", [](Item& i) { i.indicator->schedule = ScheduleKind::kPlan; },
       "item.indicator.monthly_plan: MONTHLY_PLAN"},
      {"I-1",
       [](Item& i) {
         i.indicator->schedule = ScheduleKind::kPlan;
         i.indicator->monthly_plan = {"1", "2", "3", "4", "5", "6", "5", "8", "9", "10", "11", "12"};
       },
       "item.indicator.monthly_plan[6]: PLAN_FALLS"},
      {"I-1",
       [](Item& i) {
         i.indicator->kind = IndicatorKind::kRate;
         i.indicator->schedule = ScheduleKind::kPlan;
         i.indicator->monthly_plan.assign(12, "8");
       },
       "item.indicator.schedule: SCHEDULE_NOT_APPLICABLE"},
      {"I-1",
       [](Item& i) {
         i.indicator->target_versions = {{.value = "110", .source = "S002"},
                                         {.value = "120", .source = "S003"}};
       },
       "item.indicator.target_versions: ADOPTED_TARGET"},
      {"I-1",
       [](Item& i) { i.indicator->target_versions = {{.value = "110", .source = "S002", .adopted = true}}; },
       "item.indicator.target_versions[0].value: ADOPTED_TARGET"},
      {"I-1", [](Item& i) { i.indicator->tolerance = "1.5"; }, "item.indicator.tolerance: OUT_OF_RANGE"},
      {"I-1", [](Item& i) { i.indicator->decimals = 10; }, "item.indicator.decimals: OUT_OF_RANGE"},
  };
}

class ItemRuleTest : public ::testing::TestWithParam<ItemRule> {
 protected:
  std::vector<std::string> Check(const Item& item) const {
    Violations out;
    CheckItem(district_, testing::FixtureCampaign(), item, "at", out);
    return Faults(out.ToStatus());
  }
  Item Good(const std::string& id) const { return *FindItem(district_, testing::kCampaign, id).value(); }

  const Register district_ = testing::MakeRegister();
};

TEST_P(ItemRuleTest, IsNamedAlone) {
  Item item = Good(GetParam().item);
  EXPECT_THAT(Check(item), IsEmpty());
  GetParam().spoil(item);
  EXPECT_THAT(Check(item), ElementsAre("at." + GetParam().fault));
}

INSTANTIATE_TEST_SUITE_P(Common, ItemRuleTest, ::testing::ValuesIn(CommonRules()));
INSTANTIATE_TEST_SUITE_P(Details, ItemRuleTest, ::testing::ValuesIn(DetailRules()));
INSTANTIATE_TEST_SUITE_P(Indicators, ItemRuleTest, ::testing::ValuesIn(IndicatorRules()));

using ItemChecksTest = ItemRuleTest;

TEST_F(ItemChecksTest, EveryFaultIsNamedAtOnce) {
  const Item nothing;
  EXPECT_THAT(Check(nothing),
              ElementsAre("at.item_id: RESOURCE_ID", "at.item.display_name: REQUIRED",
                          "at.item.lead_unit: UNKNOWN_UNIT", "at.item.detail: DETAIL_REQUIRED"));
}

TEST_F(ItemChecksTest, OptionalPartsMayBeLeftOut) {
  Item project = Good("P-1");
  project.action = "";
  project.project->annual_plan_wan = "";
  project.project->milestones.clear();
  EXPECT_THAT(Check(project), IsEmpty());
  Item rate = Good("I-1");
  rate.indicator->target = "-0.5";
  rate.weight = "0.5";
  EXPECT_THAT(Check(rate), IsEmpty());
}

TEST_F(ItemChecksTest, ABatchIsTakenWholeOrNotAtAll) {
  Item good = Good("T-1");
  good.id = "T-9";
  Item bad = Good("P-1");
  bad.id = "P-9";
  bad.lead_unit = "x";
  const Campaign campaign = testing::FixtureCampaign();
  EXPECT_THAT(Faults(CreateItems(district_, campaign, {good, bad, good}).status()),
              ElementsAre("requests[1].item.lead_unit: UNKNOWN_UNIT", "requests[2]: DUPLICATE_ID"));
  const auto changes = CreateItems(district_, campaign, {good});
  ASSERT_THAT(changes, testing::IsOk());
  EXPECT_EQ((*changes)[0].type, "item.create");
  good.state = ItemState::kPlanned;
  EXPECT_EQ(std::get<Item>((*changes)[0].state), good);
}

TEST_F(ItemChecksTest, AMajorHazardNeedsInterimControl) {
  Item hazard = Good("T-1");
  hazard.task.reset();
  hazard.hazard =
      HazardEntry{.source = HazardSource::kSelfCheck, .grade = HazardGrade::kMajor, .site = "2 号仓库"};
  EXPECT_THAT(Check(hazard), ElementsAre("at.item.hazard.interim_control: INTERIM_CONTROL"));
  hazard.hazard->interim_control = "停用";
  EXPECT_THAT(Check(hazard), IsEmpty());
}

TEST_F(ItemChecksTest, MilestonesOfTheClassTakeWhatTheyLeaveOut) {
  Item project = Good("P-1");
  project.id = "P-9";
  project.project->milestones = {{.id = "works-start", .due = absl::CivilDay(2024, 5, 1)},
                                 {.id = "own", .weight = "3", .due = absl::CivilDay(2024, 6, 1)}};
  const auto changes = CreateItems(district_, testing::FixtureCampaign(), {project});
  ASSERT_THAT(changes, testing::IsOk());
  const auto& milestones = std::get<Item>((*changes)[0].state).project->milestones;
  EXPECT_EQ(milestones[0].weight, "20");
  EXPECT_EQ(milestones[0].display_name, "开工");
  EXPECT_EQ(milestones[1].weight, "3");
}

}  // namespace
}  // namespace duban::task
