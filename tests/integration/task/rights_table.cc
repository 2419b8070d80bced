#include "tests/integration/task/rights_table.h"

namespace duban::testing {
namespace {

using task::Role;
using task::RoleSet;

constexpr char kFormOfA1[] = "name: '$C/periods/2024-M03-D1/forms/hc-sti' action: 'A1'";

std::vector<RightsLine> PlanLines() {
  return {
      {"CalendarService.ListCalendars", Readers(), By::kRole, "parent: '$J'"},
      {"CalendarService.BatchCreateCalendars", Role::kAdmin, By::kRole, "parent: '$J'"},
      {"CampaignService.GetCampaign", Readers(), By::kRole, "name: '$C'"},
      {"CampaignService.ListCampaigns", Readers(), By::kRole, "parent: '$J'"},
      {"CampaignService.CreateCampaign", Role::kAdmin, By::kRole, "parent: '$J'"},
      {"ItemService.GetItem", Readers(), By::kRole, "name: '$C/items/I-1'"},
      {"ItemService.ListItems", Readers(), By::kRole, "parent: '$C'"},
      {"ItemService.BatchCreateItems", Role::kAdmin, By::kRole, "parent: '$C'"},
      {"PeriodService.GetPeriod", Readers(), By::kRole, "name: '$C/periods/2024-M03-D1'"},
      {"PeriodService.ListPeriods", Readers(), By::kRole, "parent: '$C'"},
      {"PeriodService.LockPeriod", Role::kGeneralOffice, By::kRole, "name: '$C/periods/2024-M03-D1'"},
  };
}

std::vector<RightsLine> OrgLines() {
  return {
      {"UnitService.GetUnit", Readers(), By::kRole, "name: '$J/units/none'"},
      {"UnitService.ListUnits", Readers(), By::kRole, "parent: '$J'"},
      {"UnitService.BatchCreateUnits", Role::kAdmin, By::kRole, "parent: '$J'"},
      {"UnitService.UpdateUnit", Role::kAdmin, By::kRole, "unit { name: '$J/units/none' }"},
      {"UnitService.CloseUnit", Role::kAdmin, By::kRole, "name: '$J/units/none'"},
      {"UnitService.MergeUnits", Role::kAdmin, By::kRole, "parent: '$J'"},
      {"UnitService.SplitUnit", Role::kAdmin, By::kRole, "name: '$J/units/none'"},
      {"RoleBindingService.GetRoleBinding", Readers(), By::kRole, "name: '$J/roleBindings/none'"},
      {"RoleBindingService.ListRoleBindings", Readers(), By::kRole, "parent: '$J'"},
      {"RoleBindingService.BatchCreateRoleBindings", Role::kAdmin, By::kRole, "parent: '$J'"},
      {"RoleBindingService.EndRoleBinding", Role::kAdmin, By::kRole, "name: '$J/roleBindings/none'"},
      {"RoleBindingService.EndRoleBindings", Role::kAdmin, By::kRole, "parent: '$J'"},
      // Beside the holder of the binding; see org_test.cc.
      {"RoleBindingService.DelegateRole", Role::kAdmin, By::kRole, "name: '$J/roleBindings/none'"},
      {"RoleBindingService.RevokeDelegation", Role::kAdmin, By::kRole, "name: '$J/roleBindings/none'"},
      {"RoleBindingService.ListMyRoles", RoleSet(), By::kRole, "parent: '$J'"},
  };
}

std::vector<RightsLine> FormLines() {
  return {
      {"FormService.GetForm", Readers(), By::kRole, kForm},
      {"FormService.ListForms", Readers(), By::kRole, "parent: '$C/periods/2024-M03-D1'"},
      {"FormService.FillForm", Role::kReporter, By::kUnit, kForm},
      {"FormService.SubmitForm", Role::kReporter, By::kUnit, kForm},
      {"FormService.UnitApproveForm", Role::kUnitLeader, By::kUnit, kForm},
      {"FormService.UnitReturnForm", Role::kUnitLeader, By::kUnit, kForm},
      {"FormService.TfApproveForm", Role::kTfReviewer, By::kAction, kFormOfA1},
      {"FormService.TfReturnForm", Role::kTfReviewer, By::kAction, kFormOfA1},
  };
}

std::vector<RightsLine> RecordLines() {
  // Beside the services that follow the feed, those who audit the record: to export it and check its chain.
  constexpr RoleSet kAuditors = RoleSet(Role::kSupervision) | Role::kAdmin | Role::kFeed;
  return {
      {"ChangeService.PullChanges", kAuditors, By::kRole, "parent: '$J'"},
      {"ChangeService.ListChanges", Readers(), By::kRole, "parent: '$J/units/none'"},
      {"ChangeService.VerifyChanges", kAuditors, By::kRole, "parent: '$J'"},
  };
}

std::vector<RightsLine> MeetingLines() {
  return {
      {"AssessmentService.GetAssessment", Readers(), By::kRole, "name: '$C/assessments/T-1-mid'"},
      {"AssessmentService.ListAssessments", Readers(), By::kRole, "parent: '$C'"},
      {"AssessmentService.RecordAssessment", Role::kGeneralOffice, By::kRole, "parent: '$C'"},
  };
}

}  // namespace

RoleSet Readers() {
  RoleSet all;
  for (int role = 1; role <= static_cast<int>(Role::kSafetyOffice); ++role)
    all = all | static_cast<Role>(role);
  return all;
}

std::vector<RightsLine> RightsTable() {
  std::vector<RightsLine> table;
  for (const auto& lines :
       {PlanLines(), OrgLines(), FormLines(), RecordLines(), MeetingLines(), CalendarLines(), FormRoomLines(),
        ItemLines(), CheckLines(), OrderLines(), LadderLines(), MeetingRoomLines()}) {
    table.insert(table.end(), lines.begin(), lines.end());
  }
  return table;
}

}  // namespace duban::testing
