// From the messages of a request to the domain's structs. Every fault that the conversion itself can see is
// added to `out` at its path below `field` (e.g. "requests[3].unit" → "requests[3].unit.parent_unit"); what
// was faulty is left empty. Rules: RESOURCE_NAME (no name of that kind), OTHER_JURISDICTION (a name in
// another jurisdiction), DATE (no day of the Gregorian calendar), ENUM_VALUE (a number without meaning),
// REQUIRED (a milestone without its day). Whether a field must be given, and what may stand in it, is the
// domain's question. Output-only fields are ignored, but for the versions of calendars and due tables: a
// stored state has them, and the acts on both set them anew.
// another jurisdiction), DATE (no day of the Gregorian calendar), ENUM_VALUE (a number without meaning).
// Whether a field must be given, and what may stand in it, is the
// domain's question. Output-only fields are ignored.
// domain's question. Output-only fields are ignored, except those of units and role bindings, which serve the
// record too: the domain clears them.
#ifndef DUBAN_SERVICES_TASK_CONVERT_FROM_PROTO_H_
#define DUBAN_SERVICES_TASK_CONVERT_FROM_PROTO_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "duban/task/v1/calendar.pb.h"
#include "duban/task/v1/campaign.pb.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item.pb.h"
#include "duban/task/v1/role.pb.h"
#include "duban/task/v1/unit.pb.h"
#include "services/message/well_known.h"
#include "services/common/errors.h"
#include "services/task/domain/change.h"

namespace duban::task {

// The resource with the id `id`; its references must lie in `jurisdiction`.
Unit FromProto(const v1::Unit& unit, absl::string_view id, absl::string_view jurisdiction,
               const std::string& field, Violations& out);
RoleBinding FromProto(const v1::RoleBinding& binding, absl::string_view id, absl::string_view jurisdiction,
                      const std::string& field, Violations& out);
// An absent due table, or a rule absent from it, is the district's default.
Campaign FromProto(const v1::Campaign& campaign, absl::string_view id, absl::string_view jurisdiction,
                   const std::string& field, Violations& out);
// Without its campaign, which is the caller's to set.
Item FromProto(const v1::Item& item, absl::string_view id, absl::string_view jurisdiction,
               const std::string& field, Violations& out);
CalendarYear FromProto(const v1::Calendar& calendar, const std::string& field, Violations& out);
// Without saved_by, version and origin, which are output only.
FormRow FromProto(const v1::FormRow& row, absl::string_view jurisdiction, const std::string& field,
                  Violations& out);
// Each row at "{field}[i]".
std::vector<FormRow> RowsFromProto(const google::protobuf::RepeatedPtrField<v1::FormRow>& rows,
                                   absl::string_view jurisdiction, const std::string& field, Violations& out);

using duban::FromProto;  // instants

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_FROM_PROTO_H_
