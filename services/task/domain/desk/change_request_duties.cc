#include "absl/strings/str_cat.h"
#include "services/task/domain/desk/duty.h"
#include "services/task/domain/item/change_request.h"

namespace duban::task {

void AddChangeRequestDuties(const DeskView& view, std::vector<Duty>& out) {
  view.in.docket.Each<ChangeRequest>(view.campaign, [&](const ChangeRequest& request, const Stored<Matter>&) {
    const bool first = request.state == ChangeRequestState::kSubmitted;
    if (!first && request.state != ChangeRequestState::kTfApproved) return;
    Duty duty;
    duty.kind = WorkKind::kChangeRequest;
    duty.roles = first ? Role::kTfLeader : Role::kGeneralOffice;
    if (first) duty.scope = ScopeOf(request);  // then the office has to act, not the task force
    duty.subject = PathOf(request);
    duty.title =
        absl::StrCat("变更申请 ", request.id, " ", request.item.empty() ? request.new_item_id : request.item,
                     first ? " 待专班审批" : " 待总专班办审批");
    if (!request.action.empty()) duty.actions = {request.action};
    duty.excluded = {request.author, request.tf_approver};
    out.push_back(std::move(duty));
  });
}

}  // namespace duban::task
