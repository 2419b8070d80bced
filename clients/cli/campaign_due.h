// `duban campaign due`: the campaign's due table.
#ifndef DUBAN_CLIENTS_CLI_CAMPAIGN_DUE_H_
#define DUBAN_CLIENTS_CLI_CAMPAIGN_DUE_H_

#include "clients/cli/context.h"

namespace duban::client {

// Adds its commands below the noun `campaign`.
void AddCampaignDueCommands(CLI::App* campaign, Context& context);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_CAMPAIGN_DUE_H_
