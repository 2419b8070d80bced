// Simulated ballots (模拟评议票) of a panel: every member votes on every unit that may be voted on, paper
// ballots come from the served people. Public calls only; a run that was cut short goes on.
#ifndef DUBAN_CLIENTS_DEMO_BALLOTS_H_
#define DUBAN_CLIENTS_DEMO_BALLOTS_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cpp/endpoint.h"
#include "clients/cpp/names.h"

namespace duban::client {

struct BallotOptions {
  std::string private_key_pem;  // the voters' tokens are made from it
  std::string panel;            // its id, e.g. "2024-Q1"
  std::string recorder;         // the person of the performance office who records the paper ballots
  std::string paper_group;      // the group that votes on paper, e.g. "G4"
  int paper_ballots = 0;        // per unit
  int thread_count = 4;
  std::function<void(int cast, int all)> on_progress = [](int, int) {};
};

// How many ballots there were: cast by members, recorded from paper, and refused because the voter is
// recused.
struct BallotCount {
  int cast = 0;
  int paper = 0;
  int recused = 0;
};

// Casts them. Errors of CastBallot and RecordPaperBallots other than a recusal; INVALID_ARGUMENT
// (KEY_INVALID).
absl::StatusOr<BallotCount> CastSimulatedBallots(const Endpoint& reporting, const Names& names,
                                                 const BallotOptions& options);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_DEMO_BALLOTS_H_
