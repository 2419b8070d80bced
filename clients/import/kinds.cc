#include "clients/import/kinds.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/item.pb.h"
#include "duban/task/v1/role.pb.h"
#include "duban/task/v1/unit.pb.h"

namespace duban::client {

using task::v1::Indicator;
using task::v1::Project;
using task::v1::Role;
using task::v1::Unit;

std::optional<Indicator::Kind> IndicatorKind(const IndicatorWords& words) {
  if (words.kind == "cumulative_amount") {
    return IsCountUnit(words.unit) ? Indicator::KIND_COUNT : Indicator::KIND_CUM;
  }
  if (words.kind == "growth_rate") return Indicator::KIND_RATE;
  if (words.kind == "binary") return Indicator::KIND_RELATION;
  if (words.kind != "level") return std::nullopt;
  if (words.comparator == "<=" || words.comparator == "<") return Indicator::KIND_CAP;
  return words.unit == "%" || !words.has_baseline ? Indicator::KIND_RATIO : Indicator::KIND_STOCK;
}

std::optional<Indicator::Comparator> ComparatorOf(absl::string_view text) {
  if (text == ">=" || text.empty()) return Indicator::COMPARATOR_AT_LEAST;
  if (text == ">") return Indicator::COMPARATOR_MORE_THAN;
  if (text == "<=") return Indicator::COMPARATOR_AT_MOST;
  if (text == "<") return Indicator::COMPARATOR_LESS_THAN;
  if (text == "=") return Indicator::COMPARATOR_EQUAL;
  return std::nullopt;
}

bool IsCountUnit(absl::string_view unit) {
  constexpr absl::string_view kUnits[] = {"家", "个", "条", "所", "人", "户",
                                          "项", "件", "座", "套", "次", "名"};
  return std::find(std::begin(kUnits), std::end(kUnits), unit) != std::end(kUnits);
}

std::optional<Project::ProjectClass> ProjectClassOf(absl::string_view word) {
  if (word == "construction") return Project::PROJECT_CLASS_BUILD;
  if (word == "preparation") return Project::PROJECT_CLASS_RESERVE;
  if (word == "investment_or_legacy") return Project::PROJECT_CLASS_ATTRACT_LEGACY;
  return std::nullopt;
}

Unit::Kind UnitKind(absl::string_view word) {
  if (word == "department") return Unit::KIND_DEPARTMENT;
  if (word == "township") return Unit::KIND_TOWNSHIP;
  if (word == "task_force") return Unit::KIND_TASK_FORCE;
  if (word == "general_task_force_office") return Unit::KIND_GENERAL_OFFICE;
  if (word == "supervision_office") return Unit::KIND_SUPERVISION_OFFICE;
  constexpr absl::string_view kInstitutions[] = {"park", "institution", "affiliated_institution",
                                                 "mass_organisation", "office"};
  const bool institution =
      std::find(std::begin(kInstitutions), std::end(kInstitutions), word) != std::end(kInstitutions);
  return institution ? Unit::KIND_INSTITUTION : Unit::KIND_OTHER;
}

std::optional<Role> RoleOf(absl::string_view word) {
  Role role;
  if (!task::v1::Role_Parse(absl::StrCat("ROLE_", word), &role) || role == task::v1::ROLE_UNSPECIFIED) {
    return std::nullopt;
  }
  return role;
}

}  // namespace duban::client
