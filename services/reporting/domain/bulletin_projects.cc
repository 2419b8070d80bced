#include "services/reporting/domain/bulletin_projects.h"

#include <map>
#include <optional>

#include "services/reporting/domain/bulletin_text.h"
#include "services/reporting/domain/item_cases.h"

namespace duban::reporting {
namespace {

// Sums of some projects.
struct Sums {
  int count = 0;
  Rational plan, invested;
  int start_due = 0, started = 0;
  int entry_due = 0, entered = 0;

  void Add(const ProjectCase& project) {
    ++count;
    if (project.annual_plan_wan) {
      plan += *project.annual_plan_wan;
      invested += project.invested_wan;
    }
    start_due += project.start_due ? 1 : 0;
    started += project.start_due && project.started ? 1 : 0;
    entry_due += project.entry_due ? 1 : 0;
    entered += project.entry_due && project.entered ? 1 : 0;
  }
};

std::optional<Rational> RateOf(const Rational& part, const Rational& whole) {
  if (whole == 0) return std::nullopt;
  return Rational(part / whole);
}

ProjectRow RowOf(const std::string& title, const Sums& sums) {
  ProjectRow row;
  row.title = title;
  row.count = sums.count;
  row.annual_plan_wan = sums.plan == 0 ? kNothing : MoneyText(sums.plan);
  row.invested_wan = sums.plan == 0 ? kNothing : MoneyText(sums.invested);
  row.investment_rate = PercentText(RateOf(sums.invested, sums.plan));
  row.start_rate = PercentText(RateOf(sums.started, sums.start_due));
  row.entry_rate = PercentText(RateOf(sums.entered, sums.entry_due));
  return row;
}

}  // namespace

void AddProjects(const Projection& projection, const Scheme& scheme, const Campaign& campaign,
                 const Period& month, MonthlyBulletin& bulletin) {
  std::map<std::string, Sums> by_class;
  std::map<std::string, Sums> by_unit;
  for (const auto& [code, item] : ItemsOf(projection, campaign.id)) {
    if (item.kind != ItemKind::kProject) continue;
    const Reading reading = ReadItem(projection, item, month);
    const ProjectCase project = ProjectCaseOf({projection, campaign, scheme, item, reading, 1});
    by_class[item.project.project_class].Add(project);
    by_unit[item.lead_unit].Add(project);
  }
  for (const auto& [code, sums] : by_class) {
    const auto title = scheme.project.class_titles.find(code);
    bulletin.projects_by_class.push_back(
        RowOf(title == scheme.project.class_titles.end() ? code : title->second, sums));
  }
  for (const auto& [unit, sums] : by_unit) {
    bulletin.projects_by_unit.push_back(RowOf(UnitTitle(projection, unit), sums));
  }
}

}  // namespace duban::reporting
