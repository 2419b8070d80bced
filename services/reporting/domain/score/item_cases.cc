#include "services/reporting/domain/score/item_cases.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/domain/score/contested.h"

namespace duban::reporting {
namespace {

LedgerLine LineOf(const ItemContext& context) {
  LedgerLine line;
  line.item = ItemName(context.projection.jurisdiction, context.campaign.id, context.item.code);
  line.form = context.reading.form;
  line.what = context.item.title;
  line.sequence = context.reading.sequence;
  line.inputs.push_back({"期间", PeriodId(context.reading.period)});
  return line;
}

// A factor that changes something is shown.
Rational WeightOf(const ItemContext& context, const Rational& weight, LedgerLine& line) {
  const Rational factor = StrengthFactor(context.item, context.scheme);
  if (factor != 1) {
    const bool strive = context.item.strength == "STRIVE";
    const bool ensure = context.item.strength == "ENSURE";
    line.inputs.push_back({strive ? "力争系数" : ensure ? "确保系数" : "一般系数", FormatExact(factor)});
  }
  return weight * context.factor * factor;
}

// The line rests on the official value; what the unit reported stays in sight.
void PointAtOfficial(const Reading& reading, LedgerLine& line) {
  line.form = reading.official->name;
  line.sequence = reading.official->sequence;
  line.inputs = {{"期间", PeriodId(reading.official->key.period)},
                 {"来源", absl::StrCat("官方统计 ", reading.official->status)}};
  if (reading.row != nullptr && reading.row->value) {
    line.inputs.push_back({"自报值", FormatExact(*reading.row->value)});
  }
}

void AddInput(const char* name, const std::optional<Rational>& value, LedgerLine& line) {
  if (value) line.inputs.push_back({name, FormatExact(*value)});
}

bool Missing(const ItemContext& context) { return context.reading.state == ReadingState::kMissing; }

bool Happened(const std::optional<absl::CivilDay>& day, absl::CivilDay by) { return day && *day <= by; }

// The start as last reported: a form that did not come takes back nothing an earlier one said.
std::optional<absl::CivilDay> StartedOf(const ItemContext& context) {
  if (context.reading.row != nullptr) return context.reading.row->started;
  const absl::CivilDay first = StartOf(context.campaign, context.item);
  for (Period period = Previous(context.reading.period); LastDay(period) >= first;
       period = Previous(period)) {
    const Reading earlier = ReadItem(context.projection, context.item, period);
    if (earlier.row != nullptr) return earlier.row->started;
  }
  return std::nullopt;
}

bool EntryDue(const ProjectSpec& spec, const ProjectRules& rules,
              const std::optional<absl::CivilDay>& started, absl::CivilDay by) {
  if (!spec.total_plan_wan) return Happened(spec.planned_entry, by);
  return *spec.total_plan_wan >= rules.entry_minimum_wan && started && OneMonthAfter(*started) <= by;
}

void AddFalseReport(const ItemContext& context, LedgerLine& line) {
  if (context.false_report != nullptr) AddFalseReport(context.projection, *context.false_report, line);
}

// A of what was verified in place of a false value; empty without one.
std::optional<Rational> VerifiedAttainment(const ItemContext& context, IndicatorInput input) {
  const FalseReport& report = *context.false_report;
  if (!report.verified_value || (!report.subject.empty() && report.subject != "VALUE")) return std::nullopt;
  input.value = report.verified_value;
  return Assess(input, context.scheme.indicator).attainment;
}

}  // namespace

void AddFalseReport(const Projection& projection, const FalseReport& report, LedgerLine& line) {
  line.inputs.push_back(
      {"虚报按0计", MatterName(projection.jurisdiction, report.campaign, "falseReportCases", report.id)});
  if (IsContested(report)) MarkContested(line);
}

absl::CivilDay OneMonthAfter(absl::CivilDay day) {
  const absl::CivilMonth next = absl::CivilMonth(day) + 1;
  const absl::CivilDay last = absl::CivilDay(next + 1) - 1;
  return std::min(absl::CivilDay(next.year(), next.month(), 1) + (day.day() - 1), last);
}

Rational StrengthFactor(const Item& item, const Scheme& scheme) {
  const auto found = scheme.strength.find(item.strength.empty() ? "PLAIN" : item.strength);
  return found == scheme.strength.end() ? Rational(1) : found->second;
}

IndicatorCase IndicatorCaseOf(const ItemContext& context) {
  IndicatorCase result;
  result.line = LineOf(context);
  if (StartOf(context.campaign, context.item) > LastDay(context.reading.period)) return result;
  result.missing = Missing(context);
  if (context.reading.official != nullptr && !result.missing) PointAtOfficial(context.reading, result.line);
  result.weight = WeightOf(context, context.item.weight, result.line);
  AddFalseReport(context, result.line);
  const IndicatorInput input = InputOf(context.campaign, context.item, context.reading);
  const Assessment assessment = Assess(input, context.scheme.indicator);
  result.attainment = assessment.attainment;
  result.is_false = context.false_report != nullptr;
  if (result.is_false) result.verified_attainment = VerifiedAttainment(context, input);
  result.line.inputs.push_back({"类型", std::string(KindName(input.kind))});
  AddInput("完成值v", input.value, result.line);
  AddInput("目标值t", input.target, result.line);
  AddInput("基数b", input.baseline, result.line);
  AddInput("序时S", assessment.schedule, result.line);
  AddInput("完成率C", assessment.completion, result.line);
  return result;
}

TaskCase TaskCaseOf(const ItemContext& context) {
  TaskCase result;
  result.line = LineOf(context);
  AddFalseReport(context, result.line);
  result.weight = WeightOf(context, context.item.weight, result.line);
  result.due = DueOf(context.campaign, context.item);
  result.as_of = LastDay(context.reading.period);
  result.planned = PlannedProgress(context.campaign, context.item, context.reading.period);
  result.missing = Missing(context);
  result.is_false = context.false_report != nullptr;
  if (const FormRow* row = context.reading.row; row != nullptr) {
    if (Happened(row->done, result.as_of)) result.done_date = row->done;
    result.progress = row->progress.value_or(0) / 100;
  }
  return result;
}

ProjectCase ProjectCaseOf(const ItemContext& context) {
  const ProjectSpec& spec = context.item.project;
  const absl::CivilDay by = LastDay(context.reading.period);
  const FormRow* row = context.reading.row;
  ProjectCase result;
  result.line = LineOf(context);
  AddFalseReport(context, result.line);
  if (Missing(context)) result.line.inputs.push_back({"报送", "漏报"});
  result.project_class = spec.project_class;
  result.weight = WeightOf(context, 1, result.line);
  result.start_due = Happened(spec.planned_start, by);
  result.started = row != nullptr && Happened(row->started, by);
  result.entry_due = EntryDue(spec, context.scheme.project, StartedOf(context), by);
  result.entered = row != nullptr && Happened(row->entered, by);
  if (spec.annual_plan_wan && *spec.annual_plan_wan > 0) result.annual_plan_wan = spec.annual_plan_wan;
  if (row != nullptr) result.invested_wan = row->invested_wan.value_or(0);
  const MilestoneWeights weights = WeighMilestones(spec.milestones, row, by);
  result.planned_weight = weights.planned;
  result.achieved_weight = weights.achieved;
  if (context.false_report != nullptr) {
    result.started = result.entered = false;
    result.invested_wan = result.achieved_weight = 0;
  }
  return result;
}

}  // namespace duban::reporting
