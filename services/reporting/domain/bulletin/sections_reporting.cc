// 报送情况: forms late, missing, excused, reopened, corrected, and lights changed by hand. Nothing that was
// done by a way around the rule stays unsaid.
#include <algorithm>

#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/light/light_override.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/domain/summary/completeness.h"

namespace duban::reporting {
namespace {

bool IsIn(const Period& period, const Period& month) {
  return FirstDay(period) >= FirstDay(month) && LastDay(period) <= LastDay(month);
}

// The final forms of a month's ten-day periods, by period and unit.
std::vector<const Form*> FormsOf(const Composer& composer, const Period& month) {
  std::vector<const Form*> forms;
  for (const Period& dekad : DekadsOf(month)) {
    auto at = composer.record().forms.lower_bound(FormKey{composer.campaign().id, dekad, ""});
    for (; at != composer.record().forms.end() && at->first.campaign == composer.campaign().id &&
           at->first.period == dekad;
         ++at) {
      if (at->second.IsFinal()) forms.push_back(&at->second);
    }
  }
  return forms;
}

int CountOf(const std::vector<const Form*>& forms, bool (*fits)(const Form&)) {
  return static_cast<int>(
      std::count_if(forms.begin(), forms.end(), [&](const Form* form) { return fits(*form); }));
}

std::vector<const LightOverride*> OverridesOf(const Composer& composer, const Period& month) {
  std::vector<const LightOverride*> overrides;
  composer.sources().book.docket.Each<LightOverride>(
      composer.campaign().id, [&](const LightOverride& one, const auto&) {
        if (one.state == OverrideState::kApproved && IsIn(one.period, month)) overrides.push_back(&one);
      });
  return overrides;
}

std::vector<const CorrectionFact*> CorrectionsOf(const Composer& composer, const Period& month) {
  std::vector<const CorrectionFact*> corrections;
  for (const CorrectionFact& fact : composer.record().corrections) {
    if (fact.form.campaign == composer.campaign().id && IsIn(fact.form.period, month)) {
      corrections.push_back(&fact);
    }
  }
  return corrections;
}

std::string ItemTitle(const Composer& composer, const std::string& code) {
  const auto& items = ItemsOf(composer.record(), composer.campaign().id);
  const auto item = items.find(code);
  return item == items.end() ? code : item->second.title;
}

// Why a form was excused: what the confirmed excuse says.
std::string ExcuseReason(const Composer& composer, const Form& form) {
  const FormKey& key = form.key;
  const std::string name = FormName(composer.record().jurisdiction, key.campaign, key.period, key.unit);
  for (const auto& [id, excuse] : composer.record().excuses) {
    if (excuse.form == name && excuse.state == "CONFIRMED") return excuse.reason;
  }
  return kNothing;
}

std::vector<Cell> ExceptionRow(const char* what, const std::string& unit, const std::string& of,
                               const std::string& reason) {
  return {{what, {}}, {unit, {}}, {of, {}}, {reason.empty() ? kNothing : reason, {}}};
}

// What was done by a way around the rule, each with its reason.
Table Exceptions(const Composer& composer, const Period& month, const std::vector<const Form*>& forms) {
  Table table;
  table.title = "例外情况";
  table.columns = {{"情况", 2}, {"单位", 3}, {"所涉", 4}, {"理由", 6}};
  for (const Form* form : forms) {
    const std::string unit = composer.Title(form->key.unit);
    const std::string of = absl::StrCat(PeriodTitle(form->key.period), "旬报");
    if (form->form_class == FormClass::kExcused) {
      table.rows.push_back(ExceptionRow("迟报免责", unit, of, ExcuseReason(composer, *form)));
    }
    if (form->reopened) table.rows.push_back(ExceptionRow("重新开放", unit, of, "见重新开放令"));
  }
  for (const LightOverride* one : OverridesOf(composer, month)) {
    const std::string code = ItemCodeOf(*one);
    const auto& items = ItemsOf(composer.record(), composer.campaign().id);
    const auto item = items.find(code);
    table.rows.push_back(ExceptionRow("人工改灯",
                                      item == items.end() ? kNothing : composer.Title(item->second.lead_unit),
                                      absl::StrCat("“", ItemTitle(composer, code), "”",
                                                   LightTitle(one->computed), "改", LightTitle(one->light)),
                                      one->reason));
  }
  for (const CorrectionFact* fact : CorrectionsOf(composer, month)) {
    const auto text = [](const std::string& value) { return value.empty() ? std::string(kNothing) : value; };
    table.rows.push_back(ExceptionRow("锁定后更正", composer.Title(fact->form.unit),
                                      absl::StrCat("“", ItemTitle(composer, fact->item), "”",
                                                   text(fact->old_text), "更正为", text(fact->new_text)),
                                      "见更正申请"));
  }
  return table;
}

std::string ProblemOf(const Form& form) {
  std::string text;
  if (form.form_class == FormClass::kLate) text = "迟报";
  if (form.form_class == FormClass::kMissing) text = form.late_filled ? "漏报（已补报）" : "漏报";
  if (form.unresolved_return) absl::StrAppend(&text, text.empty() ? "" : "；", "退回未改");
  if (form.corrected) absl::StrAppend(&text, text.empty() ? "" : "；", "锁定后更正");
  return text;
}

void SayCounts(Composer& composer, const Period& month, const std::vector<const Form*>& forms) {
  const Completeness total = TotalOf(CompletenessOf(composer.record(), composer.campaign().id, month));
  const int excused = CountOf(forms, [](const Form& form) { return form.form_class == FormClass::kExcused; });
  composer.Say(absl::StrCat("应报旬报", composer.Show("forms.due", total.due, "应报旬报"), "份，按时",
                            composer.Show("forms.on_time", total.on_time, "按时旬报"), "份（其中迟报免责",
                            composer.Show("forms.excused", excused, "迟报免责"), "份），迟报",
                            composer.Show("forms.late", total.late, "迟报旬报"), "份，漏报",
                            composer.Show("forms.missing", total.missing, "漏报旬报"), "份。"));
  const int reopened = CountOf(forms, [](const Form& form) { return form.reopened; });
  const int unresolved = CountOf(forms, [](const Form& form) { return form.unresolved_return; });
  const int unreviewed = CountOf(forms, [](const Form& form) { return form.tf_unreviewed; });
  const int corrected = static_cast<int>(CorrectionsOf(composer, month).size());
  const int overridden = static_cast<int>(OverridesOf(composer, month).size());
  composer.Say(absl::StrCat("退回未改", composer.Show("forms.unresolved", unresolved, "退回未改"),
                            "份，专班未审", composer.Show("forms.unreviewed", unreviewed, "专班未审"),
                            "份；锁定后重新开放", composer.Show("forms.reopened", reopened, "重新开放"),
                            "份，锁定后更正数据", composer.Show("forms.corrected", corrected, "更正数据项"),
                            "项，人工改灯", composer.Show("lights.overridden", overridden, "人工改灯"),
                            "项。"));
}

}  // namespace

std::vector<const Form*> MissingForms(const Composer& composer, const Period& month) {
  std::vector<const Form*> missing = FormsOf(composer, month);
  std::erase_if(
      missing, [](const Form* form) { return form->form_class != FormClass::kMissing || form->late_filled; });
  return missing;
}

void WriteReporting(Composer& composer, const Period& month) {
  const std::vector<const Form*> forms = FormsOf(composer, month);
  SayCounts(composer, month, forms);
  Table table;
  table.title = "迟报漏报和差错";
  table.columns = {{"单位", 4}, {"周期", 4}, {"情况", 4}};
  for (const Form* form : forms) {
    const std::string problem = ProblemOf(*form);
    if (problem.empty()) continue;
    table.rows.push_back(
        {{composer.Title(form->key.unit), {}}, {PeriodTitle(form->key.period), {}}, {problem, {}}});
  }
  table.rows.empty() ? composer.Say("无迟报、漏报和差错。") : composer.Add(std::move(table));
  Table exceptions = Exceptions(composer, month, forms);
  if (!exceptions.rows.empty()) composer.Add(std::move(exceptions));
}

}  // namespace duban::reporting
