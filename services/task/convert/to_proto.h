// From the domain's structs to the messages of duban.task.v1. With from_proto.h and change_codec.h the only
// code that knows both.
#ifndef DUBAN_SERVICES_TASK_CONVERT_TO_PROTO_H_
#define DUBAN_SERVICES_TASK_CONVERT_TO_PROTO_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "duban/task/v1/calendar.pb.h"
#include "duban/task/v1/campaign.pb.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item.pb.h"
#include "duban/task/v1/period.pb.h"
#include "duban/task/v1/role.pb.h"
#include "duban/task/v1/unit.pb.h"
#include "services/message/etag.h"
#include "services/message/well_known.h"
#include "services/task/domain/change.h"
#include "services/task/domain/plan/period_view.h"

namespace duban::task {

// The instant in whole nanoseconds, rounded down.
using duban::ToProto;  // days and instants
v1::Period::Kind PeriodKindToProto(PeriodKind kind);

// The resource without update_time and etag. Ids of other resources become full names; empty ids stay empty.
v1::Unit ToProto(absl::string_view jurisdiction, const Unit& unit);
v1::RoleBinding ToProto(absl::string_view jurisdiction, const RoleBinding& binding);
v1::Calendar ToProto(absl::string_view jurisdiction, const CalendarYear& year);
v1::Campaign ToProto(absl::string_view jurisdiction, const Campaign& campaign);
v1::Item ToProto(absl::string_view jurisdiction, const Item& item);
// With the attested rows, without the draft rows and the instants that derive from the period.
v1::Form ToProto(absl::string_view jurisdiction, const Form& form);
v1::FormRow ToProto(absl::string_view jurisdiction, const FormRow& row);
v1::Period ToProto(absl::string_view jurisdiction, absl::string_view campaign, const PeriodView& view);
// The steps of a period of any kind.
void WriteSteps(const std::vector<StepDue>& steps, v1::Period& out);
// What a lock alone says: name, display_name, kind and the state LOCKED.
v1::Period ToProto(absl::string_view jurisdiction, const PeriodLock& lock);

// The resource with update_time and etag, which stay empty when it was never written (sequence 0).
template <typename T>
auto ToProto(absl::string_view jurisdiction, const Stored<T>& stored) {
  auto resource = ToProto(jurisdiction, stored.value);
  if (stored.sequence == 0) return resource;
  *resource.mutable_update_time() = ToProto(stored.time);
  resource.set_etag(EtagOf(stored.sequence));
  return resource;
}

// As ToProto, into an empty message that may live in an arena: spares the copy where a change is encoded.
void WriteProto(absl::string_view jurisdiction, const Unit& unit, v1::Unit& out);
void WriteProto(absl::string_view jurisdiction, const RoleBinding& binding, v1::RoleBinding& out);
void WriteProto(absl::string_view jurisdiction, const CalendarYear& year, v1::Calendar& out);
void WriteProto(absl::string_view jurisdiction, const Campaign& campaign, v1::Campaign& out);
void WriteProto(absl::string_view jurisdiction, const Item& item, v1::Item& out);
void WriteProto(absl::string_view jurisdiction, const Form& form, v1::Form& out);
void WriteProto(absl::string_view jurisdiction, const FormRow& row, v1::FormRow& out);
void WriteProto(absl::string_view jurisdiction, const PeriodLock& lock, v1::Period& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_TO_PROTO_H_
