// The scheduled run: locks every dekad whose lock time has come, has the supervision orders looked through
// (calls and proposals of the ladder), then drafts every bulletin that is due.
// Every act is on record or it is not, so a second run, or the first after days of downtime, does just what
// is missing.
#ifndef DUBAN_CLIENTS_BATCH_RUN_DUE_H_
#define DUBAN_CLIENTS_BATCH_RUN_DUE_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "clients/cpp/endpoint.h"
#include "clients/cpp/names.h"
#include "duban/reporting/v1/bulletin.pb.h"
#include "duban/task/v1/period.pb.h"

namespace duban::client {

// One thing that was done.
struct DueAct {
  enum class Kind { kLocked, kProposed, kDrafted };
  Kind kind = Kind::kLocked;
  std::string period;    // "2024-M03-D1"; a proposal's id
  std::string bulletin;  // the bulletin's id
  int64_t sequence = 0;  // the lock's, or the one that the bulletin rests on
  std::string digest;    // of the bulletin
  std::string file;      // where its HTML was written; empty when it was not
};

struct DueOptions {
  // Only what was due by then; the servers' own clock is never overtaken.
  absl::Time until = absl::InfiniteFuture();
  // Folder for the bulletins' HTML; empty = not written. Bulletins that exist already are written too when
  // their file is missing.
  std::string out_dir;
  std::function<void(const DueAct&)> on_act = [](const DueAct&) {};
};

// What a run came to.
struct DueReport {
  absl::Time until;        // what it went by
  int locked_count = 0;    // dekads locked now
  int proposed_count = 0;  // escalations proposed now
  int call_count = 0;      // calls on orders recorded now
  int drafted_count = 0;   // bulletins drafted now
  int existing_count = 0;  // bulletins due that were there already
};

// Does what is due. Needs the role GENERAL_OFFICE. Stops at the first error; what was done is on record.
absl::StatusOr<DueReport> RunDue(const Endpoint& task, const Endpoint& reporting, const Names& names,
                                 const DueOptions& options);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_BATCH_RUN_DUE_H_
