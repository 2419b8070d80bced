#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/reporting/domain/bulletin.h"
#include "services/reporting/domain/bulletin_projects.h"
#include "services/reporting/domain/bulletin_text.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

std::string RemarkOf(const Reading& reading) {
  if (reading.state == ReadingState::kMissing) return "漏报";
  return IsPending(reading) ? "待核定" : "";
}

// Red, yellow, green, blue, grey: what needs attention stands first.
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

// Collects the parts of one month's bulletin.
class MonthDrafter {
 public:
  MonthDrafter(const Projection& projection, const Scheme& scheme, const Campaign& campaign,
               const Period& month)
      : projection_(projection), scheme_(scheme), campaign_(campaign), month_(month) {}

  MonthlyBulletin Draft() {
    MonthlyBulletin bulletin;
    bulletin.title = absl::StrCat(campaign_.title, PeriodTitle(month_), "工作情况通报");
    bulletin.campaign_title = campaign_.title;
    bulletin.month = month_;
    bulletin.as_of = {projection_.last_sequence, projection_.last_change_time, scheme_.id};
    bulletin.lights = LightsByAction(projection_, campaign_, scheme_, month_);
    for (const auto& [code, item] : ItemsOf(projection_, campaign_.id)) AddItem(item, bulletin);
    std::stable_sort(bulletin.tasks.begin(), bulletin.tasks.end(),
                     [](const TaskRow& a, const TaskRow& b) { return Urgency(a.light) < Urgency(b.light); });
    AddProjects(projection_, scheme_, campaign_, month_, bulletin);
    bulletin.orders = "本期系统内尚无督查督办件。";
    bulletin.completeness = TotalOf(CompletenessOf(projection_, campaign_.id, month_));
    bulletin.late_forms = LateForms();
    bulletin.demands = Demands(bulletin);
    return bulletin;
  }

 private:
  void AddItem(const Item& item, MonthlyBulletin& bulletin) const {
    const Reading reading = ReadItem(projection_, item, month_);
    if (item.kind == ItemKind::kIndicator) {
      bulletin.indicators.push_back(IndicatorOf(item, reading));
    } else if (item.kind != ItemKind::kProject) {
      bulletin.tasks.push_back(TaskOf(item, reading));
      bulletin.task_lights.Add(bulletin.tasks.back().light);
    }
  }

  IndicatorRow IndicatorOf(const Item& item, const Reading& reading) const {
    const IndicatorInput input = InputOf(campaign_, item, reading);
    const Assessment assessment = Assess(input, scheme_.indicator);
    IndicatorRow row;
    row.code = item.code;
    row.title = item.title;
    row.unit_title = UnitTitle(projection_, item.lead_unit);
    row.unit_of_measure = item.indicator.unit_of_measure;
    row.target = ValueText(input.target);
    if (input.upper) absl::StrAppend(&row.target, "~", ValueText(input.upper));
    row.cumulative = ValueText(input.value);
    row.completion = PercentText(assessment.completion);
    row.schedule = PercentText(assessment.schedule);
    row.deviation = DeviationText(assessment);
    row.light = ItemLight(campaign_, item, reading, scheme_).light;
    row.remark = RemarkOf(reading);
    return row;
  }

  TaskRow TaskOf(const Item& item, const Reading& reading) const {
    const absl::CivilDay due = DueOf(campaign_, item);
    TaskRow row;
    row.code = item.code;
    row.title = item.title;
    row.unit_title = UnitTitle(projection_, item.lead_unit);
    row.due = absl::FormatCivilTime(due);
    const bool done = reading.row != nullptr && reading.row->done;
    row.progress = kNothing;
    if (reading.row != nullptr && reading.row->progress)
      row.progress = FormatFixed(*reading.row->progress, 2);
    row.planned = PercentText(PlannedProgress(campaign_, item, reading.period));
    if (!done) row.overdue_days = static_cast<int>(std::max<absl::civil_diff_t>(LastDay(month_) - due, 0));
    row.light = ItemLight(campaign_, item, reading, scheme_).light;
    row.remark = RemarkOf(reading);
    return row;
  }

  std::vector<LateForm> LateForms() const {
    std::vector<LateForm> late;
    for (const Period& dekad : DekadsOf(month_)) {
      auto form = projection_.forms.lower_bound(FormKey{campaign_.id, dekad, ""});
      for (; form != projection_.forms.end() && form->first.campaign == campaign_.id &&
             form->first.period == dekad;
           ++form) {
        const FormClass form_class = form->second.form_class;
        if (form_class != FormClass::kLate && form_class != FormClass::kMissing) continue;
        late.push_back({UnitTitle(projection_, form->first.unit), PeriodTitle(dekad), form_class,
                        form->second.unresolved_return});
      }
    }
    return late;
  }

  static std::vector<std::string> Demands(const MonthlyBulletin& bulletin) {
    std::vector<std::string> demands;
    for (const IndicatorRow& row : bulletin.indicators) {
      if (row.light != Light::kRed) continue;
      demands.push_back(absl::StrCat("请", row.unit_title, "对指标“", row.title, "”（完成值", row.cumulative,
                                     row.unit_of_measure, "，目标值", row.target, row.unit_of_measure,
                                     "，红灯）分析原因，在下一旬报中提出追赶措施。"));
    }
    for (const TaskRow& row : bulletin.tasks) {
      if (row.light != Light::kRed) continue;
      demands.push_back(absl::StrCat("请", row.unit_title, "加快“", row.title, "”（进度", row.progress,
                                     "%，计划", row.planned, "%，逾期", row.overdue_days,
                                     "天，红灯），在下一旬报中说明原因和完成时限。"));
    }
    for (const LateForm& form : bulletin.late_forms) {
      if (form.form_class != FormClass::kMissing) continue;
      demands.push_back(
          absl::StrCat("请", form.unit_title, "补报", form.period_title, "旬报，并说明漏报原因。"));
    }
    if (demands.empty()) demands.push_back("请各单位保持进度，按时报送旬报。");
    return demands;
  }

  const Projection& projection_;
  const Scheme& scheme_;
  const Campaign& campaign_;
  const Period month_;
};

}  // namespace

absl::StatusOr<MonthlyBulletin> MonthlyBulletinOf(const Projection& projection, const Scheme& scheme,
                                                  const std::string& campaign, const Period& month) {
  if (month.kind != PeriodKind::kMonth) {
    return InvalidField("period", "PERIOD_KIND", "月通报按月起草，如 2024-M03");
  }
  const auto found = projection.campaigns.find(campaign);
  if (found == projection.campaigns.end()) return NotFound(CampaignName(projection.jurisdiction, campaign));
  if (!IsLocked(projection, campaign, month)) {
    return Precondition("PERIOD_NOT_LOCKED",
                        absl::StrCat(PeriodTitle(month), "各旬尚未全部锁定，不能起草通报"),
                        {{"period", PeriodId(month)}});
  }
  return MonthDrafter(projection, scheme, found->second, month).Draft();
}

}  // namespace duban::reporting
