#include "services/rpc/termination.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <thread>

namespace duban::rpc {
namespace {

// Runs in a process of its own, which an unblocked signal would end.
void SignalAndWait(int signal) {
  BlockTerminationSignals();
  std::jthread other([signal] { kill(getpid(), signal); });
  const int received = WaitForTermination();
  other.join();
  std::exit(received == signal ? 0 : 1);
}

TEST(TerminationDeathTest, WaitsForEitherSignalWithThreadsRunning) {
  EXPECT_EXIT(SignalAndWait(SIGTERM), testing::ExitedWithCode(0), "");
  EXPECT_EXIT(SignalAndWait(SIGINT), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace duban::rpc
