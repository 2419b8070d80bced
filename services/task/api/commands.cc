#include "services/task/api/commands.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include "services/common/errors.h"
#include "services/common/ids.h"
#include "services/common/sha256.h"
#include "services/task/convert/to_proto.h"

namespace duban::task {

std::string RequestHash(const google::protobuf::MessageLite& request) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    request.SerializeToCodedStream(&coded);
  }
  return Sha256(bytes);
}

absl::Status CheckRequestId(const std::string& request_id) {
  if (request_id.empty() || IsUuid4(request_id)) return absl::OkStatus();
  return InvalidField("request_id", "REQUEST_ID", "请求编号应为 UUID4 (a random UUID)");
}

absl::Status CheckEtag(const std::string& given, const std::string& name, std::int64_t sequence) {
  const std::string current = EtagOf(sequence);
  return given.empty() || given == current ? absl::OkStatus() : EtagMismatch(name, current);
}

}  // namespace duban::task
