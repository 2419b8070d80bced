// The life of a resource: the states it came into, so that it can be asked how it stood at an instant.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_LIFE_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_LIFE_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace duban::reporting {

// A state that a resource came into, by the record's name ("IN_PROGRESS"), and the change that brought it
// there.
struct LifeStep {
  std::string state;
  absl::Time time;
  std::int64_t sequence = 0;

  friend bool operator==(const LifeStep&, const LifeStep&) = default;
};

// The life of a resource, oldest step first; kept by Apply. A change that leaves the state as it was adds no
// step.
struct Life {
  std::vector<LifeStep> steps;

  // The last step before `end`; null when it did not exist yet.
  const LifeStep* Before(absl::Time end) const;
  // The first step into one of `states`; null when there is none.
  const LifeStep* FirstInto(std::initializer_list<absl::string_view> states) const;

  friend bool operator==(const Life&, const Life&) = default;
};

// The end of a day (24:00, Asia/Shanghai), for asking how things stood then.
absl::Time EndOf(absl::CivilDay day);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_LIFE_H_
