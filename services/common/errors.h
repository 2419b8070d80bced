// Error constructors: few and general. Each carries a machine-readable reason (the rule's id, UPPER_SNAKE)
// and, for bad input, every offending field; services/rpc turns them into google.rpc error details in one
// place.
#ifndef DUBAN_SERVICES_COMMON_ERRORS_H_
#define DUBAN_SERVICES_COMMON_ERRORS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace duban {

// One broken rule on one field of a request.
struct FieldViolation {
  std::string field;        // path in the request, e.g. "rows[2].value"
  std::string reason;       // rule id, e.g. "NOT_DECIMAL"
  std::string description;  // what is wrong and the remedy, for people

  friend bool operator==(const FieldViolation&, const FieldViolation&) = default;
};

// What an error of ours says beside its code and text.
struct ErrorDetails {
  std::string reason;                           // google.rpc.ErrorInfo.reason
  std::map<std::string, std::string> metadata;  // dynamic values of the text
  std::vector<FieldViolation> violations;       // google.rpc.BadRequest

  friend bool operator==(const ErrorDetails&, const ErrorDetails&) = default;
};

// Collects every violation of a request, so that a user repairs all of them at once.
class Violations {
 public:
  void Add(std::string field, std::string reason, std::string description);
  bool empty() const { return violations_.empty(); }
  const std::vector<FieldViolation>& list() const { return violations_; }

  // OK when empty; otherwise INVALID_ARGUMENT with the first violation's reason and description, how many
  // more there are, and all of them as details.
  absl::Status ToStatus() const;

 private:
  std::vector<FieldViolation> violations_;
};

// INVALID_ARGUMENT with one violation.
absl::Status InvalidField(absl::string_view field, absl::string_view reason, absl::string_view problem);
// NOT_FOUND with reason NOT_FOUND; the name is in the metadata.
absl::Status NotFound(absl::string_view name);
// ALREADY_EXISTS with reason ALREADY_EXISTS.
absl::Status AlreadyExists(absl::string_view name);
// FAILED_PRECONDITION: the state does not allow it. `reason` names the guard, e.g. "PERIOD_CLOSED".
absl::Status Precondition(absl::string_view reason, absl::string_view problem,
                          std::map<std::string, std::string> metadata = {});
// ABORTED with reason ETAG_MISMATCH; `name` and `current_etag` are in the metadata.
absl::Status EtagMismatch(absl::string_view name, absl::string_view current_etag);
// PERMISSION_DENIED: known person, missing right. `reason` names the missing right, e.g. "ROLE_REQUIRED".
absl::Status PermissionDenied(absl::string_view reason, absl::string_view problem);
// UNAUTHENTICATED: no valid token. `reason` says why, e.g. "TOKEN_FORGED".
absl::Status Unauthenticated(absl::string_view reason, absl::string_view problem);

// `status` with `details` attached (replacing what it carried).
absl::Status WithDetails(absl::Status status, const ErrorDetails& details);
// The details of an error made here; nullopt for others.
std::optional<ErrorDetails> DetailsOf(const absl::Status& status);

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_ERRORS_H_
