#include "clients/demo/script.h"

#include <algorithm>
#include <iterator>

#include "clients/batch/server_clock.h"
#include "clients/cpp/names.h"
#include "duban/task/v1/period.pb.h"

namespace duban::client {
namespace {

// Work is done in office hours before each deadline.
constexpr absl::Duration kFillBeforeDue = absl::Hours(3);
constexpr absl::Duration kReviewBeforeDue = absl::Hours(2);
constexpr absl::Duration kCorrectBeforeDue = absl::Hours(1);

// Dekad of the year and place of the unit in the sorted list, modulo its length.
struct Stumble {
  int dekad;
  size_t unit;
};
constexpr Stumble kLate[] = {{2, 3}, {2, 11}, {5, 20}, {8, 7}, {10, 28}};
constexpr Stumble kMissing = {5, 17};
constexpr Stumble kReturned = {7, 5};

}  // namespace

std::vector<ScriptEvent> MakeScript(const std::vector<task::v1::Period>& periods, absl::Time from,
                                    absl::Time until) {
  using Kind = ScriptEvent::Kind;
  std::vector<ScriptEvent> events;
  const auto add = [&](absl::Time at, Kind kind, const std::string& id) {
    if (at > from && at <= until) events.push_back({.at = at, .kind = kind, .period = id});
  };
  for (const task::v1::Period& period : periods) {
    const std::string id = LastId(period.name());
    if (period.kind() == task::v1::Period::KIND_DEKAD) {
      const absl::Time due = ToTime(period.unit_due_time());
      if (due <= from || due > until) continue;
      add(due - kFillBeforeDue, Kind::kFill, id);
      add(ToTime(period.tf_due_time()) - kReviewBeforeDue, Kind::kReview, id);
      add(ToTime(period.tf_due_time()) - kCorrectBeforeDue, Kind::kCorrect, id);
      add(ToTime(period.lock_time()), Kind::kBatch, id);
    } else if (period.has_bulletin_time()) {
      add(ToTime(period.bulletin_time()), Kind::kBatch, id);
    } else if (period.has_review_time()) {
      add(ToTime(period.review_time()), Kind::kBatch, id);
    }
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const ScriptEvent& a, const ScriptEvent& b) { return a.at < b.at; });
  return events;
}

Stumbles StumblesOf(const Period& dekad, const std::vector<std::string>& units) {
  Stumbles stumbles;
  if (units.empty()) return stumbles;
  const auto unit = [&](const Stumble& stumble) { return units[stumble.unit % units.size()]; };
  if (dekad.index == kMissing.dekad) stumbles.missing = unit(kMissing);
  if (dekad.index == kReturned.dekad) stumbles.returned = unit(kReturned);
  for (const Stumble& late : kLate) {
    if (late.dekad == dekad.index && unit(late) != stumbles.missing) stumbles.late.push_back(unit(late));
  }
  return stumbles;
}

}  // namespace duban::client
