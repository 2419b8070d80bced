#include "services/reporting/domain/panel/panel.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "services/common/status_macros.h"

namespace duban::reporting {
namespace {

constexpr MachineText kPanelText = {"PANEL_STATE", "评议"};

bool LivesIn(const Unit& unit, const Period& period) {
  return (!unit.valid_from || *unit.valid_from <= LastDay(period)) &&
         (!unit.valid_until || *unit.valid_until >= FirstDay(period));
}

bool IsTaskForce(const Campaign& campaign, const std::string& unit) {
  return std::any_of(campaign.actions.begin(), campaign.actions.end(),
                     [&](const ActionForce& action) { return action.task_force_unit == unit; });
}

bool HasKind(const RankingGroup& group, const std::string& kind) {
  return std::find(group.unit_kinds.begin(), group.unit_kinds.end(), kind) != group.unit_kinds.end();
}

void CheckMembers(const Scheme& scheme, const Panel& panel, Violations& faults) {
  if (panel.members.empty()) faults.Add("panel.members", "NO_MEMBERS", "至少要有一名评议人");
  std::set<std::string> persons;
  for (size_t i = 0; i < panel.members.size(); ++i) {
    const PanelMember& member = panel.members[i];
    const std::string at = absl::StrCat("panel.members[", i, "]");
    const auto& groups = scheme.panel.groups;
    if (std::none_of(groups.begin(), groups.end(), [&](const auto& one) { return one.id == member.group; })) {
      faults.Add(absl::StrCat(at, ".group"), "UNKNOWN_GROUP",
                 absl::StrCat("评分办法 ", scheme.id, " 没有评议组“", member.group, "”"));
    }
    if (member.person.empty()) faults.Add(absl::StrCat(at, ".person"), "REQUIRED", "须写明评议人");
    if (!persons.insert(member.person).second) {
      faults.Add(absl::StrCat(at, ".person"), "DUPLICATE_MEMBER",
                 absl::StrCat(member.person, " 已在名单中；一人只在一组"));
    }
  }
}

}  // namespace

absl::string_view StateName(PanelState state) {
  switch (state) {
    case PanelState::kUnspecified:
      return "UNSPECIFIED";
    case PanelState::kPlanned:
      return "PLANNED";
    case PanelState::kOpen:
      return "OPEN";
    case PanelState::kClosed:
      return "CLOSED";
  }
  return "";
}

absl::string_view EventName(PanelEvent event) { return event == PanelEvent::kOpen ? "open" : "close"; }

bool IsOver(const Panel& panel, absl::Time now) {
  return panel.state == PanelState::kClosed || now >= panel.close_time;
}

const PanelMember* FindMember(const Panel& panel, absl::string_view person) {
  for (const PanelMember& member : panel.members) {
    if (member.person == person) return &member;
  }
  return nullptr;
}

std::vector<std::string> EvaluatedUnits(const Projection& record, const Scheme& scheme,
                                        const std::string& campaign, const Period& period) {
  std::vector<std::string> units;
  const auto found = record.campaigns.find(campaign);
  if (found == record.campaigns.end()) return units;
  for (const auto& [id, unit] : record.units) {
    // A task force is evaluated for an action of this campaign only.
    if (!LivesIn(unit, period) || (unit.kind == "TASK_FORCE" && !IsTaskForce(found->second, id))) continue;
    const auto ranks = [&, &kind = unit.kind](const RankingGroup& group) { return HasKind(group, kind); };
    if (std::any_of(scheme.groups.begin(), scheme.groups.end(), ranks)) units.push_back(id);
  }
  return units;
}

std::map<std::string, int> GroupSizes(const Projection& record, const Scheme& scheme,
                                      const std::string& campaign, const Period& period) {
  std::map<std::string, int> sizes;
  for (const std::string& id : EvaluatedUnits(record, scheme, campaign, period)) {
    for (const RankingGroup& group : scheme.groups) {
      if (HasKind(group, record.units.at(id).kind)) ++sizes[group.id];
    }
  }
  return sizes;
}

absl::StatusOr<Panel> PlanPanel(const Projection& record, const Scheme& scheme, Panel panel) {
  Violations faults;
  if (panel.period.kind != PeriodKind::kQuarter && panel.period.kind != PeriodKind::kYear) {
    faults.Add("panel.period", "PERIOD_KIND", "应为季度或年度，如 2024-Q1、2024-Y");
  }
  if (panel.open_time == absl::Time()) faults.Add("panel.open_time", "REQUIRED", "须写明评议开始时间");
  if (panel.close_time <= panel.open_time) {
    faults.Add("panel.close_time", "PANEL_WINDOW", "评议截止应晚于开始");
  }
  CheckMembers(scheme, panel, faults);
  const std::vector<std::string> all = EvaluatedUnits(record, scheme, panel.campaign, panel.period);
  std::sort(panel.units.begin(), panel.units.end());
  panel.units.erase(std::unique(panel.units.begin(), panel.units.end()), panel.units.end());
  for (const std::string& unit : panel.units) {
    if (std::binary_search(all.begin(), all.end(), unit)) continue;
    faults.Add("panel.units", "UNKNOWN_UNIT", absl::StrCat(unit, " 在 ", PeriodId(panel.period), " 不参评"));
  }
  if (panel.units.empty()) panel.units = all;
  if (panel.units.empty()) faults.Add("panel.units", "UNKNOWN_UNIT", "没有参评单位");
  if (!faults.empty()) return faults.ToStatus();
  panel.scheme = scheme.id;
  panel.state = PanelState::kPlanned;
  return panel;
}

absl::StatusOr<Panel> OpenPanel(Panel panel, absl::Time now) {
  ASSIGN_OR_RETURN(panel.state, NextState(kPanelMachine, kPanelText, panel.state, PanelEvent::kOpen));
  if (now < panel.open_time) {
    return Precondition("PANEL_TOO_EARLY", "还没有到评议开始时间",
                        {{"open_time", absl::FormatTime(panel.open_time)}});
  }
  if (now >= panel.close_time) {
    return Precondition("PANEL_OVER", "评议时间已过；请另建评议",
                        {{"close_time", absl::FormatTime(panel.close_time)}});
  }
  return panel;
}

absl::StatusOr<Panel> ClosePanel(Panel panel, const Signature& actor, absl::Time now) {
  ASSIGN_OR_RETURN(panel.state, NextState(kPanelMachine, kPanelText, panel.state, PanelEvent::kClose));
  if (now < panel.close_time && actor.role != "PERFORMANCE") {
    return Precondition("PANEL_WINDOW_OPEN", "评议还在进行；截止前只有绩效办可以结束",
                        {{"close_time", absl::FormatTime(panel.close_time)}});
  }
  panel.closer = actor.person;
  panel.closed_time = now;
  return panel;
}

}  // namespace duban::reporting
