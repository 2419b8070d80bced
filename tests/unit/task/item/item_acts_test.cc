#include "services/task/domain/item/item_acts.h"

#include <gmock/gmock.h>

#include "services/task/domain/item/hazard.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task::item_acts_test {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kCampaign;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
constexpr auto kState = absl::StatusCode::kFailedPrecondition;

// One item that people act on in turn.
class Desk {
 public:
  explicit Desk(Item item) : item(std::move(item)) { Apply(in_, this->item, 900, now); }

  absl::Status Do(ItemAct act, const std::string& person = "li-na", Role role = Role::kReporter) {
    const ActContext context{in_, kCampaign, Actor{person, role, ""}, now};
    const auto changes = ActOnItem(item, act, context);
    if (!changes.ok()) return changes.status();
    item = std::get<Item>(changes->back().state);
    type = changes->back().type;
    Apply(in_, item, 901, now);
    return absl::OkStatus();
  }

  std::vector<ItemAlertKind> Alerts() const {
    std::vector<ItemAlertKind> kinds;
    for (const ItemAlert& alert : HazardAlerts(in_, kCampaign, ItemRules(), now)) kinds.push_back(alert.kind);
    return kinds;
  }

  Item item;
  std::string type;
  absl::Time now = ChinaAt("2024-03-04 09:00");

 private:
  Register in_ = testing::MakeRegister();
};

Item Task() { return testing::FixtureItems()[3]; }

Item Hazard(HazardGrade grade) {
  Item item = Task();
  item.id = "HAZARD-0001";
  item.task.reset();
  item.start.reset();
  item.due.reset();
  item.hazard = HazardEntry{.source = HazardSource::kSectorCheck,
                            .grade = grade,
                            .site = "2 号仓库",
                            .interim_control = "停用",
                            .found = ChinaAt("2024-03-04 09:00")};
  return item;
}

ItemAct Order() {
  return {.event = ItemEvent::kOrder,
          .due = absl::CivilDay(2024, 3, 20),
          .fixings = Fixings{"li-na", "更换线路", "3", "停用并值守"}};
}

TEST(ItemActsTest, ATaskIsAcceptedByAnotherPersonThanClaimedIt) {
  Desk desk(Task());
  ASSERT_THAT(desk.Do({.event = ItemEvent::kStart}), IsOk());
  EXPECT_THAT(Faults(desk.Do({.event = ItemEvent::kClaimDone})), ElementsAre("evidences: EVIDENCE_REQUIRED"));
  EXPECT_THAT(Faults(desk.Do({.event = ItemEvent::kClaimDone,
                              .evidences = {"认定文件", "campaigns/eight-actions-2024/evidence/none"}})),
              ElementsAre("evidences[1]: UNKNOWN_EVIDENCE"));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kClaimDone, .evidences = {"认定文件〔2024〕3号"}}), IsOk());
  EXPECT_EQ(desk.item.state, ItemState::kDoneClaimed);
  EXPECT_THAT(desk.Do({.event = ItemEvent::kAccept}, "li-na", Role::kTfReviewer),
              IsRefusal(kState, "SAME_PERSON"));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kAccept}, "qian-wei", Role::kTfReviewer), IsOk());
  EXPECT_EQ(desk.type, "item.accept");
  EXPECT_TRUE(desk.item.verdict->passed);
  EXPECT_EQ(desk.item.claim->person, "li-na");
}

TEST(ItemActsTest, ARefusalNeedsItsReasonAndTheTaskGoesOn) {
  Desk desk(Task());
  ASSERT_THAT(desk.Do({.event = ItemEvent::kStart}), IsOk());
  desk.item.evidence_policy = EvidencePolicy::kNone;
  ASSERT_THAT(desk.Do({.event = ItemEvent::kClaimDone}), IsOk());
  EXPECT_THAT(Faults(desk.Do({.event = ItemEvent::kRefuse}, "qian-wei", Role::kTfReviewer)),
              ElementsAre("reason: REASON_REQUIRED"));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kRefuse, .reason = "证据不足"}, "qian-wei", Role::kTfReviewer),
              IsOk());
  EXPECT_EQ(desk.item.state, ItemState::kActive);
  EXPECT_EQ(desk.item.verdict->note, "证据不足");
}

TEST(ItemActsTest, CancellingIsAChangeRequest) {
  Desk desk(Task());
  EXPECT_THAT(desk.Do({.event = ItemEvent::kCancel, .reason = "x"}, "zheng-hao", Role::kGeneralOffice),
              IsRefusal(kState, "CHANGE_REQUEST_REQUIRED"));
}

TEST(ItemActsTest, APolicyIsIssuedWithItsNumberAndExpiresAfterItsValidity) {
  Item policy = testing::FixtureItems()[2];
  policy.policy->valid_until = absl::CivilDay(2024, 3, 31);
  Desk desk(policy);
  EXPECT_THAT(Faults(desk.Do({.event = ItemEvent::kIssue})),
              ElementsAre("policy_number: REQUIRED", "valid_from_date: REQUIRED"));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kIssue,
                       .policy_number = "鹤政发〔2024〕1号",
                       .valid_from = absl::CivilDay(2024, 3, 1)}),
              IsOk());
  EXPECT_THAT(desk.Do({.event = ItemEvent::kExpire}), IsRefusal(kState, "NOT_EXPIRED"));
  desk.now = ChinaAt("2024-04-01 09:00");
  ASSERT_THAT(desk.Do({.event = ItemEvent::kExpire}), IsOk());
  EXPECT_EQ(desk.item.state, ItemState::kExpired);
}

TEST(ItemActsTest, TheGeneralOfficeFixesAnIssuesDifficultyAndUnit) {
  Item issue = Task();
  issue.task.reset();
  issue.issue = IssueEntry{.kind = "用地"};
  Desk desk(issue);
  EXPECT_THAT(Faults(desk.Do({.event = ItemEvent::kAssign, .lead_unit = "nobody", .difficulty = 4})),
              ElementsAre("difficulty: OUT_OF_RANGE", "lead_unit: UNKNOWN_UNIT"));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kAssign, .lead_unit = "hc-housing", .difficulty = 3}), IsOk());
  EXPECT_EQ(desk.item.lead_unit, "hc-housing");
  ASSERT_THAT(desk.Do({.event = ItemEvent::kTakeInHand}), IsOk());
  ASSERT_THAT(
      desk.Do({.event = ItemEvent::kEscalate, .reason = "需市级指标", .escalated_to = "市自然资源局"}),
      IsOk());
  EXPECT_EQ(desk.item.state, ItemState::kInHand);
  ASSERT_THAT(desk.Do({.event = ItemEvent::kStage, .note = "已报批"}), IsOk());
  EXPECT_EQ(desk.item.state, ItemState::kStaged);
  EXPECT_EQ(desk.item.issue->stage_result, "已报批");
}

TEST(ItemActsTest, RectificationIsOrderedWithTheFiveFixings) {
  Desk desk(Hazard(HazardGrade::kOrdinary));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kRegister}), IsOk());
  EXPECT_THAT(Faults(desk.Do({.event = ItemEvent::kOrder})),
              ElementsAre("fixings: REQUIRED", "due_date: REQUIRED"));
  ItemAct order = Order();
  order.fixings->funds_wan = "";
  EXPECT_THAT(Faults(desk.Do(order)), ElementsAre("fixings.funds_wan: NOT_DECIMAL"));
  ASSERT_THAT(desk.Do(Order()), IsOk());
  EXPECT_EQ(desk.item.due, absl::CivilDay(2024, 3, 20));
  EXPECT_EQ(desk.item.responsible_person, "li-na");
}

TEST(ItemActsTest, RecheckIsDueTenDaysAfterTheClaim) {
  Desk desk(Hazard(HazardGrade::kOrdinary));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kRegister}), IsOk());
  ASSERT_THAT(desk.Do(Order()), IsOk());
  ASSERT_THAT(desk.Do({.event = ItemEvent::kStart}), IsOk());
  ASSERT_THAT(desk.Do({.event = ItemEvent::kClaimDone, .evidences = {"照片"}}), IsOk());
  EXPECT_EQ(desk.item.hazard->recheck_due, absl::CivilDay(2024, 3, 14));
  desk.now = ChinaAt("2024-03-14 23:00");
  EXPECT_THAT(desk.Alerts(), IsEmpty());
  desk.now = ChinaAt("2024-03-15 00:00");
  EXPECT_THAT(desk.Alerts(), ElementsAre(ItemAlertKind::kRecheckLate));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kBounce, .reason = "线路未换"}, "an-quan", Role::kSafetyOffice),
              IsOk());
  EXPECT_EQ(desk.item.state, ItemState::kBounced);
}

TEST(ItemActsTest, AnExtensionIsAskedBeforeExpiryAndDecidedByAnother) {
  Desk desk(Hazard(HazardGrade::kSerious));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kRegister}), IsOk());
  ASSERT_THAT(desk.Do(Order()), IsOk());
  const ItemAct ask = {
      .event = ItemEvent::kAskExtension, .reason = "待料", .due = absl::CivilDay(2024, 4, 10)};
  ASSERT_THAT(desk.Do(ask), IsOk());
  EXPECT_THAT(desk.Alerts(), ElementsAre(ItemAlertKind::kExtensionWaiting));
  EXPECT_THAT(desk.Do(ask), IsRefusal(kState, "EXTENSION_WAITING"));
  EXPECT_THAT(desk.Do({.event = ItemEvent::kGrantExtension}), IsRefusal(kState, "SAME_PERSON"));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kGrantExtension}, "an-quan", Role::kSafetyOffice), IsOk());
  EXPECT_EQ(desk.item.due, absl::CivilDay(2024, 4, 10));
  EXPECT_EQ(desk.item.hazard->extensions[0].old_due, absl::CivilDay(2024, 3, 20));
  desk.now = ChinaAt("2024-04-11 08:00");
  EXPECT_THAT(desk.Do(ask), IsRefusal(kState, "EXTENSION_TOO_LATE"));
}

TEST(ItemActsTest, OverdueWithoutExplanationIsAProposalUntilItIsExplained) {
  Desk desk(Hazard(HazardGrade::kOrdinary));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kRegister}), IsOk());
  ASSERT_THAT(desk.Do(Order()), IsOk());
  EXPECT_THAT(desk.Do({.event = ItemEvent::kExplain, .note = "雨期"}), IsRefusal(kState, "NOT_OVERDUE"));
  desk.now = ChinaAt("2024-03-21 00:00");
  EXPECT_THAT(desk.Alerts(), ElementsAre(ItemAlertKind::kOverdueUnexplained));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kExplain, .note = "雨期"}), IsOk());
  EXPECT_THAT(desk.Alerts(), IsEmpty());
}

TEST(ItemActsTest, AMajorHazardIsReportedWithinADay) {
  Desk desk(Hazard(HazardGrade::kMajor));
  desk.now = ChinaAt("2024-03-05 09:00");
  EXPECT_THAT(desk.Alerts(), IsEmpty());
  desk.now = ChinaAt("2024-03-05 09:01");
  EXPECT_THAT(desk.Alerts(), ElementsAre(ItemAlertKind::kMajorReportLate));
  ASSERT_THAT(desk.Do({.event = ItemEvent::kReportMajor}), IsOk());
  EXPECT_EQ(desk.item.state, ItemState::kFound);
  EXPECT_THAT(desk.Alerts(), IsEmpty());
  EXPECT_THAT(desk.Do({.event = ItemEvent::kReportMajor}), IsRefusal(kState, "ALREADY_REPORTED"));
}

}  // namespace
}  // namespace duban::task::item_acts_test
