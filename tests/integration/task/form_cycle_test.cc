// The forms through the real services: dry run, pre-filling, rules, returns, and what two writers do to each
// other.
#include "tests/integration/task/form_cycle.h"

#include <gmock/gmock.h>

#include <map>
#include <random>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/form_rules.grpc.pb.h"
#include "tests/support/error_matchers.h"

namespace duban::testing::form_cycle_test {
namespace {

namespace v1 = task::v1;
using Forms = v1::FormService;
using ::testing::ElementsAre;

class FormCycleTest : public FormCycle {};

TEST_F(FormCycleTest, ARowPointsAtEvidenceOnRecordOnly) {
  v1::FormRow row = Row("T-1", "20");
  row.add_evidence(absl::StrCat(kCampaignName, "/evidence/none"));
  EXPECT_EQ(Faults(Fill("2024-M02-D3", {row}).status()),
            std::vector<std::string>{"rows[0].evidence[0]: UNKNOWN_EVIDENCE"});
  v1::CheckFormRequest check;
  check.set_name(FormNameOf("2024-M02-D3"));
  *check.add_rows() = row;
  const auto found = Call(kReporter, &Forms::Stub::CheckForm, check);
  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_GT(found->findings_size(), 0);
  EXPECT_EQ(found->findings(0).rule(), "UNKNOWN_EVIDENCE");
  row.set_evidence(0, Upload());
  const auto filled = Fill("2024-M02-D3", {row});
  ASSERT_TRUE(filled.ok()) << filled.status();
  EXPECT_EQ(filled->rows(0).evidence(0), row.evidence(0));
}

TEST_F(FormCycleTest, TheOfficialValueStandsBesideTheReportedOne) {
  FinishFebruary();
  Publish("2024-M02", v1::Statistic::STATUS_PENDING, "");
  EXPECT_EQ(Get("2024-M02-D3").rows(0).official_value(), "");
  Publish("2024-M02", v1::Statistic::STATUS_FLASH, "20.10");
  const v1::Form form = Get("2024-M02-D3");
  EXPECT_EQ(form.rows(0).value(), "21.5");
  EXPECT_EQ(form.rows(0).official_value(), "20.1");
  EXPECT_EQ(form.attested_rows(0).value(), "21.5");
  EXPECT_EQ(form.attested_rows(0).official_value(), "20.1");
  EXPECT_EQ(form.rows(1).official_value(), "");                // not an indicator
  EXPECT_EQ(Get("2024-M03-D1").rows(0).official_value(), "");  // nothing is published for it yet
}

TEST_F(FormCycleTest, OpensPrefilledShowsDifferencesAndConfirmsInOneStep) {
  FinishFebruary();
  v1::Form form = Get("2024-M03-D1");
  ASSERT_EQ(form.rows_size(), 4);
  EXPECT_EQ(form.rows(0).value(), "21.5");  // the shortest form of 21.50
  EXPECT_EQ(form.rows(0).origin(), v1::FormRow::ORIGIN_PREFILLED);
  EXPECT_EQ(form.compared_period(), "2024-M02-D3");
  ASSERT_TRUE(Fill("2024-M03-D1", {Row("I-1", "23")}).ok());
  form = Get("2024-M03-D1", v1::FORM_VIEW_FULL);
  ASSERT_EQ(form.differences_size(), 1);
  const v1::Form::Difference& difference = form.differences(0);
  EXPECT_EQ(absl::StrCat(difference.item(), ".", difference.field(), " ", difference.before(), " → ",
                         difference.after(), " ", difference.change()),
            "I-1.value 21.5 → 23 1.5");
  v1::ConfirmNoChangeRequest confirm;
  confirm.set_name(FormNameOf("2024-M03-D1"));
  const auto confirmed = Call(kReporter, &Forms::Stub::ConfirmNoChange, confirm);
  ASSERT_TRUE(confirmed.ok()) << confirmed.status();
  EXPECT_EQ(confirmed->rows_size(), 3);
  SubmitAndApprove("2024-M03-D1");
  form = Get("2024-M03-D1");
  EXPECT_EQ(form.unchanged_count(), 3);
  EXPECT_EQ(form.typed_cells(), 1);
}

TEST_F(FormCycleTest, TheDryRunNamesExactlyWhatTheSubmissionRefuses) {
  FinishFebruary();
  v1::FormRow jump = Row("I-1", "35");
  ASSERT_TRUE(Fill("2024-M03-D1", {jump, Row("T-1", "19"), Row("POL-1", "20")}).ok());
  v1::CheckFormRequest check;
  check.set_name(FormNameOf("2024-M03-D1"));
  const auto found = Call(kLeader, &Forms::Stub::CheckForm, check);
  ASSERT_TRUE(found.ok()) << found.status();
  std::vector<std::string> faults;
  for (const auto& finding : found->findings()) {
    faults.push_back(absl::StrCat(finding.field(), ": ", finding.rule()));
  }
  EXPECT_FALSE(found->passed());
  EXPECT_THAT(faults,
              ElementsAre("rows.I-1.value: JUMP", "rows.P-1: ROW_MISSING", "rows.T-1: BELOW_PREVIOUS"));
  const auto refused = Act(kReporter, "2024-M03-D1", &Forms::Stub::SubmitForm, v1::SubmitFormRequest());
  EXPECT_EQ(Faults(refused.status()), faults);
  jump.set_explanation("新厂投产");
  for (const v1::FormRow& row : {jump, Row("T-1", "20"), Row("P-1", "800")}) *check.add_rows() = row;
  const auto repaired = Call(kLeader, &Forms::Stub::CheckForm, check);
  ASSERT_TRUE(repaired.ok()) << repaired.status();
  EXPECT_TRUE(repaired->passed());
  ASSERT_EQ(repaired->findings_size(), 1);
  EXPECT_TRUE(repaired->findings(0).explained());
}

TEST_F(FormCycleTest, TheRulesAreTheDistrictsOwn) {
  using Service = v1::FormRulesService;
  v1::GetFormRulesRequest get;
  get.set_name(absl::StrCat(kCampaignName, "/formRules/current"));
  auto rules = bench_.Call<Service>(kReporter, &Service::Stub::GetFormRules, get);
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->jump_percent(), "30");
  EXPECT_EQ(rules->etag(), "");
  v1::UpdateFormRulesRequest update;
  *update.mutable_form_rules() = *rules;
  update.mutable_form_rules()->set_jump_percent("off");
  update.mutable_form_rules()->set_reason("年初基数小");
  EXPECT_EQ(bench_.Call<Service>(kLeader, &Service::Stub::UpdateFormRules, update).status().code(),
            absl::StatusCode::kPermissionDenied);
  ASSERT_TRUE(bench_.Call<Service>(kOfficeClerk, &Service::Stub::UpdateFormRules, update).ok());
  FinishFebruary();
  v1::CheckFormRequest check;
  check.set_name(FormNameOf("2024-M03-D1"));
  for (const v1::FormRow& row : {Row("I-1", "90"), Row("T-1", "90"), Row("POL-1", "20"), Row("P-1", "800")}) {
    *check.add_rows() = row;
  }
  const auto found = Call(kReporter, &Forms::Stub::CheckForm, check);
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_TRUE(found->passed());
}

TEST_F(FormCycleTest, AReturnNamesItsFieldsAndEveryRoundStaysInTheHistory) {
  ASSERT_TRUE(
      Fill("2024-M02-D3", {Row("I-1", "21.5"), Row("P-1", "800"), Row("POL-1", "20"), Row("T-1", "20")})
          .ok());
  for (const char* reason : {"缺合计", "仍缺合计"}) {
    ASSERT_TRUE(Act(kReporter, "2024-M02-D3", &Forms::Stub::SubmitForm, v1::SubmitFormRequest()).ok());
    v1::UnitReturnFormRequest back;
    back.set_reason(reason);
    back.add_marks("rows.I-1.value");
    const auto returned = Act(kLeader, "2024-M02-D3", &Forms::Stub::UnitReturnForm, back);
    ASSERT_TRUE(returned.ok()) << returned.status();
    EXPECT_THAT(returned->return_marks(), ElementsAre("rows.I-1.value"));
    ASSERT_TRUE(Fill("2024-M02-D3", {Row("I-1", "21.5")}).ok());
  }
  v1::UnitReturnFormRequest blank;
  blank.set_reason("　 ");
  ASSERT_TRUE(Act(kReporter, "2024-M02-D3", &Forms::Stub::SubmitForm, v1::SubmitFormRequest()).ok());
  EXPECT_THAT(Act(kLeader, "2024-M02-D3", &Forms::Stub::UnitReturnForm, blank),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  v1::ListChangesRequest request;
  request.set_parent(FormNameOf("2024-M02-D3"));
  const auto history =
      bench_.Call<v1::ChangeService>(kReporter, &v1::ChangeService::Stub::ListChanges, request);
  ASSERT_TRUE(history.ok()) << history.status();
  std::vector<std::string> rounds;
  for (const v1::Change& change : history->changes()) {
    if (change.type() == "form.unit_return")
      rounds.push_back(absl::StrCat(change.person(), " ", change.reason()));
  }
  EXPECT_THAT(rounds, ElementsAre("wang-qiang 仍缺合计", "wang-qiang 缺合计"));
}

// Two writers who read and write in any order: whoever has not seen the other's save is refused and told the
// current etag, and what was accepted stays in the history for good.
TEST_F(FormCycleTest, TwoWritersLoseNothing) {
  const std::vector<std::string> items = {"I-1", "T-1"};
  for (unsigned seed = 0; seed < 20; ++seed) {
    std::mt19937 random(seed);
    std::map<int, std::string> etags = {{0, Get("2024-M02-D3").etag()}, {1, Get("2024-M02-D3").etag()}};
    std::string current = etags[0];
    for (int step = 0; step < 12; ++step) {
      const int writer = static_cast<int>(random() % 2);
      if (random() % 3 == 0) {
        etags[writer] = Get("2024-M02-D3").etag();
        continue;
      }
      const std::string figure = absl::StrCat(random() % 100);
      const auto saved = Fill("2024-M02-D3", {Row(items[random() % 2], figure)}, etags[writer]);
      if (etags[writer] == current) {
        ASSERT_TRUE(saved.ok()) << saved.status();
        current = etags[writer] = saved->etag();
      } else {
        ASSERT_THAT(saved, IsRefusal(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
        EXPECT_EQ(DetailsIn(saved.status()).metadata["current_etag"], current);
      }
    }
  }
  for (const std::string& item : items) {
    v1::ListChangesRequest request;
    request.set_parent(absl::StrCat(FormNameOf("2024-M02-D3"), "/rows/", item));
    request.set_page_size(1000);
    const auto history =
        bench_.Call<v1::ChangeService>(kReporter, &v1::ChangeService::Stub::ListChanges, request);
    ASSERT_TRUE(history.ok()) << history.status();
    int version = history->changes_size();
    for (const v1::Change& change : history->changes()) EXPECT_EQ(change.form_row().version(), version--);
  }
}

}  // namespace
}  // namespace duban::testing::form_cycle_test
