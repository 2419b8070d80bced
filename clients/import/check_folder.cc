#include <set>

#include "absl/strings/str_cat.h"
#include "clients/import/folder.h"
#include "duban/task/v1/campaign.pb.h"
#include "duban/task/v1/item_service.pb.h"
#include "duban/task/v1/unit.pb.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"

namespace duban::client {

using task::v1::BatchCreateItemsRequest;
using task::v1::BatchCreateUnitsRequest;
using task::v1::CreateCampaignRequest;
using task::v1::Item;

namespace {

// Walks the steps in order and remembers what the earlier ones bring.
class FolderCheck {
 public:
  absl::Status Run(const CampaignFolder& folder) {
    names_ = folder.names;
    for (const ImportStep& step : folder.steps) {
      places_ = &step.places;
      if (const auto* units = std::get_if<BatchCreateUnitsRequest>(&step.request)) Units(*units);
      if (const auto* campaign = std::get_if<CreateCampaignRequest>(&step.request)) Campaign(*campaign);
      if (const auto* items = std::get_if<BatchCreateItemsRequest>(&step.request)) Items(*items);
    }
    return violations_.ToStatus();
  }

 private:
  void Refuse(const std::string& path, std::string rule, std::string text) {
    violations_.Add(places_->Find(path), std::move(rule), std::move(text));
  }

  void Unit(const std::string& path, const std::string& name) {
    if (name.empty() || units_.contains(name)) return;
    Refuse(path, "UNKNOWN_REFERENCE",
           absl::StrCat("units.csv 中没有单位 ", LastId(name), "：请改正代码或补上该单位"));
  }

  void Decimal(const std::string& path, const std::string& text) {
    if (text.empty() || ParseDecimal(text).ok()) return;
    Refuse(path, "NOT_DECIMAL", absl::StrCat("“", text, "”不是十进制数：只写数字和小数点，例如 7.15"));
  }

  void Once(std::set<std::string>& seen, const std::string& path, const std::string& code) {
    if (!seen.insert(code).second) {
      Refuse(path, "DUPLICATE_CODE", absl::StrCat("代码 ", code, " 已经出现过：每行的代码必须不同"));
    }
  }

  void Units(const BatchCreateUnitsRequest& request) {
    std::set<std::string> seen;
    for (int i = 0; i < request.requests_size(); ++i) {
      Once(seen, absl::StrCat("requests[", i, "].unit_id"), request.requests(i).unit_id());
      units_.insert(names_.Unit(request.requests(i).unit_id()));
    }
    for (int i = 0; i < request.requests_size(); ++i) {
      Unit(absl::StrCat("requests[", i, "].unit.parent_unit"), request.requests(i).unit().parent_unit());
    }
  }

  void Campaign(const CreateCampaignRequest& request) {
    Unit("campaign.office_unit", request.campaign().office_unit());
    for (int i = 0; i < request.campaign().actions_size(); ++i) {
      const auto& action = request.campaign().actions(i);
      const std::string path = absl::StrCat("campaign.actions[", i, "].");
      Once(actions_, path + "action_id", action.action_id());
      Unit(path + "lead_unit", action.lead_unit());
      Unit(path + "task_force_unit", action.task_force_unit());
    }
  }

  void Items(const BatchCreateItemsRequest& request) {
    for (int i = 0; i < request.requests_size(); ++i) {
      const Item& item = request.requests(i).item();
      const std::string path = absl::StrCat("requests[", i, "].");
      Once(items_, path + "item_id", request.requests(i).item_id());
      if (!item.action().empty() && !actions_.contains(item.action())) {
        Refuse(path + "item.action", "UNKNOWN_REFERENCE",
               absl::StrCat("actions.csv 中没有行动 ", item.action()));
      }
      Unit(path + "item.lead_unit", item.lead_unit());
      for (const std::string& unit : item.coop_units()) Unit(path + "item.coop_units", unit);
      Decimal(path + "item.indicator.target", item.indicator().target());
      Decimal(path + "item.indicator.baseline", item.indicator().baseline());
      Decimal(path + "item.project.annual_plan_wan", item.project().annual_plan_wan());
    }
  }

  Names names_;
  const Places* places_ = nullptr;
  std::set<std::string> units_;
  std::set<std::string> actions_;
  std::set<std::string> items_;
  Violations violations_;
};

}  // namespace

absl::Status CheckFolder(const CampaignFolder& folder) { return FolderCheck().Run(folder); }

}  // namespace duban::client
