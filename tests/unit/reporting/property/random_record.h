// Random records: a year's campaign as the changes that the task service would
// have sent, in their order.
#ifndef DUBAN_TESTS_UNIT_REPORTING_PROPERTY_RANDOM_RECORD_H_
#define DUBAN_TESTS_UNIT_REPORTING_PROPERTY_RANDOM_RECORD_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "services/reporting/domain/record/projection.h"
#include "tests/unit/reporting/property/dice.h"

namespace duban::reporting::property {

inline constexpr char kCampaign[] = "eight-actions";
inline const Period kQuarter{PeriodKind::kQuarter, 2024, 1};
inline const Period kYear{PeriodKind::kYear, 2024, 1};

// How a record is told. Neither throws the dice another way, so that both ways
// tell the same story.
struct Telling {
  bool renamed = false;   // units, items and actions have names that sort in another order
  unsigned shuffled = 0;  // not 0: changes of the same instant come in another order
};

// Who and what a record is about, in the order of their making.
struct Cast {
  std::vector<std::string> reporters;  // departments, institutions and townships
  std::vector<std::string> forces;     // task forces
  std::vector<std::string> actions;
  std::vector<std::string> items;    // codes on the three lists
  std::vector<std::string> persons;  // one beside each reporter and force; holds a role there
  std::vector<std::string> affairs;  // codes of resolutions, issues and hidden dangers
  std::vector<std::string> orders;
  std::vector<std::string> cards;

  // All that are evaluated.
  std::vector<std::string> Evaluated() const;
};

// One record of 2024 up to some day of its first half. Everything from the plan
// to false reports may happen: items of all kinds that change, move, pause and
// end, forms of several ten-day periods with their whole life, orders with
// cards, issues, official values.
struct RandomRecord {
  Cast cast;
  std::vector<ChangedResource> changes;  // sequences from 1 on

  // The record up to a change, and as a whole.
  Projection UpTo(std::int64_t sequence) const;
  Projection Whole() const { return UpTo(static_cast<std::int64_t>(changes.size())); }
};
RandomRecord MakeRecord(Dice& dice, const Telling& telling = {});

// Changes with their instants, collected in any order.
class Timeline {
 public:
  explicit Timeline(const Telling& telling) : telling_(telling) {}

  // The `number`-th id of a kind, by default in alphabetical order.
  std::string Id(const char* prefix, size_t number) const;
  // A change at `hour` of a day; one instant's stay in the order they come in
  // here.
  void Put(absl::CivilDay day, int hour, Resource resource);
  // All of them before the end of `last`, numbered by their instants.
  std::vector<ChangedResource> Take(absl::CivilDay last);

 private:
  Telling telling_;
  std::vector<std::pair<absl::Time, Resource>> entries_;
};

// The parts of a record. Later ones need the cast of the earlier ones.
void AddPlan(Dice& dice, Cast& cast, Timeline& timeline);
std::vector<Item> AddItems(Dice& dice, Cast& cast, Timeline& timeline);
void AddForms(Dice& dice, const std::vector<Item>& items, const Cast& cast, Timeline& timeline);
void AddAffairs(Dice& dice, Cast& cast, Timeline& timeline);
void AddOrders(Dice& dice, Cast& cast, Timeline& timeline);
void AddProceedings(Dice& dice, const Cast& cast, Timeline& timeline);
void AddFindings(Dice& dice, const Cast& cast, Timeline& timeline);

// A day on which something may happen, most of them in the quarter.
absl::CivilDay SomeDay(Dice& dice);

// Puts `matter` into the states one after another, some days apart; it may stop
// at any of them.
template <typename T>
void Live(Dice& dice, T matter, int hour, const std::vector<std::string>& states, Timeline& timeline) {
  absl::CivilDay day = SomeDay(dice);
  for (size_t i = 0; i < states.size(); ++i) {
    if (i > 0 && dice.OneIn(4)) return;
    matter.state = states[i];
    timeline.Put(day, hour, matter);
    day += dice.Roll(1, 25);
  }
}

// One change request on an item, as granted: another target, weight, lead,
// state or strength.
void EditItem(Dice& dice, const Cast& cast, Item& item);

}  // namespace duban::reporting::property

#endif  // DUBAN_TESTS_UNIT_REPORTING_PROPERTY_RANDOM_RECORD_H_
