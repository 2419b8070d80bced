#include "services/task/domain/item/item_acts.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/common/ids.h"
#include "services/common/status_macros.h"
#include "services/task/domain/check/evidence_list.h"
#include "services/task/domain/item/hazard.h"
#include "services/task/domain/item/item_rules.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr int kMaxDifficulty = 3;

// One act on a copy of the item.
class Doing {
 public:
  Doing(const Item& item, const ItemAct& act, const ActContext& context)
      : item_(item), act_(act), context_(context) {}

  absl::StatusOr<std::vector<Change>> Run() {
    ASSIGN_OR_RETURN(const ItemState next, NextItemState(LifeOf(item_), StateOf(item_), act_.event));
    RETURN_IF_ERROR(Apply());
    CheckText(act_.reason, "reason", Needed::kOptional, violations_);
    CheckText(act_.note, "note", Needed::kOptional, violations_);
    RETURN_IF_ERROR(violations_.ToStatus());
    item_.state = next;
    std::string type = absl::StrCat("item.", EventName(act_.event));
    return std::vector<Change>{Change{std::move(type), std::move(item_), act_.reason}};
  }

 private:
  absl::Status Apply() {
    switch (act_.event) {
      case ItemEvent::kClaimDone:
        return ClaimDone();
      case ItemEvent::kAccept:
      case ItemEvent::kVerify:
      case ItemEvent::kRecheck:
        return Judge(true);
      case ItemEvent::kRefuse:
      case ItemEvent::kBounce:
        NeedReason("退回须说明理由");
        return Judge(false);
      case ItemEvent::kSuspend:
        NeedReason("暂缓须说明理由");
        return absl::OkStatus();
      case ItemEvent::kCancel:
        return Precondition(
            "CHANGE_REQUEST_REQUIRED",
            "取消事项须经变更申请：duban change-request create --kind remove (ask for the change)");
      case ItemEvent::kCarryOver:
        return CarryOver();
      case ItemEvent::kIssue:
        return Issue();
      case ItemEvent::kExpire:
        return Expire();
      case ItemEvent::kAssign:
        return Assign();
      case ItemEvent::kStage:
        return Stage();
      case ItemEvent::kEscalate:
        return Escalate();
      default:
        return ApplyToHazard();
    }
  }

  absl::Status ApplyToHazard() {
    switch (act_.event) {
      case ItemEvent::kOrder:
        return OrderRectification(act_, context_, item_, violations_);
      case ItemEvent::kAskExtension:
        return AskExtension(act_, context_, item_, violations_);
      case ItemEvent::kGrantExtension:
      case ItemEvent::kRefuseExtension:
        return DecideExtension(act_, context_, item_);
      case ItemEvent::kReportMajor:
        return ReportMajor(context_, item_);
      case ItemEvent::kExplain:
        return ExplainOverdue(act_, context_, item_, violations_);
      default:
        return absl::OkStatus();
    }
  }

  void NeedReason(absl::string_view why) {
    if (IsBlank(act_.reason)) violations_.Add("reason", "REASON_REQUIRED", std::string(why));
  }

  absl::Status ClaimDone() {
    if (item_.evidence_policy != EvidencePolicy::kNone && act_.evidences.empty()) {
      violations_.Add("evidences", "EVIDENCE_REQUIRED",
                      "申报完成须附佐证材料 (evidence must come with the claim)");
    }
    for (size_t i = 0; i < act_.evidences.size(); ++i) {
      CheckText(act_.evidences[i], absl::StrCat("evidences[", i, "]"), Needed::kRequired, violations_);
    }
    CheckNamedEvidence(context_.in, context_.campaign, act_.evidences, "evidences", violations_);
    item_.claim = Claim{SignatureOf(context_.actor), context_.now, act_.note, act_.evidences};
    item_.verdict.reset();
    if (item_.hazard) {
      const ItemRules rules = ItemRulesIn(context_.docket(), context_.campaign);
      item_.hazard->recheck_due = context_.today() + rules.recheck_days;
    }
    return absl::OkStatus();
  }

  absl::Status Judge(bool passed) {
    if (item_.claim && SamePerson(context_.actor, item_.claim->person)) {
      return Precondition("SAME_PERSON", "申报人不得验收自己的申报 (another person must judge the claim)");
    }
    item_.verdict = Verdict{SignatureOf(context_.actor), context_.now, passed,
                            act_.note.empty() ? act_.reason : act_.note};
    return absl::OkStatus();
  }

  absl::Status CarryOver() {
    NeedReason("结转须说明理由");
    item_.carried_over_to = act_.successor;
    if (act_.successor.empty()) return absl::OkStatus();
    const std::vector<std::string> parts = absl::StrSplit(act_.successor, '/');
    const bool path = parts.size() == 4 && parts[0] == "campaigns" && parts[2] == "items";
    if (!path || parts[1] == context_.campaign || !FindItem(context_.in, parts[1], parts[3]).ok()) {
      violations_.Add("successor", "UNKNOWN_ITEM", "结转去向须是另一年度行动中的事项");
    }
    return absl::OkStatus();
  }

  absl::Status Issue() {
    PolicyEntry& policy = *item_.policy;
    if (!act_.policy_number.empty()) policy.number = act_.policy_number;
    if (act_.valid_from) policy.valid_from = act_.valid_from;
    CheckText(policy.number, "policy_number", Needed::kRequired, violations_);
    if (!policy.valid_from) violations_.Add("valid_from_date", "REQUIRED", "出台须写明生效日期");
    if (policy.valid_from && policy.valid_until && *policy.valid_until < *policy.valid_from) {
      violations_.Add("valid_from_date", "DATE_ORDER", "生效日期晚于失效日期");
    }
    return absl::OkStatus();
  }

  absl::Status Expire() const {
    if (item_.policy->valid_until && context_.today() > *item_.policy->valid_until) return absl::OkStatus();
    return Precondition("NOT_EXPIRED", "有效期未届满，不能失效 (its validity has not ended)");
  }

  absl::Status Assign() {
    if (act_.difficulty < 1 || act_.difficulty > kMaxDifficulty) {
      violations_.Add("difficulty", "OUT_OF_RANGE", "总专班办须定难度：1、2 或 3");
    }
    item_.issue->difficulty = act_.difficulty;
    if (!act_.lead_unit.empty()) {
      CheckUnitId(context_.in, act_.lead_unit, context_.today(), "lead_unit", violations_);
      item_.lead_unit = act_.lead_unit;
    }
    if (act_.due) {
      if (*act_.due < context_.today()) violations_.Add("due_date", "DATE_ORDER", "时限不得早于今天");
      item_.due = act_.due;
    }
    return absl::OkStatus();
  }

  absl::Status Stage() {
    CheckText(act_.note, "note", Needed::kRequired, violations_);
    if (item_.issue) item_.issue->stage_result = act_.note;
    if (item_.hazard) item_.hazard->stage_result = act_.note;
    return absl::OkStatus();
  }

  absl::Status Escalate() {
    NeedReason("提级协调须说明理由");
    CheckText(act_.escalated_to, "escalated_to", Needed::kRequired, violations_);
    item_.issue->escalated_to = act_.escalated_to;
    return absl::OkStatus();
  }

  Item item_;
  const ItemAct& act_;
  const ActContext& context_;
  Violations violations_;
};

}  // namespace

Scope ScopeOf(const Item& item) {
  return Scope{.unit = item.lead_unit, .action = ReviewScope(item), .item = PathOf(item)};
}

absl::StatusOr<std::vector<Change>> ActOnItem(const Item& item, const ItemAct& act,
                                              const ActContext& context) {
  if (act.event == ItemEvent::kUnspecified) return InvalidField("event", "REQUIRED", "须说明办理什么");
  return Doing(item, act, context).Run();
}

absl::StatusOr<std::vector<Change>> RecordSiteVisit(const Item& item, const SiteVisit& visit,
                                                    const ActContext& context) {
  Violations violations;
  if (!visit.day) {
    violations.Add("visit.visit_date", "REQUIRED", "须写明走访日期");
  } else if (*visit.day > context.today()) {
    violations.Add("visit.visit_date", "DATE_AFTER_TODAY", "走访日期不得晚于今天");
  }
  if (!IsResourceId(visit.visitor)) violations.Add("visit.visitor", "RESOURCE_ID", "须写明走访人的人员代码");
  CheckText(visit.finding, "visit.finding", Needed::kRequired, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Item visited = item;
  visited.site_visits.push_back(visit);
  visited.site_visits.back().recorded_by = SignatureOf(context.actor);
  return std::vector<Change>{Change{"item.visit", std::move(visited), ""}};
}

}  // namespace duban::task
