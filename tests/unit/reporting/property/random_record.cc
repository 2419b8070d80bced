#include "tests/unit/reporting/property/random_record.h"

#include <algorithm>
#include <iterator>

#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting::property {
namespace {

constexpr size_t kLetters = 23;  // a prime: any step through them meets each one once

const absl::CivilDay kPlanDay(2023, 12, 20);

Unit NewUnit(const std::string& id, const char* kind, UnitGroup group) {
  Unit unit;
  unit.id = id;
  unit.title = absl::StrCat("单位", id);
  unit.kind = kind;
  unit.group = group;
  return unit;
}

// Most units are there all year; some came or went in the quarter.
void SetValidity(Dice& dice, Unit& unit) {
  if (dice.OneIn(8)) unit.valid_from = dice.Day(absl::CivilDay(2023, 12, 1), absl::CivilDay(2024, 4, 10));
  if (dice.OneIn(12)) unit.valid_until = dice.Day(absl::CivilDay(2024, 1, 1), absl::CivilDay(2024, 6, 30));
}

void AddReporters(Dice& dice, Cast& cast, Timeline& timeline) {
  const int departments = dice.Roll(1, 4);
  const int townships = dice.Roll(1, 3);
  for (int i = 0; i < departments + townships; ++i) {
    const std::string id = timeline.Id("unit", static_cast<size_t>(i));
    const bool department = i < departments;
    Unit unit = NewUnit(id, department ? (dice.OneIn(4) ? "INSTITUTION" : "DEPARTMENT") : "TOWNSHIP",
                        department ? UnitGroup::kDepartment : UnitGroup::kTownship);
    SetValidity(dice, unit);
    timeline.Put(kPlanDay, 8, unit);
    if (dice.OneIn(6)) {
      unit.title += "（更名）";
      timeline.Put(dice.Day(absl::CivilDay(2024, 1, 5), absl::CivilDay(2024, 4, 30)), 9, unit);
    }
    cast.reporters.push_back(id);
  }
}

void AddForces(Dice& dice, Cast& cast, Timeline& timeline) {
  const int forces = dice.Roll(1, 2);
  for (int i = 0; i < forces; ++i) {
    const std::string id = timeline.Id("force", static_cast<size_t>(i));
    timeline.Put(kPlanDay, 8, NewUnit(id, "TASK_FORCE", UnitGroup::kNone));
    cast.forces.push_back(id);
  }
  timeline.Put(kPlanDay, 8, NewUnit("office", "GENERAL_OFFICE", UnitGroup::kNone));
  timeline.Put(kPlanDay, 8, NewUnit("owner", "OTHER", UnitGroup::kNone));
}

Campaign NewCampaign(Dice& dice, Cast& cast, const Timeline& timeline) {
  Campaign campaign;
  campaign.id = kCampaign;
  campaign.title = "八大行动";
  campaign.year = 2024;
  campaign.start = absl::CivilDay(2024, 1, 1);
  campaign.end = absl::CivilDay(2024, 12, 31);
  const int actions = dice.Roll(2, 3);
  for (int i = 0; i < actions; ++i) {
    ActionForce action;
    action.id = timeline.Id("A", static_cast<size_t>(i));
    action.title = absl::StrCat("行动", i);
    action.lead_unit = dice.Pick(cast.reporters);
    if (!dice.OneIn(5)) action.task_force_unit = dice.Pick(cast.forces);
    campaign.actions.push_back(action);
    cast.actions.push_back(action.id);
  }
  return campaign;
}

CalendarYear Holidays() {
  CalendarYear year;
  year.year = 2024;
  for (int day = 10; day <= 17; ++day) year.off_days.insert(absl::CivilDay(2024, 2, day));
  year.makeup_workdays = {absl::CivilDay(2024, 2, 4), absl::CivilDay(2024, 2, 18)};
  year.source = "国办发明电〔2023〕7号";
  return year;
}

// A leader in every unit; in a task force of the first action.
void AddPersons(Cast& cast, Timeline& timeline) {
  for (const std::string& unit : cast.Evaluated()) {
    RoleGrant grant;
    grant.id = absl::StrCat("role-", unit);
    grant.person = absl::StrCat("leader.", unit);
    const bool force = std::find(cast.forces.begin(), cast.forces.end(), unit) != cast.forces.end();
    grant.role = force ? "TF_LEADER" : "UNIT_LEADER";
    (force ? grant.action : grant.unit) = force ? cast.actions.front() : unit;
    cast.persons.push_back(grant.person);
    timeline.Put(kPlanDay, 10, grant);
  }
}

// What tells a resource from others of its type.
template <typename T>
std::string KeyOf(const T& resource) {
  if constexpr (requires { resource.code; }) {
    return resource.code;
  } else if constexpr (requires { resource.key.unit; }) {
    return absl::StrCat(resource.key.unit, PeriodId(resource.key.period));
  } else if constexpr (requires { resource.key.item; }) {
    return absl::StrCat(resource.key.item, PeriodId(resource.key.period));
  } else if constexpr (requires { resource.id; }) {
    return resource.id;
  } else if constexpr (requires { resource.period; }) {
    return PeriodId(resource.period);
  }
  return "";
}

// Where a resource comes among others of the same instant: one resource's
// changes keep their order.
size_t Lot(unsigned shuffled, const Resource& resource) {
  const std::string key = std::visit([](const auto& one) { return KeyOf(one); }, resource);
  return std::hash<std::string>()(absl::StrCat(shuffled, "/", resource.index(), "/", key));
}

}  // namespace

std::vector<std::string> Cast::Evaluated() const {
  std::vector<std::string> all = reporters;
  all.insert(all.end(), forces.begin(), forces.end());
  return all;
}

Projection RandomRecord::UpTo(std::int64_t sequence) const {
  Projection projection;
  projection.jurisdiction = "hecheng";
  for (const ChangedResource& change : changes) {
    if (change.sequence <= sequence) Apply(projection, change);
  }
  return projection;
}

std::string Timeline::Id(const char* prefix, size_t number) const {
  const size_t letter = telling_.renamed ? (number * 7 + 5) % kLetters : number;
  return absl::StrCat(prefix, "-", std::string(1, static_cast<char>('a' + letter)));
}

void Timeline::Put(absl::CivilDay day, int hour, Resource resource) {
  entries_.emplace_back(At(day, hour), std::move(resource));
}

std::vector<ChangedResource> Timeline::Take(absl::CivilDay last) {
  std::stable_sort(entries_.begin(), entries_.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first || telling_.shuffled == 0) return a.first < b.first;
    return Lot(telling_.shuffled, a.second) < Lot(telling_.shuffled, b.second);
  });
  std::vector<ChangedResource> changes;
  for (auto& [time, resource] : entries_) {
    if (time >= EndOf(last)) break;
    changes.push_back({static_cast<std::int64_t>(changes.size()) + 1, time, std::move(resource)});
  }
  return changes;
}

void AddPlan(Dice& dice, Cast& cast, Timeline& timeline) {
  AddReporters(dice, cast, timeline);
  AddForces(dice, cast, timeline);
  timeline.Put(kPlanDay, 9, NewCampaign(dice, cast, timeline));
  if (!dice.OneIn(4)) timeline.Put(kPlanDay, 9, Holidays());
  AddPersons(cast, timeline);
}

RandomRecord MakeRecord(Dice& dice, const Telling& telling) {
  RandomRecord record;
  Timeline timeline(telling);
  AddPlan(dice, record.cast, timeline);
  const std::vector<Item> items = AddItems(dice, record.cast, timeline);
  AddForms(dice, items, record.cast, timeline);
  AddAffairs(dice, record.cast, timeline);
  AddOrders(dice, record.cast, timeline);
  AddProceedings(dice, record.cast, timeline);
  AddFindings(dice, record.cast, timeline);
  // The record always goes on a little after its last act, so that its day is
  // known.
  const absl::CivilDay last = dice.OneIn(4)
                                  ? dice.Day(absl::CivilDay(2024, 2, 1), absl::CivilDay(2024, 3, 31))
                                  : dice.Day(absl::CivilDay(2024, 4, 8), absl::CivilDay(2024, 6, 30));
  timeline.Put(last, 23, NewUnit("superior", "OTHER", UnitGroup::kNone));
  record.changes = timeline.Take(last);
  return record;
}

}  // namespace duban::reporting::property
