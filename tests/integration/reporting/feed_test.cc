// Following the record: order, restart, damage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "services/reporting/feed/follower.h"
#include "tests/integration/reporting/memory_feed.h"
#include "tests/integration/reporting/record_maker.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;

// Only a bound for a test that fails: what is waited for comes at once.
constexpr absl::Duration kPatience = absl::Seconds(30);

class FeedTest : public ::testing::Test {
 protected:
  FeedTest()
      : path_(::testing::TempDir() + "feed_" +
              ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    RemoveFiles();
    store_ = *ReportingStore::Open(path_, "hecheng");
  }
  ~FeedTest() override {
    store_.reset();
    RemoveFiles();
  }
  void RemoveFiles() {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + suffix);
  }

  const std::string path_;
  MemoryFeed feed_{"hecheng"};
  std::unique_ptr<ReportingStore> store_;
};

TEST_F(FeedTest, FollowsWhatIsThereAndWhatComes) {
  const std::int64_t plan = feed_.Append(PlanChanges());
  const auto follower = *Follower::Start(feed_, *store_, "hecheng");
  ASSERT_THAT(follower->WaitForSequence(plan, kPatience), IsOk());
  EXPECT_EQ(follower->snapshot()->projection.units.size(), 4u);
  const std::int64_t locked = feed_.Append(LockedDekad({PeriodKind::kDekad, 2024, 1}, "3"));
  const auto seen = follower->WaitForSequence(locked, kPatience);
  ASSERT_THAT(seen, IsOk());
  EXPECT_EQ((*seen)->projection.forms.size(), 3u);
  EXPECT_EQ((*seen)->projection.locks.size(), 1u);
}

TEST_F(FeedTest, ContinuesFromTheStoreAfterARestart) {
  const std::int64_t plan = feed_.Append(PlanChanges());
  {
    const auto follower = *Follower::Start(feed_, *store_, "hecheng");
    ASSERT_THAT(follower->WaitForSequence(plan, kPatience), IsOk());
  }
  store_ = *ReportingStore::Open(path_, "hecheng");
  feed_.Reopen();
  feed_.SetConnected(false);
  const auto follower = *Follower::Start(feed_, *store_, "hecheng");
  EXPECT_EQ(follower->snapshot()->projection.last_sequence, plan);
  feed_.SetConnected(true);
  const std::int64_t locked = feed_.Append(LockedDekad({PeriodKind::kDekad, 2024, 1}, "3"));
  const auto seen = follower->WaitForSequence(locked, kPatience);
  ASSERT_THAT(seen, IsOk());
  const auto rebuilt = Rebuild(*store_, "hecheng", locked);
  ASSERT_THAT(rebuilt, IsOk());
  EXPECT_EQ(ProjectionDigest((*seen)->projection), ProjectionDigest(rebuilt->projection));
}

TEST_F(FeedTest, TheSupervisionCycleIsFollowedAndRebuiltTheSame) {
  feed_.Append(PlanChanges());
  feed_.Append(LockedDekad({PeriodKind::kDekad, 2024, 1}, "3"));
  const std::int64_t last = feed_.Append(SupervisionChanges("2.5"));
  const auto follower = *Follower::Start(feed_, *store_, "hecheng");
  const auto seen = follower->WaitForSequence(last, kPatience);
  ASSERT_THAT(seen, IsOk());
  const Projection& projection = (*seen)->projection;
  const CampaignId order = {"ba-da-2024", "o-1"};
  EXPECT_EQ(projection.affairs.begin()->second.life.steps.size(), 2u);
  EXPECT_EQ(projection.orders.at(order).life.steps.size(), 1u) << "the level rose, the state did not change";
  EXPECT_EQ(projection.orders.at(order).level, "L2");
  EXPECT_EQ(projection.proposals.begin()->second.state, "ACCEPTED");
  EXPECT_FALSE(projection.cards.begin()->second.red);
  EXPECT_TRUE(projection.false_reports.begin()->second.is_false);
  EXPECT_EQ(projection.false_reports.begin()->second.verified_value, Rational(1, 2));
  EXPECT_EQ(projection.meetings.size(), 1u);
  EXPECT_EQ(projection.items.at("ba-da-2024").at("T-finance").leads.size(), 2u);
  ASSERT_EQ(projection.corrections.size(), 1u);
  EXPECT_EQ(projection.corrections[0].new_text, "2.5");
  const auto rebuilt = Rebuild(*store_, "hecheng", last);
  ASSERT_THAT(rebuilt, IsOk());
  EXPECT_EQ(ProjectionDigest(projection), ProjectionDigest(rebuilt->projection));
}

TEST_F(FeedTest, ForgedChangesStopFollowingAndAreNotStored) {
  std::vector<task::v1::Change> changes = PlanChanges();
  task::v1::Change last = changes.back();
  changes.pop_back();
  const std::int64_t good = feed_.Append(changes);
  const auto follower = *Follower::Start(feed_, *store_, "hecheng");
  ASSERT_THAT(follower->WaitForSequence(good, kPatience), IsOk());
  feed_.AppendForged(last);
  EXPECT_THAT(follower->WaitForSequence(good + 1, kPatience),
              IsRefusal(absl::StatusCode::kUnavailable, "FEED_BEHIND"));
  EXPECT_TRUE(follower->state().broken);
  EXPECT_THAT(follower->state().last_error, IsRefusal(absl::StatusCode::kDataLoss, "CHAIN_BROKEN"));
  EXPECT_EQ(store_->last_sequence(), good);
}

TEST_F(FeedTest, WaitingForWhatDoesNotComeEnds) {
  const auto follower = *Follower::Start(feed_, *store_, "hecheng");
  EXPECT_THAT(follower->WaitForSequence(1, absl::ZeroDuration()),
              IsRefusal(absl::StatusCode::kUnavailable, "FEED_BEHIND"));
}

TEST_F(FeedTest, MissingChangesAreNoticed) {
  MirroredChange second{.sequence = 2, .body = "x", .hash = "y"};
  EXPECT_THAT(store_->AppendPage({second}), IsRefusal(absl::StatusCode::kDataLoss, "CHAIN_BROKEN"));
  EXPECT_EQ(store_->last_sequence(), 0);
}

}  // namespace
}  // namespace duban::reporting
