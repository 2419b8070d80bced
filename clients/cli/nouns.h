// One function per noun: adds its commands to the program. Each stands in the file of its name.
#ifndef DUBAN_CLIENTS_CLI_NOUNS_H_
#define DUBAN_CLIENTS_CLI_NOUNS_H_

#include "clients/cli/context.h"

namespace duban::client {

void AddTokenCommands(CLI::App& app, Context& context);
void AddCampaignCommands(CLI::App& app, Context& context);
void AddUnitCommands(CLI::App& app, Context& context);
void AddRoleCommands(CLI::App& app, Context& context);
void AddItemCommands(CLI::App& app, Context& context);
void AddPeriodCommands(CLI::App& app, Context& context);
void AddFormCommands(CLI::App& app, Context& context);
void AddChangeCommands(CLI::App& app, Context& context);
void AddScoreCommands(CLI::App& app, Context& context);
void AddSummaryCommands(CLI::App& app, Context& context);
void AddBulletinCommands(CLI::App& app, Context& context);
void AddBatchCommands(CLI::App& app, Context& context);
void AddClockCommands(CLI::App& app, Context& context);
void AddDemoCommands(CLI::App& app, Context& context);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_NOUNS_H_
