#include "services/common/sha256.h"
#include "services/reporting/domain/canonical_text.h"
#include "services/reporting/domain/score/quarter.h"
#include "services/reporting/domain/score/year.h"

namespace duban::reporting {
namespace {

void Write(const LedgerLine& line, CanonicalText& out) {
  out.Add(line.item).Add(line.form).Add(line.what).Add(line.contribution).Add(line.sequence);
  out.Add(line.act).Add(line.formula);
  out.Head("inputs", line.inputs.size());
  for (const NamedValue& input : line.inputs) out.Add(input.name).Add(input.text);
}

void Write(const LeafResult& leaf, CanonicalText& out) {
  out.Add(LeafName(leaf.id)).Add(leaf.applicable).Add(leaf.points).Add(leaf.exact).Add(leaf.rounded);
  out.Head("lines", leaf.lines.size());
  for (const LedgerLine& line : leaf.lines) Write(line, out);
}

void Write(const Component& component, CanonicalText& out) {
  out.Add(component.id).Add(component.applicable).Add(component.points);
  out.Add(component.exact).Add(component.rounded).Add(component.rule);
  out.Head("leaves", component.leaves.size());
  for (const LeafResult& leaf : component.leaves) Write(leaf, out);
}

void Write(const Scorecard& card, CanonicalText& out) {
  out.Add(card.unit).Add(card.title).Add(card.group).Add(card.period).Add(card.scheme);
  out.Head("components", card.components.size());
  for (const Component& component : card.components) Write(component, out);
  out.Add(card.scale).Add(card.base).Add(card.bonus).Add(card.deductions).Add(card.total);
  out.Head("adjustments", card.adjustments.size());
  for (const Adjustment& adjustment : card.adjustments) {
    out.Add(adjustment.bonus).Add(adjustment.points);
    Write(adjustment.line, out);
  }
  out.Head("vetoes", card.vetoes.size());
  for (const LedgerLine& ground : card.vetoes) Write(ground, out);
  if (!card.notes.empty()) out.Head("notes", card.notes.size());
  for (const LedgerLine& note : card.notes) Write(note, out);
  out.Add(card.red_cards).Add(card.interviewed);
  out.Head("flags", card.flags.size());
  for (const Flag flag : card.flags) out.Add(FlagName(flag));
  out.Add(card.attainment_mean).Add(card.index).Add(card.index_rank).Add(card.rank).Add(card.ranked);
  out.Add(card.grade ? static_cast<int>(*card.grade) : -1);
}

void Write(const YearEntry& entry, CanonicalText& out) {
  out.Add(entry.unit).Head("quarters", entry.quarters.size());
  for (const QuarterTotal& quarter : entry.quarters) out.Add(quarter.quarter).Add(quarter.total);
  out.Add(entry.annual).Add(entry.total).Add(entry.converted).Add(entry.rank).Add(entry.ranked);
  out.Add(entry.grade ? static_cast<int>(*entry.grade) : -1);
  out.Add(entry.vetoes).Add(entry.red_cards).Add(entry.interviewed);
  out.Head("reasons", entry.reasons.size());
  for (const std::string& reason : entry.reasons) out.Add(reason);
}

}  // namespace

std::string YearDigest(const YearResult& result) {
  CanonicalText out;
  out.Add(result.campaign).Add(result.year).Add(result.as_of.scheme).Add(result.complete);
  for (const YearGroup& group : result.groups) {
    out.Head(group.group, group.entries.size());
    for (const YearEntry& entry : group.entries) Write(entry, out);
  }
  return HexDigest(out.text());
}

std::string ScoresDigest(const QuarterResult& result) {
  CanonicalText out;
  out.Add(result.campaign).Add(result.quarter).Add(result.as_of.scheme).Add(result.complete);
  for (const GroupResult& group : result.groups) {
    out.Head(group.group, group.cards.size());
    for (const Scorecard& card : group.cards) Write(card, out);
  }
  return HexDigest(out.text());
}

}  // namespace duban::reporting
