#include "tests/unit/reporting/property/checks.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "services/reporting/domain/evaluation/appeal.h"
#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/domain/score/explain.h"
#include "services/reporting/domain/score/flat_ledger.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

void CheckLeaf(const LeafResult& leaf) {
  Rational sum = 0;
  for (const LedgerLine& line : leaf.lines) sum += line.contribution;
  EXPECT_EQ(sum, leaf.exact) << LeafName(leaf.id);
  EXPECT_EQ(leaf.rounded, R2(leaf.exact)) << LeafName(leaf.id);
  EXPECT_GE(leaf.exact, 0) << LeafName(leaf.id);
  EXPECT_LE(leaf.exact, leaf.points) << LeafName(leaf.id);
}

// A block of leaves that shares `points`: printed leaves added up where all of
// them apply, else the exact ones scaled and rounded once.
struct Block {
  Rational points;
  Rational left = 0;
  Rational exact = 0;
  Rational printed = 0;

  bool Applies() const { return left > 0; }
  Rational Exact() const { return left > 0 ? Rational(exact * points / left) : Rational(0); }
  Rational Printed() const { return left == points ? printed : R2(Exact()); }
};

Block BlockOf(const Scorecard& card, const std::vector<LeafId>& leaves, const Rational& points) {
  Block block{points};
  for (const LeafId id : leaves) {
    const LeafResult* leaf = CardLeaf(card, id);
    if (leaf == nullptr || !leaf->applicable) continue;
    block.left += leaf->points;
    block.exact += leaf->exact;
    block.printed += leaf->rounded;
  }
  return block;
}

bool Applies(const Scorecard& card, LeafId id) {
  const LeafResult* leaf = CardLeaf(card, id);
  return leaf != nullptr && leaf->applicable;
}

// The nine blocks with what the rules for missing data give each. P1 and P2 are
// one where P3 has no case.
std::vector<Block> BlocksOf(const Scorecard& card) {
  using enum LeafId;
  const LeafPoints& points = Rubric().points;
  const Rational k3 = points.k3a + points.k3b;
  const bool has_k1 = Applies(card, kK1);
  const bool has_k3 = Applies(card, kK3a) || Applies(card, kK3b);
  const bool panel = Applies(card, kP1);
  const Rational p2 = panel ? Rational(points.p2a + points.p2b) : points.p2a;
  std::vector<Block> blocks = {
      BlockOf(card, {kK1}, has_k3 ? points.k1 : Rational(points.k1 + k3)),
      BlockOf(card, {kK2a, kK2b, kK2c}, points.k2a + points.k2b + points.k2c),
      BlockOf(card, {kK3a, kK3b}, has_k1 ? k3 : Rational(k3 + points.k1)),
      BlockOf(card, {kP3}, points.p3),
      BlockOf(card, {kB1}, points.b1),
      BlockOf(card, {kB2}, points.b2),
      BlockOf(card, {kB3}, points.b3),
  };
  const Block one = BlockOf(card, {kP1}, points.p1);
  const Block two = BlockOf(card, {kP2a, kP2b}, p2);
  if (!panel || Applies(card, kP3)) {
    blocks.push_back(one);
    blocks.push_back(two);
    return blocks;
  }
  const Rational all = points.p1 + p2 + points.p3;
  blocks.push_back({all, points.p1 + p2, one.Exact() + two.Exact(), 0});
  return blocks;
}

// The base as the rules say it, put together anew from the leaves.
Rational BaseByTheRules(const Scorecard& card) {
  Rational points = 0;
  Rational exact = 0;
  Rational printed = 0;
  for (const Block& block : BlocksOf(card)) {
    if (!block.Applies()) continue;
    points += block.points;
    exact += block.Exact();
    printed += block.Printed();
  }
  if (Applies(card, LeafId::kP1)) {
    EXPECT_EQ(points, 100) << "points lost on the way";
    return printed;
  }
  return R2(exact * 100 / points);
}

// An entry a line rests on lies in its log.
void CheckSource(const FlatLine& flat, const Projection& record, const Book& book) {
  const LedgerLine& line = flat.line;
  EXPECT_GE(line.sequence, 0);
  EXPECT_LE(line.sequence, record.last_sequence) << line.what;
  EXPECT_GE(line.act, 0);
  EXPECT_LE(line.act, book.sequence) << line.what;
  const bool sourced = !line.form.empty() || !line.item.empty();
  EXPECT_TRUE(sourced || line.sequence == 0) << line.what << " rests on a change of nothing";
  EXPECT_FALSE(line.contribution != 0 && line.what.empty() && line.item.empty()) << flat.formula;
}

// Leaf nodes hold nothing but their lines.
void CheckNode(const ExplanationNode& node) {
  const bool leaf = LeafOf(node.key).has_value() && !node.children.empty() && node.exact_value != "";
  Rational sum = 0;
  for (const ExplanationNode& child : node.children) {
    CheckNode(child);
    if (!child.exact_value.empty()) sum += ParseExact(child.exact_value).value();
  }
  const bool lines = std::none_of(node.children.begin(), node.children.end(),
                                  [](const ExplanationNode& child) { return LeafOf(child.key).has_value(); });
  if (leaf && lines) {
    EXPECT_EQ(sum, ParseExact(node.exact_value).value()) << node.key;
  }
}

}  // namespace

QuarterResult ScoresOf(const Projection& record, const Book& book, const Period& period,
                       const Scheme& scheme) {
  const OwnInputs own = OwnInputsOf(record, book, scheme, kCampaign, period);
  return ComputePeriod(record, scheme, kCampaign, period, own).value();
}

const LeafResult* CardLeaf(const Scorecard& card, LeafId id) {
  for (const Component& component : card.components) {
    for (const LeafResult& leaf : component.leaves) {
      if (leaf.id == id) return &leaf;
    }
  }
  return nullptr;
}

std::optional<Rational> PointsOf(const Scorecard& card, LeafId id) {
  const LeafResult* leaf = CardLeaf(card, id);
  return leaf != nullptr && leaf->applicable ? std::optional<Rational>(leaf->exact) : std::nullopt;
}

void CheckCard(const Scorecard& card) {
  for (const Component& component : card.components) {
    Rational printed = 0;
    for (const LeafResult& leaf : component.leaves) {
      if (!leaf.applicable) continue;
      CheckLeaf(leaf);
      printed += leaf.rounded;
    }
    EXPECT_EQ(component.rounded, component.rule.empty() ? printed : R2(component.exact)) << component.id;
    EXPECT_LE(component.exact, component.points) << component.id;
  }
  const bool has_work =
      Applies(card, LeafId::kK1) || Applies(card, LeafId::kK3a) || Applies(card, LeafId::kK3b);
  EXPECT_TRUE(has_work || !card.IsRanked());
  if (!card.IsRanked()) {
    EXPECT_EQ(card.total, 0);
    return;
  }
  EXPECT_EQ(card.base, BaseByTheRules(card));
  EXPECT_LE(card.bonus, card.period.kind == PeriodKind::kYear ? 5 : 3);
  EXPECT_TRUE(card.deductions <= 10 || card.flags.contains(Flag::kVeto));
  EXPECT_EQ(card.total, Clamp(card.base + card.bonus - card.deductions, 0, 103));
  EXPECT_EQ(card.total, R2(card.total));
}

void CheckLedger(const Scorecard& card, const Projection& record, const Book& book) {
  Rational sum = 0;
  for (const FlatLine& flat : FlatLedger(card)) {
    sum += flat.line.contribution;
    CheckSource(flat, record, book);
  }
  EXPECT_EQ(sum, card.total) << "the flat ledger does not add up";
}

void CheckExplanation(const Scorecard& card) {
  const ExplanationNode root = Explain(card, Rubric());
  EXPECT_EQ(root.key, "T");
  if (card.IsRanked()) {
    EXPECT_EQ(root.printed_value, FormatFixed(card.total, 2));
  }
  CheckNode(root);
}

}  // namespace duban::reporting::property
