// Golden example 1 from record and book to the printed card, leaf by leaf.
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/match.h"
#include "services/reporting/domain/score/explain.h"
#include "services/reporting/domain/score/flat_ledger.h"
#include "services/reporting/domain/score/quarter.h"
#include "tests/unit/reporting/score/affair_builder.h"
#include "tests/unit/reporting/score/golden_campaign.h"

namespace duban::reporting::golden_quarter_test {
namespace {

const QuarterResult& Golden() {
  static const QuarterResult& result =
      *new QuarterResult(ComputeQuarter(GoldenCampaign().projection(), Rubric(), CampaignBuilder::kCampaign,
                                        PeriodOf("2024-Q2"), GoldenBook())
                             .value());
  return result;
}

const Scorecard& CardX() { return *Golden().Find("dept-a"); }

std::string Text(const Rational& value) { return FormatFixed(value, 2); }

struct GoldenLeaf {
  LeafId id;
  const char* exact;
  const char* printed;
};

class GoldenLeafTest : public ::testing::TestWithParam<GoldenLeaf> {};

TEST_P(GoldenLeafTest, ComesOutOfTheRecord) {
  const LeafResult leaf = LeafOf(Golden(), "dept-a", GetParam().id);
  EXPECT_TRUE(leaf.applicable);
  EXPECT_EQ(FormatExact(leaf.exact), GetParam().exact);
  EXPECT_EQ(Text(leaf.rounded), GetParam().printed);
  Rational sum = 0;
  for (const LedgerLine& line : leaf.lines) sum += line.contribution;
  EXPECT_EQ(sum, leaf.exact);
}

INSTANTIATE_TEST_SUITE_P(
    Leaves, GoldenLeafTest,
    ::testing::Values(GoldenLeaf{LeafId::kK1, "131/6", "21.83"}, GoldenLeaf{LeafId::kK2a, "3.8", "3.80"},
                      GoldenLeaf{LeafId::kK2b, "14/9", "1.56"}, GoldenLeaf{LeafId::kK2c, "10/3", "3.33"},
                      GoldenLeaf{LeafId::kK3a, "8.25", "8.25"}, GoldenLeaf{LeafId::kK3b, "7.69", "7.69"},
                      GoldenLeaf{LeafId::kP1, "662/75", "8.83"}, GoldenLeaf{LeafId::kP2a, "3", "3.00"},
                      GoldenLeaf{LeafId::kP2b, "3.5", "3.50"}, GoldenLeaf{LeafId::kP3, "14/3", "4.67"},
                      GoldenLeaf{LeafId::kB1, "4.5", "4.50"}, GoldenLeaf{LeafId::kB2, "50/11", "4.55"},
                      GoldenLeaf{LeafId::kB3, "4.28", "4.28"}),
    [](const auto& test) { return std::string(LeafName(test.param.id)); });

TEST(GoldenQuarterTest, TheCardAddsUpToGood) {
  const Scorecard& card = CardX();
  EXPECT_EQ(Text(card.base), "79.79");
  EXPECT_EQ(Text(card.bonus), "1.50");
  EXPECT_EQ(Text(card.deductions), "1.00");
  EXPECT_EQ(Text(card.total), "80.29");
  EXPECT_EQ(card.grade, Grade::kGood);
  EXPECT_EQ(FormatFixed(*card.attainment_mean, 5), "0.87778");
  EXPECT_EQ(FormatFixed(*card.index, 7), "0.8454667");
  EXPECT_EQ(card.index_rank, 3);
  EXPECT_EQ(card.ranked, 12);
  EXPECT_TRUE(card.flags.empty());
  EXPECT_TRUE(Golden().complete);
}

TEST(GoldenQuarterTest, ThePrintedComponentsAreTheExamples) {
  const std::pair<const char*, const char*> expected[] = {{"K1", "21.83"}, {"K2", "8.69"}, {"K3", "15.94"},
                                                          {"P1", "8.83"},  {"P2", "6.50"}, {"P3", "4.67"},
                                                          {"B1", "4.50"},  {"B2", "4.55"}, {"B3", "4.28"}};
  ASSERT_EQ(CardX().components.size(), std::size(expected));
  for (const auto& [id, printed] : expected) EXPECT_EQ(Text(CardX().Find(id)->rounded), printed) << id;
}

TEST(GoldenQuarterTest, TheFlatLedgerAddsUpToTheTotal) {
  Rational sum = 0;
  int roundings = 0;
  for (const FlatLine& line : FlatLedger(CardX())) {
    sum += line.line.contribution;
    roundings += line.formula == "ROUND_LEAF" ? 1 : 0;
    EXPECT_EQ(line.scheme, "rubric.v1");
    EXPECT_FALSE(line.formula.empty());
  }
  EXPECT_EQ(sum, CardX().total);
  EXPECT_EQ(roundings, 6);  // K1, K2b, K2c, P1, P3, B2
}

// A component with the same id stands before its leaf.
ExplanationNode ExplainLeaf(LeafId id) {
  ExplanationNode node = ExplainPart(CardX(), Rubric(), LeafName(id)).value();
  if (!node.children.empty() && node.children[0].key == node.key) return node.children[0];
  return node;
}

TEST(GoldenQuarterTest, EveryLeafExplainsDownToWhatItRestsOn) {
  for (int i = 0; i <= static_cast<int>(LeafId::kB3); ++i) {
    const ExplanationNode leaf = ExplainLeaf(static_cast<LeafId>(i));
    EXPECT_FALSE(leaf.formula.empty()) << leaf.key;
    Rational sum = 0;
    for (const ExplanationNode& line : leaf.children) sum += ParseExact(line.exact_value).value();
    EXPECT_EQ(FormatExact(sum), leaf.exact_value) << leaf.key;
  }
}

TEST(GoldenQuarterTest, CasesOfTheRecordNameTheirResourceAndChange) {
  using enum LeafId;
  for (const LeafId id : {kK1, kK2b, kK2c, kK3a, kK3b, kP2a, kP3}) {
    for (const ExplanationNode& line : ExplainLeaf(id).children) {
      EXPECT_TRUE(absl::StartsWith(line.key, "jurisdictions/hecheng/campaigns/eight-actions/")) << line.key;
      EXPECT_GT(line.source_sequence, 0) << line.key;
      EXPECT_FALSE(line.inputs.empty()) << line.key;
    }
  }
}

}  // namespace
}  // namespace duban::reporting::golden_quarter_test
