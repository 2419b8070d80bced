// Renaming, moving and closing a unit of the fixture's district.
#include "services/task/domain/org/unit_commands.h"

#include <gmock/gmock.h>

#include "services/task/domain/org/unit_history.h"
#include "services/task/domain/rights.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kHousingUnit;
using ::duban::testing::kOfficeUnit;
using ::duban::testing::kScienceUnit;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

const absl::CivilDay kToday(2024, 5, 10);

class UnitCommandsTest : public ::testing::Test {
 protected:
  // hc-lab lies below hc-sti and has no part in the campaign; xu reports for it.
  UnitCommandsTest() {
    Apply(
        district_,
        Unit{
            .id = "hc-lab", .display_name = "实验室", .kind = UnitKind::kInstitution, .parent = kScienceUnit},
        ++sequence_, now_);
    Apply(district_, RoleBinding{.id = "r-lab", .person = "xu", .role = Role::kReporter, .unit = "hc-lab"},
          ++sequence_, now_);
  }
  const Unit& At(const std::string& id) const { return district_.units.at(id).value; }
  ActContext Context() const { return {district_, "", Actor{"zhou-ping", Role::kAdmin, ""}, now_}; }
  absl::StatusOr<std::vector<Change>> Rename(const std::string& id, const std::string& name,
                                             absl::CivilDay day) {
    Unit wanted = At(id);
    wanted.display_name = name;
    return UpdateUnit(At(id), wanted, {day, "编办〔2024〕3号"}, Context());
  }
  void ApplyAll(const absl::StatusOr<std::vector<Change>>& changes) {
    ASSERT_THAT(changes, IsOk());
    for (const Change& change : *changes) Apply(district_, change.state, ++sequence_, now_);
  }

  Register district_ = testing::MakeRegister();
  std::int64_t sequence_ = 100;
  const absl::Time now_ = ChinaAt("2024-05-10 09:00");
};

TEST_F(UnitCommandsTest, ANewNameHoldsFromItsDayAndTheOldOneBefore) {
  ApplyAll(Rename(kScienceUnit, "区科技局", kToday));
  EXPECT_EQ(AsOf(At(kScienceUnit), kToday - 1).display_name, "区科技工信局");
  EXPECT_EQ(AsOf(At(kScienceUnit), kToday).display_name, "区科技局");
}

TEST_F(UnitCommandsTest, EveryFaultIsNamedAtOnce) {
  Unit wanted = At(kScienceUnit);
  wanted.display_name = "";
  wanted.kind = UnitKind::kUnspecified;
  wanted.parent = "none";
  EXPECT_THAT(Faults(UpdateUnit(At(kScienceUnit), wanted, {kToday + 1, " "}, Context()).status()),
              UnorderedElementsAre("reason: REASON_REQUIRED", "effective_date: DATE_IN_FUTURE",
                                   "unit.display_name: REQUIRED", "unit.kind: REQUIRED",
                                   "unit.parent_unit: UNKNOWN_UNIT"));
  EXPECT_THAT(Faults(UpdateUnit(At(kScienceUnit), At(kScienceUnit), {std::nullopt, "x"}, Context()).status()),
              UnorderedElementsAre("effective_date: REQUIRED", "unit: NO_CHANGE"));
}

TEST_F(UnitCommandsTest, ChangesFollowOneAnother) {
  ApplyAll(Rename(kScienceUnit, "区科技局", kToday - 5));
  EXPECT_THAT(Faults(Rename(kScienceUnit, "区工信局", kToday - 5).status()),
              ElementsAre("effective_date: DATE_ORDER"));
  ApplyAll(Rename(kScienceUnit, "区工信局", kToday - 4));
  EXPECT_EQ(At(kScienceUnit).former_states.size(), 2u);
}

TEST_F(UnitCommandsTest, TheTreeHasNoCircleAndParentsCoverTheirChildren) {
  const auto move = [&](const std::string& id, const std::string& parent) {
    Unit wanted = At(id);
    wanted.parent = parent;
    return UpdateUnit(At(id), wanted, {kToday, "x"}, Context());
  };
  EXPECT_THAT(Faults(move(kScienceUnit, "hc-lab").status()), ElementsAre("unit.parent_unit: PARENT_CYCLE"));
  EXPECT_THAT(Faults(move("hc-lab", "hc-lab").status()), ElementsAre("unit.parent_unit: PARENT_CYCLE"));
  EXPECT_THAT(move("hc-lab", kHousingUnit), IsOk());
  EXPECT_THAT(move("hc-lab", ""), IsOk());
  Unit ending = At(kHousingUnit);
  ending.valid_until = absl::CivilDay(2024, 12, 31);
  Apply(district_, ending, ++sequence_, now_);
  EXPECT_THAT(Faults(move("hc-lab", kHousingUnit).status()), ElementsAre("unit.parent_unit: OUTSIDE_PARENT"));
}

TEST_F(UnitCommandsTest, AUnitWithDutiesIsNotClosed) {
  for (const char* unit : {kScienceUnit, kHousingUnit, kOfficeUnit}) {
    EXPECT_THAT(CloseUnit(At(unit), {kToday, "x"}, Context()),
                IsRefusal(absl::StatusCode::kFailedPrecondition, "UNIT_IN_USE"))
        << unit;
  }
  const std::string campaign = "campaigns/eight-actions-2024";
  EXPECT_THAT(DutiesOf(district_, kScienceUnit, kToday).Paths(),
              ElementsAre(campaign + "/items/I-1", campaign + "/items/P-1", campaign + "/items/POL-1",
                          campaign + "/items/T-1", "units/hc-lab", campaign));
  // A year later the campaign is history.
  EXPECT_THAT(DutiesOf(district_, kScienceUnit, absl::CivilDay(2025, 1, 1)).Paths(),
              ElementsAre("units/hc-lab"));
}

TEST_F(UnitCommandsTest, RolesEndWithTheUnitsLastDay) {
  Apply(district_,
        RoleBinding{
            .id = "r-gone", .person = "yu", .role = Role::kReporter, .unit = "hc-lab", .end = kToday - 30},
        ++sequence_, now_);
  const auto changes = CloseUnit(At("hc-lab"), {kToday + 2, "撤销"}, Context());
  ASSERT_THAT(changes, IsOk());
  ASSERT_EQ(changes->size(), 2u);  // the unit and the clerk; who left before keeps that day
  ApplyAll(changes);
  const auto may = [&](absl::string_view at) {
    return RequireUnitRole(district_, "xu", Role::kReporter, "hc-lab", ChinaAt(at)).ok();
  };
  EXPECT_TRUE(may("2024-05-12 23:59"));
  EXPECT_FALSE(may("2024-05-13 00:00"));
  EXPECT_THAT(CloseUnit(At("hc-lab"), {kToday + 5, "x"}, Context()),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "UNIT_CLOSED"));
}

TEST_F(UnitCommandsTest, AClosingOnAPastDayTakesRightsAtOnceNotBackwards) {
  ApplyAll(CloseUnit(At("hc-lab"), {kToday - 9, "撤销"}, Context()));
  EXPECT_EQ(At("hc-lab").valid_until, kToday - 9);
  EXPECT_EQ(district_.role_bindings.at("r-lab").value.end, kToday - 1);
}

}  // namespace
}  // namespace duban::task
