// The two offices that decide together: 总专班办 and 绩效办.
#ifndef DUBAN_SERVICES_REPORTING_API_SECOND_OFFICE_H_
#define DUBAN_SERVICES_REPORTING_API_SECOND_OFFICE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace duban::reporting {

// Both offices' roles, the one that `first` is not in front: who holds both acts for the office that may.
inline std::vector<std::string> OtherOfficeFirst(absl::string_view first) {
  if (first == "GENERAL_OFFICE") return {"PERFORMANCE", "GENERAL_OFFICE"};
  return {"GENERAL_OFFICE", "PERFORMANCE"};
}

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_SECOND_OFFICE_H_
