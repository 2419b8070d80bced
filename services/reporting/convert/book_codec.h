// How each kind of the book stands in an act. Every room describes its structs by Fields
// (services/message/fields.h) in services/reporting/convert/ and adds its codecs to the list in
// convert/book_codecs.cc.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_BOOK_CODEC_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_BOOK_CODEC_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/docket/docket.h"
#include "services/docket/matter.h"
#include "services/docket/stored.h"
#include "services/message/fields.h"
#include "services/reporting/domain/book/book.h"

namespace duban::reporting {

// One kind's conversions. The message's field in v1::Act has the kind's number plus 20.
struct BookCodec {
  BookKind kind;
  absl::string_view collection;
  void (*write)(absl::string_view jurisdiction, const Matter& matter, google::protobuf::Message& out);
  // Faults as FieldsReader.
  Matter (*read)(const google::protobuf::Message& in, absl::string_view jurisdiction,
                 const std::string& campaign, const std::string& id, Violations& out);
  // nullopt if there is none of that name.
  std::optional<Stored<Matter>> (*find)(const Docket& in, const std::string& campaign, const std::string& id);
};

// The codec of T, whose message is described by Fields and has a `name`.
template <MatterType T>
BookCodec BookCodecOf() {
  return {.kind = T::kKind,
          .collection = T::kCollection,
          .write =
              [](absl::string_view jurisdiction, const Matter& matter, google::protobuf::Message& out) {
                FieldsWriter writer(out, jurisdiction);
                writer.Path("name", matter.path());
                Fields(writer, *matter.As<T>());
              },
          .read =
              [](const google::protobuf::Message& in, absl::string_view jurisdiction,
                 const std::string& campaign, const std::string& id, Violations& out) {
                T matter = ReadFields<T>(in, jurisdiction, T::kCollection, out);
                matter.campaign = campaign;
                matter.id = id;
                return Matter(std::move(matter));
              },
          .find = [](const Docket& in, const std::string& campaign,
                     const std::string& id) -> std::optional<Stored<Matter>> {
            const auto found = in.FindStored<T>(campaign, id);
            if (!found) return std::nullopt;
            return Stored<Matter>{Matter(found->value), found->sequence, found->time};
          }};
}

// All codecs: convert/book_codecs.cc.
const std::vector<BookCodec>& BookCodecs();

// Fills in name, update_time and etag, as far as the message has them.
void WriteHead(absl::string_view jurisdiction, const std::string& path, std::int64_t sequence,
               absl::Time time, google::protobuf::Message& out);

// A matter as its message V1. Fields of T must be visible where this is used, so each room offers its own
// ToProto(jurisdiction, Stored<T>) built on it.
template <typename V1, MatterType T>
V1 WriteBookMatter(absl::string_view jurisdiction, const Stored<T>& stored) {
  V1 message;
  FieldsWriter writer(message, jurisdiction);
  Fields(writer, stored.value);
  WriteHead(jurisdiction, PathOf(stored.value), stored.sequence, stored.time, message);
  return message;
}

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_BOOK_CODEC_H_
