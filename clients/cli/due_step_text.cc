#include "clients/cli/due_step_text.h"

#include <iterator>

#include "absl/strings/strip.h"

namespace duban::client {

using task::v1::DeadlineImpact;
using task::v1::DeadlineMove;
using task::v1::DueStep;

std::string Label(Language language, DueStep value) {
  constexpr const char* kTerms[] = {"-",
                                    "开放填报",
                                    "数据截止",
                                    "单位审定截止（按时限）",
                                    "专班审核截止",
                                    "专班旬简报",
                                    "锁定",
                                    "汇总旬简报",
                                    "月通报",
                                    "月报材料",
                                    "月报审核汇编",
                                    "月报印发",
                                    "统计数据导入",
                                    "试算分告知",
                                    "申诉截止",
                                    "申诉答复",
                                    "季讲评",
                                    "冻结",
                                    "目标清单确定",
                                    "年度考评",
                                    "结果报送绩效办"};
  static_assert(std::size(kTerms) == task::v1::DueStep_MAX + 1);
  if (language == Language::kEn || !task::v1::DueStep_IsValid(value)) {
    return std::string(absl::StripPrefix(task::v1::DueStep_Name(value), "DUE_STEP_"));
  }
  return kTerms[value];
}

std::string Label(Language language, DeadlineMove::Outcome value) {
  constexpr const char* kTerms[] = {"-", "移动", "已过，不变", "来不及，不变", "新增", "取消"};
  static_assert(std::size(kTerms) == DeadlineMove::Outcome_MAX + 1);
  if (language == Language::kEn || !DeadlineMove::Outcome_IsValid(value)) {
    return std::string(absl::StripPrefix(DeadlineMove::Outcome_Name(value), "OUTCOME_"));
  }
  return kTerms[value];
}

std::string ProvisionalMark(const Context& context, bool provisional) {
  return provisional ? context.Say("暂定（放假通知尚未发布）", "PROVISIONAL: no holiday notice yet") : "";
}

std::string ImpactText(const Context& context, const DeadlineImpact& impact) {
  Table table({context.Say("周期", "period"), context.Say("时限", "step"), context.Say("结果", "outcome"),
               context.Say("原时刻", "before"), context.Say("新时刻", "after"),
               context.Say("按新规应为", "rule says")});
  for (const DeadlineMove& move : impact.moves()) {
    const size_t campaign = move.period().find("/campaigns/") + sizeof("/campaigns/") - 1;
    table.Add({move.period().substr(campaign), Label(context.language(), move.step()),
               Label(context.language(), move.outcome()), ShowTime(move.old_time()),
               ShowTime(move.new_time()), ShowTime(move.computed_time())});
  }
  const std::string sum =
      absl::StrCat(context.Say("变动 ", "moved "), impact.moved_count(), context.Say(" 项，保持 ", ", kept "),
                   impact.kept_count(), context.Say(" 项\n", "\n"));
  return table.empty() ? sum : absl::StrCat(table.ToText(), sum);
}

}  // namespace duban::client
