#include "services/task/convert/meeting.h"

namespace duban::task {

template <typename Io>
void Fields(Io& io, Like<Io, Assessment>& assessment) {
  io.Path("item", assessment.item);
  io("half", assessment.half);
  io("goal", assessment.goal);
  io("measure", assessment.measure);
  io("result", assessment.result);
  io("deviation_cause", assessment.deviation_cause);
  io("advice", assessment.advice);
  io("third_party", assessment.third_party);
}

v1::Assessment ToProto(absl::string_view jurisdiction, const Stored<Assessment>& assessment) {
  return WriteMatter<v1::Assessment>(jurisdiction, assessment);
}

Assessment FromProto(const v1::Assessment& assessment, absl::string_view jurisdiction, const std::string& at,
                     Violations& out) {
  return ReadFields<Assessment>(assessment, jurisdiction, at, out);
}

void AddMeetingCodecs(std::vector<MatterCodec>& all) { all.push_back(CodecOf<Assessment>()); }

}  // namespace duban::task
