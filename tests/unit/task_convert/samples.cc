#include "tests/unit/task_convert/samples.h"

#include "tests/support/task_fixture.h"

namespace duban::task {

using ::duban::testing::ChinaAt;
using ::duban::testing::kCampaign;
using ::duban::testing::PeriodOf;

FormRow FullRow() {
  return {.item = "I-1",
          .value = "21.5",
          .unit_of_measure = "亿元",
          .pending = true,
          .progress = "20",
          .done = absl::CivilDay(2024, 2, 29),
          .invested_wan = "800",
          .started = absl::CivilDay(2024, 3, 1),
          .entered = absl::CivilDay(2024, 3, 2),
          .achieved_milestones = {"permit", "roof"},
          .note = "按计划推进",
          .revision_reason = "统计口径调整",
          .saved_by = "li-na",
          .version = 3};
}

Form FullForm() {
  const Review approved = {.action = "A1",
                           .outcome = ReviewOutcome::kApproved,
                           .reviewer = "zhao-min",
                           .time = ChinaAt("2024-03-12 11:00") + absl::Nanoseconds(1)};
  const Review returned = {.action = "A2",
                           .outcome = ReviewOutcome::kReturned,
                           .reviewer = "qian-wei",
                           .time = ChinaAt("2024-03-12 11:30"),
                           .reason = "缺少佐证",
                           .marked_items = {"T-1", "POL-1"}};
  FormRow second = FullRow();
  second.item = "T-1";
  return {.key = {kCampaign, PeriodOf("2024-M03-D1"), "hc-sti"},
          .state = FormState::kReturned,
          .form_class = FormClass::kLate,
          .flags = {FormFlag::kUnresolvedReturn, FormFlag::kTfUnreviewed},
          .attested_rows = {FullRow(), second},
          .reviews = {approved, returned, Review{.action = kNoAction}},
          .author = "li-na",
          .approver = "wang-qiang",
          .submit_time = ChinaAt("2024-03-11 16:00"),
          .unit_ok_time = ChinaAt("2024-03-11 17:00"),
          .resubmit_due = ChinaAt("2024-03-13 09:00"),
          .resubmitted_late = true,
          .tf_return_count = 2,
          .return_reason = "缺少佐证"};
}

std::vector<Item> FullItems() {
  std::vector<Item> items = duban::testing::FixtureItems();
  for (Item& item : items) {
    item.coop_units = {"hc-housing", "gtf-office"};
    item.start = absl::CivilDay(2024, 1, 15);
    item.due = absl::CivilDay(2024, 11, 30);
    item.weight = "1.5";
    item.basis = "政府工作报告";
    if (item.indicator) item.indicator->baseline = "55";
    if (item.project) {
      item.project->category = "产业发展";
      item.project->goal = "建成投产";
      item.project->planned_start = absl::CivilDay(2024, 5, 1);
    }
  }
  return items;
}

Campaign FullCampaign() {
  Campaign campaign = duban::testing::FixtureCampaign();
  campaign.actions[0].goal = "产值 120 亿元";
  campaign.due_table.open_workdays_before = 4;
  campaign.due_table.unit_due = {2, {9, 5}};
  campaign.due_table.tf_due = {3, {10, 15}};
  campaign.due_table.lock = {4, {11, 25}};
  campaign.due_table.monthly_bulletin = {6, {16, 35}};
  return campaign;
}

std::vector<ResourceState> EveryState() {
  const Register reg = duban::testing::MakeRegister();
  std::vector<ResourceState> states;
  for (const auto& [id, unit] : reg.units) states.push_back(unit.value);
  for (const auto& [id, binding] : reg.role_bindings) states.push_back(binding.value);
  for (const auto& [year, calendar] : reg.calendars) states.push_back(calendar.value);
  for (const auto& [id, campaign] : reg.campaigns) states.push_back(campaign.value);
  for (const auto& [id, item] : reg.items.at(kCampaign)) states.push_back(item.value);
  for (const Item& item : FullItems()) states.push_back(item);
  const Form form = FullForm();
  states.push_back(FullCampaign());
  states.push_back(Unit{.id = "hc-new",
                        .display_name = "新设单位",
                        .kind = UnitKind::kInstitution,
                        .parent = "hc-sti",
                        .valid_from = absl::CivilDay(2024, 7, 1),
                        .valid_until = absl::CivilDay(2025, 6, 30)});
  states.push_back(PeriodLock{kCampaign, form.key.period});
  states.push_back(form);
  states.push_back(Form{.key = form.key});
  states.push_back(FormRowState{form.key, FullRow()});
  states.push_back(FormRowState{form.key, FormRow{.item = "T-1"}});
  return states;
}

}  // namespace duban::task
