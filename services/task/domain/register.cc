#include "services/task/domain/register.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/schedule.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

// Brings one kind of resource into its map and keeps the derived indexes true.
class Applier {
 public:
  Applier(Register& to, std::int64_t sequence, absl::Time time) : to_(to), sequence_(sequence), time_(time) {}

  void operator()(const Unit& unit) { to_.units[unit.id] = Stamp(unit); }

  void operator()(const RoleBinding& binding) {
    if (const auto before = to_.role_bindings.find(binding.id); before != to_.role_bindings.end()) {
      std::erase_if(to_.bindings_by_person[before->second.value.person],
                    [&](const RoleBinding& other) { return other.id == binding.id; });
    }
    to_.bindings_by_person[binding.person].push_back(binding);
    to_.role_bindings[binding.id] = Stamp(binding);
  }

  void operator()(const CalendarYear& year) {
    to_.calendars[year.year] = Stamp(year);
    std::map<int, CalendarYear> years = to_.calendar.years();
    years[year.year] = year;
    to_.calendar = WorkCalendar(std::move(years));
    for (const auto& [id, campaign] : to_.campaigns) MakeSchedule(campaign.value);
  }

  void operator()(const Campaign& campaign) {
    to_.campaigns[campaign.id] = Stamp(campaign);
    MakeSchedule(campaign);
  }

  void operator()(const Item& item) {
    auto& items = to_.items[item.campaign];
    auto& led = to_.led_items[item.campaign];
    if (const auto before = items.find(item.id); before != items.end()) {
      std::erase(led[before->second.value.lead_unit], item.id);
    }
    if (IsOnForm(item)) {
      std::vector<std::string>& of_unit = led[item.lead_unit];
      of_unit.insert(std::lower_bound(of_unit.begin(), of_unit.end(), item.id), item.id);
    }
    items[item.id] = Stamp(item);
  }

  void operator()(const PeriodLock& lock) { to_.locks[{lock.campaign, lock.period}] = Stamp(lock); }
  void operator()(const Form&) {}
  void operator()(const FormRowState&) {}
  void operator()(const Matter& matter) { to_.docket.Put(matter, sequence_, time_); }

 private:
  void MakeSchedule(const Campaign& campaign) {
    to_.schedules[campaign.id] = std::make_shared<const Schedule>(
        campaign.due_table, campaign.due_table_since, campaign.earlier_due_tables, to_.calendar);
  }

  template <typename T>
  Stored<T> Stamp(const T& value) const {
    return Stored<T>{value, sequence_, time_};
  }

  Register& to_;
  const std::int64_t sequence_;
  const absl::Time time_;
};

}  // namespace

void Apply(Register& to, const ResourceState& state, std::int64_t sequence, absl::Time time) {
  std::visit(Applier(to, sequence, time), state);
}

bool BelongsToRegister(const ResourceState& state) {
  return !std::holds_alternative<Form>(state) && !std::holds_alternative<FormRowState>(state);
}

std::vector<int> RegisterKinds() {
  std::vector<int> kinds;
  for (int kind = 0; kind < KindOf<Form>(); ++kind) kinds.push_back(kind);  // those before Form
  for (const MatterKind kind : AllMatterKinds()) kinds.push_back(static_cast<int>(kind));
  return kinds;
}

absl::StatusOr<const Campaign*> FindCampaign(const Register& in, absl::string_view campaign) {
  const auto found = in.campaigns.find(std::string(campaign));
  if (found == in.campaigns.end()) return NotFound(CampaignName(in.jurisdiction, campaign));
  return &found->second.value;
}

absl::StatusOr<const Item*> FindItem(const Register& in, absl::string_view campaign, absl::string_view item) {
  const auto items = in.items.find(std::string(campaign));
  if (items != in.items.end()) {
    const auto found = items->second.find(std::string(item));
    if (found != items->second.end()) return &found->second.value;
  }
  return NotFound(ItemName(in.jurisdiction, campaign, item));
}

absl::StatusOr<const Unit*> FindUnit(const Register& in, absl::string_view unit) {
  const auto found = in.units.find(std::string(unit));
  if (found == in.units.end()) return NotFound(UnitName(in.jurisdiction, unit));
  return &found->second.value;
}

const Schedule& ScheduleOf(const Register& in, const Campaign& campaign) {
  return *in.schedules.at(campaign.id);
}

std::vector<const Item*> ItemsOnForm(const Register& in, absl::string_view campaign, absl::string_view unit) {
  std::vector<const Item*> result;
  const auto units = in.led_items.find(std::string(campaign));
  if (units == in.led_items.end()) return result;
  const auto ids = units->second.find(std::string(unit));
  if (ids == units->second.end()) return result;
  const auto& items = in.items.at(std::string(campaign));
  for (const std::string& id : ids->second) result.push_back(&items.at(id).value);
  return result;
}

}  // namespace duban::task
