#include "services/reporting/convert/book_codec.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/message/well_known.h"

namespace duban::reporting {

std::string EtagOf(std::int64_t sequence) { return absl::StrCat("\"", sequence, "\""); }

absl::Status CheckEtag(const std::string& given, const std::string& name, std::int64_t sequence) {
  const std::string current = EtagOf(sequence);
  return given.empty() || given == current ? absl::OkStatus() : EtagMismatch(name, current);
}

void WriteHead(absl::string_view jurisdiction, const std::string& path, std::int64_t sequence,
               absl::Time time, google::protobuf::Message& out) {
  FieldsWriter writer(out, jurisdiction);
  writer.Path("name", path);
  if (sequence == 0) return;
  const google::protobuf::Descriptor& type = *out.GetDescriptor();
  if (type.FindFieldByName("update_time") != nullptr) writer("update_time", time);
  if (type.FindFieldByName("etag") != nullptr) writer("etag", EtagOf(sequence));
}

}  // namespace duban::reporting
