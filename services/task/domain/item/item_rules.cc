#include "services/task/domain/item/item_rules.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr int kMaxHours = 720;
constexpr int kMaxDays = 365;

void CheckCount(int value, int most, absl::string_view field, Violations& out) {
  if (value >= 1 && value <= most) return;
  out.Add(std::string(field), "OUT_OF_RANGE", absl::StrCat("应为 1–", most, "，收到 ", value));
}

}  // namespace

ItemRules ItemRulesIn(const Docket& docket, absl::string_view campaign) {
  if (const ItemRules* found = docket.Find<ItemRules>(campaign, ItemRules::kCurrent)) return *found;
  ItemRules defaults;
  defaults.campaign = std::string(campaign);
  return defaults;
}

absl::StatusOr<std::vector<Change>> SetItemRules(const ItemRules& given, const ActContext& context) {
  Violations violations;
  CheckCount(given.major_report_hours, kMaxHours, "item_rules.major_report_hours", violations);
  CheckCount(given.recheck_days, kMaxDays, "item_rules.recheck_days", violations);
  CheckText(given.reason, "item_rules.reason", Needed::kRequired, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  ItemRules rules = given;
  rules.campaign = context.campaign;
  rules.id = ItemRules::kCurrent;
  return std::vector<Change>{Change{"item_rules.set", std::move(rules), given.reason}};
}

}  // namespace duban::task
