// Indicators, tasks, policies and projects.
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/import/item_columns.h"
#include "clients/import/kinds.h"
#include "clients/import/requests.h"
#include "clients/import/row_reader.h"
#include "duban/task/v1/item.pb.h"
#include "services/common/status_macros.h"

namespace duban::client {

using task::v1::Item;

namespace {

// Fills in what every list has and adds the row to the batch.
class ItemBatchBuilder {
 public:
  ItemBatchBuilder(const Names& names, TablePtr table, ColumnMap columns, absl::string_view title_column)
      : names_(names), table_(std::move(table)), title_column_(title_column) {
    columns.insert({{"item_id", "code"},
                    {"item.display_name", title_column_},
                    {"item.action", "action_code"},
                    {"item.lead_unit", "lead_unit"},
                    {"item.coop_units", "support_units"},
                    {"item.start_date", "start"},
                    {"item.due_date", "due"},
                    {"item.basis", "quote"}});
    columns.merge(OptionalColumns());
    columns_ = std::make_shared<const ColumnMap>(std::move(columns));
    made_.request.set_parent(names.Campaign());
  }

  // Calls `detail(row, item)` for every row.
  template <typename Detail>
  absl::StatusOr<ItemBatch> Build(Detail detail) && {
    Violations violations;
    for (size_t i = 0; i < table_->size(); ++i) {
      const RowReader row(*table_, i, violations);
      auto* create = made_.request.add_requests();
      create->set_item_id(row.Text("code"));
      FillCommon(row, *create->mutable_item());
      const std::string path = absl::StrCat("requests[", i, "]");
      made_.places.Add(path, table_, i, columns_);
      detail(row, path, made_.places, *create->mutable_item());
      FillOptionalColumns(row, *create->mutable_item());
    }
    RETURN_IF_ERROR(violations.ToStatus());
    return std::move(made_);
  }

 private:
  void FillCommon(const RowReader& row, Item& item) const {
    item.set_display_name(row.Text(title_column_));
    item.set_action(row.Text("action_code"));
    if (row.Has("lead_unit")) item.set_lead_unit(names_.Unit(row.Text("lead_unit")));
    for (const absl::string_view unit : absl::StrSplit(row.Text("support_units"), ';', absl::SkipEmpty())) {
      item.add_coop_units(names_.Unit(unit));
    }
    if (row.Has("start")) row.Date("start", item.mutable_start_date());
    if (row.Has("due")) row.Date("due", item.mutable_due_date());
    item.set_basis(row.Has("quote") ? absl::StrCat(row.Text("source"), "「", row.Text("quote"), "」")
                                    : row.Text("source"));
  }

  const Names& names_;
  const TablePtr table_;
  const std::string title_column_;
  std::shared_ptr<const ColumnMap> columns_;
  ItemBatch made_;
};

// Rows of project-plans.csv by project.
std::map<std::string, std::vector<size_t>> PlansByCode(const TablePtr& plans) {
  std::map<std::string, std::vector<size_t>> rows;
  for (size_t i = 0; plans != nullptr && i < plans->size(); ++i) rows[plans->Get(i, "code")].push_back(i);
  return rows;
}

void AddPlanRow(const RowReader& row, task::v1::Project& project) {
  if (row.Has("annual_plan_wan")) project.set_annual_plan_wan(row.Text("annual_plan_wan"));
  if (row.Has("planned_start")) row.Date("planned_start", project.mutable_planned_start_date());
  if (!row.Has("milestone_id")) return;
  auto* milestone = project.add_milestones();
  milestone->set_milestone_id(row.Text("milestone_id"));
  milestone->set_display_name(row.Text("milestone_name"));
  milestone->set_weight(row.Text("weight"));
  row.Date("due", milestone->mutable_due_date());
}

}  // namespace

absl::StatusOr<ItemBatch> IndicatorRequest(const Names& names, TablePtr table) {
  RETURN_IF_ERROR(table->RequireColumns(
      {"code", "action_code", "name", "unit", "target", "comparator", "kind", "baseline_2023", "lead_unit"}));
  ItemBatchBuilder builder(names, table,
                           {{"item.indicator.kind", "kind"},
                            {"item.indicator.comparator", "comparator"},
                            {"item.indicator.target", "target"},
                            {"item.indicator.baseline", "baseline_2023"},
                            {"item.indicator.unit_of_measure", "unit"}},
                           "name");
  return std::move(builder).Build([](const RowReader& row, const std::string&, Places&, Item& item) {
    auto& indicator = *item.mutable_indicator();
    indicator.set_kind(row.Word("kind",
                                IndicatorKind({.kind = row.Text("kind"),
                                               .unit = row.Text("unit"),
                                               .comparator = row.Text("comparator"),
                                               .has_baseline = row.Has("baseline_2023")}),
                                "要写 cumulative_amount、growth_rate、level 或 binary"));
    indicator.set_comparator(
        row.Word("comparator", ComparatorOf(row.Text("comparator")), "要写 >=、>、<=、< 或 ="));
    indicator.set_target(row.Text("target"));
    indicator.set_baseline(row.Text("baseline_2023"));
    indicator.set_unit_of_measure(row.Text("unit"));
  });
}

absl::StatusOr<ItemBatch> TaskRequest(const Names& names, TablePtr table) {
  RETURN_IF_ERROR(table->RequireColumns({"code", "action_code", "title", "lead_unit", "start", "due"}));
  ItemBatchBuilder builder(names, table, {{"item.task.deliverable", "deliverable"}}, "title");
  return std::move(builder).Build([](const RowReader& row, const std::string&, Places&, Item& item) {
    item.mutable_task()->set_deliverable(row.Text("deliverable"));
  });
}

absl::StatusOr<ItemBatch> PolicyRequest(const Names& names, TablePtr table, const LeadRules& leads) {
  RETURN_IF_ERROR(table->RequireColumns({"code", "name", "class", "level", "action_code"}));
  ItemBatchBuilder builder(names, table,
                           {{"item.policy.policy_class", "class"},
                            {"item.policy.level", "level"},
                            // No lead is printed: it follows from the action.
                            {"item.lead_unit", "action_code"}},
                           "name");
  return std::move(builder).Build([&](const RowReader& row, const std::string&, Places&, Item& item) {
    item.mutable_policy()->set_policy_class(row.Text("class"));
    item.mutable_policy()->set_level(row.Text("level"));
    if (!item.lead_unit().empty()) return;
    const auto lead = leads.lead_of_action.find(row.Text("action_code"));
    item.set_lead_unit(names.Unit(lead == leads.lead_of_action.end() ? leads.office_unit : lead->second));
  });
}

absl::StatusOr<ItemBatch> ProjectRequest(const Names& names, TablePtr table, TablePtr plans) {
  RETURN_IF_ERROR(table->RequireColumns({"code", "name", "class", "category", "action_code", "lead_unit"}));
  if (plans != nullptr) RETURN_IF_ERROR(plans->RequireColumns({"code", "annual_plan_wan", "planned_start"}));
  const auto plan_rows = PlansByCode(plans);
  const auto plan_columns = std::make_shared<const ColumnMap>(ColumnMap{
      {"milestone_id", "milestone_id"}, {"weight", "weight"}, {"due_date", "due"}, {"", "annual_plan_wan"}});
  const auto start_columns = std::make_shared<const ColumnMap>(ColumnMap{{"", "planned_start"}});
  Violations plan_violations;
  ItemBatchBuilder builder(names, table,
                           {{"item.project.project_class", "class"},
                            {"item.project.category", "category"},
                            {"item.project.goal", "milestone_2024"},
                            {"item.project.annual_plan_wan", "annual_plan_wan"}},
                           "name");
  auto made = std::move(builder).Build(
      [&](const RowReader& row, const std::string& path, Places& places, Item& item) {
        auto& project = *item.mutable_project();
        project.set_project_class(row.Word("class", ProjectClassOf(row.Text("class")),
                                           "要写 construction、preparation 或 investment_or_legacy"));
        project.set_category(row.Text("category"));
        project.set_goal(row.Text("milestone_2024"));
        project.set_annual_plan_wan(row.Text("annual_plan_wan"));
        const auto planned = plan_rows.find(row.Text("code"));
        if (planned == plan_rows.end()) return;
        for (const size_t i : planned->second) {
          const int milestone = project.milestones_size();
          AddPlanRow(RowReader(*plans, i, plan_violations), project);
          const std::string below = absl::StrCat(path, ".item.project.");
          if (project.milestones_size() > milestone) {
            places.Add(absl::StrCat(below, "milestones[", milestone, "]"), plans, i, plan_columns);
          } else {
            places.Add(absl::StrCat(below, "annual_plan_wan"), plans, i, plan_columns);
            places.Add(absl::StrCat(below, "planned_start_date"), plans, i, start_columns);
          }
        }
      });
  RETURN_IF_ERROR(made.status());
  RETURN_IF_ERROR(plan_violations.ToStatus());
  return made;
}

}  // namespace duban::client
