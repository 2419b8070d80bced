// Resolutions, orders, issues and hidden dangers as cases of K2c, P2a, P3 and K3a.
#include "services/reporting/domain/score/affair_cases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/reporting/score/affair_builder.h"

namespace duban::reporting {
namespace {

const absl::CivilDay kStart(2024, 1, 5);
const absl::CivilDay kDue(2024, 3, 20);
const absl::CivilDay kAfter(2024, 4, 3);  // the quarter is over

void AddResolution(CampaignBuilder& builder, const std::string& code, absl::CivilDay due,
                   const std::vector<Reached>& after_start, const std::vector<std::string>& coop = {}) {
  Affair affair = NewAffair(AffairKind::kResolution, code);
  affair.due = due;
  affair.coop_units = coop;
  std::vector<Reached> life = {{"PLANNED", kStart}, {"ACTIVE", kStart + 1}};
  life.insert(life.end(), after_start.begin(), after_start.end());
  PutAffair(builder, affair, life);
}

LeafResult K2c(const CampaignBuilder& builder, const std::string& unit, const OwnInputs& own = {}) {
  return LeafOf(Quarter1(builder, own), unit, LeafId::kK2c);
}

TEST(ResolutionTest, ClosedOnTheDueDayIsOnTimeAndTheDayAfterIsNot) {
  CampaignBuilder builder;
  AddResolution(builder, "R-1", kDue, {{"ACCEPTED", kDue}});
  AddResolution(builder, "R-2", kDue, {{"ACCEPTED", kDue + 1}});
  AddResolution(builder, "R-3", kDue, {{"DONE_CLAIMED", kDue}});
  EndAt(builder, kAfter);
  const LeafResult leaf = K2c(builder, "dept-a");
  EXPECT_EQ(leaf.exact, Rational(4, 3));
  EXPECT_EQ(leaf.lines[0].item, "jurisdictions/hecheng/campaigns/eight-actions/items/R-1");
  EXPECT_EQ(LineInput(leaf.lines[0], "办结"), "2024-03-20");
  EXPECT_EQ(LineInput(leaf.lines[2], "办结"), "未办结");
}

TEST(ResolutionTest, OnlyThoseDueInsideTheQuarterAreCases) {
  CampaignBuilder builder;
  AddResolution(builder, "R-1", absl::CivilDay(2024, 4, 1), {{"ACCEPTED", kDue}});
  AddResolution(builder, "R-2", absl::CivilDay(2023, 12, 31), {});
  EndAt(builder, kAfter);
  EXPECT_FALSE(K2c(builder, "dept-a").applicable);
}

TEST(ResolutionTest, TheLeadCountsInFullCooperatingUnitsHalfAndTheTaskForceByLead) {
  CampaignBuilder builder;
  AddResolution(builder, "R-1", kDue, {{"ACCEPTED", kDue}}, {"dept-b"});
  Affair own = NewAffair(AffairKind::kResolution, "R-2");
  own.lead_unit = "dept-b";
  own.due = kDue;
  PutAffair(builder, own, {{"ACTIVE", kStart}});
  Affair force = NewAffair(AffairKind::kResolution, "R-3");
  force.lead_unit = "tf-1";
  force.due = kDue;
  PutAffair(builder, force, {{"ACTIVE", kStart}, {"ACCEPTED", kDue - 1}});
  EndAt(builder, kAfter);
  EXPECT_EQ(K2c(builder, "dept-b").exact, Rational(4, 3));  // half of 1.5
  EXPECT_EQ(K2c(builder, "tf-1").exact, 4);
  EXPECT_EQ(K2c(builder, "tf-1").lines.size(), 1u);
}

TEST(ResolutionTest, CancelledSuspendedAndExemptedOnesAreLeftOut) {
  CampaignBuilder builder;
  AddResolution(builder, "R-1", kDue, {{"ACCEPTED", kDue}});
  AddResolution(builder, "R-2", kDue, {{"CANCELLED", kDue - 5}});
  AddResolution(builder, "R-3", kDue, {{"SUSPENDED", kDue - 5}});
  AddResolution(builder, "R-4", kDue, {});
  EndAt(builder, kAfter);
  EXPECT_EQ(K2c(builder, "dept-a").exact, 2);
  OwnInputs own;
  own.exempted_items = {{"dept-a", "R-4"}};
  EXPECT_EQ(K2c(builder, "dept-a", own).exact, 4);
}

TEST(ResolutionTest, AQuarterUnderWayCountsWhatIsDueOrClosedByNow) {
  CampaignBuilder builder;
  AddResolution(builder, "R-1", kDue, {});
  AddResolution(builder, "R-2", kDue + 5, {{"ACCEPTED", kDue - 9}});
  EndAt(builder, kDue);  // the due day itself is not over
  EXPECT_EQ(K2c(builder, "dept-a").lines.size(), 1u);
  EndAt(builder, kDue + 1);
  EXPECT_EQ(K2c(builder, "dept-a").lines.size(), 2u);
}

TEST(ResolutionTest, WhatHappensAfterTheQuarterDoesNotChangeIt) {
  CampaignBuilder builder;
  AddResolution(builder, "R-1", kDue, {});
  EndAt(builder, kAfter);
  const std::string before = ScoresDigest(Quarter1(builder));
  Affair late = NewAffair(AffairKind::kResolution, "R-1");
  late.due = kDue;
  PutAffair(builder, late, {{"ACCEPTED", kAfter}});
  EXPECT_EQ(ScoresDigest(Quarter1(builder)), before);
}

LeafResult P2a(const CampaignBuilder& builder, const OwnInputs& own = {}) {
  return LeafOf(Quarter1(builder, own), "dept-a", LeafId::kP2a);
}

TEST(OrderTest, ThreeOfFourClosedOnTime) {
  CampaignBuilder builder;
  const std::vector<Reached> open = {{"ISSUED", kStart}, {"IN_PROGRESS", kStart + 1}};
  const auto closed = [&](absl::CivilDay day) {
    return std::vector<Reached>{{"ISSUED", kStart}, {"CLOSED", day}, {"ARCHIVED", day + 2}};
  };
  PutOrder(builder, NewOrder("1", kDue), closed(kDue));
  PutOrder(builder, NewOrder("2", kDue), closed(kDue - 3));
  PutOrder(builder, NewOrder("3", kDue), closed(kDue - 1));
  PutOrder(builder, NewOrder("4", kDue), open);
  PutOrder(builder, NewOrder("5", absl::CivilDay(2024, 4, 2)), open);
  EndAt(builder, kAfter);
  const LeafResult leaf = P2a(builder);
  EXPECT_EQ(leaf.exact, 3);
  EXPECT_EQ(leaf.lines.size(), 4u);
  EXPECT_EQ(leaf.lines[0].item, "jurisdictions/hecheng/campaigns/eight-actions/orders/1");
  EXPECT_GT(leaf.lines[0].sequence, 0);
}

TEST(OrderTest, ExemptedSuspendedAndCancelledOnesAreLeftOut) {
  CampaignBuilder builder;
  Order paused = NewOrder("1", kDue);
  paused.exempted = true;
  PutOrder(builder, paused, {{"IN_PROGRESS", kStart}});
  PutOrder(builder, NewOrder("2", kDue), {{"ISSUED", kStart}, {"SUSPENDED", kStart + 2}});
  PutOrder(builder, NewOrder("3", kDue), {{"ISSUED", kStart}, {"CANCELLED", kStart + 2}});
  PutOrder(builder, NewOrder("4", kDue), {{"ISSUED", kStart}});
  EndAt(builder, kAfter);
  EXPECT_EQ(P2a(builder).lines.size(), 1u);
  OwnInputs own;
  own.exempted_orders = {"4"};
  EXPECT_FALSE(P2a(builder, own).applicable);
}

TEST(OrderTest, CooperatingUnitsAndOtherUnitsHaveNoPartInIt) {
  CampaignBuilder builder;
  PutOrder(builder, NewOrder("1", kDue), {{"ISSUED", kStart}});
  EndAt(builder, kAfter);
  EXPECT_FALSE(LeafOf(Quarter1(builder), "dept-b", LeafId::kP2a).applicable);
  EXPECT_FALSE(LeafOf(Quarter1(builder), "tf-1", LeafId::kP2a).applicable);
}

void AddIssue(CampaignBuilder& builder, const std::string& code, int difficulty,
              const std::vector<Reached>& life) {
  Affair issue = NewAffair(AffairKind::kIssue, code);
  issue.difficulty = difficulty;
  PutAffair(builder, issue, life);
}

LeafResult P3(const CampaignBuilder& builder) { return LeafOf(Quarter1(builder), "dept-a", LeafId::kP3); }

TEST(IssueTest, VerifiedStagedAndOpenByDifficulty) {
  CampaignBuilder builder;
  const absl::CivilDay before(2023, 12, 1);
  AddIssue(builder, "X-1", 3, {{"RAISED", before}, {"VERIFIED", kDue}});
  AddIssue(builder, "X-2", 2, {{"RAISED", kStart}, {"STAGED", kDue}});
  AddIssue(builder, "X-3", 1, {{"RAISED", kStart}, {"STAGED", kDue - 1}, {"RESOLVED_CLAIMED", kDue}});
  EndAt(builder, kAfter);
  EXPECT_EQ(P3(builder).exact, Rational(14, 3));  // 7·(3 + 1 + 0)/6
}

TEST(IssueTest, SolvedBeforeTheQuarterOrRaisedAfterItIsNoCase) {
  CampaignBuilder builder;
  AddIssue(builder, "X-1", 3,
           {{"RAISED", absl::CivilDay(2023, 11, 1)}, {"VERIFIED", absl::CivilDay(2023, 12, 31)}});
  AddIssue(builder, "X-2", 3, {{"RAISED", absl::CivilDay(2024, 4, 1)}});
  EndAt(builder, kAfter);
  EXPECT_FALSE(P3(builder).applicable);
}

TEST(IssueTest, VerifiedAfterTheQuarterIsOpenInIt) {
  CampaignBuilder builder;
  AddIssue(builder, "X-1", 1, {{"RAISED", kStart}, {"VERIFIED", absl::CivilDay(2024, 4, 1)}});
  EndAt(builder, kAfter);
  EXPECT_TRUE(P3(builder).applicable);
  EXPECT_EQ(P3(builder).exact, 0);
}

TEST(IssueTest, AnOpenDifficultyIsShownFlaggedAndNotCounted) {
  CampaignBuilder builder;
  AddIssue(builder, "X-1", 0, {{"RAISED", kStart}});
  EndAt(builder, kAfter);
  EXPECT_FALSE(P3(builder).applicable);
  ASSERT_EQ(P3(builder).lines.size(), 1u);
  EXPECT_EQ(LineInput(P3(builder).lines[0], "难度"), "未定，不计");
  EXPECT_TRUE(Quarter1(builder).Find("dept-a")->flags.contains(Flag::kOpenDifficulty));
  AddIssue(builder, "X-2", 2, {{"RAISED", kStart}, {"VERIFIED", kDue}});
  EndAt(builder, kAfter);
  EXPECT_EQ(P3(builder).exact, 7);
}

void AddHazard(CampaignBuilder& builder, const std::string& code, absl::CivilDay due,
               const std::vector<Reached>& life) {
  Affair hazard = NewAffair(AffairKind::kHazard, code);
  hazard.due = due;
  PutAffair(builder, hazard, life);
}

// Tasks count only from a locked form on, hidden dangers without one.
TEST(HazardTest, DueOnesCountByNaturalDaysFromTheConfirmedClaim) {
  CampaignBuilder builder;
  AddHazard(builder, "H-1", kDue, {{"ORDERED", kStart}, {"CLAIMED", kDue}, {"RECHECKED", kDue + 3}});
  AddHazard(builder, "H-2", kDue,
            {{"CLAIMED", kDue - 1}, {"BOUNCED", kDue}, {"CLAIMED", kDue + 4}, {"CLOSED", kDue + 8}});
  AddHazard(builder, "H-3", kDue, {{"ORDERED", kStart}, {"CLAIMED", kDue}});
  AddHazard(builder, "H-4", absl::CivilDay(2024, 4, 20), {{"CLAIMED", kStart}, {"CLOSED", kStart + 1}});
  EndAt(builder, kAfter);
  const LeafResult leaf = LeafOf(Quarter1(builder), "dept-a", LeafId::kK3a);
  EXPECT_EQ(leaf.exact, 10 * Dec("1.8") / 3);
  EXPECT_EQ(LineInput(leaf.lines[1], "办结"), "2024-03-24");
  EXPECT_EQ(LeafOf(Quarter1(builder), "tf-1", LeafId::kK3a).exact, leaf.exact);
}

TEST(HazardTest, ADayThatIsNotOverIsNotDue) {
  CampaignBuilder builder;
  AddHazard(builder, "H-1", kDue, {{"ORDERED", kStart}});
  EndAt(builder, kDue);
  EXPECT_FALSE(LeafOf(Quarter1(builder), "dept-a", LeafId::kK3a).applicable);
  EndAt(builder, kDue + 1);
  EXPECT_TRUE(LeafOf(Quarter1(builder), "dept-a", LeafId::kK3a).applicable);
}

}  // namespace
}  // namespace duban::reporting
