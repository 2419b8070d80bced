// Official statistics, samples, findings and cases of false reports through the real services.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/check_rules.grpc.pb.h"
#include "duban/task/v1/false_report_service.grpc.pb.h"
#include "duban/task/v1/finding.grpc.pb.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "duban/task/v1/period.grpc.pb.h"
#include "duban/task/v1/sample.grpc.pb.h"
#include "duban/task/v1/statistic.grpc.pb.h"
#include "services/task/convert/to_proto.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing::check_test {
namespace {

namespace v1 = task::v1;
using Statistics = v1::StatisticService;
using Samples = v1::SampleService;
using Findings = v1::FindingService;
using Cases = v1::FalseReportService;
using Rules = v1::CheckRulesService;

constexpr char kParent[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
constexpr char kForm[] =
    "jurisdictions/hecheng/campaigns/eight-actions-2024/periods/2024-M03-D3/forms/hc-sti";
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

std::string Under(absl::string_view path) { return absl::StrCat(kParent, "/", path); }

class CheckTest : public ::testing::Test {
 protected:
  CheckTest() : bench(ChinaAt("2024-04-01 09:00")) {
    EXPECT_THAT(bench.Import(), IsOk());
    const std::pair<const char*, task::Role> kPeople[] = {{"tong-ji", task::Role::kStatistics},
                                                          {"du-cha", task::Role::kSupervision},
                                                          {"he-cha", task::Role::kVerifier},
                                                          {"di-er", task::Role::kVerifier},
                                                          {"zhu-ren", task::Role::kSupervisionHead},
                                                          {"chang-wu", task::Role::kExecutiveDeputy},
                                                          {"qu-zhang", task::Role::kHead}};
    v1::BatchCreateRoleBindingsRequest roles;
    roles.set_parent("jurisdictions/hecheng");
    for (const auto& [person, role] : kPeople) {
      v1::CreateRoleBindingRequest& added = *roles.add_requests();
      added.set_role_binding_id(absl::StrCat("r-", person));
      const task::RoleBinding binding{.id = absl::StrCat("r-", person), .person = person, .role = role};
      *added.mutable_role_binding() = task::ToProto(kDistrict, binding);
    }
    EXPECT_THAT(bench.Call<v1::RoleBindingService>(
                    kFirstAdmin, &v1::RoleBindingService::Stub::BatchCreateRoleBindings, roles),
                IsOk());
  }

  // The form of hc-sti for the end of March, claiming T-1 done, is filled, approved and locked.
  void LockForm() {
    using Forms = v1::FormService;
    v1::FillFormRequest fill;
    fill.set_name(kForm);
    for (const char* item : {"I-1", "P-1", "POL-1", "T-1"}) {
      v1::FormRow& row = *fill.add_rows();
      row.set_item(item);
      if (item == std::string("I-1")) row.set_value("21.5");
      if (item == std::string("P-1")) row.set_invested_wan("800");
      if (item == std::string("POL-1")) row.set_progress("20");
      if (item != std::string("T-1")) continue;
      row.set_progress("100");
      *row.mutable_done_date() = task::ToProto(absl::CivilDay(2024, 3, 28));
      row.set_explanation("验收备案表随后补传");
    }
    ASSERT_THAT(bench.Call<Forms>(kReporter, &Forms::Stub::FillForm, fill), IsOk());
    v1::SubmitFormRequest submit;
    submit.set_name(kForm);
    ASSERT_THAT(bench.Call<Forms>(kReporter, &Forms::Stub::SubmitForm, submit), IsOk());
    v1::UnitApproveFormRequest approve;
    approve.set_name(kForm);
    ASSERT_THAT(bench.Call<Forms>(kLeader, &Forms::Stub::UnitApproveForm, approve), IsOk());
    bench.clock().AdvanceTime(absl::Hours(24 * 8));
    v1::LockPeriodRequest lock;
    lock.set_name(Under("periods/2024-M03-D3"));
    ASSERT_THAT(bench.Call<v1::PeriodService>(kOfficeClerk, &v1::PeriodService::Stub::LockPeriod, lock),
                IsOk());
  }

  absl::StatusOr<v1::Finding> RecordFinding(const std::string& person, const std::string& verified) {
    v1::RecordFindingRequest request;
    request.set_parent(kParent);
    request.mutable_finding()->set_form(kForm);
    request.mutable_finding()->set_item(Under("items/T-1"));
    request.mutable_finding()->set_subject(v1::Finding::SUBJECT_DONE);
    request.mutable_finding()->set_verified(verified);
    request.mutable_finding()->set_method("现场查看");
    return bench.Call<Findings>(person, &Findings::Stub::RecordFinding, request);
  }

  absl::StatusOr<v1::Finding> Confirm(const std::string& person, const std::string& name) {
    v1::ConfirmFindingRequest request;
    request.set_name(name);
    return bench.Call<Findings>(person, &Findings::Stub::ConfirmFinding, request);
  }

  // One act on the case `name`.
  template <typename Request>
  absl::StatusOr<v1::FalseReportCase> Act(
      const std::string& person, const std::string& name,
      grpc::Status (Cases::Stub::*method)(grpc::ClientContext*, const Request&, v1::FalseReportCase*),
      v1::FalseReportCase::Outcome outcome = v1::FalseReportCase::OUTCOME_FALSE) {
    Request request;
    request.set_name(name);
    if constexpr (requires { request.set_text(""); }) request.set_text("说明");
    if constexpr (requires { request.set_outcome(outcome); }) request.set_outcome(outcome);
    return bench.Call<Cases>(person, method, request);
  }

  TaskBench bench;
};

TEST_F(CheckTest, StatisticsAreImportedByTheStatisticsOfficeAllOrNone) {
  v1::ImportStatisticsRequest request;
  request.set_parent(kParent);
  v1::StatisticRow& row = *request.add_rows();
  row.set_item(Under("items/I-1"));
  row.set_period("2024-M02");
  row.mutable_version()->set_value("20.10");
  row.mutable_version()->set_status(v1::Statistic::STATUS_FLASH);
  row.mutable_version()->set_source_document("统计月报第2期");
  *row.mutable_version()->mutable_publication_date() = task::ToProto(absl::CivilDay(2024, 3, 18));
  EXPECT_THAT(bench.Call<Statistics>(kOfficeClerk, &Statistics::Stub::ImportStatistics, request),
              IsRefusal(kDenied, "ROLE_REQUIRED"));
  const std::int64_t before = bench.CountChanges();
  v1::ImportStatisticsRequest dry_run = request;
  dry_run.set_validate_only(true);
  EXPECT_THAT(bench.Call<Statistics>("tong-ji", &Statistics::Stub::ImportStatistics, dry_run), IsOk());
  EXPECT_EQ(bench.CountChanges(), before);
  ASSERT_THAT(bench.Call<Statistics>("tong-ji", &Statistics::Stub::ImportStatistics, request), IsOk());
  const auto again = bench.Call<Statistics>("tong-ji", &Statistics::Stub::ImportStatistics, request);
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->unchanged_count(), 1);
  request.mutable_rows(0)->mutable_version()->set_status(v1::Statistic::STATUS_FINAL);
  ASSERT_THAT(bench.Call<Statistics>("tong-ji", &Statistics::Stub::ImportStatistics, request), IsOk());
  bench.Restart();
  v1::GetStatisticRequest get;
  get.set_name(Under("statistics/I-1-2024-M02"));
  const auto statistic = bench.Call<Statistics>(kReporter, &Statistics::Stub::GetStatistic, get);
  ASSERT_THAT(statistic, IsOk());
  EXPECT_EQ(statistic->value(), "20.1");
  EXPECT_EQ(statistic->status(), v1::Statistic::STATUS_FINAL);
  EXPECT_EQ(statistic->versions_size(), 2);
}

TEST_F(CheckTest, ASampleIsDrawnFromTheLockedFormsAndCanBeDrawnAgain) {
  LockForm();
  v1::DrawSampleRequest draw;
  draw.set_parent(kParent);
  draw.set_quarter("2024-Q1");
  EXPECT_THAT(bench.Call<Samples>(kReporter, &Samples::Stub::DrawSample, draw),
              IsRefusal(kDenied, "ROLE_REQUIRED"));
  const auto sample = bench.Call<Samples>("du-cha", &Samples::Stub::DrawSample, draw);
  ASSERT_THAT(sample, IsOk());
  ASSERT_EQ(sample->claims_size(), 1);
  EXPECT_EQ(sample->claims(0).form(), kForm);
  EXPECT_EQ(sample->picked_count(), 1);
  EXPECT_EQ(sample->seed().size(), 64u);
  EXPECT_THAT(bench.Call<Samples>("du-cha", &Samples::Stub::DrawSample, draw),
              IsRefusal(kPrecondition, "ALREADY_DRAWN"));
  bench.Restart();
  v1::RedrawSampleRequest redraw;
  redraw.set_name(sample->name());
  const auto again = bench.Call<Samples>(kReporter, &Samples::Stub::RedrawSample, redraw);
  ASSERT_THAT(again, IsOk());
  EXPECT_TRUE(again->same());
}

TEST_F(CheckTest, AFalseReportGoesTheWholeWay) {
  LockForm();
  EXPECT_THAT(RecordFinding(kReporter, "no"), IsRefusal(kDenied, "ROLE_REQUIRED"));
  const auto finding = RecordFinding("he-cha", "no");
  ASSERT_THAT(finding, IsOk());
  EXPECT_EQ(finding->deviation_class(), v1::Finding::DEVIATION_CLASS_MAJOR);
  EXPECT_EQ(finding->reported(), "yes");
  EXPECT_THAT(Confirm("he-cha", finding->name()), IsRefusal(kPrecondition, "SAME_PERSON"));
  ASSERT_THAT(Confirm("di-er", finding->name()), IsOk());
  v1::OpenFalseReportCaseRequest open;
  open.set_parent(kParent);
  open.set_finding(finding->name());
  open.set_ground(v1::FalseReportCase::GROUND_FORGED_EVIDENCE);
  open.set_text("验收意见系伪造");
  const auto opened = bench.Call<Cases>("du-cha", &Cases::Stub::OpenFalseReportCase, open);
  ASSERT_THAT(opened, IsOk());
  EXPECT_EQ(opened->period(), "2024-M03-D3");
  const std::string name = opened->name();
  EXPECT_THAT(Act("zhu-ren", name, &Cases::Stub::DecideFalseReport),
              IsRefusal(kPrecondition, "FALSE_REPORT_STATE"));
  ASSERT_THAT(Act("du-cha", name, &Cases::Stub::NotifyFalseReport), IsOk());
  EXPECT_THAT(Act(kHousingLeader, name, &Cases::Stub::StateFalseReport), IsRefusal(kDenied, "ROLE_REQUIRED"));
  ASSERT_THAT(Act(kLeader, name, &Cases::Stub::StateFalseReport), IsOk());
  ASSERT_THAT(Act("zhu-ren", name, &Cases::Stub::DecideFalseReport), IsOk());
  EXPECT_THAT(Act("zhu-ren", name, &Cases::Stub::ApproveFalseReport), IsRefusal(kDenied, "ROLE_REQUIRED"));
  const auto in_force = Act("chang-wu", name, &Cases::Stub::ApproveFalseReport);
  ASSERT_THAT(in_force, IsOk());
  EXPECT_EQ(in_force->outcome(), v1::FalseReportCase::OUTCOME_FALSE);
  ASSERT_THAT(Act(kLeader, name, &Cases::Stub::AppealFalseReport), IsOk());
  EXPECT_THAT(Act("chang-wu", name, &Cases::Stub::ReviewFalseReport), IsRefusal(kPrecondition, "RECUSED"));
  bench.Restart();
  const auto closed =
      Act("qu-zhang", name, &Cases::Stub::ReviewFalseReport, v1::FalseReportCase::OUTCOME_NOT_FALSE);
  ASSERT_THAT(closed, IsOk());
  EXPECT_EQ(closed->state(), v1::FalseReportCase::STATE_FINAL);
  EXPECT_EQ(closed->outcome(), v1::FalseReportCase::OUTCOME_NOT_FALSE);
  EXPECT_EQ(closed->acts_size(), 7);
  v1::GetFalseReportCaseRequest unknown;
  unknown.set_name(Under("falseReportCases/fr-9999"));
  EXPECT_THAT(bench.Call<Cases>("qu-zhang", &Cases::Stub::GetFalseReportCase, unknown),
              IsRefusal(absl::StatusCode::kNotFound, "NOT_FOUND"));
}

TEST_F(CheckTest, RulesHaveDefaultsAndVersions) {
  v1::GetCheckRulesRequest get;
  get.set_name(Under("checkRules/current"));
  const auto defaults = bench.Call<Rules>(kReporter, &Rules::Stub::GetCheckRules, get);
  ASSERT_THAT(defaults, IsOk());
  EXPECT_EQ(defaults->sample_percent(), "10");
  EXPECT_EQ(defaults->objection_days(), 30);
  v1::UpdateCheckRulesRequest update;
  *update.mutable_check_rules() = *defaults;
  update.mutable_check_rules()->set_sample_percent("15");
  update.set_reason("督查办〔2024〕3号");
  EXPECT_THAT(bench.Call<Rules>("du-cha", &Rules::Stub::UpdateCheckRules, update),
              IsRefusal(kDenied, "ROLE_REQUIRED"));
  ASSERT_THAT(bench.Call<Rules>("zhu-ren", &Rules::Stub::UpdateCheckRules, update), IsOk());
  update.set_etag("\"1\"");
  EXPECT_THAT(bench.Call<Rules>("zhu-ren", &Rules::Stub::UpdateCheckRules, update),
              IsRefusal(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  bench.Restart();
  EXPECT_EQ(bench.Call<Rules>(kReporter, &Rules::Stub::GetCheckRules, get)->sample_percent(), "15");
}

}  // namespace
}  // namespace duban::testing::check_test
