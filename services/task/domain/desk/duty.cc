#include "services/task/domain/desk/duty.h"

#include <algorithm>
#include <tuple>

#include "services/common/schedule.h"
#include "services/task/domain/plan/period_view.h"

namespace duban::task {

std::vector<Period> OpenDekads(const Register& in, const Campaign& campaign, absl::Time now) {
  std::vector<Period> open;
  for (const Period& period : PeriodsOf(campaign)) {
    if (period.kind != PeriodKind::kDekad || in.locks.contains({campaign.id, period})) continue;
    if (ScheduleOf(in, campaign).Dekad(period).opens.at <= now) open.push_back(period);
  }
  return open;
}

std::vector<Duty> DutiesOf(const DeskView& view) {
  std::vector<Duty> duties;
  AddFormDuties(view, duties);
  AddMeetingDuties(view, duties);
  AddOrderDuties(view, duties);
  AddFormMatterDuties(view, duties);
  AddChangeRequestDuties(view, duties);
  AddFalseReportDuties(view, duties);
  const auto key = [](const Duty& duty) {
    return std::make_tuple(duty.due.value_or(absl::InfiniteFuture()), duty.subject, duty.kind);
  };
  std::stable_sort(duties.begin(), duties.end(),
                   [&](const Duty& a, const Duty& b) { return key(a) < key(b); });
  return duties;
}

int LateWorkdays(const Duty& duty, const DeskView& view) {
  if (!duty.due) return 0;
  const absl::CivilDay due_day = absl::ToCivilDay(*duty.due, ChinaTime());
  return due_day < view.today() ? view.in.calendar.CountWorkdays(due_day + 1, view.today()) : 0;
}

std::optional<Actor> Bearer(const Duty& duty, const DeskView& view, const std::string& person) {
  absl::StatusOr<Actor> actor = RequireRole(view.in, person, duty.roles, duty.scope, view.now);
  if (!actor.ok()) return std::nullopt;
  const auto is_actor = [&](const std::string& signature) {
    return !signature.empty() && SamePerson(*actor, signature);
  };
  if (std::any_of(duty.excluded.begin(), duty.excluded.end(), is_actor)) return std::nullopt;
  if (!duty.named.empty() && std::none_of(duty.named.begin(), duty.named.end(), is_actor))
    return std::nullopt;
  return *std::move(actor);
}

}  // namespace duban::task
