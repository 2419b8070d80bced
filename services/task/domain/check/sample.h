// Samples (抽查): which claims of a quarter are verified on the spot, drawn by lot so that anyone can draw
// again.
//
// The lot: a claim's place is SHA-256(seed + "\n" + key) in hexadecimal (key: claims.h), lowest first. In the
// sample are
//   1. the first ⌈percent × N ÷ 100⌉ of the N claims in that order;
//   2. for a unit that would then have fewer than the minimum, its next ones in that order;
//   3. every claim of completion whose item was red in the form before, and every claim of the form that says
//   of such
//      an item that all its milestones are achieved: tasks, policies, projects and indicators alike;
//   4. what a named person adds for risk, with the reason.
// `printf '%s\n%s' SEED KEY | sha256sum` computes a place.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHECK_SAMPLE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHECK_SAMPLE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/check/claims.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// Why a claim is in the sample. Stored in the database by number (as in the proto); never renumber.
enum class SampleGround { kUnspecified = 0, kLot = 1, kUnitMinimum = 2, kRedToDone = 3, kRisk = 4 };

struct SampledClaim {
  CompletionClaim claim;
  std::string lot;
  SampleGround ground = SampleGround::kUnspecified;  // kUnspecified: not in the sample
  std::string picked_by;                             // kRisk
  std::string pick_reason;                           // kRisk

  friend bool operator==(const SampledClaim&, const SampledClaim&) = default;
};

struct Sample {
  static constexpr MatterKind kKind = MatterKind::kSample;
  static constexpr char kCollection[] = "samples";

  std::string campaign;
  std::string id;       // the quarter's, e.g. "2024-Q1"
  std::string seed;     // 64 hexadecimal digits
  std::string percent;  // as the rules said then
  int min_per_unit = 0;
  std::vector<SampledClaim> claims;  // all of the quarter, in the order of their keys
  std::string drawn_by;
  absl::Time draw_time;

  friend bool operator==(const Sample&, const Sample&) = default;
};

// Puts the sample of `quarter` on record. INVALID_ARGUMENT (PERIOD_ID) if it is no quarter.
// FAILED_PRECONDITION: QUARTER_OPEN before its last forms are locked, ALREADY_DRAWN.
absl::StatusOr<std::vector<Change>> DrawSample(const Period& quarter, std::vector<CompletionClaim> claims,
                                               const std::string& seed, const ActContext& context);

// The lot alone: `sample` with places and grounds 1–3 drawn anew from its seed and claims; risk picks stay.
Sample Redraw(const Sample& sample);

// Adds a claim at risk. INVALID_ARGUMENT: REASON_REQUIRED, UNKNOWN_CLAIM; FAILED_PRECONDITION:
// ALREADY_PICKED.
absl::StatusOr<std::vector<Change>> AddRiskPick(const Sample& sample, const std::string& item, ClaimKind kind,
                                                const std::string& milestone, const std::string& reason,
                                                const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHECK_SAMPLE_H_
