#include "tests/unit/reporting/property/view.h"

#include "services/common/sha256.h"
#include "services/reporting/domain/canonical_text.h"
#include "services/reporting/domain/hint/hints.h"
#include "services/reporting/domain/light/proposals.h"
#include "services/reporting/domain/light/trajectory.h"
#include "services/reporting/domain/score/year.h"
#include "services/reporting/domain/summary/completeness.h"
#include "services/reporting/domain/summary/leader_page.h"
#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

const Period kMarch{PeriodKind::kMonth, 2024, 3};

void Write(const std::vector<NamedValue>& inputs, CanonicalText& out) {
  out.Head("inputs", inputs.size());
  for (const NamedValue& input : inputs) out.Add(input.name).Add(input.text);
}

void Write(const ShownLight& light, CanonicalText& out) {
  out.Add(LightName(light.light)).Add(LightName(light.computed.light)).Add(light.computed.policy);
  out.Add(light.computed.guarded).Add(light.color).Add(light.due_soon).Add(light.due).Add(light.read);
  out.Add(light.form).Add(light.sequence);
  Write(light.computed.inputs, out);
}

void Write(const ItemCounters& counters, CanonicalText& out) {
  out.Add(counters.item->code).Add(counters.red_months).Add(counters.yellow_months);
  out.Add(counters.lag_months).Add(counters.month_attainment);
  Write(counters.light, out);
}

void Write(const TrajectoryPoint& point, CanonicalText& out) {
  out.Add(point.dekad).Add(static_cast<int>(point.state)).Add(point.reported).Add(point.planned);
  out.Add(point.completion).Add(point.schedule).Add(point.attainment);
}

void Write(const LightCounts& counts, CanonicalText& out) {
  out.Add(counts.action).Add(counts.title).Add(counts.green).Add(counts.yellow).Add(counts.red);
  out.Add(counts.blue).Add(counts.grey);
}

std::string LightsDigest(const Lights& lights) {
  CanonicalText out;
  const std::vector<ItemCounters> counters = AllCounters(lights, kMarch);
  for (const ItemCounters& one : counters) {
    Write(one, out);
    for (const TrajectoryPoint& point : TrajectoryOf(lights, *one.item, kMarch, kMarch)) Write(point, out);
  }
  for (const ProposalDraft& draft : DraftProposals(lights, counters, kMarch)) {
    out.Add(draft.item).Add(draft.unit).Add(draft.level).Add(draft.rule).Add(draft.proposal);
    Write(draft.inputs, out);
  }
  return HexDigest(out.text());
}

void Write(const LeaderPage& page, CanonicalText& out) {
  for (const auto* tallies : {&page.by_action, &page.by_unit}) {
    for (const LightTally& tally : *tallies) {
      Write(tally.counts, out);
      out.Add(tally.overridden).Add(tally.due_soon);
    }
  }
  for (const MovedLight& moved : page.moved) {
    out.Add(moved.item->code).Add(LightName(moved.before)).Add(LightName(moved.now));
  }
  for (const auto* orders :
       {&page.new_orders, &page.closed_orders, &page.overdue_orders, &page.unsigned_orders}) {
    out.Head("orders", orders->size());
    for (const Order* order : *orders) out.Add(order->id);
  }
  for (const auto* affairs : {&page.issues, &page.hazards, &page.resolutions}) {
    out.Head("affairs", affairs->size());
    for (const OpenAffair& open : *affairs) out.Add(open.affair->code).Add(open.overdue);
  }
}

std::string SummariesDigest(const Lights& lights) {
  const Projection& record = lights.projection();
  CanonicalText out;
  for (const Completeness& one : CompletenessOf(record, kCampaign, kQuarter)) {
    out.Add(one.unit).Add(one.due).Add(one.on_time).Add(one.late).Add(one.missing);
  }
  Write(LeaderPageOf(lights, kMarch, "", record.last_change_time), out);
  for (const Hint& hint : HintsOf(record, lights.campaign(), lights.scheme(), kMarch)) {
    out.Add(hint.id).Add(hint.resource).Add(hint.sequence);
    Write(hint.inputs, out);
  }
  return HexDigest(out.text());
}

}  // namespace

void PrintTo(const View& view, std::ostream* out) {
  for (const std::string* part : {&view.record, &view.scores, &view.year, &view.lights, &view.summaries}) {
    *out << part->substr(0, 8) << " ";
  }
}

View ViewOf(const Projection& record, const Book& book) {
  View view;
  view.record = ProjectionDigest(record);
  const auto campaign = record.campaigns.find(kCampaign);
  if (campaign == record.campaigns.end()) return view;
  const QuarterResult scores = ScoresOf(record, book);
  view.scores = ScoresDigest(scores);
  view.year = YearDigest(ComputeYear({scores}, ScoresOf(record, book, kYear), Rubric()));
  const LightBook shown = LightBookOf(book, campaign->second);
  const Lights lights(record, campaign->second, Rubric(), shown);
  view.lights = LightsDigest(lights);
  view.summaries = SummariesDigest(lights);
  return view;
}

std::string DigestWithoutPlaces(QuarterResult scores) {
  for (GroupResult& group : scores.groups) {
    for (Scorecard& card : group.cards) {
      for (Component& component : card.components) {
        for (LeafResult& leaf : component.leaves) {
          for (LedgerLine& line : leaf.lines) line.sequence = line.act = 0;
        }
      }
      for (Adjustment& adjustment : card.adjustments) adjustment.line.sequence = adjustment.line.act = 0;
      for (LedgerLine& ground : card.vetoes) ground.sequence = ground.act = 0;
    }
  }
  return ScoresDigest(scores);
}

}  // namespace duban::reporting::property
