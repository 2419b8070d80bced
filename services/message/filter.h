// Lists that people filter and order (AIP-132, AIP-160), over any message.
#ifndef DUBAN_SERVICES_MESSAGE_FILTER_H_
#define DUBAN_SERVICES_MESSAGE_FILTER_H_

#include <google/protobuf/message.h>
#include <google/protobuf/repeated_ptr_field.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/common/status_macros.h"
#include "services/message/field_path.h"
#include "services/message/listing.h"

namespace duban {

struct FilterNode;

// A condition on messages of one type: the grammar is in filter_parser.h, what compares with what in
// filter_condition.h. Immutable; the default holds for every message.
class MessageFilter {
 public:
  // INVALID_ARGUMENT (FILTER) on `filter` for text that is no condition or names no field, with the place.
  static absl::StatusOr<MessageFilter> Parse(const std::string& text,
                                             const google::protobuf::Descriptor& type);
  bool Matches(const google::protobuf::Message& message) const;

 private:
  struct Node;
  static absl::StatusOr<std::shared_ptr<const Node>> Compile(const FilterNode& parsed, absl::string_view text,
                                                             const google::protobuf::Descriptor& type);
  static bool Holds(const Node& node, const google::protobuf::Message& message);

  std::shared_ptr<const Node> root_;
};

// An order of messages of one type: "due_time desc, lead_unit". Numbers, days and instants sort by value,
// texts that are numbers by their value and before other texts, other texts by their bytes; what is not there
// comes first. Immutable; the default is by name.
class MessageOrder {
 public:
  // INVALID_ARGUMENT (ORDER_BY) on `order_by` for text that names no field, or one of many values.
  static absl::StatusOr<MessageOrder> Parse(const std::string& text,
                                            const google::protobuf::Descriptor& type);
  // A text that sorts as the messages do; ends with `last`, so that no two are equal.
  std::string KeyOf(const google::protobuf::Message& message, absl::string_view last) const;

 private:
  struct By {
    FieldPath path;
    bool descending = false;
  };
  std::vector<By> by_;
};

// Collects the messages of one page. A page begins after a key, not at a number, so pages stay stable under
// writes: nothing that keeps its place comes twice or is missed.
template <typename Message>
class MessageList {
 public:
  // Reads page_size, page_token, and parent, filter and order_by where the request has them; `others` is made
  // of what else decides on the list, so that a token fits only the list it came from.
  template <typename Request>
  static absl::StatusOr<MessageList> Begin(const Request& request, absl::string_view others = "") {
    std::string filter;
    std::string order_by;
    std::string fingerprint;
    if constexpr (requires { request.filter(); }) filter = request.filter();
    if constexpr (requires { request.order_by(); }) order_by = request.order_by();
    if constexpr (requires { request.parent(); }) fingerprint = request.parent();
    if constexpr (requires { request.kind(); }) absl::StrAppend(&fingerprint, "\n", request.kind());
    absl::StrAppend(&fingerprint, "\n", others);
    MessageList list;
    ASSIGN_OR_RETURN(list.filter_, MessageFilter::Parse(filter, *Message::descriptor()));
    ASSIGN_OR_RETURN(list.order_, MessageOrder::Parse(order_by, *Message::descriptor()));
    ASSIGN_OR_RETURN(list.page_, ReadPage(request, absl::StrCat(fingerprint, "\n", filter, "\n", order_by)));
    return list;
  }

  // Takes the message if it matches and lies after the pages before.
  void Offer(Message message) {
    const std::string name = message.name();
    OfferAt(name, std::move(message));
  }

  // As Offer, for messages whose order is by `place` instead of the name where order_by leaves it open.
  void OfferAt(absl::string_view place, Message message) {
    if (!filter_.Matches(message)) return;
    std::string key = order_.KeyOf(message, place);
    if (!page_.after.empty() && key <= page_.after) return;
    found_.emplace_back(std::move(key), std::move(message));
  }

  // Moves the page into `out` and returns the next page's token; empty on the last.
  std::string Finish(google::protobuf::RepeatedPtrField<Message>& out) {
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const size_t count = std::min(found_.size(), static_cast<size_t>(page_.size));
    for (size_t i = 0; i < count; ++i) *out.Add() = std::move(found_[i].second);
    return count == found_.size() ? "" : page_.TokenAfter(found_[count - 1].first);
  }

 private:
  MessageFilter filter_;
  MessageOrder order_;
  PageRequest page_;
  std::vector<std::pair<std::string, Message>> found_;
};

}  // namespace duban

#endif  // DUBAN_SERVICES_MESSAGE_FILTER_H_
