// Plays a campaign's first months on the simulated clock: units report, task forces review, periods lock,
// bulletins come out. Public calls only. Every step looks at the record first, so a run that was cut short
// goes on.
#ifndef DUBAN_CLIENTS_DEMO_PLAY_H_
#define DUBAN_CLIENTS_DEMO_PLAY_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "clients/batch/run_due.h"
#include "clients/cpp/endpoint.h"
#include "clients/cpp/names.h"

namespace duban::client {

// What one dekad came to when it was locked.
struct DekadReport {
  std::string period;
  int form_count = 0;
  int late_count = 0;
  int missing_count = 0;
  int returned_count = 0;
};

struct PlayOptions {
  std::string private_key_pem;  // the persons' tokens are made from it
  absl::Time from = absl::InfinitePast();
  absl::Time until = absl::InfiniteFuture();
  std::string stop_after;  // a dekad: end the play when it is locked; empty = play on
  std::string out_dir;     // bulletins' HTML; empty = not written
  // Two cores serve the calls too; more callers only wait.
  int thread_count = 4;
  std::function<void(const DekadReport&)> on_dekad = [](const DekadReport&) {};
  std::function<void(const DueAct&)> on_act = [](const DueAct&) {};
};

// Plays on. Both services must run on a simulated clock: FAILED_PRECONDITION (CLOCK_NOT_SIMULATED) otherwise.
// `task` and `reporting` need no token; "admin" must hold ADMIN already.
absl::Status Play(const Endpoint& task, const Endpoint& reporting, const Names& names,
                  const PlayOptions& options);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_DEMO_PLAY_H_
