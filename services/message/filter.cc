#include "services/message/filter.h"

#include <google/protobuf/descriptor.h>

#include "services/message/filter_condition.h"
#include "services/message/filter_parser.h"

namespace duban {

// A parsed node whose comparison knows its field.
struct MessageFilter::Node {
  FilterNode::Kind kind;
  FilterCondition condition;
  std::vector<std::shared_ptr<const Node>> parts;
};

absl::StatusOr<MessageFilter> MessageFilter::Parse(const std::string& text,
                                                   const google::protobuf::Descriptor& type) {
  MessageFilter filter;
  if (text.empty()) return filter;
  ASSIGN_OR_RETURN(const FilterNode parsed, ParseFilter(text));
  ASSIGN_OR_RETURN(filter.root_, Compile(parsed, text, type));
  return filter;
}

absl::StatusOr<std::shared_ptr<const MessageFilter::Node>> MessageFilter::Compile(
    const FilterNode& parsed, absl::string_view text, const google::protobuf::Descriptor& type) {
  auto node = std::make_shared<Node>();
  node->kind = parsed.kind;
  if (parsed.kind == FilterNode::Kind::kCompare) {
    ASSIGN_OR_RETURN(node->condition, FilterCondition::Make(parsed.comparison, type, text));
  }
  for (const FilterNode& part : parsed.parts) {
    ASSIGN_OR_RETURN(node->parts.emplace_back(), Compile(part, text, type));
  }
  return node;
}

bool MessageFilter::Matches(const google::protobuf::Message& message) const {
  return root_ == nullptr || Holds(*root_, message);
}

bool MessageFilter::Holds(const Node& node, const google::protobuf::Message& message) {
  const auto holds = [&](const auto& part) { return Holds(*part, message); };
  switch (node.kind) {
    case FilterNode::Kind::kCompare:
      return node.condition.Holds(message);
    case FilterNode::Kind::kAnd:
      return std::all_of(node.parts.begin(), node.parts.end(), holds);
    case FilterNode::Kind::kOr:
      return std::any_of(node.parts.begin(), node.parts.end(), holds);
    case FilterNode::Kind::kNot:
      return !holds(node.parts.front());
  }
  return false;
}

}  // namespace duban
