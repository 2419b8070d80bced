#include "tests/support/task_fixture.h"

#include <gtest/gtest.h>

#include "services/common/schedule.h"
#include "tests/support/calendar_data.h"

namespace duban::testing {

using task::Role;

absl::Time ChinaAt(absl::string_view text) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime("%Y-%m-%d %H:%M", text, ChinaTime(), &time, &error)) << text << ": " << error;
  return time;
}

Period PeriodOf(absl::string_view id) { return ParsePeriodId(id).value(); }

std::vector<task::Unit> FixtureUnits() {
  return {
      {.id = kOfficeUnit, .display_name = "总专班办公室", .kind = task::UnitKind::kGeneralOffice},
      {.id = kScienceUnit, .display_name = "区科技工信局", .kind = task::UnitKind::kDepartment},
      {.id = kHousingUnit, .display_name = "区住建局", .kind = task::UnitKind::kDepartment},
  };
}

std::vector<task::RoleBinding> FixtureBindings() {
  return {
      {.id = "r-reporter", .person = kReporter, .role = Role::kReporter, .unit = kScienceUnit},
      {.id = "r-leader", .person = kLeader, .role = Role::kUnitLeader, .unit = kScienceUnit},
      {.id = "r-housing-reporter",
       .person = kHousingReporter,
       .role = Role::kReporter,
       .unit = kHousingUnit,
       .end = absl::CivilDay(2024, 6, 30)},
      {.id = "r-housing-leader",
       .person = kHousingLeader,
       .role = Role::kUnitLeader,
       .unit = kHousingUnit,
       .start = absl::CivilDay(2024, 3, 1)},
      {.id = "r-a1", .person = kReviewerA1, .role = Role::kTfReviewer, .action = "A1"},
      {.id = "r-a2", .person = kReviewerA2, .role = Role::kTfReviewer, .action = "A2"},
      {.id = "r-rest", .person = kReviewerRest, .role = Role::kTfReviewer, .action = task::kNoAction},
      {.id = "r-office", .person = kOfficeClerk, .role = Role::kGeneralOffice},
      {.id = "r-admin", .person = kAdmin, .role = Role::kAdmin},
  };
}

task::Campaign FixtureCampaign() {
  const auto action = [](std::string id, std::string name) {
    return task::Action{.id = std::move(id),
                        .display_name = std::move(name),
                        .lead_unit = kScienceUnit,
                        .task_force_unit = kOfficeUnit};
  };
  return {.id = kCampaign,
          .display_name = "“八大行动”",
          .year = 2024,
          .actions = {action("A1", "产业培塑行动"), action("A2", "创新提升行动")},
          .office_unit = kOfficeUnit};
}

std::vector<task::Item> FixtureItems() {
  const auto item = [](std::string id, std::string name, std::string action, std::string lead) {
    return task::Item{.id = std::move(id),
                      .campaign = kCampaign,
                      .display_name = std::move(name),
                      .action = std::move(action),
                      .lead_unit = std::move(lead)};
  };
  const auto indicator = [](task::IndicatorKind kind, std::string target, std::string baseline) {
    return task::Indicator{.kind = kind,
                           .comparator = task::Comparator::kAtLeast,
                           .target = std::move(target),
                           .baseline = std::move(baseline),
                           .unit_of_measure = "亿元"};
  };
  std::vector<task::Item> items = {
      item("I-1", "规模工业产值", "A1", kScienceUnit),   item("P-1", "储能项目", "A1", kScienceUnit),
      item("POL-1", "创新实施方案", "A2", kScienceUnit), item("T-1", "新增高新技术企业", "A2", kScienceUnit),
      item("I-2", "商品房库存", "A2", kHousingUnit),     item("T-2", "老旧小区改造", "", kHousingUnit)};
  items[0].indicator = indicator(task::IndicatorKind::kCum, "120", "");
  items[1].project =
      task::Project{.project_class = task::ProjectClass::kBuild,
                    .annual_plan_wan = "5000",
                    .milestones = {{"permit", "取得施工许可", "1", absl::CivilDay(2024, 4, 30)},
                                   {"roof", "主体封顶", "2.5", absl::CivilDay(2024, 10, 31)}}};
  items[2].policy = task::PolicyEntry{.policy_class = "plan", .level = "district"};
  items[4].indicator = indicator(task::IndicatorKind::kStock, "40", "55");
  for (const size_t task : {3, 5}) {
    items[task].task = task::TaskEntry{.deliverable = "认定文件"};
    items[task].start = absl::CivilDay(2024, 1, 1);
    items[task].due = absl::CivilDay(2024, 12, 31);
  }
  return items;
}

task::Register MakeRegister() {
  task::Register result{.jurisdiction = kDistrict};
  const absl::Time time = ChinaAt("2024-01-02 09:00");
  std::int64_t sequence = 0;
  const WorkCalendar calendar = LoadDemoCalendar();
  for (const auto& [number, year] : calendar.years()) task::Apply(result, year, ++sequence, time);
  for (const task::Unit& unit : FixtureUnits()) task::Apply(result, unit, ++sequence, time);
  for (const task::RoleBinding& binding : FixtureBindings()) task::Apply(result, binding, ++sequence, time);
  task::Apply(result, FixtureCampaign(), ++sequence, time);
  for (const task::Item& item : FixtureItems()) task::Apply(result, item, ++sequence, time);
  return result;
}

task::FormContext ContextAt(const task::Register& in, absl::string_view unit, const Period& period,
                            absl::Time now) {
  const task::Campaign& campaign = in.campaigns.at(kCampaign).value;
  return {.items = task::ItemsOnForm(in, kCampaign, unit),
          .deadlines = ScheduleOf(in, campaign).Dekad(period),
          .calendar = &in.calendar,
          .now = now};
}

task::FormRow GoodRow(const task::Item& item) {
  task::FormRow row{.item = item.id};
  if (item.indicator) {
    row.value = "21.5";
    row.unit_of_measure = item.indicator->unit_of_measure;
  } else if (item.project) {
    row.invested_wan = "800";
  } else {
    row.progress = "20";
  }
  return row;
}

std::vector<task::FormRow> GoodRows(const task::FormContext& context) {
  std::vector<task::FormRow> rows;
  for (const task::Item* item : context.items) rows.push_back(GoodRow(*item));
  return rows;
}

void ApplyChanges(task::FormDocument& document, const std::vector<task::Change>& changes) {
  for (const task::Change& change : changes) {
    ++document.sequence;
    if (const auto* form = std::get_if<task::Form>(&change.state)) document.form = *form;
    if (const auto* row = std::get_if<task::FormRowState>(&change.state)) {
      document.rows[row->row.item] = row->row;
    }
  }
}

}  // namespace duban::testing
