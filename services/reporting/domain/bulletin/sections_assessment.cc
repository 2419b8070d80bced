// 跟踪评估: goal, measures, result, cause of deviation and advice of annual key tasks, as they were assessed.
#include <algorithm>
#include <map>
#include <utility>

#include "services/reporting/domain/bulletin/sections.h"

namespace duban::reporting {
namespace {

// The newest assessment of each item and half; items by code.
using Assessments = std::map<std::pair<std::string, std::string>, const TrackingAssessment*>;

// True for what came after the last issue; without one, for what came in the bulletin's period.
bool IsNew(const Composer& composer, const TrackingAssessment& one) {
  if (composer.last() != nullptr) return one.sequence > composer.last()->basis.change_sequence;
  return absl::ToCivilDay(one.time, ChinaTime()) >= FirstDay(composer.bulletin().period);
}

Assessments NewAssessments(const Composer& composer) {
  Assessments found;
  const auto& items = ItemsOf(composer.record(), composer.campaign().id);
  for (const auto& [id, one] : composer.record().assessments) {
    const auto item = items.find(one.item);
    const bool ours = item == items.end() || composer.IsOurs(item->second.action);
    if (one.campaign != composer.campaign().id || !ours || !IsNew(composer, one)) continue;
    const TrackingAssessment*& newest = found[{one.item, one.half}];
    if (newest == nullptr || newest->sequence < one.sequence) newest = &one;
  }
  return found;
}

std::string HalfTitle(const TrackingAssessment& one) {
  return absl::StrCat(one.half == "MID_YEAR" ? "年中评估" : "年末评估",
                      one.third_party.empty() ? "" : "，第三方：", one.third_party);
}

std::string AssessmentText(const TrackingAssessment& one) {
  std::string text;
  const std::pair<const char*, const std::string*> parts[] = {{"目标", &one.goal},
                                                              {"措施", &one.measure},
                                                              {"成效", &one.result},
                                                              {"偏差原因", &one.deviation_cause},
                                                              {"建议", &one.advice}};
  for (const auto& [title, said] : parts) {
    if (said->empty()) continue;
    absl::StrAppend(&text, text.empty() ? "" : "\n", title, "：", *said);
  }
  return text;
}

}  // namespace

bool HasAssessments(const Composer& composer) { return !NewAssessments(composer).empty(); }

void WriteAssessments(Composer& composer) {
  const Assessments found = NewAssessments(composer);
  const auto& items = ItemsOf(composer.record(), composer.campaign().id);
  composer.Say(absl::StrCat("上期以来完成年度重点工作跟踪评估",
                            composer.Show("assessments.all", static_cast<int>(found.size()), "跟踪评估数"),
                            "项；评估不计分。"));
  int number = 0;
  for (const auto& [key, one] : found) {
    const auto item = items.find(one->item);
    const bool known = item != items.end();
    composer.Add(Heading{3, absl::StrCat(++number, ". ", known ? item->second.title : one->item, "（",
                                         known ? composer.Title(item->second.lead_unit) : "",
                                         known ? "，" : "", HalfTitle(*one), "）")});
    composer.Add(Paragraph{AssessmentText(*one), ""});
  }
}

}  // namespace duban::reporting
