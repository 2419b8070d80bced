// The people who assess, on top of the reporting fixture.
#ifndef DUBAN_TESTS_INTEGRATION_REPORTING_ASSESSMENT_FIXTURE_H_
#define DUBAN_TESTS_INTEGRATION_REPORTING_ASSESSMENT_FIXTURE_H_

#include <string>
#include <vector>

#include "tests/integration/reporting/reporting_fixture.h"

namespace duban::reporting {

// perf.wu and perf.he: PERFORMANCE; office.lu: GENERAL_OFFICE; head.qu: HEAD; deputy.an: EXECUTIVE_DEPUTY;
// chief.su: SUPERVISION_HEAD; leader.fi: UNIT_LEADER of "finance"; leader.de: UNIT_LEADER of "development";
// tf.guo: TF_LEADER of A1; district.yi: LEADER.
class AssessmentFixture : public ReportingFixture {
 protected:
  AssessmentFixture() {
    namespace pb = task::v1;
    last_ = feed_.Append(
        {Role("perf.wu", pb::ROLE_PERFORMANCE), Role("perf.he", pb::ROLE_PERFORMANCE),
         Role("office.lu", pb::ROLE_GENERAL_OFFICE), Role("head.qu", pb::ROLE_HEAD),
         Role("deputy.an", pb::ROLE_EXECUTIVE_DEPUTY), Role("chief.su", pb::ROLE_SUPERVISION_HEAD),
         Role("leader.fi", pb::ROLE_UNIT_LEADER, "finance"),
         Role("leader.de", pb::ROLE_UNIT_LEADER, "development"), Role("tf.guo", pb::ROLE_TF_LEADER, "", "A1"),
         Role("district.yi", pb::ROLE_LEADER)});
    EXPECT_TRUE(follower_->WaitForSequence(last_, absl::Seconds(10)).ok());
  }

  static task::v1::Change Role(const std::string& person, task::v1::Role role, const std::string& unit = "",
                               const std::string& action = "") {
    task::v1::Change change;
    change.set_type("roleBinding.create");
    std::string id = person;
    id[id.find('.')] = '-';
    change.set_name(absl::StrCat(kJurisdiction, "/roleBindings/", id));
    change.set_person("wang.wu");
    change.mutable_change_time()->set_seconds(1704153600);
    task::v1::RoleBinding& binding = *change.mutable_role_binding();
    binding.set_name(change.name());
    binding.set_person(person);
    binding.set_role(role);
    if (!unit.empty()) binding.set_unit(absl::StrCat(kJurisdiction, "/units/", unit));
    binding.set_action(action);
    return change;
  }

  static std::string UnitName(const std::string& id) { return absl::StrCat(kJurisdiction, "/units/", id); }
};

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_INTEGRATION_REPORTING_ASSESSMENT_FIXTURE_H_
