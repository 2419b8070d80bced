#include "tests/unit/task_convert/samples.h"

#include "services/task/domain/form/correction.h"
#include "services/task/domain/form/excuse.h"
#include "services/task/domain/form/form_rules.h"
#include "services/task/domain/form/reopening.h"
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
          .version = 3,
          .explanation = "集中验收",
          .evidence = {"campaigns/eight-actions-2024/evidence/e-1"},
          .permit_record = "4312012024030801",
          .not_applicable = true,
          .not_applicable_reason = "全年统计",
          .parts = {{"高新区", "20"}, {"其他", "1.5"}},
          .origin = RowOrigin::kConfirmed};
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
                           .marked_items = {"T-1", "POL-1"},
                           .marked_fields = {"rows.T-1.progress"}};
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
          .return_reason = "缺少佐证",
          .return_marks = {"rows.T-1.progress", "rows.POL-1"},
          .correction_count = 1,
          .reopening_count = 2,
          .unchanged_count = 3,
          .reused_cells = 4,
          .typed_cells = 5,
          .pending_rows = {FullRow()}};
}

namespace {

// An indicator, a resolution, an issue and a hazard with every field.
void AddLedgers(std::vector<Item>& items) {
  Indicator& indicator = *items[0].indicator;
  indicator.direction = Direction::kRange;
  indicator.range_low = "100";
  indicator.range_high = "140";
  indicator.decimals = 2;
  indicator.caliber = "规模以上";
  indicator.data_source = DataSource::kOfficialStat;
  indicator.frequency = Frequency::kQuarter;
  indicator.lag_days = 20;
  indicator.target_versions = {{"110", "S002", absl::CivilDay(2024, 1, 5), false},
                               {"120", "S003", absl::CivilDay(2024, 2, 5), true}};
  indicator.schedule = ScheduleKind::kPlan;
  indicator.monthly_plan.assign(12, "10");
  indicator.tolerance = "0.05";
  indicator.left_series = "农村";
  indicator.right_series = "城镇";
  Item base = items[3];
  base.task.reset();
  Item resolution = base;
  resolution.id = "R-m1-1";
  resolution.resolution = ResolutionEntry{"campaigns/c/meetings/m1", 1, "尽快办理", "〔2024〕3号"};
  Item issue = base;
  issue.id = "ISSUE-0001";
  issue.issue = IssueEntry{"用地",
                           3,
                           "请协调",
                           "区领导",
                           absl::CivilDay(2024, 3, 1),
                           {Support::kLand, Support::kEnvironment},
                           "campaigns/c/items/P-1",
                           "已报批"};
  Item hazard = base;
  hazard.id = "HAZARD-0001";
  hazard.hazard =
      HazardEntry{.source = HazardSource::kAudit,
                  .grade = HazardGrade::kMajor,
                  .site = "2 号仓库",
                  .fixings = Fixings{"zhang-san", "更换线路", "12.5", "停用并值守"},
                  .interim_control = "停用",
                  .found = ChinaAt("2024-03-01 09:00"),
                  .reported = ChinaAt("2024-03-01 10:00"),
                  .recheck_due = absl::CivilDay(2024, 3, 30),
                  .extensions = {{absl::CivilDay(2024, 3, 10), absl::CivilDay(2024, 3, 20), "待料", "li-na",
                                  ChinaAt("2024-03-09 09:00"), ExtensionDecision::kRefused, "wang-qiang"}},
                  .overdue_explanation = "雨期",
                  .stage_result = "已断电"};
  items.insert(items.end(), {resolution, issue, hazard});
}

// What all items have, beside the fixture's.
void FillCommon(Item& item) {
  item.state = ItemState::kSuspended;
  item.lead_leader = "chen-yi";
  item.contact_leader = "chen-er";
  item.commander = "chen-san";
  item.responsible_person = "chen-si";
  item.strength = Strength::kStrive;
  item.internal = true;
  item.evidence_policy = EvidencePolicy::kNone;
  item.livelihood = true;
  item.carried_over_from = "campaigns/c23/items/I-1";
  item.carried_over_to = "campaigns/c25/items/I-1";
  item.merged_into = "campaigns/c/items/I-9";
  item.site_visits = {{absl::CivilDay(2024, 3, 2), "chen-san", "已开工", "li-na"}};
  item.claim = Claim{"li-na", ChinaAt("2024-03-12 09:00"), "已完成", {"EV-1"}};
  item.verdict = Verdict{"qian-wei", ChinaAt("2024-03-13 09:00"), true, "属实"};
  if (!item.project) item.milestones = {{"draft", "初稿", "2", absl::CivilDay(2024, 4, 30)}};
}

}  // namespace

std::vector<Item> FullItems() {
  std::vector<Item> items = duban::testing::FixtureItems();
  AddLedgers(items);
  for (Item& item : items) {
    item.coop_units = {"hc-housing", "gtf-office"};
    item.start = absl::CivilDay(2024, 1, 15);
    item.due = absl::CivilDay(2024, 11, 30);
    item.weight = "1.5";
    item.basis = "政府工作报告";
    FillCommon(item);
    if (item.task) {
      item.task->quantified_goal = "80 家";
      item.task->monthly_plan.assign(12, "50");
    }
    if (item.policy) {
      *item.policy = {
          "plan", "district", "〔2024〕1号", absl::CivilDay(2024, 3, 1), absl::CivilDay(2026, 2, 28), "奖补",
          "企业", "300",      "12",          absl::CivilDay(2024, 5, 31)};
    }
    if (item.indicator) item.indicator->baseline = "55";
    if (item.project) {
      item.project->category = "产业发展";
      item.project->goal = "建成投产";
      item.project->planned_start = absl::CivilDay(2024, 5, 1);
      item.project->subtype = ProjectSubtype::kLegacy;
      item.project->planned_total_wan = "9000";
      item.project->monthly_plan_wan.assign(12, "400");
      item.project->planned_completion = absl::CivilDay(2024, 11, 1);
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
  campaign.due_table.brief_due = {5, {10, 20}};
  campaign.due_table.consolidated = {6, {10, 25}};
  campaign.due_table.merge_third_into_month = true;
  campaign.due_table.report_material = {0, 24, Shift::kNthFollowing, 2, {9, 15}};
  campaign.due_table.report_compile = {2, {9, 20}};
  campaign.due_table.report_issue = {0, 30, Shift::kNone, 1, {9, 25}};
  campaign.due_table.statistics = {0, 21, Shift::kPreceding, 1, {9, 30}};
  campaign.due_table.trial_scores = {3, {9, 35}};
  campaign.due_table.objections_close = {4, {9, 40}};
  campaign.due_table.objections_answered = {5, {9, 45}};
  campaign.due_table.review = {0, 29, Shift::kFollowing, 1, {9, 50}};
  campaign.due_table.fourth_review = {2, 20, Shift::kFollowing, 1, {9, 55}};
  campaign.due_table.targets_fixed = {4, 15, Shift::kNone, 1, {10, 5}};
  campaign.due_table.annual_evaluation = {3, 10, Shift::kPreceding, 1, {10, 10}};
  campaign.due_table.performance_export = {7, {10, 30}};
  campaign.due_table.office_close = {17, 0};
  campaign.due_table.office_writes_report_alone = true;
  campaign.due_table_since = duban::testing::ChinaAt("2024-02-01 08:00");
  campaign.earlier_due_tables = {{DueTable(), duban::testing::ChinaAt("2024-01-02 08:00")},
                                 {campaign.due_table, absl::InfinitePast()}};
  return campaign;
}

std::vector<Matter> FormMatters() {
  const std::string form = "campaigns/eight-actions-2024/periods/2024-M03-D1/forms/hc-sti";
  const absl::Time time = ChinaAt("2024-03-14 09:00");
  return {Correction{.campaign = kCampaign,
                     .id = "correction-0001",
                     .form = form,
                     .state = CorrectionState::kApproved,
                     .reason = "漏加一户",
                     .evidence = {"台账"},
                     .rows = {FullRow()},
                     .old_rows = {FormRow{.item = "I-1", .value = "21"}},
                     .asker = "li-na",
                     .ask_time = time,
                     .endorser = "wang-qiang",
                     .approvals = {{"A1", "zhao-min", time}, {"", "zheng-hao", time}},
                     .decider = "zheng-hao",
                     .decide_time = time,
                     .reject_reason = "无"},
          Excuse{.campaign = kCampaign,
                 .id = "excuse-0001",
                 .form = form,
                 .state = ExcuseState::kRefused,
                 .cause = ExcuseCause::kHolidayError,
                 .reason = "放假安排有误",
                 .evidence = {"通知"},
                 .asker = "li-na",
                 .ask_time = time,
                 .decider = "zheng-hao",
                 .decide_time = time,
                 .refuse_reason = "安排无误"},
          Reopening{.campaign = kCampaign,
                    .id = "reopening-0001",
                    .form = form,
                    .state = ReopeningState::kRunning,
                    .reason = "系统升级",
                    .end = time,
                    .orderer = "zheng-hao",
                    .order_time = time,
                    .approver = "deputy",
                    .decide_time = time,
                    .refuse_reason = "无"},
          FormRules{.campaign = kCampaign,
                    .jump_percent = "40",
                    .completion_percent = "off",
                    .equal_periods = 4,
                    .claim_check = ClaimCheck::kRequire,
                    .reason = "试行"}};
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
  CalendarYear changed = reg.calendars.at(2024).value;
  changed.earlier = {changed, {.year = 2024, .provisional = true, .source = "法定节假日"}};
  changed.since = duban::testing::ChinaAt("2024-02-01 08:00");
  states.push_back(changed);
  states.push_back(
      Unit{.id = "hc-new",
           .display_name = "新设单位",
           .kind = UnitKind::kInstitution,
           .parent = "hc-sti",
           .valid_from = absl::CivilDay(2024, 7, 1),
           .valid_until = absl::CivilDay(2025, 6, 30),
           .former_states = {{"筹备组", UnitKind::kOther, "gtf-office", absl::CivilDay(2024, 9, 30)}},
           .successors = {"hc-sti", "hc-housing"},
           .predecessors = {"hc-old"}});
  states.push_back(RoleBinding{.id = "delegation-0001",
                               .person = "wu-gang",
                               .role = Role::kCommander,
                               .unit = "hc-sti",
                               .action = "A1",
                               .item = "campaigns/eight-actions-2024/items/P-1",
                               .substitute_for = "li-na",
                               .start = absl::CivilDay(2024, 7, 1),
                               .end = absl::CivilDay(2024, 7, 31),
                               .principal = "r-commander",
                               .acting = true,
                               .handover_to = "he-yan",
                               .handover_note = "台账一册"});
  states.push_back(PeriodLock{kCampaign, form.key.period});
  states.push_back(form);
  states.push_back(Form{.key = form.key});
  states.push_back(FormRowState{form.key, FullRow()});
  states.push_back(FormRowState{form.key, FormRow{.item = "T-1"}});
  for (const Matter& matter : FormMatters()) states.push_back(matter);
  return states;
}

}  // namespace duban::task
