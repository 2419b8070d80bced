#include "services/reporting/domain/bulletin/item_standing.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/light/item_light.h"
#include "services/reporting/domain/light/light_override.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

int Urgency(Light light) {
  switch (light) {
    case Light::kRed:
      return 0;
    case Light::kYellow:
      return 1;
    case Light::kGreen:
      return 2;
    case Light::kBlue:
      return 3;
    case Light::kGrey:
      break;
  }
  return 4;
}

std::string RemarkOf(const Reading& reading) {
  if (reading.state == ReadingState::kMissing) return "漏报";
  if (reading.row != nullptr && reading.row->not_applicable) return "不适用";
  return IsPending(reading) ? "待核定" : "";
}

bool IsDone(const Reading& reading) { return reading.row != nullptr && reading.row->done.has_value(); }

}  // namespace

Reading ItemReader::Read(const Item& item, const Period& period) const {
  Reading reading = ReadItem(record_, item, period);
  if (!attested_ || reading.state != ReadingState::kNone || period.kind != PeriodKind::kDekad) return reading;
  const Form* form = FindForm(record_, {campaign_.id, period, item.lead_unit});
  if (form == nullptr || !form->first_unit_ok_time) return reading;
  reading.state = ReadingState::kReported;
  reading.period = period;
  const auto row = form->rows.find(item.code);
  reading.row = row == form->rows.end() ? nullptr : &row->second;
  reading.form = FormName(record_.jurisdiction, campaign_.id, period, item.lead_unit);
  reading.sequence = form->sequence;
  return reading;
}

void ItemReader::ReadIndicator(ItemStanding& standing) const {
  const Item& item = *standing.item;
  const IndicatorInput input = InputOf(campaign_, item, standing.reading);
  const Assessment assessment = Assess(input, scheme_.indicator);
  standing.target = ValueText(input.target);
  if (input.upper) absl::StrAppend(&standing.target, "~", ValueText(input.upper));
  standing.cumulative = ValueText(input.value);
  standing.completion = PercentText(assessment.completion);
  standing.schedule = PercentText(assessment.schedule);
  standing.deviation = DeviationText(assessment);
}

void ItemReader::ReadTask(const Period& period, ItemStanding& standing) const {
  const FormRow* row = standing.reading.row;
  standing.progress = row != nullptr && row->progress ? FormatFixed(*row->progress, 2) : kNothing;
  standing.planned = PercentText(PlannedProgress(campaign_, *standing.item, period));
}

void ItemReader::ReadProject(const Period& period, ItemStanding& standing) const {
  const FormRow* row = standing.reading.row;
  const std::optional<Rational>& plan = standing.item->project.annual_plan_wan;
  standing.progress = standing.planned = kNothing;
  if (!plan || *plan == 0) return;
  if (row != nullptr && row->invested_wan)
    standing.progress = PercentText(Rational(*row->invested_wan / *plan));
  if (const auto due = PlannedInvestment(campaign_, *standing.item, period)) {
    standing.planned = PercentText(Rational(*due / *plan));
  }
}

ItemStanding ItemReader::At(const Item& item, const Period& period) const {
  ItemStanding standing;
  standing.item = &item;
  standing.reading = Read(item, period);
  standing.light = ItemLight(campaign_, item, standing.reading, scheme_).light;
  standing.remark = RemarkOf(standing.reading);
  if (standing.reading.row != nullptr) standing.note = standing.reading.row->note;
  book_.docket.Each<LightOverride>(campaign_.id, [&](const LightOverride& one, const auto&) {
    if (one.state != OverrideState::kApproved || one.period != period || ItemCodeOf(one) != item.code) return;
    standing.light = one.light;
    standing.overridden = true;
    standing.remark = absl::StrCat(standing.remark, standing.remark.empty() ? "" : "；", "人工改灯");
  });
  if (item.kind == ItemKind::kIndicator) {
    ReadIndicator(standing);
    return standing;
  }
  if (!IsDone(standing.reading)) {
    const absl::civil_diff_t late = LastDay(period) - DueOf(campaign_, item);
    standing.overdue_days = static_cast<int>(std::max<absl::civil_diff_t>(late, 0));
  }
  item.kind == ItemKind::kProject ? ReadProject(period, standing) : ReadTask(period, standing);
  return standing;
}

std::vector<ItemStanding> ItemReader::All(const Period& period,
                                          const std::function<bool(const Item&)>& fits) const {
  std::vector<ItemStanding> all;
  for (const auto& [code, item] : ItemsOf(record_, campaign_.id)) {
    if (CountsIn(item, period) && fits(item)) all.push_back(At(item, period));
  }
  return all;
}

void SortByUrgency(std::vector<ItemStanding>& standings) {
  std::stable_sort(standings.begin(), standings.end(), [](const ItemStanding& a, const ItemStanding& b) {
    return Urgency(a.light) < Urgency(b.light);
  });
}

void SortByUrgency(std::vector<const ItemStanding*>& standings) {
  std::stable_sort(standings.begin(), standings.end(), [](const ItemStanding* a, const ItemStanding* b) {
    return Urgency(a->light) < Urgency(b->light);
  });
}

}  // namespace duban::reporting
