// The year of whole groups: ranks, quota, cards, interviews, vetoes, export.
#include "services/reporting/domain/score/year.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/reporting/domain/score/explain.h"
#include "tests/unit/reporting/score/affair_builder.h"

namespace duban::reporting::year_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Scorecard Card(const std::string& unit, const char* total) {
  Scorecard card;
  card.unit = unit;
  card.group = "DEPT";
  card.total = Dec(total);
  card.period = PeriodOf("2024-Y");
  return card;
}

QuarterResult Result(const char* period, std::vector<Scorecard> cards) {
  QuarterResult result;
  result.campaign = CampaignBuilder::kCampaign;
  result.quarter = PeriodOf(period);
  result.groups = {{"DEPT", std::move(cards)}};
  return result;
}

// The annual evaluation alone counts.
YearResult Annual(std::vector<Scorecard> cards) {
  return ComputeYear({}, Result("2024-Y", std::move(cards)), Rubric());
}

std::vector<std::string> Grades(const YearResult& result) {
  std::vector<std::string> grades;
  for (const YearEntry& entry : result.groups[0].entries) {
    grades.push_back(entry.unit + std::to_string(entry.rank) +
                     (entry.grade ? GradeTitle(*entry.grade, Rubric().grades) : "–"));
  }
  return grades;
}

// Five units at 95 to 91: a quota of two.
std::vector<Scorecard> Five() {
  return {Card("a", "95"), Card("b", "94"), Card("c", "93"), Card("d", "92"), Card("e", "91")};
}

TEST(ComputeYearTest, GoldenExample2) {
  std::vector<QuarterResult> quarters;
  const char* const totals[] = {"78.50", "80.29", "84.10", "86.05"};
  const char* const ids[] = {"2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"};
  for (int i = 0; i < 4; ++i) quarters.push_back(Result(ids[i], {Card("x", totals[i])}));
  const YearResult year = ComputeYear(quarters, Result("2024-Y", {Card("x", "88.40")}), Rubric());
  const YearEntry& entry = year.groups[0].entries[0];
  EXPECT_EQ(FormatFixed(entry.total, 2), "84.70");
  EXPECT_EQ(FormatFixed(entry.converted, 2), "8.47");
  EXPECT_EQ(entry.grade, Grade::kGood);
  EXPECT_TRUE(entry.quarters_count);
  EXPECT_EQ(entry.quarters.size(), 4u);
  EXPECT_EQ(entry.quarters[1], (QuarterTotal{PeriodOf("2024-Q2"), Dec("80.29")}));
}

TEST(ComputeYearTest, ExplainsByQuartersAnnualEvaluationAndGrade) {
  Scorecard annual = Card("x", "88.40");
  annual.red_cards = 2;
  const QuarterResult first = Result("2024-Q1", {Card("x", "78.50")});
  const QuarterResult second = Result("2024-Q2", {Card("x", "80.29")});
  const YearResult year = ComputeYear({first, second}, Result("2024-Y", {annual}), Rubric());
  const ExplanationNode node = ExplainYear(year.groups[0].entries[0], year.year, Rubric());
  EXPECT_EQ(node.formula, "0.6×(78.50+80.29)÷2+0.4×年度考评");
  EXPECT_EQ(node.printed_value, "83.00");
  ASSERT_EQ(node.children.size(), 4u);
  EXPECT_EQ(node.children[1].key, "2024-Q2");
  EXPECT_EQ(node.children[2].printed_value, "88.40");
  EXPECT_EQ(node.children[3].printed_value, "8.30");
  EXPECT_THAT(node.inputs,
              ElementsAre(NamedValue{"等次", "一般"}, NamedValue{"按总分和名额", "良好"},
                          NamedValue{"位次", "1/1"}, NamedValue{"降等", "年内红牌2张，等次降一级"}));
}

TEST(ComputeYearTest, TheDigestCoversGradesAndTotals) {
  std::vector<Scorecard> cards = Five();
  const std::string before = YearDigest(Annual(cards));
  EXPECT_EQ(before, YearDigest(Annual(cards)));
  cards[2].red_cards = 2;
  EXPECT_NE(before, YearDigest(Annual(cards)));
}

TEST(ComputeYearTest, OnlyRankedQuartersCountAndOneIsNotEnough) {
  Scorecard young = Card("x", "10");
  young.flags.insert(Flag::kNotRanked);
  const YearResult year = ComputeYear({Result("2024-Q1", {Card("x", "50")}), Result("2024-Q2", {young})},
                                      Result("2024-Y", {Card("x", "88.40")}), Rubric());
  EXPECT_EQ(year.groups[0].entries[0].total, Dec("88.4"));
  EXPECT_FALSE(year.groups[0].entries[0].quarters_count);
}

TEST(ComputeYearTest, TheYearHasItsOwnQuota) {
  EXPECT_THAT(Grades(Annual(Five())), ElementsAre("a1优秀", "b2优秀", "c3良好", "d4良好", "e5良好"));
}

TEST(ComputeYearTest, TwoRedCardsLowerTheGradeOnceAndThePlaceGoesOn) {
  std::vector<Scorecard> cards = Five();
  cards[0].red_cards = 3;
  cards[0].interviewed = true;
  cards[1].red_cards = 1;
  cards[4].red_cards = 2;
  const YearResult year = Annual(cards);
  EXPECT_THAT(Grades(year), ElementsAre("a1良好", "b2优秀", "c3优秀", "d4良好", "e5一般"));
  EXPECT_EQ(year.groups[0].entries[0].grade_by_total, Grade::kExcellent);
  EXPECT_THAT(year.groups[0].entries[0].reasons, ElementsAre("年内红牌3张，等次降一级"));
  EXPECT_THAT(year.groups[0].entries[1].reasons, IsEmpty());
}

TEST(ComputeYearTest, AnInterviewLowersTheGradeOnce) {
  std::vector<Scorecard> cards = {Card("a", "85")};
  cards[0].interviewed = true;
  EXPECT_THAT(Grades(Annual(cards)), ElementsAre("a1一般"));
  cards[0].total = Dec("50");
  EXPECT_THAT(Grades(Annual(cards)), ElementsAre("a1较差"));
}

TEST(ComputeYearTest, AVetoCapsTheGradeAndDoesNotMoveTheRank) {
  std::vector<Scorecard> cards = Five();
  cards[0].vetoes.resize(1);
  cards[0].flags.insert(Flag::kVeto);
  cards[4].total = Dec("55");
  cards[4].vetoes.resize(2);
  const YearResult year = Annual(cards);
  EXPECT_THAT(Grades(year), ElementsAre("a1一般", "b2优秀", "c3优秀", "d4良好", "e5较差"));
  EXPECT_EQ(year.groups[0].entries[4].vetoes, 2);
}

TEST(ComputeYearTest, FirstOneGradeDownThenAtMostFair) {
  std::vector<Scorecard> cards = {Card("a", "70"), Card("b", "85")};
  cards[0].red_cards = 2;
  cards[0].vetoes.resize(1);
  cards[1].red_cards = 2;
  cards[1].vetoes.resize(1);
  EXPECT_THAT(Grades(Annual(cards)), ElementsAre("b1一般", "a2较差"));
}

TEST(ComputeYearTest, VetoesAndCardsOfTheQuartersCountInTheYear) {
  Scorecard first = Card("a", "95");
  first.red_cards = 1;
  Scorecard second = Card("a", "95");
  second.red_cards = 1;
  second.vetoes.resize(1);
  const YearResult year = ComputeYear({Result("2024-Q1", {first}), Result("2024-Q2", {second})},
                                      Result("2024-Y", {Card("a", "95")}), Rubric());
  const YearEntry& entry = year.groups[0].entries[0];
  EXPECT_EQ(entry.red_cards, 2);
  EXPECT_EQ(entry.vetoes, 1);
  EXPECT_EQ(entry.grade, Grade::kFair);
}

TEST(ComputeYearTest, UnitsNotRankedInTheYearComeLastWithoutGradeAndAreNotExported) {
  Scorecard out = Card("a", "0");
  out.flags.insert(Flag::kNotRanked);
  const YearResult year = Annual({out, Card("b", "84.70")});
  EXPECT_THAT(Grades(year), ElementsAre("b1良好", "a0–"));
  const std::vector<YearExportRow> rows = ExportRows(year);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].unit, "b");
  EXPECT_EQ(rows[0].group, "DEPT");
  EXPECT_EQ(rows[0].year, 2024);
  EXPECT_EQ(rows[0].rank, 1);
  EXPECT_EQ(rows[0].converted, Dec("8.47"));
}

TEST(ComputeYearTest, TheAnnualEvaluationIsTheRubricOnTheWholeYear) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25")});
  builder.AddForm("dept-a", "2024-M12-D3", {ValueRow("I-1", "80")});
  Affair resolution = NewAffair(AffairKind::kResolution, "R-1");
  resolution.due = absl::CivilDay(2024, 8, 1);
  PutAffair(builder, resolution,
            {{"ACTIVE", absl::CivilDay(2024, 7, 1)}, {"ACCEPTED", absl::CivilDay(2024, 8, 1)}});
  EndAt(builder, absl::CivilDay(2025, 1, 20));
  const QuarterResult annual =
      ComputePeriod(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Y")).value();
  EXPECT_EQ(LeafOf(annual, "dept-a", LeafId::kK1).exact, 24);
  EXPECT_EQ(LeafOf(annual, "dept-a", LeafId::kK2c).exact, 4);
  EXPECT_EQ(LeafOf(Quarter1(builder), "dept-a", LeafId::kK1).exact, 30);
  EXPECT_FALSE(annual.complete);
}

}  // namespace
}  // namespace duban::reporting::year_test
