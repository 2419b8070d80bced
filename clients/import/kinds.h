// How words of a campaign's tables become kinds of the record. The table stands in the campaign folder's
// README.
#ifndef DUBAN_CLIENTS_IMPORT_KINDS_H_
#define DUBAN_CLIENTS_IMPORT_KINDS_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "duban/task/v1/item.pb.h"
#include "duban/task/v1/role.pb.h"
#include "duban/task/v1/unit.pb.h"

namespace duban::client {

// A row of indicators.csv as far as it decides the kind.
struct IndicatorWords {
  absl::string_view kind;        // cumulative_amount, growth_rate, level, binary
  absl::string_view unit;        // unit of measure as printed
  absl::string_view comparator;  // >=, >, <=, <, =
  bool has_baseline = false;
};

// The kind of an indicator; nullopt for an unknown word.
std::optional<task::v1::Indicator::Kind> IndicatorKind(const IndicatorWords& words);
// ">=" and the like; nullopt for anything else. Empty = at least.
std::optional<task::v1::Indicator::Comparator> ComparatorOf(absl::string_view text);
// True for units in which whole things are counted: 家, 个, 条, 所, 人, 户 and the like.
bool IsCountUnit(absl::string_view unit);
// construction, preparation, investment_or_legacy; nullopt for anything else.
std::optional<task::v1::Project::ProjectClass> ProjectClassOf(absl::string_view word);
// Any word is a unit's kind: those that are not evaluated are OTHER.
task::v1::Unit::Kind UnitKind(absl::string_view word);
// "REPORTER", "UNIT_LEADER" and the like; nullopt for anything else.
std::optional<task::v1::Role> RoleOf(absl::string_view word);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_KINDS_H_
