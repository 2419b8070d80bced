// Items as messages: one description (items.cc) serves requests, answers and stored changes.
#ifndef DUBAN_SERVICES_TASK_CONVERT_ITEMS_H_
#define DUBAN_SERVICES_TASK_CONVERT_ITEMS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "duban/task/v1/item.pb.h"
#include "services/common/errors.h"
#include "services/message/fields.h"
#include "services/task/domain/plan/item.h"

namespace duban::task {

// What a request carries of an item: without what only the acts on it may set. Errors as FieldsReader; the
// campaign is the caller's to set.
Item RequestedItem(const v1::Item& item, absl::string_view id, absl::string_view jurisdiction,
                   const std::string& field, Violations& out);

// Errors as FieldsReader.
Fixings FromProto(const v1::Fixings& fixings, absl::string_view jurisdiction, const std::string& field,
                  Violations& out);
SiteVisit FromProto(const v1::SiteVisit& visit, absl::string_view jurisdiction, const std::string& field,
                    Violations& out);

// The description, for messages that hold an item.
void Fields(FieldsWriter& io, const Item& item);
void Fields(FieldsReader& io, Item& item);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_ITEMS_H_
