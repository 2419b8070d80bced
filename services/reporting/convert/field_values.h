// Single fields of task protos as domain values.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_FIELD_VALUES_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_FIELD_VALUES_H_

#include <google/protobuf/timestamp.pb.h>
#include <google/type/date.pb.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/decimal.h"

namespace duban::reporting {

// DATA_LOSS (CHANGE_UNREADABLE).
absl::Status Unreadable(absl::string_view problem);

// Decimal text; empty text is nullopt.
absl::StatusOr<std::optional<Rational>> OptionalDecimal(const std::string& text);

// A date; `present` false is nullopt.
absl::StatusOr<std::optional<absl::CivilDay>> OptionalDay(bool present, const google::type::Date& date);

// A time; `present` false is nullopt.
std::optional<absl::Time> OptionalTime(bool present, const google::protobuf::Timestamp& timestamp);

// The name of an enum's value without its prefix, e.g. "ISSUED" of "STATE_ISSUED"; empty for the value that
// states nothing ("STATE_UNSPECIFIED") and for one this build does not know.
std::string ShortName(const std::string& value_name, absl::string_view prefix);

absl::Time TimeOf(const google::protobuf::Timestamp& timestamp);
google::protobuf::Timestamp TimestampOf(absl::Time time);

// The ids of a resource name whose collections are `collections`, e.g. {"jurisdictions", "units"}.
absl::StatusOr<std::vector<std::string>> IdsOf(absl::string_view name,
                                               std::initializer_list<absl::string_view> collections);

// The last id of a name; empty for the empty name.
std::string LastId(absl::string_view name);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_FIELD_VALUES_H_
