// A quarter that is past reads what was in force when it ended: what was decided afterwards moves the periods
// to come. Each change is tried twice, so that none of them can be one that never moves anything.
#include <gtest/gtest.h>

#include <functional>

#include "tests/unit/reporting/score/affair_builder.h"

namespace duban::reporting::past_quarter_test {
namespace {

const absl::CivilDay kJanuary(2024, 1, 5);
const absl::CivilDay kInside(2024, 3, 25);
const absl::CivilDay kAfterwards(2024, 4, 10);
const absl::CivilDay kNow(2024, 4, 20);

Affair Resolution() {
  Affair affair = NewAffair(AffairKind::kResolution, "R-1");
  affair.due = absl::CivilDay(2024, 3, 20);
  affair.state = "ACTIVE";
  return affair;
}

Affair Hazard() {
  Affair affair = NewAffair(AffairKind::kHazard, "H-1");
  affair.due = absl::CivilDay(2024, 3, 15);
  affair.state = "RECTIFYING";
  return affair;
}

Affair Issue() {
  Affair affair = NewAffair(AffairKind::kIssue, "N-1");
  affair.difficulty = 3;
  affair.state = "IN_HAND";
  return affair;
}

// Beside it, so that another weight within P3 shows.
Affair SolvedIssue() {
  Affair affair = NewAffair(AffairKind::kIssue, "N-2");
  affair.difficulty = 1;
  affair.state = "VERIFIED";
  return affair;
}

Order OpenOrder() {
  Order order = NewOrder("o-1", absl::CivilDay(2024, 3, 22));
  order.state = "IN_PROGRESS";
  return order;
}

void EditTarget(Item& item) { item.indicator.target = 20; }
void NoEdit(Item&) {}

void PutItems(CampaignBuilder& builder, const std::function<void(Item&)>& indicator,
              const std::function<void(Item&)>& task, const std::function<void(Item&)>& project) {
  builder.AddIndicator("I-1", indicator);
  builder.AddTask("T-1", task);
  builder.AddProject("P-1", [&](Item& item) {
    item.project.annual_plan_wan = 1000;
    project(item);
  });
}

// A quarter with one of everything, all of it behind.
CampaignBuilder Example() {
  CampaignBuilder builder;
  builder.SetTime(At(kJanuary, 9));
  PutItems(builder, NoEdit, NoEdit, NoEdit);
  builder.AddIndicator("I-2");
  builder.AddTask("T-2");
  for (const Affair& affair : {Resolution(), Hazard(), Issue(), SolvedIssue()}) builder.Put(affair);
  builder.Put(OpenOrder());
  FormRow invested;
  invested.item = "P-1";
  invested.invested_wan = 200;
  builder.AddForm("dept-a", "2024-M03-D3",
                  {ValueRow("I-1", "18"), ValueRow("I-2", "25"), ProgressRow("T-1", "20"),
                   ProgressRow("T-2", "30"), invested});
  return builder;
}

template <typename T>
std::function<void(CampaignBuilder&)> Put(T resource, std::function<void(T&)> edit) {
  edit(resource);
  return [resource](CampaignBuilder& builder) { builder.Put(resource); };
}

struct LateChange {
  const char* what;
  std::function<void(CampaignBuilder&)> make;
};

std::vector<LateChange> ItemChanges() {
  const auto indicator = [](std::function<void(Item&)> edit) {
    return [edit](CampaignBuilder& builder) { builder.AddIndicator("I-1", edit); };
  };
  const auto task = [](std::function<void(Item&)> edit) {
    return [edit](CampaignBuilder& builder) { builder.AddTask("T-1", edit); };
  };
  const auto project = [](std::function<void(Item&)> edit) {
    return [edit](CampaignBuilder& builder) { builder.AddProject("P-1", edit); };
  };
  return {
      {"another target", indicator(EditTarget)},
      {"another weight", indicator([](Item& item) { item.weight = 5; })},
      {"another lead", indicator([](Item& item) { item.lead_unit = "dept-b"; })},
      {"a cooperating unit", indicator([](Item& item) { item.coop_units = {"dept-c"}; })},
      {"another action", indicator([](Item& item) { item.action = "A2"; })},
      {"cancelled", indicator([](Item& item) { item.state = "CANCELLED"; })},
      {"a task due earlier", task([](Item& item) { item.due = absl::CivilDay(2024, 3, 31); })},
      {"a plan by month", task([](Item& item) { item.monthly_plan.assign(12, 90); })},
      {"a task suspended", task([](Item& item) { item.state = "SUSPENDED"; })},
      {"a smaller plan of investment", project([](Item& item) { item.project.annual_plan_wan = 900; })},
      {"a start planned", project([](Item& item) { item.project.planned_start = kJanuary; })},
  };
}

std::vector<LateChange> AffairChanges() {
  return {
      {"a resolution put off",
       Put<Affair>(Resolution(), [](Affair& a) { a.due = absl::CivilDay(2024, 6, 1); })},
      {"a resolution handed over", Put<Affair>(Resolution(), [](Affair& a) { a.lead_unit = "dept-b"; })},
      {"a resolution cancelled", Put<Affair>(Resolution(), [](Affair& a) { a.state = "CANCELLED"; })},
      {"a danger put off", Put<Affair>(Hazard(), [](Affair& a) { a.due = absl::CivilDay(2024, 6, 1); })},
      {"a danger of another action", Put<Affair>(Hazard(), [](Affair& a) { a.action = "A2"; })},
      {"a danger closed", Put<Affair>(Hazard(), [](Affair& a) { a.state = "CLOSED"; })},
      {"another difficulty", Put<Affair>(Issue(), [](Affair& a) { a.difficulty = 1; })},
      {"an issue handed over", Put<Affair>(Issue(), [](Affair& a) { a.lead_unit = "dept-b"; })},
      {"an issue solved", Put<Affair>(Issue(), [](Affair& a) { a.state = "VERIFIED"; })},
      {"an extension",
       Put<Order>(OpenOrder(), [](Order& o) { o.due_time = At(absl::CivilDay(2024, 4, 30), 17); })},
      {"a transfer", Put<Order>(OpenOrder(), [](Order& o) { o.lead_unit = "dept-b"; })},
      {"the clock stopped by exemption", Put<Order>(OpenOrder(), [](Order& o) { o.exempted = true; })},
      {"an order suspended", Put<Order>(OpenOrder(), [](Order& o) { o.state = "SUSPENDED"; })},
      {"an order cancelled", Put<Order>(OpenOrder(), [](Order& o) { o.state = "CANCELLED"; })},
  };
}

// The quarter's scores with the change made on a day.
std::string DigestWith(const LateChange& change, absl::CivilDay day) {
  CampaignBuilder builder = Example();
  builder.SetTime(At(day, 9));
  change.make(builder);
  EndAt(builder, kNow);
  return ScoresDigest(Quarter1(builder));
}

std::string DigestWithout() {
  CampaignBuilder builder = Example();
  EndAt(builder, kNow);
  return ScoresDigest(Quarter1(builder));
}

TEST(PastQuarterTest, WhatIsDecidedAfterwardsMovesNothing) {
  const std::string before = DigestWithout();
  for (const std::vector<LateChange>& changes : {ItemChanges(), AffairChanges()}) {
    for (const LateChange& change : changes) {
      EXPECT_EQ(DigestWith(change, kAfterwards), before) << change.what;
      EXPECT_NE(DigestWith(change, kInside), before) << change.what << " inside the quarter";
    }
  }
}

TEST(PastQuarterTest, SeveralChangesAfterwardsMoveNothingEither) {
  CampaignBuilder builder = Example();
  int day = 0;
  for (const std::vector<LateChange>& changes : {ItemChanges(), AffairChanges()}) {
    for (const LateChange& change : changes) {
      builder.SetTime(At(absl::CivilDay(2024, 4, 1), day++));
      change.make(builder);
    }
  }
  EndAt(builder, kNow);
  EXPECT_EQ(ScoresDigest(Quarter1(builder)), DigestWithout());
}

TEST(PastQuarterTest, TheNextQuarterReadsThem) {
  const auto second = [](CampaignBuilder builder) {
    EndAt(builder, absl::CivilDay(2024, 7, 5));
    return ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Q2"))
        .value();
  };
  CampaignBuilder builder = Example();
  builder.AddForm("dept-a", "2024-M06-D3", {ValueRow("I-1", "18")});
  const QuarterResult before = second(builder);
  builder.SetTime(At(kAfterwards, 9));
  builder.AddIndicator("I-1", EditTarget);
  Order extended = OpenOrder();
  extended.due_time = At(absl::CivilDay(2024, 4, 30), 17);
  builder.Put(extended);
  const QuarterResult after = second(builder);
  EXPECT_NE(LeafOf(after, "dept-a", LeafId::kK1).exact, LeafOf(before, "dept-a", LeafId::kK1).exact);
  EXPECT_FALSE(LeafOf(before, "dept-a", LeafId::kP2a).applicable);
  EXPECT_TRUE(LeafOf(after, "dept-a", LeafId::kP2a).applicable) << "the new limit is a term of its own";
}

TEST(PastQuarterTest, WhatTheRulesLetInLateMovesIt) {
  Card card = NewCard("k-1", "dept-a", false, kInside);
  CampaignBuilder builder = Example();
  builder.SetTime(At(kJanuary, 10));
  builder.Put(card);
  Affair fresh = NewAffair(AffairKind::kIssue, "N-3");
  fresh.state = "IN_HAND";
  builder.Put(fresh);
  const auto digest = [](CampaignBuilder copy) {
    EndAt(copy, kNow);
    return ScoresDigest(Quarter1(copy));
  };
  const std::string before = digest(builder);
  const auto expect_move = [&](const char* what, const std::function<void(CampaignBuilder&)>& make) {
    CampaignBuilder late = builder;
    late.SetTime(At(kAfterwards, 9));
    make(late);
    EXPECT_NE(digest(late), before) << what;
  };
  expect_move("a correction", [](CampaignBuilder& late) {
    late.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "19")}, [](Form& form) { form.corrected = true; });
  });
  expect_move("an official value", [](CampaignBuilder& late) { late.AddOfficial("I-1", "2024-Q1", "17"); });
  expect_move("a withdrawn card", [&](CampaignBuilder& late) {
    card.state = "WITHDRAWN";
    late.Put(card);
  });
  expect_move("a false report that is decided", [](CampaignBuilder& late) {
    late.Put(NewFalseReport("fr-1", "dept-a", "I-1", "2024-M03-D3"));
  });
  expect_move("a difficulty where none was fixed", [&](CampaignBuilder& late) {
    fresh.difficulty = 2;
    late.Put(fresh);
  });
}

TEST(DifficultyTest, TheFirstOneFixedAfterwardsCompletesTheRecord) {
  CampaignBuilder builder;
  Affair issue = NewAffair(AffairKind::kIssue, "N-1");
  issue.state = "IN_HAND";
  PutAffair(builder, issue, {{"IN_HAND", kJanuary}});
  const auto at = [&](absl::CivilDay day) {
    return DifficultyAt(builder.projection().affairs.at({CampaignBuilder::kCampaign, "N-1"}), EndOf(day));
  };
  EXPECT_EQ(at(kInside), 0);
  issue.difficulty = 2;
  PutAffair(builder, issue, {{"IN_HAND", kAfterwards}});
  issue.difficulty = 3;
  PutAffair(builder, issue, {{"IN_HAND", kNow}});
  EXPECT_EQ(at(kInside), 2);
  EXPECT_EQ(at(kAfterwards), 2);
  EXPECT_EQ(at(kNow), 3);
}

}  // namespace
}  // namespace duban::reporting::past_quarter_test
