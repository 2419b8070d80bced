#include "clients/import/folder.h"

#include <unistd.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cpp/channel.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::client {
namespace {

// Reads the folder's tables and keeps their bytes.
class FolderReader {
 public:
  FolderReader(std::string path, std::string jurisdiction) : path_(std::move(path)) {
    folder_.names.jurisdiction_id = std::move(jurisdiction);
  }

  absl::StatusOr<CampaignFolder> Read() {
    ASSIGN_OR_RETURN(const TablePtr keys, Load("campaign.csv"));
    RETURN_IF_ERROR(keys->RequireColumns({"key", "value"}));
    ASSIGN_OR_RETURN(const TablePtr actions, Load("actions.csv"));
    folder_.names.campaign_id = KeyValue(*keys, "id");
    RETURN_IF_ERROR(Step("units.csv", UnitRequest));
    RETURN_IF_ERROR(Step("calendars.csv", CalendarRequest));
    if (Exists("roles.csv")) RETURN_IF_ERROR(Step("roles.csv", RoleRequest));
    RETURN_IF_ERROR(Add("actions.csv", actions->size(), contents_["campaign.csv"] + contents_["actions.csv"],
                        CampaignRequest(folder_.names, keys, actions)));
    RETURN_IF_ERROR(Step("indicators.csv", IndicatorRequest));
    RETURN_IF_ERROR(Step("tasks.csv", TaskRequest));
    const LeadRules leads = LeadsOf(*keys, *actions);
    RETURN_IF_ERROR(Step("policies.csv", [&](const Names& names, TablePtr table) {
      return PolicyRequest(names, std::move(table), leads);
    }));
    RETURN_IF_ERROR(Projects());
    return std::move(folder_);
  }

 private:
  bool Exists(const std::string& file) const {
    return access(absl::StrCat(path_, "/", file).c_str(), F_OK) == 0;
  }

  absl::StatusOr<TablePtr> Load(const std::string& file) {
    ASSIGN_OR_RETURN(contents_[file], ReadFile(absl::StrCat(path_, "/", file)));
    ASSIGN_OR_RETURN(CsvTable table, CsvTable::Parse(file, contents_[file]));
    return std::make_shared<const CsvTable>(std::move(table));
  }

  static LeadRules LeadsOf(const CsvTable& keys, const CsvTable& actions) {
    LeadRules leads{.lead_of_action = {}, .office_unit = KeyValue(keys, "office_unit")};
    for (size_t i = 0; i < actions.size(); ++i) {
      leads.lead_of_action[actions.Get(i, "code")] = actions.Get(i, "lead_unit");
    }
    return leads;
  }

  absl::Status Projects() {
    TablePtr plans;
    if (Exists("project-plans.csv")) {
      ASSIGN_OR_RETURN(plans, Load("project-plans.csv"));
    }
    ASSIGN_OR_RETURN(const TablePtr table, Load("projects.csv"));
    return Add("projects.csv", table->size(), contents_["projects.csv"] + contents_["project-plans.csv"],
               ProjectRequest(folder_.names, table, plans));
  }

  template <typename Convert>
  absl::Status Step(const std::string& file, Convert convert) {
    ASSIGN_OR_RETURN(const TablePtr table, Load(file));
    return Add(file, table->size(), contents_[file], convert(folder_.names, table));
  }

  template <typename Request>
  absl::Status Add(const std::string& file, size_t row_count, std::string contents,
                   absl::StatusOr<Sourced<Request>> made) {
    RETURN_IF_ERROR(made.status());
    folder_.steps.push_back({.file = file,
                             .contents = std::move(contents),
                             .row_count = row_count,
                             .request = std::move(made->request),
                             .places = std::move(made->places)});
    return absl::OkStatus();
  }

  const std::string path_;
  CampaignFolder folder_;
  std::map<std::string, std::string> contents_;
};

}  // namespace

absl::StatusOr<CampaignFolder> ReadCampaignFolder(const std::string& path, const std::string& jurisdiction) {
  return FolderReader(path, jurisdiction).Read();
}

}  // namespace duban::client
