#include "absl/strings/str_cat.h"
#include "services/message/well_known.h"
#include "services/reporting/convert/book_light.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

std::string NameOfItem(const Lights& lights, const Item& item) {
  return ItemName(lights.projection().jurisdiction, item.campaign, item.code);
}

std::string LightResource(const Lights& lights, const Item& item, const Period& period) {
  return absl::StrCat(CampaignName(lights.projection().jurisdiction, item.campaign), "/periods/",
                      PeriodId(period), "/lights/", item.code);
}

std::string Exact(const std::optional<Rational>& value) { return value ? FormatExact(*value) : ""; }

template <typename Out>
void AddInputs(const std::vector<NamedValue>& inputs, Out& out) {
  for (const NamedValue& input : inputs) {
    v1::NamedInput& added = *out.add_inputs();
    added.set_name(input.name);
    added.set_value(input.text);
  }
}

const char* StateText(ReadingState state) {
  switch (state) {
    case ReadingState::kNone:
      return "NONE";
    case ReadingState::kMissing:
      return "MISSING";
    case ReadingState::kReported:
      return "REPORTED";
  }
  return "";
}

std::string UnitOfMeasure(const Item& item) {
  if (item.kind == ItemKind::kIndicator) return item.indicator.unit_of_measure;
  return item.kind == ItemKind::kProject ? "万元" : "%";
}

v1::Trajectory::Point PointToProto(const TrajectoryPoint& point) {
  v1::Trajectory::Point out;
  out.set_period(PeriodId(point.dekad));
  out.set_state(StateText(point.state));
  out.set_value(Exact(point.reported));
  out.set_planned_value(Exact(point.planned));
  out.set_completion(Exact(point.completion));
  out.set_schedule(Exact(point.schedule));
  out.set_attainment(Exact(point.attainment));
  out.set_light(ToProto(point.light.light));
  out.set_color(point.light.color);
  out.set_overridden(point.light.light_override.has_value());
  if (point.official != nullptr) {
    out.set_official_value(Exact(point.official->value));
    out.set_official_source(point.official->name);
  }
  out.set_form(point.light.form);
  out.set_source_sequence(point.light.sequence);
  return out;
}

}  // namespace

v1::Light ToProto(Light light) { return static_cast<v1::Light>(light); }

v1::ItemLight LightToProto(const Lights& lights, const Item& item, const Period& period,
                           const ShownLight& shown) {
  const std::string& jurisdiction = lights.projection().jurisdiction;
  v1::ItemLight out;
  out.set_name(LightResource(lights, item, period));
  out.set_item(NameOfItem(lights, item));
  out.set_display_name(item.title);
  out.set_action(item.action);
  out.set_lead_unit(UnitName(jurisdiction, item.lead_unit));
  out.set_light(ToProto(shown.light));
  out.set_color(shown.color);
  out.set_computed_light(ToProto(shown.computed.light));
  out.set_policy(shown.computed.policy);
  out.set_guarded(shown.computed.guarded);
  AddInputs(shown.computed.inputs, out);
  if (shown.light_override) {
    out.set_light_override(
        MatterName(jurisdiction, item.campaign, LightOverride::kCollection, shown.light_override->id));
    out.set_override_reason(shown.light_override->reason);
  }
  out.set_due_soon(shown.due_soon);
  *out.mutable_due_date() = duban::ToProto(shown.due);
  out.set_form(shown.form);
  out.set_source_sequence(shown.sequence);
  return out;
}

v1::Trajectory TrajectoryToProto(const Lights& lights, const Item& item,
                                 const std::vector<TrajectoryPoint>& points) {
  v1::Trajectory out;
  out.set_item(NameOfItem(lights, item));
  out.set_display_name(item.title);
  out.set_unit_of_measure(UnitOfMeasure(item));
  for (const TrajectoryPoint& point : points) *out.add_points() = PointToProto(point);
  return out;
}

v1::LightCounter CounterToProto(const Lights& lights, const ItemCounters& counters, const Period& month) {
  const Item& item = *counters.item;
  v1::LightCounter out;
  out.set_name(LightResource(lights, item, month));
  out.set_item(NameOfItem(lights, item));
  out.set_display_name(item.title);
  out.set_lead_unit(UnitName(lights.projection().jurisdiction, item.lead_unit));
  out.set_light(ToProto(counters.light.light));
  out.set_red_month_count(counters.red_months);
  out.set_yellow_month_count(counters.yellow_months);
  out.set_lag_month_count(counters.lag_months);
  out.set_month_attainment(Exact(counters.month_attainment));
  return out;
}

v1::UnitCounter CounterToProto(absl::string_view jurisdiction, const UnitCounters& counters,
                               bool with_ranks) {
  v1::UnitCounter out;
  out.set_unit(UnitName(jurisdiction, counters.unit));
  out.set_display_name(counters.title);
  out.set_lagging_item_count(counters.lagging_items);
  if (!with_ranks) return out;
  out.set_last_quarter_count(counters.last_quarters);
  out.set_rank(counters.rank);
  out.set_group_size(counters.ranked);
  return out;
}

v1::LightProposal ProposalToProto(absl::string_view jurisdiction, absl::string_view campaign,
                                  const ProposalDraft& draft) {
  v1::LightProposal out;
  out.set_item(draft.item);
  out.set_display_name(draft.title);
  out.set_unit(UnitName(jurisdiction, draft.unit));
  out.set_level(draft.level);
  out.set_rule(draft.rule);
  out.set_occasion(draft.occasion);
  AddInputs(draft.inputs, out);
  if (!draft.proposal.empty()) {
    out.set_proposal(MatterName(jurisdiction, campaign, "proposals", draft.proposal));
  }
  out.set_state(draft.state);
  return out;
}

v1::Hint HintToProto(absl::string_view jurisdiction, absl::string_view campaign, const Hint& hint) {
  v1::Hint out;
  out.set_name(MatterName(jurisdiction, campaign, "hints", hint.id));
  out.set_rule(hint.rule);
  out.set_form(hint.resource);
  if (!hint.item.empty()) out.set_item(ItemName(jurisdiction, campaign, hint.item));
  out.set_unit(UnitName(jurisdiction, hint.unit));
  out.set_period(hint.period);
  out.set_text(hint.text);
  AddInputs(hint.inputs, out);
  out.set_source_sequence(hint.sequence);
  return out;
}

}  // namespace duban::reporting
