// Official statistics from a table: a row per item and period.
#ifndef DUBAN_CLIENTS_IMPORT_STATISTICS_H_
#define DUBAN_CLIENTS_IMPORT_STATISTICS_H_

#include "clients/import/requests.h"
#include "duban/task/v1/statistic.pb.h"

namespace duban::client {

// Columns item, period, status (PENDING, FLASH, PRELIM, FINAL), value, source_document, publication_date;
// and, where wanted, unit_of_measure, revision_reason. INVALID_ARGUMENT with every cell that cannot be read,
// or CSV_COLUMN.
absl::StatusOr<Sourced<task::v1::ImportStatisticsRequest>> StatisticRequest(const Names& names,
                                                                            TablePtr table);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_STATISTICS_H_
