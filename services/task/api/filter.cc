#include "services/task/api/filter.h"

#include <google/protobuf/descriptor.h>

#include "services/common/errors.h"

namespace duban::task {

absl::StatusOr<MessageFilter> MessageFilter::Parse(const std::string& text,
                                                   const google::protobuf::Descriptor&) {
  if (text.empty()) return MessageFilter();
  return InvalidField("filter", "FILTER", "尚不支持筛选 (no filter is supported yet)");
}

bool MessageFilter::Matches(const google::protobuf::Message&) const { return true; }

absl::StatusOr<MessageOrder> MessageOrder::Parse(const std::string& text,
                                                 const google::protobuf::Descriptor&) {
  if (text.empty()) return MessageOrder();
  return InvalidField("order_by", "ORDER_BY", "尚不支持排序 (no order is supported yet)");
}

std::string MessageOrder::KeyOf(const google::protobuf::Message& message) const {
  const google::protobuf::FieldDescriptor* const name = message.GetDescriptor()->FindFieldByName("name");
  return name == nullptr ? "" : message.GetReflection()->GetString(message, name);
}

}  // namespace duban::task
