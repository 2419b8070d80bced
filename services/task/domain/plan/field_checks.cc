#include "services/task/domain/plan/field_checks.h"

#include "absl/strings/str_cat.h"
#include "services/common/ids.h"
#include "services/task/domain/plan/plan_checks.h"

namespace duban::task {

void CheckId(const std::string& id, const std::string& field, Violations& out) {
  if (!IsResourceId(id)) {
    out.Add(field, "RESOURCE_ID",
            absl::StrCat("编号“", id, "”应由小写字母、数字和连字符组成，以字母开头，最多 63 个字符"));
  }
}

void CheckTitle(const std::string& text, const std::string& field, Violations& out) {
  if (text.empty()) out.Add(field, "REQUIRED", "名称不能为空");
  if (text.size() > kMaxNameBytes) out.Add(field, "TOO_LONG", "名称过长，最多 500 字");
}

void CheckUnitKnown(const Register& in, const std::string& unit, const std::string& field, Violations& out) {
  if (in.units.contains(unit)) return;
  out.Add(field, "UNKNOWN_UNIT", absl::StrCat("没有单位“", unit, "”，请先导入单位"));
}

void CheckTerm(const std::optional<absl::CivilDay>& first, const std::optional<absl::CivilDay>& last,
               const std::string& field, Violations& out) {
  if (first && last && *last < *first) out.Add(field, "DATE_ORDER", "结束日期早于开始日期");
}

}  // namespace duban::task
