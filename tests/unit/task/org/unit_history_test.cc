#include "services/task/domain/org/unit_history.h"

#include <gmock/gmock.h>

namespace duban::task {
namespace {

const absl::CivilDay kBorn(2020, 1, 1);
const absl::CivilDay kRenamed(2024, 3, 1);
const absl::CivilDay kMoved(2024, 9, 1);

// 筹备组 until 2024-02-29, 创新局 under hc-a until 2024-08-31, then 创新局 under hc-b.
Unit TwiceChanged() {
  Unit unit{
      .id = "x", .display_name = "筹备组", .kind = UnitKind::kOther, .parent = "hc-a", .valid_from = kBorn};
  unit = WithStateEnded(unit, kRenamed);
  unit.display_name = "创新局";
  unit.kind = UnitKind::kDepartment;
  unit = WithStateEnded(unit, kMoved);
  unit.parent = "hc-b";
  return unit;
}

TEST(UnitHistoryTest, EveryDayShowsItsOwnNameKindAndPlace) {
  const Unit unit = TwiceChanged();
  struct Case {
    absl::CivilDay day;
    const char* name;
    UnitKind kind;
    const char* parent;
    size_t former;
  };
  for (const Case& expected : {Case{kBorn, "筹备组", UnitKind::kOther, "hc-a", 0},
                               Case{kRenamed - 1, "筹备组", UnitKind::kOther, "hc-a", 0},
                               Case{kRenamed, "创新局", UnitKind::kDepartment, "hc-a", 1},
                               Case{kMoved - 1, "创新局", UnitKind::kDepartment, "hc-a", 1},
                               Case{kMoved, "创新局", UnitKind::kDepartment, "hc-b", 2},
                               Case{kMoved + 4000, "创新局", UnitKind::kDepartment, "hc-b", 2}}) {
    const Unit then = AsOf(unit, expected.day);
    EXPECT_EQ(then.display_name, expected.name) << expected.day;
    EXPECT_EQ(then.kind, expected.kind) << expected.day;
    EXPECT_EQ(then.parent, expected.parent) << expected.day;
    EXPECT_EQ(then.former_states.size(), expected.former) << expected.day;
  }
  EXPECT_EQ(AsOf(unit, kMoved), unit);
}

TEST(UnitHistoryTest, ThePresentStateBeginsAfterTheLastFormerOne) {
  Unit unit{.id = "x"};
  EXPECT_EQ(PresentSince(unit), std::nullopt);
  unit.valid_from = kBorn;
  EXPECT_EQ(PresentSince(unit), kBorn);
  EXPECT_EQ(PresentSince(TwiceChanged()), kMoved);
}

TEST(UnitHistoryTest, AStateThatLastedNoDayIsNotKept) {
  const Unit unit = TwiceChanged();
  EXPECT_EQ(WithStateEnded(unit, kMoved), unit);
  EXPECT_EQ(WithStateEnded(unit, kMoved - 1), unit);
  EXPECT_EQ(WithStateEnded(unit, kMoved + 1).former_states.size(), 3u);
}

TEST(UnitHistoryTest, AUnitExistsOnItsFirstAndOnItsLastDay) {
  Unit unit{.id = "x"};
  EXPECT_TRUE(ExistsOn(unit, kBorn));
  unit.valid_from = kBorn;
  unit.valid_until = kMoved;
  EXPECT_FALSE(ExistsOn(unit, kBorn - 1));
  EXPECT_TRUE(ExistsOn(unit, kBorn));
  EXPECT_TRUE(ExistsOn(unit, kMoved));
  EXPECT_FALSE(ExistsOn(unit, kMoved + 1));
}

}  // namespace
}  // namespace duban::task
