// Change requests and the rules on items as messages; what is derived of items.
#ifndef DUBAN_SERVICES_TASK_CONVERT_CHANGING_H_
#define DUBAN_SERVICES_TASK_CONVERT_CHANGING_H_

#include <string>
#include <vector>

#include "duban/task/v1/change_request.pb.h"
#include "duban/task/v1/item_rules.pb.h"
#include "duban/task/v1/item_service.pb.h"
#include "services/common/errors.h"
#include "services/task/convert/matters.h"
#include "services/task/domain/item/change_request.h"
#include "services/task/domain/item/hazard.h"
#include "services/task/domain/item/item_rules.h"
#include "services/task/domain/item/item_value.h"

namespace duban::task {

v1::ChangeRequest ToProto(absl::string_view jurisdiction, const Stored<ChangeRequest>& request);
// What a request carries: without what the server fills in. Errors as FieldsReader.
ChangeRequest FromProto(const v1::ChangeRequest& request, absl::string_view jurisdiction,
                        const std::string& at, Violations& out);

v1::ItemRules ToProto(absl::string_view jurisdiction, const Stored<ItemRules>& rules);
ItemRules FromProto(const v1::ItemRules& rules, absl::string_view jurisdiction, const std::string& at,
                    Violations& out);

v1::ItemValue ToProto(absl::string_view jurisdiction, const Item& item, const ItemValue& value);
v1::ItemTrajectory ToProto(absl::string_view jurisdiction, const Item& item,
                           const std::vector<TrajectoryPoint>& points);
v1::ItemAlert ToProto(absl::string_view jurisdiction, absl::string_view campaign, const ItemAlert& alert);

// Reads an act; faults as FieldsReader.
ItemAct FromProto(const v1::ActOnItemRequest& request, absl::string_view jurisdiction, Violations& out);

void AddChangingCodecs(std::vector<MatterCodec>& all);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_CHANGING_H_
