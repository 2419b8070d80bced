#include "services/reporting/convert/role_text.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace duban::reporting {
namespace {

// An open end is written as an empty line.
std::string DayText(absl::CivilDay day) {
  const bool open = day == absl::CivilDay::min() || day == absl::CivilDay::max();
  return open ? "" : absl::FormatCivilTime(day);
}

void ReadDay(absl::string_view text, absl::CivilDay& day) {
  absl::CivilDay read;
  if (absl::ParseCivilTime(text, &read)) day = read;
}

}  // namespace

std::string RoleText(const RoleGrant& grant) {
  return absl::StrCat(grant.person, "\n", grant.role, "\n", DayText(grant.first), "\n", DayText(grant.last));
}

RoleGrant ParseRoleText(absl::string_view text) {
  const std::vector<absl::string_view> lines = absl::StrSplit(text, '\n');
  RoleGrant grant;
  if (lines.size() != 4) return grant;
  grant.person = std::string(lines[0]);
  grant.role = std::string(lines[1]);
  ReadDay(lines[2], grant.first);
  ReadDay(lines[3], grant.last);
  return grant;
}

}  // namespace duban::reporting
