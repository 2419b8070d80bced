// A small record and panel for the tests on voting.
#ifndef DUBAN_TESTS_UNIT_REPORTING_PANEL_PANEL_DATA_H_
#define DUBAN_TESTS_UNIT_REPORTING_PANEL_PANEL_DATA_H_

#include <string>
#include <vector>

#include "services/reporting/domain/panel/ballot.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {

inline const Period kPanelQuarter{PeriodKind::kQuarter, 2024, 1};
inline const absl::Time kPanelOpens = absl::FromUnixSeconds(1712538000);  // 2024-04-08T09:00+08:00
inline const absl::Time kPanelCloses = kPanelOpens + absl::Hours(24 * 7);

// Departments dept-a and dept-b, township town-a, task force tf-1 of action A1 in campaign "c"; leader.x
// leads tf-1, deputy.y is the action leader of A1, clerk.a reports for dept-a.
inline Projection PanelRecord() {
  Projection record;
  record.jurisdiction = "hecheng";
  for (const auto& [id, kind] :
       std::vector<std::pair<std::string, std::string>>{{"dept-a", "DEPARTMENT"},
                                                        {"dept-b", "DEPARTMENT"},
                                                        {"town-a", "TOWNSHIP"},
                                                        {"tf-1", "TASK_FORCE"},
                                                        {"tf-old", "TASK_FORCE"},
                                                        {"office", "GENERAL_OFFICE"}}) {
    record.units[id] = Unit{.id = id, .title = id, .kind = kind};
  }
  Campaign campaign{.id = "c", .title = "行动", .year = 2024};
  campaign.actions.push_back({.id = "A1", .title = "A1", .lead_unit = "dept-a", .task_force_unit = "tf-1"});
  record.campaigns["c"] = campaign;
  const auto grant = [&record](const std::string& id, const std::string& person, const std::string& role,
                               const std::string& unit, const std::string& action) {
    record.roles[id] = RoleGrant{.id = id, .person = person, .role = role, .unit = unit, .action = action};
  };
  grant("1", "leader.x", "TF_LEADER", "", "A1");
  grant("2", "deputy.y", "ACTION_LEADER", "", "A1");
  grant("3", "clerk.a", "UNIT_LEADER", "dept-a", "");
  grant("4", "office.z", "GENERAL_OFFICE", "", "");
  return record;
}

// The panel on all four units, open at `kPanelOpens`.
inline Panel OpenedPanel() {
  Panel panel{.campaign = "c", .id = "2024-Q1", .period = kPanelQuarter};
  panel.open_time = kPanelOpens;
  panel.close_time = kPanelCloses;
  panel.members = {{"leader.x", "G1"}, {"deputy.y", "G1"}, {"clerk.a", "G3"}, {"office.z", "G2"}};
  Panel planned = PlanPanel(PanelRecord(), Rubric(), panel).value();
  return OpenPanel(planned, kPanelOpens).value();
}

// The same points for every leaf.
inline std::vector<BallotMark> MarksOfAll(const char* points) {
  std::vector<BallotMark> marks;
  for (const std::string& leaf : PanelLeaves(Rubric()))
    marks.push_back({.leaf = leaf, .points = Dec(points)});
  return marks;
}

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_UNIT_REPORTING_PANEL_PANEL_DATA_H_
