// What puts forms right afterwards, through the real services: corrections, excuses, reopenings.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/correction.grpc.pb.h"
#include "duban/task/v1/excuse.grpc.pb.h"
#include "duban/task/v1/reopening.grpc.pb.h"
#include "tests/integration/task/form_cycle.h"
#include "tests/support/error_matchers.h"

namespace duban::testing::form_remedies_test {
namespace {

namespace v1 = task::v1;
using Forms = v1::FormService;

constexpr auto kRefused = absl::StatusCode::kFailedPrecondition;

class FormRemediesTest : public FormCycle {};

TEST_F(FormRemediesTest, ACorrectionChangesTheLockedRowsAndLaterChecksReadTheNewOnes) {
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

TEST_F(FormRemediesTest, AnExcuseMakesAMissingFormCountAsOnTime) {
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

TEST_F(FormRemediesTest, AReopeningRunsUntilItsEnd) {
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

}  // namespace
}  // namespace duban::testing::form_remedies_test
