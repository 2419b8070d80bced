#include "services/reporting/domain/light/lights.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/str_cat.h"

namespace duban::reporting {
namespace {

constexpr std::array<absl::string_view, 6> kLightNames = {"", "GREEN", "YELLOW", "RED", "BLUE", "GREY"};
constexpr std::array<absl::string_view, 6> kLightTitles = {"", "绿灯", "黄灯", "红灯", "蓝灯", "灰灯"};

LightResult Of(absl::string_view policy, Light light) {
  return {.light = light, .policy = std::string(policy), .guarded = false, .inputs = {}};
}

LightResult Grey(absl::string_view policy, absl::string_view why) {
  LightResult grey = Of(policy, Light::kGrey);
  grey.inputs = {{"原因", std::string(why)}};
  return grey;
}

int MonthNumber(absl::CivilDay day) { return static_cast<int>(day.year()) * 12 + day.month(); }

// The same day `months` later, or that month's last day.
absl::CivilDay MonthsAfter(absl::CivilDay day, int months) {
  const absl::CivilMonth month = absl::CivilMonth(day) + months;
  return std::min(absl::CivilDay(month.year(), month.month(), 1) + (day.day() - 1),
                  absl::CivilDay(month + 1) - 1);
}

std::optional<absl::CivilDay> KnownBy(const std::optional<absl::CivilDay>& day, absl::CivilDay as_of) {
  return day && *day <= as_of ? day : std::nullopt;
}

std::string DayOr(const std::optional<absl::CivilDay>& day, const char* otherwise) {
  return day ? absl::FormatCivilTime(*day) : otherwise;
}

}  // namespace

absl::string_view LightName(Light light) { return kLightNames[static_cast<size_t>(light)]; }
absl::string_view LightTitle(Light light) { return kLightTitles[static_cast<size_t>(light)]; }

std::optional<Light> ParseLight(absl::string_view name) {
  const auto found = std::find(kLightNames.begin() + 1, kLightNames.end(), name);
  if (found == kLightNames.end()) return std::nullopt;
  return static_cast<Light>(found - kLightNames.begin());
}

LightResult GreyLight(absl::string_view why) { return Grey("", why); }

LightResult RatioLight(const std::optional<Rational>& attainment, absl::CivilDay period_end,
                       const LightRules& rules, const std::optional<Rational>& tolerance) {
  if (!attainment) return Grey("RATIO", "无完成度");
  const Rational green = 1 - tolerance.value_or(rules.tolerance);
  LightResult result = Of("RATIO", Light::kGreen);
  result.inputs = {{"完成度A", FormatExact(*attainment)},
                   {"绿灯线", FormatExact(green)},
                   {"黄灯线", FormatExact(rules.ratio_yellow)}};
  if (*attainment >= green) return result;
  result.light = *attainment >= rules.ratio_yellow ? Light::kYellow : Light::kRed;
  if (result.light == Light::kRed && period_end.month() <= rules.early_guard_months) {
    result.light = Light::kYellow;
    result.guarded = true;
  }
  return result;
}

LightResult PointsLight(const Course& course, const LightRules& rules) {
  if (!course.completion || !course.schedule || *course.schedule == 0)
    return Grey("PP", "无完成率或未到序时");
  const Rational shortfall = (*course.schedule - *course.completion) * 100;
  LightResult result = Of("PP", Light::kGreen);
  result.inputs = {{"完成率C", FormatExact(*course.completion)},
                   {"序时S", FormatExact(*course.schedule)},
                   {"落后百分点", FormatExact(std::max(shortfall, Rational(0)))},
                   {"黄灯线", FormatExact(rules.pp_yellow_points)},
                   {"红灯线", FormatExact(rules.pp_red_points)}};
  if (shortfall > rules.pp_red_points) {
    result.light = Light::kRed;
  } else if (shortfall >= rules.pp_yellow_points) {
    result.light = Light::kYellow;
  } else if (shortfall > 0) {
    result.inputs.push_back({"提示", "略低于序时"});
  }
  return result;
}

LightResult RelativeLight(const Course& course, const LightRules& rules) {
  if (!course.completion || !course.schedule || *course.schedule <= 0) {
    return Grey("RELATIVE50", "无完成率或未到序时");
  }
  const Rational part = (*course.schedule - *course.completion) / *course.schedule;
  LightResult result = Of("RELATIVE50", Light::kGreen);
  result.inputs = {{"完成率C", FormatExact(*course.completion)},
                   {"序时S", FormatExact(*course.schedule)},
                   {"差距占序时", FormatExact(std::max(part, Rational(0)))},
                   {"红灯线", FormatExact(rules.relative_red_share)}};
  if (part > rules.relative_red_share) {
    result.light = Light::kRed;
  } else if (part > 0) {
    result.light = Light::kYellow;
  }
  return result;
}

LightResult TaskLight(const TaskStatus& status, const LightRules& rules) {
  if (!status.done && !status.started) return Grey("TASK", "未到启动时间");
  const absl::civil_diff_t overdue =
      status.done ? 0 : std::max<absl::civil_diff_t>(status.as_of - status.due, 0);
  const Rational behind = status.done ? Rational(0) : Rational((status.planned - status.progress) * 100);
  LightResult result = Of("TASK", Light::kGreen);
  result.inputs = {{"逾期天数", absl::StrCat(overdue)},
                   {"进度", FormatExact(status.progress)},
                   {"计划进度", FormatExact(status.planned)},
                   {"落后百分点", FormatExact(std::max(behind, Rational(0)))}};
  if (status.done) {
    if (status.accepted) {
      result.light = Light::kBlue;
    } else {
      result.inputs.push_back({"提示", "已报完成，待验收"});
    }
  } else if (overdue > rules.task_red_days || behind > rules.task_red_points) {
    result.light = Light::kRed;
  } else if (overdue > 0 || behind >= rules.task_yellow_points) {
    result.light = Light::kYellow;
  }
  return result;
}

LightResult StartLight(const SiteStatus& site, const LightRules& rules) {
  if (!site.planned) return Grey("START", "未定开工计划");
  const absl::CivilDay month_end = absl::CivilDay(absl::CivilMonth(*site.planned) + 1) - 1;
  const auto started = KnownBy(site.started, site.as_of);
  LightResult result = Of("START", Light::kGreen);
  result.inputs = {{"计划开工", absl::FormatCivilTime(*site.planned)},
                   {"实际开工", DayOr(started, "未开工")}};
  if (started) {
    result.light = *started <= month_end ? Light::kGreen : Light::kYellow;
  } else if (site.as_of < month_end) {
    result.light = Light::kGrey;
  } else if (MonthNumber(site.as_of + 1) - MonthNumber(*site.planned) >= rules.start_red_months) {
    result.light = Light::kRed;
  } else {
    result.light = site.good_reason ? Light::kGrey : Light::kYellow;
  }
  if (site.good_reason && !started) result.inputs.push_back({"情况说明", "有"});
  return result;
}

LightResult EntryLight(const SiteStatus& site, const LightRules& rules) {
  const auto started = KnownBy(site.started, site.as_of);
  const auto entered = KnownBy(site.entered, site.as_of);
  if (!started && !entered) return Grey("STATS_ENTRY", "未开工");
  LightResult result = Of("STATS_ENTRY", Light::kGreen);
  result.inputs = {{"实际开工", DayOr(started, "未报")}, {"入统", DayOr(entered, "未入统")}};
  if (entered) return result;
  if (site.as_of < MonthsAfter(*started, rules.entry_yellow_months)) {
    result.light = Light::kGrey;
  } else if (site.as_of > MonthsAfter(*started, rules.entry_red_months)) {
    result.light = Light::kRed;
  } else {
    result.light = site.good_reason ? Light::kGrey : Light::kYellow;
  }
  if (site.good_reason) result.inputs.push_back({"情况说明", "有"});
  return result;
}

}  // namespace duban::reporting
