// Resource names that reporting writes into ledgers and answers.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_NAMES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_NAMES_H_

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/common/period.h"

namespace duban::reporting {

inline std::string CampaignName(absl::string_view jurisdiction, absl::string_view campaign) {
  return absl::StrCat("jurisdictions/", jurisdiction, "/campaigns/", campaign);
}
// Empty for no unit.
inline std::string UnitName(absl::string_view jurisdiction, absl::string_view unit) {
  return unit.empty() ? std::string() : absl::StrCat("jurisdictions/", jurisdiction, "/units/", unit);
}
inline std::string ItemName(absl::string_view jurisdiction, absl::string_view campaign,
                            absl::string_view item) {
  return absl::StrCat(CampaignName(jurisdiction, campaign), "/items/", item);
}
inline std::string FormName(absl::string_view jurisdiction, absl::string_view campaign, const Period& period,
                            absl::string_view unit) {
  return absl::StrCat(CampaignName(jurisdiction, campaign), "/periods/", PeriodId(period), "/forms/", unit);
}
// The last part of a resource name or path: its id.
inline std::string LastPart(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// A matter of a campaign, e.g. collection "orders", "cards" or "falseReportCases".
inline std::string MatterName(absl::string_view jurisdiction, absl::string_view campaign,
                              absl::string_view collection, absl::string_view id) {
  return absl::StrCat(CampaignName(jurisdiction, campaign), "/", collection, "/", id);
}
inline std::string ScorecardName(absl::string_view jurisdiction, absl::string_view campaign,
                                 const Period& period, absl::string_view unit) {
  return absl::StrCat(CampaignName(jurisdiction, campaign), "/periods/", PeriodId(period), "/scorecards/",
                      unit);
}

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_NAMES_H_
