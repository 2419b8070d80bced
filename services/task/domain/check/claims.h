// Claims (完成申报): the yes-or-no facts that units attest in their forms, by the form in which each first
// stood.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHECK_CLAIMS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHECK_CLAIMS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/task/domain/check/check_rules.h"
#include "services/task/domain/register.h"

namespace duban::task {

// One claim.
struct CompletionClaim {
  std::string unit;
  std::string item;  // path, "campaigns/{campaign}/items/{item}"
  ClaimKind kind = ClaimKind::kUnspecified;
  std::string milestone;  // of kMilestone
  std::string form;       // path of the form in which it first stood
  std::int64_t form_sequence = 0;
  // The item was red in the unit's form before this one, which says that it is done or all its milestones
  // achieved.
  bool red_before = false;

  friend bool operator==(const CompletionClaim&, const CompletionClaim&) = default;
};

// "{unit}/{item}/{DONE|STARTED|ENTERED|MILESTONE}/{milestone}": names a claim for good, in samples too.
std::string ClaimKey(const CompletionClaim& claim);
absl::string_view ClaimKindName(ClaimKind kind);

// The claims that first stood in a form of `quarter`, in the order of their keys. `forms` are the locked
// forms of the campaign from the year's first dekad to the quarter's last, in the order of their periods; a
// claim that an earlier quarter had seen is not one of this quarter.
std::vector<CompletionClaim> ClaimsOf(const std::vector<Stored<Form>>& forms, const Register& in,
                                      const Period& quarter, const CheckRules& rules);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHECK_CLAIMS_H_
