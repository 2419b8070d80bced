#include "services/task/domain/order/conclusion.h"

#include <gmock/gmock.h>

#include "services/task/domain/order/inspection_plan.h"
#include "tests/unit/task/order/order_desk.h"

namespace duban::task::conclusion_test {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr auto kFailed = absl::StatusCode::kFailedPrecondition;
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;
constexpr char kPath[] = "campaigns/eight-actions-2024/conclusions/JL-0001";

class ConclusionTest : public ::testing::Test {
 protected:
  ConclusionTest() {
    InspectionPlan plan;
    plan.content = plan.object = plan.scope = plan.basis = "产业项目";
    plan.start_date = absl::CivilDay(2024, 3, 1);
    plan.end_date = absl::CivilDay(2024, 3, 8);
    desk_.Do(CreateInspectionPlan(plan, desk_.Office()));
  }

  Conclusion Good() const {
    Conclusion given;
    given.inspection_plan = "campaigns/eight-actions-2024/inspectionPlans/PLAN-0001";
    given.object_unit = testing::kScienceUnit;
    given.facts = "两个项目未按期开工";
    given.evidence = {"现场照片"};
    given.inspectors = {kInspector, kVerifier};
    given.demands = {{"一个月内开工", testing::kScienceUnit, absl::CivilDay(2024, 4, 11), ""},
                     {"完善台账", testing::kScienceUnit, absl::CivilDay(2024, 3, 29), ""}};
    return given;
  }
  const Conclusion& conclusion() const {
    return *desk_.district.docket.Find<Conclusion>(testing::kCampaign, "JL-0001");
  }
  ActContext Leader() const { return desk_.As(kDistrictLeader, Role::kLeader); }
  void Send() {
    desk_.Do(DraftConclusion(Good(), desk_.Office()));
    desk_.Do(SendConclusion(conclusion(), desk_.As(kInspector2, Role::kSupervision)));
  }
  // A yellow card on the first demand's order.
  void GiveCard() {
    desk_.Do(ApproveOrderCase(desk_.order(), "", desk_.TheHead()));
    desk_.Do(
        IssueOrder(desk_.order(), {.urgency = {}, .due_date = {}, .feedback_form = "书面"}, desk_.Office()));
    Proposal grave;
    grave.order = PathOf(desk_.order());
    grave.level = OrderLevel::kL2;
    grave.rule = "L2.DIRECT";
    grave.occasion = "2024-03-11";
    grave.submit_reason = "重大";
    desk_.Do(SubmitProposal(grave, desk_.Office()));
    desk_.Accept("DB-0001-L2.DIRECT-2024-03-11", kInspector2, Role::kSupervision);
  }

  OrderDesk desk_;
};

TEST_F(ConclusionTest, EveryPairOfStateAndEventAnswersAsTheTable) {
  constexpr std::array kStates = {ConclusionState::kDraft, ConclusionState::kApproved, ConclusionState::kSent,
                                  ConclusionState::kObjected, ConclusionState::kDecided};
  std::vector<std::string> granted;
  Send();
  const Conclusion sent = conclusion();
  for (const ConclusionState state : kStates) {
    Conclusion at = sent;
    at.state = state;
    const std::vector<std::pair<ConclusionEvent, absl::Status>> answers = {
        {ConclusionEvent::kApprove, ApproveConclusion(at, desk_.TheHead()).status()},
        {ConclusionEvent::kSend, SendConclusion(at, desk_.Office()).status()},
        {ConclusionEvent::kObject, ObjectToConclusion(at, "异议", desk_.UnitLeader()).status()},
        {ConclusionEvent::kDecide, DecideObjection(at, ObjectionOutcome::kUpheld, "维持", Leader()).status()},
    };
    for (const auto& [event, status] : answers) {
      if (status.ok()) {
        granted.push_back(std::string(StateName(state)) + " " + std::string(EventName(event)));
      } else {
        EXPECT_THAT(status, IsRefusal(kFailed, "CONCLUSION_STATE"));
      }
    }
  }
  EXPECT_THAT(granted,
              ElementsAre("DRAFT approve", "DRAFT send", "APPROVED send", "SENT object", "OBJECTED decide"));
}

TEST_F(ConclusionTest, NamesEveryFaultAtOnce) {
  EXPECT_THAT(Faults(DraftConclusion(Conclusion(), desk_.Office()).status()),
              ElementsAre("conclusion.inspection_plan: UNKNOWN_PLAN", "conclusion.object_unit: REQUIRED",
                          "conclusion.facts: REQUIRED", "conclusion.evidence: REQUIRED",
                          "conclusion.inspectors: REQUIRED"));
  Conclusion given = Good();
  given.evidence.push_back("jurisdictions/hecheng/campaigns/eight-actions-2024/evidence/none");
  EXPECT_THAT(Faults(DraftConclusion(given, desk_.Office()).status()),
              ElementsAre("conclusion.evidence[1]: UNKNOWN_EVIDENCE"));
}

TEST_F(ConclusionTest, PraiseAndCriticismNeedTheHeadsApproval) {
  Conclusion given = Good();
  given.criticism = "通报批评";
  desk_.Do(DraftConclusion(given, desk_.Office()));
  EXPECT_THAT(SendConclusion(conclusion(), desk_.Office()), IsRefusal(kFailed, "APPROVAL_REQUIRED"));
  EXPECT_THAT(ApproveConclusion(conclusion(), desk_.As(kInspector, Role::kHead)),
              IsRefusal(kFailed, "SAME_PERSON"));
  desk_.Do(ApproveConclusion(conclusion(), desk_.TheHead()));
  desk_.Do(SendConclusion(conclusion(), desk_.Office()));
}

TEST_F(ConclusionTest, EachDemandBecomesAnOrderWithItsDate) {
  Send();
  EXPECT_EQ(conclusion().demands[0].order, "campaigns/eight-actions-2024/orders/DB-0001");
  EXPECT_EQ(conclusion().demands[1].order, "campaigns/eight-actions-2024/orders/DB-0002");
  EXPECT_EQ(desk_.order("DB-0002").conclusion, kPath);
  EXPECT_EQ(desk_.order("DB-0002").state, OrderState::kProposed);
  desk_.Do(ApproveOrderCase(desk_.order("DB-0002"), "", desk_.TheHead()));
  desk_.Do(IssueOrder(desk_.order("DB-0002"), {.urgency = {}, .due_date = {}, .feedback_form = "书面"},
                      desk_.Office()));
  EXPECT_EQ(desk_.order("DB-0002").due_time, At("2024-03-29 17:30"));
  EXPECT_EQ(conclusion().objection_due_time, At("2024-04-10 17:30"));
}

TEST_F(ConclusionTest, AnObjectionContestsTheCardsUntilItIsDecided) {
  Send();
  GiveCard();
  desk_.now = At("2024-04-10 17:30");
  desk_.Do(ObjectToConclusion(conclusion(), "事实不清", desk_.UnitLeader()));
  EXPECT_EQ(conclusion().decision_due_time, At("2024-05-10 17:30"));
  ASSERT_THAT(desk_.cards(), SizeIs(1));
  EXPECT_EQ(desk_.cards()[0]->state, CardState::kContested);
  const auto decide = [&](const char* person, ObjectionOutcome outcome) {
    return DecideObjection(conclusion(), outcome, "复核认定", desk_.As(person, Role::kLeader));
  };
  for (const char* person : {kInspector, kInspector2, kVerifier}) {
    EXPECT_THAT(decide(person, ObjectionOutcome::kUpheld), IsRefusal(kDenied, "RECUSED")) << person;
  }
  OrderDesk upheld = desk_;
  upheld.Do(decide(kDistrictLeader, ObjectionOutcome::kUpheld));
  EXPECT_EQ(upheld.cards()[0]->state, CardState::kValid);
  desk_.Do(decide(kDistrictLeader, ObjectionOutcome::kRevoked));
  EXPECT_EQ(desk_.cards()[0]->state, CardState::kWithdrawn);
  EXPECT_EQ(desk_.cards()[0]->withdraw_ground, WithdrawGround::kReconsideration);
}

TEST_F(ConclusionTest, AnObjectionComesWithinThirtyDays) {
  Send();
  desk_.now = At("2024-04-10 17:31");
  EXPECT_THAT(ObjectToConclusion(conclusion(), "异议", desk_.UnitLeader()),
              IsRefusal(kFailed, "OBJECTION_LATE"));
}

}  // namespace
}  // namespace duban::task::conclusion_test
