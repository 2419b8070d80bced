// Orders, issues and projects as bulletins list them.
#include <algorithm>
#include <map>

#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/score/item_cases.h"

namespace duban::reporting {
namespace {

bool StandsIn(const std::string& state, std::initializer_list<absl::string_view> states) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

bool IsClosed(const Order& order) { return StandsIn(order.state, {"CLOSED", "ARCHIVED"}); }

std::string OrderTitle(const Composer& composer, const Order& order) {
  return absl::StrCat(order.case_number.empty() ? order.id : order.case_number, "“", order.matter, "”（",
                      composer.Title(order.lead_unit), "）");
}

// Sums of some projects.
struct ProjectSums {
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

std::string RateText(const Rational& part, const Rational& whole) {
  return whole == 0 ? kNothing : PercentText(Rational(part / whole));
}

std::vector<Cell> ProjectRowOf(const std::string& title, const ProjectSums& sums) {
  return {{title, {}},
          {absl::StrCat(sums.count), {}},
          {sums.plan == 0 ? kNothing : MoneyText(sums.plan), {}},
          {sums.plan == 0 ? kNothing : MoneyText(sums.invested), {}},
          {RateText(sums.invested, sums.plan), {}},
          {RateText(sums.started, sums.start_due), {}},
          {RateText(sums.entered, sums.entry_due), {}}};
}

}  // namespace

Table ProjectTable(const Composer& composer, const std::vector<ItemStanding>& projects, bool by_unit) {
  std::map<std::string, ProjectSums> sums;
  for (const ItemStanding& one : projects) {
    const ProjectCase project =
        ProjectCaseOf({composer.record(), composer.campaign(), composer.scheme(), *one.item, one.reading, 1});
    sums[by_unit ? one.item->lead_unit : one.item->project.project_class].Add(project);
  }
  Table table;
  table.title = by_unit ? "重点项目分单位情况" : "重点项目分类情况";
  table.columns = {{by_unit ? "单位" : "类别", 4}, {"项目数", 2, true},
                   {"年度计划（万元）", 3, true},  {"累计完成（万元）", 3, true},
                   {"投资完成率（%）", 2, true},   {"开工率（%）", 2, true},
                   {"入统率（%）", 2, true}};
  const auto& classes = composer.scheme().project.class_titles;
  for (const auto& [key, of] : sums) {
    const auto title = classes.find(key);
    table.rows.push_back(ProjectRowOf(by_unit                  ? composer.Title(key)
                                      : title == classes.end() ? key
                                                               : title->second,
                                      of));
  }
  return table;
}

std::vector<const Order*> OrdersOf(const Composer& composer) {
  std::vector<const Order*> orders;
  for (const auto& [id, order] : composer.record().orders) {
    const bool issued = order.issue_time && *order.issue_time <= composer.now() && order.state != "CANCELLED";
    if (order.campaign == composer.campaign().id && issued && composer.IsOurs(order.action)) {
      orders.push_back(&order);
    }
  }
  return orders;
}

std::vector<const Order*> OverdueOrders(const Composer& composer) {
  std::vector<const Order*> orders = OrdersOf(composer);
  std::erase_if(orders, [&](const Order* order) { return !IsOverdue(*order, composer.now()); });
  return orders;
}

void WriteOrders(Composer& composer) {
  const std::vector<const Order*> orders = OrdersOf(composer);
  const std::vector<const Order*> overdue = OverdueOrders(composer);
  const int closed = static_cast<int>(
      std::count_if(orders.begin(), orders.end(), [](const Order* order) { return IsClosed(*order); }));
  const int all = static_cast<int>(orders.size());
  composer.Say(absl::StrCat("累计交办督办件", composer.Show("orders.all", all, "督办件总数"), "件，办结",
                            composer.Show("orders.closed", closed, "督办件办结"), "件，在办",
                            composer.Show("orders.in_hand", all - closed, "督办件在办"), "件，其中逾期",
                            composer.Show("orders.overdue", static_cast<int>(overdue.size()), "督办件逾期"),
                            "件。"));
  if (overdue.empty()) return;
  Table table;
  table.title = "逾期督办件";
  table.columns = {{"文号", 3}, {"事项", 6}, {"承办单位", 3}, {"时限", 3}, {"级别", 1}};
  for (const Order* order : overdue) {
    const absl::CivilDay due = absl::ToCivilDay(*order->due_time, ChinaTime());
    table.rows.push_back({{order->case_number, {}},
                          {order->matter, {}},
                          {composer.Title(order->lead_unit), {}},
                          {absl::FormatCivilTime(due), {}},
                          {order->level, {}}});
  }
  composer.Add(std::move(table));
}

std::vector<const Affair*> OpenIssues(const Composer& composer) {
  std::vector<const Affair*> issues;
  for (const auto& [id, affair] : composer.record().affairs) {
    if (affair.campaign != composer.campaign().id || affair.kind != AffairKind::kIssue) continue;
    if (!composer.IsOurs(affair.action) || StandsIn(affair.state, {"VERIFIED", "CANCELLED"})) continue;
    issues.push_back(&affair);
  }
  return issues;
}

Table IssueTable(const Composer& composer, const std::vector<const Affair*>& issues) {
  Table table;
  table.title = "难点堵点关键点";
  table.columns = {{"序号", 1, true}, {"问题", 6}, {"责任单位", 3},
                   {"难度", 1},       {"时限", 3}, {"需协调解决", 5}};
  for (const Affair* issue : issues) {
    table.rows.push_back({{absl::StrCat(table.rows.size() + 1), {}},
                          {issue->title, {}},
                          {composer.Title(issue->lead_unit), {}},
                          {issue->difficulty == 0 ? "未定" : absl::StrCat(issue->difficulty), {}},
                          {issue->due ? absl::FormatCivilTime(*issue->due) : kNothing, {}},
                          {issue->help.empty() ? kNothing : issue->help, {}}});
  }
  return table;
}

void RaiseOverdueOrders(Composer& composer) {
  for (const Order* order : OverdueOrders(composer)) {
    composer.Raise({.key = absl::StrCat("order/", order->id),
                    .subject = EntrySubject::kOverdueOrder,
                    .text = absl::StrCat("逾期督办件", OrderTitle(composer, *order)),
                    .unit = order->lead_unit,
                    .target = absl::StrCat("campaigns/", composer.campaign().id, "/orders/", order->id),
                    .origin = {}});
  }
}

void RaiseIssues(Composer& composer) {
  for (const Affair* issue : OpenIssues(composer)) {
    composer.Raise({.key = absl::StrCat("issue/", issue->code),
                    .subject = EntrySubject::kIssue,
                    .text = absl::StrCat("难点堵点：", issue->title),
                    .unit = issue->lead_unit,
                    .target = absl::StrCat("campaigns/", composer.campaign().id, "/items/", issue->code),
                    .origin = {}});
  }
}

}  // namespace duban::reporting
