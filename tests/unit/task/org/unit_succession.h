// A register on which units end, and mergers and splits of the unit hc-sti.
#ifndef DUBAN_TESTS_UNIT_TASK_ORG_UNIT_SUCCESSION_H_
#define DUBAN_TESTS_UNIT_TASK_ORG_UNIT_SUCCESSION_H_

#include <gmock/gmock.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/task/domain/org/unit_succession.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {

class UnitSuccession : public ::testing::Test {
 protected:
  const absl::CivilDay kDay{2024, 5, 10};
  static constexpr char kBasis[] = "编办〔2024〕7号";

  // Beside the fixture: hc-lab lies below hc-sti, which also helps with I-2.
  UnitSuccession() {
    Put(Unit{.id = "hc-lab",
             .display_name = "实验室",
             .kind = UnitKind::kInstitution,
             .parent = testing::kScienceUnit});
    Item helped = ItemAt("I-2");
    helped.coop_units = {testing::kScienceUnit, testing::kOfficeUnit};
    Put(helped);
  }
  static std::string ItemPath(const std::string& id) {
    return absl::StrCat("campaigns/", testing::kCampaign, "/items/", id);
  }
  void Put(const ResourceState& state) { Apply(district_, state, ++sequence_, now_); }
  ActContext Context() const { return {district_, "", Actor{"zhou-ping", Role::kAdmin, ""}, now_}; }
  const Unit& At(const std::string& id) const { return district_.units.at(id).value; }
  const Item& ItemAt(const std::string& id) const {
    return *FindItem(district_, testing::kCampaign, id).value();
  }
  static Successor New(const std::string& id) {
    return {id, Unit{.id = id, .display_name = "新局", .kind = UnitKind::kDepartment}};
  }
  absl::StatusOr<std::vector<Change>> Merge(const std::vector<std::string>& units, const Successor& into) {
    return MergeUnits({units, into, {kDay, kBasis}}, Context());
  }
  void ApplyAll(const absl::StatusOr<std::vector<Change>>& changes) {
    ASSERT_THAT(changes, testing::IsOk());
    for (const Change& change : *changes) {
      EXPECT_EQ(change.reason, kBasis) << change.type;
      Put(change.state);
    }
  }
  std::vector<std::string> Led(absl::string_view unit) const {
    std::vector<std::string> ids;
    for (const Item* item : ItemsOnForm(district_, testing::kCampaign, unit)) ids.push_back(item->id);
    return ids;
  }
  // A split of hc-sti into two new units with every duty assigned.
  Split WholeSplit() const {
    return {.unit = testing::kScienceUnit,
            .successors = {New("hc-sci"), New("hc-ind")},
            .assignments = {{ItemPath("I-1"), "hc-ind"},
                            {ItemPath("I-2"), "hc-sci"},
                            {ItemPath("P-1"), "hc-ind"},
                            {ItemPath("POL-1"), "hc-sci"},
                            {ItemPath("T-1"), "hc-sci"},
                            {"units/hc-lab", "hc-sci"},
                            {absl::StrCat("campaigns/", testing::kCampaign), "hc-ind"}},
            .order = {kDay, kBasis}};
  }

  Register district_ = testing::MakeRegister();
  std::int64_t sequence_ = 100;
  const absl::Time now_ = testing::ChinaAt("2024-05-10 09:00");
};

}  // namespace duban::task

#endif  // DUBAN_TESTS_UNIT_TASK_ORG_UNIT_SUCCESSION_H_
