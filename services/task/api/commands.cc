#include "services/task/api/commands.h"

#include "services/common/errors.h"
#include "services/common/ids.h"

namespace duban::task {

absl::Status CheckRequestId(const std::string& request_id) {
  if (request_id.empty() || IsUuid4(request_id)) return absl::OkStatus();
  return InvalidField("request_id", "REQUEST_ID", "请求编号应为 UUID4 (a random UUID)");
}

}  // namespace duban::task
