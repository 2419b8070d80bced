// A year played: four quarters to their final scores, the annual evaluation, the year and its export.
#include <gmock/gmock.h>

#include <map>

#include "absl/strings/str_replace.h"
#include "services/common/decimal.h"
#include "tests/integration/reporting/amendment_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting::year_test {
namespace {

using duban::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace pb = task::v1;

constexpr char kYear[] = "jurisdictions/hecheng/campaigns/ba-da-2024/periods/2024-Y";

std::string QuarterId(int quarter) { return absl::StrCat("2024-Q", quarter); }

// "data" begins in November: one quarter of 61 days.
std::vector<pb::Change> YoungUnit() {
  std::vector<pb::Change> changes;
  for (pb::Change change : PlanChanges()) {
    const bool of_development = change.has_unit() && change.unit().name().ends_with("/development");
    const bool item = change.has_item() && change.item().name().ends_with("-development");
    if (!of_development && !item) continue;
    const std::string name = absl::StrReplaceAll(change.name(), {{"development", "data"}});
    change.set_name(name);
    if (change.has_unit()) {
      change.mutable_unit()->set_name(name);
      change.mutable_unit()->set_display_name("数据局");
      google::type::Date& first = *change.mutable_unit()->mutable_valid_from_date();
      first.set_year(2024);
      first.set_month(11);
      first.set_day(1);
    } else {
      change.mutable_item()->set_name(name);
      change.mutable_item()->set_lead_unit(absl::StrCat(kJurisdiction, "/units/data"));
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

// Its form, as "development" fills its own.
pb::Change YoungForm(const Period& dekad) {
  pb::Change change = LockedDekad(dekad, "97")[0];
  change.set_name(absl::StrReplaceAll(change.name(), {{"development", "data"}}));
  change.mutable_form()->set_name(change.name());
  for (pb::FormRow& row : *change.mutable_form()->mutable_attested_rows()) {
    row.set_item(absl::StrReplaceAll(row.item(), {{"development", "data"}}));
  }
  return change;
}

std::vector<std::string> QuarterTotals(const v1::YearCard& card) {
  std::vector<std::string> totals;
  for (const auto& quarter : card.quarters()) totals.push_back(quarter.total());
  return totals;
}

class YearFlowTest : public AmendmentFixture {
 protected:
  absl::StatusOr<v1::Evaluation> Trial(const std::string& id) {
    v1::OpenTrialRequest request;
    request.set_parent(kCampaign);
    request.set_period(id);
    request.set_min_sequence(last_);
    return Call(evaluation_, &v1::EvaluationService::Stub::OpenTrial, request, "ji.xiao");
  }
  absl::StatusOr<v1::Evaluation> FinalizeIn(const std::string& id) {
    v1::FinalizeEvaluationRequest request;
    request.set_name(EvaluationName(id));
    return Call(evaluation_, &v1::EvaluationService::Stub::FinalizeEvaluation, request, "ji.xiao");
  }
  // "finance" appeals on K2a of the trial scores and gets all of its points.
  void AppealOn(const std::string& id, const std::string& appeal) {
    v1::FileAppealRequest request;
    request.set_parent(kCampaign);
    request.mutable_appeal()->set_unit(absl::StrCat(kJurisdiction, "/units/finance"));
    request.mutable_appeal()->set_period(id);
    request.mutable_appeal()->set_leaf("K2a");
    request.mutable_appeal()->set_claimed_points("4");
    request.mutable_appeal()->set_grounds("旬报因系统故障迟报");
    const auto filed = Call(appeal_, &v1::AppealService::Stub::FileAppeal, request, "cai.zheng");
    ASSERT_THAT(filed, IsOk());
    EXPECT_EQ(filed->name(), absl::StrCat(kCampaign, "/appeals/", appeal));
    v1::RuleAppealRequest rule;
    rule.set_name(filed->name());
    rule.set_new_points("4");
    rule.set_reason("系统日志属实");
    ASSERT_THAT(Call(appeal_, &v1::AppealService::Stub::RuleAppeal, rule, "zong.ban"), IsOk());
    v1::ConfirmAppealRequest confirm;
    confirm.set_name(filed->name());
    ASSERT_THAT(Call(appeal_, &v1::AppealService::Stub::ConfirmAppeal, confirm, "ji.xiao"), IsOk());
  }
  // From the trial scores to the final ones.
  void Evaluate(const std::string& id, absl::CivilDay trial, const std::string& appeal = "") {
    clock_.SetTime(absl::FromCivil(absl::CivilSecond(trial) + 9 * 3600, ChinaTime()));
    ASSERT_THAT(Trial(id), IsOk());
    if (!appeal.empty()) AppealOn(id, appeal);
    clock_.SetTime(absl::FromCivil(absl::CivilSecond(trial + 20) + 9 * 3600, ChinaTime()));
    ASSERT_THAT(FinalizeIn(id), IsOk());
    ASSERT_THAT(ConfirmIn(id), IsOk());
  }
  void PlayYear() {
    Append({CardIn("k-1", "development", absl::CivilDay(2024, 5, 8), true, pb::Card::STATE_VALID),
            CardIn("k-2", "development", absl::CivilDay(2024, 8, 8), true, pb::Card::STATE_VALID)});
    Append(YoungUnit());
    for (int quarter = 1; quarter <= 3; ++quarter) {
      Commend("development", QuarterId(quarter), v1::Credit::LEVEL_NATIONAL, absl::StrCat("事项", quarter));
    }
    Evaluate("2024-Q1", absl::CivilDay(2024, 4, 22));
    Append(LockedPeriod({PeriodKind::kQuarter, 2024, 2}));
    Evaluate("2024-Q2", absl::CivilDay(2024, 7, 22), "appeal-0001");
    Append(LockedPeriod({PeriodKind::kQuarter, 2024, 3}));
    Evaluate("2024-Q3", absl::CivilDay(2024, 10, 22));
    Append(LockedPeriod({PeriodKind::kQuarter, 2024, 4}));
    for (int dekad = 31; dekad <= 36; ++dekad) Append({YoungForm({PeriodKind::kDekad, 2024, dekad})});
    Evaluate("2024-Q4", absl::CivilDay(2025, 1, 22));
    Evaluate("2024-Y", absl::CivilDay(2025, 2, 17));
  }

  absl::StatusOr<v1::Scorecard> PeriodCard(const std::string& period, const std::string& unit) {
    v1::GetScorecardRequest request;
    request.set_name(absl::StrCat(kCampaign, "/periods/", period, "/scorecards/", unit));
    return Call(score_, &v1::ScoreService::Stub::GetScorecard, request);
  }
  Rational TotalIn(const std::string& period, const std::string& unit) {
    const auto card = PeriodCard(period, unit);
    EXPECT_TRUE(card.ok()) << period << " " << unit << " " << card.status();
    return card.ok() ? *ParseDecimal(card->total()) : Rational(-1);
  }
  // By the rule: 0.60 of the quarters' mean and 0.40 of the annual evaluation, rounded once.
  Rational YearByRule(const std::string& unit) {
    Rational sum = 0;
    for (int quarter = 1; quarter <= 4; ++quarter) sum += TotalIn(QuarterId(quarter), unit);
    return Round(Rational(3, 5) * sum / 4 + Rational(2, 5) * TotalIn("2024-Y", unit), 2, Rounding::kHalfAway);
  }
  std::map<std::string, v1::YearCard> Cards() {
    v1::GetYearRequest request;
    request.set_name(kYear);
    const auto year = Call(score_, &v1::ScoreService::Stub::GetYear, request);
    EXPECT_TRUE(year.ok()) << year.status();
    std::map<std::string, v1::YearCard> cards;
    if (!year.ok()) return cards;
    for (const v1::YearCard& card : year->cards()) {
      cards[card.unit().substr(card.unit().rfind('/') + 1)] = card;
    }
    return cards;
  }
  absl::StatusOr<v1::ExportYearResponse> Export() {
    v1::ExportYearRequest request;
    request.set_name(kYear);
    return Call(score_, &v1::ScoreService::Stub::ExportYear, request);
  }
};

TEST_F(YearFlowTest, FourQuartersAndTheAnnualEvaluationMakeTheYear) {
  PlayYear();
  std::map<std::string, v1::YearCard> cards = Cards();
  // By hand. Without a panel 65 points are left: K1 30, K2 10 (K2a and K2b), K3 20 (its task), B2 5.
  // "development": all of them in Q1, 30 of 50 percent planned in Q2, of 75 in Q3, due and undone in Q4:
  // 65, 57, 53 and 45 of 65; bonus 2, 2, 1, 0; a red card in Q2 and Q3. The year: 45 of 65, + 5 − 4.
  // 0.6·(102.00 + 87.69 + 80.54 + 69.23)/4 + 0.4·70.23 = 79.011.
  EXPECT_THAT(QuarterTotals(cards["development"]), ElementsAre("102.00", "87.69", "80.54", "69.23"));
  EXPECT_EQ(cards["development"].annual_total(), "70.23");
  EXPECT_EQ(cards["development"].total(), "79.01");
  EXPECT_EQ(cards["development"].converted(), "7.90");
  // "finance": K1 0; K2 7 with nine late forms, 10 after the appeal; K3 as above; last of the group: B2 2.5.
  // 29.5, 24.5, 17.5 and 9.5 of 65; in the year 36 late forms leave K2b alone: 10/3 and B2 2.5.
  // 0.6·(45.38 + 37.69 + 26.92 + 14.62)/4 + 0.4·8.97 = 22.2795.
  EXPECT_THAT(QuarterTotals(cards["finance"]), ElementsAre("45.38", "37.69", "26.92", "14.62"));
  EXPECT_EQ(cards["finance"].annual_total(), "8.97");
  EXPECT_EQ(cards["finance"].total(), "22.28");
  for (const char* unit : {"development", "finance", "huangjin", "tf-a1"}) {
    ASSERT_THAT(cards[unit].quarters(), SizeIs(4)) << unit;
    for (const auto& quarter : cards[unit].quarters()) EXPECT_TRUE(quarter.frozen()) << unit;
    EXPECT_EQ(cards[unit].total(), FormatFixed(YearByRule(unit), 2)) << unit;
    EXPECT_EQ(cards[unit].converted(), FormatFixed(YearByRule(unit) / 10, 2)) << unit;
  }
  // The appeal's 0.20 for each of nine late forms counts in the quarter, not in the annual evaluation.
  v1::ListLedgerRequest ruling;
  ruling.set_parent(absl::StrCat(kCampaign, "/periods/2024-Q2"));
  ruling.set_filter("formula = \"RULING\"");
  const auto lines = Call(score_, &v1::ScoreService::Stub::ListLedger, ruling);
  ASSERT_THAT(lines, IsOk());
  ASSERT_THAT(lines->lines(), SizeIs(1));
  EXPECT_EQ(*ParseExact(lines->lines(0).contribution()), Rational(9, 5));
  ruling.set_parent(kYear);
  EXPECT_THAT(Call(score_, &v1::ScoreService::Stub::ListLedger, ruling)->lines(), IsEmpty());

  // One ranked quarter: the annual evaluation alone.
  EXPECT_THAT(cards["data"].quarters(), SizeIs(1));
  EXPECT_EQ(cards["data"].total(), PeriodCard("2024-Y", "data")->total());

  // 2.00 + 2.00 + 1.00: the third commendation meets the year's cap of 5.00, the annual card too.
  EXPECT_EQ(PeriodCard("2024-Q2", "development")->bonus(), "2.00");
  EXPECT_EQ(PeriodCard("2024-Q3", "development")->bonus(), "1.00");
  EXPECT_EQ(PeriodCard("2024-Y", "development")->bonus(), "5.00");

  // Two red cards: one grade down from what the total gives.
  const Rational total = YearByRule("development");
  ASSERT_GE(total, 60);  // 一般 before
  ASSERT_LT(total, 80);
  EXPECT_EQ(cards["development"].red_card_count(), 2);
  EXPECT_EQ(cards["development"].grade(), "POOR");
  ASSERT_THAT(cards["development"].reasons(), SizeIs(1));
  EXPECT_TRUE(Verify()->equal());
}

TEST_F(YearFlowTest, TheExportHasTheFinalYearAndWhatIsLeftToDo) {
  PlayYear();
  std::map<std::string, v1::YearCard> cards = Cards();
  const auto exported = Export();
  ASSERT_THAT(exported, IsOk());
  EXPECT_TRUE(exported->final());
  ASSERT_THAT(exported->rows(), SizeIs(5));
  // The performance system reads the four names.
  const std::map<std::string, std::string> kGrades = {
      {"EXCELLENT", "优秀"}, {"GOOD", "良好"}, {"FAIR", "一般"}, {"POOR", "较差"}};
  for (const auto& row : exported->rows()) {
    const v1::YearCard& card = cards[row.unit().substr(row.unit().rfind('/') + 1)];
    EXPECT_EQ(row.total(), card.total()) << row.unit();
    EXPECT_EQ(row.rank(), card.rank()) << row.unit();
    EXPECT_EQ(row.grade(), kGrades.at(card.grade())) << row.unit();
    EXPECT_EQ(row.converted(), card.converted()) << row.unit();
    EXPECT_EQ(row.vetoes(), 0) << row.unit();
  }
  // The indicator that "finance" left at 1 of 100 is a matter for next year's supervision.
  bool seen = false;
  for (const auto& matter : exported->matters()) {
    seen = seen || matter.resource() == absl::StrCat(kCampaign, "/items/I-finance");
  }
  EXPECT_TRUE(seen);
}

TEST_F(YearFlowTest, AnAmendedQuarterReachesTheYearByItsOwnAmendment) {
  PlayYear();
  const std::string frozen = Cards()["finance"].total();
  const v1::Credit credit = Commend("finance", "2024-Q4", v1::Credit::LEVEL_PROVINCIAL, "化债");
  ASSERT_THAT(Get("2024-Q4")->pending_causes(), SizeIs(1));
  ASSERT_THAT(Amend("2024-Q4"), IsOk());
  ASSERT_THAT(ConfirmIn("2024-Q4"), IsOk());
  EXPECT_EQ(Cards()["finance"].total(), frozen);
  ASSERT_THAT(Get("2024-Y")->pending_causes(), SizeIs(2));
  EXPECT_EQ(Get("2024-Y")->pending_causes(0).cause().resource(), credit.name());
  EXPECT_EQ(Get("2024-Y")->pending_causes(1).cause().resource(), EvaluationName("2024-Q4"));
  ASSERT_THAT(Amend("2024-Y"), IsOk());
  const auto amended = ConfirmIn("2024-Y");
  ASSERT_THAT(amended, IsOk());
  // One point more in one of four quarters and in the annual evaluation: 0.15 + 0.40.
  const Rational after = YearByRule("finance");
  EXPECT_EQ(Cards()["finance"].total(), FormatFixed(after, 2));
  EXPECT_EQ(after - *ParseDecimal(frozen), Rational(11, 20));
  ASSERT_THAT(amended->amendments(), SizeIs(1));
  bool moved = false;
  for (const auto& move : amended->amendments(0).moves()) {
    if (!move.unit().ends_with("/finance")) continue;
    moved = true;
    EXPECT_EQ(*ParseDecimal(move.total_before()), *ParseDecimal(frozen));
    EXPECT_EQ(*ParseDecimal(move.total_after()), after);
  }
  EXPECT_TRUE(moved);
  EXPECT_TRUE(Verify()->equal());
}

}  // namespace
}  // namespace duban::reporting::year_test
