// One function per noun: adds its commands to the program. Each stands in the file of its name.
#ifndef DUBAN_CLIENTS_CLI_NOUNS_H_
#define DUBAN_CLIENTS_CLI_NOUNS_H_

#include "clients/cli/context.h"

namespace duban::client {

void AddTokenCommands(CLI::App& app, Context& context);
void AddCampaignCommands(CLI::App& app, Context& context);
void AddUnitCommands(CLI::App& app, Context& context);
void AddRoleCommands(CLI::App& app, Context& context);
void AddDelegateCommands(CLI::App& app, Context& context);
void AddWhoAmICommand(CLI::App& app, Context& context);
void AddItemCommands(CLI::App& app, Context& context);
void AddCalCommands(CLI::App& app, Context& context);
void AddIssueCommands(CLI::App& app, Context& context);
void AddHazardCommands(CLI::App& app, Context& context);
void AddChangeRequestCommands(CLI::App& app, Context& context);
void AddPeriodCommands(CLI::App& app, Context& context);
void AddCustomCommands(CLI::App& app, Context& context);
void AddFormCommands(CLI::App& app, Context& context);
void AddCorrectionCommands(CLI::App& app, Context& context);
void AddExcuseCommands(CLI::App& app, Context& context);
void AddReopeningCommands(CLI::App& app, Context& context);
void AddOrderCommands(CLI::App& app, Context& context);
void AddProposalCommands(CLI::App& app, Context& context);
void AddCardCommands(CLI::App& app, Context& context);
void AddConclusionCommands(CLI::App& app, Context& context);
void AddPlanCommands(CLI::App& app, Context& context);
void AddChangeCommands(CLI::App& app, Context& context);
void AddScoreCommands(CLI::App& app, Context& context);
void AddAnnouncementCommands(CLI::App& app, Context& context);
void AddEvaluationCommands(CLI::App& app, Context& context);
void AddAppealCommands(CLI::App& app, Context& context);
void AddSchemeCommands(CLI::App& app, Context& context);
void AddPanelCommands(CLI::App& app, Context& context);
void AddBallotCommands(CLI::App& app, Context& context);
void AddCreditCommands(CLI::App& app, Context& context);
void AddExemptionCommands(CLI::App& app, Context& context);
void AddSummaryCommands(CLI::App& app, Context& context);
void AddLightCommands(CLI::App& app, Context& context);
void AddHintCommands(CLI::App& app, Context& context);
void AddBulletinCommands(CLI::App& app, Context& context);
void AddAssessmentCommands(CLI::App& app, Context& context);
void AddEvidenceCommands(CLI::App& app, Context& context);
void AddStatisticCommands(CLI::App& app, Context& context);
void AddSampleCommands(CLI::App& app, Context& context);
void AddFindingCommands(CLI::App& app, Context& context);
void AddFalseReportCommands(CLI::App& app, Context& context);
void AddBatchCommands(CLI::App& app, Context& context);
void AddMeetingCommands(CLI::App& app, Context& context);
void AddWorkCommands(CLI::App& app, Context& context);
void AddReportCommands(CLI::App& app, Context& context);
void AddOutboxCommands(CLI::App& app, Context& context);
void AddClockCommands(CLI::App& app, Context& context);
void AddRulesCommands(CLI::App& app, Context& context);
void AddDemoCommands(CLI::App& app, Context& context);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_NOUNS_H_
