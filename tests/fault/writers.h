// Concurrent writers that never give up on a request, and the hand that kills the server under them.
#ifndef DUBAN_TESTS_FAULT_WRITERS_H_
#define DUBAN_TESTS_FAULT_WRITERS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "tests/fault/small_campaign.h"

namespace duban::testing {

struct WriterOptions {
  std::string address;   // the server's, the same after each restart
  std::string dir;       // with the keys
  std::string log;       // the client's log, see ack_log.h
  std::string pid_file;  // holds the process id of the server that runs now
  int kills = 30;
  uint64_t seed = 1;  // of the moments of the kills
  // One writer per item: different rows of the same forms, and forms of different units, at once.
  CampaignSize size;
  // Acknowledgements between two kills: at most this many, at least one.
  int max_acks_between_kills = 400;
  // Acknowledgements after the last kill.
  int acks_at_end = 200;
  // A server that does not answer this long has not come back.
  absl::Duration give_up = absl::Seconds(60);
};

// Writes until `kills` servers were killed (SIGKILL) and every request sent is acknowledged: a request whose
// answer was lost is sent again with the same request id. Returns the number of acknowledgements. Every fifth
// kill meets a server that is still starting. UNAVAILABLE when the server does not come back; otherwise the
// first error that is not the loss of a connection.
absl::StatusOr<int64_t> WriteAndKill(const WriterOptions& options);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_FAULT_WRITERS_H_
