#include "clients/cli/message_diff.h"

#include <algorithm>
#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/cli/labels.h"
#include "clients/cli/resource_text.h"

namespace duban::client {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

namespace {

bool IsStructure(const FieldDescriptor& field) {
  const Descriptor* const type = field.message_type();
  return type != nullptr && !absl::StartsWith(type->full_name(), "google.");
}

class Differ {
 public:
  explicit Differ(const Context& context) : context_(context) {}

  void Compare(const Message& before, const Message& after, const std::string& prefix) {
    for (int i = 0; i < after.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *after.GetDescriptor()->field(i);
      if (field.name() == "etag" || field.name() == "update_time") continue;
      const std::string label = absl::StrCat(prefix, FieldLabel(context_.language(), field));
      if (!IsStructure(field)) {
        Add(label, FieldText(context_, before, field), FieldText(context_, after, field));
      } else if (field.is_repeated()) {
        CompareElements(before, after, field, label);
      } else if (before.GetReflection()->HasField(before, &field) ||
                 after.GetReflection()->HasField(after, &field)) {
        Compare(before.GetReflection()->GetMessage(before, &field),
                after.GetReflection()->GetMessage(after, &field), absl::StrCat(label, " "));
      }
    }
  }

  std::vector<FieldDifference> Take() { return std::move(found_); }

 private:
  // An element with what tells it apart.
  struct Element {
    std::string key;
    const Message* message;
  };

  std::vector<Element> ElementsIn(const Message& message, const FieldDescriptor& field) const {
    std::vector<Element> elements;
    const int count = message.GetReflection()->FieldSize(message, &field);
    for (int i = 0; i < count; ++i) {
      const Message& element = message.GetReflection()->GetRepeatedMessage(message, &field, i);
      const FieldDescriptor* const first =
          element.GetDescriptor()->field_count() > 0 ? element.GetDescriptor()->field(0) : nullptr;
      const bool named = first != nullptr && first->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
      std::string key = named ? FieldText(context_, element, *first) : absl::StrCat(i + 1);
      const bool taken = std::any_of(elements.begin(), elements.end(),
                                     [&](const Element& other) { return other.key == key; });
      if (key.empty() || taken) absl::StrAppend(&key, "#", i + 1);
      elements.push_back({std::move(key), &element});
    }
    return elements;
  }

  void CompareElements(const Message& before, const Message& after, const FieldDescriptor& field,
                       const std::string& label) {
    std::vector<Element> earlier = ElementsIn(before, field);
    for (const Element& element : ElementsIn(after, field)) {
      const auto old = std::find_if(earlier.begin(), earlier.end(),
                                    [&](const Element& other) { return other.key == element.key; });
      const std::unique_ptr<Message> nothing(element.message->New());
      Compare(old == earlier.end() ? *nothing : *old->message, *element.message,
              absl::StrCat(label, " ", element.key, " "));
      if (old != earlier.end()) earlier.erase(old);
    }
    for (const Element& gone : earlier) {
      const std::unique_ptr<Message> nothing(gone.message->New());
      Compare(*gone.message, *nothing, absl::StrCat(label, " ", gone.key, " "));
    }
  }

  void Add(const std::string& label, std::string before, std::string after) {
    if (before != after) found_.push_back({label, std::move(before), std::move(after)});
  }

  const Context& context_;
  std::vector<FieldDifference> found_;
};

}  // namespace

std::vector<FieldDifference> Differences(const Context& context, const Message& before,
                                         const Message& after) {
  Differ differ(context);
  differ.Compare(before, after, "");
  return differ.Take();
}

std::string DifferencesText(const Context& context, const std::vector<FieldDifference>& differences) {
  std::string text;
  const std::string nothing = context.Say("空", "nothing");
  for (const FieldDifference& difference : differences) {
    absl::StrAppend(&text, "    ", difference.field, "  ",
                    difference.before.empty() ? nothing : difference.before, " → ",
                    difference.after.empty() ? nothing : difference.after, "\n");
  }
  return text;
}

}  // namespace duban::client
