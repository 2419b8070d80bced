// Earlier versions of a resource, so that a period that is past reads what was in force when it ended: a
// change made afterwards moves the periods to come.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_VERSIONS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_VERSIONS_H_

#include <memory>
#include <vector>

#include "absl/time/time.h"

namespace duban::reporting {

// A version and the change that replaced it.
template <typename T>
struct Superseded {
  std::shared_ptr<const T> version;  // never null; its own `earlier` is empty
  absl::Time until;
};

// The versions before the present one, oldest first.
template <typename T>
using Versions = std::vector<Superseded<T>>;

// The version of `resource` in force when `end` came: the last one that a change before `end` made. What came
// on record only afterwards is read as it came first. Lives as long as `resource`.
template <typename T>
const T& InForce(const T& resource, absl::Time end) {
  for (const Superseded<T>& past : resource.earlier) {
    if (past.until >= end) return *past.version;
  }
  return resource;
}

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_VERSIONS_H_
