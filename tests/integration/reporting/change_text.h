// Changes as text, decoded as the follower would decode them.
#ifndef DUBAN_TESTS_INTEGRATION_REPORTING_CHANGE_TEXT_H_
#define DUBAN_TESTS_INTEGRATION_REPORTING_CHANGE_TEXT_H_

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>

#include "duban/task/v1/change.pb.h"
#include "services/reporting/convert/change_decoder.h"

namespace duban::reporting {

// What decoding a change in text format gives; fails the test when the text is no change.
inline absl::StatusOr<DecodedChange> DecodeText(const std::string& text) {
  task::v1::Change change;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &change)) << text;
  return DecodeChange(change.SerializeAsString());
}

// As DecodeText, for a resource of type T; fails the test when it is of another.
template <typename T>
T ResourceFrom(const std::string& text) {
  const absl::StatusOr<DecodedChange> decoded = DecodeText(text);
  EXPECT_TRUE(decoded.ok()) << decoded.status();
  const T* const resource = decoded.ok() ? std::get_if<T>(&decoded->change.resource) : nullptr;
  EXPECT_NE(resource, nullptr) << text;
  return resource != nullptr ? *resource : T{};
}

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_INTEGRATION_REPORTING_CHANGE_TEXT_H_
