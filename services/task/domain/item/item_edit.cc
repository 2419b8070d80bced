#include "services/task/domain/item/item_edit.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/plan/item_checks.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr std::array kFieldNames = {
    Named<ChangeField>{ChangeField::kTarget, "indicator.target"},
    Named<ChangeField>{ChangeField::kDueDate, "due_date"},
    Named<ChangeField>{ChangeField::kStartDate, "start_date"},
    Named<ChangeField>{ChangeField::kLeadUnit, "lead_unit"},
    Named<ChangeField>{ChangeField::kWeight, "weight"},
    Named<ChangeField>{ChangeField::kMilestoneDueDate, "milestones.due_date"},
    Named<ChangeField>{ChangeField::kAnnualPlan, "project.annual_plan_wan"},
    Named<ChangeField>{ChangeField::kPlannedStart, "project.planned_start_date"},
    Named<ChangeField>{ChangeField::kPlannedCompletion, "project.planned_completion_date"},
    Named<ChangeField>{ChangeField::kRangeLow, "indicator.range_low"},
    Named<ChangeField>{ChangeField::kRangeHigh, "indicator.range_high"},
};

// The one place in the item that a change is about; both null if the item has none. A day and a text never
// share one.
struct Place {
  std::string* text = nullptr;
  std::optional<absl::CivilDay>* day = nullptr;
};

Place MilestonePlace(Item& item, const std::string& id) {
  std::vector<Milestone>& milestones = item.project ? item.project->milestones : item.milestones;
  for (Milestone& milestone : milestones) {
    if (milestone.id == id) return {.day = &milestone.due};
  }
  return {};
}

Place PlaceOf(Item& item, const FieldChange& change) {
  const bool range = item.indicator && item.indicator->direction == Direction::kRange;
  switch (change.field) {
    case ChangeField::kTarget:
      return item.indicator ? Place{.text = &item.indicator->target} : Place{};
    case ChangeField::kDueDate:
      return {.day = &item.due};
    case ChangeField::kStartDate:
      return {.day = &item.start};
    case ChangeField::kLeadUnit:
      return {.text = &item.lead_unit};
    case ChangeField::kWeight:
      return {.text = &item.weight};
    case ChangeField::kMilestoneDueDate:
      return MilestonePlace(item, change.milestone);
    case ChangeField::kAnnualPlan:
      return item.project ? Place{.text = &item.project->annual_plan_wan} : Place{};
    case ChangeField::kPlannedStart:
      return item.project ? Place{.day = &item.project->planned_start} : Place{};
    case ChangeField::kPlannedCompletion:
      return item.project ? Place{.day = &item.project->planned_completion} : Place{};
    case ChangeField::kRangeLow:
      return range ? Place{.text = &item.indicator->range_low} : Place{};
    case ChangeField::kRangeHigh:
      return range ? Place{.text = &item.indicator->range_high} : Place{};
    case ChangeField::kUnspecified:
      return {};
  }
  return {};
}

std::string TextOf(const std::optional<absl::CivilDay>& day) {
  return day ? absl::FormatCivilTime(*day) : std::string();
}

// The item's adopted target becomes one of several; the one it was made with stays the first.
void AdoptTarget(Indicator& indicator, const std::string& original, absl::string_view document,
                 absl::CivilDay day) {
  std::vector<TargetVersion>& versions = indicator.target_versions;
  if (versions.empty()) versions.push_back(TargetVersion{.value = original, .source = "原定目标"});
  for (TargetVersion& version : versions) version.adopted = false;
  versions.push_back(TargetVersion{
      .value = indicator.target, .source = std::string(document), .document_date = day, .adopted = true});
}

// What may change by request only, as it stands in the item.
std::vector<FieldChange> ListedFields(const Item& item) {
  std::vector<FieldChange> fields;
  for (const auto& named : kFieldNames) {
    if (named.value != ChangeField::kMilestoneDueDate) fields.push_back(FieldChange{.field = named.value});
  }
  for (const Milestone& milestone : MilestonesOf(item)) {
    fields.push_back(FieldChange{.field = ChangeField::kMilestoneDueDate, .milestone = milestone.id});
  }
  return fields;
}

}  // namespace

absl::string_view FieldName(ChangeField field) { return NameIn(kFieldNames, field); }

bool HasField(const Item& item, const FieldChange& change) {
  Item copy = item;
  const Place place = PlaceOf(copy, change);
  return place.text != nullptr || place.day != nullptr;
}

std::string ValueOf(const Item& item, const FieldChange& change) {
  Item copy = item;
  const Place place = PlaceOf(copy, change);
  if (place.text != nullptr) return *place.text;
  return place.day == nullptr ? "" : TextOf(*place.day);
}

void SetValue(Item& item, const FieldChange& change, absl::string_view document, absl::CivilDay day,
              const std::string& at, Violations& out) {
  const Place place = PlaceOf(item, change);
  if (place.text != nullptr) {
    const std::string before = std::exchange(*place.text, change.new_value);
    if (change.field == ChangeField::kTarget) AdoptTarget(*item.indicator, before, document, day);
    return;
  }
  absl::CivilDay value;
  if (!absl::ParseCivilTime(change.new_value, &value)) {
    return out.Add(at, "NOT_DATE", absl::StrCat("日期应如 2024-12-31，收到“", change.new_value, "”"));
  }
  if (place.day != nullptr) *place.day = value;
}

bool Eases(const Item& item, const FieldChange& change) {
  const absl::StatusOr<Rational> before = ParseDecimal(ValueOf(item, change));
  const absl::StatusOr<Rational> after = ParseDecimal(change.new_value);
  if (!before.ok() || !after.ok() || !item.indicator) return false;
  switch (change.field) {
    case ChangeField::kTarget:
      return DirectionOf(*item.indicator) == Direction::kLower ? *after > *before : *after < *before;
    case ChangeField::kRangeLow:
      return *after < *before;
    case ChangeField::kRangeHigh:
      return *after > *before;
    default:
      return false;
  }
}

absl::StatusOr<std::vector<Change>> UpdateItem(const Item& before, const Item& given,
                                               const std::string& reason, const ActContext& context) {
  Item item = given;
  item.id = before.id;
  item.campaign = before.campaign;
  KeepRecorded(before, item);
  std::vector<std::string> listed;
  for (const FieldChange& field : ListedFields(before)) {
    if (ValueOf(before, field) != ValueOf(item, field)) listed.push_back(std::string(FieldName(field.field)));
  }
  const bool detail = before.indicator.has_value() != item.indicator.has_value() ||
                      before.project.has_value() != item.project.has_value();
  if (detail) listed.push_back("detail");
  if (MilestonesOf(before).size() != MilestonesOf(item).size()) listed.push_back("milestones");
  if (!listed.empty()) {
    const std::string fields = absl::StrJoin(listed, ", ");
    return Precondition("CHANGE_REQUEST_REQUIRED",
                        absl::StrCat("清单定下后，目标、时限、牵头、权重只能经变更申请调整：", fields,
                                     "；duban change-request create (ask for the change)"),
                        {{"fields", fields}});
  }
  RETURN_IF_ERROR(CheckReason(reason, "更正事项须说明理由"));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(context.in, context.campaign));
  Violations violations;
  CheckItem(context.in, *campaign, item, "", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  if (item == before) return std::vector<Change>{};
  return std::vector<Change>{Change{"item.update", std::move(item), reason}};
}

}  // namespace duban::task
