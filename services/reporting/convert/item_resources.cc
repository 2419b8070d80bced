// Items with the side of their kind.
#include "absl/strings/strip.h"
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

absl::StatusOr<IndicatorSpec> IndicatorFrom(const pb::Indicator& from) {
  const std::string name = pb::Indicator::Kind_Name(from.kind());
  const std::optional<IndicatorKind> kind = ParseKind(absl::StripPrefix(name, "KIND_"));
  if (!kind) return Unreadable("指标类型");
  IndicatorSpec spec{.kind = *kind, .comparator = ComparatorOf(from.comparator())};
  spec.direction = DirectionOf(spec.kind, spec.comparator);
  spec.unit_of_measure = from.unit_of_measure();
  ASSIGN_OR_RETURN(spec.target, OptionalDecimal(from.target()));
  ASSIGN_OR_RETURN(spec.baseline, OptionalDecimal(from.baseline()));
  if (spec.kind == IndicatorKind::kRelation) {
    // Reported as holds (1) or not (0), so it is 1 that must be reached.
    spec.comparator = Comparator::kAtLeast;
    spec.target = 1;
  } else if (spec.kind == IndicatorKind::kMilestone) {
    // Reported as the share of the weight achieved: an amount that grows to 1 over the year.
    spec.kind = IndicatorKind::kCum;
    spec.target = 1;
  }
  return spec;
}

absl::StatusOr<ProjectSpec> ProjectFrom(const pb::Project& from) {
  ProjectSpec spec;
  const std::string name = pb::Project::ProjectClass_Name(from.project_class());
  spec.project_class = std::string(absl::StripPrefix(name, "PROJECT_CLASS_"));
  ASSIGN_OR_RETURN(spec.annual_plan_wan, OptionalDecimal(from.annual_plan_wan()));
  ASSIGN_OR_RETURN(spec.planned_start, OptionalDay(from.has_planned_start_date(), from.planned_start_date()));
  for (const pb::Milestone& step : from.milestones()) {
    ASSIGN_OR_RETURN(const std::optional<Rational> weight, OptionalDecimal(step.weight()));
    ASSIGN_OR_RETURN(const std::optional<absl::CivilDay> due, OptionalDay(true, step.due_date()));
    spec.milestones.push_back({step.milestone_id(), weight.value_or(1), *due});
  }
  return spec;
}

absl::Status ReadDetail(const pb::Item& from, Item& item) {
  switch (from.detail_case()) {
    case pb::Item::kIndicator: {
      item.kind = ItemKind::kIndicator;
      ASSIGN_OR_RETURN(item.indicator, IndicatorFrom(from.indicator()));
      return absl::OkStatus();
    }
    case pb::Item::kProject: {
      item.kind = ItemKind::kProject;
      ASSIGN_OR_RETURN(item.project, ProjectFrom(from.project()));
      return absl::OkStatus();
    }
    case pb::Item::kPolicy:
      item.kind = ItemKind::kPolicy;
      return absl::OkStatus();
    case pb::Item::kTask:
      item.kind = ItemKind::kTask;
      return absl::OkStatus();
    case pb::Item::kResolution:
    case pb::Item::kIssue:
    case pb::Item::kHazard:
    case pb::Item::DETAIL_NOT_SET:
      break;
  }
  return Unreadable("事项类型");
}

}  // namespace

absl::StatusOr<Item> ItemFrom(const pb::Item& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "items"}));
  Item item{.campaign = ids[1], .code = ids[2], .action = from.action(), .title = from.display_name()};
  item.lead_unit = LastId(from.lead_unit());
  for (const std::string& unit : from.coop_units()) item.coop_units.push_back(LastId(unit));
  ASSIGN_OR_RETURN(const std::optional<Rational> weight, OptionalDecimal(from.weight()));
  item.weight = weight.value_or(1);
  ASSIGN_OR_RETURN(item.start, OptionalDay(from.has_start_date(), from.start_date()));
  ASSIGN_OR_RETURN(item.due, OptionalDay(from.has_due_date(), from.due_date()));
  RETURN_IF_ERROR(ReadDetail(from, item));
  return item;
}

}  // namespace duban::reporting
