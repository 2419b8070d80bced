// Checks on the parts of one resource, each fault at its path in the request.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_PART_CHECK_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_PART_CHECK_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/common/errors.h"
#include "services/task/domain/plan/item_details.h"

namespace duban::task {

// Examines the resource at `at`; empty = the request itself. Both references must outlive it.
class PartCheck {
 public:
  PartCheck(const std::string& at, Violations& out) : at_(at), out_(out) {}

  void Add(absl::string_view part, absl::string_view reason, absl::string_view problem) const;
  // REQUIRED for a blank text, TOO_LONG.
  void Text(absl::string_view part, absl::string_view text, bool required) const;
  // RESOURCE_ID for what is no person id; none is fine.
  void Person(absl::string_view part, absl::string_view person) const;
  // NOT_DECIMAL; empty counts as none given and is refused too.
  void Decimal(absl::string_view part, absl::string_view text) const;
  // The same, where empty is fine.
  void DecimalIfGiven(absl::string_view part, absl::string_view text) const;
  // NOT_DECIMAL, OUT_OF_RANGE for 0 and below (`zero_too`: below 0).
  void Positive(absl::string_view part, absl::string_view text, bool zero_too = false) const;
  // MONTHLY_PLAN unless there are none or 12; NOT_DECIMAL; PLAN_FALLS for one below the month before where
  // they add up.
  void Monthly(absl::string_view part, const std::vector<std::string>& values, bool cumulative) const;
  // RESOURCE_ID, DUPLICATE_ID, REQUIRED (a step without its day), NOT_DECIMAL, OUT_OF_RANGE.
  void Milestones(absl::string_view part, const std::vector<Milestone>& milestones) const;

 private:
  std::string PathOf(absl::string_view part) const;

  const std::string& at_;
  Violations& out_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_PART_CHECK_H_
