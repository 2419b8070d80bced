// The wording of a target (确保、力争) as a factor of its item's weight.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "services/reporting/domain/score/quarter.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/score/affair_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::strength_test {
namespace {

using ::testing::Contains;
using ::testing::Not;

constexpr char kDekad[] = "2024-M03-D3";

// Of each list one item that is ensured and one that is striven for, the second with `strength`.
CampaignBuilder TwoOfEach(const std::string& strength) {
  CampaignBuilder builder;
  const absl::CivilDay due(2024, 3, 10);
  const auto edit = [&](Item& item) { item.strength = strength; };
  builder.AddIndicator("I-1", [](Item& item) { item.strength = "ENSURE"; });
  builder.AddIndicator("I-2", edit);
  builder.AddTask("T-1", [&](Item& item) { item.due = due; });
  builder.AddTask("T-2", [&](Item& item) {
    item.due = due;
    item.strength = strength;
  });
  const auto project = [&](Item& item) { item.project.planned_start = absl::CivilDay(2024, 2, 1); };
  builder.AddProject("P-1", project);
  builder.AddProject("P-2", [&](Item& item) {
    project(item);
    item.strength = strength;
  });
  FormRow started;
  started.item = "P-1";
  started.started = absl::CivilDay(2024, 2, 1);
  FormRow waiting;
  waiting.item = "P-2";
  builder.AddForm("dept-a", kDekad,
                  {ValueRow("I-1", "25"), ValueRow("I-2", "0"), DoneRow("T-1", due), ProgressRow("T-2", "0"),
                   started, waiting});
  builder.Lock("2024-Q1");
  return builder;
}

QuarterResult ScoredBy(const Scheme& scheme, const std::string& strength) {
  return ComputeQuarter(TwoOfEach(strength).projection(), scheme, CampaignBuilder::kCampaign,
                        PeriodOf("2024-Q1"))
      .value();
}

Scheme StrivingAt(const char* factor) {
  Scheme scheme = Rubric();
  scheme.strength["STRIVE"] = Dec(factor);
  return scheme;
}

TEST(StrengthTest, AFactorOfOneChangesNothing) {
  EXPECT_EQ(ScoresDigest(ScoredBy(Rubric(), "STRIVE")), ScoresDigest(ScoredBy(Rubric(), "")));
}

TEST(StrengthTest, HalfAFactorHalvesTheWeightInK1K3AndTheIndex) {
  const QuarterResult result = ScoredBy(StrivingAt("0.5"), "STRIVE");
  // One of two met: 1 ÷ 1.5 instead of 1 ÷ 2.
  const Rational share(2, 3);
  EXPECT_EQ(LeafOf(result, "dept-a", LeafId::kK1).exact, 30 * share);
  EXPECT_EQ(LeafOf(result, "dept-a", LeafId::kK3a).exact, 10 * share);
  EXPECT_EQ(LeafOf(result, "dept-a", LeafId::kK3b).exact, 10 * share);
  EXPECT_EQ(result.Find("dept-a")->attainment_mean, share);
  const QuarterResult plain = ScoredBy(StrivingAt("0.5"), "");
  EXPECT_EQ(LeafOf(plain, "dept-a", LeafId::kK1).exact, 15);
  EXPECT_EQ(plain.Find("dept-a")->attainment_mean, Rational(1, 2));
}

TEST(StrengthTest, TheLedgerShowsTheFactorWhereItCounts) {
  const QuarterResult result = ScoredBy(StrivingAt("0.5"), "STRIVE");
  const NamedValue factor{"力争系数", "0.5"};
  for (const LeafId id : {LeafId::kK1, LeafId::kK3a, LeafId::kK3b}) {
    const LeafResult leaf = LeafOf(result, "dept-a", id);
    ASSERT_EQ(leaf.lines.size(), 2u) << LeafName(id);
    EXPECT_THAT(leaf.lines[0].inputs, Not(Contains(factor))) << LeafName(id);
    EXPECT_THAT(leaf.lines[1].inputs, Contains(factor)) << LeafName(id);
  }
}

TEST(StrengthTest, AFactorOfZeroLeavesTheItemOut) {
  const QuarterResult result = ScoredBy(StrivingAt("0"), "STRIVE");
  EXPECT_EQ(LeafOf(result, "dept-a", LeafId::kK1).exact, 30);
  EXPECT_EQ(LeafOf(result, "dept-a", LeafId::kK3b).exact, 10);
}

}  // namespace
}  // namespace duban::reporting::strength_test
