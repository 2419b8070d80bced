#include "services/reporting/domain/projection.h"

#include <algorithm>

namespace duban::reporting {
namespace {

std::optional<absl::Time> Earlier(const std::optional<absl::Time>& a, const std::optional<absl::Time>& b) {
  if (!a) return b;
  if (!b) return a;
  return std::min(*a, *b);
}

// A resubmission clears the reviews of changed rows; the time of each task force's first act stays known.
void KeepFirstReviews(const Form& before, Form& form) {
  for (Review& review : form.reviews) {
    review.first_time = Earlier(review.first_time, review.time);
    for (const Review& old : before.reviews) {
      if (old.action == review.action) review.first_time = Earlier(old.first_time, review.first_time);
    }
  }
}

struct Applier {
  Projection& projection;
  std::int64_t sequence;

  void operator()(const std::monostate&) const {}
  void operator()(const Unit& unit) const { projection.units[unit.id] = unit; }
  void operator()(const Campaign& campaign) const { projection.campaigns[campaign.id] = campaign; }
  void operator()(const CalendarYear& year) const { projection.calendars[year.year] = year; }
  void operator()(const Item& item) const { projection.items[item.campaign][item.code] = item; }
  void operator()(const PeriodLock& lock) const { projection.locks.insert(lock); }
  void operator()(const OpaqueResource& other) const { projection.others[other.name] = other.text; }
  void operator()(const OfficialValue& changed) const {
    OfficialValue& value = projection.official_values[changed.key];
    value = changed;
    value.sequence = sequence;
  }
  void operator()(const Form& changed) const {
    Form form = changed;
    form.sequence = sequence;
    KeepFirstReviews(projection.forms[form.key], form);
    projection.forms[form.key] = std::move(form);
  }
};

}  // namespace

void Apply(Projection& projection, const ChangedResource& change) {
  if (change.sequence <= projection.last_sequence) return;
  std::visit(Applier{projection, change.sequence}, change.resource);
  projection.last_sequence = change.sequence;
  projection.last_change_time = change.time;
}

const Form* FindForm(const Projection& projection, const FormKey& key) {
  const auto found = projection.forms.find(key);
  return found == projection.forms.end() ? nullptr : &found->second;
}

std::string UnitTitle(const Projection& projection, const std::string& unit) {
  const auto found = projection.units.find(unit);
  return found == projection.units.end() ? unit : found->second.title;
}

const std::map<std::string, Item>& ItemsOf(const Projection& projection, const std::string& campaign) {
  static const auto& none = *new std::map<std::string, Item>();
  const auto found = projection.items.find(campaign);
  return found == projection.items.end() ? none : found->second;
}

}  // namespace duban::reporting
