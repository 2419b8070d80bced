#include "services/task/domain/check/evidence_list.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/errors.h"
#include "services/task/domain/check/evidence.h"

namespace duban::task {
namespace {

// The path that `entry` names; empty for free text. A name in another jurisdiction stays whole: nothing here
// has it.
absl::string_view PathNamed(const Register& in, absl::string_view entry) {
  if (!absl::StrContains(entry, "/evidence/")) return "";
  if (absl::StartsWith(entry, "campaigns/")) return entry;
  if (!absl::StartsWith(entry, "jurisdictions/")) return "";
  absl::ConsumePrefix(&entry, absl::StrCat("jurisdictions/", in.jurisdiction, "/"));
  return entry;
}

}  // namespace

void CheckNamedEvidence(const Register& in, absl::string_view campaign,
                        const std::vector<std::string>& entries, absl::string_view field, Violations& out) {
  for (size_t i = 0; i < entries.size(); ++i) {
    const absl::string_view path = PathNamed(in, entries[i]);
    if (path.empty()) continue;
    Violations found;
    CheckEvidence(in, campaign, {std::string(path)}, field, found);
    for (const FieldViolation& fault : found.list()) {
      out.Add(absl::StrCat(field, "[", i, "]"), fault.reason, fault.description);
    }
  }
}

}  // namespace duban::task
