#include "services/task/convert/matters.h"

#include <algorithm>

#include "services/task/convert/changing.h"
#include "services/task/convert/check.h"
#include "services/task/convert/form_matters.h"
#include "services/task/convert/meeting.h"
#include "services/task/convert/notice.h"
#include "services/task/convert/order.h"
#include "services/task/convert/plan.h"

namespace duban::task {

const std::vector<MatterCodec>& MatterCodecs() {
  static const std::vector<MatterCodec>* const kCodecs = [] {
    auto* const all = new std::vector<MatterCodec>();
    AddChangingCodecs(*all);
    AddFormCodecs(*all);
    AddCheckCodecs(*all);
    AddMeetingCodecs(*all);
    AddNoticeCodecs(*all);
    AddOrderCodecs(*all);
    AddPlanCodecs(*all);
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
