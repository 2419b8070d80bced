// The register: everything of a jurisdiction that rarely changes, kept in memory as one immutable snapshot.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_REGISTER_H_
#define DUBAN_SERVICES_TASK_DOMAIN_REGISTER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/common/calendar.h"
#include "services/task/domain/change.h"
#include "services/docket/docket.h"

namespace duban {
class Schedule;
}  // namespace duban

namespace duban::task {

// Units, roles, calendars, campaigns, items, locks and matters, with the indexes that questions need. Copy it
// to change it.
struct Register {
  std::string jurisdiction;
  std::map<std::string, Stored<Unit>> units;
  std::map<std::string, Stored<RoleBinding>> role_bindings;
  std::map<int, Stored<CalendarYear>> calendars;
  std::map<std::string, Stored<Campaign>> campaigns;
  std::map<std::string, std::map<std::string, Stored<Item>>> items;  // by campaign, then item
  std::map<std::pair<std::string, Period>, Stored<PeriodLock>> locks;
  Docket docket;

  // Derived from the above by Apply.
  WorkCalendar calendar;
  std::map<std::string, std::shared_ptr<const Schedule>> schedules;  // by campaign, see ScheduleOf
  std::map<std::string, std::vector<RoleBinding>> bindings_by_person;
  // The items a unit leads and reports on, by campaign and unit, in the order of their ids.
  std::map<std::string, std::map<std::string, std::vector<std::string>>> led_items;
};

// Brings one resource into the register. Forms and rows are not kept in it and change nothing.
void Apply(Register& to, const ResourceState& state, std::int64_t sequence, absl::Time time);

// True if `state` is kept in the register.
bool BelongsToRegister(const ResourceState& state);

// The kinds (see KindOf) of all resources that are kept in the register.
std::vector<int> RegisterKinds();

// NOT_FOUND if the jurisdiction has no such campaign, item or unit.
absl::StatusOr<const Campaign*> FindCampaign(const Register& in, absl::string_view campaign);
absl::StatusOr<const Item*> FindItem(const Register& in, absl::string_view campaign, absl::string_view item);
absl::StatusOr<const Unit*> FindUnit(const Register& in, absl::string_view unit);

// The deadlines of a campaign of the register, through all changes of calendar and due table. Whoever asks
// for a deadline asks here.
const Schedule& ScheduleOf(const Register& in, const Campaign& campaign);

// The items on a unit's form of a campaign, in the order of their ids; empty if the unit leads none.
std::vector<const Item*> ItemsOnForm(const Register& in, absl::string_view campaign, absl::string_view unit);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_REGISTER_H_
