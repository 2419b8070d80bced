// However the changes arrive, the record that follows is the one that a rebuild
// gives, and so is everything shown of it; and what was shown once can be shown
// again.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/property/view.h"

namespace duban::reporting::property {
namespace {

// What was shown when a place in each log was the present.
struct Shown {
  std::int64_t sequence = 0;
  std::int64_t act = 0;
  Projection record;  // as the service published it
  View view;
};

// Follows the changes one by one and looks at the present now and then.
std::vector<Shown> FollowOneByOne(Dice& dice, const RandomRecord& record, const RandomBook& book, int looks) {
  std::vector<Shown> shown;
  Projection present;
  present.jurisdiction = "hecheng";
  const int last = static_cast<int>(record.changes.size());
  std::set<std::int64_t> at = {last};
  while (static_cast<int>(at.size()) < looks) at.insert(dice.Roll(last / 3, last));
  for (const ChangedResource& change : record.changes) {
    Apply(present, change);
    if (!at.contains(change.sequence)) continue;
    const int acts = static_cast<int>(book.acts.size());
    Shown& one = shown.emplace_back();
    one.sequence = change.sequence;
    one.act = change.sequence == last ? acts : dice.Roll(0, acts);
    one.record = present;
    one.view = ViewOf(present, book.UpTo(one.act));
  }
  return shown;
}

// Follows by pages that overlap and come again; now and then the service starts
// anew from what it has.
Projection FollowByPages(Dice& dice, const RandomRecord& record) {
  Projection present;
  present.jurisdiction = "hecheng";
  size_t next = 0;
  while (next < record.changes.size()) {
    const size_t begin = next - std::min(next, static_cast<size_t>(dice.Roll(0, 4)));
    const size_t end = std::min(record.changes.size(), next + static_cast<size_t>(dice.Roll(1, 9)));
    const int times = dice.OneIn(4) ? 2 : 1;
    for (int time = 0; time < times; ++time) {
      for (size_t i = begin; i < end; ++i) Apply(present, record.changes[i]);
    }
    next = end;
    if (dice.OneIn(8)) present = record.UpTo(present.last_sequence);
  }
  return present;
}

TEST(ReplayPropertyTest, WhatWasShownOnceIsShownAgain) {
  for (const unsigned seed : Seeds(300'000, 45)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord record = MakeRecord(dice);
    const RandomBook book = MakeBook(dice, record);
    for (const Shown& one : FollowOneByOne(dice, record, book, 2)) {
      EXPECT_EQ(ProjectionDigest(one.record), one.view.record) << "a published record changed afterwards";
      EXPECT_EQ(ViewOf(record.UpTo(one.sequence), book.UpTo(one.act)), one.view)
          << "as of change " << one.sequence << ", act " << one.act;
    }
    ASSERT_FALSE(HasFailure());
  }
}

TEST(ReplayPropertyTest, PagesThatComeAgainGiveTheSameRecord) {
  for (const unsigned seed : Seeds(310'000, 300)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord record = MakeRecord(dice);
    const std::string rebuilt = ProjectionDigest(record.Whole());
    ASSERT_EQ(ProjectionDigest(FollowByPages(dice, record)), rebuilt);
    ASSERT_EQ(ProjectionDigest(FollowByPages(dice, record)), rebuilt);
  }
}

// Whatever is told of a matter at a later instant leaves what a past instant
// was like as it was.
TEST(ReplayPropertyTest, LivesOnlyGrow) {
  for (const unsigned seed : Seeds(320'000, 200)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord record = MakeRecord(dice);
    const Projection before = record.UpTo(dice.Roll(0, static_cast<int>(record.changes.size())));
    const Projection after = record.Whole();
    const auto is_prefix = [](const auto& earlier, const auto& later) {
      return earlier.size() <= later.size() && std::equal(earlier.begin(), earlier.end(), later.begin());
    };
    for (const auto& [code, item] : ItemsOf(before, kCampaign)) {
      const Item& later = ItemsOf(after, kCampaign).at(code);
      EXPECT_TRUE(is_prefix(item.life.steps, later.life.steps)) << code;
      EXPECT_TRUE(is_prefix(item.leads, later.leads)) << code;
    }
    for (const auto& [id, affair] : before.affairs) {
      EXPECT_TRUE(is_prefix(affair.life.steps, after.affairs.at(id).life.steps)) << id.second;
    }
    EXPECT_TRUE(is_prefix(before.corrections, after.corrections));
    for (const auto& [key, form] : before.forms) {
      const bool final_before = form.final_sequence != 0;
      EXPECT_TRUE(!final_before || form.final_sequence == after.forms.at(key).final_sequence) << key.unit;
    }
    ASSERT_FALSE(HasFailure());
  }
}

}  // namespace
}  // namespace duban::reporting::property
