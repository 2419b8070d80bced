#include "services/reporting/domain/scheme/formalism.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace duban::reporting {

const std::vector<Formalism>& AllFormalisms() {
  static const auto& all = *new std::vector<Formalism>{
      {"LEADER_COMMENT", "领导批示", {"批示", "圈阅", "领导肯定"}},
      {"PRESS_ITEM",
       "媒体报道和信息采用",
       {"媒体", "报刊", "期刊", "刊发", "新闻", "信息采用", "信息报送", "宣传稿", "公众号", "投稿"}},
      {"SHARED_EXPERIENCE", "经验交流材料", {"经验交流", "典型经验", "经验材料", "经验做法", "交流发言"}},
      {"MEETING_COUNT", "会议次数", {"会议次数", "会议数量", "会议场次", "召开会议", "发文数量", "开会"}},
      {"TRACE", "照片、台账等留痕材料", {"留痕", "照片", "截图", "打卡", "台账", "工作痕迹"}},
  };
  return all;
}

const Formalism* FormalismIn(absl::string_view text) {
  for (const Formalism& one : AllFormalisms()) {
    const auto says = [text](absl::string_view word) { return absl::StrContains(text, word); };
    if (says(one.id) || std::any_of(one.words.begin(), one.words.end(), says)) return &one;
  }
  return nullptr;
}

bool IsCommendingTitle(absl::string_view title) {
  static constexpr absl::string_view kWords[] = {"表彰", "表扬", "奖励", "激励", "嘉奖", "授予", "命名"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [title](absl::string_view word) { return absl::StrContains(title, word); });
}

}  // namespace duban::reporting
