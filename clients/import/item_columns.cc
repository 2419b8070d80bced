#include "clients/import/item_columns.h"

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace duban::client {

using task::v1::Indicator;
using task::v1::Item;
using task::v1::Policy;

namespace {

// The value of an enum's word, e.g. "ensure" of Strength; nothing for an empty cell.
template <typename Enum, typename Parse, typename Set>
void SetWord(const RowReader& row, absl::string_view column, absl::string_view prefix, Parse parse,
             absl::string_view words, Set set) {
  if (!row.Has(column)) return;
  Enum value{};
  const bool known = parse(absl::StrCat(prefix, absl::AsciiStrToUpper(row.Text(column))), &value);
  set(row.Word(column, known ? std::optional<Enum>(value) : std::nullopt, words));
}

bool IsYes(const RowReader& row, absl::string_view column) {
  if (!row.Has(column)) return false;
  const std::string& text = row.Text(column);
  const bool yes = text == "是" || text == "true";
  if (!yes && text != "否" && text != "false") row.Refuse(column, kUnknownWord, "要写 是 或 否");
  return yes;
}

void AddMilestone(const RowReader& row, absl::string_view text, Item& item) {
  const std::vector<std::string> parts = absl::StrSplit(text, ':');
  const std::optional<google::type::Date> due = parts.size() == 4 ? ParseDate(parts[3]) : std::nullopt;
  if (parts.size() < 3 || parts.size() > 4 || (parts.size() == 4 && !due)) {
    return row.Refuse("milestones", kUnknownWord, "节点要写成 编号:名称:权重:2024-06-30，多个用 ; 隔开");
  }
  auto& milestone = *item.add_milestones();
  milestone.set_milestone_id(parts[0]);
  milestone.set_display_name(parts[1]);
  milestone.set_weight(parts[2]);
  if (due) *milestone.mutable_due_date() = *due;
}

template <typename Detail>
void AddMonthlyPlan(const RowReader& row, Detail& detail) {
  for (const absl::string_view value : absl::StrSplit(row.Text("monthly_plan"), ';', absl::SkipEmpty())) {
    detail.add_monthly_plan(std::string(value));
  }
}

void FillIndicator(const RowReader& row, Indicator& indicator) {
  SetWord<Indicator::Direction>(row, "direction", "DIRECTION_", Indicator::Direction_Parse,
                                "要写 HIGHER、LOWER 或 RANGE",
                                [&](Indicator::Direction value) { indicator.set_direction(value); });
  SetWord<Indicator::DataSource>(row, "data_source", "DATA_SOURCE_", Indicator::DataSource_Parse,
                                 "要写 OFFICIAL_STAT、DEPARTMENT 或 SELF",
                                 [&](Indicator::DataSource value) { indicator.set_data_source(value); });
  SetWord<Indicator::Frequency>(row, "frequency", "FREQUENCY_", Indicator::Frequency_Parse,
                                "要写 MONTH、QUARTER 或 YEAR",
                                [&](Indicator::Frequency value) { indicator.set_frequency(value); });
  indicator.set_range_low(row.Text("range_low"));
  indicator.set_range_high(row.Text("range_high"));
  indicator.set_caliber(row.Text("caliber"));
  indicator.set_tolerance(row.Text("tolerance"));
  indicator.set_left_series(row.Text("left_series"));
  indicator.set_right_series(row.Text("right_series"));
  if (row.Has("lag_days")) indicator.set_lag_days(row.Number("lag_days"));
  if (row.Has("monthly_plan")) indicator.set_schedule(Indicator::SCHEDULE_PLAN);
  AddMonthlyPlan(row, indicator);
}

void FillPolicy(const RowReader& row, Policy& policy) {
  policy.set_number(row.Text("number"));
  policy.set_measure(row.Text("measure"));
  policy.set_beneficiaries(row.Text("beneficiaries"));
  policy.set_delivery_amount_wan(row.Text("delivery_amount_wan"));
  policy.set_delivery_number(row.Text("delivery_number"));
  if (row.Has("valid_from")) row.Date("valid_from", policy.mutable_valid_from_date());
  if (row.Has("valid_until")) row.Date("valid_until", policy.mutable_valid_until_date());
  if (row.Has("rule_due")) row.Date("rule_due", policy.mutable_rule_due_date());
}

}  // namespace

void FillOptionalColumns(const RowReader& row, Item& item) {
  SetWord<Item::Strength>(row, "strength", "STRENGTH_", Item::Strength_Parse, "要写 ENSURE、STRIVE 或 PLAIN",
                          [&](Item::Strength value) { item.set_strength(value); });
  SetWord<Item::EvidencePolicy>(row, "evidence_policy", "EVIDENCE_POLICY_", Item::EvidencePolicy_Parse,
                                "要写 CLAIMS 或 NONE",
                                [&](Item::EvidencePolicy value) { item.set_evidence_policy(value); });
  item.set_weight(row.Text("weight"));
  item.set_lead_leader(row.Text("lead_leader"));
  item.set_contact_leader(row.Text("contact_leader"));
  item.set_commander(row.Text("commander"));
  item.set_responsible_person(row.Text("responsible_person"));
  item.set_internal(IsYes(row, "internal"));
  item.set_livelihood(IsYes(row, "livelihood"));
  for (const absl::string_view text : absl::StrSplit(row.Text("milestones"), ';', absl::SkipEmpty())) {
    AddMilestone(row, text, item);
  }
  if (item.has_indicator()) FillIndicator(row, *item.mutable_indicator());
  if (item.has_policy()) FillPolicy(row, *item.mutable_policy());
  if (!item.has_task()) return;
  item.mutable_task()->set_quantified_goal(row.Text("quantified_goal"));
  AddMonthlyPlan(row, *item.mutable_task());
}

ColumnMap OptionalColumns() {
  ColumnMap columns = {
      {"item.milestones.milestone_id", "milestones"},  {"item.milestones.weight", "milestones"},
      {"item.milestones.due_date", "milestones"},      {"item.policy.valid_from_date", "valid_from"},
      {"item.policy.valid_until_date", "valid_until"}, {"item.policy.rule_due_date", "rule_due"},
      {"item.task.monthly_plan", "monthly_plan"},      {"item.task.quantified_goal", "quantified_goal"}};
  for (const char* column : {"weight", "strength", "evidence_policy", "lead_leader", "contact_leader",
                             "commander", "responsible_person", "milestones"}) {
    columns[absl::StrCat("item.", column)] = column;
  }
  for (const char* column : {"direction", "range_low", "range_high", "caliber", "data_source", "frequency",
                             "lag_days", "tolerance", "left_series", "right_series", "monthly_plan"}) {
    columns[absl::StrCat("item.indicator.", column)] = column;
  }
  for (const char* column :
       {"number", "measure", "beneficiaries", "delivery_amount_wan", "delivery_number"}) {
    columns[absl::StrCat("item.policy.", column)] = column;
  }
  return columns;
}

}  // namespace duban::client
