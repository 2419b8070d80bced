#include "services/reporting/domain/light/item_light.h"

#include <algorithm>
#include <array>

namespace duban::reporting {
namespace {

// States of the record that a claim still waits in to be accepted.
constexpr std::array<absl::string_view, 2> kClaimed = {"DONE_CLAIMED", "CLAIMED"};
constexpr std::array<absl::string_view, 3> kAccepted = {"ACCEPTED", "DELIVERED", "CLOSED"};

template <typename List>
bool Has(const List& list, absl::string_view state) {
  return std::find(list.begin(), list.end(), state) != list.end();
}

// The item's state at the period's end; empty when the record states none.
std::string StateAt(const Item& item, const Period& period) {
  const LifeStep* step = item.life.Before(EndOf(LastDay(period)));
  return step == nullptr ? std::string() : step->state;
}

MilestoneWeights StepsOf(const Item& item, const Reading& reading) {
  return WeighMilestones(MilestonesOf(item), reading.row, LastDay(reading.period));
}

TaskStatus TaskStatusOf(const Campaign& campaign, const Item& item, const Reading& reading) {
  const std::string state = StateAt(item, reading.period);
  TaskStatus status;
  status.as_of = LastDay(reading.period);
  status.due = NextDue(campaign, item, reading.row);
  status.started = StartOf(campaign, item) <= status.as_of;
  status.planned = PlannedProgress(campaign, item, reading.period);
  status.done = Has(kAccepted, state);
  status.accepted = !Has(kClaimed, state);
  if (reading.row == nullptr) return status;
  status.done = status.done || reading.row->done.has_value();
  status.progress = reading.row->progress.value_or(0) / 100;
  if (item.kind != ItemKind::kProject) return status;
  const MilestoneWeights steps = StepsOf(item, reading);
  if (steps.total == 0) return status;
  status.progress = steps.achieved / steps.total;
  status.planned = steps.planned / steps.total;
  return status;
}

SiteStatus SiteStatusOf(const Item& item, const Reading& reading) {
  SiteStatus site;
  site.planned = item.project.planned_start;
  site.as_of = LastDay(reading.period);
  if (reading.row == nullptr) return site;
  site.started = reading.row->started;
  site.entered = reading.row->entered;
  site.good_reason = !reading.row->explanation.empty();
  return site;
}

// True for projects that have to be entered in the statistics library (入统).
bool EntryIsDue(const Item& item, const ProjectRules& rules) {
  const auto& total = item.project.total_plan_wan;
  return total ? *total >= rules.entry_minimum_wan : item.project.planned_entry.has_value();
}

Course ProjectCourse(const Campaign& campaign, const Item& item, const Reading& reading) {
  const MilestoneWeights steps = StepsOf(item, reading);
  if (steps.planned > 0) {
    return {Rational(steps.achieved / steps.total), Rational(steps.planned / steps.total)};
  }
  const auto planned = PlannedInvestment(campaign, item, reading.period);
  const auto& annual = item.project.annual_plan_wan;
  if (!planned || !annual || *annual == 0 || reading.row == nullptr || !reading.row->invested_wan) return {};
  return {Rational(*reading.row->invested_wan / *annual), Rational(*planned / *annual)};
}

std::optional<Rational> AttainmentOf(const Course& course) {
  if (!course.completion || !course.schedule || *course.schedule == 0) return std::nullopt;
  return Rational(*course.completion / *course.schedule);
}

LightResult ByRatio(const Campaign& campaign, const Item& item, const Reading& reading,
                    const Scheme& scheme) {
  const LightRules& rules = scheme.lights;
  if (item.kind == ItemKind::kIndicator) {
    return RatioLight(Assess(InputOf(campaign, item, reading), scheme.indicator).attainment,
                      LastDay(ReferencePeriod(reading)), rules, item.indicator.tolerance);
  }
  return RatioLight(AttainmentOf(CourseOf(campaign, item, reading, scheme)), LastDay(reading.period), rules);
}

LightResult ByPolicy(const std::string& policy, const Campaign& campaign, const Item& item,
                     const Reading& reading, const Scheme& scheme) {
  const LightRules& rules = scheme.lights;
  if (policy == "PP") return PointsLight(CourseOf(campaign, item, reading, scheme), rules);
  if (policy == "RELATIVE50") return RelativeLight(CourseOf(campaign, item, reading, scheme), rules);
  if (policy == "START") return StartLight(SiteStatusOf(item, reading), rules);
  if (policy == "STATS_ENTRY") return EntryLight(SiteStatusOf(item, reading), rules);
  if (policy == "TASK") return TaskLight(TaskStatusOf(campaign, item, reading), rules);
  return ByRatio(campaign, item, reading, scheme);
}

// What holds whatever the policy; empty when the policy decides.
std::optional<LightResult> Beforehand(const Campaign& campaign, const Item& item, const Reading& reading) {
  if (!CountsIn(item, reading.period)) return GreyLight("已中止、取消或结转");
  if (reading.state == ReadingState::kNone) return GreyLight("无锁定数据");
  if (reading.state == ReadingState::kMissing) return GreyLight("漏报");
  if (reading.row != nullptr && reading.row->not_applicable) return GreyLight("不适用");
  if (item.kind == ItemKind::kIndicator && IsPending(reading)) return GreyLight("待核定");
  if (item.kind == ItemKind::kTask || item.kind == ItemKind::kPolicy) {
    if (TaskStatusOf(campaign, item, reading).done && TaskStatusOf(campaign, item, reading).accepted) {
      return LightResult{
          .light = Light::kBlue, .policy = "TASK", .guarded = false, .inputs = {{"完成", "已完成"}}};
    }
  }
  const MilestoneWeights steps = StepsOf(item, reading);
  if (item.kind == ItemKind::kProject && steps.total > 0 && steps.achieved == steps.total) {
    return LightResult{
        .light = Light::kBlue, .policy = "RATIO", .guarded = false, .inputs = {{"节点", "全部完成"}}};
  }
  return std::nullopt;
}

}  // namespace

std::string ItemClass(const Item& item, const Reading& reading, const Scheme& scheme) {
  switch (item.kind) {
    case ItemKind::kIndicator:
      return "INDICATOR";
    case ItemKind::kTask:
      return "TASK";
    case ItemKind::kPolicy:
      return "POLICY";
    case ItemKind::kProject:
      break;
  }
  if (StepsOf(item, reading).planned > 0) return "PROJECT_MILESTONES";
  const bool entry_due = EntryIsDue(item, scheme.project) &&
                         EntryLight(SiteStatusOf(item, reading), scheme.lights).light != Light::kGrey;
  return entry_due ? "PROJECT_ENTRY" : "PROJECT_START";
}

Course CourseOf(const Campaign& campaign, const Item& item, const Reading& reading, const Scheme& scheme) {
  switch (item.kind) {
    case ItemKind::kIndicator: {
      const Assessment assessed = Assess(InputOf(campaign, item, reading), scheme.indicator);
      return {assessed.completion, assessed.schedule};
    }
    case ItemKind::kProject:
      return ProjectCourse(campaign, item, reading);
    case ItemKind::kTask:
    case ItemKind::kPolicy:
      break;
  }
  const TaskStatus status = TaskStatusOf(campaign, item, reading);
  return {status.done ? Rational(1) : status.progress, status.planned};
}

absl::CivilDay NextDue(const Campaign& campaign, const Item& item, const FormRow* row) {
  absl::CivilDay next = DueOf(campaign, item);
  for (const Milestone& step : MilestonesOf(item)) {
    if (row == nullptr || !row->achieved_milestones.contains(step.id)) next = std::min(next, step.due);
  }
  return next;
}

LightResult ItemLight(const Campaign& campaign, const Item& item, const Reading& reading,
                      const Scheme& scheme) {
  if (const auto known = Beforehand(campaign, item, reading)) return *known;
  const auto& policies = scheme.lights.policies;
  const auto policy = policies.find(ItemClass(item, reading, scheme));
  return ByPolicy(policy == policies.end() ? "RATIO" : policy->second, campaign, item, reading, scheme);
}

ShownLight Lights::At(const Item& present, const Period& period) const {
  const Reading reading = ReadItem(projection_, present, period);
  const Item& item = InForce(present, EndOf(LastDay(period)));
  const Period quarter = PeriodContaining(PeriodKind::kQuarter, LastDay(period));
  ShownLight shown;
  shown.computed = book_.exempted.contains({item.code, quarter})
                       ? GreyLight("容错免责")
                       : ItemLight(campaign_, item, reading, scheme_);
  shown.light = shown.computed.light;
  if (const auto found = book_.overrides.find({item.code, period}); found != book_.overrides.end()) {
    shown.light_override = found->second;
    shown.light = found->second.light;
  }
  const auto color = scheme_.lights.palette.find(std::string(LightName(shown.light)));
  shown.color = color == scheme_.lights.palette.end() ? std::string(LightTitle(shown.light)) : color->second;
  shown.due = NextDue(campaign_, item, reading.row);
  const absl::CivilDay today = LastDay(period);
  shown.due_soon = shown.light != Light::kBlue && shown.due > today && CountsIn(item, period) &&
                   calendar_.CountWorkdays(today + 1, shown.due) <= scheme_.lights.due_soon_days;
  shown.read = reading.period;
  shown.form = reading.form;
  shown.sequence = reading.sequence;
  return shown;
}

}  // namespace duban::reporting
