#include "services/reporting/domain/lights.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace duban::reporting {
namespace {

constexpr std::array<absl::string_view, 5> kNames = {"GREEN", "YELLOW", "RED", "BLUE", "GREY"};
constexpr std::array<absl::string_view, 5> kTitles = {"绿灯", "黄灯", "红灯", "蓝灯", "灰灯"};

LightResult Grey(const char* policy, const char* why) {
  return {.light = Light::kGrey, .policy = policy, .guarded = false, .inputs = {{"原因", why}}};
}

int MonthNumber(absl::CivilDay day) { return static_cast<int>(day.year()) * 12 + day.month(); }

LightResult ProjectLight(const Item& item, const Reading& reading, const LightRules& rules) {
  const absl::CivilDay end = LastDay(reading.period);
  const MilestoneWeights weights = WeighMilestones(item.project.milestones, reading.row, end);
  if (weights.total > 0 && weights.achieved == weights.total) {
    return {.light = Light::kBlue, .policy = "RATIO", .guarded = false, .inputs = {{"节点", "全部完成"}}};
  }
  if (weights.planned > 0) return RatioLight(Rational(weights.achieved / weights.planned), end, rules);
  return StartLight(item.project.planned_start, reading.row ? reading.row->started : std::nullopt, end,
                    rules);
}

LightResult TaskItemLight(const Campaign& campaign, const Item& item, const Reading& reading,
                          const LightRules& rules) {
  TaskStatus status;
  status.as_of = LastDay(reading.period);
  status.due = DueOf(campaign, item);
  status.started = StartOf(campaign, item) <= status.as_of;
  status.planned = PlannedProgress(campaign, item, reading.period);
  if (reading.row != nullptr) {
    status.done = reading.row->done.has_value();
    status.progress = reading.row->progress.value_or(0) / 100;
  }
  return TaskLight(status, rules);
}

}  // namespace

absl::string_view LightName(Light light) { return kNames[static_cast<size_t>(light)]; }
absl::string_view LightTitle(Light light) { return kTitles[static_cast<size_t>(light)]; }

LightResult RatioLight(const std::optional<Rational>& attainment, absl::CivilDay period_end,
                       const LightRules& rules) {
  if (!attainment) return Grey("RATIO", "无完成度");
  LightResult result{.light = Light::kGreen, .policy = "RATIO", .guarded = false, .inputs = {}};
  result.inputs = {{"完成度A", FormatExact(*attainment)},
                   {"绿灯线", FormatExact(1 - rules.tolerance)},
                   {"黄灯线", FormatExact(rules.ratio_yellow)}};
  if (*attainment >= 1 - rules.tolerance) return result;
  result.light = *attainment >= rules.ratio_yellow ? Light::kYellow : Light::kRed;
  if (result.light == Light::kRed && period_end.month() <= rules.early_guard_months) {
    result.light = Light::kYellow;
    result.guarded = true;
  }
  return result;
}

LightResult TaskLight(const TaskStatus& status, const LightRules& rules) {
  if (!status.done && !status.started) return Grey("TASK", "未到启动时间");
  const absl::civil_diff_t overdue =
      status.done ? 0 : std::max<absl::civil_diff_t>(status.as_of - status.due, 0);
  const Rational behind = status.done ? Rational(0) : Rational((status.planned - status.progress) * 100);
  LightResult result{.light = Light::kGreen, .policy = "TASK", .guarded = false, .inputs = {}};
  result.inputs = {{"逾期天数", std::to_string(overdue)},
                   {"进度", FormatExact(status.progress)},
                   {"计划进度", FormatExact(status.planned)},
                   {"落后百分点", FormatExact(std::max(behind, Rational(0)))}};
  if (status.done) {
    result.light = Light::kBlue;
  } else if (overdue > rules.task_red_days || behind > rules.task_red_points) {
    result.light = Light::kRed;
  } else if (overdue > 0 || behind >= rules.task_yellow_points) {
    result.light = Light::kYellow;
  }
  return result;
}

LightResult StartLight(const std::optional<absl::CivilDay>& planned,
                       const std::optional<absl::CivilDay>& started, absl::CivilDay as_of,
                       const LightRules& rules) {
  if (!planned) return Grey("START", "未定开工计划");
  const absl::CivilDay month_end = absl::CivilDay(absl::CivilMonth(*planned) + 1) - 1;
  const bool has_started = started && *started <= as_of;
  LightResult result{.light = Light::kGreen, .policy = "START", .guarded = false, .inputs = {}};
  result.inputs = {{"计划开工", absl::FormatCivilTime(*planned)},
                   {"实际开工", has_started ? absl::FormatCivilTime(*started) : "未开工"}};
  if (has_started) {
    result.light = *started <= month_end ? Light::kGreen : Light::kYellow;
  } else if (as_of < month_end) {
    result.light = Light::kGrey;
  } else {
    const int months = MonthNumber(as_of + 1) - MonthNumber(*planned);
    result.light = months >= rules.start_red_months ? Light::kRed : Light::kYellow;
  }
  return result;
}

LightResult ItemLight(const Campaign& campaign, const Item& item, const Reading& reading,
                      const Scheme& scheme) {
  const LightRules& rules = scheme.lights;
  if (reading.state == ReadingState::kNone) return Grey("", "无锁定数据");
  if (reading.state == ReadingState::kMissing) return Grey("", "漏报");
  if (reading.row != nullptr && reading.row->not_applicable) return Grey("", "不适用");
  switch (item.kind) {
    case ItemKind::kIndicator:
      return RatioLight(Assess(InputOf(campaign, item, reading), scheme.indicator).attainment,
                        LastDay(reading.period), rules);
    case ItemKind::kTask:
    case ItemKind::kPolicy:
      return TaskItemLight(campaign, item, reading, rules);
    case ItemKind::kProject:
      return ProjectLight(item, reading, rules);
  }
  return Grey("", "未知清单");
}

}  // namespace duban::reporting
