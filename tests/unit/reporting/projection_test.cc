#include "services/reporting/domain/record/projection.h"

#include <gtest/gtest.h>

#include "services/reporting/domain/record/reading.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

CampaignBuilder Example() {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddTask("T-1");
  builder.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "3"), ProgressRow("T-1", "5")});
  builder.AddMissing("dept-b", "2024-M01-D1");
  builder.Lock("2024-M01-D1");
  builder.Put(RoleGrant{.id = "r1", .person = "li.si", .role = "REPORTER"});
  builder.Put(std::monostate());
  return builder;
}

TEST(ProjectionTest, ApplyingAChangeTwiceIsApplyingItOnce) {
  const CampaignBuilder builder = Example();
  Projection twice;
  twice.jurisdiction = "hecheng";
  for (const ChangedResource& change : builder.changes()) {
    Apply(twice, change);
    Apply(twice, change);
  }
  for (const ChangedResource& change : builder.changes()) Apply(twice, change);
  EXPECT_EQ(ProjectionDigest(twice), ProjectionDigest(builder.projection()));
}

TEST(ProjectionTest, AChangeThatReportingDoesNotKeepStillMovesThePosition) {
  const CampaignBuilder builder = Example();
  EXPECT_EQ(builder.projection().last_sequence, static_cast<std::int64_t>(builder.changes().size()));
  EXPECT_EQ(builder.projection().last_change_time, builder.changes().back().time);
}

TEST(ProjectionTest, EveryKindOfChangeShowsInTheDigest) {
  CampaignBuilder builder = Example();
  std::string before = ProjectionDigest(builder.projection());
  const auto expect_change = [&](const char* what) {
    Projection same_position = builder.projection();
    same_position.last_sequence = 0;
    same_position.last_change_time = {};
    const std::string after = ProjectionDigest(same_position);
    EXPECT_NE(after, before) << what;
    before = after;
  };
  expect_change("position");
  builder.AddIndicator("I-1", [](Item& item) { item.indicator.target = 101; });
  expect_change("target");
  builder.AddIndicator("I-1", [](Item& item) { item.indicator.baseline = 0; });
  expect_change("an absent baseline differs from zero");
  builder.AddTask("T-1", [](Item& item) { item.coop_units = {"dept-b"}; });
  expect_change("cooperating unit");
  builder.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "4")});
  expect_change("row");
  builder.Put(CalendarYear{2024, {absl::CivilDay(2024, 1, 1)}, {}, false, "测试"});
  expect_change("calendar");
  builder.Put(RoleGrant{.id = "r1", .person = "li.si", .role = "UNIT_LEADER"});
  expect_change("role binding");
  builder.Lock("2024-M01-D2");
  expect_change("lock");
  builder.AddOfficial("I-1", "2024-M01", "3");
  expect_change("official value");
  builder.AddOfficial("I-1", "2024-M01", "");
  expect_change("an official value that is withheld again");
}

TEST(ProjectionTest, TheFirstReviewOfATaskForceStaysKnown) {
  CampaignBuilder builder;
  const absl::Time first = At(absl::CivilDay(2024, 1, 11), 9);
  builder.AddForm("dept-a", "2024-M01-D1", {}, [&](Form& form) {
    form.state = FormState::kOpen;
    form.reviews = {{"A1", ReviewOutcome::kReturned, first, std::nullopt}};
  });
  builder.AddForm("dept-a", "2024-M01-D1", {}, [&](Form& form) {
    form.reviews = {{"A1", ReviewOutcome::kApproved, first + absl::Hours(30), std::nullopt}};
  });
  const Form* form =
      FindForm(builder.projection(), {CampaignBuilder::kCampaign, PeriodOf("2024-M01-D1"), "dept-a"});
  ASSERT_NE(form, nullptr);
  EXPECT_EQ(form->reviews[0].first_time, first);
  EXPECT_EQ(form->reviews[0].time, first + absl::Hours(30));
}

TEST(ReadingTest, TakesTheLastLockedFormOfThePeriod) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  const Item& item = builder.projection().items.at(CampaignBuilder::kCampaign).at("I-1");
  const auto read = [&] { return ReadItem(builder.projection(), item, PeriodOf("2024-Q1")); };
  EXPECT_EQ(read().state, ReadingState::kNone);
  builder.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "3")});
  builder.AddForm("dept-a", "2024-M02-D1", {ValueRow("I-1", "7")});
  builder.AddForm("dept-a", "2024-M02-D2", {ValueRow("I-1", "9")},
                  [](Form& form) { form.state = FormState::kOpen; });
  EXPECT_EQ(read().row->value, 7);
  EXPECT_EQ(read().form, "jurisdictions/hecheng/campaigns/eight-actions/periods/2024-M02-D1/forms/dept-a");
  builder.AddMissing("dept-a", "2024-M03-D3");
  EXPECT_EQ(read().state, ReadingState::kMissing);
  EXPECT_EQ(read().row, nullptr);
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "11")},
                  [](Form& form) { form.form_class = FormClass::kMissing; });
  EXPECT_EQ(read().row->value, 11) << "a late fill brings the value, the class stays missing";
}

TEST(ReadingTest, PlannedProgressFollowsTheItemsOwnDays) {
  CampaignBuilder builder;
  builder.AddTask("T-year");
  builder.AddTask("T-own", [](Item& item) {
    item.start = absl::CivilDay(2024, 3, 1);
    item.due = absl::CivilDay(2024, 3, 31);
  });
  const auto& items = builder.projection().items.at(CampaignBuilder::kCampaign);
  const auto planned = [&](const char* code, const char* period) {
    return PlannedProgress(builder.campaign(), items.at(code), PeriodOf(period));
  };
  EXPECT_EQ(planned("T-year", "2024-M03-D1"), Rational(7, 36));
  EXPECT_EQ(planned("T-own", "2024-M02-D3"), 0);
  EXPECT_EQ(planned("T-own", "2024-M03-D1"), Rational(10, 31));
  EXPECT_EQ(planned("T-own", "2024-M03-D3"), 1);
  EXPECT_EQ(planned("T-own", "2024-M04-D1"), 1);
}

TEST(ReadingTest, ACampaignOfItsOwnDaysCountsElapsedDays) {
  Campaign winter;
  winter.start = absl::CivilDay(2024, 1, 11);
  winter.end = absl::CivilDay(2024, 2, 9);
  EXPECT_EQ(ScheduleFraction(winter, PeriodOf("2024-M01-D1")), 0);
  EXPECT_EQ(ScheduleFraction(winter, PeriodOf("2024-M01-D2")), Rational(1, 3));
  EXPECT_EQ(ScheduleFraction(winter, PeriodOf("2024-M02-D1")), 1);
}

TEST(ReadingTest, PlannedValuesReplaceTheLinearSchedule) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1", [](Item& item) {
    item.indicator.planned = {{absl::CivilDay(2024, 1, 31), Dec("5")},
                              {absl::CivilDay(2024, 2, 29), Dec("20")}};
  });
  builder.AddForm("dept-a", "2024-M02-D1", {ValueRow("I-1", "10")});
  const Item& item = builder.projection().items.at(CampaignBuilder::kCampaign).at("I-1");
  const Reading reading = ReadItem(builder.projection(), item, PeriodOf("2024-M02"));
  EXPECT_EQ(Assess(InputOf(builder.campaign(), item, reading), Rubric().indicator).attainment, 2);
}

}  // namespace
}  // namespace duban::reporting
