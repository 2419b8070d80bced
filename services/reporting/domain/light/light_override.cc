#include "services/reporting/domain/light/light_override.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::reporting {
namespace {

absl::Status CheckReason(const std::string& reason) {
  if (!reason.empty()) return absl::OkStatus();
  return InvalidField("reason", "REASON_REQUIRED", "请说明理由");
}

absl::Status Decided() { return Precondition("OVERRIDE_DECIDED", "该改灯已批准或已撤回"); }

bool IsSamePerson(const Signature& a, const Signature& b) {
  const auto is = [](const std::string& person, const Signature& other) {
    return !person.empty() && (person == other.person || person == other.on_behalf_of);
  };
  return is(a.person, b) || is(a.on_behalf_of, b);
}

}  // namespace

std::string ItemCodeOf(const LightOverride& light_override) {
  return light_override.item.substr(light_override.item.rfind('/') + 1);
}

absl::StatusOr<LightOverride> SetOverride(const LightOverride& given, Light computed, const Book& book,
                                          const Signature& actor, absl::Time now) {
  RETURN_IF_ERROR(CheckReason(given.reason));
  if (given.light == computed) {
    return InvalidField("light", "LIGHT_UNCHANGED",
                        absl::StrCat("按规则已是", LightTitle(computed), "，无需改灯"));
  }
  const std::vector<const LightOverride*> standing =
      book.docket.Select<LightOverride>(given.campaign, [&](const LightOverride& other) {
        return other.item == given.item && other.period == given.period &&
               other.state != OverrideState::kWithdrawn;
      });
  if (!standing.empty()) return AlreadyExists(PathOf(*standing.front()));
  LightOverride set = given;
  set.id = book.docket.NextId<LightOverride>(given.campaign, "LO");
  set.computed = computed;
  set.state = OverrideState::kSet;
  set.set = {actor, now};
  return set;
}

absl::StatusOr<LightOverride> ApproveOverride(const LightOverride& light_override, const Signature& actor,
                                              absl::Time now) {
  if (light_override.state != OverrideState::kSet) return Decided();
  if (IsSamePerson(actor, light_override.set.by)) {
    return PermissionDenied("SAME_PERSON", "改灯须由另一人批准");
  }
  LightOverride approved = light_override;
  approved.state = OverrideState::kApproved;
  approved.approval = {actor, now};
  return approved;
}

absl::StatusOr<LightOverride> WithdrawOverride(const LightOverride& light_override, const std::string& reason,
                                               const Signature& actor, absl::Time now) {
  if (light_override.state == OverrideState::kWithdrawn) return Decided();
  RETURN_IF_ERROR(CheckReason(reason));
  LightOverride withdrawn = light_override;
  withdrawn.state = OverrideState::kWithdrawn;
  withdrawn.withdraw_reason = reason;
  withdrawn.withdrawal = {actor, now};
  return withdrawn;
}

}  // namespace duban::reporting
