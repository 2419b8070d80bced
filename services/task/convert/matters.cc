#include "services/task/convert/matters.h"

#include <algorithm>

#include "services/task/convert/meeting.h"

namespace duban::task {

const std::vector<MatterCodec>& MatterCodecs() {
  static const std::vector<MatterCodec>* const kCodecs = [] {
    auto* const all = new std::vector<MatterCodec>();
    AddMeetingCodecs(*all);
    std::sort(all->begin(), all->end(),
              [](const MatterCodec& a, const MatterCodec& b) { return a.kind < b.kind; });
    return all;
  }();
  return *kCodecs;
}

const MatterCodec* FindMatterCodec(MatterKind kind) {
  for (const MatterCodec& codec : MatterCodecs()) {
    if (codec.kind == kind) return &codec;
  }
  return nullptr;
}

}  // namespace duban::task
