// Ten-day forms with their life, and official values.
#include <algorithm>
#include <map>
#include <set>

#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/property/random_record.h"

namespace duban::reporting::property {
namespace {

// The items that a unit ever leads, each in its last version.
std::vector<Item> ReportedBy(const std::vector<Item>& versions, const std::string& unit) {
  std::vector<Item> reported;
  std::set<std::string> led;
  for (const Item& item : versions) {
    if (item.lead_unit == unit) led.insert(item.code);
  }
  for (size_t i = 0; i < versions.size(); ++i) {
    const bool last = i + 1 == versions.size() || versions[i + 1].code != versions[i].code;
    if (last && led.contains(versions[i].code)) reported.push_back(versions[i]);
  }
  return reported;
}

Rational SomeValue(Dice& dice, const Item& item) {
  if (item.indicator.kind == IndicatorKind::kOrdinal) return dice.Roll(1, 6);
  if (item.indicator.kind == IndicatorKind::kZero) return dice.Roll(0, 2);
  if (item.indicator.kind == IndicatorKind::kMilestone) return Rational(dice.Roll(0, 10), 10);
  return dice.Amount(-2, 12);
}

std::set<std::string> SomeSteps(Dice& dice, const std::vector<Milestone>& milestones) {
  std::set<std::string> achieved;
  for (const Milestone& step : milestones) {
    if (dice.OneIn(2)) achieved.insert(step.id);
  }
  return achieved;
}

FormRow SomeRow(Dice& dice, const Item& item, absl::CivilDay end) {
  FormRow row;
  row.item = item.code;
  row.note = dice.OneIn(4) ? "按计划推进" : "";
  if (dice.OneIn(15)) row.not_applicable = true;
  row.achieved_milestones = SomeSteps(dice, MilestonesOf(item));
  if (item.kind == ItemKind::kIndicator) {
    row.pending = dice.OneIn(10);
    if (!row.pending) row.value = SomeValue(dice, item);
  } else if (item.kind == ItemKind::kProject) {
    row.invested_wan = dice.Amount(0, 900);
    if (dice.OneIn(2)) row.started = dice.Day(absl::CivilDay(2023, 12, 1), end);
    if (row.started && dice.OneIn(2)) row.entered = dice.Day(*row.started, end + 5);
  } else {
    row.progress = dice.Roll(0, 100);
    if (dice.OneIn(4)) row.done = dice.Day(absl::CivilDay(2024, 1, 1), end);
  }
  return row;
}

// One form's life, told change by change.
class FormLife {
 public:
  FormLife(Dice& dice, const std::vector<Item>& items, Timeline& timeline, FormKey key)
      : dice_(dice), items_(items), timeline_(timeline), end_(LastDay(key.period)), lock_(end_ + 4) {
    form_.key = std::move(key);
  }

  void Tell() {
    if (dice_.OneIn(10)) return TellMissing();
    Submit();
    if (dice_.OneIn(4)) Return();
    Lock();
    if (dice_.OneIn(8)) Correct();
  }

 private:
  void Put(absl::CivilDay day, int hour) { timeline_.Put(day, hour, form_); }

  void Fill() {
    for (const Item& item : items_) {
      if (!dice_.OneIn(12)) form_.rows[item.code] = SomeRow(dice_, item, end_);
    }
  }

  void Submit() {
    Fill();
    form_.first_unit_ok_time = At(end_ + dice_.Roll(0, 3), 12);
    std::set<std::string> actions;
    for (const Item& item : items_) {
      if (!item.action.empty() && actions.insert(item.action).second) {
        form_.reviews.push_back({item.action, ReviewOutcome::kPending, std::nullopt, std::nullopt});
      }
    }
    Put(end_ + 1, 9);
  }

  void Review(ReviewOutcome outcome) {
    for (struct Review& review : form_.reviews) {
      review.outcome = outcome;
      review.time = At(end_ + dice_.Roll(1, 4), 13);
    }
  }

  // The task force sends it back, and it comes again or not.
  void Return() {
    form_.tf_return_count = dice_.Roll(1, 3);
    Review(ReviewOutcome::kReturned);
    Put(end_ + 2, 9);
    form_.unresolved_return = dice_.OneIn(4);
    if (form_.unresolved_return) return;
    Fill();
    for (struct Review& review : form_.reviews) review = {review.action, {}, std::nullopt, std::nullopt};
    Put(end_ + 3, 9);
  }

  void Lock() {
    const FormClass classes[] = {FormClass::kOnTime, FormClass::kOnTime, FormClass::kOnTime, FormClass::kLate,
                                 FormClass::kExcused};
    form_.form_class = form_.unresolved_return ? FormClass::kLate : dice_.Pick(classes);
    form_.tf_unreviewed = dice_.OneIn(8);
    if (!form_.tf_unreviewed) Review(ReviewOutcome::kApproved);
    form_.state = FormState::kLocked;
    Put(lock_, 12);
  }

  void TellMissing() {
    form_.state = FormState::kMissing;
    form_.form_class = FormClass::kMissing;
    Put(lock_, 12);
    if (!dice_.OneIn(3)) return;
    Fill();  // 补报
    form_.state = FormState::kLocked;
    form_.late_filled = true;
    Put(lock_ + dice_.Roll(1, 20), 15);
  }

  void Correct() {
    form_.corrected = true;
    form_.reopened = dice_.OneIn(4);
    if (!items_.empty()) {
      const Item& item = dice_.Pick(items_);
      form_.rows[item.code] = SomeRow(dice_, item, end_);
    }
    Put(lock_ + dice_.Roll(1, 25), 16);
  }

  Dice& dice_;
  const std::vector<Item>& items_;
  Timeline& timeline_;
  const absl::CivilDay end_;
  const absl::CivilDay lock_;
  Form form_;
};

void AddOfficial(Dice& dice, const Item& item, Timeline& timeline) {
  const char* const periods[] = {"2024-M02", "2024-M03", "2024-Q1", "2024-Q2"};
  OfficialValue official;
  official.key = {kCampaign, item.code, PeriodOf(dice.Pick(periods))};
  official.name = absl::StrCat("jurisdictions/hecheng/campaigns/", kCampaign, "/statistics/", item.code);
  official.status = "PENDING";
  absl::CivilDay day = LastDay(official.key.period) + dice.Roll(1, 10);
  timeline.Put(day, 14, official);
  for (const char* status : {"FLASH", "PRELIM", "FINAL"}) {
    if (dice.OneIn(3)) return;
    official.status = status;
    official.value = SomeValue(dice, item);
    timeline.Put(day += dice.Roll(1, 8), 14, official);
  }
}

// Two or three ten-day periods of the quarter, and sometimes one of the next.
std::vector<Period> SomeDekads(Dice& dice) {
  std::vector<Period> dekads = {PeriodOf("2024-M03-D3")};
  if (dice.OneIn(2)) dekads.push_back(PeriodOf("2024-M03-D2"));
  dekads.push_back({PeriodKind::kDekad, 2024, dice.Roll(1, 7)});
  if (dice.OneIn(4)) dekads.push_back(PeriodOf("2024-M05-D1"));
  return dekads;
}

}  // namespace

void AddForms(Dice& dice, const std::vector<Item>& items, const Cast& cast, Timeline& timeline) {
  std::map<std::string, std::vector<Item>> reported;
  for (const std::string& unit : cast.reporters) reported[unit] = ReportedBy(items, unit);
  for (const Period& dekad : SomeDekads(dice)) {
    for (const std::string& unit : cast.reporters) {
      FormLife(dice, reported[unit], timeline, {kCampaign, dekad, unit}).Tell();
    }
  }
  for (Period dekad{PeriodKind::kDekad, 2024, 1}; dekad.index <= 15; ++dekad.index) {
    timeline.Put(LastDay(dekad) + 4, 12, PeriodLock{kCampaign, dekad});
  }
  std::set<std::string> known;
  for (const Item& item : items) {
    const bool first = known.insert(item.code).second;
    if (first && item.kind == ItemKind::kIndicator && dice.OneIn(3)) AddOfficial(dice, item, timeline);
  }
}

}  // namespace duban::reporting::property
