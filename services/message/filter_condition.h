// One comparison of a filter, held against the fields of a message.
#ifndef DUBAN_SERVICES_MESSAGE_FILTER_CONDITION_H_
#define DUBAN_SERVICES_MESSAGE_FILTER_CONDITION_H_

#include <google/protobuf/message.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/message/field_path.h"
#include "services/message/filter_parser.h"

namespace duban {

// A comparison whose field was found and whose value was read as that field's type:
// - enums by name, with or without prefix, in any case (`state = LOCKED`, `state = STATE_LOCKED`);
// - true, false; whole numbers;
// - days `2024-03-11`, instants `2024-03-11T17:30` (Asia/Shanghai, or with an offset). An instant compares
//   with a day by its own day;
// - text. A number without quotes compares as a number with text that is one (`target >= 7.15`); a reference
//   to a resource may be named by its last part (`lead_unit = hc-sti`); `:` asks whether text contains it.
// A repeated field is asked with `:` only (one element fits); `field:*` asks whether there is anything.
// A value that is not there fits nothing, whatever the operator.
class FilterCondition {
 public:
  // INVALID_ARGUMENT (FILTER) at the place in `text`, the whole filter.
  static absl::StatusOr<FilterCondition> Make(const FilterComparison& comparison,
                                              const google::protobuf::Descriptor& type,
                                              absl::string_view text);
  bool Holds(const google::protobuf::Message& message) const;

 private:
  struct Operand;

  FieldPath path_;
  FilterOp op_ = FilterOp::kEqual;
  std::shared_ptr<const Operand> operand_;
};

}  // namespace duban

#endif  // DUBAN_SERVICES_MESSAGE_FILTER_CONDITION_H_
