// Hidden dangers on the ladder, and the longer term for verifying orders on major ones.
#include "services/task/domain/order/hazard_ladder.h"

#include <gmock/gmock.h>

#include "services/task/domain/order/escalation.h"
#include "tests/unit/task/desk/matter_waits.h"
#include "tests/unit/task/order/order_desk.h"

namespace duban::task {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kLetter[] = "H-1-L2.HAZARD_OVERDUE-2024-03-08";
constexpr char kBulletin[] = "H-1-L3.HAZARD_SILENT-2024-03-08";

// A hazard that was to be rectified by Friday 2024-03-08; today is Monday 03-11.
class HazardLadderTest : public ::testing::Test {
 protected:
  HazardLadderTest() {
    hazard_.id = "H-1";
    hazard_.campaign = testing::kCampaign;
    hazard_.lead_unit = testing::kScienceUnit;
    hazard_.due = absl::CivilDay(2024, 3, 8);
    hazard_.state = ItemState::kRectifying;
    hazard_.hazard = HazardEntry{.grade = HazardGrade::kMajor};
    Put();
  }
  void Put() { Apply(desk_.district, hazard_, 900, desk_.now); }
  void RunAt(absl::string_view time) {
    desk_.now = At(time);
    desk_.RunLadder();
  }
  std::vector<std::string> Open() const {
    std::vector<std::string> ids;
    for (const Proposal* proposal : desk_.proposals()) {
      if (proposal->state == ProposalState::kProposed) ids.push_back(proposal->id);
    }
    return ids;
  }

  OrderDesk desk_;
  Item hazard_;
};

TEST_F(HazardLadderTest, ALetterThenABulletinEachOnce) {
  RunAt("2024-03-08 23:59");
  EXPECT_THAT(Open(), IsEmpty());
  RunAt("2024-03-09 00:00");
  ASSERT_THAT(Open(), ElementsAre(kLetter));
  const Proposal letter = desk_.proposal(kLetter);
  EXPECT_EQ(letter.unit, testing::kScienceUnit);
  EXPECT_EQ(letter.item, PathOf(hazard_));
  EXPECT_EQ(letter.submitted_by, kSystemPerson);
  EXPECT_THAT(letter.inputs, Contains(ProposalInput{"overdue_days", "1"}));
  RunAt("2024-03-11 09:00");
  EXPECT_THAT(desk_.last, IsEmpty());
  desk_.Accept(kLetter, kInspector, Role::kSupervision);
  EXPECT_EQ(desk_.proposal(kLetter).limit_time, At("2024-03-18 17:30"));
  ASSERT_EQ(desk_.cards().size(), 1u);
  EXPECT_EQ(desk_.cards()[0]->item, PathOf(hazard_));
  RunAt("2024-03-18 17:30");
  EXPECT_THAT(Open(), IsEmpty());
  RunAt("2024-03-18 17:31");
  EXPECT_THAT(Open(), ElementsAre(kBulletin));
  RunAt("2024-03-19 09:00");
  EXPECT_THAT(desk_.last, IsEmpty());
}

TEST_F(HazardLadderTest, ALetterThatWasNotIssuedLeadsNoFurther) {
  desk_.RunLadder();
  desk_.Do(RejectProposal(desk_.proposal(kLetter), "正在协调", desk_.Office()));
  RunAt("2024-05-20 09:00");
  EXPECT_THAT(Open(), IsEmpty());
}

TEST_F(HazardLadderTest, WhatWasExplainedRectifiedOrPutOffLapses) {
  desk_.RunLadder();
  const OrderDesk proposed = desk_;
  const Item overdue = hazard_;
  hazard_.hazard->overdue_explanation = "设备未到货";
  Put();
  desk_.RunLadder();
  EXPECT_EQ(desk_.proposal(kLetter).state, ProposalState::kLapsed);
  desk_ = proposed;
  hazard_ = overdue;
  hazard_.state = ItemState::kClaimed;
  Put();
  desk_.RunLadder();
  EXPECT_EQ(desk_.proposal(kLetter).state, ProposalState::kLapsed);
  desk_ = proposed;
  hazard_ = overdue;
  hazard_.due = absl::CivilDay(2024, 3, 20);
  Put();
  desk_.RunLadder();
  EXPECT_EQ(desk_.proposal(kLetter).state, ProposalState::kLapsed);
  RunAt("2024-03-21 09:00");
  EXPECT_THAT(Open(), ElementsAre("H-1-L2.HAZARD_OVERDUE-2024-03-20")) << "a new limit, a new occasion";
}

TEST_F(HazardLadderTest, AnOrderOnTheHazardHasItsOwnLadder) {
  Order order = GoodOrder();
  order.sources = {{SourceKind::kItem, PathOf(hazard_), ""}};
  desk_.Do(ProposeOrder(order, false, desk_.Office()));
  desk_.Do(ApproveOrderCase(desk_.order(), "", desk_.TheHead()));
  desk_.RunLadder();
  EXPECT_THAT(Open(), IsEmpty());
}

TEST_F(HazardLadderTest, OrdersOnMajorHazardsAreVerifiedInTenNaturalDays) {
  desk_.BringTo(OrderState::kFeedback);  // on Monday 11 March
  Order order = desk_.order();
  EXPECT_EQ(VerificationDue(order, desk_.now, desk_.district), At("2024-03-18 17:30"));
  order.sources.push_back({SourceKind::kLedger, PathOf(hazard_), ""});
  desk_.Put(order);
  EXPECT_EQ(testing::MatterDuties(desk_.district, desk_.now)[0].due, At("2024-03-21 17:30"));
  desk_.Do(StartOrderVerification(desk_.order(), {kVerifier, kVerifier2}, desk_.Office()));
  EXPECT_EQ(desk_.order().verifications[0].due_time, At("2024-03-21 17:30"));
  hazard_.hazard->grade = HazardGrade::kSerious;
  Put();
  EXPECT_EQ(VerificationDue(order, desk_.now, desk_.district), At("2024-03-18 17:30"));
}

TEST_F(HazardLadderTest, TheTermIsARule) {
  OrderRules rules;
  rules.major_hazard_verification_days = 3;
  desk_.Do(SetOrderRules(rules, "区政府办文件", desk_.Office()));
  Order order = GoodOrder();
  order.campaign = testing::kCampaign;
  order.sources = {{SourceKind::kItem, PathOf(hazard_), ""}};
  EXPECT_EQ(VerificationDue(order, desk_.now, desk_.district), At("2024-03-14 17:30"));
}

}  // namespace
}  // namespace duban::task
