// When a form may be filled in, submitted and reviewed: until the lock; after it, late (补报).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_WINDOW_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_WINDOW_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/common/deadlines.h"
#include "services/task/domain/form/form.h"
#include "services/task/domain/plan/plan.h"

namespace duban::task {

// What decides on late fills.
struct LateWindow {
  absl::Time freeze;                         // of the quarter
  std::optional<absl::Time> reopened_until;  // end of the form's last reopening; nullopt = never reopened
};

// What an act on a form may look at beside the form.
struct FormContext {
  std::vector<const Item*> items;  // on the form, in the order of their ids
  DekadDeadlines deadlines;
  const WorkCalendar* calendar = nullptr;
  absl::Time now;
  LateWindow late = {};  // counts from the lock time on
};

// OK while forms of the period may be acted on. FAILED_PRECONDITION: PERIOD_NOT_OPEN before the opening,
// PERIOD_CLOSED from the lock time on, whether or not the lock is on record yet.
absl::Status CheckPeriodOpen(const DekadDeadlines& deadlines, absl::Time now);

// Until when a form may be filled in after the lock: one that was reopened until its reopening ends, a
// missing one until the quarter freezes; nullopt for any other.
std::optional<absl::Time> LateFillEnd(const FormContext& context, const Form& form);

// As CheckPeriodOpen, and OK after the lock while a late fill is allowed. FAILED_PRECONDITION beside the
// above: REOPENING_EXPIRED, QUARTER_FROZEN.
absl::Status CheckFormOpen(const FormContext& context, const Form& form);

// The state the form is in at `context.now`: NOT_OPEN before the opening; what the lock made of it when a
// late fill was not finished in time; else as recorded (OPEN when never saved).
FormState StateAt(const FormContext& context, const Form& form);

// The item `id` of the form; null if it is not on it.
const Item* FindOnForm(const FormContext& context, absl::string_view id);

// An instant as people read it, Asia/Shanghai: "2024-03-11 17:30".
std::string FormTimeText(absl::Time at);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_WINDOW_H_
