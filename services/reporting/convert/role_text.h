// A role binding as one text, for the projection's opaque resources: person, role, first and last day, by
// line.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_ROLE_TEXT_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_ROLE_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace duban::reporting {

// Who holds which role when; both days inclusive.
struct RoleGrant {
  std::string person;
  std::string role;  // "GENERAL_OFFICE", …
  absl::CivilDay first = absl::CivilDay::min();
  absl::CivilDay last = absl::CivilDay::max();
};

std::string RoleText(const RoleGrant& grant);

// Reads what RoleText writes; an empty person when it cannot.
RoleGrant ParseRoleText(absl::string_view text);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_ROLE_TEXT_H_
