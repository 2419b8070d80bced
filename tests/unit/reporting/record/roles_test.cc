#include "services/reporting/domain/record/roles.h"

#include <gtest/gtest.h>

#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting::roles_test {
namespace {

constexpr absl::CivilDay kToday(2024, 4, 10);

std::vector<std::string> IdsOf(const std::vector<RoleGrant>& grants) {
  std::vector<std::string> ids;
  for (const RoleGrant& grant : grants) ids.push_back(grant.id);
  return ids;
}

RoleGrant Grant(const std::string& id, const std::string& person, const std::string& role) {
  RoleGrant grant;
  grant.id = id;
  grant.person = person;
  grant.role = role;
  return grant;
}

TEST(RolesTest, HoldOnTheDaysOfTheirTermBothEndsIncluded) {
  CampaignBuilder builder;
  RoleGrant grant = Grant("r1", "li.si", "SUPERVISION");
  grant.first = kToday - 1;
  grant.last = kToday + 1;
  builder.Put(grant);
  const auto holds = [&](absl::CivilDay day) {
    return HoldsRole(builder.projection(), "li.si", day, {"LEADER", "SUPERVISION"});
  };
  EXPECT_FALSE(holds(kToday - 2));
  EXPECT_TRUE(holds(kToday - 1));
  EXPECT_TRUE(holds(kToday + 1));
  EXPECT_FALSE(holds(kToday + 2));
}

TEST(RolesTest, AnyRoleIsEnoughWhenNoneIsNamed) {
  CampaignBuilder builder;
  builder.Put(Grant("r1", "li.si", "REPORTER"));
  EXPECT_TRUE(HoldsRole(builder.projection(), "li.si", kToday, {}));
  EXPECT_FALSE(HoldsRole(builder.projection(), "li.si", kToday, {"LEADER"}));
  EXPECT_FALSE(HoldsRole(builder.projection(), "wang.wu", kToday, {}));
}

TEST(RolesTest, OwnRolesComeBeforeThoseHeldInAnothersPlace) {
  CampaignBuilder builder;
  RoleGrant substitute = Grant("a-substitute", "li.si", "TF_REVIEWER");
  substitute.substitute_for = "zhao.liu";
  substitute.action = "A1";
  builder.Put(substitute);
  builder.Put(Grant("b-own", "li.si", "REPORTER"));
  builder.Put(Grant("c-other", "zhao.liu", "TF_REVIEWER"));
  const std::vector<RoleGrant> roles = RolesOf(builder.projection(), "li.si", kToday);
  EXPECT_EQ(IdsOf(roles), (std::vector<std::string>{"b-own", "a-substitute"}));
  EXPECT_EQ(roles[1].substitute_for, "zhao.liu");
  EXPECT_TRUE(HoldsRole(builder.projection(), "li.si", kToday, {"TF_REVIEWER"})) << "like the principal";
}

TEST(RolesTest, ABindingThatEndsIsReplacedNotAdded) {
  CampaignBuilder builder;
  builder.Put(Grant("r1", "li.si", "LEADER"));
  RoleGrant ended = Grant("r1", "li.si", "LEADER");
  ended.last = kToday - 1;
  builder.Put(ended);
  EXPECT_TRUE(RolesOf(builder.projection(), "li.si", kToday).empty());
  EXPECT_EQ(RolesOf(builder.projection(), "li.si", kToday - 1).size(), 1u);
}

}  // namespace
}  // namespace duban::reporting::roles_test
