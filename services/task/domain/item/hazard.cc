#include "services/task/domain/item/hazard.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/plan/detail_checks.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

// The extension that waits for its decision; null if there is none.
Extension* Waiting(HazardEntry& hazard) {
  if (hazard.extensions.empty()) return nullptr;
  Extension& last = hazard.extensions.back();
  return last.decision == ExtensionDecision::kUnspecified ? &last : nullptr;
}

// True while the owner still has to rectify.
bool MustRectify(ItemState state) {
  return state == ItemState::kOrdered || state == ItemState::kRectifying || state == ItemState::kBounced;
}

std::string Day(absl::CivilDay day) { return absl::FormatCivilTime(day); }

// Alerts on one hazard.
class AlertFinder {
 public:
  AlertFinder(const ItemRules& rules, absl::Time now, std::vector<ItemAlert>& out)
      : rules_(rules), now_(now), today_(absl::ToCivilDay(now, ChinaTime())), out_(out) {}

  void Find(const Item& item) {
    const HazardEntry& hazard = *item.hazard;
    const ItemState state = StateOf(item);
    if (IsFinal(state)) return;
    FindMajor(item.id, hazard);
    if (IsOverdueUnexplained(item, today_)) {
      Add(item.id, ItemAlertKind::kOverdueUnexplained, *item.due + 1,
          "逾期未说明：建议发督办函，再不说明则通报并记入绩效 (a supervision letter is proposed)");
    }
    if (state == ItemState::kClaimed && hazard.recheck_due && today_ > *hazard.recheck_due) {
      Add(item.id, ItemAlertKind::kRecheckLate, *hazard.recheck_due + 1,
          "复查逾期：请安排复查 (re-check now)");
    }
    for (const Extension& extension : hazard.extensions) {
      if (extension.decision != ExtensionDecision::kUnspecified || !extension.asked) continue;
      Add(item.id, ItemAlertKind::kExtensionWaiting, absl::ToCivilDay(*extension.asked, ChinaTime()),
          "延期申请待审批 (an extension waits)");
    }
  }

 private:
  void FindMajor(const std::string& id, const HazardEntry& hazard) {
    if (hazard.grade != HazardGrade::kMajor || hazard.reported || !hazard.found) return;
    const absl::Time due = *hazard.found + absl::Hours(rules_.major_report_hours);
    if (now_ <= due) return;
    Add(id, ItemAlertKind::kMajorReportLate, absl::ToCivilDay(due, ChinaTime()),
        absl::StrCat("重大隐患发现后 ", rules_.major_report_hours, " 小时内须报安委办 (report it at once)"));
  }

  void Add(const std::string& id, ItemAlertKind kind, absl::CivilDay since, std::string proposal) {
    out_.push_back(ItemAlert{id, kind, since, std::move(proposal)});
  }

  const ItemRules& rules_;
  const absl::Time now_;
  const absl::CivilDay today_;
  std::vector<ItemAlert>& out_;
};

}  // namespace

bool IsOverdueUnexplained(const Item& item, absl::CivilDay today) {
  return item.hazard && MustRectify(StateOf(item)) && item.due && today > *item.due &&
         IsBlank(item.hazard->overdue_explanation);
}

absl::Status OrderRectification(const ItemAct& act, const ActContext& context, Item& item, Violations& out) {
  if (act.fixings) item.hazard->fixings = act.fixings;
  if (!item.hazard->fixings) {
    out.Add("fixings", "REQUIRED", "责令整改须落实责任、措施、资金、时限、预案（五落实）");
  } else {
    const std::string request;
    CheckFixings(*item.hazard->fixings, PartCheck(request, out));
    item.responsible_person = item.hazard->fixings->responsible_person;
  }
  if (!act.due) {
    out.Add("due_date", "REQUIRED", "责令整改须定时限");
  } else if (*act.due < context.today()) {
    out.Add("due_date", "DATE_ORDER", "整改时限不得早于今天");
  }
  item.due = act.due;
  return absl::OkStatus();
}

absl::Status AskExtension(const ItemAct& act, const ActContext& context, Item& item, Violations& out) {
  if (item.due && context.today() > *item.due) {
    return Precondition("EXTENSION_TOO_LATE",
                        absl::StrCat("时限 ", Day(*item.due),
                                     " 已过，延期须在到期前申请；请作逾期说明 (explain the delay instead)"));
  }
  if (Waiting(*item.hazard) != nullptr) {
    return Precondition("EXTENSION_WAITING", "已有一份延期申请待审批 (one extension waits already)");
  }
  if (!act.due) {
    out.Add("due_date", "REQUIRED", "须写明申请延至哪一天");
  } else if (item.due && *act.due <= *item.due) {
    out.Add("due_date", "DATE_ORDER", "申请的期限须晚于现期限");
  }
  if (IsBlank(act.reason)) out.Add("reason", "REASON_REQUIRED", "申请延期须说明理由");
  item.hazard->extensions.push_back(Extension{.old_due = item.due,
                                              .new_due = act.due,
                                              .reason = act.reason,
                                              .asked_by = SignatureOf(context.actor),
                                              .asked = context.now});
  return absl::OkStatus();
}

absl::Status DecideExtension(const ItemAct& act, const ActContext& context, Item& item) {
  Extension* const waiting = Waiting(*item.hazard);
  if (waiting == nullptr) return Precondition("NO_EXTENSION", "没有待审批的延期申请 (no extension waits)");
  if (SamePerson(context.actor, waiting->asked_by)) {
    return Precondition("SAME_PERSON", "延期不得由申请人审批 (another person must decide)");
  }
  waiting->decided_by = SignatureOf(context.actor);
  if (act.event == ItemEvent::kRefuseExtension) {
    waiting->decision = ExtensionDecision::kRefused;
    return CheckReason(act.reason, "不同意延期须说明理由");
  }
  waiting->decision = ExtensionDecision::kGranted;
  item.due = waiting->new_due;
  return absl::OkStatus();
}

absl::Status ReportMajor(const ActContext& context, Item& item) {
  if (item.hazard->grade != HazardGrade::kMajor) {
    return Precondition("NOT_MAJOR", "只有重大隐患须专门上报安委办 (only major hazards are reported)");
  }
  if (item.hazard->reported) return Precondition("ALREADY_REPORTED", "已经上报 (it was reported)");
  item.hazard->reported = context.now;
  return absl::OkStatus();
}

absl::Status ExplainOverdue(const ItemAct& act, const ActContext& context, Item& item, Violations& out) {
  if (!item.due || context.today() <= *item.due) {
    return Precondition("NOT_OVERDUE", "未逾期，不必说明 (it is not overdue)");
  }
  CheckText(act.note, "note", Needed::kRequired, out);
  item.hazard->overdue_explanation = act.note;
  return absl::OkStatus();
}

std::vector<ItemAlert> HazardAlerts(const Register& in, absl::string_view campaign, const ItemRules& rules,
                                    absl::Time now) {
  std::vector<ItemAlert> alerts;
  const auto items = in.items.find(std::string(campaign));
  if (items == in.items.end()) return alerts;
  AlertFinder finder(rules, now, alerts);
  for (const auto& [id, item] : items->second) {
    if (item.value.hazard) finder.Find(item.value);
  }
  return alerts;
}

}  // namespace duban::task
