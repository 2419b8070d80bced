// Overrides of lights by hand (人工改灯): a reason, a second approver, and a marker wherever the light is
// shown.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_LIGHT_OVERRIDE_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_LIGHT_OVERRIDE_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/light/lights.h"

namespace duban::reporting {

// Stored in the database by number (as in the proto); never renumber.
enum class OverrideState {
  kUnspecified = 0,
  kSet = 1,        // 待批: shown nowhere yet
  kApproved = 2,   // in force
  kWithdrawn = 3,  // 撤回
};

// Who took a step, and when.
struct OverrideStep {
  Signature by;
  std::optional<absl::Time> time;  // empty: not taken

  friend bool operator==(const OverrideStep&, const OverrideStep&) = default;
};

struct LightOverride {
  static constexpr BookKind kKind = BookKind::kLightOverride;
  static constexpr char kCollection[] = "lightOverrides";

  std::string campaign;
  std::string id;
  std::string item;  // path: campaigns/{campaign}/items/{code}
  Period period;     // the light of this period only
  Light light = Light::kGrey;
  Light computed = Light::kGrey;  // what the rules said when it was set
  std::string reason;
  OverrideState state = OverrideState::kSet;
  OverrideStep set, approval, withdrawal;
  std::string withdraw_reason;

  friend bool operator==(const LightOverride&, const LightOverride&) = default;
};

// The code of the override's item.
std::string ItemCodeOf(const LightOverride& light_override);

// Puts `given` — item, period, light, reason — on record as the next override; `computed` is what the rules
// say now. INVALID_ARGUMENT (REASON_REQUIRED, LIGHT_UNCHANGED); ALREADY_EXISTS while another override of the
// item and period is set or in force.
absl::StatusOr<LightOverride> SetOverride(const LightOverride& given, Light computed, const Book& book,
                                          const Signature& actor, absl::Time now);

// Puts it in force. FAILED_PRECONDITION (OVERRIDE_DECIDED) unless it is waiting; PERMISSION_DENIED
// (SAME_PERSON) for who set it, or the other one of a person and a substitute.
absl::StatusOr<LightOverride> ApproveOverride(const LightOverride& light_override, const Signature& actor,
                                              absl::Time now);

// Ends it. INVALID_ARGUMENT (REASON_REQUIRED); FAILED_PRECONDITION (OVERRIDE_DECIDED) when it has ended.
absl::StatusOr<LightOverride> WithdrawOverride(const LightOverride& light_override, const std::string& reason,
                                               const Signature& actor, absl::Time now);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_LIGHT_OVERRIDE_H_
