#include "services/reporting/api/score_sight.h"

#include "services/common/errors.h"
#include "services/reporting/domain/evaluation/evaluation.h"
#include "services/reporting/domain/record/roles.h"

namespace duban::reporting {
namespace {}  // namespace

bool SeesAllScores(const View& view, const std::string& person) {
  return HoldsRole(view.projection(), person, view.Today(),
                   {"PERFORMANCE", "GENERAL_OFFICE", "SUPERVISION", "SUPERVISION_HEAD", "LEADER", "HEAD",
                    "EXECUTIVE_DEPUTY", "ADMIN"});
}

absl::Status RequireScoreOffice(const View& view, const std::string& person) {
  if (SeesAllScores(view, person)) return absl::OkStatus();
  return PermissionDenied("ROLE_REQUIRED", "限总专班办、绩效办、督查室和区领导使用");
}

std::set<std::string> OwnUnits(const View& view, const std::string& person, const std::string& campaign) {
  std::set<std::string> units;
  const auto found = view.projection().campaigns.find(campaign);
  for (const RoleGrant& grant : RolesOf(view.projection(), person, view.Today())) {
    if (!grant.unit.empty()) units.insert(grant.unit);
    if (grant.action.empty() || found == view.projection().campaigns.end()) continue;
    for (const ActionForce& action : found->second.actions) {
      if (action.id == grant.action && !action.task_force_unit.empty()) units.insert(action.task_force_unit);
    }
  }
  return units;
}

Sight SightOf(const View& view, const std::string& person, const std::string& campaign,
              const Period& period) {
  const EvaluationState state = EvaluationStateOf(*view.book, campaign, period);
  if (state == EvaluationState::kFinal || SeesAllScores(view, person)) return {.all = true, .units = {}};
  if (state == EvaluationState::kOpen) return {};
  return {.all = false, .units = OwnUnits(view, person, campaign)};
}

absl::Status ScoresNotOpen() {
  return PermissionDenied("SCORES_NOT_OPEN",
                          "得分尚未向您公开：试算公布后可看本单位的得分，定稿后可看全部得分");
}

}  // namespace duban::reporting
