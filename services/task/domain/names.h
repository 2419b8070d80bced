// Resource names of the task service: made and parsed in one place.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_NAMES_H_
#define DUBAN_SERVICES_TASK_DOMAIN_NAMES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/change.h"

namespace duban::task {

std::string JurisdictionName(absl::string_view jurisdiction);
std::string UnitName(absl::string_view jurisdiction, absl::string_view unit);
std::string RoleBindingName(absl::string_view jurisdiction, absl::string_view binding);
std::string CalendarName(absl::string_view jurisdiction, int year);
std::string CampaignName(absl::string_view jurisdiction, absl::string_view campaign);
std::string ItemName(absl::string_view jurisdiction, absl::string_view campaign, absl::string_view item);
std::string PeriodName(absl::string_view jurisdiction, absl::string_view campaign, const Period& period);
std::string FormName(absl::string_view jurisdiction, const FormKey& key);
std::string FormRowName(absl::string_view jurisdiction, const FormKey& key, absl::string_view item);

// The name of the resource that `state` is.
std::string NameOf(absl::string_view jurisdiction, const ResourceState& state);

// Parsed names. Each parser fails with INVALID_ARGUMENT (RESOURCE_NAME) on `field`, naming the pattern it
// expects.
struct CalendarRef {
  std::string jurisdiction;
  int year = 0;
};
struct CampaignRef {
  std::string jurisdiction;
  std::string campaign;
};
struct ItemRef {
  std::string jurisdiction;
  std::string campaign;
  std::string item;
};
struct PeriodRef {
  std::string jurisdiction;
  std::string campaign;
  Period period;
};
struct FormRef {
  std::string jurisdiction;
  FormKey key;
};
struct FormRowRef {
  std::string jurisdiction;
  FormKey key;
  std::string item;
};
struct UnitRef {
  std::string jurisdiction;
  std::string unit;
};
struct RoleBindingRef {
  std::string jurisdiction;
  std::string binding;
};
struct MatterRef {
  std::string jurisdiction;
  std::string campaign;
  std::string id;
};
absl::StatusOr<std::string> ParseJurisdictionName(absl::string_view name, absl::string_view field);
absl::StatusOr<UnitRef> ParseUnitName(absl::string_view name, absl::string_view field);
absl::StatusOr<CalendarRef> ParseCalendarName(absl::string_view name, absl::string_view field);
absl::StatusOr<RoleBindingRef> ParseRoleBindingName(absl::string_view name, absl::string_view field);
absl::StatusOr<CampaignRef> ParseCampaignName(absl::string_view name, absl::string_view field);
absl::StatusOr<ItemRef> ParseItemName(absl::string_view name, absl::string_view field);
absl::StatusOr<PeriodRef> ParsePeriodName(absl::string_view name, absl::string_view field);
absl::StatusOr<FormRef> ParseFormName(absl::string_view name, absl::string_view field);
absl::StatusOr<FormRowRef> ParseFormRowName(absl::string_view name, absl::string_view field);
// A matter's name, e.g. of the collection "orders".
absl::StatusOr<MatterRef> ParseMatterName(absl::string_view name, absl::string_view collection,
                                          absl::string_view field);

// The kind of resource a name is of, as the store numbers it (KindOf). INVALID_ARGUMENT (RESOURCE_NAME) if it
// is of none.
absl::StatusOr<int> KindOfName(absl::string_view name, absl::string_view field);

// Every kind of matter, in the order of the numbers.
std::vector<MatterKind> AllMatterKinds();

// The jurisdiction any name begins with.
absl::StatusOr<std::string> JurisdictionOf(absl::string_view name, absl::string_view field);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_NAMES_H_
