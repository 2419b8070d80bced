// Forms through the real services: filling, submitting, approving and locking them as calls.
#ifndef DUBAN_TESTS_INTEGRATION_TASK_FORM_CYCLE_H_
#define DUBAN_TESTS_INTEGRATION_TASK_FORM_CYCLE_H_

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/evidence.grpc.pb.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "duban/task/v1/period.grpc.pb.h"
#include "duban/task/v1/role.grpc.pb.h"
#include "duban/task/v1/statistic.grpc.pb.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {

// The fixture's record on 2024-03-01, with an executive deputy and a statistician beside its people.
class FormCycle : public ::testing::Test {
 protected:
  using FormService = task::v1::FormService;
  static constexpr char kCampaignName[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
  static constexpr char kDeputy[] = "yang-bo";
  static constexpr char kStatistician[] = "tong-ji";

  // The form of hc-sti.
  static std::string FormNameOf(absl::string_view period) {
    return absl::StrCat(kCampaignName, "/periods/", period, "/forms/", kScienceUnit);
  }
  // A row with `figure` where items of that kind have one.
  static task::v1::FormRow Row(const std::string& item, const std::string& figure) {
    task::v1::FormRow row;
    row.set_item(item);
    if (item[0] == 'I') row.set_value(figure);
    if (item[0] == 'T' || item.starts_with("POL")) row.set_progress(figure);
    if (item.starts_with("P-")) row.set_invested_wan(figure);
    return row;
  }

  FormCycle() : bench_(ChinaAt("2024-03-01 09:00")) {
    EXPECT_TRUE(bench_.Import().ok());
    task::v1::BatchCreateRoleBindingsRequest batch;
    batch.set_parent("jurisdictions/hecheng");
    task::v1::CreateRoleBindingRequest& deputy = *batch.add_requests();
    deputy.set_role_binding_id("r-deputy");
    deputy.mutable_role_binding()->set_person(kDeputy);
    deputy.mutable_role_binding()->set_role(task::v1::ROLE_EXECUTIVE_DEPUTY);
    task::v1::CreateRoleBindingRequest& statistician = *batch.add_requests();
    statistician.set_role_binding_id("r-statistician");
    statistician.mutable_role_binding()->set_person(kStatistician);
    statistician.mutable_role_binding()->set_role(task::v1::ROLE_STATISTICS);
    const auto bound = bench_.Call<task::v1::RoleBindingService>(
        kFirstAdmin, &task::v1::RoleBindingService::Stub::BatchCreateRoleBindings, batch);
    EXPECT_TRUE(bound.ok()) << bound.status();
  }

  template <typename Request, typename Method>
  auto Call(const std::string& person, Method method, Request request) {
    return bench_.Call<FormService>(person, method, request);
  }

  absl::StatusOr<task::v1::FillFormResponse> Fill(absl::string_view period,
                                                  const std::vector<task::v1::FormRow>& rows,
                                                  const std::string& etag = "") {
    task::v1::FillFormRequest request;
    request.set_name(FormNameOf(period));
    for (const task::v1::FormRow& row : rows) *request.add_rows() = row;
    request.set_etag(etag);
    return Call(kReporter, &FormService::Stub::FillForm, request);
  }

  task::v1::Form Get(absl::string_view period, task::v1::FormView view = task::v1::FORM_VIEW_BASIC) {
    task::v1::GetFormRequest request;
    request.set_name(FormNameOf(period));
    request.set_view(view);
    const auto form = Call(kReporter, &FormService::Stub::GetForm, request);
    EXPECT_TRUE(form.ok()) << form.status();
    return form.value_or(task::v1::Form());
  }

  template <typename Request, typename Method>
  absl::StatusOr<task::v1::Form> Act(const std::string& person, absl::string_view period, Method method,
                                     Request request) {
    request.set_name(FormNameOf(period));
    return Call(person, method, request);
  }

  void SubmitAndApprove(absl::string_view period) {
    const auto submitted =
        Act(kReporter, period, &FormService::Stub::SubmitForm, task::v1::SubmitFormRequest());
    ASSERT_TRUE(submitted.ok()) << submitted.status();
    ASSERT_TRUE(
        Act(kLeader, period, &FormService::Stub::UnitApproveForm, task::v1::UnitApproveFormRequest()).ok());
    for (const auto& [action, person] :
         std::map<std::string, std::string>{{"A1", kReviewerA1}, {"A2", kReviewerA2}}) {
      task::v1::TfApproveFormRequest approve;
      approve.set_action(action);
      const auto approved = Act(person, period, &FormService::Stub::TfApproveForm, approve);
      ASSERT_TRUE(approved.ok()) << approved.status();
    }
  }

  void Lock(absl::string_view period) {
    task::v1::LockPeriodRequest request;
    request.set_name(absl::StrCat(kCampaignName, "/periods/", period));
    const auto locked = bench_.Call<task::v1::PeriodService>(
        kOfficeClerk, &task::v1::PeriodService::Stub::LockPeriod, request);
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
    task::v1::Evidence evidence;
    const auto stub = task::v1::EvidenceService::NewStub(bench_.channel());
    const auto stream = stub->UploadEvidence(&context, &evidence);
    task::v1::UploadEvidenceRequest part;
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
  void Publish(const std::string& period, task::v1::Statistic::Status status, const std::string& value) {
    task::v1::ImportStatisticsRequest request;
    request.set_parent(kCampaignName);
    task::v1::StatisticRow& row = *request.add_rows();
    row.set_item(absl::StrCat(kCampaignName, "/items/I-1"));
    row.set_period(period);
    row.mutable_version()->set_value(value);
    row.mutable_version()->set_status(status);
    row.mutable_version()->set_source_document("统计月报");
    row.mutable_version()->mutable_publication_date()->set_year(2024);
    row.mutable_version()->mutable_publication_date()->set_month(3);
    row.mutable_version()->mutable_publication_date()->set_day(7);
    using Service = task::v1::StatisticService;
    const auto imported = bench_.Call<Service>(kStatistician, &Service::Stub::ImportStatistics, request);
    ASSERT_TRUE(imported.ok()) << imported.status();
  }

  TaskBench bench_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_TASK_FORM_CYCLE_H_
