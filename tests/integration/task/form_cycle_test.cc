// The forms through the real services: dry run, pre-filling, corrections, excuses, reopenings, and what two
// writers do to each other.
#include <gmock/gmock.h>

#include <map>
#include <random>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/correction.grpc.pb.h"
#include "duban/task/v1/evidence.grpc.pb.h"
#include "duban/task/v1/excuse.grpc.pb.h"
#include "duban/task/v1/form_rules.grpc.pb.h"
#include "duban/task/v1/reopening.grpc.pb.h"
#include "duban/task/v1/statistic.grpc.pb.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {
namespace {

namespace v1 = task::v1;
using Forms = v1::FormService;
using ::testing::ElementsAre;

constexpr char kCampaignName[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
constexpr char kDeputy[] = "yang-bo";
constexpr char kStatistician[] = "tong-ji";
constexpr auto kRefused = absl::StatusCode::kFailedPrecondition;

std::string FormNameOf(absl::string_view period) {
  return absl::StrCat(kCampaignName, "/periods/", period, "/forms/", kScienceUnit);
}

v1::FormRow Row(const std::string& item, const std::string& figure) {
  v1::FormRow row;
  row.set_item(item);
  if (item[0] == 'I') row.set_value(figure);
  if (item[0] == 'T' || item.starts_with("POL")) row.set_progress(figure);
  if (item.starts_with("P-")) row.set_invested_wan(figure);
  return row;
}

class FormCycleTest : public ::testing::Test {
 protected:
  FormCycleTest() : bench_(ChinaAt("2024-03-01 09:00")) {
    EXPECT_TRUE(bench_.Import().ok());
    v1::BatchCreateRoleBindingsRequest batch;
    batch.set_parent("jurisdictions/hecheng");
    v1::CreateRoleBindingRequest& deputy = *batch.add_requests();
    deputy.set_role_binding_id("r-deputy");
    deputy.mutable_role_binding()->set_person(kDeputy);
    deputy.mutable_role_binding()->set_role(v1::ROLE_EXECUTIVE_DEPUTY);
    v1::CreateRoleBindingRequest& statistician = *batch.add_requests();
    statistician.set_role_binding_id("r-statistician");
    statistician.mutable_role_binding()->set_person(kStatistician);
    statistician.mutable_role_binding()->set_role(v1::ROLE_STATISTICS);
    const auto bound = bench_.Call<v1::RoleBindingService>(
        kFirstAdmin, &v1::RoleBindingService::Stub::BatchCreateRoleBindings, batch);
    EXPECT_TRUE(bound.ok()) << bound.status();
  }

  template <typename Request, typename Method>
  auto Call(const std::string& person, Method method, Request request) {
    return bench_.Call<Forms>(person, method, request);
  }

  absl::StatusOr<v1::FillFormResponse> Fill(absl::string_view period, const std::vector<v1::FormRow>& rows,
                                            const std::string& etag = "") {
    v1::FillFormRequest request;
    request.set_name(FormNameOf(period));
    for (const v1::FormRow& row : rows) *request.add_rows() = row;
    request.set_etag(etag);
    return Call(kReporter, &Forms::Stub::FillForm, request);
  }

  v1::Form Get(absl::string_view period, v1::FormView view = v1::FORM_VIEW_BASIC) {
    v1::GetFormRequest request;
    request.set_name(FormNameOf(period));
    request.set_view(view);
    const auto form = Call(kReporter, &Forms::Stub::GetForm, request);
    EXPECT_TRUE(form.ok()) << form.status();
    return form.value_or(v1::Form());
  }

  template <typename Request, typename Method>
  absl::StatusOr<v1::Form> Act(const std::string& person, absl::string_view period, Method method,
                               Request request) {
    request.set_name(FormNameOf(period));
    return Call(person, method, request);
  }

  void SubmitAndApprove(absl::string_view period) {
    const auto submitted = Act(kReporter, period, &Forms::Stub::SubmitForm, v1::SubmitFormRequest());
    ASSERT_TRUE(submitted.ok()) << submitted.status();
    ASSERT_TRUE(Act(kLeader, period, &Forms::Stub::UnitApproveForm, v1::UnitApproveFormRequest()).ok());
    for (const auto& [action, person] :
         std::map<std::string, std::string>{{"A1", kReviewerA1}, {"A2", kReviewerA2}}) {
      v1::TfApproveFormRequest approve;
      approve.set_action(action);
      const auto approved = Act(person, period, &Forms::Stub::TfApproveForm, approve);
      ASSERT_TRUE(approved.ok()) << approved.status();
    }
  }

  void Lock(absl::string_view period) {
    v1::LockPeriodRequest request;
    request.set_name(absl::StrCat(kCampaignName, "/periods/", period));
    const auto locked =
        bench_.Call<v1::PeriodService>(kOfficeClerk, &v1::PeriodService::Stub::LockPeriod, request);
    ASSERT_TRUE(locked.ok()) << locked.status();
  }

  // The form of the last ten days of February, reported, approved and locked; now it is 7 March.
  void FinishFebruary() {
    ASSERT_TRUE(
        Fill("2024-M02-D3", {Row("I-1", "21.50"), Row("P-1", "800"), Row("POL-1", "20"), Row("T-1", "20")})
            .ok());
    SubmitAndApprove("2024-M02-D3");
    bench_.clock().SetTime(ChinaAt("2024-03-07 09:00"));
    Lock("2024-M02-D3");
  }

  // Uploads a small text and returns its name.
  std::string Upload() {
    const std::string content = "验收意见";
    grpc::ClientContext context;
    context.AddMetadata("authorization", absl::StrCat("Bearer ", bench_.TokenOf(kReporter)));
    v1::Evidence evidence;
    const auto stub = v1::EvidenceService::NewStub(bench_.channel());
    const auto stream = stub->UploadEvidence(&context, &evidence);
    v1::UploadEvidenceRequest part;
    part.mutable_header()->set_parent(kCampaignName);
    part.mutable_header()->set_unit(absl::StrCat("jurisdictions/hecheng/units/", kScienceUnit));
    part.mutable_header()->set_file_name("验收意见.txt");
    part.mutable_header()->set_size_bytes(static_cast<std::int64_t>(content.size()));
    stream->Write(part);
    part.set_chunk(content);
    stream->Write(part);
    stream->WritesDone();
    const grpc::Status status = stream->Finish();
    EXPECT_TRUE(status.ok()) << status.error_message();
    return evidence.name();
  }

  // Imports what the statistics office says of I-1.
  void Publish(const std::string& period, v1::Statistic::Status status, const std::string& value) {
    v1::ImportStatisticsRequest request;
    request.set_parent(kCampaignName);
    v1::StatisticRow& row = *request.add_rows();
    row.set_item(absl::StrCat(kCampaignName, "/items/I-1"));
    row.set_period(period);
    row.mutable_version()->set_value(value);
    row.mutable_version()->set_status(status);
    row.mutable_version()->set_source_document("统计月报");
    row.mutable_version()->mutable_publication_date()->set_year(2024);
    row.mutable_version()->mutable_publication_date()->set_month(3);
    row.mutable_version()->mutable_publication_date()->set_day(7);
    using Service = v1::StatisticService;
    const auto imported = bench_.Call<Service>(kStatistician, &Service::Stub::ImportStatistics, request);
    ASSERT_TRUE(imported.ok()) << imported.status();
  }

  TaskBench bench_;
};

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

TEST_F(FormCycleTest, ACorrectionChangesTheLockedRowsAndLaterChecksReadTheNewOnes) {
  FinishFebruary();
  v1::AskCorrectionRequest ask;
  ask.set_parent(kCampaignName);
  v1::Correction& wanted = *ask.mutable_correction();
  wanted.set_form(FormNameOf("2024-M02-D3"));
  wanted.set_reason("漏加一户");
  wanted.add_evidence("台账第 3 页");
  *wanted.add_rows() = Row("I-1", "23.4");
  using Service = v1::CorrectionService;
  EXPECT_EQ(bench_.Call<Service>(kHousingReporter, &Service::Stub::AskCorrection, ask).status().code(),
            absl::StatusCode::kPermissionDenied);
  const auto asked = bench_.Call<Service>(kReporter, &Service::Stub::AskCorrection, ask);
  ASSERT_TRUE(asked.ok()) << asked.status();
  EXPECT_EQ(asked->old_rows(0).value(), "21.5");
  v1::EndorseCorrectionRequest endorse;
  endorse.set_name(asked->name());
  const auto endorsed = bench_.Call<Service>(kLeader, &Service::Stub::EndorseCorrection, endorse);
  ASSERT_TRUE(endorsed.ok()) << endorsed.status();
  EXPECT_EQ(Get("2024-M02-D3").state(), v1::Form::STATE_CORR_PENDING);
  v1::ApproveCorrectionRequest approve;
  approve.set_name(asked->name());
  approve.set_action("A1");
  approve.set_etag(asked->etag());
  EXPECT_THAT(bench_.Call<Service>(kReviewerA1, &Service::Stub::ApproveCorrection, approve),
              IsRefusal(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  approve.clear_etag();
  EXPECT_EQ(bench_.Call<Service>(kReviewerA2, &Service::Stub::ApproveCorrection, approve).status().code(),
            absl::StatusCode::kPermissionDenied);
  ASSERT_TRUE(bench_.Call<Service>(kReviewerA1, &Service::Stub::ApproveCorrection, approve).ok());
  bench_.Restart();
  approve.clear_action();
  const auto approved = bench_.Call<Service>(kOfficeClerk, &Service::Stub::ApproveCorrection, approve);
  ASSERT_TRUE(approved.ok()) << approved.status();
  EXPECT_EQ(approved->state(), v1::Correction::STATE_APPROVED);
  const v1::Form corrected = Get("2024-M02-D3");
  EXPECT_EQ(corrected.state(), v1::Form::STATE_LOCKED);
  EXPECT_EQ(corrected.attested_rows(0).value(), "23.4");
  EXPECT_EQ(corrected.correction_count(), 1);
  ASSERT_TRUE(Fill("2024-M03-D1", {Row("I-1", "22")}).ok());
  EXPECT_THAT(
      Faults(Act(kReporter, "2024-M03-D1", &Forms::Stub::SubmitForm, v1::SubmitFormRequest()).status()),
      ::testing::Contains("rows.I-1: BELOW_PREVIOUS"));
}

TEST_F(FormCycleTest, AnExcuseMakesAMissingFormCountAsOnTime) {
  bench_.clock().SetTime(ChinaAt("2024-03-07 09:00"));
  Lock("2024-M02-D3");
  using Service = v1::ExcuseService;
  v1::AskExcuseRequest ask;
  ask.set_parent(kCampaignName);
  ask.mutable_excuse()->set_form(FormNameOf("2024-M02-D3"));
  ask.mutable_excuse()->set_cause(v1::Excuse::CAUSE_SYSTEM_OUTAGE);
  ask.mutable_excuse()->set_reason("系统当日无法登录");
  ask.mutable_excuse()->add_evidence("故障通报");
  const auto asked = bench_.Call<Service>(kLeader, &Service::Stub::AskExcuse, ask);
  ASSERT_TRUE(asked.ok()) << asked.status();
  v1::ConfirmExcuseRequest confirm;
  confirm.set_name(asked->name());
  EXPECT_EQ(bench_.Call<Service>(kLeader, &Service::Stub::ConfirmExcuse, confirm).status().code(),
            absl::StatusCode::kPermissionDenied);
  ASSERT_TRUE(bench_.Call<Service>(kOfficeClerk, &Service::Stub::ConfirmExcuse, confirm).ok());
  EXPECT_EQ(Get("2024-M02-D3").class_(), v1::Form::CLASS_EXCUSED);
  v1::CountOverridesRequest count;
  count.set_parent(absl::StrCat(kCampaignName, "/periods/2024-M02-D3"));
  const auto counts = Call(kLeader, &Forms::Stub::CountOverrides, count);
  ASSERT_TRUE(counts.ok()) << counts.status();
  ASSERT_EQ(counts->units_size(), 1);
  EXPECT_EQ(counts->units(0).excuses(), 1);
}

TEST_F(FormCycleTest, AReopeningRunsUntilItsEnd) {
  FinishFebruary();
  EXPECT_THAT(Fill("2024-M02-D3", {Row("I-1", "22")}), IsRefusal(kRefused, "PERIOD_CLOSED"));
  using Service = v1::ReopeningService;
  v1::OrderReopeningRequest order;
  order.set_parent(kCampaignName);
  order.mutable_reopening()->set_form(FormNameOf("2024-M02-D3"));
  order.mutable_reopening()->set_reason("系统升级致数据未报");
  order.mutable_reopening()->mutable_end_time()->set_seconds(
      absl::ToUnixSeconds(ChinaAt("2024-03-08 18:00")));
  const auto ordered = bench_.Call<Service>(kOfficeClerk, &Service::Stub::OrderReopening, order);
  ASSERT_TRUE(ordered.ok()) << ordered.status();
  v1::ApproveReopeningRequest approve;
  approve.set_name(ordered->name());
  EXPECT_THAT(bench_.Call<Service>(kOfficeClerk, &Service::Stub::ApproveReopening, approve),
              IsRefusal(kRefused, "SAME_PERSON"));
  ASSERT_TRUE(bench_.Call<Service>(kDeputy, &Service::Stub::ApproveReopening, approve).ok());
  ASSERT_TRUE(Fill("2024-M02-D3", {Row("I-1", "22")}).ok());
  EXPECT_EQ(Get("2024-M02-D3").state(), v1::Form::STATE_LATE_DRAFT);
  bench_.clock().SetTime(ChinaAt("2024-03-08 18:00"));
  EXPECT_THAT(Act(kReporter, "2024-M02-D3", &Forms::Stub::SubmitForm, v1::SubmitFormRequest()),
              IsRefusal(kRefused, "REOPENING_EXPIRED"));
  const v1::Form form = Get("2024-M02-D3");
  EXPECT_EQ(form.state(), v1::Form::STATE_LOCKED);
  EXPECT_EQ(form.attested_rows(0).value(), "21.5");
  EXPECT_EQ(std::vector<int>(form.flags().begin(), form.flags().end()),
            (std::vector<int>{v1::Form::FLAG_REOPENED, v1::Form::FLAG_LATE_FILLED}));
  v1::ListReopeningsRequest list;
  list.set_parent(kCampaignName);
  list.set_filter("state = EXPIRED");
  const auto expired = bench_.Call<Service>(kLeader, &Service::Stub::ListReopenings, list);
  ASSERT_TRUE(expired.ok()) << expired.status();
  EXPECT_EQ(expired->reopenings_size(), 1);
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
}  // namespace duban::testing
