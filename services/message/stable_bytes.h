// Messages as bytes that can be hashed.
#ifndef DUBAN_SERVICES_MESSAGE_STABLE_BYTES_H_
#define DUBAN_SERVICES_MESSAGE_STABLE_BYTES_H_

#include <google/protobuf/message_lite.h>

#include <string>

namespace duban {

// `message` in the binary format, maps in the order of their keys: the same bytes for equal messages, as long
// as the library stays the same.
std::string StableBytes(const google::protobuf::MessageLite& message);

}  // namespace duban

#endif  // DUBAN_SERVICES_MESSAGE_STABLE_BYTES_H_
