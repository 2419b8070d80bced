#include "services/reporting/domain/light/proposals.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

// A level with the rule that calls for it.
struct Call {
  const char* level;
  const char* rule;
};

bool Reaches(int months, int needed) { return needed > 0 && months >= needed; }

// The names of the rules are the task service's; their thresholds are the scheme's.
std::optional<Call> CallOf(const ItemCounters& counters, const LightRules& rules) {
  if (Reaches(counters.red_months, rules.supervise_red_months)) return Call{"L2", "L2.RED_TWO_MONTHS"};
  if (Reaches(counters.red_months, rules.propose_red_months)) return Call{"L1", "L1.RED_ONCE"};
  if (Reaches(counters.yellow_months, rules.propose_yellow_months)) return Call{"L1", "L1.YELLOW_TWICE"};
  if (counters.month_attainment && *counters.month_attainment < rules.propose_attainment) {
    return Call{"L1", "L1.ATTAINMENT"};
  }
  return std::nullopt;
}

std::vector<NamedValue> InputsOf(const Lights& lights, const ItemCounters& counters, const Period& month) {
  std::vector<NamedValue> inputs = {{"month", PeriodId(month)},
                                    {"light", std::string(LightName(counters.light.light))},
                                    {"policy", counters.light.computed.policy},
                                    {"red_months", absl::StrCat(counters.red_months)},
                                    {"yellow_months", absl::StrCat(counters.yellow_months)},
                                    {"lag_months", absl::StrCat(counters.lag_months)}};
  if (counters.light.light_override) inputs.push_back({"light_override", counters.light.light_override->id});
  if (counters.month_attainment) {
    inputs.push_back({"month_attainment", FormatExact(*counters.month_attainment)});
  }
  inputs.push_back({"scheme", lights.scheme().id});
  if (!counters.light.form.empty()) inputs.push_back({"form", counters.light.form});
  inputs.push_back({"change_sequence", absl::StrCat(counters.light.sequence)});
  // An input without a value says nothing.
  std::erase_if(inputs, [](const NamedValue& input) { return input.text.empty(); });
  return inputs;
}

void FindKnown(const Projection& projection, ProposalDraft& draft, const std::string& campaign) {
  for (auto at = projection.proposals.lower_bound({campaign, ""}); at != projection.proposals.end(); ++at) {
    if (at->first.first != campaign) return;
    const ProposalFact& known = at->second;
    if (known.item != draft.item || known.rule != draft.rule || known.occasion != draft.occasion) continue;
    if (draft.item.empty() && known.unit != draft.unit) continue;
    draft.proposal = known.id;
    draft.state = known.state;
    return;
  }
}

// The places that call for an interview, newest quarter first: "rank_2024-Q2" = "6/6".
std::vector<NamedValue> PlacesOf(const UnitCounters& counters,
                                 const std::vector<const QuarterResult*>& finals, const Scheme& scheme) {
  std::vector<NamedValue> inputs = {{"last_quarters", absl::StrCat(counters.last_quarters)},
                                    {"last_places", absl::StrCat(scheme.ladder.last_places)}};
  for (int at = 0; at < counters.last_quarters; ++at) {
    const QuarterResult& quarter = *finals[static_cast<size_t>(at)];
    const Scorecard& card = *quarter.Find(counters.unit);
    inputs.push_back(
        {absl::StrCat("rank_", PeriodId(quarter.quarter)), absl::StrCat(card.rank, "/", card.ranked)});
  }
  inputs.push_back({"scheme", scheme.id});
  return inputs;
}

}  // namespace

std::vector<ProposalDraft> DraftInterviews(const Projection& projection, const std::string& campaign,
                                           const std::vector<const QuarterResult*>& finals,
                                           const Scheme& scheme) {
  std::vector<ProposalDraft> drafts;
  for (const UnitCounters& counters : UnitCountersOf(projection, {}, finals, scheme.ladder)) {
    if (!Reaches(counters.last_quarters, scheme.ladder.last_quarters)) continue;
    ProposalDraft draft;
    draft.title = counters.title;
    draft.unit = counters.unit;
    draft.level = "L4";
    draft.rule = "L4.LAST_PLACES";
    draft.occasion = PeriodId(finals.front()->quarter);
    draft.inputs = PlacesOf(counters, finals, scheme);
    FindKnown(projection, draft, campaign);
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

std::vector<ProposalDraft> DraftProposals(const Lights& lights, const std::vector<ItemCounters>& counters,
                                          const Period& month) {
  const Projection& projection = lights.projection();
  std::vector<ProposalDraft> drafts;
  for (const ItemCounters& one : counters) {
    const auto call = CallOf(one, lights.scheme().lights);
    if (!call) continue;
    const Item& item = *one.item;
    ProposalDraft draft;
    draft.item = ItemName(projection.jurisdiction, item.campaign, item.code);
    draft.code = item.code;
    draft.title = item.title;
    draft.unit = item.lead_unit;
    draft.level = call->level;
    draft.rule = call->rule;
    draft.occasion = PeriodId(month);
    draft.inputs = InputsOf(lights, one, month);
    FindKnown(projection, draft, item.campaign);
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

}  // namespace duban::reporting
