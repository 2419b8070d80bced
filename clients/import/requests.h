// Turns tables into batch requests, one table one request. What a cell means is in the campaign folder's
// README; whether it is allowed is the server's business, except what cannot be put into a message at all.
#ifndef DUBAN_CLIENTS_IMPORT_REQUESTS_H_
#define DUBAN_CLIENTS_IMPORT_REQUESTS_H_

#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cpp/names.h"
#include "clients/import/csv_table.h"
#include "clients/import/places.h"
#include "duban/task/v1/calendar.pb.h"
#include "duban/task/v1/campaign.pb.h"
#include "duban/task/v1/item_service.pb.h"
#include "duban/task/v1/role.pb.h"
#include "duban/task/v1/unit.pb.h"

namespace duban::client {

using TablePtr = std::shared_ptr<const CsvTable>;

// A request with the cells it was made from.
template <typename Request>
struct Sourced {
  Request request;
  Places places;
};

// What policies need to know of the campaign: who leads when no lead is printed.
struct LeadRules {
  std::map<std::string, std::string> lead_of_action;  // action code → unit code
  std::string office_unit;
};

// Each: INVALID_ARGUMENT with every cell that cannot be read, or CSV_COLUMN when a column is missing.
absl::StatusOr<Sourced<task::v1::BatchCreateUnitsRequest>> UnitRequest(const Names& names, TablePtr table);
absl::StatusOr<Sourced<task::v1::BatchCreateCalendarsRequest>> CalendarRequest(const Names& names,
                                                                               TablePtr table);
absl::StatusOr<Sourced<task::v1::BatchCreateRoleBindingsRequest>> RoleRequest(const Names& names,
                                                                              TablePtr table);
// `keys` is campaign.csv, `actions` is actions.csv.
absl::StatusOr<Sourced<task::v1::CreateCampaignRequest>> CampaignRequest(const Names& names, TablePtr keys,
                                                                         TablePtr actions);

using ItemBatch = Sourced<task::v1::BatchCreateItemsRequest>;
absl::StatusOr<ItemBatch> IndicatorRequest(const Names& names, TablePtr table);
absl::StatusOr<ItemBatch> TaskRequest(const Names& names, TablePtr table);
absl::StatusOr<ItemBatch> PolicyRequest(const Names& names, TablePtr table, const LeadRules& leads);
// `plans` is project-plans.csv or null.
absl::StatusOr<ItemBatch> ProjectRequest(const Names& names, TablePtr table, TablePtr plans);

// The value of `key` in a key,value table; empty when it is not there.
std::string KeyValue(const CsvTable& table, absl::string_view key);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_REQUESTS_H_
