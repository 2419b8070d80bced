// Open matters of a unit that ends: its successors take them, and the past stays.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "services/task/domain/check/false_report.h"
#include "services/task/domain/order/conclusion.h"
#include "services/task/domain/order/proposal.h"
#include "services/task/domain/org/unit_history.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/task/org/unit_succession.h"

namespace duban::task::open_matters_test {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kCampaign;
using ::duban::testing::kHousingUnit;
using ::duban::testing::kOfficeUnit;
using ::duban::testing::kScienceUnit;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// Open matters of hc-sti beside its items: an order it leads, one it helps with, proposals, a case.
class OpenMattersTest : public UnitSuccession {
 protected:
  OpenMattersTest() {
    Put(Matter(OrderOf("DB-1", OrderState::kInProgress)));
    Order helped = OrderOf("DB-2", OrderState::kFeedback);
    helped.lead_unit = kHousingUnit;
    helped.coop_units = {kOfficeUnit, kScienceUnit};
    Put(Matter(helped));
    Put(Matter(OrderOf("DB-3", OrderState::kClosed)));
    Put(Matter(ProposalOf("about-order", PathTo<Order>("DB-1"), "")));
    Put(Matter(ProposalOf("about-item", "", ItemPath("I-1"))));
    Put(Matter(ProposalOf("about-unit", "", "")));
    Proposal decided = ProposalOf("decided", "", "");
    decided.state = ProposalState::kAccepted;
    Put(Matter(decided));
    FalseReportCase one;
    one.campaign = kCampaign;
    one.id = "fr-0001";
    one.unit = kScienceUnit;
    one.state = CaseState::kNotified;
    Put(Matter(one));
  }
  static Order OrderOf(const std::string& id, OrderState state) {
    Order order;
    order.campaign = kCampaign;
    order.id = id;
    order.lead_unit = kScienceUnit;
    order.state = state;
    return order;
  }
  static Proposal ProposalOf(const std::string& id, const std::string& order, const std::string& item) {
    Proposal proposal;
    proposal.campaign = kCampaign;
    proposal.id = id;
    proposal.order = order;
    proposal.item = item;
    proposal.unit = kScienceUnit;
    return proposal;
  }
  template <MatterType T>
  static std::string PathTo(const std::string& id) {
    return MatterPath<T>(kCampaign, id);
  }
  template <MatterType T>
  const T& Find(const std::string& id) const {
    return *district_.docket.Find<T>(kCampaign, id);
  }
  // The split of the fixture, with what goes by itself assigned too.
  Split SplitWithMatters() const {
    Split split = WholeSplit();
    split.assignments.push_back({PathTo<Order>("DB-1"), "hc-ind"});
    split.assignments.push_back({PathTo<Order>("DB-2"), "hc-sci"});
    split.assignments.push_back({PathTo<Proposal>("about-unit"), "hc-sci"});
    split.assignments.push_back({PathTo<FalseReportCase>("fr-0001"), "hc-ind"});
    return split;
  }
};

TEST_F(OpenMattersTest, TheSuccessorOfAMergerTakesWhatIsOpen) {
  const auto changes = Merge({kScienceUnit}, New("hc-new"));
  ApplyAll(changes);
  EXPECT_EQ(Find<Order>("DB-1").lead_unit, "hc-new");
  EXPECT_THAT(Find<Order>("DB-2").coop_units, ElementsAre(kOfficeUnit, "hc-new"));
  EXPECT_EQ(Find<Order>("DB-3").lead_unit, kScienceUnit);  // closed: as it was
  EXPECT_EQ(Find<Proposal>("about-order").unit, "hc-new");
  EXPECT_EQ(Find<Proposal>("decided").unit, kScienceUnit);
  EXPECT_EQ(Find<FalseReportCase>("fr-0001").unit, "hc-new");
  std::vector<std::string> types;
  for (const Change& change : *changes) {
    if (std::get_if<Matter>(&change.state) != nullptr) types.push_back(change.type);
  }
  EXPECT_THAT(types, ElementsAre("false_report.transfer", "order.transfer", "order.transfer",
                                 "proposal.transfer", "proposal.transfer", "proposal.transfer"));
}

TEST_F(OpenMattersTest, NobodyHelpsItselfAfterAMergerOfBoth) {
  ApplyAll(Merge({kScienceUnit, kHousingUnit}, New("hc-new")));
  EXPECT_EQ(Find<Order>("DB-2").lead_unit, "hc-new");
  EXPECT_THAT(Find<Order>("DB-2").coop_units, ElementsAre(kOfficeUnit));
}

TEST_F(OpenMattersTest, ASplitAsksForTheHeirOfEachMatterAndProposalsFollow) {
  EXPECT_THAT(Faults(SplitUnit(WholeSplit(), Context()).status()),
              ElementsAre("assignments: ASSIGNMENT_MISSING", "assignments: ASSIGNMENT_MISSING",
                          "assignments: ASSIGNMENT_MISSING", "assignments: ASSIGNMENT_MISSING"));
  Split twice = SplitWithMatters();
  twice.assignments.push_back({PathTo<Proposal>("about-order"), "hc-sci"});  // goes with DB-1
  EXPECT_THAT(Faults(SplitUnit(twice, Context()).status()),
              ElementsAre("assignments[11].resource: ASSIGNMENT_UNKNOWN"));
  ApplyAll(SplitUnit(SplitWithMatters(), Context()));
  EXPECT_EQ(Find<Order>("DB-1").lead_unit, "hc-ind");
  EXPECT_THAT(Find<Order>("DB-2").coop_units, ElementsAre(kOfficeUnit, "hc-sci"));
  EXPECT_EQ(Find<Proposal>("about-order").unit, "hc-ind");
  EXPECT_EQ(Find<Proposal>("about-item").unit, "hc-ind");
  EXPECT_EQ(Find<Proposal>("about-unit").unit, "hc-sci");
  EXPECT_EQ(Find<FalseReportCase>("fr-0001").unit, "hc-ind");
}

TEST_F(OpenMattersTest, AUnitWithSomethingOpenIsNotClosed) {
  Unit lone{.id = "hc-lone", .display_name = "独立单位", .kind = UnitKind::kDepartment};
  Put(lone);
  Order order = OrderOf("DB-9", OrderState::kProposed);
  order.lead_unit = "hc-lone";
  Put(Matter(order));
  const UnitOrder closing{kDay, kBasis};
  EXPECT_THAT(CloseUnit(lone, closing, Context()),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "UNIT_IN_USE"));
  order.state = OrderState::kRejected;
  Put(Matter(order));
  EXPECT_THAT(CloseUnit(lone, closing, Context()), IsOk());
}

TEST_F(OpenMattersTest, AConclusionMovesWhileItCanBeObjectedTo) {
  Conclusion sent;
  sent.campaign = kCampaign;
  sent.id = "JL-1";
  sent.object_unit = kScienceUnit;
  sent.state = ConclusionState::kSent;
  sent.objection_due_time = ChinaAt("2024-05-10 17:30");
  Conclusion over = sent;
  over.id = "JL-2";
  over.objection_due_time = ChinaAt("2024-05-09 17:30");
  Conclusion draft = sent;
  draft.id = "JL-3";
  draft.state = ConclusionState::kDraft;
  draft.object_unit = kHousingUnit;
  draft.demands = {{.text = "整改", .lead_unit = kScienceUnit}};
  for (const Conclusion& one : {sent, over, draft}) Put(Matter(one));
  ApplyAll(Merge({kScienceUnit}, New("hc-new")));
  EXPECT_EQ(Find<Conclusion>("JL-1").object_unit, "hc-new");
  EXPECT_EQ(Find<Conclusion>("JL-2").object_unit, kScienceUnit);
  EXPECT_EQ(Find<Conclusion>("JL-3").object_unit, kHousingUnit);
  EXPECT_EQ(Find<Conclusion>("JL-3").demands[0].lead_unit, "hc-new");
}

TEST_F(OpenMattersTest, WhatIsOpenInALedgerOfAPastYearGoesOn) {
  Campaign last = testing::FixtureCampaign();
  last.id = "six-battles-2023";
  last.year = 2023;
  Put(last);
  for (const ItemState state : {ItemState::kRectifying, ItemState::kClosed}) {
    Item hazard{
        .id = state == ItemState::kClosed ? "H-2" : "H-1", .campaign = last.id, .lead_unit = kScienceUnit};
    hazard.hazard = HazardEntry{};
    hazard.state = state;
    Put(hazard);
  }
  ApplyAll(Merge({kScienceUnit}, New("hc-new")));
  EXPECT_EQ(FindItem(district_, last.id, "H-1").value()->lead_unit, "hc-new");
  EXPECT_EQ(FindItem(district_, last.id, "H-2").value()->lead_unit, kScienceUnit);
}

}  // namespace
}  // namespace duban::task::open_matters_test
