// Resource names of the reporting service, read strictly.
#ifndef DUBAN_SERVICES_REPORTING_API_NAMES_H_
#define DUBAN_SERVICES_REPORTING_API_NAMES_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/common/period.h"

namespace duban::reporting {

// The parts of a name; those that its kind does not have stay empty.
struct ParsedName {
  std::string jurisdiction;
  std::string campaign;
  Period period;
  std::string id;  // the unit of a scorecard, the id of a bulletin, the code of an item or of a light's item
};

// Each returns INVALID_ARGUMENT (RESOURCE_NAME) on `field` when `name` has another form.
absl::StatusOr<ParsedName> ParseJurisdictionName(absl::string_view name, absl::string_view field);
absl::StatusOr<ParsedName> ParseCampaignName(absl::string_view name, absl::string_view field);
absl::StatusOr<ParsedName> ParsePeriodName(absl::string_view name, absl::string_view field);
absl::StatusOr<ParsedName> ParseScorecardName(absl::string_view name, absl::string_view field);
absl::StatusOr<ParsedName> ParseItemName(absl::string_view name, absl::string_view field);
absl::StatusOr<ParsedName> ParseLightName(absl::string_view name, absl::string_view field);
absl::StatusOr<ParsedName> ParseBulletinName(absl::string_view name, absl::string_view field);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_NAMES_H_
