// Mergers and splits: everything a unit had a part in changes hands in one decision, and the past stays.
#include "services/task/domain/org/unit_succession.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "services/task/domain/check/false_report.h"
#include "services/task/domain/order/conclusion.h"
#include "services/task/domain/order/proposal.h"
#include "services/task/domain/org/unit_history.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
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

const absl::CivilDay kDay(2024, 5, 10);
constexpr char kBasis[] = "编办〔2024〕7号";

std::string ItemPath(const std::string& id) { return absl::StrCat("campaigns/", kCampaign, "/items/", id); }

class UnitSuccessionTest : public ::testing::Test {
 protected:
  // Beside the fixture: hc-lab lies below hc-sti, which also helps with I-2.
  UnitSuccessionTest() {
    Put(Unit{
        .id = "hc-lab", .display_name = "实验室", .kind = UnitKind::kInstitution, .parent = kScienceUnit});
    Item helped = ItemAt("I-2");
    helped.coop_units = {kScienceUnit, kOfficeUnit};
    Put(helped);
  }
  void Put(const ResourceState& state) { Apply(district_, state, ++sequence_, now_); }
  ActContext Context() const { return {district_, "", Actor{"zhou-ping", Role::kAdmin, ""}, now_}; }
  const Unit& At(const std::string& id) const { return district_.units.at(id).value; }
  const Item& ItemAt(const std::string& id) const { return *FindItem(district_, kCampaign, id).value(); }
  static Successor New(const std::string& id) {
    return {id, Unit{.id = id, .display_name = "新局", .kind = UnitKind::kDepartment}};
  }
  absl::StatusOr<std::vector<Change>> Merge(const std::vector<std::string>& units, const Successor& into) {
    return MergeUnits({units, into, {kDay, kBasis}}, Context());
  }
  void ApplyAll(const absl::StatusOr<std::vector<Change>>& changes) {
    ASSERT_THAT(changes, IsOk());
    for (const Change& change : *changes) {
      EXPECT_EQ(change.reason, kBasis) << change.type;
      Put(change.state);
    }
  }
  std::vector<std::string> Led(absl::string_view unit) const {
    std::vector<std::string> ids;
    for (const Item* item : ItemsOnForm(district_, kCampaign, unit)) ids.push_back(item->id);
    return ids;
  }
  // A split of hc-sti into two new units with every duty assigned.
  static Split WholeSplit() {
    return {.unit = kScienceUnit,
            .successors = {New("hc-sci"), New("hc-ind")},
            .assignments = {{ItemPath("I-1"), "hc-ind"},
                            {ItemPath("I-2"), "hc-sci"},
                            {ItemPath("P-1"), "hc-ind"},
                            {ItemPath("POL-1"), "hc-sci"},
                            {ItemPath("T-1"), "hc-sci"},
                            {"units/hc-lab", "hc-sci"},
                            {absl::StrCat("campaigns/", kCampaign), "hc-ind"}},
            .order = {kDay, kBasis}};
  }

  Register district_ = testing::MakeRegister();
  std::int64_t sequence_ = 100;
  const absl::Time now_ = ChinaAt("2024-05-10 09:00");
};

TEST_F(UnitSuccessionTest, ANewUnitTakesOverFromBoth) {
  ApplyAll(Merge({kScienceUnit, kHousingUnit}, New("hc-new")));
  EXPECT_THAT(Led("hc-new"), ElementsAre("I-1", "I-2", "P-1", "POL-1", "T-1", "T-2"));
  EXPECT_THAT(Led(kScienceUnit), IsEmpty());
  EXPECT_THAT(ItemAt("I-2").coop_units, ElementsAre(kOfficeUnit));  // nobody helps itself
  EXPECT_EQ(At("hc-new").valid_from, kDay);
  EXPECT_THAT(At("hc-new").predecessors, ElementsAre(kScienceUnit, kHousingUnit));
  for (const char* ended : {kScienceUnit, kHousingUnit}) {
    EXPECT_EQ(At(ended).valid_until, kDay - 1);
    EXPECT_THAT(At(ended).successors, ElementsAre("hc-new"));
    EXPECT_FALSE(At(ended).display_name.empty());
  }
  EXPECT_EQ(At("hc-lab").parent, "hc-new");
  EXPECT_EQ(AsOf(At("hc-lab"), kDay - 1).parent, kScienceUnit);
  for (const Action& action : district_.campaigns.at(kCampaign).value.actions) {
    EXPECT_EQ(action.lead_unit, "hc-new");
    EXPECT_EQ(action.task_force_unit, kOfficeUnit);
  }
  for (const char* id : {"r-reporter", "r-leader", "r-housing-reporter", "r-housing-leader"}) {
    EXPECT_EQ(district_.role_bindings.at(id).value.end, kDay - 1) << id;
  }
  EXPECT_EQ(district_.role_bindings.at("r-a1").value.end, std::nullopt);
}

TEST_F(UnitSuccessionTest, AUnitOnRecordAbsorbsAnother) {
  ApplyAll(Merge({kScienceUnit}, {kHousingUnit, std::nullopt}));
  EXPECT_THAT(Led(kHousingUnit), ElementsAre("I-1", "I-2", "P-1", "POL-1", "T-1", "T-2"));
  EXPECT_THAT(At(kHousingUnit).predecessors, ElementsAre(kScienceUnit));
  EXPECT_EQ(At(kHousingUnit).valid_until, std::nullopt);
  EXPECT_EQ(district_.role_bindings.at("r-housing-leader").value.end, std::nullopt);
}

TEST_F(UnitSuccessionTest, AChildThatTakesOverMovesUp) {
  ApplyAll(Merge({kScienceUnit}, {"hc-lab", std::nullopt}));
  EXPECT_EQ(At("hc-lab").parent, "");
  EXPECT_EQ(AsOf(At("hc-lab"), kDay - 1).parent, kScienceUnit);
}

TEST_F(UnitSuccessionTest, AUnitFurtherBelowDoesNotTakeOver) {
  Put(Unit{.id = "hc-sub", .display_name = "股", .kind = UnitKind::kInstitution, .parent = "hc-lab"});
  EXPECT_THAT(Faults(Merge({kScienceUnit}, {"hc-sub", std::nullopt}).status()),
              ElementsAre("successor: PARENT_CYCLE"));
}

TEST_F(UnitSuccessionTest, ItemsOfPastYearsStay) {
  Campaign last = testing::FixtureCampaign();
  last.id = "six-battles-2023";
  last.year = 2023;
  Put(last);
  Item old = ItemAt("I-1");
  old.campaign = last.id;
  Put(old);
  ApplyAll(Merge({kScienceUnit}, New("hc-new")));
  EXPECT_EQ(FindItem(district_, last.id, "I-1").value()->lead_unit, kScienceUnit);
  EXPECT_EQ(district_.campaigns.at(last.id).value, last);
}

TEST_F(UnitSuccessionTest, EveryFaultOfAMergerIsNamedAtOnce) {
  const Merger merger{{"none", kScienceUnit, kScienceUnit}, {"absent", std::nullopt}, {kDay + 1, ""}};
  EXPECT_THAT(Faults(MergeUnits(merger, Context()).status()),
              UnorderedElementsAre("reason: REASON_REQUIRED", "effective_date: DATE_IN_FUTURE",
                                   "units[0]: UNKNOWN_UNIT", "units[2]: DUPLICATE_ID",
                                   "successor.unit_id: UNKNOWN_UNIT"));
  EXPECT_THAT(Faults(Merge({}, New("hc-new")).status()), ElementsAre("units: REQUIRED"));
  EXPECT_THAT(Faults(Merge({kScienceUnit}, {kScienceUnit, std::nullopt}).status()),
              Contains("successor.unit_id: SUCCESSOR_ENDS"));
  Successor below = New("hc-new");
  below.created->parent = kScienceUnit;
  EXPECT_THAT(Faults(Merge({kScienceUnit}, below).status()),
              ElementsAre("successor.unit.parent_unit: SUCCESSOR_ENDS"));
  EXPECT_THAT(Merge({kScienceUnit}, New(kHousingUnit)),
              IsRefusal(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS"));
}

TEST_F(UnitSuccessionTest, AnEndedUnitNeitherEndsAgainNorTakesOver) {
  ApplyAll(Merge({kScienceUnit}, New("hc-new")));
  EXPECT_THAT(Faults(Merge({kScienceUnit}, {kHousingUnit, std::nullopt}).status()),
              Contains("units[0]: UNIT_CLOSED"));
  EXPECT_THAT(Faults(Merge({kHousingUnit}, {kScienceUnit, std::nullopt}).status()),
              ElementsAre("successor.unit_id: UNKNOWN_UNIT"));
}

TEST_F(UnitSuccessionTest, ASplitGivesEachDutyToWhomItIsAssigned) {
  ApplyAll(SplitUnit(WholeSplit(), Context()));
  EXPECT_THAT(Led("hc-ind"), ElementsAre("I-1", "P-1"));
  EXPECT_THAT(Led("hc-sci"), ElementsAre("POL-1", "T-1"));
  EXPECT_THAT(ItemAt("I-2").coop_units, ElementsAre("hc-sci", kOfficeUnit));
  EXPECT_EQ(ItemAt("I-2").lead_unit, kHousingUnit);
  EXPECT_EQ(At("hc-lab").parent, "hc-sci");
  EXPECT_EQ(district_.campaigns.at(kCampaign).value.actions[0].lead_unit, "hc-ind");
  EXPECT_THAT(At(kScienceUnit).successors, ElementsAre("hc-sci", "hc-ind"));
  EXPECT_EQ(At(kScienceUnit).valid_until, kDay - 1);
  EXPECT_THAT(At("hc-ind").predecessors, ElementsAre(kScienceUnit));
}

TEST_F(UnitSuccessionTest, EveryDutyThatIsLeftOutIsNamed) {
  const size_t duties = WholeSplit().assignments.size();
  for (size_t i = 0; i < duties; ++i) {
    Split split = WholeSplit();
    const std::string left_out = split.assignments[i].resource;
    split.assignments.erase(split.assignments.begin() + static_cast<int>(i));
    const auto refused = SplitUnit(split, Context());
    EXPECT_THAT(Faults(refused.status()), ElementsAre("assignments: ASSIGNMENT_MISSING"));
    EXPECT_THAT(std::string(refused.status().message()), ::testing::HasSubstr(left_out));
  }
  Split none = WholeSplit();
  none.assignments.clear();
  EXPECT_EQ(Faults(SplitUnit(none, Context()).status()).size(), duties);
}

TEST_F(UnitSuccessionTest, EveryFaultOfASplitIsNamedAtOnce) {
  Split split = WholeSplit();
  split.successors[1] = {"hc-sci", std::nullopt};
  split.assignments.push_back(split.assignments[1]);
  split.assignments.push_back({ItemPath("T-2"), "hc-sci"});
  EXPECT_THAT(Faults(SplitUnit(split, Context()).status()),
              ::testing::IsSupersetOf(
                  {"successors[1].unit_id: DUPLICATE_ID", "assignments[0].successor_id: UNKNOWN_SUCCESSOR",
                   "assignments[7].resource: DUPLICATE_ID", "assignments[8].resource: ASSIGNMENT_UNKNOWN"}));
  split = WholeSplit();
  split.successors.pop_back();
  EXPECT_THAT(Faults(SplitUnit(split, Context()).status()), Contains("successors: REQUIRED"));
}

// Open matters of hc-sti beside its items: an order it leads, one it helps with, proposals, a case.
class OpenMattersTest : public UnitSuccessionTest {
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
  static Split SplitWithMatters() {
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
}  // namespace duban::task
