#include "services/reporting/domain/panel/panel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/error_matchers.h"
#include "tests/unit/reporting/panel/panel_data.h"

namespace duban::reporting::panel_test {
namespace {

using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::ElementsAre;

Signature As(const std::string& role) { return {"wang", role, "", ""}; }

TEST(PanelMachineTest, APanelIsOpenedOnceAndClosedOnce) {
  std::vector<std::string> allowed;
  for (const PanelState from :
       {PanelState::kUnspecified, PanelState::kPlanned, PanelState::kOpen, PanelState::kClosed}) {
    for (const PanelEvent event : {PanelEvent::kOpen, PanelEvent::kClose}) {
      const auto next = NextState(kPanelMachine, {"PANEL_STATE", "评议"}, from, event);
      if (next.ok()) {
        allowed.push_back(absl::StrCat(StateName(from), " ", EventName(event), " ", StateName(*next)));
      } else {
        EXPECT_THAT(next, IsRefusal(absl::StatusCode::kFailedPrecondition, "PANEL_STATE"));
      }
    }
  }
  EXPECT_THAT(allowed, ElementsAre("PLANNED open OPEN", "OPEN close CLOSED"));
}

TEST(PanelMachineTest, OnlyThePerformanceOfficeOpens) {
  EXPECT_THAT(ActorsOf(kPanelMachine, PanelEvent::kOpen), ElementsAre("PERFORMANCE"));
}

TEST(PlanPanelTest, AllUnitsOfTheGroupsAreEvaluatedByDefault) {
  const Panel panel = OpenedPanel();
  EXPECT_THAT(panel.units, ElementsAre("dept-a", "dept-b", "tf-1", "town-a"));
  EXPECT_EQ(panel.scheme, "rubric.v1");
}

TEST(PlanPanelTest, AUnitThatDoesNotExistInThePeriodIsLeftOut) {
  Projection record = PanelRecord();
  record.units["dept-b"].valid_until = absl::CivilDay(2023, 12, 31);
  EXPECT_THAT(EvaluatedUnits(record, Rubric(), "c", kPanelQuarter), ElementsAre("dept-a", "tf-1", "town-a"));
  EXPECT_EQ(GroupSizes(record, Rubric(), "c", kPanelQuarter).at("DEPT"), 1);
}

TEST(PlanPanelTest, EveryFaultIsNamed) {
  Panel panel{.campaign = "c", .id = "2024-M01", .period = {PeriodKind::kMonth, 2024, 1}};
  panel.open_time = kPanelCloses;
  panel.close_time = kPanelOpens;
  panel.members = {{"li", "G1"}, {"li", "G9"}};
  panel.units = {"office", "dept-a"};
  EXPECT_THAT(Faults(PlanPanel(PanelRecord(), Rubric(), panel).status()),
              ElementsAre("panel.period: PERIOD_KIND", "panel.close_time: PANEL_WINDOW",
                          "panel.members[1].group: UNKNOWN_GROUP",
                          "panel.members[1].person: DUPLICATE_MEMBER", "panel.units: UNKNOWN_UNIT"));
  panel.members.clear();
  EXPECT_THAT(Faults(PlanPanel(PanelRecord(), Rubric(), panel).status()),
              ::testing::Contains("panel.members: NO_MEMBERS"));
}

TEST(OpenPanelTest, OnlyInsideTheWindow) {
  Panel panel = OpenedPanel();
  panel.state = PanelState::kPlanned;
  EXPECT_THAT(OpenPanel(panel, kPanelOpens - absl::Seconds(1)),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "PANEL_TOO_EARLY"));
  EXPECT_THAT(OpenPanel(panel, kPanelCloses), IsRefusal(absl::StatusCode::kFailedPrecondition, "PANEL_OVER"));
  EXPECT_THAT(OpenPanel(panel, kPanelCloses - absl::Seconds(1)), IsOk());
}

TEST(ClosePanelTest, BeforeTheEndOnlyThePerformanceOfficeMay) {
  const absl::Time early = kPanelCloses - absl::Seconds(1);
  EXPECT_THAT(ClosePanel(OpenedPanel(), As("SUPERVISION"), early),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "PANEL_WINDOW_OPEN"));
  const auto closed = ClosePanel(OpenedPanel(), As("PERFORMANCE"), early);
  ASSERT_THAT(closed, IsOk());
  EXPECT_TRUE(IsOver(*closed, early));
  EXPECT_EQ(closed->closed_time, early);
  EXPECT_THAT(ClosePanel(OpenedPanel(), As("SUPERVISION"), kPanelCloses), IsOk());
}

TEST(ClosePanelTest, TheWindowEndsAPanelThatNobodyClosed) {
  EXPECT_FALSE(IsOver(OpenedPanel(), kPanelCloses - absl::Seconds(1)));
  EXPECT_TRUE(IsOver(OpenedPanel(), kPanelCloses));
}

}  // namespace
}  // namespace duban::reporting::panel_test
