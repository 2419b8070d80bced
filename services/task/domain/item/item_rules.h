// The numbers that the acts on items go by: the district's, versioned, with the first setting as defaults.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_RULES_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_RULES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/matter.h"

namespace duban::task {

struct ItemRules {
  static constexpr MatterKind kKind = MatterKind::kItemRules;
  static constexpr char kCollection[] = "itemRules";
  static constexpr char kCurrent[] = "current";

  std::string campaign;
  std::string id = kCurrent;
  int major_report_hours = 24;  // 重大隐患: from finding to the report, 1–720
  int recheck_days = 10;        // natural days from the owner's request to the re-check, 1–365
  std::string reason;           // of this version

  friend bool operator==(const ItemRules&, const ItemRules&) = default;
};

// The rules in force; the defaults where none are on record.
ItemRules ItemRulesIn(const Docket& docket, absl::string_view campaign);

// Puts a version on record. INVALID_ARGUMENT: OUT_OF_RANGE, REQUIRED (the reason).
absl::StatusOr<std::vector<Change>> SetItemRules(const ItemRules& given, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_RULES_H_
