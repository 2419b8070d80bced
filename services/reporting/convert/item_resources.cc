// Items with the side of their kind.
#include "services/common/decimal.h"
#include "services/common/status_macros.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/task_resources.h"

namespace duban::reporting {
namespace {

namespace pb = task::v1;

Comparator ComparatorOf(pb::Indicator::Comparator comparator) {
  switch (comparator) {
    case pb::Indicator::COMPARATOR_MORE_THAN:
      return Comparator::kMoreThan;
    case pb::Indicator::COMPARATOR_AT_MOST:
      return Comparator::kAtMost;
    case pb::Indicator::COMPARATOR_LESS_THAN:
      return Comparator::kLessThan;
    case pb::Indicator::COMPARATOR_EQUAL:
      return Comparator::kEqual;
    default:
      return Comparator::kAtLeast;
  }
}

// "…以内" and "低于" on a measured value make lower better; classes, limits and relations have their own
// rules.
Direction DirectionOf(IndicatorKind kind, Comparator comparator) {
  const bool measured = kind == IndicatorKind::kCum || kind == IndicatorKind::kCount ||
                        kind == IndicatorKind::kStock || kind == IndicatorKind::kRate ||
                        kind == IndicatorKind::kRatio;
  const bool lower = comparator == Comparator::kAtMost || comparator == Comparator::kLessThan;
  return measured && lower ? Direction::kLower : Direction::kHigher;
}

// The record's own word, else what follows from comparator and kind.
void ReadDirection(const pb::Indicator& from, IndicatorSpec& spec) {
  switch (from.direction()) {
    case pb::Indicator::DIRECTION_HIGHER:
      spec.direction = Direction::kHigher;
      return;
    case pb::Indicator::DIRECTION_LOWER:
      spec.direction = Direction::kLower;
      return;
    case pb::Indicator::DIRECTION_RANGE:
      spec.direction = Direction::kRange;
      return;
    default:
      spec.direction = DirectionOf(spec.kind, spec.comparator);
  }
}

// The adopted target is the one that counts; `target` repeats it.
const pb::TargetVersion* AdoptedTarget(const pb::Indicator& from) {
  for (const pb::TargetVersion& version : from.target_versions()) {
    if (version.adopted()) return &version;
  }
  return nullptr;
}

absl::Status ReadTarget(const pb::Indicator& from, IndicatorSpec& spec) {
  const pb::TargetVersion* adopted = AdoptedTarget(from);
  if (adopted != nullptr) spec.target_source = adopted->source();
  ASSIGN_OR_RETURN(spec.target, OptionalDecimal(adopted != nullptr ? adopted->value() : from.target()));
  if (spec.direction == Direction::kRange) {
    ASSIGN_OR_RETURN(spec.target, OptionalDecimal(from.range_low()));
    ASSIGN_OR_RETURN(spec.upper, OptionalDecimal(from.range_high()));
  }
  if (spec.kind == IndicatorKind::kRelation) {
    // Reported as holds (1) or not (0), so it is 1 that must be reached.
    spec.comparator = Comparator::kAtLeast;
    spec.target = 1;
  }
  return absl::OkStatus();
}

absl::StatusOr<IndicatorSpec> IndicatorFrom(const pb::Indicator& from) {
  const std::optional<IndicatorKind> kind =
      ParseKind(ShortName(pb::Indicator::Kind_Name(from.kind()), "KIND_"));
  if (!kind) return Unreadable("指标类型");
  IndicatorSpec spec;
  spec.kind = *kind;
  spec.comparator = ComparatorOf(from.comparator());
  spec.unit_of_measure = from.unit_of_measure();
  ReadDirection(from, spec);
  RETURN_IF_ERROR(ReadTarget(from, spec));
  ASSIGN_OR_RETURN(spec.baseline, OptionalDecimal(from.baseline()));
  ASSIGN_OR_RETURN(spec.tolerance, OptionalDecimal(from.tolerance()));
  spec.frequency = ShortName(pb::Indicator::Frequency_Name(from.frequency()), "FREQUENCY_");
  spec.data_source = ShortName(pb::Indicator::DataSource_Name(from.data_source()), "DATA_SOURCE_");
  spec.lag_days = from.lag_days();
  if (from.has_decimals()) spec.decimals = from.decimals();
  spec.caliber = from.caliber();
  return spec;
}

absl::StatusOr<std::vector<Milestone>> MilestonesFrom(
    const google::protobuf::RepeatedPtrField<pb::Milestone>& steps) {
  std::vector<Milestone> milestones;
  for (const pb::Milestone& step : steps) {
    ASSIGN_OR_RETURN(const std::optional<Rational> weight, OptionalDecimal(step.weight()));
    ASSIGN_OR_RETURN(const std::optional<absl::CivilDay> due, OptionalDay(true, step.due_date()));
    milestones.push_back({step.milestone_id(), weight.value_or(1), *due, step.display_name()});
  }
  return milestones;
}

// Twelve values, or none.
absl::StatusOr<std::vector<Rational>> MonthlyFrom(
    const google::protobuf::RepeatedPtrField<std::string>& texts) {
  constexpr int kMonths = 12;
  if (!texts.empty() && texts.size() != kMonths) return Unreadable("月度计划");
  std::vector<Rational> monthly;
  for (const std::string& text : texts) {
    ASSIGN_OR_RETURN(const std::optional<Rational> value, OptionalDecimal(text));
    if (!value) return Unreadable("月度计划");
    monthly.push_back(*value);
  }
  return monthly;
}

absl::StatusOr<ProjectSpec> ProjectFrom(const pb::Project& from) {
  ProjectSpec spec;
  spec.project_class = ShortName(pb::Project::ProjectClass_Name(from.project_class()), "PROJECT_CLASS_");
  spec.subtype = ShortName(pb::Project::Subtype_Name(from.subtype()), "SUBTYPE_");
  spec.category = from.category();
  spec.goal = from.goal();
  ASSIGN_OR_RETURN(spec.annual_plan_wan, OptionalDecimal(from.annual_plan_wan()));
  ASSIGN_OR_RETURN(spec.total_plan_wan, OptionalDecimal(from.planned_total_wan()));
  ASSIGN_OR_RETURN(spec.planned_start, OptionalDay(from.has_planned_start_date(), from.planned_start_date()));
  ASSIGN_OR_RETURN(spec.planned_completion,
                   OptionalDay(from.has_planned_completion_date(), from.planned_completion_date()));
  ASSIGN_OR_RETURN(spec.milestones, MilestonesFrom(from.milestones()));
  return spec;
}

absl::Status ReadIndicator(const pb::Indicator& from, Item& item) {
  item.kind = ItemKind::kIndicator;
  ASSIGN_OR_RETURN(item.indicator, IndicatorFrom(from));
  if (from.schedule() != pb::Indicator::SCHEDULE_PLAN) return absl::OkStatus();
  ASSIGN_OR_RETURN(item.monthly_plan, MonthlyFrom(from.monthly_plan()));
  return absl::OkStatus();
}

absl::Status ReadProject(const pb::Project& from, Item& item) {
  item.kind = ItemKind::kProject;
  ASSIGN_OR_RETURN(item.project, ProjectFrom(from));
  ASSIGN_OR_RETURN(item.monthly_plan, MonthlyFrom(from.monthly_plan_wan()));
  return absl::OkStatus();
}

absl::Status ReadTask(const pb::Task& from, Item& item) {
  item.kind = ItemKind::kTask;
  ASSIGN_OR_RETURN(item.monthly_plan, MonthlyFrom(from.monthly_plan()));
  return absl::OkStatus();
}

absl::Status ReadDetail(const pb::Item& from, Item& item) {
  switch (from.detail_case()) {
    case pb::Item::kIndicator:
      return ReadIndicator(from.indicator(), item);
    case pb::Item::kProject:
      return ReadProject(from.project(), item);
    case pb::Item::kPolicy:
      item.kind = ItemKind::kPolicy;
      return absl::OkStatus();
    case pb::Item::kTask:
      return ReadTask(from.task(), item);
    default:
      return Unreadable("事项类型");
  }
}

absl::Status ReadPlan(const pb::Item& from, Item& item) {
  ASSIGN_OR_RETURN(const std::optional<Rational> weight, OptionalDecimal(from.weight()));
  item.weight = weight.value_or(1);
  ASSIGN_OR_RETURN(item.start, OptionalDay(from.has_start_date(), from.start_date()));
  ASSIGN_OR_RETURN(item.due, OptionalDay(from.has_due_date(), from.due_date()));
  ASSIGN_OR_RETURN(item.milestones, MilestonesFrom(from.milestones()));
  return ReadDetail(from, item);
}

}  // namespace

absl::StatusOr<Item> ItemFrom(const pb::Item& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "items"}));
  Item item;
  item.campaign = ids[1];
  item.code = ids[2];
  item.action = from.action();
  item.title = from.display_name();
  item.lead_unit = LastId(from.lead_unit());
  for (const std::string& unit : from.coop_units()) item.coop_units.push_back(LastId(unit));
  item.state = ShortName(pb::Item::State_Name(from.state()), "STATE_");
  item.merged_into = LastId(from.merged_into());
  item.lead_leader = from.lead_leader();
  item.contact_leader = from.contact_leader();
  item.commander = from.commander();
  item.strength = ShortName(pb::Item::Strength_Name(from.strength()), "STRENGTH_");
  item.livelihood = from.livelihood();
  item.internal = from.internal();
  RETURN_IF_ERROR(ReadPlan(from, item));
  return item;
}

}  // namespace duban::reporting
