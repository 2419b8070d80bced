// What is decided after a quarter moves the periods to come, not the quarter:
// it is scored by the plan in force when it ended.
#include <gtest/gtest.h>

#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/property/view.h"

namespace duban::reporting::property {
namespace {

// The plan after some change requests, extensions and transfers.
void EditPlan(Dice& dice, const Cast& cast, Projection& record, const std::function<void(Resource)>& put) {
  for (const auto& [code, item] : std::map<std::string, Item>(ItemsOf(record, kCampaign))) {
    Item edited = item;
    for (int times = dice.Roll(0, 2); times > 0; --times) {
      EditItem(dice, cast, edited);
      put(edited);
    }
  }
  for (const auto& [id, affair] : std::map<CampaignId, Affair>(record.affairs)) {
    if (dice.OneIn(2)) continue;
    Affair edited = affair;
    edited.lead_unit = dice.Pick(cast.reporters);
    edited.due = edited.due.value_or(absl::CivilDay(2024, 3, 1)) + dice.Roll(-30, 30);
    // A difficulty that was open is not changed but completed, which counts.
    if (edited.difficulty > 0) edited.difficulty = dice.Roll(1, 3);
    if (dice.OneIn(3)) edited.state = "CANCELLED";
    put(edited);
  }
  for (const auto& [id, order] : std::map<CampaignId, Order>(record.orders)) {
    if (dice.OneIn(2)) continue;
    Order edited = order;
    edited.lead_unit = dice.Pick(cast.reporters);
    *edited.due_time += absl::Hours(24 * dice.Roll(-30, 30));
    edited.exempted = dice.OneIn(3);
    if (dice.OneIn(3)) edited.state = "CLOSED";
    put(edited);
  }
}

TEST(ClosedQuarterPropertyTest, LaterDecisionsLeaveItAsItIs) {
  int moved = 0;
  for (const unsigned seed : Seeds(800'000, 130)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord random = MakeRecord(dice);
    if (random.changes.back().time < EndOf(LastDay(kQuarter))) continue;
    const Book book = MakeBook(dice, random).Whole();
    Projection record = random.Whole();
    const std::string scores = DigestWithoutPlaces(ScoresOf(record, book));
    const std::string next = DigestWithoutPlaces(ScoresOf(record, book, Next(kQuarter)));
    absl::Time time = random.changes.back().time;
    EditPlan(dice, random.cast, record, [&](Resource resource) {
      Apply(record, {record.last_sequence + 1, time += absl::Hours(1), std::move(resource)});
    });
    ASSERT_EQ(DigestWithoutPlaces(ScoresOf(record, book)), scores);
    moved += DigestWithoutPlaces(ScoresOf(record, book, Next(kQuarter))) != next;
  }
  EXPECT_TRUE(IsRepeat() || moved > 30) << moved;
}

}  // namespace
}  // namespace duban::reporting::property
