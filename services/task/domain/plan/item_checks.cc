#include "services/task/domain/plan/item_checks.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/ids.h"
#include "services/task/domain/plan/detail_checks.h"
#include "services/task/domain/plan/plan_checks.h"

namespace duban::task {
namespace {

// One item under examination.
class ItemCheck {
 public:
  ItemCheck(const Register& in, const Campaign& campaign, const Item& item, const std::string& at,
            Violations& out)
      : in_(in),
        campaign_(campaign),
        item_(item),
        item_at_(at.empty() ? "item" : absl::StrCat(at, ".item")),
        out_(out),
        check_(item_at_, out) {}

  void Run() {
    if (!IsItemCode(item_.id)) {
      out_.Add(absl::StrCat(item_at_, "_id"), "RESOURCE_ID",
               absl::StrCat("编号“", item_.id, "”应由字母、数字和连字符组成，最多 63 个字符"));
    }
    if (item_.display_name.empty()) Add("display_name", "REQUIRED", "名称不能为空");
    if (item_.display_name.size() > kMaxNameBytes) Add("display_name", "TOO_LONG", "名称过长，最多 500 字");
    CheckAction();
    CheckUnits();
    CheckDates();
    if (!item_.weight.empty()) check_.Positive("weight", item_.weight);
    CheckPersons();
    CheckMilestones();
    CheckDetail();
  }

 private:
  void Add(absl::string_view part, absl::string_view reason, absl::string_view problem) {
    check_.Add(part, reason, problem);
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
    if ((item_.task || item_.resolution) && !item_.due) Add("due_date", "REQUIRED", "任务须有完成时限");
    if (item_.start && item_.due && *item_.due < *item_.start) {
      Add("due_date", "DATE_ORDER", "完成时限早于起始日期");
    }
  }

  void CheckDetail() {
    const int details = item_.indicator.has_value() + item_.task.has_value() + item_.policy.has_value() +
                        item_.project.has_value() + item_.resolution.has_value() + item_.issue.has_value() +
                        item_.hazard.has_value();
    if (details != 1)
      Add("detail", "DETAIL_REQUIRED", "须说明是指标、任务、政策、项目、议定事项、难点还是隐患");
    if (item_.indicator) CheckIndicator(*item_.indicator, check_);
    if (item_.project) CheckProject(*item_.project, check_);
    if (item_.task) CheckTask(*item_.task, check_);
    if (item_.policy) CheckPolicy(*item_.policy, check_);
    if (item_.resolution) CheckResolution(*item_.resolution, check_);
    if (item_.issue) CheckIssue(*item_.issue, check_);
    if (item_.hazard) CheckHazard(*item_.hazard, check_);
  }

  void CheckPersons() {
    check_.Person("lead_leader", item_.lead_leader);
    check_.Person("contact_leader", item_.contact_leader);
    check_.Person("commander", item_.commander);
    check_.Person("responsible_person", item_.responsible_person);
  }

  void CheckMilestones() {
    if (item_.project && !item_.milestones.empty()) {
      Add("milestones", "FIELD_NOT_APPLICABLE", "项目的节点写在 project.milestones 中");
    }
    check_.Milestones("milestones", item_.milestones);
  }

  const Register& in_;
  const Campaign& campaign_;
  const Item& item_;
  const std::string item_at_;
  Violations& out_;
  const PartCheck check_;
};

}  // namespace

void CheckItem(const Register& in, const Campaign& campaign, const Item& item, const std::string& at,
               Violations& out) {
  ItemCheck(in, campaign, item, at, out).Run();
}

}  // namespace duban::task
