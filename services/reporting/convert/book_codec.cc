#include "services/reporting/convert/book_codec.h"

#include "services/message/etag.h"
#include "services/message/well_known.h"

namespace duban::reporting {

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
