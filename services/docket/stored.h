// A resource with the change that brought it into its state.
#ifndef DUBAN_SERVICES_DOCKET_STORED_H_
#define DUBAN_SERVICES_DOCKET_STORED_H_

#include <cstdint>

#include "absl/time/time.h"

namespace duban {

template <typename T>
struct Stored {
  T value;
  std::int64_t sequence = 0;  // 0 = never written
  absl::Time time;
};

}  // namespace duban

#endif  // DUBAN_SERVICES_DOCKET_STORED_H_
