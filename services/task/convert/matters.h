// How each kind of matter stands in a change. Every room adds its kinds in a matters_*.cc of its own and its
// function to the list in matters.cc.
#ifndef DUBAN_SERVICES_TASK_CONVERT_MATTERS_H_
#define DUBAN_SERVICES_TASK_CONVERT_MATTERS_H_

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/message/fields.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/matter.h"
#include "services/task/domain/names.h"

namespace duban::task {

// One kind's conversions. The message's field in v1::Change has the kind's number plus 20.
struct MatterCodec {
  MatterKind kind;
  absl::string_view collection;
  void (*write)(absl::string_view jurisdiction, const Matter& matter, google::protobuf::Message& out);
  // Faults as FieldsReader.
  Matter (*read)(const google::protobuf::Message& in, const MatterRef& ref, Violations& out);
};

// The codec of T, whose message is described by Fields and has a `name`.
template <MatterType T>
MatterCodec CodecOf() {
  return {.kind = T::kKind,
          .collection = T::kCollection,
          .write =
              [](absl::string_view jurisdiction, const Matter& matter, google::protobuf::Message& out) {
                FieldsWriter writer(out, jurisdiction);
                writer.Path("name", matter.path());
                Fields(writer, *matter.As<T>());
              },
          .read =
              [](const google::protobuf::Message& in, const MatterRef& ref, Violations& out) {
                T matter = ReadFields<T>(in, ref.jurisdiction, T::kCollection, out);
                matter.campaign = ref.campaign;
                matter.id = ref.id;
                return Matter(std::move(matter));
              }};
}

// The codec of a kind; null while nothing of that kind exists yet.
const MatterCodec* FindMatterCodec(MatterKind kind);
// All codecs, in the order of their kinds.
const std::vector<MatterCodec>& MatterCodecs();

// A matter as its message V1, with name, and update_time and etag once it is on record. `Fields` of T must be
// visible where this is used, so each room offers its own ToProto built on it.
template <typename V1, MatterType T>
V1 WriteMatter(absl::string_view jurisdiction, const Stored<T>& stored) {
  V1 message;
  FieldsWriter writer(message, jurisdiction);
  writer.Path("name", PathOf(stored.value));
  Fields(writer, stored.value);
  if (stored.sequence != 0) {
    *message.mutable_update_time() = ToProto(stored.time);
    message.set_etag(EtagOf(stored.sequence));
  }
  return message;
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_MATTERS_H_
