#include "services/message/etag.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"

namespace duban {

std::string EtagOf(std::int64_t sequence) { return absl::StrCat("\"", sequence, "\""); }

absl::Status CheckEtag(const std::string& given, const std::string& name, std::int64_t sequence) {
  const std::string current = EtagOf(sequence);
  return given.empty() || given == current ? absl::OkStatus() : EtagMismatch(name, current);
}

}  // namespace duban
