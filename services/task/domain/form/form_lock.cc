#include "services/task/domain/form/form_lock.h"

#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/form/form_machine.h"

namespace duban::task {

absl::StatusOr<Form> LockedForm(const Form& before, absl::Time unit_due) {
  Form form = before;
  const FormEvent event = before.unit_ok_time ? FormEvent::kLock : FormEvent::kLockMissing;
  ASSIGN_OR_RETURN(form.state, NextState(before.state, event));
  if (event == FormEvent::kLockMissing) {
    form.form_class = FormClass::kMissing;
    return form;
  }
  const bool reviewed = before.state == FormState::kTfOk;
  const bool attested = reviewed || before.state == FormState::kUnitOk;
  const bool in_time = attested && *before.unit_ok_time <= unit_due && !before.resubmitted_late;
  form.form_class = in_time ? FormClass::kOnTime : FormClass::kLate;
  form.flags.clear();
  if (!attested) {
    form.flags.push_back(FormFlag::kUnresolvedReturn);
  } else if (!reviewed) {
    form.flags.push_back(FormFlag::kTfUnreviewed);
  }
  return form;
}

std::vector<std::string> ReportingUnits(const Register& in, absl::string_view campaign) {
  std::vector<std::string> result;
  const auto led = in.led_items.find(std::string(campaign));
  if (led == in.led_items.end()) return result;
  for (const auto& [unit, items] : led->second) {
    if (!items.empty()) result.push_back(unit);
  }
  return result;
}

absl::StatusOr<std::vector<Change>> LockPeriod(const Register& in, const std::string& campaign,
                                               const Period& period, const std::vector<Form>& forms,
                                               const DekadDeadlines& deadlines, absl::Time now) {
  if (now < deadlines.lock.at) {
    const std::string lock_time = absl::FormatTime("%Y-%m-%d %H:%M", deadlines.lock.at, ChinaTime());
    return Precondition("LOCK_NOT_DUE",
                        absl::StrCat(PeriodTitle(period), "于 ", lock_time, " 锁定，时候未到"),
                        {{"lock_time", lock_time}});
  }
  std::map<std::string, Form> by_unit;
  for (const std::string& unit : ReportingUnits(in, campaign)) {
    by_unit[unit] = Form{.key = {campaign, period, unit}};
  }
  for (const Form& form : forms) {
    if (form.unit_ok_time || by_unit.contains(form.key.unit)) by_unit[form.key.unit] = form;
  }
  std::vector<Change> changes;
  for (const auto& [unit, form] : by_unit) {
    ASSIGN_OR_RETURN(Form locked, LockedForm(form, deadlines.unit_due.at));
    changes.push_back(Change{"form.lock", std::move(locked), ""});
  }
  changes.push_back(Change{"period.lock", PeriodLock{campaign, period}, ""});
  return changes;
}

}  // namespace duban::task
