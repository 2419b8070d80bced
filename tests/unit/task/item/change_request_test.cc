#include "services/task/domain/item/change_request.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "services/task/domain/item/item_edit.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task::change_request_test {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsOkAndHolds;
using ::duban::testing::IsRefusal;
using ::duban::testing::kCampaign;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
constexpr auto kState = absl::StatusCode::kFailedPrecondition;

constexpr std::array kStates = {ChangeRequestState::kUnspecified, ChangeRequestState::kSubmitted,
                                ChangeRequestState::kTfApproved,  ChangeRequestState::kApproved,
                                ChangeRequestState::kRejected,    ChangeRequestState::kWithdrawn};
constexpr std::array kEvents = {ChangeRequestEvent::kTfApprove, ChangeRequestEvent::kOfficeApprove,
                                ChangeRequestEvent::kReject, ChangeRequestEvent::kWithdraw};

TEST(ChangeRequestMachineTest, EveryPairAnswersAsTheTable) {
  for (const ChangeRequestState state : kStates) {
    for (const ChangeRequestEvent event : kEvents) {
      const auto line =
          std::find_if(kChangeRequestLife.begin(), kChangeRequestLife.end(),
                       [&](const auto& step) { return step.from == state && step.event == event; });
      const auto next = NextChangeRequestState(state, event);
      if (line != kChangeRequestLife.end()) {
        EXPECT_THAT(next, IsOkAndHolds(line->to));
      } else {
        EXPECT_THAT(next, IsRefusal(kState, "CHANGE_REQUEST_STATE")) << StateName(state) << EventName(event);
      }
    }
  }
}

class ChangeRequestTest : public ::testing::Test {
 protected:
  ActContext As(const std::string& person, Role role) {
    return ActContext{in_, kCampaign, Actor{person, role, ""}, ChinaAt("2024-06-03 09:00")};
  }

  ChangeRequest Target(const std::string& value) {
    return {.kind = ChangeRequestKind::kChange,
            .item = absl::StrCat("campaigns/", kCampaign, "/items/I-1"),
            .changes = {{.field = ChangeField::kTarget, .new_value = value}},
            .reason = "形势变化",
            .basis_document = "区政府常务会议纪要"};
  }

  absl::StatusOr<std::vector<Change>> Ask(const ChangeRequest& request) {
    auto changes = CreateChangeRequest(request, As("li-na", Role::kReporter));
    if (changes.ok()) Take(*changes);
    return changes;
  }

  // Both approvals; the answer of the second.
  absl::StatusOr<std::vector<Change>> Approve(const std::string& id) {
    auto first =
        ApproveChangeRequest(*in_.docket.Find<ChangeRequest>(kCampaign, id), As("tf-lead", Role::kTfLeader));
    if (!first.ok()) return first;
    Take(*first);
    auto second = ApproveChangeRequest(*in_.docket.Find<ChangeRequest>(kCampaign, id),
                                       As("zheng-hao", Role::kGeneralOffice));
    if (second.ok()) Take(*second);
    return second;
  }

  void Take(const std::vector<Change>& changes) {
    for (const Change& change : changes) Apply(in_, change.state, ++sequence_, ChinaAt("2024-06-03 09:00"));
  }

  const Item& ItemNow(const std::string& id) { return **FindItem(in_, kCampaign, id); }

  Register in_ = testing::MakeRegister();
  std::int64_t sequence_ = 1000;
};

TEST_F(ChangeRequestTest, TheItemChangesWithTheSecondApprovalAndKeepsItsOriginalTarget) {
  ASSERT_THAT(Ask(Target("130")), IsOk());
  EXPECT_EQ(in_.docket.Find<ChangeRequest>(kCampaign, "CR-0001")->changes[0].old_value, "120");
  EXPECT_EQ(ItemNow("I-1").indicator->target, "120");
  const auto second = Approve("CR-0001");
  ASSERT_THAT(second, IsOk());
  ASSERT_EQ(second->size(), 2u);
  EXPECT_EQ((*second)[1].type, "item.change");
  EXPECT_THAT((*second)[1].reason, HasSubstr("区政府常务会议纪要"));
  const Indicator& indicator = *ItemNow("I-1").indicator;
  EXPECT_EQ(indicator.target, "130");
  ASSERT_EQ(indicator.target_versions.size(), 2u);
  EXPECT_EQ(indicator.target_versions[0].value, "120");
  EXPECT_FALSE(indicator.target_versions[0].adopted);
  EXPECT_TRUE(indicator.target_versions[1].adopted);
}

TEST_F(ChangeRequestTest, ATargetIsLoweredOnlyByAFormalDocument) {
  ChangeRequest request = Target("110");
  EXPECT_THAT(Faults(Ask(request).status()),
              ElementsAre("change_request.formal_document_number: FORMAL_DOCUMENT_REQUIRED"));
  request.formal_document_number = "鹤政发〔2024〕9号";
  EXPECT_THAT(Ask(request), IsOk());
}

TEST_F(ChangeRequestTest, WhereLessIsBetterAHigherTargetIsTheLowerOne) {
  Item cap = ItemNow("I-1");
  cap.indicator->kind = IndicatorKind::kCap;
  const FieldChange higher = {.field = ChangeField::kTarget, .new_value = "121"};
  const FieldChange lower = {.field = ChangeField::kTarget, .new_value = "119"};
  EXPECT_TRUE(Eases(cap, higher));
  EXPECT_FALSE(Eases(cap, lower));
  EXPECT_TRUE(Eases(ItemNow("I-1"), lower));
  EXPECT_FALSE(Eases(ItemNow("I-1"), higher));
}

TEST_F(ChangeRequestTest, ThreeDifferentPersonsAreNeeded) {
  ASSERT_THAT(Ask(Target("130")), IsOk());
  const ChangeRequest& asked = *in_.docket.Find<ChangeRequest>(kCampaign, "CR-0001");
  EXPECT_THAT(ApproveChangeRequest(asked, As("li-na", Role::kTfLeader)), IsRefusal(kState, "SAME_PERSON"));
  const auto first = ApproveChangeRequest(asked, As("tf-lead", Role::kTfLeader));
  ASSERT_THAT(first, IsOk());
  const auto& approved = *StateAs<ChangeRequest>(first->front().state);
  EXPECT_THAT(ApproveChangeRequest(approved, As("tf-lead", Role::kGeneralOffice)),
              IsRefusal(kState, "SAME_PERSON"));
}

TEST_F(ChangeRequestTest, AnOldValueThatNoLongerHoldsStopsTheChange) {
  ASSERT_THAT(Ask(Target("130")), IsOk());
  ASSERT_THAT(Ask(Target("140")), IsOk());
  ASSERT_THAT(Approve("CR-0001"), IsOk());
  EXPECT_THAT(Approve("CR-0002"), IsRefusal(kState, "ITEM_CHANGED"));
  EXPECT_EQ(ItemNow("I-1").indicator->target, "130");
}

TEST_F(ChangeRequestTest, DatesLeadAndMilestonesChangeToo) {
  ChangeRequest request = Target("");
  request.item = absl::StrCat("campaigns/", kCampaign, "/items/P-1");
  request.changes = {
      {.field = ChangeField::kLeadUnit, .new_value = "hc-housing"},
      {.field = ChangeField::kMilestoneDueDate, .milestone = "roof", .new_value = "2024-11-30"},
      {.field = ChangeField::kAnnualPlan, .new_value = "6000"}};
  ASSERT_THAT(Ask(request), IsOk());
  ASSERT_THAT(Approve("CR-0001"), IsOk());
  const Item& item = ItemNow("P-1");
  EXPECT_EQ(item.lead_unit, "hc-housing");
  EXPECT_EQ(item.project->milestones[1].due, absl::CivilDay(2024, 11, 30));
  EXPECT_EQ(item.project->annual_plan_wan, "6000");
  std::vector<std::string> led;
  for (const Item* one : ItemsOnForm(in_, kCampaign, "hc-housing")) led.push_back(one->id);
  EXPECT_THAT(led, ElementsAre("I-2", "P-1", "T-2"));
}

TEST_F(ChangeRequestTest, EveryFaultIsNamedAtOnce) {
  ChangeRequest request = Target("120");
  request.reason = "";
  request.changes.push_back({.field = ChangeField::kAnnualPlan, .new_value = "1"});
  request.changes.push_back({.field = ChangeField::kMilestoneDueDate, .milestone = "x", .new_value = "1"});
  request.changes.push_back({.field = ChangeField::kDueDate, .new_value = "2024-02-30"});
  EXPECT_THAT(Faults(Ask(request).status()),
              ElementsAre("change_request.reason: REQUIRED", "change_request.changes[0].new_value: NO_CHANGE",
                          "change_request.changes[1]: FIELD_NOT_APPLICABLE",
                          "change_request.changes[2]: UNKNOWN_MILESTONE",
                          "change_request.changes[3].new_value: NOT_DATE"));
}

TEST_F(ChangeRequestTest, ARemovedOrMergedItemLeavesTheForms) {
  ChangeRequest request = Target("");
  request.changes.clear();
  request.kind = ChangeRequestKind::kMerge;
  request.item = absl::StrCat("campaigns/", kCampaign, "/items/T-1");
  request.merge_into = absl::StrCat("campaigns/", kCampaign, "/items/T-2");
  ASSERT_THAT(Ask(request), IsOk());
  const auto second = Approve("CR-0001");
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ((*second)[1].type, "item.merge");
  EXPECT_EQ(ItemNow("T-1").state, ItemState::kCancelled);
  EXPECT_EQ(ItemNow("T-1").merged_into, request.merge_into);
  for (const Item* one : ItemsOnForm(in_, kCampaign, "hc-sti")) EXPECT_NE(one->id, "T-1");
  EXPECT_THAT(Faults(Ask(request).status()),
              ElementsAre("change_request.item: ITEM_CLOSED", "change_request.item: ITEM_STATE"));
}

TEST_F(ChangeRequestTest, AnAdditionIsCheckedLikeAnImportAndCreatedOnApproval) {
  ChangeRequest request = Target("");
  request.changes.clear();
  request.kind = ChangeRequestKind::kAdd;
  request.new_item_id = "T-1";
  request.new_item = ItemNow("T-1");
  EXPECT_THAT(Faults(Ask(request).status()), ElementsAre("change_request.new_item_id: ALREADY_EXISTS"));
  request.new_item_id = "T-77";
  request.new_item->lead_unit = "nobody";
  EXPECT_THAT(Faults(Ask(request).status()), ElementsAre("change_request.new_item.lead_unit: UNKNOWN_UNIT"));
  request.new_item->lead_unit = "hc-sti";
  ASSERT_THAT(Ask(request), IsOk());
  ASSERT_THAT(Approve("CR-0001"), IsOk());
  EXPECT_EQ(ItemNow("T-77").state, ItemState::kPlanned);
}

TEST_F(ChangeRequestTest, OnlyItsAuthorTakesItBack) {
  ASSERT_THAT(Ask(Target("130")), IsOk());
  const ChangeRequest& asked = *in_.docket.Find<ChangeRequest>(kCampaign, "CR-0001");
  EXPECT_THAT(WithdrawChangeRequest(asked, "误报", As("wang-qiang", Role::kUnitLeader)),
              IsRefusal(kState, "NOT_AUTHOR"));
  EXPECT_THAT(WithdrawChangeRequest(asked, "误报", As("li-na", Role::kReporter)), IsOk());
}

TEST_F(ChangeRequestTest, ListedValuesAreNotEditedByHand) {
  const Item before = ItemNow("I-1");
  Item given = before;
  given.indicator->target = "1";
  given.lead_unit = "hc-housing";
  const auto refused = UpdateItem(before, given, "更正", As("zhou-ping", Role::kAdmin));
  EXPECT_THAT(refused, IsRefusal(kState, "CHANGE_REQUEST_REQUIRED"));
  EXPECT_EQ(testing::DetailsIn(refused.status()).metadata.at("fields"), "indicator.target, lead_unit");
  given = before;
  given.responsible_person = "li-na";
  given.state = ItemState::kCancelled;  // not the editor's to set
  const auto changed = UpdateItem(before, given, "补登责任人", As("zhou-ping", Role::kAdmin));
  ASSERT_THAT(changed, IsOk());
  const Item& item = std::get<Item>(changed->front().state);
  EXPECT_EQ(item.responsible_person, "li-na");
  EXPECT_EQ(item.state, before.state);
}

}  // namespace
}  // namespace duban::task::change_request_test
