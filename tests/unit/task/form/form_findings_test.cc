// Every rule of the checks at submission: what it finds, where it ends, how it is answered.
#include "services/task/domain/form/form_findings.h"

#include <gmock/gmock.h>

#include <functional>

#include "absl/strings/str_cat.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task::form_findings_test {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

const absl::CivilDay kDay(2024, 3, 8);

// The findings on the desk's good rows with one of them changed, as "{field} {RULE}".
std::vector<std::string> FindingsWith(FormDesk& desk, const FormRow& row) {
  RowsByItem rows = ByItem(desk.GoodRows());
  rows[row.item] = row;
  std::vector<std::string> shown;
  for (const FormFinding& finding : FindFaults(desk.Context(), rows, desk.Basis())) {
    shown.push_back(absl::StrCat(finding.field, " ", finding.rule, finding.Blocks() ? "" : " explained"));
  }
  return shown;
}

struct Rule {
  const char* item;
  std::function<void(FormRow& row, FormRow& before)> set;  // `before`: last period's row, at first equal
  std::vector<std::string> findings;
};

class FindingRuleTest : public ::testing::TestWithParam<Rule> {};

TEST_P(FindingRuleTest, IsAsExpected) {
  FormDesk desk;
  FormRow row = testing::GoodRow(FixtureItem(desk, GetParam().item));
  FormRow before = row;
  GetParam().set(row, before);
  desk.previous[row.item] = before;
  EXPECT_THAT(FindingsWith(desk, row), ElementsAreArray(GetParam().findings));
}

INSTANTIATE_TEST_SUITE_P(
    Hard, FindingRuleTest,
    ::testing::Values(
        Rule{"I-1",
             [](FormRow& r, FormRow& b) { r.value = "99", b.value = "99.0001"; },
             {"rows.I-1 BELOW_PREVIOUS"}},
        Rule{"I-1", [](FormRow& r, FormRow& b) { r.value = "99", b.value = "99.0"; }, {}},
        Rule{"I-1",
             [](FormRow& r, FormRow& b) {
               r.value = "99", b.value = "100", r.revision_reason = "上期重复计算";
             },
             {}},
        Rule{"I-1",
             [](FormRow& r, FormRow& b) { r.value = "99", b.value = "100", r.revision_reason = "　 "; },
             {"rows.I-1 BELOW_PREVIOUS"}},
        Rule{"P-1",
             [](FormRow& r, FormRow& b) {
               r.entered = kDay;
               b.entered = kDay;
             },
             {"rows.P-1.entered_date DATE_ORDER"}},
        Rule{"P-1",
             [](FormRow& r, FormRow& b) {
               r.started = b.started = kDay;
               r.entered = b.entered = kDay - 1;
             },
             {"rows.P-1.entered_date DATE_ORDER"}},
        Rule{"P-1", [](FormRow& r, FormRow& b) { r.started = b.started = r.entered = b.entered = kDay; }, {}},
        Rule{"I-1",
             [](FormRow& r, FormRow&) {
               r.parts = {{"高新区", "20"}, {"其他", "1.4"}};
             },
             {"rows.I-1.parts SUM_OF_PARTS"}},
        Rule{"I-1",
             [](FormRow& r, FormRow&) {
               r.parts = {{"高新区", "20"}, {"其他", "1.50"}};
             },
             {}}));

INSTANTIATE_TEST_SUITE_P(
    Soft, FindingRuleTest,
    ::testing::Values(
        Rule{"I-1",
             [](FormRow& r, FormRow& b) { r.value = "13.01", b.value = "10"; },
             {"rows.I-1.value JUMP"}},
        Rule{"I-1", [](FormRow& r, FormRow& b) { r.value = "13", b.value = "10"; }, {}},
        Rule{"I-1", [](FormRow& r, FormRow& b) { r.value = "5", b.value = "0"; }, {}},
        Rule{"T-1",
             [](FormRow& r, FormRow& b) { r.progress = "50.5", b.progress = "20"; },
             {"rows.T-1.progress JUMP"}},
        Rule{"T-1", [](FormRow& r, FormRow& b) { r.progress = "50", b.progress = "20"; }, {}},
        Rule{"I-1",
             [](FormRow& r, FormRow& b) { r.value = "180.1", b.value = "170"; },
             {"rows.I-1.value COMPLETION_HIGH"}},
        Rule{"I-1", [](FormRow& r, FormRow& b) { r.value = "180", b.value = "170"; }, {}},
        Rule{"P-1",
             [](FormRow& r, FormRow& b) { r.invested_wan = "7501", b.invested_wan = "7000"; },
             {"rows.P-1.invested_wan COMPLETION_HIGH"}},
        Rule{"P-1",
             [](FormRow& r, FormRow&) { r.started = kDay; },
             {"rows.P-1.permit_record START_WITHOUT_PERMIT", "rows.P-1.evidence CLAIM_WITHOUT_EVIDENCE"}},
        Rule{"P-1", [](FormRow& r, FormRow&) { r.started = kDay, r.permit_record = "4312012024030801"; }, {}},
        Rule{"P-1", [](FormRow& r, FormRow& b) { r.started = b.started = kDay; }, {}},
        Rule{"P-1",
             [](FormRow& r, FormRow& b) { r.started = b.started = r.entered = kDay; },
             {"rows.P-1.evidence CLAIM_WITHOUT_EVIDENCE"}},
        Rule{"T-1",
             [](FormRow& r, FormRow& b) { r.progress = "100", b.progress = "90"; },
             {"rows.T-1.evidence CLAIM_WITHOUT_EVIDENCE"}},
        Rule{"T-1",
             [](FormRow& r, FormRow& b) { r.progress = "100", b.progress = "90", r.evidence = {"e"}; },
             {}},
        Rule{"T-1", [](FormRow& r, FormRow& b) { r.progress = b.progress = "100"; }, {}},
        Rule{"T-1",
             [](FormRow& r, FormRow& b) { r.progress = "60", b.progress = "20", r.explanation = "集中验收"; },
             {"rows.T-1.progress JUMP explained"}},
        Rule{"T-1",
             [](FormRow& r, FormRow& b) { r.progress = "60", b.progress = "20", r.explanation = " 　"; },
             {"rows.T-1.progress JUMP"}}));

TEST(FormFindingTest, EqualValuesAreOddTheThirdTimeRunning) {
  FormDesk desk;
  const FormRow row = testing::GoodRow(FixtureItem(desk, "I-1"));
  desk.previous["I-1"] = row;
  EXPECT_THAT(FindingsWith(desk, row), IsEmpty());
  FormRow same = row;
  same.value = "21.50";
  desk.earlier.push_back({Period{PeriodKind::kDekad, 2024, 5}, {{"I-1", same}}});
  EXPECT_THAT(FindingsWith(desk, row), ElementsAre("rows.I-1.value EQUAL_VALUES"));
  desk.rules.equal_periods = 4;
  EXPECT_THAT(FindingsWith(desk, row), IsEmpty());
  desk.rules.equal_periods = 1;
  EXPECT_THAT(FindingsWith(desk, row), IsEmpty());
}

TEST(FormFindingTest, TheRulesOfTheDistrictCount) {
  FormDesk desk;
  FormRow row = testing::GoodRow(FixtureItem(desk, "T-1"));
  desk.previous["T-1"] = row;
  row.progress = "100";
  row.explanation = "已验收";
  desk.rules.claim_check = ClaimCheck::kRequire;
  EXPECT_THAT(FindingsWith(desk, row),
              ElementsAre("rows.T-1.progress JUMP explained", "rows.T-1.evidence EVIDENCE_REQUIRED"));
  desk.rules.claim_check = ClaimCheck::kOff;
  desk.rules.jump_percent = kFormThresholdOff;
  EXPECT_THAT(FindingsWith(desk, row), IsEmpty());
}

TEST(FormFindingTest, APendingPeriodDoesNotHideTheFigureBeforeIt) {
  FormDesk desk;
  desk.previous["I-1"] = {.item = "I-1", .pending = true};
  desk.earlier.push_back(
      {Period{PeriodKind::kDekad, 2024, 5}, {{"I-1", FormRow{.item = "I-1", .value = "22"}}}});
  EXPECT_THAT(FindingsWith(desk, testing::GoodRow(FixtureItem(desk, "I-1"))),
              ElementsAre("rows.I-1 BELOW_PREVIOUS"));
}

TEST(FormFindingTest, TheSubmissionRefusesExactlyWhatBlocks) {
  FormDesk desk;
  desk.previous = ByItem(desk.GoodRows());
  std::vector<FormRow> rows = desk.GoodRows();
  for (FormRow& row : rows) {
    if (row.item == "I-1") row.value = "200";
    if (row.item == "T-1") row.progress = "60", row.explanation = "集中验收";
  }
  ASSERT_THAT(desk.Fill(rows), IsOk());
  EXPECT_THAT(Faults(desk.Submit()), ElementsAre("rows.I-1.value: JUMP", "rows.I-1.value: COMPLETION_HIGH"));
}

TEST(FormRulesTest, EveryFaultIsNamedAndWhatIsLeftEmptyIsTheDefault) {
  FormDesk desk;
  const ActContext office = desk.As(testing::kOfficeClerk, Role::kGeneralOffice);
  FormRules bad{.jump_percent = "many", .completion_percent = "0", .equal_periods = 37};
  EXPECT_THAT(
      Faults(UpdateFormRules(bad, office).status()),
      ElementsAre("form_rules.jump_percent: NOT_DECIMAL", "form_rules.completion_percent: OUT_OF_RANGE",
                  "form_rules.equal_periods: OUT_OF_RANGE", "form_rules.reason: REQUIRED"));
  const FormRules given{
      .jump_percent = "", .completion_percent = "off", .equal_periods = 0, .reason = "试行"};
  ASSERT_THAT(desk.Take(UpdateFormRules(given, office)), IsOk());
  const FormRules current = CurrentFormRules(desk.district.docket, testing::kCampaign);
  EXPECT_EQ(current.jump_percent, "30");
  EXPECT_EQ(current.completion_percent, "off");
  EXPECT_EQ(current.equal_periods, 3);
}

}  // namespace
}  // namespace duban::task::form_findings_test
