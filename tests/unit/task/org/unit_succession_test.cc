// Mergers and splits: everything a unit had a part in changes hands in one decision, and the past stays.
#include "services/task/domain/org/unit_succession.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "services/task/domain/org/unit_history.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/task/org/unit_succession.h"

namespace duban::task::unit_succession_test {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kCampaign;
using ::duban::testing::kHousingUnit;
using ::duban::testing::kOfficeUnit;
using ::duban::testing::kScienceUnit;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class UnitSuccessionTest : public UnitSuccession {};

TEST_F(UnitSuccessionTest, ANewUnitTakesOverFromBoth) {
  ApplyAll(Merge({kScienceUnit, kHousingUnit}, New("hc-new")));
  EXPECT_THAT(Led("hc-new"), ElementsAre("I-1", "I-2", "P-1", "POL-1", "T-1", "T-2"));
  EXPECT_THAT(Led(kScienceUnit), IsEmpty());
  EXPECT_THAT(ItemAt("I-2").coop_units, ElementsAre(kOfficeUnit));  // nobody helps itself
  EXPECT_EQ(At("hc-new").valid_from, kDay);
  EXPECT_THAT(At("hc-new").predecessors, ElementsAre(kScienceUnit, kHousingUnit));
  for (const char* ended : {kScienceUnit, kHousingUnit}) {
    EXPECT_EQ(At(ended).valid_until, kDay - 1);
    EXPECT_THAT(At(ended).successors, ElementsAre("hc-new"));
    EXPECT_FALSE(At(ended).display_name.empty());
  }
  EXPECT_EQ(At("hc-lab").parent, "hc-new");
  EXPECT_EQ(AsOf(At("hc-lab"), kDay - 1).parent, kScienceUnit);
  for (const Action& action : district_.campaigns.at(kCampaign).value.actions) {
    EXPECT_EQ(action.lead_unit, "hc-new");
    EXPECT_EQ(action.task_force_unit, kOfficeUnit);
  }
  for (const char* id : {"r-reporter", "r-leader", "r-housing-reporter", "r-housing-leader"}) {
    EXPECT_EQ(district_.role_bindings.at(id).value.end, kDay - 1) << id;
  }
  EXPECT_EQ(district_.role_bindings.at("r-a1").value.end, std::nullopt);
}

TEST_F(UnitSuccessionTest, AUnitOnRecordAbsorbsAnother) {
  ApplyAll(Merge({kScienceUnit}, {kHousingUnit, std::nullopt}));
  EXPECT_THAT(Led(kHousingUnit), ElementsAre("I-1", "I-2", "P-1", "POL-1", "T-1", "T-2"));
  EXPECT_THAT(At(kHousingUnit).predecessors, ElementsAre(kScienceUnit));
  EXPECT_EQ(At(kHousingUnit).valid_until, std::nullopt);
  EXPECT_EQ(district_.role_bindings.at("r-housing-leader").value.end, std::nullopt);
}

TEST_F(UnitSuccessionTest, AChildThatTakesOverMovesUp) {
  ApplyAll(Merge({kScienceUnit}, {"hc-lab", std::nullopt}));
  EXPECT_EQ(At("hc-lab").parent, "");
  EXPECT_EQ(AsOf(At("hc-lab"), kDay - 1).parent, kScienceUnit);
}

TEST_F(UnitSuccessionTest, AUnitFurtherBelowDoesNotTakeOver) {
  Put(Unit{.id = "hc-sub", .display_name = "股", .kind = UnitKind::kInstitution, .parent = "hc-lab"});
  EXPECT_THAT(Faults(Merge({kScienceUnit}, {"hc-sub", std::nullopt}).status()),
              ElementsAre("successor: PARENT_CYCLE"));
}

TEST_F(UnitSuccessionTest, ItemsOfPastYearsStay) {
  Campaign last = testing::FixtureCampaign();
  last.id = "six-battles-2023";
  last.year = 2023;
  Put(last);
  Item old = ItemAt("I-1");
  old.campaign = last.id;
  Put(old);
  ApplyAll(Merge({kScienceUnit}, New("hc-new")));
  EXPECT_EQ(FindItem(district_, last.id, "I-1").value()->lead_unit, kScienceUnit);
  EXPECT_EQ(district_.campaigns.at(last.id).value, last);
}

TEST_F(UnitSuccessionTest, EveryFaultOfAMergerIsNamedAtOnce) {
  const Merger merger{{"none", kScienceUnit, kScienceUnit}, {"absent", std::nullopt}, {kDay + 1, ""}};
  EXPECT_THAT(Faults(MergeUnits(merger, Context()).status()),
              UnorderedElementsAre("reason: REASON_REQUIRED", "effective_date: DATE_IN_FUTURE",
                                   "units[0]: UNKNOWN_UNIT", "units[2]: DUPLICATE_ID",
                                   "successor.unit_id: UNKNOWN_UNIT"));
  EXPECT_THAT(Faults(Merge({}, New("hc-new")).status()), ElementsAre("units: REQUIRED"));
  EXPECT_THAT(Faults(Merge({kScienceUnit}, {kScienceUnit, std::nullopt}).status()),
              Contains("successor.unit_id: SUCCESSOR_ENDS"));
  Successor below = New("hc-new");
  below.created->parent = kScienceUnit;
  EXPECT_THAT(Faults(Merge({kScienceUnit}, below).status()),
              ElementsAre("successor.unit.parent_unit: SUCCESSOR_ENDS"));
  EXPECT_THAT(Merge({kScienceUnit}, New(kHousingUnit)),
              IsRefusal(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS"));
}

TEST_F(UnitSuccessionTest, AnEndedUnitNeitherEndsAgainNorTakesOver) {
  ApplyAll(Merge({kScienceUnit}, New("hc-new")));
  EXPECT_THAT(Faults(Merge({kScienceUnit}, {kHousingUnit, std::nullopt}).status()),
              Contains("units[0]: UNIT_CLOSED"));
  EXPECT_THAT(Faults(Merge({kHousingUnit}, {kScienceUnit, std::nullopt}).status()),
              ElementsAre("successor.unit_id: UNKNOWN_UNIT"));
}

TEST_F(UnitSuccessionTest, ASplitGivesEachDutyToWhomItIsAssigned) {
  ApplyAll(SplitUnit(WholeSplit(), Context()));
  EXPECT_THAT(Led("hc-ind"), ElementsAre("I-1", "P-1"));
  EXPECT_THAT(Led("hc-sci"), ElementsAre("POL-1", "T-1"));
  EXPECT_THAT(ItemAt("I-2").coop_units, ElementsAre("hc-sci", kOfficeUnit));
  EXPECT_EQ(ItemAt("I-2").lead_unit, kHousingUnit);
  EXPECT_EQ(At("hc-lab").parent, "hc-sci");
  EXPECT_EQ(district_.campaigns.at(kCampaign).value.actions[0].lead_unit, "hc-ind");
  EXPECT_THAT(At(kScienceUnit).successors, ElementsAre("hc-sci", "hc-ind"));
  EXPECT_EQ(At(kScienceUnit).valid_until, kDay - 1);
  EXPECT_THAT(At("hc-ind").predecessors, ElementsAre(kScienceUnit));
}

TEST_F(UnitSuccessionTest, EveryDutyThatIsLeftOutIsNamed) {
  const size_t duties = WholeSplit().assignments.size();
  for (size_t i = 0; i < duties; ++i) {
    Split split = WholeSplit();
    const std::string left_out = split.assignments[i].resource;
    split.assignments.erase(split.assignments.begin() + static_cast<int>(i));
    const auto refused = SplitUnit(split, Context());
    EXPECT_THAT(Faults(refused.status()), ElementsAre("assignments: ASSIGNMENT_MISSING"));
    EXPECT_THAT(std::string(refused.status().message()), ::testing::HasSubstr(left_out));
  }
  Split none = WholeSplit();
  none.assignments.clear();
  EXPECT_EQ(Faults(SplitUnit(none, Context()).status()).size(), duties);
}

TEST_F(UnitSuccessionTest, EveryFaultOfASplitIsNamedAtOnce) {
  Split split = WholeSplit();
  split.successors[1] = {"hc-sci", std::nullopt};
  split.assignments.push_back(split.assignments[1]);
  split.assignments.push_back({ItemPath("T-2"), "hc-sci"});
  EXPECT_THAT(Faults(SplitUnit(split, Context()).status()),
              ::testing::IsSupersetOf(
                  {"successors[1].unit_id: DUPLICATE_ID", "assignments[0].successor_id: UNKNOWN_SUCCESSOR",
                   "assignments[7].resource: DUPLICATE_ID", "assignments[8].resource: ASSIGNMENT_UNKNOWN"}));
  split = WholeSplit();
  split.successors.pop_back();
  EXPECT_THAT(Faults(SplitUnit(split, Context()).status()), Contains("successors: REQUIRED"));
}

}  // namespace
}  // namespace duban::task::unit_succession_test
