// Items through the real service: their lives, change requests, course and values.
#include <gmock/gmock.h>

#include <map>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/change_request.grpc.pb.h"
#include "duban/task/v1/item_rules.grpc.pb.h"
#include "duban/task/v1/statistic.grpc.pb.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {
namespace {

namespace pb = task::v1;
using Items = pb::ItemService;
using Requests = pb::ChangeRequestService;

constexpr char kParent[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";
constexpr char kTfLead[] = "tf-lead-a1";
constexpr char kSafety[] = "an-quan";
constexpr char kStatistician[] = "tong-ji";
constexpr auto kState = absl::StatusCode::kFailedPrecondition;
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;

std::string Name(absl::string_view item) { return absl::StrCat(kParent, "/items/", item); }

class ItemLifeTest : public ::testing::Test {
 protected:
  ItemLifeTest() : bench_(ChinaAt("2024-03-11 09:00")) {
    EXPECT_THAT(bench_.Import(), IsOk());
    pb::BatchCreateRoleBindingsRequest roles;
    roles.set_parent("jurisdictions/hecheng");
    AddRole(roles, kTfLead, pb::ROLE_TF_LEADER, "A1");
    AddRole(roles, kSafety, pb::ROLE_SAFETY_OFFICE, "");
    AddRole(roles, kStatistician, pb::ROLE_STATISTICS, "");
    EXPECT_THAT(bench_.Call<pb::RoleBindingService>(
                    kFirstAdmin, &pb::RoleBindingService::Stub::BatchCreateRoleBindings, roles),
                IsOk());
  }

  static void AddRole(pb::BatchCreateRoleBindingsRequest& roles, const std::string& person, pb::Role role,
                      const std::string& action) {
    pb::CreateRoleBindingRequest& added = *roles.add_requests();
    added.set_role_binding_id(absl::StrCat("r-", person));
    added.mutable_role_binding()->set_person(person);
    added.mutable_role_binding()->set_role(role);
    added.mutable_role_binding()->set_action(action);
  }

  absl::StatusOr<pb::Item> Act(const std::string& person, const std::string& item, pb::Item::Event event,
                               pb::ActOnItemRequest request = {}) {
    request.set_name(Name(item));
    request.set_event(event);
    return bench_.Call<Items>(person, &Items::Stub::ActOnItem, request);
  }

  absl::StatusOr<pb::Item> Get(const std::string& item) {
    pb::GetItemRequest request;
    request.set_name(Name(item));
    return bench_.Call<Items>(kReporter, &Items::Stub::GetItem, request);
  }

  absl::StatusOr<pb::ChangeRequest> AskTarget(const std::string& person, const std::string& target) {
    pb::CreateChangeRequestRequest request;
    request.set_parent(kParent);
    pb::ChangeRequest& asked = *request.mutable_change_request();
    asked.set_kind(pb::ChangeRequest::KIND_CHANGE);
    asked.set_item(Name("I-1"));
    asked.set_reason("形势变化");
    asked.set_basis_document("区政府常务会议纪要");
    pb::ChangeRequest::FieldChange& change = *asked.add_changes();
    change.set_field(pb::ChangeRequest::FIELD_TARGET);
    change.set_new_value(target);
    return bench_.Call<Requests>(person, &Requests::Stub::CreateChangeRequest, request);
  }

  absl::StatusOr<pb::ChangeRequest> Approve(const std::string& person, const std::string& name) {
    pb::ApproveChangeRequestRequest request;
    request.set_name(name);
    return bench_.Call<Requests>(person, &Requests::Stub::ApproveChangeRequest, request);
  }

  // The unit's form of the period, filled and attested with I-1 at `value`.
  void Attest(const std::string& period, const std::string& value) {
    const std::string form = absl::StrCat(kParent, "/periods/", period, "/forms/", kScienceUnit);
    pb::FillFormRequest fill;
    fill.set_name(form);
    for (const auto& [item, figure] :
         std::map<std::string, std::string>{{"I-1", value}, {"P-1", "800"}, {"POL-1", "20"}, {"T-1", "25"}}) {
      pb::FormRow& row = *fill.add_rows();
      row.set_item(item);
      if (item[0] == 'I') row.set_value(figure);
      if (item == "P-1") row.set_invested_wan(figure);
      if (item == "POL-1" || item == "T-1") row.set_progress(figure);
    }
    ASSERT_THAT(bench_.Call<pb::FormService>(kReporter, &pb::FormService::Stub::FillForm, fill), IsOk());
    pb::SubmitFormRequest submit;
    submit.set_name(form);
    ASSERT_THAT(bench_.Call<pb::FormService>(kReporter, &pb::FormService::Stub::SubmitForm, submit), IsOk());
    pb::UnitApproveFormRequest approve;
    approve.set_name(form);
    ASSERT_THAT(bench_.Call<pb::FormService>(kLeader, &pb::FormService::Stub::UnitApproveForm, approve),
                IsOk());
  }

  absl::StatusOr<pb::ItemValue> Value(const std::string& period, const std::string& unit = "") {
    pb::GetItemValueRequest request;
    request.set_name(Name("I-1"));
    request.set_period(period);
    request.set_unit_of_measure(unit);
    return bench_.Call<Items>(kReporter, &Items::Stub::GetItemValue, request);
  }

  TaskBench bench_;
};

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

TEST_F(ItemLifeTest, ThreeTenDayFormsMakeTheMonthsValue) {
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

TEST_F(ItemLifeTest, AnOfficialValueOverridesWhatTheUnitReported) {
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

TEST_F(ItemLifeTest, AFormerLeadsFormsStillCount) {
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
}  // namespace duban::testing
