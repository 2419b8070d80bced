// How roles end, and who acts in whose place.
#include "services/task/domain/org/role_commands.h"

#include <gmock/gmock.h>

#include "services/task/domain/rights.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task::role_commands_test {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kAdmin;
using ::duban::testing::kHousingUnit;
using ::duban::testing::kLeader;
using ::duban::testing::kReporter;
using ::duban::testing::kScienceUnit;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

const absl::CivilDay kToday(2024, 5, 10);
const auto kFailed = absl::StatusCode::kFailedPrecondition;

class RoleCommandsTest : public ::testing::Test {
 protected:
  ActContext Context() const { return {district_, "", Actor{kAdmin, Role::kAdmin, ""}, now_}; }
  const RoleBinding& At(const std::string& id) const { return district_.role_bindings.at(id).value; }
  void Put(const RoleBinding& binding) { Apply(district_, binding, ++sequence_, now_); }
  void ApplyAll(const absl::StatusOr<std::vector<Change>>& changes) {
    ASSERT_THAT(changes, IsOk());
    for (const Change& change : *changes) Apply(district_, change.state, ++sequence_, now_);
  }
  absl::StatusOr<std::vector<Change>> End(const std::string& id, absl::CivilDay last) {
    return EndRoleBinding(At(id), {last, "调离", "ma-lin", "台账一册"}, Context());
  }
  absl::StatusOr<std::vector<Change>> Delegate(const std::string& id, const std::string& substitute,
                                               absl::CivilDay start, absl::CivilDay end) {
    return DelegateRole(At(id), {substitute, start, end, "出差"}, Context());
  }
  bool MayFill(const std::string& person, absl::string_view at, const std::string& unit = kScienceUnit) {
    return RequireUnitRole(district_, person, Role::kReporter, unit, ChinaAt(at)).ok();
  }

  Register district_ = testing::MakeRegister();
  std::int64_t sequence_ = 100;
  const absl::Time now_ = ChinaAt("2024-05-10 09:00");
};

TEST_F(RoleCommandsTest, ARightEndsWithItsLastDayAt24) {
  ApplyAll(End("r-reporter", kToday));
  EXPECT_TRUE(MayFill(kReporter, "2024-05-10 23:59"));
  EXPECT_FALSE(MayFill(kReporter, "2024-05-11 00:00"));
  EXPECT_EQ(At("r-reporter").handover_to, "ma-lin");
  EXPECT_EQ(At("r-reporter").handover_note, "台账一册");
}

TEST_F(RoleCommandsTest, YesterdayEndsItAtOnceAndNothingEarlierIsTaken) {
  ApplyAll(End("r-reporter", kToday - 1));
  EXPECT_FALSE(MayFill(kReporter, "2024-05-10 09:00"));
  EXPECT_THAT(Faults(End("r-leader", kToday - 2).status()), ElementsAre("last_date: DATE_IN_PAST"));
}

TEST_F(RoleCommandsTest, AnEndDoesNotProlongATerm) {
  EXPECT_THAT(Faults(End("r-housing-reporter", absl::CivilDay(2024, 6, 30)).status()),
              ElementsAre("last_date: OUTSIDE_TERM"));
  EXPECT_THAT(End("r-housing-reporter", absl::CivilDay(2024, 6, 29)), IsOk());
}

TEST_F(RoleCommandsTest, EveryFaultOfAnEndIsNamedAtOnce) {
  const RoleEnding nothing{std::nullopt, "　", "Ma Lin", std::string(7000, 'x')};
  EXPECT_THAT(Faults(EndRoleBinding(At("r-leader"), nothing, Context()).status()),
              UnorderedElementsAre("reason: REASON_REQUIRED", "handover_to: RESOURCE_ID",
                                   "handover_note: TOO_LONG", "last_date: REQUIRED"));
}

TEST_F(RoleCommandsTest, SomebodyRemainsAdmin) {
  EXPECT_THAT(End("r-admin", kToday), IsRefusal(kFailed, "LAST_ADMIN"));
  EXPECT_THAT(EndRoleBindingsOf(kAdmin, {kToday, "x", "", ""}, Context()), IsRefusal(kFailed, "LAST_ADMIN"));
  Put({.id = "r-admin-2", .person = "ma-lin", .role = Role::kAdmin, .start = kToday + 2});
  EXPECT_THAT(End("r-admin", kToday), IsRefusal(kFailed, "LAST_ADMIN"));  // a day without one
  EXPECT_THAT(End("r-admin", kToday + 1), IsOk());
}

TEST_F(RoleCommandsTest, WhoLeavesLosesEveryRole) {
  Put({.id = "r-more", .person = kReporter, .role = Role::kTfReviewer, .action = "A2"});
  ApplyAll(Delegate("r-reporter", kLeader, kToday, kToday + 20));
  const auto changes = EndRoleBindingsOf(kReporter, {kToday - 1, "调离", "", ""}, Context());
  ASSERT_THAT(changes, IsOk());
  EXPECT_EQ(changes->size(), 3u);  // both of his own and the substitute's
  ApplyAll(changes);
  EXPECT_THAT(RequireReader(district_, kReporter, now_),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_FALSE(MayFill(kLeader, "2024-05-10 09:00"));
  EXPECT_THAT(EndRoleBindingsOf(kReporter, {kToday, "x", "", ""}, Context()),
              IsRefusal(absl::StatusCode::kNotFound, "NO_ROLES"));
}

TEST_F(RoleCommandsTest, ASubstituteActsInBothNamesWithinTheDays) {
  ApplyAll(Delegate("r-reporter", "ma-lin", kToday, kToday + 4));
  const RoleBinding& made = At("delegation-0001");
  EXPECT_EQ(made.role, Role::kReporter);
  EXPECT_EQ(made.unit, kScienceUnit);
  EXPECT_EQ(made.principal, "r-reporter");
  const auto actor = RequireUnitRole(district_, "ma-lin", Role::kReporter, kScienceUnit, now_);
  ASSERT_THAT(actor, IsOk());
  EXPECT_EQ(actor->on_behalf_of, kReporter);
  EXPECT_TRUE(MayFill("ma-lin", "2024-05-14 23:59"));
  EXPECT_FALSE(MayFill("ma-lin", "2024-05-15 00:00"));
  EXPECT_FALSE(MayFill("ma-lin", "2024-05-09 23:59"));
  EXPECT_TRUE(MayFill(kReporter, "2024-05-10 09:00"));  // the principal keeps the right
}

TEST_F(RoleCommandsTest, ASubstitutionEndsWithThePrincipalsTerm) {
  EXPECT_THAT(Faults(Delegate("r-housing-reporter", "ma-lin", kToday, absl::CivilDay(2024, 7, 1)).status()),
              ElementsAre("end_date: OUTSIDE_TERM"));
  ApplyAll(Delegate("r-housing-reporter", "ma-lin", kToday, absl::CivilDay(2024, 6, 30)));
  ApplyAll(End("r-housing-reporter", kToday + 1));
  EXPECT_TRUE(MayFill("ma-lin", "2024-05-11 23:59", kHousingUnit));
  EXPECT_FALSE(MayFill("ma-lin", "2024-05-12 00:00", kHousingUnit));
  EXPECT_EQ(At("delegation-0001").handover_to, "");
}

TEST_F(RoleCommandsTest, ASubstitutionIsNotPassedOn) {
  ApplyAll(Delegate("r-reporter", "ma-lin", kToday, kToday + 4));
  EXPECT_THAT(Delegate("delegation-0001", "xu", kToday, kToday + 1), IsRefusal(kFailed, "SUB_DELEGATION"));
}

TEST_F(RoleCommandsTest, OneSubstituteAtATime) {
  ApplyAll(Delegate("r-reporter", "ma-lin", kToday, kToday + 4));
  EXPECT_THAT(Faults(Delegate("r-reporter", "xu", kToday + 4, kToday + 9).status()),
              ElementsAre("start_date: DELEGATION_OVERLAP"));
  ApplyAll(Delegate("r-reporter", "xu", kToday + 5, kToday + 9));
  ApplyAll(RevokeDelegation(At("delegation-0001"), std::nullopt, "提前返回", Context()));
  EXPECT_FALSE(MayFill("ma-lin", "2024-05-10 09:00"));
  EXPECT_THAT(Delegate("r-reporter", "yu", kToday, kToday + 4), IsOk());  // the revoked one is out of the way
}

TEST_F(RoleCommandsTest, EveryFaultOfADelegationIsNamedAtOnce) {
  const Delegation bad{kReporter, kToday - 1, std::nullopt, ""};
  EXPECT_THAT(Faults(DelegateRole(At("r-reporter"), bad, Context()).status()),
              UnorderedElementsAre("substitute: SAME_PERSON", "start_date: DATE_IN_PAST",
                                   "end_date: REQUIRED", "reason: REASON_REQUIRED"));
  EXPECT_THAT(Faults(Delegate("r-reporter", "ma-lin", kToday + 2, kToday + 1).status()),
              ElementsAre("end_date: DATE_ORDER"));
  EXPECT_THAT(RevokeDelegation(At("r-reporter"), kToday, "x", Context()),
              IsRefusal(kFailed, "NO_DELEGATION"));
}

TEST_F(RoleCommandsTest, TheHolderOrAnAdminMayDelegate) {
  const auto asks = [&](const std::string& person, const std::string& binding) {
    return RequireHolder(district_, person, binding, now_).ok();
  };
  EXPECT_TRUE(asks(kReporter, "r-reporter"));
  EXPECT_TRUE(asks(kAdmin, "r-reporter"));
  EXPECT_FALSE(asks(kLeader, "r-reporter"));
  EXPECT_FALSE(asks(kReporter, "r-none"));
  ApplyAll(Delegate("r-reporter", "ma-lin", kToday, kToday + 4));
  EXPECT_FALSE(asks("ma-lin", "delegation-0001"));
}

}  // namespace
}  // namespace duban::task::role_commands_test
