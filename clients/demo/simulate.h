// Simulated progress (模拟数据): what a unit might have reported. Follows from the item and the period alone,
// so that every run of the demonstration plays the same year.
#ifndef DUBAN_CLIENTS_DEMO_SIMULATE_H_
#define DUBAN_CLIENTS_DEMO_SIMULATE_H_

#include "absl/strings/string_view.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item.pb.h"
#include "services/common/period.h"

namespace duban::client {

// Begins every simulated note.
inline constexpr char kSimulatedMark[] = "模拟数据";

// The row of `item` in `dekad`. Respects the item's kind: cumulative figures and progress never fall, counts
// are whole, rates lie around their target, no date lies after the period's end.
task::v1::FormRow SimulateRow(const task::v1::Item& item, const Period& dekad);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_DEMO_SIMULATE_H_
