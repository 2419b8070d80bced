#include "services/task/domain/rights.h"

#include <gmock/gmock.h>

#include <set>

#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kAdmin;
using ::duban::testing::kHousingLeader;
using ::duban::testing::kHousingReporter;
using ::duban::testing::kHousingUnit;
using ::duban::testing::kLeader;
using ::duban::testing::kOfficeClerk;
using ::duban::testing::kReporter;
using ::duban::testing::kReviewerA1;
using ::duban::testing::kReviewerRest;
using ::duban::testing::kScienceUnit;

constexpr absl::Duration kTick = absl::Microseconds(1);

auto Denied() { return IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"); }

class RightsTest : public ::testing::Test {
 protected:
  const Register district_ = testing::MakeRegister();
  const absl::Time now_ = ChinaAt("2024-03-08 09:00");
};

TEST_F(RightsTest, ATermEndsWithItsLastDayInChina) {
  const auto ask = [&](absl::Time now) {
    return RequireUnitRole(district_, kHousingReporter, Role::kReporter, kHousingUnit, now);
  };
  EXPECT_THAT(ask(ChinaAt("2024-07-01 00:00") - kTick), IsOk());
  EXPECT_THAT(ask(ChinaAt("2024-07-01 00:00")), Denied());
  EXPECT_THAT(RequireReader(district_, kHousingReporter, ChinaAt("2024-07-01 00:00")), Denied());
}

TEST_F(RightsTest, ATermBeginsWithItsFirstDayInChina) {
  const auto ask = [&](absl::Time now) {
    return RequireUnitRole(district_, kHousingLeader, Role::kUnitLeader, kHousingUnit, now);
  };
  EXPECT_THAT(ask(ChinaAt("2024-03-01 00:00") - kTick), Denied());
  EXPECT_THAT(ask(ChinaAt("2024-03-01 00:00")), IsOk());
}

TEST_F(RightsTest, AUnitRoleIsForThatUnitAndThatRole) {
  const auto actor = RequireUnitRole(district_, kReporter, Role::kReporter, kScienceUnit, now_);
  ASSERT_THAT(actor, IsOk());
  EXPECT_EQ(actor->person, kReporter);
  EXPECT_EQ(actor->role, Role::kReporter);
  EXPECT_THAT(RequireUnitRole(district_, kReporter, Role::kReporter, kHousingUnit, now_), Denied());
  EXPECT_THAT(RequireUnitRole(district_, kReporter, Role::kUnitLeader, kScienceUnit, now_), Denied());
  EXPECT_THAT(RequireUnitRole(district_, kLeader, Role::kReporter, kScienceUnit, now_), Denied());
  EXPECT_THAT(RequireUnitRole(district_, "nobody", Role::kReporter, kScienceUnit, now_), Denied());
}

TEST_F(RightsTest, AReviewerIsOfOneAction) {
  EXPECT_THAT(RequireReviewer(district_, kReviewerA1, "A1", now_), IsOk());
  EXPECT_THAT(RequireReviewer(district_, kReviewerA1, "A2", now_), Denied());
  EXPECT_THAT(RequireReviewer(district_, kReviewerA1, kNoAction, now_), Denied());
  EXPECT_THAT(RequireReviewer(district_, kReviewerRest, kNoAction, now_), IsOk());
  EXPECT_THAT(RequireReviewer(district_, kReviewerRest, "A1", now_), Denied());  // "*" is no wildcard
  EXPECT_THAT(RequireReviewer(district_, kLeader, "A1", now_), Denied());
}

TEST_F(RightsTest, AnyOfSeveralRolesWillDoAndTheFirstListedIsTaken) {
  EXPECT_THAT(RequireAnyRole(district_, kOfficeClerk, {Role::kAdmin, Role::kGeneralOffice}, now_), IsOk());
  EXPECT_THAT(RequireAnyRole(district_, kReporter, {Role::kAdmin, Role::kGeneralOffice}, now_), Denied());
  Register district = district_;
  Apply(district, RoleBinding{.id = "r-2", .person = kAdmin, .role = Role::kGeneralOffice}, 90, now_);
  EXPECT_EQ(RequireAnyRole(district, kAdmin, {Role::kGeneralOffice, Role::kAdmin}, now_)->role,
            Role::kGeneralOffice);
  EXPECT_EQ(RequireAnyRole(district, kAdmin, {Role::kAdmin, Role::kGeneralOffice}, now_)->role, Role::kAdmin);
}

TEST_F(RightsTest, WhoeverHoldsARoleMayRead) {
  for (const RoleBinding& binding : testing::FixtureBindings()) {
    EXPECT_THAT(RequireReader(district_, binding.person, now_), IsOk()) << binding.person;
  }
  EXPECT_THAT(RequireReader(district_, "nobody", now_), Denied());
}

TEST_F(RightsTest, ASubstituteActsForThePrincipalUnlessTheRoleIsTheirOwn) {
  Register district = district_;
  RoleBinding binding{.id = "s-1", .person = kReporter, .role = Role::kTfReviewer, .action = "A1"};
  binding.substitute_for = kReviewerA1;
  Apply(district, binding, 90, now_);
  EXPECT_EQ(RequireReviewer(district, kReporter, "A1", now_)->on_behalf_of, kReviewerA1);
  binding.id = "s-2", binding.substitute_for = "";
  Apply(district, binding, 91, now_);
  EXPECT_EQ(RequireReviewer(district, kReporter, "A1", now_)->on_behalf_of, "");
}

TEST(SamePersonTest, ASubstituteCountsAsBothOnEitherSide) {
  const Actor li{"li", Role::kReporter, ""};
  const Actor wu_for_li{"wu", Role::kReporter, "li"};
  EXPECT_EQ(SignatureOf(li), "li");
  EXPECT_EQ(SignatureOf(wu_for_li), "wu/li");
  EXPECT_TRUE(SamePerson(li, "li"));
  EXPECT_TRUE(SamePerson(li, SignatureOf(wu_for_li)));
  EXPECT_TRUE(SamePerson(wu_for_li, "li"));
  EXPECT_TRUE(SamePerson(wu_for_li, "wu"));
  EXPECT_TRUE(SamePerson(wu_for_li, "zhao/wu"));
  EXPECT_FALSE(SamePerson(li, "wu"));
  EXPECT_FALSE(SamePerson(li, "li-na"));
  EXPECT_FALSE(SamePerson(li, ""));  // nobody has signed yet
  EXPECT_FALSE(SamePerson(wu_for_li, "zhao/qian"));
}

TEST(RoleNameTest, EveryRoleHasItsOwn) {
  std::set<std::string> names;
  for (int role = 0; role <= static_cast<int>(Role::kSafetyOffice); ++role) {
    names.insert(std::string(RoleName(static_cast<Role>(role))));
  }
  EXPECT_EQ(names.size(), 20u);
  EXPECT_EQ(RoleName(Role::kTfReviewer), "TF_REVIEWER");
}

}  // namespace
}  // namespace duban::task
