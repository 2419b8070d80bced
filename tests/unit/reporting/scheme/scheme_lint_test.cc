#include "services/reporting/domain/scheme/scheme_lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "services/reporting/domain/scheme/formalism.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;

LintContext BigGroups() {
  return {.group_sizes = {{"TF", 8}, {"DEPT", 30}, {"TOWN", 11}},
          .in_force_from = Period{PeriodKind::kQuarter, 2024, 3},
          .today = absl::CivilDay(2024, 6, 1)};
}

std::vector<SchemeFinding> Lint(const std::function<void(Scheme&)>& edit, LintContext context = BigGroups()) {
  Scheme scheme = Rubric();
  edit(scheme);
  return LintScheme(scheme, context);
}

auto Finding(const std::string& rule, const std::string& path, bool refused) {
  return AllOf(Field(&SchemeFinding::rule, rule), Field(&SchemeFinding::path, path),
               Field(&SchemeFinding::refused, refused),
               Field(&SchemeFinding::text, ::testing::Not(IsEmpty())),
               Field(&SchemeFinding::remedy, ::testing::Not(IsEmpty())));
}

TEST(SchemeLintTest, TheShippedRubricIsClean) {
  EXPECT_THAT(Lint([](Scheme&) {}), IsEmpty());
}

TEST(SchemeLintTest, BonusForWhatTheReliefRulesForbidIsRefused) {
  const struct {
    const char* title;
    const char* rule;
  } kCases[] = {
      {"区领导批示肯定", "BONUS_FOR_LEADER_COMMENT"}, {"省级媒体刊发", "BONUS_FOR_PRESS_ITEM"},
      {"政务信息采用", "BONUS_FOR_PRESS_ITEM"},       {"典型经验推介", "BONUS_FOR_SHARED_EXPERIENCE"},
      {"召开会议场次", "BONUS_FOR_MEETING_COUNT"},    {"现场照片留痕", "BONUS_FOR_TRACE"}};
  for (const auto& one : kCases) {
    const auto findings =
        Lint([&](Scheme& scheme) { scheme.adjustments.bonus_categories["EXTRA"] = one.title; });
    EXPECT_THAT(findings, Contains(Finding(one.rule, "adjustments.bonus_categories.EXTRA", true)))
        << one.title;
  }
}

TEST(SchemeLintTest, AnIdAloneIsEnoughToBeRefused) {
  EXPECT_THAT(Lint([](Scheme& scheme) { scheme.adjustments.bonus_categories["PRESS_ITEM"] = "宣传"; }),
              Contains(Finding("BONUS_FOR_PRESS_ITEM", "adjustments.bonus_categories.PRESS_ITEM", true)));
}

TEST(SchemeLintTest, AComponentThatCountsMeetingsIsRefused) {
  EXPECT_THAT(Lint([](Scheme& scheme) { scheme.component_titles["K2"] = "看会议次数"; }),
              Contains(Finding("SCORE_FOR_MEETING_COUNT", "component_titles.K2", true)));
}

TEST(SchemeLintTest, WhatIsNotCountedMustBeSaid) {
  for (const Formalism& one : AllFormalisms()) {
    EXPECT_THAT(Lint([&](Scheme& scheme) { scheme.adjustments.not_counted.erase(std::string(one.id)); }),
                Contains(Finding("NOT_COUNTED_MISSING", "adjustments.not_counted", true)))
        << one.id;
  }
}

TEST(SchemeLintTest, SmallAndEmptyGroupsAreWarnedOf) {
  LintContext context = BigGroups();
  context.group_sizes = {{"TF", 2}, {"DEPT", 3}};
  const auto findings = Lint([](Scheme&) {}, context);
  EXPECT_THAT(findings, Contains(Finding("SMALL_GROUP", "groups[0]", false)));
  EXPECT_THAT(findings, Contains(Finding("EMPTY_GROUP", "groups[2]", false)));
  EXPECT_THAT(findings, Contains(Finding("LISTS_OVERLAP", "grades.red_list", false)));
  EXPECT_THAT(findings, ::testing::Not(Contains(Finding("SMALL_GROUP", "groups[1]", false))));
}

TEST(SchemeLintTest, APanelOverHalfOfThePointsIsWarnedOf) {
  const auto heavier = [](const char* k1, const char* p1) {
    return [=](Scheme& scheme) {
      scheme.points.k1 = Dec(k1);
      scheme.points.p1 = Dec(p1);
    };
  };
  EXPECT_THAT(Lint(heavier("4", "36")), IsEmpty());  // 36 + 4 + 5 + 5 = 50: not more than half
  EXPECT_THAT(Lint(heavier("3.9", "36.1")), Contains(Finding("PANEL_MAJORITY", "points", false)));
  EXPECT_THAT(Lint([](Scheme& scheme) {
                scheme.group_points["TOWN"] = scheme.points;
                scheme.group_points["TOWN"].b1 = 60;
              }),
              Contains(Finding("PANEL_MAJORITY", "group_points.TOWN", false)));
}

TEST(SchemeLintTest, NumbersAgainstCommonSenseAreWarnedOf) {
  const struct {
    const char* rule;
    std::function<void(AdjustmentRules&)> edit;
  } kCases[] = {{"DEDUCTIONS_OVER_BASE", [](auto& rules) { rules.deduction_cap = 100; }},
                {"DEDUCTION_OVER_CAP", [](auto& rules) { rules.false_report = 11; }},
                {"CRITICISM_ORDER", [](auto& rules) { rules.criticism_city = 4; }},
                {"BONUS_CAPS", [](auto& rules) { rules.bonus_cap_year = 2; }},
                {"BONUS_ORDER", [](auto& rules) { rules.bonus_city = 2; }},
                {"TOTAL_CAP_BELOW_BASE", [](auto& rules) { rules.total_cap = 99; }}};
  for (const auto& one : kCases) {
    EXPECT_THAT(Lint([&](Scheme& scheme) { one.edit(scheme.adjustments); }),
                ::testing::ElementsAre(Field(&SchemeFinding::rule, one.rule)))
        << one.rule;
  }
}

TEST(SchemeLintTest, AQuarterThatHasBegunIsWarnedOf) {
  LintContext context = BigGroups();
  context.today = absl::CivilDay(2024, 7, 1);
  EXPECT_THAT(Lint([](Scheme&) {}, context),
              ::testing::ElementsAre(Finding("RETROACTIVE", "in_force_from", false)));
}

TEST(SchemeLintTest, RefusedFindingsComeFirst) {
  LintContext context = BigGroups();
  context.group_sizes = {};
  const auto findings =
      Lint([](Scheme& scheme) { scheme.adjustments.bonus_categories["X"] = "批示"; }, context);
  ASSERT_FALSE(findings.empty());
  EXPECT_TRUE(findings.front().refused);
  EXPECT_FALSE(findings.back().refused);
}

TEST(GroupPointsTest, AGroupWithoutItsOwnHasTheCommonOnes) {
  Scheme scheme = Rubric();
  scheme.group_points["TOWN"] = scheme.points;
  scheme.group_points["TOWN"].k1 = 25;
  EXPECT_EQ(scheme.ForGroup("TOWN").points.k1, 25);
  EXPECT_EQ(scheme.ForGroup("DEPT").points.k1, 30);
}

TEST(SchemeLintTest, ReportsMustNotOutweighResults) {
  const auto findings = Lint([](Scheme& scheme) {
    scheme.points.k2a = 48;
    scheme.points.k1 = 5;
    scheme.points.k3b = 0;
    scheme.points.k3a = 5;
  });
  EXPECT_THAT(findings, Contains(Finding("REPORTS_OVER_RESULTS", "points", false)));
}

TEST(SchemeLintTest, PlacesMustNotOutweighResults) {
  const auto by_rank = [](Scheme& scheme) {
    for (const char* leaf : {"P1", "P2b", "B1", "B3"}) scheme.formulas[leaf] = "PANEL_RANK";
    scheme.points.k1 = 10;
    scheme.points.k3a = 5;
  };
  EXPECT_THAT(Lint(by_rank), Contains(Finding("PLACES_OVER_RESULTS", "points", false)));
  EXPECT_THAT(Lint([&](Scheme& scheme) {
                by_rank(scheme);
                scheme.formulas["B2"] = "INDEX_VALUE";
                scheme.formulas["P1"] = "PANEL_MEAN";
              }),
              Not(Contains(Finding("PLACES_OVER_RESULTS", "points", false))));
}

TEST(SchemeLintTest, AStepThatLeavesManyAtZeroIsNamed) {
  EXPECT_THAT(Lint([](Scheme& scheme) { scheme.formulas["B2"] = "INDEX_STEP"; }),
              Contains(Finding("STEP_OVER_LEAF", "index.rank_step", false)));  // 29 × 0.25 of 5
  EXPECT_THAT(Lint([](Scheme& scheme) {
                scheme.formulas["B2"] = "INDEX_STEP";
                scheme.index.rank_step = Dec("0.1");
              }),
              IsEmpty());
}

TEST(SchemeLintTest, HandingInAloneIsNoQuality) {
  EXPECT_THAT(Lint([](Scheme& scheme) { scheme.formulas["K2a"] = "SUBMITTED_ON_TIME_SHARE"; }), IsEmpty());
  EXPECT_THAT(Lint([](Scheme& scheme) {
                scheme.formulas["K2a"] = "SUBMITTED_ON_TIME_SHARE";
                scheme.points.k2a = 6;
                scheme.points.k2b = 0;
              }),
              Contains(Finding("ONLY_SUBMITTED", "formulas.K2a", false)));
}

TEST(SchemeLintTest, StrivingCountsNoMoreThanEnsuring) {
  EXPECT_THAT(Lint([](Scheme& scheme) { scheme.strength["STRIVE"] = Dec("1.2"); }),
              Contains(Finding("STRENGTH_ORDER", "strength_factor.STRIVE", false)));
  EXPECT_THAT(Lint([](Scheme& scheme) { scheme.strength["PLAIN"] = 0; }),
              Contains(Finding("STRENGTH_ZERO", "strength_factor.PLAIN", false)));
}

}  // namespace
}  // namespace duban::reporting
