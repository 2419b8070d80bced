#include "services/reporting/convert/to_proto.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/reporting/convert/field_values.h"

namespace duban::reporting {
namespace {

// Points are printed with two decimals whatever the scheme rounds to, as on the cards.
constexpr int kPlaces = 2;

v1::Scorecard::Leaf ToProto(const LeafResult& leaf) {
  v1::Scorecard::Leaf out;
  out.set_leaf(std::string(LeafName(leaf.id)));
  out.set_max_points(FormatExact(leaf.points));
  if (!leaf.applicable) return out;
  out.set_exact_points(FormatExact(leaf.exact));
  out.set_points(FormatFixed(leaf.rounded, kPlaces));
  return out;
}

v1::Scorecard::Component ToProto(const Component& component, bool with_leaves) {
  v1::Scorecard::Component out;
  out.set_component(component.id);
  out.set_display_name(component.title);
  out.set_max_points(FormatExact(component.points));
  if (component.applicable) out.set_points(FormatFixed(component.rounded, kPlaces));
  if (!with_leaves) return out;
  for (const LeafResult& leaf : component.leaves) *out.add_leaves() = ToProto(leaf);
  return out;
}

}  // namespace

const char* GradeId(Grade grade) {
  switch (grade) {
    case Grade::kExcellent:
      return "EXCELLENT";
    case Grade::kGood:
      return "GOOD";
    case Grade::kFair:
      return "FAIR";
    case Grade::kPoor:
      return "POOR";
  }
  return "";
}

v1::AsOf ToProto(const AsOf& as_of, bool simulated) {
  v1::AsOf out;
  out.set_change_sequence(as_of.sequence);
  *out.mutable_change_time() = TimestampOf(as_of.time);
  out.set_scheme(as_of.scheme);
  out.set_simulated(simulated);
  out.set_act_sequence(as_of.act_sequence);
  return out;
}

v1::Scorecard ToProto(const Scorecard& card, std::string name, bool with_leaves) {
  v1::Scorecard out;
  out.set_name(std::move(name));
  out.set_display_name(card.title);
  out.set_group(card.group);
  out.set_rank(card.rank);
  out.set_group_size(card.ranked);
  if (card.IsRanked()) out.set_total(FormatFixed(card.total, kPlaces));
  if (card.grade) out.set_grade(GradeId(*card.grade));
  if (card.attainment_mean) out.set_mean_attainment(FormatFixed(*card.attainment_mean, 4));
  for (const Component& component : card.components) *out.add_components() = ToProto(component, with_leaves);
  for (const Flag flag : card.flags) out.add_flags(std::string(FlagName(flag)));
  out.set_bonus(FormatFixed(card.bonus, kPlaces));
  out.set_deductions(FormatFixed(card.deductions, kPlaces));
  return out;
}

v1::ExplanationNode ToProto(const ExplanationNode& node) {
  v1::ExplanationNode out;
  out.set_key(node.key);
  out.set_display_name(node.title);
  out.set_formula(node.formula);
  out.set_exact_value(node.exact_value);
  out.set_printed_value(node.printed_value);
  for (const NamedValue& input : node.inputs) {
    auto* added = out.add_inputs();
    added->set_name(input.name);
    added->set_value(input.text);
  }
  out.set_source(node.source);
  out.set_source_sequence(node.source_sequence);
  out.set_act_sequence(node.source_act);
  out.set_contested(node.contested);
  for (const ExplanationNode& child : node.children) *out.add_children() = ToProto(child);
  return out;
}

v1::Summary::Completeness ToProto(const Completeness& completeness) {
  v1::Summary::Completeness out;
  out.set_unit(completeness.unit);
  out.set_display_name(completeness.title);
  out.set_due_count(completeness.due);
  out.set_on_time_count(completeness.on_time);
  out.set_late_count(completeness.late);
  out.set_missing_count(completeness.missing);
  return out;
}

v1::Summary::Lights ToProto(const LightCounts& lights) {
  v1::Summary::Lights out;
  out.set_action(lights.action);
  out.set_display_name(lights.title);
  out.set_green_count(lights.green);
  out.set_yellow_count(lights.yellow);
  out.set_red_count(lights.red);
  out.set_blue_count(lights.blue);
  out.set_grey_count(lights.grey);
  return out;
}

}  // namespace duban::reporting
