// A campaign's folder: which files, in which order, and what can be checked without a server.
#ifndef DUBAN_CLIENTS_IMPORT_FOLDER_H_
#define DUBAN_CLIENTS_IMPORT_FOLDER_H_

#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/import/requests.h"
#include "duban/task/v1/calendar.pb.h"
#include "duban/task/v1/campaign.pb.h"
#include "duban/task/v1/item_service.pb.h"
#include "duban/task/v1/role.pb.h"
#include "duban/task/v1/unit.pb.h"

namespace duban::client {

// One request of the import.
struct ImportStep {
  std::string file;      // "indicators.csv"
  std::string contents;  // the bytes of the files it was made from; decide the request id
  size_t row_count = 0;
  std::variant<task::v1::BatchCreateUnitsRequest, task::v1::BatchCreateCalendarsRequest,
               task::v1::BatchCreateRoleBindingsRequest, task::v1::CreateCampaignRequest,
               task::v1::BatchCreateItemsRequest>
      request;
  Places places;
};

// A folder read and converted, nothing sent yet.
struct CampaignFolder {
  Names names;                    // the jurisdiction, and the campaign that campaign.csv names
  std::vector<ImportStep> steps;  // in the order of import; files that do not exist are left out
};

// Reads campaign.csv, units.csv, calendars.csv, roles.csv (optional), actions.csv, indicators.csv, tasks.csv,
// policies.csv, projects.csv and project-plans.csv (optional). Every file is read before anything is sent.
// INVALID_ARGUMENT with file, line, column and rule of every fault; NOT_FOUND (FILE_NOT_READABLE).
absl::StatusOr<CampaignFolder> ReadCampaignFolder(const std::string& path, const std::string& jurisdiction);

// Checks inside the folder what a dry run cannot ask the server, because the rows referred to do not exist
// there yet: units and actions that are named exist, codes occur once, numbers are decimals. INVALID_ARGUMENT
// (UNKNOWN_REFERENCE, DUPLICATE_CODE, NOT_DECIMAL).
absl::Status CheckFolder(const CampaignFolder& folder);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_FOLDER_H_
