// What a new role binding must be.
#include "services/task/domain/org/role_checks.h"

#include <gmock/gmock.h>

#include "services/task/domain/plan/plan_checks.h"
#include "services/task/domain/rights.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task::role_checks_test {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::kHousingUnit;
using ::duban::testing::kScienceUnit;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kItem[] = "campaigns/eight-actions-2024/items/P-1";

class RoleChecksTest : public ::testing::Test {
 protected:
  std::vector<std::string> FaultsOf(const RoleBinding& binding) const {
    Violations out;
    CheckBinding(district_, binding, "b", out);
    return out.empty() ? std::vector<std::string>() : Faults(out.ToStatus());
  }

  Register district_ = testing::MakeRegister();
};

TEST_F(RoleChecksTest, EachRoleNeedsItsOwnScopeAndNoOther) {
  for (int number = 1; number <= static_cast<int>(Role::kSafetyOffice); ++number) {
    const Role role = static_cast<Role>(number);
    const BoundTo bound = BoundToOf(role);
    const bool to_action = bound == BoundTo::kAction;
    const bool to_item = bound == BoundTo::kItem;
    const RoleBinding bare{.id = "r-x", .person = "xu", .role = role};
    std::vector<std::string> missing;
    if (bound == BoundTo::kUnit) missing = {"b.role_binding.unit: SCOPE_REQUIRED"};
    if (to_action) missing = {"b.role_binding.action: SCOPE_REQUIRED"};
    if (to_item) missing = {"b.role_binding.item: SCOPE_REQUIRED"};
    EXPECT_EQ(FaultsOf(bare), missing) << RoleName(role);

    RoleBinding whole = bare;
    whole.unit = kScienceUnit;
    whole.action = to_action ? "A1" : "";
    whole.item = to_item ? kItem : "";
    EXPECT_THAT(FaultsOf(whole), IsEmpty()) << RoleName(role);

    whole.action = "A1";
    whole.item = kItem;
    std::vector<std::string> surplus;
    if (!to_action) surplus.push_back("b.role_binding.action: SCOPE_NOT_APPLICABLE");
    if (!to_item) surplus.push_back("b.role_binding.item: SCOPE_NOT_APPLICABLE");
    EXPECT_EQ(FaultsOf(whole), surplus) << RoleName(role);
  }
}

TEST_F(RoleChecksTest, ATermStaysWithinTheUnits) {
  Unit ending = district_.units.at(kHousingUnit).value;
  ending.valid_until = absl::CivilDay(2024, 5, 10);
  Apply(district_, ending, 90, absl::UnixEpoch());
  RoleBinding binding{.id = "r-x", .person = "xu", .role = Role::kReporter, .unit = kHousingUnit};
  EXPECT_THAT(FaultsOf(binding), ElementsAre("b.role_binding.end_date: OUTSIDE_UNIT"));
  binding.end = absl::CivilDay(2024, 5, 11);
  EXPECT_THAT(FaultsOf(binding), ElementsAre("b.role_binding.end_date: OUTSIDE_UNIT"));
  binding.end = absl::CivilDay(2024, 5, 10);
  EXPECT_THAT(FaultsOf(binding), IsEmpty());
}

TEST_F(RoleChecksTest, SubstitutesAreMadeByDelegationOnly) {
  RoleBinding binding{.id = "r-x", .person = "xu", .role = Role::kHead, .substitute_for = "yu"};
  EXPECT_THAT(FaultsOf(binding), ElementsAre("b.role_binding.substitute_for: SUBSTITUTE_BY_DELEGATION"));
}

TEST_F(RoleChecksTest, ACommandersItemIsOnRecord) {
  RoleBinding binding{.id = "r-x", .person = "xu", .role = Role::kCommander};
  for (const char* item : {"campaigns/none/items/P-1", "campaigns/eight-actions-2024/items/none", "P-1"}) {
    binding.item = item;
    EXPECT_THAT(FaultsOf(binding), ElementsAre("b.role_binding.item: UNKNOWN_ITEM")) << item;
  }
}

TEST_F(RoleChecksTest, ANewBindingHasNoHandoverYet) {
  RoleBinding binding{.id = "r-x", .person = "xu", .role = Role::kHead};
  binding.principal = "r-admin", binding.handover_to = "yu", binding.handover_note = "x";
  const auto changes = CreateRoleBindings(district_, {binding});
  ASSERT_TRUE(changes.ok()) << changes.status();
  const auto& made = std::get<RoleBinding>((*changes)[0].state);
  EXPECT_EQ(made, (RoleBinding{.id = "r-x", .person = "xu", .role = Role::kHead}));
}

}  // namespace
}  // namespace duban::task::role_checks_test
