// Days and instants as messages carry them, and back.
#ifndef DUBAN_SERVICES_MESSAGE_WELL_KNOWN_H_
#define DUBAN_SERVICES_MESSAGE_WELL_KNOWN_H_

#include <google/protobuf/timestamp.pb.h>
#include <google/type/date.pb.h>

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace duban {

google::protobuf::Timestamp ToProto(absl::Time time);
google::type::Date ToProto(absl::CivilDay day);
absl::Time FromProto(const google::protobuf::Timestamp& time);

// The day; nullopt if the calendar has no such day or a part of it is missing.
std::optional<absl::CivilDay> DayOf(const google::type::Date& date);
// Says to people that there is no such day, and the remedy.
std::string NoSuchDay(const google::type::Date& date);

}  // namespace duban

#endif  // DUBAN_SERVICES_MESSAGE_WELL_KNOWN_H_
