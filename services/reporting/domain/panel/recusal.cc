#include "services/reporting/domain/panel/recusal.h"

namespace duban::reporting {
namespace {

bool HoldsBetween(const RoleGrant& grant, absl::CivilDay first, absl::CivilDay last) {
  const std::optional<absl::CivilDay> from = grant.first ? grant.first : grant.recorded;
  return (!from || *from <= last) && (!grant.last || first <= *grant.last);
}

bool LeadsAction(const RoleGrant& grant) {
  return grant.role == "TF_LEADER" || grant.role == "ACTION_LEADER";
}

}  // namespace

absl::string_view RecusalName(Recusal recusal) {
  switch (recusal) {
    case Recusal::kNone:
      return "";
    case Recusal::kUnit:
      return "RECUSED_UNIT";
    case Recusal::kTaskForce:
      return "RECUSED_TASK_FORCE";
  }
  return "";
}

absl::string_view RecusalText(Recusal recusal) {
  switch (recusal) {
    case Recusal::kNone:
      return "";
    case Recusal::kUnit:
      return "本人在该单位任职";
    case Recusal::kTaskForce:
      return "本人牵头该专班";
  }
  return "";
}

Recusals::Recusals(const Projection& record, const std::string& campaign) {
  for (const auto& [id, grant] : record.roles) grants_[grant.person].push_back(&grant);
  const auto found = record.campaigns.find(campaign);
  if (found == record.campaigns.end()) return;
  for (const ActionForce& action : found->second.actions) {
    if (!action.task_force_unit.empty()) actions_[action.task_force_unit].insert(action.id);
  }
}

Recusal Recusals::During(const std::string& person, const std::string& unit, absl::CivilDay first,
                         absl::CivilDay last) const {
  const auto grants = grants_.find(person);
  if (grants == grants_.end()) return Recusal::kNone;
  const auto actions = actions_.find(unit);
  Recusal found = Recusal::kNone;
  for (const RoleGrant* grant : grants->second) {
    if (!HoldsBetween(*grant, first, last)) continue;
    if (grant->unit == unit) return Recusal::kUnit;
    if (actions != actions_.end() && LeadsAction(*grant) && actions->second.contains(grant->action)) {
      found = Recusal::kTaskForce;
    }
  }
  return found;
}

Recusal RecusalOf(const Projection& record, const std::string& campaign, const std::string& person,
                  const std::string& unit, absl::CivilDay day) {
  return Recusals(record, campaign).During(person, unit, day, day);
}

}  // namespace duban::reporting
