#include "clients/import/statistics.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/import/row_reader.h"
#include "services/common/status_macros.h"

namespace duban::client {

using task::v1::ImportStatisticsRequest;
using task::v1::Statistic;

namespace {

std::optional<Statistic::Status> StatusOf(const std::string& word) {
  Statistic::Status status;
  if (word == "UNSPECIFIED" || !Statistic::Status_Parse(absl::StrCat("STATUS_", word), &status))
    return std::nullopt;
  return status;
}

}  // namespace

absl::StatusOr<Sourced<ImportStatisticsRequest>> StatisticRequest(const Names& names, TablePtr table) {
  RETURN_IF_ERROR(
      table->RequireColumns({"item", "period", "status", "value", "source_document", "publication_date"}));
  const auto columns = std::make_shared<const ColumnMap>(ColumnMap{
      {"item", "item"},
      {"period", "period"},
      {"unit_of_measure", "unit_of_measure"},
      {"version.value", "value"},
      {"version.status", "status"},
      {"version.source_document", "source_document"},
      {"version.publication_date", "publication_date"},
      {"version.revision_reason", "revision_reason"},
  });
  Sourced<ImportStatisticsRequest> made;
  made.request.set_parent(names.Campaign());
  Violations violations;
  for (size_t i = 0; i < table->size(); ++i) {
    const RowReader row(*table, i, violations);
    task::v1::StatisticRow& to = *made.request.add_rows();
    to.set_item(names.Item(row.Text("item")));
    to.set_period(row.Text("period"));
    to.set_unit_of_measure(row.Text("unit_of_measure"));
    Statistic::Version& version = *to.mutable_version();
    version.set_value(row.Text("value"));
    version.set_status(
        row.Word("status", StatusOf(row.Text("status")), "写 PENDING、FLASH、PRELIM 或 FINAL"));
    version.set_source_document(row.Text("source_document"));
    if (row.Has("publication_date")) row.Date("publication_date", version.mutable_publication_date());
    version.set_revision_reason(row.Text("revision_reason"));
    made.places.Add(absl::StrCat("rows[", i, "]"), table, i, columns);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return made;
}

}  // namespace duban::client
