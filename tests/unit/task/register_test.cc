#include "services/task/domain/register.h"

#include <gmock/gmock.h>

#include "services/task/domain/rights.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::DetailsIn;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kCampaign;
using ::duban::testing::kHousingUnit;
using ::duban::testing::kOfficeUnit;
using ::duban::testing::kScienceUnit;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class RegisterTest : public ::testing::Test {
 protected:
  std::vector<std::string> Led(absl::string_view unit) const {
    std::vector<std::string> ids;
    for (const Item* item : ItemsOnForm(district_, kCampaign, unit)) {
      EXPECT_EQ(absl::string_view(item->lead_unit), unit);
      ids.push_back(item->id);
    }
    return ids;
  }
  void Move(absl::string_view id, std::string lead) {
    Item item = *FindItem(district_, kCampaign, id).value();
    item.lead_unit = std::move(lead);
    Apply(district_, item, ++sequence_, time_);
  }

  Register district_ = testing::MakeRegister();
  std::int64_t sequence_ = 100;
  const absl::Time time_ = ChinaAt("2024-03-08 09:00");
};

TEST_F(RegisterTest, ItemsOnAFormAreThoseTheUnitLeadsInOrder) {
  EXPECT_THAT(Led(kScienceUnit), ElementsAre("I-1", "P-1", "POL-1", "T-1"));
  EXPECT_THAT(Led(kHousingUnit), ElementsAre("I-2", "T-2"));
  EXPECT_THAT(Led(kOfficeUnit), IsEmpty());
  EXPECT_THAT(ItemsOnForm(district_, "another", kScienceUnit), IsEmpty());
}

TEST_F(RegisterTest, AnItemThatChangesItsLeadChangesForms) {
  Move("P-1", kHousingUnit);
  EXPECT_THAT(Led(kScienceUnit), ElementsAre("I-1", "POL-1", "T-1"));
  EXPECT_THAT(Led(kHousingUnit), ElementsAre("I-2", "P-1", "T-2"));
  Move("P-1", kScienceUnit);
  EXPECT_THAT(Led(kScienceUnit), ElementsAre("I-1", "P-1", "POL-1", "T-1"));
  Move("P-1", kScienceUnit);  // applied again: still once
  EXPECT_THAT(Led(kScienceUnit), ElementsAre("I-1", "P-1", "POL-1", "T-1"));
  Move("I-2", kOfficeUnit);
  Move("T-2", kOfficeUnit);
  EXPECT_THAT(Led(kHousingUnit), IsEmpty());
}

TEST_F(RegisterTest, ABindingThatChangesHandsLeavesTheFormerHolder) {
  RoleBinding binding = district_.role_bindings.at("r-reporter").value;
  binding.person = "ma-lin";
  Apply(district_, binding, ++sequence_, time_);
  EXPECT_THAT(RequireUnitRole(district_, "ma-lin", Role::kReporter, kScienceUnit, time_), IsOk());
  EXPECT_THAT(RequireUnitRole(district_, testing::kReporter, Role::kReporter, kScienceUnit, time_),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
}

TEST_F(RegisterTest, ABindingAppliedAgainReplacesItself) {
  RoleBinding binding = district_.role_bindings.at("r-reporter").value;
  binding.end = absl::CivilDay(2024, 3, 7);
  Apply(district_, binding, ++sequence_, time_);
  EXPECT_EQ(district_.bindings_by_person.at(testing::kReporter), std::vector{binding});
}

TEST_F(RegisterTest, StampsSequenceAndTime) {
  Apply(district_, Unit{.id = "new"}, 777, time_);
  EXPECT_EQ(district_.units.at("new").sequence, 777);
  EXPECT_EQ(district_.units.at("new").time, time_);
}

TEST_F(RegisterTest, ACalendarTakesEffectAtOnce) {
  const absl::CivilDay day(2027, 3, 3);
  EXPECT_TRUE(district_.calendar.IsWorkday(day));
  EXPECT_TRUE(district_.calendar.IsProvisional(day));
  Apply(district_, CalendarYear{.year = 2027, .off_days = {day}, .source = "notice"}, ++sequence_, time_);
  EXPECT_FALSE(district_.calendar.IsWorkday(day));
  EXPECT_FALSE(district_.calendar.IsProvisional(day));
  EXPECT_FALSE(district_.calendar.IsWorkday(absl::CivilDay(2024, 4, 4)));  // other years stand
}

TEST_F(RegisterTest, FormsAndRowsAreNotKeptInIt) {
  EXPECT_FALSE(BelongsToRegister(Form()));
  EXPECT_FALSE(BelongsToRegister(FormRowState()));
  EXPECT_TRUE(BelongsToRegister(Unit()));
  EXPECT_TRUE(BelongsToRegister(PeriodLock()));
}

TEST_F(RegisterTest, WhatIsNotOnRecordIsNotFoundByName) {
  EXPECT_THAT(FindUnit(district_, kScienceUnit), IsOk());
  EXPECT_THAT(FindCampaign(district_, kCampaign), IsOk());
  EXPECT_THAT(FindItem(district_, kCampaign, "T-1"), IsOk());
  const auto expect_missing = [](const absl::Status& status, const std::string& name) {
    EXPECT_THAT(status, IsRefusal(absl::StatusCode::kNotFound, "NOT_FOUND"));
    EXPECT_THAT(DetailsIn(status).metadata, ElementsAre(Pair("name", name)));
  };
  expect_missing(FindUnit(district_, "x").status(), "jurisdictions/hecheng/units/x");
  expect_missing(FindCampaign(district_, "x").status(), "jurisdictions/hecheng/campaigns/x");
  expect_missing(FindItem(district_, "x", "T-1").status(), "jurisdictions/hecheng/campaigns/x/items/T-1");
  expect_missing(FindItem(district_, kCampaign, "X").status(),
                 "jurisdictions/hecheng/campaigns/eight-actions-2024/items/X");
}

}  // namespace
}  // namespace duban::task
