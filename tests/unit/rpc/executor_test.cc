#include "services/rpc/executor.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <memory>

namespace duban::rpc {
namespace {

TEST(ExecutorTest, RunsInOrderOnOneThread) {
  std::vector<int> seen;
  {
    Executor executor({.threads = 1, .queue = 100});
    for (int i = 0; i < 50; ++i) EXPECT_TRUE(executor.TrySubmit([&seen, i] { seen.push_back(i); }));
  }
  ASSERT_EQ(seen.size(), 50u);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(seen[i], i);
}

TEST(ExecutorTest, FullQueueRefusesAndLeavesTheWork) {
  std::latch started(1);
  std::latch release(1);
  std::atomic<int> ran = 0;
  Executor executor({.threads = 1, .queue = 2});
  ASSERT_TRUE(executor.TrySubmit([&] {
    started.count_down();
    release.wait();
  }));
  started.wait();
  EXPECT_TRUE(executor.TrySubmit([&] { ++ran; }));
  EXPECT_TRUE(executor.TrySubmit([&] { ++ran; }));
  Executor::Work third = [&] { ran += 10; };
  EXPECT_FALSE(executor.TrySubmit(third));
  EXPECT_EQ(executor.queued(), 2u);
  std::move(third)();
  release.count_down();
  executor.Shutdown();
  EXPECT_EQ(ran, 12);
}

TEST(ExecutorTest, ShutdownRunsWhatWasAccepted) {
  std::latch release(1);
  std::atomic<int> ran = 0;
  Executor executor({.threads = 2, .queue = 64});
  for (int i = 0; i < 40; ++i) {
    ASSERT_TRUE(executor.TrySubmit([&] {
      release.wait();
      ++ran;
    }));
  }
  release.count_down();
  executor.Shutdown();
  EXPECT_EQ(ran, 40);
  EXPECT_FALSE(executor.TrySubmit([] {}));
  executor.Shutdown();
}

TEST(ExecutorTest, BlockedWorkDoesNotHoldTheOthers) {
  std::latch release(1);
  std::latch second(1);
  Executor executor({.threads = 2, .queue = 8});
  ASSERT_TRUE(executor.TrySubmit([&] { release.wait(); }));
  ASSERT_TRUE(executor.TrySubmit([&] { second.count_down(); }));
  second.wait();
  release.count_down();
}

TEST(ExecutorTest, TakesMoveOnlyWork) {
  int seen = 0;
  {
    Executor executor;
    EXPECT_TRUE(executor.TrySubmit([&seen, owned = std::make_unique<int>(7)] { seen = *owned; }));
  }
  EXPECT_EQ(seen, 7);
}

}  // namespace
}  // namespace duban::rpc
