#include "services/reporting/domain/evaluation/appeal_rules.h"

#include <algorithm>
#include <set>

#include "services/common/calendar.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

// Longer texts belong into the evidence.
constexpr std::ptrdiff_t kMaxAppealCharacters = 2000;

// Characters of UTF-8 text: bytes that begin one.
std::ptrdiff_t AppealCharacters(const std::string& text) {
  return std::count_if(text.begin(), text.end(),
                       [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

constexpr LeafId kAppealLeaves[] = {LeafId::kK1,  LeafId::kK2a, LeafId::kK2b, LeafId::kK2c, LeafId::kK3a,
                                    LeafId::kK3b, LeafId::kP1,  LeafId::kP2a, LeafId::kP2b, LeafId::kP3,
                                    LeafId::kB1,  LeafId::kB2,  LeafId::kB3};

bool GrantOverlaps(const RoleGrant& grant, absl::CivilDay first, absl::CivilDay last) {
  return (!grant.first || *grant.first <= last) && (!grant.last || *grant.last >= first);
}

// Actions whose task forces review the unit's forms.
std::set<std::string> ActionsReviewing(const Projection& record, const std::string& campaign,
                                       const std::string& unit) {
  std::set<std::string> actions;
  for (const auto& [code, item] : ItemsOf(record, campaign)) {
    if (item.lead_unit == unit) actions.insert(item.action.empty() ? "*" : item.action);
  }
  return actions;
}

// What ties a grant to the unit's forms and scores; empty: nothing.
std::string AppealTieOf(const RoleGrant& grant, const std::string& unit,
                        const std::vector<std::string>& forces, const std::set<std::string>& reviewing) {
  const bool of_unit = grant.role == "REPORTER" || grant.role == "UNIT_LEADER";
  if (of_unit && grant.unit == unit) return "在该单位任填报人或负责人";
  const bool of_force = grant.role == "TF_REVIEWER" || grant.role == "TF_LEADER";
  if (!of_force) return "";
  if (std::find(forces.begin(), forces.end(), grant.action) != forces.end()) return "在该专班任职";
  return reviewing.contains(grant.action) ? "审核过该单位的旬报" : "";
}

}  // namespace

std::string AppealTimeText(absl::Time time) { return absl::FormatTime("%Y-%m-%d %H:%M", time, ChinaTime()); }

std::optional<LeafId> LeafOf(absl::string_view name) {
  for (const LeafId leaf : kAppealLeaves) {
    if (LeafName(leaf) == name) return leaf;
  }
  return std::nullopt;
}

const LeafResult* FindLeaf(const Scorecard& card, LeafId leaf) {
  for (const Component& component : card.components) {
    for (const LeafResult& result : component.leaves) {
      if (result.id == leaf) return &result;
    }
  }
  return nullptr;
}

absl::Status CheckAppealWindow(const Evaluation* evaluation, absl::Time now) {
  const EvaluationState state = evaluation == nullptr ? EvaluationState::kOpen : evaluation->state;
  if (state != EvaluationState::kTrial) {
    return Precondition("EVALUATION_STATE",
                        absl::StrCat("考评处于 ", StateName(state), "，只有试算得分公布后、定稿前可以申诉"),
                        {{"state", std::string(StateName(state))}});
  }
  if (now > evaluation->objections_close) {
    return Precondition("OBJECTIONS_CLOSED",
                        absl::StrCat("申诉期至 ", AppealTimeText(evaluation->objections_close), "，已过"));
  }
  return absl::OkStatus();
}

const LeafResult* CheckClaim(const AppealClaim& claim, const Scorecard* trial_card, Violations& out) {
  if (trial_card == nullptr) {
    out.Add("appeal.unit", "UNKNOWN_UNIT", "该单位本期没有试算得分");
    return nullptr;
  }
  const std::optional<LeafId> id = LeafOf(claim.leaf);
  const LeafResult* const leaf = id ? FindLeaf(*trial_card, *id) : nullptr;
  if (leaf == nullptr) {
    out.Add("appeal.leaf", "UNKNOWN_LEAF", "应为一个评分项，如 K1、K2a，见 duban score explain");
    return nullptr;
  }
  if (!leaf->applicable) {
    out.Add("appeal.leaf", "NOT_APPLICABLE", "该项本期不适用，没有得分可申诉");
    return nullptr;
  }
  if (claim.claimed_points <= leaf->exact) {
    out.Add("appeal.claimed_points", "NOT_ABOVE_TRIAL",
            absl::StrCat("应高于试算得分 ", FormatExact(leaf->exact)));
  }
  if (claim.claimed_points > leaf->points) {
    out.Add("appeal.claimed_points", "OVER_LEAF_POINTS",
            absl::StrCat("不能高于该项满分 ", FormatExact(leaf->points)));
  }
  const bool known = claim.resource.empty() ||
                     std::any_of(leaf->lines.begin(), leaf->lines.end(), [&](const LedgerLine& line) {
                       return absl::StrContains(absl::StrCat(line.item, "|", line.form, "|"),
                                                absl::StrCat("/", claim.resource, "|"));
                     });
  if (!known) {
    out.Add("appeal.resource", "UNKNOWN_ITEM", "该项的明细中没有此事项，见 duban score ledger");
  }
  return leaf;
}

absl::Status CheckFirstAppeal(const Book& book, const std::string& campaign, const AppealClaim& claim) {
  const std::vector<const Appeal*> same = book.docket.Select<Appeal>(campaign, [&](const Appeal& other) {
    return other.unit == claim.unit && other.period == claim.period && other.leaf == claim.leaf &&
           other.resource == claim.resource && other.state != AppealState::kWithdrawn;
  });
  if (same.empty()) return absl::OkStatus();
  return Precondition("APPEAL_EXISTS", absl::StrCat("同一项已有申诉 ", same.front()->id, "，不能重复提出"),
                      {{"appeal", same.front()->id}});
}

absl::Status CheckDecision(const Appeal& appeal, const Rational& old_points, const Rational& new_points,
                           const std::string& reason) {
  Violations faults;
  if (new_points < old_points) {
    faults.Add("new_points", "BELOW_OLD",
               absl::StrCat("不能低于原得分 ", FormatExact(old_points), "：申诉不加重处理"));
  }
  if (new_points > appeal.leaf_points) {
    faults.Add("new_points", "OVER_LEAF_POINTS",
               absl::StrCat("不能高于该项满分 ", FormatExact(appeal.leaf_points)));
  }
  CheckAppealText("reason", reason, faults);
  return faults.ToStatus();
}

void CheckAppealText(const std::string& field, const std::string& text, Violations& out) {
  if (text.empty()) out.Add(field, "REQUIRED", "须说明事实和理由");
  if (AppealCharacters(text) > kMaxAppealCharacters) {
    out.Add(field, "TOO_LONG", absl::StrCat("最多 ", kMaxAppealCharacters, " 字，详情请作为佐证材料"));
  }
}

absl::Status CheckAppealText(const std::string& field, const std::string& text) {
  Violations faults;
  CheckAppealText(field, text, faults);
  return faults.ToStatus();
}

std::vector<std::string> ActionsOfForce(const Campaign& campaign, const std::string& unit) {
  std::vector<std::string> actions;
  for (const ActionForce& action : campaign.actions) {
    if (action.task_force_unit == unit) actions.push_back(action.id);
  }
  return actions;
}

std::string AppealRecusal(const Projection& record, const std::string& campaign, const Period& period,
                          const std::string& unit, const std::string& person, absl::CivilDay day) {
  const auto found = record.campaigns.find(campaign);
  if (found == record.campaigns.end()) return "";
  const std::vector<std::string> forces = ActionsOfForce(found->second, unit);
  const std::set<std::string> reviewing = ActionsReviewing(record, campaign, unit);
  for (const auto& [id, grant] : record.roles) {
    if (grant.person != person || !GrantOverlaps(grant, FirstDay(period), day)) continue;
    const std::string tie = AppealTieOf(grant, unit, forces, reviewing);
    if (!tie.empty()) return tie;
  }
  return "";
}

}  // namespace duban::reporting
