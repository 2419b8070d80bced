#include "services/task/domain/item/change_request.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/item/item_edit.h"
#include "services/task/domain/item/item_machine.h"
#include "services/task/domain/item/new_item.h"
#include "services/task/domain/plan/item_checks.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr std::array kChangeRequestStateNames = {
    Named<ChangeRequestState>{ChangeRequestState::kUnspecified, "UNSPECIFIED"},
    Named<ChangeRequestState>{ChangeRequestState::kSubmitted, "SUBMITTED"},
    Named<ChangeRequestState>{ChangeRequestState::kTfApproved, "TF_APPROVED"},
    Named<ChangeRequestState>{ChangeRequestState::kApproved, "APPROVED"},
    Named<ChangeRequestState>{ChangeRequestState::kRejected, "REJECTED"},
    Named<ChangeRequestState>{ChangeRequestState::kWithdrawn, "WITHDRAWN"},
};
constexpr std::array kChangeRequestEventNames = {
    Named<ChangeRequestEvent>{ChangeRequestEvent::kTfApprove, "tf_approve"},
    Named<ChangeRequestEvent>{ChangeRequestEvent::kOfficeApprove, "office_approve"},
    Named<ChangeRequestEvent>{ChangeRequestEvent::kReject, "reject"},
    Named<ChangeRequestEvent>{ChangeRequestEvent::kWithdraw, "withdraw"},
};

// The item at a path of the campaign; null if there is none.
const Item* ItemAt(const Register& in, absl::string_view campaign, const std::string& path) {
  Violations ignored;
  const std::string id = CheckItemPath(in, campaign, path, "item", ignored);
  return id.empty() ? nullptr : *FindItem(in, campaign, id);
}

// Checks a request and fills in what the server knows.
class Asking {
 public:
  Asking(const ChangeRequest& given, const ActContext& context) : request_(given), context_(context) {}

  absl::StatusOr<std::vector<Change>> Run() {
    CheckText(request_.reason, "change_request.reason", Needed::kRequired, violations_);
    CheckText(request_.basis_document, "change_request.basis_document", Needed::kRequired, violations_);
    switch (request_.kind) {
      case ChangeRequestKind::kUnspecified:
        violations_.Add("change_request.kind", "REQUIRED", "须说明是增加、取消、合并还是调整");
        break;
      case ChangeRequestKind::kAdd:
        CheckNewItem();
        break;
      default:
        CheckItemOnList();
        break;
    }
    RETURN_IF_ERROR(violations_.ToStatus());
    request_.campaign = context_.campaign;
    request_.id = context_.docket().NextId<ChangeRequest>(context_.campaign, "CR");
    request_.state = ChangeRequestState::kSubmitted;
    request_.author = SignatureOf(context_.actor);
    request_.created = context_.now;
    return std::vector<Change>{Change{"change_request.create", request_, request_.reason}};
  }

 private:
  void CheckNewItem() {
    if (!request_.new_item) {
      return violations_.Add("change_request.new_item", "REQUIRED", "增加事项须写明新事项");
    }
    Item item = *request_.new_item;
    item.id = request_.new_item_id;
    request_.item.clear();
    request_.action = ReviewScope(item);
    const absl::StatusOr<Change> made =
        CreateItem(context_.in, context_.campaign, item, "change_request.new_");
    const auto details = DetailsOf(made.status());
    if (!details) return;
    for (const FieldViolation& fault : details->violations) {
      violations_.Add(fault.field, fault.reason, fault.description);
    }
    if (details->violations.empty()) {
      violations_.Add("change_request.new_item_id", details->reason, "该编号的事项已经存在");
    }
  }

  void CheckItemOnList() {
    CheckItemPath(context_.in, context_.campaign, request_.item, "change_request.item", violations_);
    const Item* const item = ItemAt(context_.in, context_.campaign, request_.item);
    if (item == nullptr) return;
    request_.action = ReviewScope(*item);
    request_.new_item.reset();
    request_.new_item_id.clear();
    if (IsFinal(StateOf(*item))) {
      violations_.Add("change_request.item", "ITEM_CLOSED", "该事项已办结或已退出清单，不再变更");
    }
    if (request_.kind == ChangeRequestKind::kChange) return CheckFields(*item);
    if (item->issue || item->hazard) {
      violations_.Add("change_request.item", "NOT_ON_LIST", "难点、隐患按台账核实、销号，不取消也不合并");
    }
    if (!NextItemState(LifeOf(*item), StateOf(*item), ItemEvent::kCancel).ok()) {
      violations_.Add("change_request.item", "ITEM_STATE", "该事项的状态不能取消，请先验收或退回");
    }
    if (request_.kind == ChangeRequestKind::kMerge) CheckMerge();
  }

  void CheckMerge() {
    CheckItemPath(context_.in, context_.campaign, request_.merge_into, "change_request.merge_into",
                  violations_);
    if (request_.merge_into == request_.item) {
      violations_.Add("change_request.merge_into", "SAME_ITEM", "不能并入自己");
    }
  }

  void CheckFields(const Item& item) {
    if (request_.changes.empty()) violations_.Add("change_request.changes", "REQUIRED", "须列出调整的内容");
    std::set<std::pair<ChangeField, std::string>> seen;
    Item changed = item;
    const size_t faults = violations_.list().size();
    for (size_t i = 0; i < request_.changes.size(); ++i) {
      const std::string at = absl::StrCat("change_request.changes[", i, "]");
      FieldChange& change = request_.changes[i];
      if (!seen.insert({change.field, change.milestone}).second) {
        violations_.Add(at, "DUPLICATE_FIELD", "同一内容只列一次");
      }
      CheckField(item, change, at, changed);
    }
    if (violations_.list().size() > faults) return;
    CheckItem(context_.in, *FindCampaign(context_.in, context_.campaign).value(), changed, "change_request",
              violations_);
  }

  void CheckField(const Item& item, FieldChange& change, const std::string& at, Item& changed) {
    if (!HasField(item, change)) {
      const bool milestone = change.field == ChangeField::kMilestoneDueDate;
      return violations_.Add(at, milestone ? "UNKNOWN_MILESTONE" : "FIELD_NOT_APPLICABLE",
                             milestone ? "该事项没有这个节点，见 duban item show" : "该事项没有这项内容");
    }
    change.old_value = ValueOf(item, change);
    if (change.new_value == change.old_value) {
      violations_.Add(absl::StrCat(at, ".new_value"), "NO_CHANGE", "新值与现值相同");
    }
    if (Eases(item, change) && IsBlank(request_.formal_document_number)) {
      violations_.Add("change_request.formal_document_number", "FORMAL_DOCUMENT_REQUIRED",
                      "调低目标须有正式文件，请写明文号 (a target is lowered only by a formal document)");
    }
    SetValue(changed, change, request_.basis_document, context_.today(), absl::StrCat(at, ".new_value"),
             violations_);
  }

  ChangeRequest request_;
  const ActContext& context_;
  Violations violations_;
};

// What stands in the item's history beside the change.
std::string ReasonOf(const ChangeRequest& request) {
  return absl::StrCat(
      request.reason, "；依据：", request.basis_document,
      request.formal_document_number.empty() ? "" : absl::StrCat("（", request.formal_document_number, "）"),
      "；变更申请 ", request.id);
}

// The document a new target stands in.
std::string DocumentOf(const ChangeRequest& request) {
  return request.formal_document_number.empty()
             ? request.basis_document
             : absl::StrCat(request.basis_document, "（", request.formal_document_number, "）");
}

absl::StatusOr<Change> AddedItem(const ChangeRequest& request, const ActContext& context) {
  Item item = *request.new_item;
  item.id = request.new_item_id;
  ASSIGN_OR_RETURN(Change change, CreateItem(context.in, context.campaign, std::move(item), "new_"));
  change.reason = ReasonOf(request);
  return change;
}

absl::StatusOr<Change> RemovedItem(const ChangeRequest& request, Item item) {
  ASSIGN_OR_RETURN(item.state, NextItemState(LifeOf(item), StateOf(item), ItemEvent::kCancel));
  const bool merged = request.kind == ChangeRequestKind::kMerge;
  if (merged) item.merged_into = request.merge_into;
  return Change{merged ? "item.merge" : "item.remove", std::move(item), ReasonOf(request)};
}

absl::StatusOr<Change> ChangedItem(const ChangeRequest& request, const ActContext& context, Item item) {
  Violations violations;
  for (const FieldChange& change : request.changes) {
    if (ValueOf(item, change) != change.old_value) {
      return Precondition("ITEM_CHANGED",
                          absl::StrCat(FieldName(change.field), " 已不是申请时的“", change.old_value,
                                       "”，请撤回后重新申请 (the old value no longer holds)"));
    }
    SetValue(item, change, DocumentOf(request), context.today(), "change_request.changes", violations);
  }
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(context.in, context.campaign));
  CheckItem(context.in, *campaign, item, "change_request", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  return Change{"item.change", std::move(item), ReasonOf(request)};
}

// What an approved request does to the list.
absl::StatusOr<Change> Effect(const ChangeRequest& request, const ActContext& context) {
  if (request.kind == ChangeRequestKind::kAdd) return AddedItem(request, context);
  const Item* const item = ItemAt(context.in, context.campaign, request.item);
  if (item == nullptr || IsFinal(StateOf(*item))) {
    return Precondition("ITEM_CLOSED", "该事项已办结或已退出清单 (the item is closed)");
  }
  if (request.kind == ChangeRequestKind::kChange) return ChangedItem(request, context, *item);
  return RemovedItem(request, *item);
}

absl::Status CheckOtherPerson(const ChangeRequest& request, const Actor& actor) {
  if (SamePerson(actor, request.author) || SamePerson(actor, request.tf_approver)) {
    return Precondition("SAME_PERSON",
                        "申请人、专班审批人、总专班办审批人须为不同的人 (three different persons)");
  }
  return absl::OkStatus();
}

}  // namespace

absl::string_view StateName(ChangeRequestState state) { return NameIn(kChangeRequestStateNames, state); }
absl::string_view EventName(ChangeRequestEvent event) { return NameIn(kChangeRequestEventNames, event); }

absl::StatusOr<ChangeRequestState> NextChangeRequestState(ChangeRequestState from, ChangeRequestEvent event) {
  return NextState(kChangeRequestLife, MachineText{"CHANGE_REQUEST_STATE", "变更申请"}, from, event);
}

Scope ScopeOf(const ChangeRequest& request) { return Scope{.action = request.action}; }

Scope AuthorScope(const Register& in, absl::string_view campaign, const ChangeRequest& request) {
  if (request.kind == ChangeRequestKind::kAdd && request.new_item) {
    return {.unit = request.new_item->lead_unit, .action = ReviewScope(*request.new_item)};
  }
  const Item* const item = ItemAt(in, campaign, request.item);
  return item == nullptr ? Scope{} : Scope{.unit = item->lead_unit, .action = ReviewScope(*item)};
}

absl::StatusOr<std::vector<Change>> CreateChangeRequest(const ChangeRequest& given,
                                                        const ActContext& context) {
  return Asking(given, context).Run();
}

absl::StatusOr<std::vector<Change>> ApproveChangeRequest(const ChangeRequest& request,
                                                         const ActContext& context) {
  const bool second = request.state == ChangeRequestState::kTfApproved;
  const ChangeRequestEvent event =
      second ? ChangeRequestEvent::kOfficeApprove : ChangeRequestEvent::kTfApprove;
  ChangeRequest approved = request;
  ASSIGN_OR_RETURN(approved.state, NextChangeRequestState(request.state, event));
  RETURN_IF_ERROR(CheckOtherPerson(request, context.actor));
  (second ? approved.office_approver : approved.tf_approver) = SignatureOf(context.actor);
  std::vector<Change> changes = {
      Change{absl::StrCat("change_request.", EventName(event)), std::move(approved), ""}};
  if (second) {
    ASSIGN_OR_RETURN(Change effect, Effect(request, context));
    changes.push_back(std::move(effect));
  }
  return changes;
}

absl::StatusOr<std::vector<Change>> RejectChangeRequest(const ChangeRequest& request,
                                                        const std::string& reason,
                                                        const ActContext& context) {
  ChangeRequest rejected = request;
  ASSIGN_OR_RETURN(rejected.state, NextChangeRequestState(request.state, ChangeRequestEvent::kReject));
  RETURN_IF_ERROR(CheckOtherPerson(request, context.actor));
  RETURN_IF_ERROR(CheckReason(reason, "不同意须说明理由"));
  rejected.closing_reason = reason;
  return std::vector<Change>{Change{"change_request.reject", std::move(rejected), reason}};
}

absl::StatusOr<std::vector<Change>> WithdrawChangeRequest(const ChangeRequest& request,
                                                          const std::string& reason,
                                                          const ActContext& context) {
  ChangeRequest withdrawn = request;
  ASSIGN_OR_RETURN(withdrawn.state, NextChangeRequestState(request.state, ChangeRequestEvent::kWithdraw));
  if (!SamePerson(context.actor, request.author)) {
    return Precondition("NOT_AUTHOR", "变更申请只能由申请人撤回 (only the author takes it back)");
  }
  RETURN_IF_ERROR(CheckReason(reason, "撤回须说明理由"));
  withdrawn.closing_reason = reason;
  return std::vector<Change>{Change{"change_request.withdraw", std::move(withdrawn), reason}};
}

}  // namespace duban::task
