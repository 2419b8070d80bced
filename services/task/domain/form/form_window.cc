#include "services/task/domain/form/form_window.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/task/domain/form/form_machine.h"

namespace duban::task {

std::string FormTimeText(absl::Time at) { return absl::FormatTime("%Y-%m-%d %H:%M", at, ChinaTime()); }

absl::Status CheckPeriodOpen(const DekadDeadlines& deadlines, absl::Time now) {
  if (now < deadlines.opens.at) {
    return Precondition("PERIOD_NOT_OPEN",
                        absl::StrCat("本期于 ", FormTimeText(deadlines.opens.at), " 开放填报"),
                        {{"open_time", absl::FormatTime(deadlines.opens.at, ChinaTime())}});
  }
  if (now >= deadlines.lock.at) {
    return Precondition(
        "PERIOD_CLOSED",
        absl::StrCat("本期已于 ", FormTimeText(deadlines.lock.at),
                     " 锁定，不再受理；确需改动可申请更正 (duban correction ask) 或报请重新开放"),
        {{"lock_time", absl::FormatTime(deadlines.lock.at, ChinaTime())}});
  }
  return absl::OkStatus();
}

std::optional<absl::Time> LateFillEnd(const FormContext& context, const Form& form) {
  if (context.now < context.deadlines.lock.at || !IsAfterLock(form.state)) return std::nullopt;
  if (context.late.reopened_until) return std::min(*context.late.reopened_until, context.late.freeze);
  if (form.attested_rows.empty()) return context.late.freeze;
  return std::nullopt;
}

absl::Status CheckFormOpen(const FormContext& context, const Form& form) {
  const std::optional<absl::Time> end = LateFillEnd(context, form);
  if (!end) return CheckPeriodOpen(context.deadlines, context.now);
  if (context.now < *end) return absl::OkStatus();
  if (*end == context.late.freeze) {
    return Precondition(
        "QUARTER_FROZEN",
        absl::StrCat("本季度已于 ", FormTimeText(*end), " 封存，不再受理；可在申诉中提出 (appeal)"),
        {{"freeze_time", absl::FormatTime(*end, ChinaTime())}});
  }
  return Precondition(
      "REOPENING_EXPIRED",
      absl::StrCat("重新开放已于 ", FormTimeText(*end), " 到期，须另行报请 (duban period reopen)"),
      {{"end_time", absl::FormatTime(*end, ChinaTime())}});
}

FormState StateAt(const FormContext& context, const Form& form) {
  if (context.now < context.deadlines.opens.at) return FormState::kNotOpen;
  if (context.now < context.deadlines.lock.at || !IsLateFill(form.state)) return form.state;
  const std::optional<absl::Time> end = LateFillEnd(context, form);
  if (end && context.now < *end) return form.state;
  return form.attested_rows.empty() ? FormState::kMissing : FormState::kLocked;
}

const Item* FindOnForm(const FormContext& context, absl::string_view id) {
  for (const Item* item : context.items) {
    if (item->id == id) return item;
  }
  return nullptr;
}

}  // namespace duban::task
