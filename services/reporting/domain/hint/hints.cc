#include "services/reporting/domain/hint/hints.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "services/common/deadlines.h"
#include "services/reporting/domain/hint/hint_case.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

using ItemRule = std::optional<Hint> (HintCase::*)() const;
constexpr std::array<ItemRule, 8> kItemRules = {
    &HintCase::RepeatedText, &HintCase::StraightLine,      &HintCase::Jump,
    &HintCase::AboveCap,     &HintCase::OfficialDeviation, &HintCase::Backdated,
    &HintCase::LateEvidence, &HintCase::BorrowedEvidence};

// Looks at how shortly before their limits a unit's last forms were approved.
class LastMinute {
 public:
  LastMinute(const Projection& projection, const Campaign& campaign, const HintRules& rules)
      : projection_(projection), campaign_(campaign), rules_(rules), calendar_(projection.calendars) {}

  std::optional<Hint> Of(const std::string& unit, const Period& dekad) const {
    const Form* newest = FindForm(projection_, {campaign_.id, dekad, unit});
    if (newest == nullptr || !newest->first_unit_ok_time) return std::nullopt;
    int late = 0;
    Period at = dekad;
    for (int seen = 0; seen < rules_.burst_forms; ++seen, at = Previous(at)) {
      const Form* form = FindForm(projection_, {campaign_.id, at, unit});
      if (form == nullptr || !form->IsFinal()) return std::nullopt;
      if (IsLastMinute(*form)) ++late;
    }
    if (rules_.burst_forms == 0 || Rational(late, rules_.burst_forms) < rules_.burst_share)
      return std::nullopt;
    return HintOf(*newest, late);
  }

 private:
  bool IsLastMinute(const Form& form) const {
    if (!form.first_unit_ok_time) return false;
    const absl::Time due = DeadlinesOfDekad(form.key.period, campaign_.due_table, calendar_).unit_due.at;
    const absl::Duration left = due - *form.first_unit_ok_time;
    return left >= absl::ZeroDuration() && left <= absl::Hours(rules_.burst_hours);
  }

  Hint HintOf(const Form& form, int late) const {
    Hint hint;
    hint.rule = "LAST_MINUTE";
    hint.period = PeriodId(form.key.period);
    hint.id = absl::StrCat(hint.rule, "-", hint.period, "-", form.key.unit);
    hint.resource = FormName(projection_.jurisdiction, campaign_.id, form.key.period, form.key.unit);
    hint.unit = form.key.unit;
    hint.inputs = {{"近期报表", absl::StrCat(rules_.burst_forms)},
                   {"截止前突击", absl::StrCat(late)},
                   {"小时", absl::StrCat(rules_.burst_hours)}};
    hint.text = absl::StrCat("近 ", rules_.burst_forms, " 期报表有 ", late, " 期在截止前 ",
                             rules_.burst_hours, " 小时内才审定");
    hint.sequence = form.sequence;
    return hint;
  }

  const Projection& projection_;
  const Campaign& campaign_;
  const HintRules& rules_;
  const WorkCalendar calendar_;
};

}  // namespace

std::vector<Hint> HintsOf(const Projection& projection, const Campaign& campaign, const Scheme& scheme,
                          const Period& period) {
  const LastMinute last_minute(projection, campaign, scheme.hints);
  std::vector<Hint> hints;
  for (const Period& dekad : DekadsOf(period)) {
    for (const auto& [code, item] : ItemsOf(projection, campaign.id)) {
      const HintCase one(projection, campaign, scheme, item, dekad);
      for (const ItemRule rule : kItemRules) {
        if (auto hint = (one.*rule)()) hints.push_back(*std::move(hint));
      }
    }
    auto form = projection.forms.lower_bound(FormKey{campaign.id, dekad, ""});
    for (;
         form != projection.forms.end() && form->first.campaign == campaign.id && form->first.period == dekad;
         ++form) {
      if (auto hint = last_minute.Of(form->first.unit, dekad)) hints.push_back(*std::move(hint));
    }
  }
  return hints;
}

}  // namespace duban::reporting
