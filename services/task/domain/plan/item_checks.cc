#include "services/task/domain/plan/item_checks.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/common/ids.h"
#include "services/task/domain/plan/plan_checks.h"

namespace duban::task {
namespace {

// One item under examination.
class ItemCheck {
 public:
  ItemCheck(const Register& in, const Campaign& campaign, const Item& item, const std::string& at,
            Violations& out)
      : in_(in), campaign_(campaign), item_(item), at_(at), out_(out) {}

  void Run() {
    if (!IsItemCode(item_.id)) {
      out_.Add(absl::StrCat(at_, ".item_id"), "RESOURCE_ID",
               absl::StrCat("编号“", item_.id, "”应由字母、数字和连字符组成，最多 63 个字符"));
    }
    if (item_.display_name.empty()) Add("display_name", "REQUIRED", "名称不能为空");
    if (item_.display_name.size() > kMaxNameBytes) Add("display_name", "TOO_LONG", "名称过长，最多 500 字");
    CheckAction();
    CheckUnits();
    CheckDates();
    if (!item_.weight.empty()) CheckPositive("weight", item_.weight);
    CheckDetail();
  }

 private:
  void Add(absl::string_view part, absl::string_view reason, absl::string_view problem) {
    out_.Add(absl::StrCat(at_, ".item.", part), std::string(reason), std::string(problem));
  }

  void CheckAction() {
    if (item_.action.empty()) return;
    const bool known = std::any_of(campaign_.actions.begin(), campaign_.actions.end(),
                                   [&](const Action& action) { return action.id == item_.action; });
    if (!known) Add("action", "UNKNOWN_ACTION", absl::StrCat("行动“", item_.action, "”不在本年度行动中"));
  }

  void CheckUnitKnown(absl::string_view part, const std::string& unit) {
    if (!in_.units.contains(unit)) {
      Add(part, "UNKNOWN_UNIT", absl::StrCat("没有单位“", unit, "”，请先导入单位"));
    }
  }

  void CheckUnits() {
    CheckUnitKnown("lead_unit", item_.lead_unit);
    for (size_t i = 0; i < item_.coop_units.size(); ++i) {
      CheckUnitKnown(absl::StrCat("coop_units[", i, "]"), item_.coop_units[i]);
    }
  }

  void CheckDates() {
    if (item_.task && !item_.start) Add("start_date", "REQUIRED", "任务须有起始日期");
    if (item_.task && !item_.due) Add("due_date", "REQUIRED", "任务须有完成时限");
    if (item_.start && item_.due && *item_.due < *item_.start) {
      Add("due_date", "DATE_ORDER", "完成时限早于起始日期");
    }
  }

  void CheckDecimal(absl::string_view part, const std::string& text) {
    if (!ParseDecimal(text).ok()) {
      Add(part, "NOT_DECIMAL", absl::StrCat("应为十进制数，如 7.15，收到“", text, "”"));
    }
  }

  void CheckPositive(absl::string_view part, const std::string& text) {
    const absl::StatusOr<Rational> number = ParseDecimal(text);
    if (!number.ok()) {
      CheckDecimal(part, text);
    } else if (*number <= 0) {
      Add(part, "OUT_OF_RANGE", absl::StrCat("应大于 0，收到 ", text));
    }
  }

  void CheckDetail() {
    if (item_.indicator) return CheckIndicator(*item_.indicator);
    if (item_.project) return CheckProject(*item_.project);
    if (!item_.task && !item_.policy) Add("detail", "DETAIL_REQUIRED", "须说明是指标、任务、政策还是项目");
  }

  void CheckIndicator(const Indicator& indicator) {
    if (indicator.kind == IndicatorKind::kUnspecified) Add("indicator.kind", "REQUIRED", "须说明指标类型");
    if (indicator.unit_of_measure.empty()) Add("indicator.unit_of_measure", "REQUIRED", "须有计量单位");
    CheckDecimal("indicator.target", indicator.target);
    if (!indicator.baseline.empty()) CheckDecimal("indicator.baseline", indicator.baseline);
    if (indicator.kind == IndicatorKind::kStock && indicator.baseline.empty()) {
      Add("indicator.baseline", "BASELINE_REQUIRED", "时点数指标须有年初基数");
    }
  }

  void CheckProject(const Project& project) {
    if (project.project_class == ProjectClass::kUnspecified) {
      Add("project.project_class", "REQUIRED", "须说明项目类别");
    }
    if (!project.annual_plan_wan.empty()) CheckPositive("project.annual_plan_wan", project.annual_plan_wan);
    std::set<std::string> seen;
    for (size_t i = 0; i < project.milestones.size(); ++i) {
      const std::string part = absl::StrCat("project.milestones[", i, "]");
      const Milestone& milestone = project.milestones[i];
      if (!IsResourceId(milestone.id)) {
        Add(absl::StrCat(part, ".milestone_id"), "RESOURCE_ID", "节点编号由小写字母、数字和连字符组成");
      }
      if (!seen.insert(milestone.id).second) {
        Add(absl::StrCat(part, ".milestone_id"), "DUPLICATE_ID",
            absl::StrCat("节点 ", milestone.id, " 重复"));
      }
      CheckPositive(absl::StrCat(part, ".weight"), milestone.weight);
    }
  }

  const Register& in_;
  const Campaign& campaign_;
  const Item& item_;
  const std::string& at_;
  Violations& out_;
};

}  // namespace

void CheckItem(const Register& in, const Campaign& campaign, const Item& item, const std::string& at,
               Violations& out) {
  ItemCheck(in, campaign, item, at, out).Run();
}

}  // namespace duban::task
