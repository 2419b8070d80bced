#include "services/task/domain/plan/plan_checks.h"

#include <gmock/gmock.h>

#include <functional>

#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task::plan_checks_test {
namespace {

using ::duban::testing::DetailsIn;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;

constexpr auto kExists = absl::StatusCode::kAlreadyExists;

// A change that breaks one rule in a good resource, and what is said about it.
template <typename T>
struct Rule {
  std::function<void(T&)> spoil;
  std::string fault;
};

// Expects each rule to be named alone when the batch is {good, spoilt}.
template <typename T, typename Create>
void ExpectRules(const T& good, const T& other, const std::vector<Rule<T>>& rules, Create create) {
  ASSERT_THAT(create(std::vector<T>{good, other}), IsOk());
  for (const Rule<T>& rule : rules) {
    T spoilt = other;
    rule.spoil(spoilt);
    const auto result = create(std::vector<T>{good, spoilt});
    EXPECT_EQ(result.status().code(), absl::StatusCode::kInvalidArgument) << rule.fault;
    EXPECT_THAT(Faults(result.status()), ElementsAre(rule.fault));
  }
}

const absl::Time kNow = testing::ChinaAt("2024-01-02 09:00");

class PlanChecksTest : public ::testing::Test {
 protected:
  const Register district_ = testing::MakeRegister();
};

TEST_F(PlanChecksTest, Units) {
  const Unit good = {.id = "hc-drc", .display_name = "区发改局", .kind = UnitKind::kDepartment};
  Unit other = good;
  other.id = "hc-drc-energy";
  other.parent = "hc-drc";
  const std::string at = "requests[1].";
  ExpectRules<Unit>(
      good, other,
      {{[](Unit& u) { u.id = "HC"; }, at + "unit_id: RESOURCE_ID"},
       {[](Unit& u) { u.display_name = ""; }, at + "unit.display_name: REQUIRED"},
       {[](Unit& u) { u.display_name.assign(kMaxNameBytes + 1, 'x'); }, at + "unit.display_name: TOO_LONG"},
       {[](Unit& u) { u.kind = UnitKind::kUnspecified; }, at + "unit.kind: REQUIRED"},
       {[](Unit& u) { u.parent = "none"; }, at + "unit.parent_unit: UNKNOWN_UNIT"},
       {[](Unit& u) { u.parent = u.id; }, at + "unit.parent_unit: PARENT_CYCLE"},
       {[](Unit& u) {
          u.valid_from = absl::CivilDay(2024, 2, 1), u.valid_until = absl::CivilDay(2024, 1, 31);
        },
        at + "unit.valid_until_date: DATE_ORDER"},
       {[](Unit& u) { u.id = "hc-drc", u.parent = ""; }, "requests[1]: DUPLICATE_ID"}},
      [&](const std::vector<Unit>& units) { return CreateUnits(district_, units); });
}

Unit Child(std::string id, std::string parent) {
  return {.id = std::move(id), .display_name = "单位", .kind = UnitKind::kOther, .parent = std::move(parent)};
}

TEST_F(PlanChecksTest, AParentMayStandLaterInTheBatch) {
  EXPECT_THAT(CreateUnits(district_, {Child("a", "b"), Child("b", testing::kOfficeUnit)}), IsOk());
}

TEST_F(PlanChecksTest, UnitsFormNoCircle) {
  const auto units = {Child("a", "b"), Child("b", "c"), Child("c", "a"), Child("under", "a")};
  EXPECT_THAT(
      Faults(CreateUnits(district_, units).status()),
      ElementsAre("requests[0].unit.parent_unit: PARENT_CYCLE", "requests[1].unit.parent_unit: PARENT_CYCLE",
                  "requests[2].unit.parent_unit: PARENT_CYCLE"));
}

TEST_F(PlanChecksTest, RoleBindings) {
  const RoleBinding good = {.id = "r-x", .person = "xu", .role = Role::kSupervision};
  const RoleBinding other = {
      .id = "r-y", .person = "yu", .role = Role::kReporter, .unit = testing::kHousingUnit};
  const std::string at = "requests[1].";
  ExpectRules<RoleBinding>(
      good, other,
      {{[](RoleBinding& r) { r.id = "-"; }, at + "role_binding_id: RESOURCE_ID"},
       {[](RoleBinding& r) { r.person = "Xu"; }, at + "role_binding.person: RESOURCE_ID"},
       {[](RoleBinding& r) { r.role = Role::kUnspecified; }, at + "role_binding.role: REQUIRED"},
       {[](RoleBinding& r) { r.unit = ""; }, at + "role_binding.unit: SCOPE_REQUIRED"},
       {[](RoleBinding& r) { r.role = Role::kUnitLeader, r.unit = ""; },
        at + "role_binding.unit: SCOPE_REQUIRED"},
       {[](RoleBinding& r) { r.role = Role::kTfReviewer; }, at + "role_binding.action: SCOPE_REQUIRED"},
       {[](RoleBinding& r) { r.unit = "none"; }, at + "role_binding.unit: UNKNOWN_UNIT"},
       {[](RoleBinding& r) { r.start = absl::CivilDay(2024, 5, 2), r.end = absl::CivilDay(2024, 5, 1); },
        at + "role_binding.end_date: DATE_ORDER"},
       {[](RoleBinding& r) { r.id = "r-x"; }, "requests[1]: DUPLICATE_ID"}},
      [&](const std::vector<RoleBinding>& bindings) { return CreateRoleBindings(district_, bindings); });
}

TEST_F(PlanChecksTest, Calendars) {
  const CalendarYear good = {.year = 2027, .off_days = {absl::CivilDay(2027, 1, 1)}, .source = "notice"};
  const CalendarYear other = {.year = 2028, .off_days = {absl::CivilDay(2028, 1, 1)}, .source = "notice"};
  const absl::CivilDay off(2028, 1, 1), foreign(2029, 1, 1);
  const std::string at = "requests[1].calendar.";
  ExpectRules<CalendarYear>(
      good, other,
      {{[](CalendarYear& c) { c.year = 2100, c.off_days.clear(); }, at + "year: OUT_OF_RANGE"},
       {[](CalendarYear& c) { c.year = 1999, c.off_days.clear(); }, at + "year: OUT_OF_RANGE"},
       {[](CalendarYear& c) { c.source = ""; }, at + "source: REQUIRED"},
       {[&](CalendarYear& c) { c.off_days.insert(foreign); }, at + "off_dates: OUT_OF_RANGE"},
       {[&](CalendarYear& c) { c.makeup_workdays.insert(foreign); }, at + "workday_dates: OUT_OF_RANGE"},
       {[&](CalendarYear& c) { c.makeup_workdays.insert(off); }, at + "workday_dates: DUPLICATE_ID"},
       {[&](CalendarYear& c) { c = good; }, "requests[1]: DUPLICATE_ID"}},
      [&](const std::vector<CalendarYear>& years) { return CreateCalendars(district_, years, kNow); });
}

TEST_F(PlanChecksTest, Campaigns) {
  Campaign good = testing::FixtureCampaign();
  good.id = "another";
  ASSERT_THAT(CreateCampaign(district_, good, kNow), IsOk());
  const std::vector<Rule<Campaign>> rules = {
      {[](Campaign& c) { c.id = "八大行动"; }, "campaign_id: RESOURCE_ID"},
      {[](Campaign& c) { c.display_name = ""; }, "campaign.display_name: REQUIRED"},
      {[](Campaign& c) { c.display_name.assign(kMaxNameBytes + 1, 'x'); }, "campaign.display_name: TOO_LONG"},
      {[](Campaign& c) { c.year = 24; }, "campaign.year: OUT_OF_RANGE"},
      {[](Campaign& c) { c.office_unit = "none"; }, "campaign.office_unit: UNKNOWN_UNIT"},
      {[](Campaign& c) { c.actions.clear(); }, "campaign.actions: REQUIRED"},
      {[](Campaign& c) { c.actions[1].id = "A 2"; }, "campaign.actions[1].action_id: RESOURCE_ID"},
      {[](Campaign& c) { c.actions[1].id = kNoAction; }, "campaign.actions[1].action_id: RESOURCE_ID"},
      {[](Campaign& c) { c.actions[1].id = "A1"; }, "campaign.actions[1].action_id: DUPLICATE_ID"},
      {[](Campaign& c) { c.actions[0].display_name = ""; }, "campaign.actions[0].display_name: REQUIRED"},
      {[](Campaign& c) { c.actions[0].lead_unit = "x"; }, "campaign.actions[0].lead_unit: UNKNOWN_UNIT"},
      {[](Campaign& c) { c.actions[0].task_force_unit = ""; },
       "campaign.actions[0].task_force_unit: UNKNOWN_UNIT"},
  };
  for (const Rule<Campaign>& rule : rules) {
    Campaign spoilt = good;
    rule.spoil(spoilt);
    EXPECT_THAT(Faults(CreateCampaign(district_, spoilt, kNow).status()), ElementsAre(rule.fault));
  }
}

TEST_F(PlanChecksTest, DueTables) {
  const std::string at = "campaign.due_table";
  const std::vector<Rule<DueTable>> rules = {
      {[](DueTable& t) { t.unit_due.workdays = 0; }, at + ".unit_due: OUT_OF_RANGE"},
      {[](DueTable& t) { t.unit_due.at.hour = -1; }, at + ".unit_due: OUT_OF_RANGE"},
      {[](DueTable& t) { t.tf_due.at.minute = 60; }, at + ".tf_due: OUT_OF_RANGE"},
      {[](DueTable& t) { t.lock.workdays = 61; }, at + ".lock: OUT_OF_RANGE"},
      {[](DueTable& t) { t.monthly_bulletin.at.hour = 24; }, at + ".monthly_bulletin: OUT_OF_RANGE"},
      {[](DueTable& t) { t.open_workdays_before = 0; }, at + ".open_workdays_before: OUT_OF_RANGE"},
      {[](DueTable& t) { t.open_workdays_before = 61; }, at + ".open_workdays_before: OUT_OF_RANGE"},
      {[](DueTable& t) {
         t.unit_due = {2, {12, 1}};
       },
       at + ": DATE_ORDER"},
      {[](DueTable& t) {
         t.lock = {2, {11, 59}};
       },
       at + ": DATE_ORDER"},
  };
  Campaign campaign = testing::FixtureCampaign();
  campaign.id = "another";
  for (const Rule<DueTable>& rule : rules) {
    campaign.due_table = DueTable();
    rule.spoil(campaign.due_table);
    EXPECT_THAT(Faults(CreateCampaign(district_, campaign, kNow).status()), ElementsAre(rule.fault));
  }
  campaign.due_table = DueTable();
  campaign.due_table.unit_due = campaign.due_table.lock =
      campaign.due_table.tf_due;  // all at once is allowed
  EXPECT_THAT(CreateCampaign(district_, campaign, kNow), IsOk());
}

TEST_F(PlanChecksTest, OneBadEntryLeavesNothingOfTheBatch) {
  std::vector<Unit> units = {{.id = "good", .display_name = "好", .kind = UnitKind::kOther},
                             {.id = "Bad", .kind = UnitKind::kOther},
                             {.id = "good", .display_name = "好", .kind = UnitKind::kUnspecified}};
  const auto result = CreateUnits(district_, units);
  EXPECT_THAT(Faults(result.status()),
              ElementsAre("requests[1].unit_id: RESOURCE_ID", "requests[1].unit.display_name: REQUIRED",
                          "requests[2].unit.kind: REQUIRED", "requests[2]: DUPLICATE_ID"));
  units.resize(1);
  const auto changes = CreateUnits(district_, units);
  ASSERT_THAT(changes, IsOk());
  ASSERT_EQ(changes->size(), 1u);
  EXPECT_EQ((*changes)[0].type, "unit.create");
  EXPECT_EQ(std::get<Unit>((*changes)[0].state), units[0]);
}

TEST_F(PlanChecksTest, AnEmptyBatchIsRefused) {
  EXPECT_THAT(Faults(CreateUnits(district_, {}).status()), ElementsAre("requests: REQUIRED"));
  EXPECT_THAT(Faults(CreateItems(district_, testing::FixtureCampaign(), {}).status()),
              ElementsAre("requests: REQUIRED"));
}

TEST_F(PlanChecksTest, WhatIsOnRecordIsNotCreatedAgain) {
  const auto& years = district_.calendar.years();
  EXPECT_THAT(CreateUnits(district_, testing::FixtureUnits()), IsRefusal(kExists, "ALREADY_EXISTS"));
  EXPECT_THAT(CreateRoleBindings(district_, testing::FixtureBindings()),
              IsRefusal(kExists, "ALREADY_EXISTS"));
  EXPECT_THAT(CreateCalendars(district_, {years.at(2024)}, kNow), IsRefusal(kExists, "ALREADY_EXISTS"));
  EXPECT_THAT(CreateCampaign(district_, testing::FixtureCampaign(), kNow),
              IsRefusal(kExists, "ALREADY_EXISTS"));
  const auto items = CreateItems(district_, testing::FixtureCampaign(), testing::FixtureItems());
  EXPECT_THAT(items, IsRefusal(kExists, "ALREADY_EXISTS"));
  EXPECT_EQ(DetailsIn(items.status()).metadata.at("name"),
            "jurisdictions/hecheng/campaigns/eight-actions-2024/items/I-1");
}

TEST(FixtureTest, TheWholeDistrictPassesTheChecks) {
  Register district{.jurisdiction = testing::kDistrict};
  const absl::Time time = testing::ChinaAt("2024-01-02 09:00");
  const auto take = [&](const absl::StatusOr<std::vector<Change>>& changes) {
    ASSERT_THAT(changes, IsOk());
    for (const Change& change : *changes) Apply(district, change.state, 1, time);
  };
  take(CreateUnits(district, testing::FixtureUnits()));
  take(CreateRoleBindings(district, testing::FixtureBindings()));
  take(CreateCampaign(district, testing::FixtureCampaign(), kNow));
  take(CreateItems(district, testing::FixtureCampaign(), testing::FixtureItems()));
  EXPECT_EQ(district.led_items, testing::MakeRegister().led_items);
}

}  // namespace
}  // namespace duban::task::plan_checks_test
