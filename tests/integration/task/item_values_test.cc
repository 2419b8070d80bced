// The values of an item through the real services: attested, official, and under another lead.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/statistic.grpc.pb.h"
#include "tests/integration/task/item_life.h"
#include "tests/support/error_matchers.h"

namespace duban::testing::item_values_test {
namespace {

namespace pb = task::v1;
using Items = pb::ItemService;
using Requests = pb::ChangeRequestService;

class ItemValuesTest : public ItemLife {};

TEST_F(ItemValuesTest, ThreeTenDayFormsMakeTheMonthsValue) {
  Attest("2024-M03-D1", "21.5");
  bench_.clock().SetTime(ChinaAt("2024-03-20 09:00"));
  Attest("2024-M03-D2", "25");
  const auto month = Value("2024-M03");
  ASSERT_THAT(month, IsOk());
  EXPECT_EQ(month->status(), pb::ItemValue::STATUS_REPORTED);
  EXPECT_EQ(month->value(), "25");
  EXPECT_EQ(month->source_period(), "2024-M03-D2");
  EXPECT_EQ(month->form(), absl::StrCat(kParent, "/periods/2024-M03-D2/forms/hc-sti"));
  EXPECT_EQ(Value("2024-M03-D2")->increment(), "3.5");
  EXPECT_EQ(Value("2024-M03", "万元")->value(), "250000");
  EXPECT_EQ(Value("2024-M04")->status(), pb::ItemValue::STATUS_MISSING);
  EXPECT_THAT(Value("2024-M03", "户"), IsRefusal(absl::StatusCode::kInvalidArgument, "UNIT_OF_MEASURE"));
  EXPECT_THAT(Value("2023-M03"), IsRefusal(absl::StatusCode::kInvalidArgument, "PERIOD_ID"));
  pb::GetItemTrajectoryRequest request;
  request.set_name(Name("I-1"));
  const auto course = bench_.Call<Items>(kReporter, &Items::Stub::GetItemTrajectory, request);
  ASSERT_EQ(course->points_size(), 36);
  EXPECT_EQ(course->points(6).period(), "2024-M03-D1");
  EXPECT_EQ(course->points(6).expected(), "70/3");
  EXPECT_EQ(course->points(6).actual(), "21.5");
  EXPECT_EQ(course->points(8).status(), pb::ItemValue::STATUS_MISSING);
}

TEST_F(ItemValuesTest, AnOfficialValueOverridesWhatTheUnitReported) {
  Attest("2024-M03-D1", "21.5");
  pb::ImportStatisticsRequest import;
  import.set_parent(kParent);
  pb::StatisticRow& row = *import.add_rows();
  row.set_item(Name("I-1"));
  row.set_period("2024-M02");
  row.mutable_version()->set_value("17.8");
  row.mutable_version()->set_status(pb::Statistic::STATUS_FLASH);
  row.mutable_version()->set_source_document("区统计局快报");
  row.mutable_version()->mutable_publication_date()->set_year(2024);
  row.mutable_version()->mutable_publication_date()->set_month(3);
  row.mutable_version()->mutable_publication_date()->set_day(10);
  ASSERT_THAT(
      bench_.Call<pb::StatisticService>(kStatistician, &pb::StatisticService::Stub::ImportStatistics, import),
      IsOk());
  const auto month = Value("2024-M02");
  EXPECT_EQ(month->status(), pb::ItemValue::STATUS_OFFICIAL);
  EXPECT_EQ(month->value(), "17.8");
  EXPECT_THAT(month->statistic(), ::testing::StartsWith(absl::StrCat(kParent, "/statistics/")));
  EXPECT_EQ(Value("2024-M03-D1")->increment(), "3.7");
}

TEST_F(ItemValuesTest, AFormerLeadsFormsStillCount) {
  Attest("2024-M03-D1", "21.5");
  pb::CreateChangeRequestRequest request;
  request.set_parent(kParent);
  pb::ChangeRequest& asked = *request.mutable_change_request();
  asked.set_kind(pb::ChangeRequest::KIND_CHANGE);
  asked.set_item(Name("I-1"));
  asked.set_reason("职能划转");
  asked.set_basis_document("机构改革方案");
  asked.add_changes()->set_field(pb::ChangeRequest::FIELD_LEAD_UNIT);
  asked.mutable_changes(0)->set_new_value(kHousingUnit);
  const auto made = bench_.Call<Requests>(kReporter, &Requests::Stub::CreateChangeRequest, request);
  ASSERT_THAT(made, IsOk());
  ASSERT_THAT(Approve(kTfLead, made->name()), IsOk());
  ASSERT_THAT(Approve(kOfficeClerk, made->name()), IsOk());
  EXPECT_EQ(Get("I-1")->lead_unit(), "jurisdictions/hecheng/units/hc-housing");
  EXPECT_EQ(Value("2024-M03")->value(), "21.5");
  EXPECT_EQ(Value("2024-M03")->form(), absl::StrCat(kParent, "/periods/2024-M03-D1/forms/hc-sti"));
}

}  // namespace
}  // namespace duban::testing::item_values_test
