// Tells a person that something is still going on.
#ifndef DUBAN_CLIENTS_CLI_WAIT_NOTICE_H_
#define DUBAN_CLIENTS_CLI_WAIT_NOTICE_H_

#include <condition_variable>
#include <mutex>
#include <thread>

#include "clients/cli/context.h"

namespace duban::client {

// While it lives, writes a line to stderr after two seconds and every ten from then on, unless the command
// reports its own progress.
class WaitNotice {
 public:
  explicit WaitNotice(const Context& context);
  ~WaitNotice();

 private:
  const Context& context_;
  std::mutex mu_;
  std::condition_variable ended_;
  bool end_ = false;  // Guarded by mu_.
  std::jthread thread_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_WAIT_NOTICE_H_
