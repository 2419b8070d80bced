// Whether a custom period may enter the record.
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/ids.h"
#include "services/common/status_macros.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/custom_period.h"
#include "services/task/domain/plan/due_changes.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr int kMostSteps = 366;  // of a series, and units of one step
constexpr int kMostDays = 3653;  // ten years
constexpr char kAt[] = "custom_period.";

std::string Field(absl::string_view part) { return absl::StrCat(kAt, part); }

void CheckSeries(const CustomPeriod& given, Violations& out) {
  const auto in_range = [](int n) { return n >= 1 && n <= kMostSteps; };
  if (!in_range(given.step)) out.Add(Field("step"), "OUT_OF_RANGE", "每期长度应为 1–366");
  if (!in_range(given.count)) out.Add(Field("count"), "OUT_OF_RANGE", "期数应为 1–366");
  if (given.end) out.Add(Field("end_date"), "OUT_OF_RANGE", "系列的结束日期由每期长度和期数得出，请勿填写");
}

void CheckSpan(const CustomPeriod& given, Violations& out) {
  if (given.step != 0 || given.count != 0) {
    out.Add(Field("step_unit"), "REQUIRED", "系列须说明以日、周还是月计");
  }
  if (!given.end) {
    out.Add(Field("end_date"), "REQUIRED", "须填写结束日期，或说明系列的每期长度和期数");
  } else if (given.start && *given.end < *given.start) {
    out.Add(Field("end_date"), "DATE_ORDER", "结束日期早于开始日期");
  }
}

void CheckScope(const CustomPeriod& given, const ActContext& context, Violations& out) {
  const std::vector<Action>& actions = context.in.campaigns.at(context.campaign).value.actions;
  for (size_t i = 0; i < given.actions.size(); ++i) {
    const bool known = std::any_of(actions.begin(), actions.end(),
                                   [&](const Action& action) { return action.id == given.actions[i]; });
    if (!known) {
      out.Add(Field(absl::StrCat("actions[", i, "]")), "UNKNOWN_ACTION",
              absl::StrCat("本年度行动没有行动“", given.actions[i], "”"));
    }
  }
  for (size_t i = 0; i < given.items.size(); ++i) {
    CheckItemPath(context.in, context.campaign, given.items[i], Field(absl::StrCat("items[", i, "]")), out);
  }
}

void CheckRules(const CustomPeriod& given, const DueTable& table, Violations& out) {
  if (given.unit_due) CheckWorkdayRule(*given.unit_due, Field("unit_due"), out);
  if (given.lock) CheckWorkdayRule(*given.lock, Field("lock"), out);
  if (OrderOf(given.unit_due.value_or(table.unit_due)) > OrderOf(given.lock.value_or(table.lock))) {
    out.Add(Field("lock"), "DATE_ORDER", "锁定不早于单位时限");
  }
}

// The period with its last day, as it goes on record. Its start is set.
CustomPeriod Completed(const CustomPeriod& given, const std::string& id, const ActContext& context) {
  CustomPeriod period = given;
  period.campaign = context.campaign;
  period.id = absl::StrCat("C-", id);
  period.state = CustomPeriodState::kActive;
  period.created = context.now;
  period.closed.reset();
  period.close_reason.clear();
  if (period.step_unit != StepUnit::kNone) period.end = OccurrencesOf(period).back().last;
  return period;
}

}  // namespace

absl::StatusOr<std::vector<Change>> CreateCustomPeriod(const std::string& id, const CustomPeriod& given,
                                                       const ActContext& context) {
  Violations violations;
  if (!IsResourceId(id)) {
    violations.Add("custom_period_id", "RESOURCE_ID",
                   absl::StrCat("编号“", id, "”应由小写字母、数字和连字符组成，以字母开头，最多 63 个字符"));
  }
  CheckText(given.display_name, Field("display_name"), Needed::kRequired, violations);
  if (!given.start) violations.Add(Field("start_date"), "REQUIRED", "须填写开始日期");
  given.step_unit == StepUnit::kNone ? CheckSpan(given, violations) : CheckSeries(given, violations);
  CheckScope(given, context, violations);
  CheckRules(given, context.in.campaigns.at(context.campaign).value.due_table, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  CustomPeriod period = Completed(given, id, context);
  if (*period.end - *period.start >= kMostDays) {
    return InvalidField(Field("end_date"), "OUT_OF_RANGE", "专项周期最长十年，请缩短或分成几个");
  }
  if (context.docket().Find<CustomPeriod>(context.campaign, period.id) != nullptr) {
    return AlreadyExists(absl::StrCat(JurisdictionName(context.in.jurisdiction), "/", PathOf(period)));
  }
  return std::vector<Change>{Change{"custom_period.create", std::move(period), ""}};
}

}  // namespace duban::task
