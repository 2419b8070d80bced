// The demonstration's script: what happens when, and which units stumble. Pure.
#ifndef DUBAN_CLIENTS_DEMO_SCRIPT_H_
#define DUBAN_CLIENTS_DEMO_SCRIPT_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "duban/task/v1/period.pb.h"
#include "services/common/period.h"

namespace duban::client {

// One moment at which something happens.
struct ScriptEvent {
  enum class Kind {
    kFill,     // units fill in, submit and approve
    kReview,   // late units follow, task forces review, one form goes back
    kCorrect,  // the returned form comes again and is reviewed
    kBatch,    // the scheduled run: locks and bulletins
  };
  absl::Time at;
  Kind kind = Kind::kFill;
  std::string period;  // the dekad; for kBatch the period whose product is due

  friend bool operator==(const ScriptEvent&, const ScriptEvent&) = default;
};

// Everything that falls due in (from, until], in the order of time. A dekad is played wholly or not at all:
// by its unit due time.
std::vector<ScriptEvent> MakeScript(const std::vector<task::v1::Period>& periods, absl::Time from,
                                    absl::Time until);

// Who stumbles in one dekad. A unit that misses the dekad is not late as well.
struct Stumbles {
  std::vector<std::string> late;  // approved after the unit due time, before the lock
  std::string missing;            // nothing before the lock; empty in most dekads
  std::string returned;           // a task force returns the form once; empty in most dekads
};

// The stumbles of `dekad` among `units` (sorted): a few late, one missing and one returned in the first
// quarter.
Stumbles StumblesOf(const Period& dekad, const std::vector<std::string>& units);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_DEMO_SCRIPT_H_
