// What Apply derives beside keeping the last version: verified values, corrections, plans by day.
#include <gtest/gtest.h>

#include "services/reporting/domain/record/projection.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::apply_test {
namespace {

constexpr char kCampaign[] = "eight-actions";

FalseReport CaseOf(const std::string& finding) {
  FalseReport report;
  report.campaign = kCampaign;
  report.id = "case-1";
  report.finding = finding;
  report.state = "OPENED";
  return report;
}

Finding FindingOf(const std::string& subject, const std::string& verified) {
  Finding finding;
  finding.campaign = kCampaign;
  finding.id = "f-1";
  finding.subject = subject;
  finding.verified = verified;
  return finding;
}

const FalseReport& CaseIn(const CampaignBuilder& builder) {
  return builder.projection().false_reports.at({kCampaign, "case-1"});
}

std::vector<std::string> TextOf(const std::vector<CorrectionFact>& facts) {
  std::vector<std::string> lines;
  for (const CorrectionFact& fact : facts) {
    lines.push_back(
        absl::StrCat(fact.item, ".", fact.field, ": '", fact.old_text, "' -> '", fact.new_text, "'"));
  }
  return lines;
}

TEST(ApplyTest, AFalseReportTakesTheVerifiedValueFromItsFinding) {
  CampaignBuilder builder;
  builder.Put(FindingOf("VALUE", "12.5"));
  builder.Put(CaseOf("f-1"));
  EXPECT_EQ(CaseIn(builder).verified_value, Dec("12.5"));
  EXPECT_EQ(CaseIn(builder).subject, "VALUE");
}

TEST(ApplyTest, AFactThatWasVerifiedHasNoValue) {
  CampaignBuilder builder;
  builder.Put(FindingOf("STARTED", "no"));
  builder.Put(CaseOf("f-1"));
  EXPECT_EQ(CaseIn(builder).verified_value, std::nullopt);
  EXPECT_EQ(CaseIn(builder).subject, "STARTED");
  builder.Put(CaseOf("unknown"));
  EXPECT_EQ(CaseIn(builder).subject, "") << "the case as it is now, not as it was";
}

TEST(ApplyTest, ACorrectionOfALockedFormIsNotedFigureByFigure) {
  CampaignBuilder builder;
  FormRow done = DoneRow("T-1", absl::CivilDay(2024, 1, 9));
  builder.AddForm("dept-a", "2024-M01-D1",
                  {ValueRow("I-1", "24.10"), ProgressRow("T-1", "60"), ValueRow("I-2", "1")});
  builder.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "23.1"), done, ValueRow("I-2", "1.0")});
  EXPECT_EQ(TextOf(builder.projection().corrections),
            (std::vector<std::string>{"I-1.value: '24.1' -> '23.1'", "T-1.progress: '60' -> '100'",
                                      "T-1.done_date: '' -> '2024-01-09'"}));
  const CorrectionFact& fact = builder.projection().corrections.front();
  EXPECT_EQ(fact.sequence, builder.projection().last_sequence);
  EXPECT_EQ(fact.time, builder.projection().last_change_time);
  EXPECT_EQ(fact.form, (FormKey{kCampaign, PeriodOf("2024-M01-D1"), "dept-a"}));
  const Form* form = FindForm(builder.projection(), fact.form);
  EXPECT_EQ(form->rows.at("I-1").value, Dec("23.1")) << "the new version takes the old one's place";
  EXPECT_LT(form->final_sequence, form->sequence) << "it was final before";
}

TEST(ApplyTest, ARowThatComesOrGoesAfterTheLockIsACorrection) {
  CampaignBuilder builder;
  builder.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "0")});
  FormRow unknown;
  unknown.item = "I-2";
  unknown.not_applicable = true;
  builder.AddForm("dept-a", "2024-M01-D1", {unknown});
  EXPECT_EQ(TextOf(builder.projection().corrections),
            (std::vector<std::string>{"I-1.value: '0' -> ''", "I-2.not_applicable: '' -> 'true'"}));
}

TEST(ApplyTest, WhatChangesBeforeTheLockOrOnlyInWordsIsNoCorrection) {
  CampaignBuilder builder;
  const auto open = [](Form& form) { form.state = FormState::kOpen; };
  builder.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "1")}, open);
  builder.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "2")}, open);
  builder.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "3")});
  FormRow reworded = ValueRow("I-1", "3");
  reworded.note = "已核对";
  builder.AddForm("dept-a", "2024-M01-D1", {reworded});
  EXPECT_TRUE(builder.projection().corrections.empty());
}

TEST(ApplyTest, ALateFillIsNoCorrection) {
  CampaignBuilder builder;
  builder.AddMissing("dept-a", "2024-M01-D1");
  builder.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "3")});
  EXPECT_TRUE(builder.projection().corrections.empty());
}

TEST(ApplyTest, MonthlyPlansAreKeptByTheDaysTheyArePlannedBy) {
  CampaignBuilder builder;
  const auto by_month = [](Item& item) {
    for (int month = 1; month <= 12; ++month) item.monthly_plan.emplace_back(month);
  };
  builder.AddIndicator("I-1", by_month);
  builder.AddTask("T-1", by_month);
  builder.AddProject("P-1", by_month);
  const auto& items = builder.projection().items.at(kCampaign);
  const PlannedValues& planned = items.at("I-1").indicator.planned;
  ASSERT_EQ(planned.size(), 12u);
  EXPECT_EQ(planned.begin()->first, absl::CivilDay(2024, 1, 31));
  EXPECT_EQ(planned.at(absl::CivilDay(2024, 2, 29)), 2);
  EXPECT_EQ(planned.rbegin()->first, absl::CivilDay(2024, 12, 31));
  EXPECT_EQ(items.at("T-1").planned_percent, planned);
  EXPECT_EQ(items.at("P-1").project.planned_wan, planned);
  EXPECT_TRUE(items.at("P-1").planned_percent.empty());
}

TEST(ApplyTest, WhoLedAnItemIsKeptWithTheChangeThatMadeItSo) {
  CampaignBuilder builder;
  builder.AddTask("T-1");
  const std::int64_t first = builder.projection().last_sequence;
  builder.AddTask("T-1", [](Item& item) { item.title = "改名"; });
  builder.AddTask("T-1", [](Item& item) { item.lead_unit = "dept-b"; });
  const std::vector<LeadSpan>& leads = builder.projection().items.at(kCampaign).at("T-1").leads;
  ASSERT_EQ(leads.size(), 2u);
  EXPECT_EQ(leads[0].unit, "dept-a");
  EXPECT_EQ(leads[0].sequence, first);
  EXPECT_EQ(leads[1],
            (LeadSpan{"dept-b", builder.projection().last_change_time, builder.projection().last_sequence}));
}

}  // namespace
}  // namespace duban::reporting::apply_test
