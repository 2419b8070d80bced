#include "services/task/convert/from_proto.h"

#include <gmock/gmock.h>

#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"
#include "tests/unit/task_convert/samples.h"

namespace duban::task {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::kDistrict;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kForeign[] = "jurisdictions/elsewhere/units/hc-sti";

google::type::Date DateOf(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

// The faults of converting `proto` at "requests[3].x".
template <typename Proto>
std::vector<std::string> FaultsOf(const Proto& proto) {
  Violations out;
  (void)FromProto(proto, "id", kDistrict, "requests[3].x", out);
  return Faults(out.ToStatus());
}

TEST(FromProtoTest, WhatIsShownCanBeSent) {
  Violations out;
  for (const ResourceState& state : EveryState()) {
    if (const auto* unit = std::get_if<Unit>(&state)) {
      EXPECT_EQ(FromProto(ToProto(kDistrict, *unit), unit->id, kDistrict, "unit", out), *unit);
    } else if (const auto* binding = std::get_if<RoleBinding>(&state)) {
      EXPECT_EQ(FromProto(ToProto(kDistrict, *binding), binding->id, kDistrict, "b", out), *binding);
    } else if (const auto* year = std::get_if<CalendarYear>(&state)) {
      EXPECT_EQ(FromProto(ToProto(kDistrict, *year), "calendar", out), *year);
    } else if (const auto* campaign = std::get_if<Campaign>(&state)) {
      EXPECT_EQ(FromProto(ToProto(kDistrict, *campaign), campaign->id, kDistrict, "c", out), *campaign);
    } else if (const auto* item = std::get_if<Item>(&state)) {
      Item read = FromProto(ToProto(kDistrict, *item), item->id, kDistrict, "item", out);
      read.campaign = item->campaign;
      EXPECT_EQ(read, *item);
    }
  }
  EXPECT_THAT(out.list(), IsEmpty());
}

TEST(FromProtoTest, RowsComeWithoutWhatTheServerAdds) {
  google::protobuf::RepeatedPtrField<v1::FormRow> rows;
  *rows.Add() = ToProto("hecheng", FullRow());
  Violations out;
  FormRow expected = FullRow();
  expected.saved_by.clear();
  expected.version = 0;
  expected.origin = RowOrigin::kUnspecified;
  EXPECT_THAT(RowsFromProto(rows, "hecheng", "rows", out), ElementsAre(expected));
  EXPECT_THAT(out.list(), IsEmpty());
}

TEST(FromProtoTest, DaysThatDoNotExistAreRefused) {
  for (const auto& date : {DateOf(2024, 13, 1), DateOf(2024, 2, 30), DateOf(2023, 2, 29), DateOf(2024, 4, 31),
                           DateOf(2024, 0, 1), DateOf(2024, 1, 0), DateOf(0, 1, 1), DateOf(10000, 1, 1),
                           DateOf(-1, 1, 1), DateOf(2024, -1, 1), DateOf(2024, 1, 2147483647),
                           DateOf(2147483647, 2147483647, -2147483647), DateOf(0, 0, 0)}) {
    v1::Unit unit;
    *unit.mutable_valid_from_date() = date;
    EXPECT_THAT(FaultsOf(unit), ElementsAre("requests[3].x.valid_from_date: DATE"))
        << date.ShortDebugString();
  }
  v1::Unit leap;
  *leap.mutable_valid_from_date() = DateOf(2024, 2, 29);
  EXPECT_THAT(FaultsOf(leap), IsEmpty());
}

TEST(FromProtoTest, ReferencesMustBeNamesInTheJurisdiction) {
  v1::Item item;
  item.set_lead_unit("hc-sti");
  item.add_coop_units(UnitName(kDistrict, "hc-housing"));
  item.add_coop_units(kForeign);
  EXPECT_THAT(FaultsOf(item), ElementsAre("requests[3].x.lead_unit: RESOURCE_NAME",
                                          "requests[3].x.coop_units[1]: OTHER_JURISDICTION"));
  v1::RoleBinding binding;
  binding.set_unit(kForeign);
  EXPECT_THAT(FaultsOf(binding), ElementsAre("requests[3].x.unit: OTHER_JURISDICTION"));
  v1::Unit unit;
  unit.set_parent_unit("jurisdictions/hecheng/campaigns/c24");
  EXPECT_THAT(FaultsOf(unit), ElementsAre("requests[3].x.parent_unit: RESOURCE_NAME"));
}

TEST(FromProtoTest, ACampaignShowsEveryFaultAtOnce) {
  v1::Campaign campaign = ToProto(kDistrict, FullCampaign());
  campaign.set_office_unit("x");
  campaign.mutable_actions(1)->set_lead_unit(kForeign);
  campaign.mutable_actions(1)->set_task_force_unit("/");
  EXPECT_THAT(FaultsOf(campaign), ElementsAre("requests[3].x.office_unit: RESOURCE_NAME",
                                              "requests[3].x.actions[1].lead_unit: OTHER_JURISDICTION",
                                              "requests[3].x.actions[1].task_force_unit: RESOURCE_NAME"));
}

TEST(FromProtoTest, AnAbsentDueTableIsTheDefault) {
  v1::Campaign proto;
  Violations out;
  EXPECT_EQ(FromProto(proto, "c24", kDistrict, "campaign", out).due_table, DueTable());
  proto.mutable_due_table()->mutable_lock()->set_workdays(7);
  DueTable expected;
  expected.lock = {7, {0, 0}};
  EXPECT_EQ(FromProto(proto, "c24", kDistrict, "campaign", out).due_table, expected);
}

TEST(FromProtoTest, AnUnknownShiftOfADueTableIsRefused) {
  v1::Campaign campaign;
  campaign.mutable_due_table()->mutable_statistics()->set_shift(static_cast<v1::Shift>(9));
  EXPECT_THAT(FaultsOf(campaign), ElementsAre("requests[3].x.due_table.statistics.shift: ENUM_VALUE"));
}

TEST(FromProtoTest, NumbersWithoutMeaningAreRefused) {
  v1::Unit unit;
  unit.set_kind(static_cast<v1::Unit::Kind>(99));
  EXPECT_THAT(FaultsOf(unit), ElementsAre("requests[3].x.kind: ENUM_VALUE"));
  v1::RoleBinding binding;
  binding.set_role(static_cast<v1::Role>(-1));
  EXPECT_THAT(FaultsOf(binding), ElementsAre("requests[3].x.role: ENUM_VALUE"));
  v1::Item item;
  item.mutable_indicator()->set_kind(static_cast<v1::Indicator::Kind>(11));
  item.mutable_indicator()->set_comparator(static_cast<v1::Indicator::Comparator>(6));
  EXPECT_THAT(FaultsOf(item), ElementsAre("requests[3].x.indicator.kind: ENUM_VALUE",
                                          "requests[3].x.indicator.comparator: ENUM_VALUE"));
}

TEST(FromProtoTest, ProjectsAreReadToTheirMilestones) {
  v1::Item item;
  item.mutable_project()->set_project_class(static_cast<v1::Project::ProjectClass>(4));
  *item.mutable_project()->mutable_planned_start_date() = DateOf(2024, 2, 30);
  item.mutable_project()->add_milestones();
  *item.mutable_project()->add_milestones()->mutable_due_date() = DateOf(2024, 6, 31);
  EXPECT_THAT(FaultsOf(item), ElementsAre("requests[3].x.project.project_class: ENUM_VALUE",
                                          "requests[3].x.project.planned_start_date: DATE",
                                          "requests[3].x.project.milestones[1].due_date: DATE"));
}

TEST(FromProtoTest, CalendarsAndRowsNameTheFaultyDay) {
  Violations out;
  v1::Calendar calendar;
  *calendar.add_off_dates() = DateOf(2024, 1, 1);
  *calendar.add_off_dates() = DateOf(2024, 2, 30);
  *calendar.add_workday_dates() = DateOf(2024, 13, 1);
  EXPECT_THAT(FromProto(calendar, "calendar", out).off_days, ElementsAre(absl::CivilDay(2024, 1, 1)));
  google::protobuf::RepeatedPtrField<v1::FormRow> rows;
  rows.Add();
  *rows.Add()->mutable_done_date() = DateOf(2024, 2, 30);
  *rows[1].mutable_started_date() = DateOf(2024, 1, 32);
  *rows[1].mutable_entered_date() = DateOf(2024, 13, 1);
  RowsFromProto(rows, "hecheng", "rows", out);
  EXPECT_THAT(
      Faults(out.ToStatus()),
      ElementsAre("calendar.off_dates[1]: DATE", "calendar.workday_dates[0]: DATE", "rows[1].done_date: DATE",
                  "rows[1].started_date: DATE", "rows[1].entered_date: DATE"));
}

}  // namespace
}  // namespace duban::task
