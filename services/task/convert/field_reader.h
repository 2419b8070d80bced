// Reads the fields of one message and collects what is wrong with them. Serves requests and stored changes
// alike.
#ifndef DUBAN_SERVICES_TASK_CONVERT_FIELD_READER_H_
#define DUBAN_SERVICES_TASK_CONVERT_FIELD_READER_H_

#include <google/type/date.pb.h>

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/common/errors.h"

namespace duban::task {

// Reads one message whose path in the request is `at`; empty = the request itself. Both references must
// outlive the reader.
class FieldReader {
 public:
  FieldReader(const std::string& at, Violations& out) : at_(at), out_(out) {}

  // The day; nullopt and a violation (DATE) if the calendar has no such day or a part of it is missing.
  std::optional<absl::CivilDay> Day(const google::type::Date& date, absl::string_view part) const;

  // The id in the name of a unit of `jurisdiction`. Empty for an empty name, and with a violation
  // (RESOURCE_NAME, OTHER_JURISDICTION) for any other.
  std::string UnitId(const std::string& name, absl::string_view jurisdiction, absl::string_view part) const;

  // The path in the name of any resource of `jurisdiction`, as below "jurisdictions/{jurisdiction}/". Empty,
  // and a violation as above, for any other.
  std::string Path(const std::string& name, absl::string_view jurisdiction, absl::string_view part) const;

  // The domain's enum value; unspecified and a violation (ENUM_VALUE) if `known` is false.
  template <typename To, typename From>
  To Enum(From value, bool known, absl::string_view part) const {
    if (!known) AddUnknownValue(static_cast<int>(value), part);
    return static_cast<To>(known ? static_cast<int>(value) : 0);
  }

  void Add(absl::string_view part, absl::string_view reason, absl::string_view problem) const;

  // The path of a part of the message; `at` is empty for the request itself.
  std::string PathOf(absl::string_view part) const { return absl::StrCat(at_, at_.empty() ? "" : ".", part); }

 private:
  void AddUnknownValue(int value, absl::string_view part) const;

  const std::string& at_;
  Violations& out_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_FIELD_READER_H_
