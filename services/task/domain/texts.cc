#include "services/task/domain/texts.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/status_macros.h"

namespace duban::task {
namespace {

constexpr char kFullWidthBlank[] = "\xe3\x80\x80";

}  // namespace

bool IsBlank(absl::string_view text) {
  while (!text.empty()) {
    if (absl::ConsumePrefix(&text, kFullWidthBlank)) continue;
    if (!absl::ascii_isspace(static_cast<unsigned char>(text.front()))) return false;
    text.remove_prefix(1);
  }
  return true;
}

void CheckText(absl::string_view text, absl::string_view field, Needed needed, Violations& out) {
  if (needed == Needed::kRequired && IsBlank(text)) out.Add(std::string(field), "REQUIRED", "此项必填");
  if (text.size() > kMaxTextBytes) {
    out.Add(std::string(field), "TOO_LONG",
            absl::StrCat("文字过长，最多 ", kMaxTextBytes, " 字节（约 2000 字）"));
  }
}

absl::Status CheckReason(absl::string_view reason, absl::string_view why) {
  if (IsBlank(reason)) return InvalidField("reason", "REASON_REQUIRED", why);
  if (reason.size() <= kMaxTextBytes) return absl::OkStatus();
  return InvalidField("reason", "TOO_LONG",
                      absl::StrCat("理由过长，最多 ", kMaxTextBytes, " 字节（约 2000 字）"));
}

std::string CheckItemPath(const Register& in, absl::string_view campaign, const std::string& path,
                          absl::string_view field, Violations& out) {
  if (path.empty()) {
    out.Add(std::string(field), "REQUIRED", "须指明事项");
    return "";
  }
  absl::string_view id = path;
  if (absl::ConsumePrefix(&id, absl::StrCat("campaigns/", campaign, "/items/")) &&
      FindItem(in, campaign, id).ok()) {
    return std::string(id);
  }
  out.Add(std::string(field), "UNKNOWN_ITEM",
          absl::StrCat("本年度行动没有事项“", path, "”，代码见 duban item list"));
  return "";
}

void CheckUnitId(const Register& in, const std::string& unit, absl::CivilDay day, absl::string_view field,
                 Violations& out) {
  if (unit.empty()) return out.Add(std::string(field), "REQUIRED", "须指明单位");
  const auto found = in.units.find(unit);
  const bool valid = found != in.units.end() &&
                     (!found->second.value.valid_from || *found->second.value.valid_from <= day) &&
                     (!found->second.value.valid_until || day <= *found->second.value.valid_until);
  if (!valid) {
    out.Add(std::string(field), "UNKNOWN_UNIT",
            absl::StrCat("没有单位“", unit, "”，或当日已不存续，代码见 duban unit list"));
  }
}

}  // namespace duban::task
