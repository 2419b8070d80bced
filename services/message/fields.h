// One description of a struct's fields serves both directions: to its message and back. A struct T is described by a
// function template in T's namespace, e.g. in services/task/convert/matters_*.cc:
//
//   template <typename Io>
//   void Fields(Io& io, Like<Io, Order>& order) {
//     io("display_name", order.display_name);  // text, int, int64, bool, enum, day, time, Rational, Period, or
//                                              // optional of these
//     io("feedbacks", order.feedbacks);        // a struct, or a vector of structs, described themselves
//     io.Unit("lead_unit", order.lead_unit);   // unit ids here, full names in messages
//     io.Path("source", order.source);         // paths below the jurisdiction here, full names in messages
//   }
//
// A name that the message does not have stops the program: it is a fault of ours, and any test finds it.
#ifndef DUBAN_SERVICES_MESSAGE_FIELDS_H_
#define DUBAN_SERVICES_MESSAGE_FIELDS_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"
#include "services/common/period.h"

namespace duban {

// A struct as a description sees it: writable where messages are read.
template <typename Io, typename T>
using Like = std::conditional_t<Io::kReading, T, const T>;

// Writes a struct into an empty message.
class FieldsWriter {
 public:
  static constexpr bool kReading = false;

  FieldsWriter(google::protobuf::Message& out, absl::string_view jurisdiction)
      : out_(out), jurisdiction_(jurisdiction) {}

  void operator()(const char* field, const std::string& value);
  void operator()(const char* field, int value);
  void operator()(const char* field, std::int64_t value);
  void operator()(const char* field, bool value);
  void operator()(const char* field, absl::CivilDay value);
  void operator()(const char* field, absl::Time value);
  void operator()(const char* field, const Rational& value);  // exact text: "7.15", "131/6"
  void operator()(const char* field, const Period& period);   // its id
  void operator()(const char* field, const std::vector<std::string>& values);
  template <typename E>
  requires std::is_enum_v<E>
  void operator()(const char* field, E value) { SetEnum(field, static_cast<int>(value)); }
  template <typename E>
  requires std::is_enum_v<E>
  void operator()(const char* field, const std::vector<E>& values) {
    for (const E value : values) AddEnum(field, static_cast<int>(value));
  }
  // Any struct that is described by Fields.
  template <typename T>
  requires std::is_class_v<T>
  void operator()(const char* field, const T& value) {
    FieldsWriter part(*MutablePart(field), jurisdiction_);
    Fields(part, value);
  }
  template <typename T>
  requires std::is_class_v<T>
  void operator()(const char* field, const std::vector<T>& values) {
    for (const T& value : values) {
      FieldsWriter part(*AddPart(field), jurisdiction_);
      Fields(part, value);
    }
  }
  template <typename T>
  void operator()(const char* field, const std::optional<T>& value) {
    if (value) (*this)(field, *value);
  }

  void Unit(const char* field, const std::string& id);
  void Units(const char* field, const std::vector<std::string>& ids);
  void Path(const char* field, const std::string& path);
  void Paths(const char* field, const std::vector<std::string>& paths);

 private:
  const google::protobuf::FieldDescriptor& Find(const char* field) const;
  void SetEnum(const char* field, int number);
  void AddEnum(const char* field, int number);
  google::protobuf::Message* MutablePart(const char* field);
  google::protobuf::Message* AddPart(const char* field);
  std::string FullName(absl::string_view path) const;

  google::protobuf::Message& out_;
  const absl::string_view jurisdiction_;
};

// Reads a struct from a message. Each fault is added to `out` at its path below `at`: ENUM_VALUE (a number
// without meaning), DATE (no day of the calendar), RESOURCE_NAME (no name of that kind), OTHER_JURISDICTION, DECIMAL, PERIOD_ID;
// what was faulty is left as it was.
class FieldsReader {
 public:
  static constexpr bool kReading = true;

  FieldsReader(const google::protobuf::Message& in, absl::string_view jurisdiction, std::string at,
               Violations& out)
      : in_(in), jurisdiction_(jurisdiction), at_(std::move(at)), out_(out) {}

  void operator()(const char* field, std::string& value);
  void operator()(const char* field, int& value);
  void operator()(const char* field, std::int64_t& value);
  void operator()(const char* field, bool& value);
  void operator()(const char* field, absl::CivilDay& value);
  void operator()(const char* field, absl::Time& value);
  void operator()(const char* field, Rational& value);
  void operator()(const char* field, Period& period);
  void operator()(const char* field, std::vector<std::string>& values);
  template <typename E>
  requires std::is_enum_v<E>
  void operator()(const char* field, E& value) { value = static_cast<E>(GetEnum(field)); }
  template <typename E>
  requires std::is_enum_v<E>
  void operator()(const char* field, std::vector<E>& values) {
    values.clear();
    for (const int number : GetEnums(field)) values.push_back(static_cast<E>(number));
  }
  template <typename T>
  requires std::is_class_v<T>
  void operator()(const char* field, T& value) {
    if (!Has(field)) return;
    FieldsReader part(Part(field), jurisdiction_, PathOf(field), out_);
    Fields(part, value);
  }
  template <typename T>
  requires std::is_class_v<T>
  void operator()(const char* field, std::vector<T>& values) {
    values.clear();
    for (int i = 0; i < Size(field); ++i) {
      FieldsReader part(Part(field, i), jurisdiction_, PathOf(field, i), out_);
      Fields(part, values.emplace_back());
    }
  }
  // Present only if the message has the field; an optional text or number needs `optional` in the proto.
  template <typename T>
  void operator()(const char* field, std::optional<T>& value) {
    value.reset();
    if (Has(field)) (*this)(field, value.emplace());
  }

  void Unit(const char* field, std::string& id);
  void Units(const char* field, std::vector<std::string>& ids);
  void Path(const char* field, std::string& path);
  void Paths(const char* field, std::vector<std::string>& paths);

 private:
  const google::protobuf::FieldDescriptor& Find(const char* field) const;
  bool Has(const char* field) const;
  int Size(const char* field) const;
  const google::protobuf::Message& Part(const char* field) const;
  const google::protobuf::Message& Part(const char* field, int index) const;
  int GetEnum(const char* field);
  std::vector<int> GetEnums(const char* field);
  int KnownEnum(const google::protobuf::FieldDescriptor& field, int number, const std::string& at);
  std::string ReadName(const std::string& name, absl::string_view prefix, const std::string& at);
  std::string PathOf(const char* field) const;
  std::string PathOf(const char* field, int index) const;

  const google::protobuf::Message& in_;
  const absl::string_view jurisdiction_;
  const std::string at_;
  Violations& out_;
};

// `value` as a message of type Proto.
template <typename Proto, typename T>
Proto WriteFields(absl::string_view jurisdiction, const T& value) {
  Proto message;
  FieldsWriter writer(message, jurisdiction);
  Fields(writer, value);
  return message;
}

// A T from the message at `at`. Errors as FieldsReader.
template <typename T>
T ReadFields(const google::protobuf::Message& message, absl::string_view jurisdiction, std::string at,
             Violations& out) {
  T value{};
  FieldsReader reader(message, jurisdiction, std::move(at), out);
  Fields(reader, value);
  return value;
}

}  // namespace duban

#endif  // DUBAN_SERVICES_MESSAGE_FIELDS_H_
