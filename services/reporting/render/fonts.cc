#include "services/reporting/render/fonts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace duban::reporting {

std::span<const Face> Faces() {
  static const auto* const kFaces = new std::vector<Face>{
      {"title_face", "小标宋", "方正小标宋简体", "Noto Serif CJK SC", "roman", {"FZXiaoBiaoSong-B05S"}},
      {"fang", "仿宋", "FangSong", "Noto Serif CJK SC", "modern", {"仿宋", "仿宋_GB2312", "FangSong_GB2312"}},
      {"kai", "楷体", "KaiTi", "AR PL UKai CN", "script", {"楷体", "楷体_GB2312", "KaiTi_GB2312"}},
      {"hei", "黑体", "SimHei", "Noto Sans CJK SC", "modern", {"黑体"}},
      {"song", "宋体", "SimSun", "Noto Serif CJK SC", "roman", {"宋体"}},
  };
  return *kFaces;
}

std::string FontNotice(const std::set<std::string>& installed) {
  std::vector<std::string> substitutes;
  for (const Face& face : Faces()) {
    const bool there = installed.contains(face.standard) ||
                       std::any_of(face.aliases.begin(), face.aliases.end(),
                                   [&](const char* alias) { return installed.contains(alias); });
    if (there) continue;
    substitutes.push_back(
        absl::StrCat(face.title, " → ", installed.contains(face.open) ? face.open : "系统默认字体"));
  }
  return substitutes.empty() ? "" : absl::StrCat("字体替代：", absl::StrJoin(substitutes, "；"), "。");
}

}  // namespace duban::reporting
