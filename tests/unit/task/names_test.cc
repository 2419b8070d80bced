#include "services/task/domain/names.h"

#include <gmock/gmock.h>

#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsOkAndHolds;
using ::duban::testing::PeriodOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const FormKey kKey = {"c24", PeriodOf("2024-M03-D1"), "hc-sti"};

TEST(NamesTest, EveryResourceHasItsName) {
  const std::vector<std::pair<ResourceState, std::string>> cases = {
      {Unit{.id = "hc-sti"}, "jurisdictions/hecheng/units/hc-sti"},
      {RoleBinding{.id = "r-1"}, "jurisdictions/hecheng/roleBindings/r-1"},
      {CalendarYear{.year = 2024}, "jurisdictions/hecheng/calendars/2024"},
      {Campaign{.id = "c24"}, "jurisdictions/hecheng/campaigns/c24"},
      {Item{.id = "I-A1-01", .campaign = "c24"}, "jurisdictions/hecheng/campaigns/c24/items/I-A1-01"},
      {PeriodLock{"c24", PeriodOf("2024-M03-D1")}, "jurisdictions/hecheng/campaigns/c24/periods/2024-M03-D1"},
      {Form{.key = kKey}, "jurisdictions/hecheng/campaigns/c24/periods/2024-M03-D1/forms/hc-sti"},
      {FormRowState{kKey, {.item = "T-1"}},
       "jurisdictions/hecheng/campaigns/c24/periods/2024-M03-D1/forms/hc-sti/rows/T-1"},
  };
  for (const auto& [state, name] : cases) {
    EXPECT_EQ(NameOf("hecheng", state), name);
    EXPECT_THAT(JurisdictionOf(name, "name"), IsOkAndHolds("hecheng"));
  }
}

TEST(NamesTest, WhatIsMadeIsReadBack) {
  EXPECT_THAT(ParseJurisdictionName(JurisdictionName("hecheng"), "f"), IsOkAndHolds("hecheng"));
  const auto unit = ParseUnitName(UnitName("hecheng", "hc-sti"), "f").value();
  EXPECT_EQ(UnitName(unit.jurisdiction, unit.unit), UnitName("hecheng", "hc-sti"));
  const auto campaign = ParseCampaignName(CampaignName("hecheng", "c24"), "f").value();
  EXPECT_EQ(CampaignName(campaign.jurisdiction, campaign.campaign), CampaignName("hecheng", "c24"));
  const auto item = ParseItemName(ItemName("hecheng", "c24", "T-1"), "f").value();
  EXPECT_EQ(ItemName(item.jurisdiction, item.campaign, item.item), ItemName("hecheng", "c24", "T-1"));
  const auto form = ParseFormName(FormName("hecheng", kKey), "f").value();
  EXPECT_EQ(form.jurisdiction, "hecheng");
  EXPECT_EQ(form.key, kKey);
  for (const char* id : {"2024-M03-D1", "2024-M03", "2024-Q1", "2024-Y"}) {
    const auto period = ParsePeriodName(PeriodName("hecheng", "c24", PeriodOf(id)), "f").value();
    EXPECT_EQ(period.campaign, "c24");
    EXPECT_EQ(period.period, PeriodOf(id));
  }
}

TEST(NamesTest, EveryParserRefusesNamesOfOtherShapes) {
  const std::string campaign = CampaignName("hecheng", "c24");
  const auto fault = ElementsAre("f: RESOURCE_NAME");
  for (const std::string& name :
       std::vector<std::string>{"", "/", "hecheng", "jurisdictions", "jurisdictions/",
                                "jurisdictions//campaigns/c24", "/" + campaign, campaign + "/",
                                campaign + "/items", campaign + "/items/", campaign + "/items/T-1/x",
                                "jurisdictions/hecheng/Campaigns/c24", "jurisdictions/hecheng/units/"}) {
    EXPECT_THAT(Faults(ParseCampaignName(name, "f").status()), fault) << name;
    EXPECT_THAT(Faults(ParseUnitName(name, "f").status()), fault) << name;
    EXPECT_THAT(Faults(ParseItemName(name, "f").status()), fault) << name;
    EXPECT_THAT(Faults(ParsePeriodName(name, "f").status()), fault) << name;
    EXPECT_THAT(Faults(ParseFormName(name, "f").status()), fault) << name;
    EXPECT_THAT(Faults(ParseJurisdictionName(name, "f").status()), fault) << name;
  }
}

TEST(NamesTest, JurisdictionOfNeedsAName) {
  for (const char* name : {"", "hecheng", "jurisdictions", "jurisdictions/", "units/hc-sti"}) {
    EXPECT_THAT(Faults(JurisdictionOf(name, "f").status()), ElementsAre("f: RESOURCE_NAME")) << name;
  }
}

TEST(NamesTest, TheRefusalShowsThePattern) {
  EXPECT_THAT(std::string(ParseItemName("T-1", "name").status().message()),
              HasSubstr("jurisdictions/{}/campaigns/{}/items/{}"));
}

TEST(NamesTest, PeriodsMustBeReal) {
  const std::string periods = CampaignName("hecheng", "c24") + "/periods/";
  for (const char* id : {"2024-M13", "2024-M03-D4", "2024-Q5", "2024", "24-M03"}) {
    EXPECT_THAT(Faults(ParsePeriodName(periods + id, "f").status()), ElementsAre("f: PERIOD_ID")) << id;
  }
  for (const char* id : {"2024-M03", "2024-Q1", "2024-Y", "2024-M03-D0"}) {  // forms belong to dekads
    EXPECT_THAT(Faults(ParseFormName(periods + id + "/forms/hc-sti", "f").status()),
                ElementsAre("f: PERIOD_ID"))
        << id;
  }
}

}  // namespace
}  // namespace duban::task
