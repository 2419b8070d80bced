#include "services/task/domain/plan/period_view.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/schedule.h"

namespace duban::task {
namespace {

void FillDekad(const DekadDeadlines& deadlines, PeriodView& view) {
  view.open_time = deadlines.opens.at;
  view.unit_due_time = deadlines.unit_due.at;
  view.tf_due_time = deadlines.tf_due.at;
}

PeriodState StateOf(const PeriodView& view, absl::Time opens, absl::Time now) {
  if (view.locked_time) return PeriodState::kLocked;
  if (now >= view.lock_time) return PeriodState::kClosed;
  return now >= opens ? PeriodState::kOpen : PeriodState::kNotOpen;
}

bool AnyProvisional(const std::vector<StepDue>& steps) {
  return std::any_of(steps.begin(), steps.end(), [](const StepDue& step) { return step.due.provisional; });
}

Period QuarterOf(const Period& period) { return PeriodContaining(PeriodKind::kQuarter, LastDay(period)); }

}  // namespace

PeriodView ViewPeriod(const Register& in, const Campaign& campaign, const Period& period, absl::Time now) {
  const Schedule& schedule = ScheduleOf(in, campaign);
  const std::vector<Period> dekads = DekadsOf(period);
  const DekadDeadlines last = schedule.Dekad(dekads.back());
  const Deadline freeze = schedule.Find(QuarterOf(period), DueStep::kFreeze).value_or(Deadline());
  PeriodView view{.period = period, .lock_time = last.lock.at, .freeze_time = freeze.at};
  view.steps = schedule.Steps(period);
  view.provisional = last.lock.provisional || freeze.provisional || AnyProvisional(view.steps);
  view.time_fraction = absl::StrCat(period.index, "/", PeriodsPerYear(period.kind));
  for (const StepDue& step : view.steps) {
    if (step.step == DueStep::kBulletin) view.bulletin_time = step.due.at;
    if (step.step == DueStep::kReview) view.review_time = step.due.at;
  }
  if (period.kind == PeriodKind::kDekad) FillDekad(last, view);
  if (const auto lock = in.locks.find({campaign.id, dekads.back()}); lock != in.locks.end()) {
    view.locked_time = lock->second.time;
    view.lock_sequence = lock->second.sequence;
  }
  view.state = StateOf(view, schedule.Dekad(dekads.front()).opens.at, now);
  return view;
}

std::vector<Period> PeriodsOf(const Campaign& campaign) {
  const Period year{PeriodKind::kYear, campaign.year, 1};
  std::vector<Period> result = DekadsOf(year);
  for (int month = 1; month <= 12; ++month) result.push_back({PeriodKind::kMonth, campaign.year, month});
  for (int quarter = 1; quarter <= 4; ++quarter) {
    result.push_back({PeriodKind::kQuarter, campaign.year, quarter});
  }
  result.push_back(year);
  return result;
}

absl::Status CheckPeriodOf(const Campaign& campaign, const Period& period, absl::string_view field) {
  if (period.year == campaign.year) return absl::OkStatus();
  return InvalidField(field, "PERIOD_ID",
                      absl::StrCat("周期 ", PeriodId(period), " 不属于 ", campaign.year, " 年的行动"));
}

absl::Status CheckDekadOf(const Campaign& campaign, const Period& period, absl::string_view field) {
  if (period.kind == PeriodKind::kDekad) return CheckPeriodOf(campaign, period, field);
  return InvalidField(field, "PERIOD_ID",
                      absl::StrCat("应为旬期，如 ", campaign.year, "-M03-D1，收到 ", PeriodId(period)));
}

}  // namespace duban::task
