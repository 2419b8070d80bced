#include "services/task/domain/desk/completeness.h"

#include <set>
#include <utility>

#include "services/common/decimal.h"
#include "services/common/schedule.h"
#include "services/task/domain/form/form_lock.h"
#include "services/task/domain/form/overrides.h"

namespace duban::task {
namespace {

std::string Percent(int part, int whole) {
  return whole == 0 ? "" : FormatFixed(Rational(part * 100, whole), 2);
}

bool IsFinal(const Form& form) {
  return form.state == FormState::kLocked || form.state == FormState::kMissing;
}

FormClass ClassOf(const Form& form, bool locked, absl::Time unit_due) {
  if (form.form_class == FormClass::kExcused || IsFinal(form)) return form.form_class;
  if (locked) return form.form_class == FormClass::kUnspecified ? FormClass::kMissing : form.form_class;
  const absl::StatusOr<Form> locked_now = LockedForm(form, unit_due);
  const FormClass now = locked_now.ok() ? locked_now->form_class : FormClass::kMissing;
  return now == FormClass::kMissing ? FormClass::kUnspecified : now;
}

void Count(FormClass form_class, CompletenessCounts& counts) {
  ++counts.due;
  switch (form_class) {
    case FormClass::kOnTime:
      ++counts.on_time, ++counts.reported;
      return;
    case FormClass::kLate:
      ++counts.late, ++counts.reported;
      return;
    case FormClass::kMissing:
      ++counts.missing;
      return;
    case FormClass::kExcused:
      ++counts.excused;
      return;
    case FormClass::kUnspecified:
      ++counts.open;
      return;
  }
}

int CountAllOverrides(const Register& in, const Campaign& campaign, const Period& period,
                      const std::map<std::string, Form>& forms) {
  std::vector<Form> on_record;
  for (const auto& [unit, form] : forms) on_record.push_back(form);
  int sum = 0;
  for (const auto& [unit, count] : CountOverrides(in.docket, campaign.id, period, on_record)) {
    sum += count.late_fills + count.excuses + count.reopenings + count.corrections;
  }
  return sum;
}

}  // namespace

std::string CompletenessCounts::ReportingRate() const { return Percent(reported + excused, due); }
std::string CompletenessCounts::OnTimeRate() const { return Percent(on_time + excused, due); }

Completeness CountCompleteness(const Register& in, const Campaign& campaign, const Period& period,
                               const std::map<std::string, Form>& forms) {
  Completeness completeness;
  completeness.locked = in.locks.contains({campaign.id, period});
  const absl::Time unit_due = ScheduleOf(in, campaign).Dekad(period).unit_due.at;
  for (const std::string& id : ReportingUnits(in, campaign.id)) {
    CompletenessLine line{.unit = &in.units.at(id).value};
    const auto form = forms.find(id);
    line.form = form == forms.end() ? Form{.key = {campaign.id, period, id}} : form->second;
    line.form_class = ClassOf(line.form, completeness.locked, unit_due);
    Count(line.form_class, completeness.overall);
    Count(line.form_class, completeness.by_unit_kind[line.unit->kind]);
    std::set<std::string> actions;
    for (const Item* item : ItemsOnForm(in, campaign.id, id)) actions.insert(ReviewScope(*item));
    for (const std::string& action : actions) Count(line.form_class, completeness.by_action[action]);
    completeness.units.push_back(std::move(line));
  }
  completeness.overrides = CountAllOverrides(in, campaign, period, forms);
  return completeness;
}

}  // namespace duban::task
