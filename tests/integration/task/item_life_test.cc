// Items through the real service: their lives and change requests.
#include "tests/integration/task/item_life.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/item_rules.grpc.pb.h"
#include "tests/support/error_matchers.h"

namespace duban::testing::item_life_test {
namespace {

namespace pb = task::v1;
using Items = pb::ItemService;
using Requests = pb::ChangeRequestService;

constexpr auto kState = absl::StatusCode::kFailedPrecondition;
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;

class ItemLifeTest : public ItemLife {};

TEST_F(ItemLifeTest, ATaskGoesFromPlannedToAccepted) {
  EXPECT_EQ(Get("T-1")->state(), pb::Item::STATE_PLANNED);
  EXPECT_THAT(Act(kHousingLeader, "T-1", pb::Item::EVENT_START), IsRefusal(kDenied, "ROLE_REQUIRED"));
  ASSERT_THAT(Act(kReporter, "T-1", pb::Item::EVENT_START), IsOk());
  EXPECT_THAT(Act(kReporter, "T-1", pb::Item::EVENT_ACCEPT), IsRefusal(kDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Act(kReviewerA2, "T-1", pb::Item::EVENT_ACCEPT), IsRefusal(kState, "ITEM_STATE"));
  pb::ActOnItemRequest claim;
  claim.add_evidences("认定文件");
  ASSERT_THAT(Act(kLeader, "T-1", pb::Item::EVENT_CLAIM_DONE, claim), IsOk());
  ASSERT_THAT(Act(kReviewerA2, "T-1", pb::Item::EVENT_ACCEPT), IsOk());
  bench_.Restart();
  const auto item = Get("T-1");
  EXPECT_EQ(item->state(), pb::Item::STATE_ACCEPTED);
  EXPECT_EQ(item->claim().person(), kLeader);
  EXPECT_EQ(item->verdict().person(), kReviewerA2);
}

TEST_F(ItemLifeTest, AStaleEtagIsRefused) {
  pb::ActOnItemRequest act;
  act.set_etag(Get("T-1")->etag());
  ASSERT_THAT(Act(kReporter, "T-1", pb::Item::EVENT_START, act), IsOk());
  EXPECT_THAT(Act(kReporter, "T-1", pb::Item::EVENT_CLAIM_DONE, act),
              IsRefusal(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
}

TEST_F(ItemLifeTest, TheItemChangesByTwoApprovalsAndItsHistoryBeginsWithTheOriginal) {
  const auto asked = AskTarget(kReporter, "130");
  ASSERT_THAT(asked, IsOk());
  EXPECT_EQ(asked->name(), absl::StrCat(kParent, "/changeRequests/CR-0001"));
  EXPECT_EQ(asked->changes(0).old_value(), "120");
  EXPECT_THAT(Approve(kOfficeClerk, asked->name()), IsRefusal(kDenied, "ROLE_REQUIRED"));
  EXPECT_EQ(Approve(kTfLead, asked->name())->state(), pb::ChangeRequest::STATE_TF_APPROVED);
  EXPECT_EQ(Get("I-1")->indicator().target(), "120");
  EXPECT_EQ(Approve(kOfficeClerk, asked->name())->state(), pb::ChangeRequest::STATE_APPROVED);
  bench_.Restart();
  EXPECT_EQ(Get("I-1")->indicator().target(), "130");
  pb::ListChangesRequest list;
  list.set_parent(Name("I-1"));
  const auto history = bench_.Call<pb::ChangeService>(kReporter, &pb::ChangeService::Stub::ListChanges, list);
  ASSERT_EQ(history->changes_size(), 2);  // newest first
  EXPECT_EQ(history->changes(1).item().indicator().target(), "120");
  EXPECT_EQ(history->changes(0).type(), "item.change");
  EXPECT_EQ(history->changes(0).person(), kOfficeClerk);
  EXPECT_THAT(history->changes(0).reason(), ::testing::HasSubstr("依据：区政府常务会议纪要"));
}

TEST_F(ItemLifeTest, WhoLeadsAnotherUnitDoesNotAskEvenWithAnItemOfItsOwnBeside) {
  pb::CreateChangeRequestRequest request;
  request.set_parent(kParent);
  pb::ChangeRequest& asked = *request.mutable_change_request();
  asked.set_kind(pb::ChangeRequest::KIND_REMOVE);
  asked.set_item(Name("I-1"));
  asked.mutable_new_item()->set_lead_unit("jurisdictions/hecheng/units/hc-housing");
  EXPECT_THAT(bench_.Call<Requests>(kHousingLeader, &Requests::Stub::CreateChangeRequest, request),
              IsRefusal(kDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(AskTarget(kHousingLeader, "130"), IsRefusal(kDenied, "ROLE_REQUIRED"));
}

TEST_F(ItemLifeTest, ListedValuesAreNotEditedAfterTheImport) {
  pb::UpdateItemRequest request;
  *request.mutable_item() = *Get("I-1");
  request.set_etag(request.item().etag());
  request.set_reason("更正");
  request.mutable_item()->mutable_indicator()->set_target("1");
  EXPECT_THAT(bench_.Call<Items>(kAdmin, &Items::Stub::UpdateItem, request),
              IsRefusal(kState, "CHANGE_REQUEST_REQUIRED"));
  request.mutable_item()->mutable_indicator()->set_target("120");
  request.mutable_item()->set_responsible_person("li-na");
  EXPECT_THAT(bench_.Call<Items>(kReporter, &Items::Stub::UpdateItem, request),
              IsRefusal(kDenied, "ROLE_REQUIRED"));
  const auto updated = bench_.Call<Items>(kAdmin, &Items::Stub::UpdateItem, request);
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ(updated->responsible_person(), "li-na");
}

TEST_F(ItemLifeTest, AHazardIsRaisedNumberedAndRaisesAlerts) {
  pb::CreateItemRequest create;
  create.set_parent(kParent);
  pb::Item& item = *create.mutable_item();
  item.set_display_name("2 号仓库线路老化");
  item.set_lead_unit("jurisdictions/hecheng/units/hc-sti");
  pb::Hazard& hazard = *item.mutable_hazard();
  hazard.set_source(pb::Hazard::SOURCE_SECTOR_CHECK);
  hazard.set_grade(pb::Hazard::GRADE_MAJOR);
  hazard.set_site("2 号仓库");
  EXPECT_THAT(Faults(bench_.Call<Items>(kReporter, &Items::Stub::CreateItem, create).status()),
              ::testing::ElementsAre("item.hazard.interim_control: INTERIM_CONTROL"));
  hazard.set_interim_control("停用");
  EXPECT_THAT(bench_.Call<Items>(kHousingLeader, &Items::Stub::CreateItem, create),
              IsRefusal(kDenied, "ROLE_REQUIRED"));
  const auto raised = bench_.Call<Items>(kReporter, &Items::Stub::CreateItem, create);
  ASSERT_THAT(raised, IsOk());
  EXPECT_EQ(raised->name(), Name("HAZARD-0001"));
  EXPECT_TRUE(raised->hazard().has_found_time());
  bench_.clock().SetTime(ChinaAt("2024-03-12 10:00"));
  pb::ListItemAlertsRequest list;
  list.set_parent(kParent);
  auto alerts = bench_.Call<Items>(kSafety, &Items::Stub::ListItemAlerts, list);
  ASSERT_EQ(alerts->alerts_size(), 1);
  EXPECT_EQ(alerts->alerts(0).kind(), pb::ItemAlert::KIND_MAJOR_REPORT_LATE);
  pb::SetItemRulesRequest rules;
  rules.set_parent(kParent);
  rules.mutable_item_rules()->set_major_report_hours(48);
  rules.mutable_item_rules()->set_recheck_days(7);
  rules.mutable_item_rules()->set_reason("按市安委办新要求");
  ASSERT_THAT(
      bench_.Call<pb::ItemRulesService>(kOfficeClerk, &pb::ItemRulesService::Stub::SetItemRules, rules),
      IsOk());
  alerts = bench_.Call<Items>(kSafety, &Items::Stub::ListItemAlerts, list);
  EXPECT_EQ(alerts->alerts_size(), 0);
  EXPECT_THAT(Act(kSafety, "HAZARD-0001", pb::Item::EVENT_REPORT_MAJOR), IsOk());
}

TEST_F(ItemLifeTest, ListItemsOfADetailAreForTheAdministrator) {
  pb::CreateItemRequest create;
  create.set_parent(kParent);
  create.set_item_id("I-77");
  create.mutable_item()->set_display_name("新增四上企业");
  create.mutable_item()->set_lead_unit("jurisdictions/hecheng/units/hc-sti");
  create.mutable_item()->mutable_indicator()->set_kind(pb::Indicator::KIND_COUNT);
  create.mutable_item()->mutable_indicator()->set_target("80");
  create.mutable_item()->mutable_indicator()->set_unit_of_measure("家");
  EXPECT_THAT(bench_.Call<Items>(kReporter, &Items::Stub::CreateItem, create),
              IsRefusal(kDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(bench_.Call<Items>(kAdmin, &Items::Stub::CreateItem, create), IsOk());
}

TEST_F(ItemLifeTest, AVisitToTheSiteStaysOnTheItem) {
  pb::RecordSiteVisitRequest visit;
  visit.set_name(Name("P-1"));
  visit.mutable_visit()->set_visitor("chen-san");
  visit.mutable_visit()->set_finding("已进场，用电待解决");
  visit.mutable_visit()->mutable_visit_date()->set_year(2024);
  visit.mutable_visit()->mutable_visit_date()->set_month(3);
  visit.mutable_visit()->mutable_visit_date()->set_day(12);
  EXPECT_THAT(Faults(bench_.Call<Items>(kOfficeClerk, &Items::Stub::RecordSiteVisit, visit).status()),
              ::testing::ElementsAre("visit.visit_date: DATE_AFTER_TODAY"));
  visit.mutable_visit()->mutable_visit_date()->set_day(8);
  const auto item = bench_.Call<Items>(kOfficeClerk, &Items::Stub::RecordSiteVisit, visit);
  ASSERT_THAT(item, IsOk());
  EXPECT_EQ(item->site_visits(0).recorded_by(), kOfficeClerk);
}

}  // namespace
}  // namespace duban::testing::item_life_test
