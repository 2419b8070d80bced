// Resource names as clients write them. The servers check them.
#ifndef DUBAN_CLIENTS_CPP_NAMES_H_
#define DUBAN_CLIENTS_CPP_NAMES_H_

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace duban::client {

// The names below one campaign of one jurisdiction.
struct Names {
  std::string jurisdiction_id;
  std::string campaign_id;

  std::string Jurisdiction() const { return absl::StrCat("jurisdictions/", jurisdiction_id); }
  std::string Unit(absl::string_view unit) const { return absl::StrCat(Jurisdiction(), "/units/", unit); }
  std::string Campaign() const { return absl::StrCat(Jurisdiction(), "/campaigns/", campaign_id); }
  std::string Item(absl::string_view item) const { return absl::StrCat(Campaign(), "/items/", item); }
  std::string Period(absl::string_view period) const { return absl::StrCat(Campaign(), "/periods/", period); }
  std::string Form(absl::string_view period, absl::string_view unit) const {
    return absl::StrCat(Period(period), "/forms/", unit);
  }
  std::string Scorecard(absl::string_view period, absl::string_view unit) const {
    return absl::StrCat(Period(period), "/scorecards/", unit);
  }
  std::string Bulletin(absl::string_view bulletin) const {
    return absl::StrCat(Campaign(), "/bulletins/", bulletin);
  }
};

// The last part of a resource name: "hc-drc" of "jurisdictions/hecheng/units/hc-drc".
inline std::string LastId(absl::string_view name) {
  const size_t slash = name.rfind('/');
  return std::string(slash == absl::string_view::npos ? name : name.substr(slash + 1));
}

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_NAMES_H_
