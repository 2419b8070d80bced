#include <set>

#include "absl/strings/str_cat.h"
#include "services/common/schedule.h"
#include "services/task/domain/desk/duty.h"
#include "services/task/domain/form/form_lock.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

// The duties that one unit's form of one dekad makes.
class FormDuties {
 public:
  FormDuties(const DeskView& view, const Form& form, const DekadDeadlines& deadlines, std::vector<Duty>& out)
      : view_(view), form_(form), deadlines_(deadlines), out_(out) {}

  void Add() {
    switch (form_.state) {
      case FormState::kReturned:
        return AddForUnit(WorkKind::kFormReturned, Role::kReporter, "退回重报");
      case FormState::kNotOpen:
      case FormState::kOpen:
      case FormState::kDraft:
        return AddForUnit(WorkKind::kFormFill, Role::kReporter, "待填报");
      case FormState::kSubmitted:
        return AddForUnit(WorkKind::kFormApprove, Role::kUnitLeader, "待审定");
      case FormState::kUnitOk:
        return AddReviews();
      default:
        return;
    }
  }

 private:
  Duty Common(WorkKind kind, absl::string_view what) const {
    const auto unit = view_.in.units.find(form_.key.unit);
    const std::string& name = unit == view_.in.units.end() ? form_.key.unit : unit->second.value.display_name;
    Duty duty;
    duty.kind = kind;
    duty.scope.unit = form_.key.unit;
    duty.subject = absl::StrCat("campaigns/", form_.key.campaign, "/periods/", PeriodId(form_.key.period),
                                "/forms/", form_.key.unit);
    duty.title = absl::StrCat(PeriodTitle(form_.key.period), "旬报 ", name, " ", what);
    return duty;
  }

  void AddForUnit(WorkKind kind, Role role, absl::string_view what) {
    Duty duty = Common(kind, what);
    duty.roles = role;
    duty.due = form_.resubmit_due.value_or(deadlines_.unit_due.at);
    if (kind == WorkKind::kFormApprove) duty.excluded = {form_.author};
    std::set<std::string> actions;
    for (const Item* item : ItemsOnForm(view_.in, form_.key.campaign, form_.key.unit)) {
      if (!item->action.empty()) actions.insert(item->action);
    }
    duty.actions.assign(actions.begin(), actions.end());
    out_.push_back(std::move(duty));
  }

  void AddReviews() {
    for (const Review& review : form_.reviews) {
      if (review.outcome == ReviewOutcome::kApproved) continue;
      Duty duty = Common(WorkKind::kFormReview, absl::StrCat("待审核 ", review.action));
      duty.roles = Role::kTfReviewer;
      duty.scope = Scope{.action = review.action};  // the task force has to act, not the unit
      duty.due = deadlines_.tf_due.at;
      duty.actions = {review.action};
      out_.push_back(std::move(duty));
    }
  }

  const DeskView& view_;
  const Form& form_;
  const DekadDeadlines& deadlines_;
  std::vector<Duty>& out_;
};

void AddLock(const DeskView& view, const Period& period, const DekadDeadlines& deadlines,
             std::vector<Duty>& out) {
  if (view.now < deadlines.lock.at) return;
  Duty duty;
  duty.kind = WorkKind::kPeriodLock;
  duty.roles = Role::kGeneralOffice;
  duty.subject = absl::StrCat("campaigns/", view.campaign, "/periods/", PeriodId(period));
  duty.title = absl::StrCat(PeriodTitle(period), " 待锁定");
  duty.due = deadlines.lock.at;
  out.push_back(std::move(duty));
}

}  // namespace

void AddFormDuties(const DeskView& view, std::vector<Duty>& out) {
  const Campaign& campaign = view.in.campaigns.at(view.campaign).value;
  const std::vector<std::string> units = ReportingUnits(view.in, view.campaign);
  for (const Period& period : OpenDekads(view.in, campaign, view.now)) {
    const DekadDeadlines deadlines = ScheduleOf(view.in, campaign).Dekad(period);
    for (const std::string& unit : units) {
      const FormKey key{view.campaign, period, unit};
      const auto found = view.forms.find(key);
      FormDuties(view, found == view.forms.end() ? Form{.key = key} : found->second, deadlines, out).Add();
    }
    AddLock(view, period, deadlines, out);
  }
}

}  // namespace duban::task
