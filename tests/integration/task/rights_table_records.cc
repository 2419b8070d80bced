// Lines of calendars, forms, items, evidence, statistics and checks.
#include "services/task/domain/plan/plan.h"
#include "tests/integration/task/rights_table.h"

namespace duban::testing {
namespace {

using task::Role;
using task::RoleSet;

constexpr RoleSet kOffice = Role::kGeneralOffice;
constexpr RoleSet kAuthors =
    Role::kReporter | Role::kUnitLeader | RoleSet(Role::kTfLeader) | Role::kGeneralOffice;
constexpr char kCase[] = "name: '$C/falseReportCases/none'";
constexpr char kAskOfForm[] = "parent: '$C' correction { form: '$C/periods/2024-M03-D1/forms/hc-sti' }";
constexpr char kExcuseOfForm[] = "parent: '$C' excuse { form: '$C/periods/2024-M03-D1/forms/hc-sti' }";
constexpr char kReopenForm[] = "parent: '$C' reopening { form: '$C/periods/2024-M03-D1/forms/hc-sti' }";

}  // namespace

std::vector<RightsLine> CalendarLines() {
  return {
      {"CalendarService.GetCalendar", Readers(), By::kRole, "name: '$J/calendars/1999'"},
      {"CalendarService.UpdateCalendar", Role::kAdmin, By::kRole,
       "calendar { name: '$J/calendars/2024' year: 2024 }"},
      {"CalendarService.PreviewCalendars", Role::kAdmin, By::kRole, "parent: '$J'"},
      {"CalendarService.ComputeDeadline", Readers(), By::kRole, "parent: '$J'"},
      {"CampaignService.UpdateCampaignDueTable", kKeepers, By::kRole, "name: '$C'"},
      {"CampaignService.PreviewCampaignDueTable", kKeepers, By::kRole, "name: '$C'"},
      {"CustomPeriodService.GetCustomPeriod", Readers(), By::kRole, "name: '$C/customPeriods/none'"},
      {"CustomPeriodService.ListCustomPeriods", Readers(), By::kRole, "parent: '$C'"},
      {"CustomPeriodService.CreateCustomPeriod", kKeepers, By::kRole, "parent: '$C'"},
      {"CustomPeriodService.CloseCustomPeriod", kKeepers, By::kRole, "name: '$C/customPeriods/none'"},
  };
}

std::vector<RightsLine> FormRoomLines() {
  constexpr RoleSet kReopeners = Role::kGeneralOffice | Role::kExecutiveDeputy | RoleSet(Role::kHead);
  return {
      {"FormService.CheckForm", Readers(), By::kRole, kForm},
      {"FormService.CountOverrides", Readers(), By::kRole, "parent: '$C/periods/2024-M03-D1'"},
      {"FormService.ConfirmNoChange", Role::kReporter, By::kUnit, kForm},
      {"CorrectionService.GetCorrection", Readers(), By::kRole, "name: '$C/corrections/none'"},
      {"CorrectionService.ListCorrections", Readers(), By::kRole, "parent: '$C'"},
      {"CorrectionService.AskCorrection", Role::kReporter, By::kUnit, kAskOfForm},
      {"CorrectionService.EndorseCorrection", Role::kUnitLeader, By::kRole, "name: '$C/corrections/none'"},
      {"CorrectionService.ApproveCorrection", Role::kTfReviewer, By::kRole,
       "name: '$C/corrections/none' action: 'A1'"},
      {"CorrectionService.RejectCorrection",
       Role::kUnitLeader | Role::kTfReviewer | RoleSet(Role::kGeneralOffice), By::kRole,
       "name: '$C/corrections/none'"},
      {"ExcuseService.GetExcuse", Readers(), By::kRole, "name: '$C/excuses/none'"},
      {"ExcuseService.ListExcuses", Readers(), By::kRole, "parent: '$C'"},
      {"ExcuseService.AskExcuse", kHandlers, By::kUnit, kExcuseOfForm},
      {"ExcuseService.ConfirmExcuse", kOffice, By::kRole, "name: '$C/excuses/none'"},
      {"ExcuseService.RefuseExcuse", kOffice, By::kRole, "name: '$C/excuses/none'"},
      {"FormRulesService.GetFormRules", Readers(), By::kRole, "name: '$C/formRules/none'"},
      {"FormRulesService.UpdateFormRules", kKeepers, By::kRole,
       "form_rules { name: '$C/formRules/current' }"},
      {"ReopeningService.GetReopening", Readers(), By::kRole, "name: '$C/reopenings/none'"},
      {"ReopeningService.ListReopenings", Readers(), By::kRole, "parent: '$C'"},
      {"ReopeningService.OrderReopening", kOffice, By::kRole, kReopenForm},
      {"ReopeningService.ApproveReopening", kReopeners, By::kRole, "name: '$C/reopenings/none'"},
      {"ReopeningService.RefuseReopening", kReopeners, By::kRole, "name: '$C/reopenings/none'"},
  };
}

std::vector<RightsLine> BranchLines() {
  return {
      // Without an action it is the general office's signature that is given.
      {"CorrectionService.ApproveCorrection", kOffice, By::kRole, "name: '$C/corrections/none'"},
  };
}

std::vector<RightsLine> ItemLines() {
  constexpr RoleSet kUnit = Role::kReporter | Role::kUnitLeader | RoleSet(Role::kCommander);
  constexpr RoleSet kVisitors = kUnit | Role::kActionLeader | Role::kContactLeader | Role::kGeneralOffice;
  constexpr RoleSet kBoth = Role::kTfLeader | Role::kGeneralOffice;
  return {
      {"ItemService.CreateItem", Role::kAdmin, By::kRole, "parent: '$C' item_id: 'T-9' item { task {} }"},
      {"ItemService.UpdateItem", kKeepers, By::kRole, "item { name: '$C/items/I-1' } etag: '\"1\"'"},
      {"ItemService.ActOnItem", kUnit, By::kRole, "name: '$C/items/I-1' event: EVENT_CLAIM_DONE"},
      {"ItemService.RecordSiteVisit", kVisitors, By::kRole, "name: '$C/items/P-1'"},
      {"ItemService.GetItemTrajectory", Readers(), By::kRole, "name: '$C/items/I-1'"},
      {"ItemService.GetItemValue", Readers(), By::kRole, "name: '$C/items/I-1'"},
      {"ItemService.ListItemAlerts", Readers(), By::kRole, "parent: '$C'"},
      {"ItemRulesService.GetItemRules", Readers(), By::kRole, "name: '$C/itemRules/current'"},
      {"ItemRulesService.SetItemRules", kKeepers, By::kRole, "parent: '$C'"},
      {"ChangeRequestService.GetChangeRequest", Readers(), By::kRole, "name: '$C/changeRequests/none'"},
      {"ChangeRequestService.ListChangeRequests", Readers(), By::kRole, "parent: '$C'"},
      {"ChangeRequestService.CreateChangeRequest", kAuthors, By::kRole, "parent: '$C'"},
      {"ChangeRequestService.ApproveChangeRequest", kBoth, By::kRole, "name: '$C/changeRequests/none'"},
      {"ChangeRequestService.RejectChangeRequest", kBoth, By::kRole, "name: '$C/changeRequests/none'"},
      {"ChangeRequestService.WithdrawChangeRequest", kAuthors, By::kRole, "name: '$C/changeRequests/none'"},
  };
}

std::vector<RightsLine> CheckLines() {
  constexpr RoleSet kUploaders = kHandlers | Role::kGeneralOffice | kSupervisors | Role::kVerifier |
                                 Role::kStatistics | Role::kSafetyOffice;
  return {
      {"CheckRulesService.GetCheckRules", Readers(), By::kRole, "name: '$C/checkRules/current'"},
      {"CheckRulesService.UpdateCheckRules", Role::kSupervisionHead | Role::kAdmin, By::kRole,
       "check_rules { name: '$C/checkRules/current' }"},
      {"EvidenceService.UploadEvidence", kUploaders, By::kUnit,
       "header { parent: '$C' unit: '$J/units/hc-sti' file_name: 'a.txt' size_bytes: 1 }"},
      {"EvidenceService.DownloadEvidence", Readers(), By::kRole, "name: '$C/evidence/none'"},
      {"EvidenceService.GetEvidence", Readers(), By::kRole, "name: '$C/evidence/none'"},
      {"EvidenceService.ListEvidence", Readers(), By::kRole, "parent: '$C'"},
      {"EvidenceService.VerifyEvidence", kSupervisors | Role::kGeneralOffice | Role::kAdmin, By::kRole,
       "parent: '$C'"},
      {"StatisticService.GetStatistic", Readers(), By::kRole, "name: '$C/statistics/none'"},
      {"StatisticService.ListStatistics", Readers(), By::kRole, "parent: '$C'"},
      {"StatisticService.ImportStatistics", Role::kStatistics, By::kRole, "parent: '$C'"},
      {"SampleService.GetSample", Readers(), By::kRole, "name: '$C/samples/none'"},
      {"SampleService.ListSamples", Readers(), By::kRole, "parent: '$C'"},
      {"SampleService.DrawSample", Role::kSupervision, By::kRole, "parent: '$C' quarter: '2024-Q1'"},
      {"SampleService.AddRiskPick", Role::kSupervision, By::kRole, "name: '$C/samples/none'"},
      {"SampleService.RedrawSample", Readers(), By::kRole, "name: '$C/samples/none'"},
      {"FindingService.GetFinding", Readers(), By::kRole, "name: '$C/findings/none'"},
      {"FindingService.ListFindings", Readers(), By::kRole, "parent: '$C'"},
      {"FindingService.RecordFinding", Role::kVerifier, By::kRole, "parent: '$C'"},
      {"FindingService.ConfirmFinding", Role::kVerifier, By::kRole, "name: '$C/findings/none'"},
      {"FindingService.WithdrawFinding", Role::kVerifier | Role::kSupervision, By::kRole,
       "name: '$C/findings/none'"},
      {"FalseReportService.GetFalseReportCase", Readers(), By::kRole, kCase},
      {"FalseReportService.ListFalseReportCases", Readers(), By::kRole, "parent: '$C'"},
      {"FalseReportService.ListFalseReportProposals", Readers(), By::kRole, "parent: '$C'"},
      {"FalseReportService.OpenFalseReportCase", Role::kSupervision, By::kRole, "parent: '$C'"},
      {"FalseReportService.NotifyFalseReport", Role::kSupervision, By::kRole, kCase},
      {"FalseReportService.StateFalseReport", Role::kUnitLeader, By::kRole, kCase},
      {"FalseReportService.LapseFalseReportStatement", Role::kSupervision, By::kRole, kCase},
      {"FalseReportService.DecideFalseReport", Role::kSupervisionHead, By::kRole, kCase},
      {"FalseReportService.ApproveFalseReport", Role::kExecutiveDeputy, By::kRole, kCase},
      {"FalseReportService.ReturnFalseReport", Role::kExecutiveDeputy, By::kRole, kCase},
      {"FalseReportService.AppealFalseReport", Role::kUnitLeader, By::kRole, kCase},
      {"FalseReportService.ReviewFalseReport",
       Role::kSupervisionHead | Role::kExecutiveDeputy | RoleSet(Role::kHead), By::kRole, kCase},
      {"FalseReportService.CloseFalseReport", Role::kSupervision, By::kRole, kCase},
      {"FalseReportService.TransferFalseReportClue", Role::kSupervisionHead, By::kRole, kCase},
  };
}

}  // namespace duban::testing
