#include "clients/demo/form_actor.h"

#include <set>
#include <utility>

#include "clients/demo/simulate.h"
#include "duban/task/v1/form.grpc.pb.h"
#include "duban/task/v1/item.pb.h"

namespace duban::client {

using task::v1::Form;
using task::v1::FormService;
using task::v1::Item;

namespace {

// The task forces whose rows are on a form.
std::set<std::string> ActionsOf(const std::vector<Item>& items) {
  std::set<std::string> actions;
  for (const Item& item : items) actions.insert(item.action().empty() ? kNoAction : item.action());
  return actions;
}

bool IsApproved(const Form& form, const std::string& action) {
  for (const Form::Review& review : form.reviews()) {
    if (review.action() == action) return review.outcome() == Form::Review::OUTCOME_APPROVED;
  }
  return false;
}

}  // namespace

absl::StatusOr<std::vector<Form>> FormActor::List() const {
  task::v1::ListFormsRequest request;
  request.set_parent(names_.Period(PeriodId(dekad_)));
  ASSIGN_OR_RETURN(const Endpoint office, cast_.As(kOfficePerson, task_));
  return office.ListAll(&FormService::Stub::ListForms, request,
                        [](auto& page) { return page.mutable_forms(); });
}

absl::Status FormActor::Report(const Form& form) const {
  const std::string unit = LastId(form.name());
  Form::State state = form.state();
  if (state == Form::STATE_OPEN || state == Form::STATE_DRAFT || state == Form::STATE_RETURNED) {
    RETURN_IF_ERROR(Fill(form, unit));
    task::v1::SubmitFormRequest submit;
    submit.set_name(form.name());
    RETURN_IF_ERROR(CallAs(ReporterOf(unit), &FormService::Stub::SubmitForm, submit));
    state = Form::STATE_SUBMITTED;
  }
  if (state != Form::STATE_SUBMITTED) return absl::OkStatus();
  task::v1::UnitApproveFormRequest approve;
  approve.set_name(form.name());
  return CallAs(LeaderOf(unit), &FormService::Stub::UnitApproveForm, approve);
}

absl::Status FormActor::Review(const Form& form) const {
  if (form.state() != Form::STATE_UNIT_OK) return absl::OkStatus();
  for (const std::string& action : ActionsOf(ItemsOf(LastId(form.name())))) {
    if (IsApproved(form, action)) continue;
    task::v1::TfApproveFormRequest request;
    request.set_name(form.name());
    request.set_action(action);
    RETURN_IF_ERROR(CallAs(ReviewerOf(action), &FormService::Stub::TfApproveForm, request));
  }
  return absl::OkStatus();
}

absl::Status FormActor::ReturnOnce(const Form& form) const {
  if (form.state() != Form::STATE_UNIT_OK || form.tf_return_count() > 0) return absl::OkStatus();
  const Item& item = ItemsOf(LastId(form.name())).front();
  task::v1::TfReturnFormRequest request;
  request.set_name(form.name());
  request.set_action(item.action().empty() ? kNoAction : item.action());
  request.set_reason("（模拟）进展情况与台账不一致，请核实后重新报送");
  request.add_marked_items(LastId(item.name()));
  return CallAs(ReviewerOf(request.action()), &FormService::Stub::TfReturnForm, request);
}

absl::Status FormActor::Fill(const Form& form, const std::string& unit) const {
  task::v1::FillFormRequest request;
  request.set_name(form.name());
  for (const Item& item : ItemsOf(unit)) {
    task::v1::FormRow& row = *request.add_rows();
    row = SimulateRow(item, dekad_);
    if (form.state() == Form::STATE_RETURNED) row.set_note(absl::StrCat(row.note(), "（退回后已核实更正）"));
  }
  return CallAs(ReporterOf(unit), &FormService::Stub::FillForm, request);
}

const std::vector<Item>& FormActor::ItemsOf(const std::string& unit) const {
  static const std::vector<Item>* const kNone = new std::vector<Item>;
  const auto found = items_.find(unit);
  return found == items_.end() ? *kNone : found->second;
}

template <typename Method, typename Request>
absl::Status FormActor::CallAs(const std::string& person, Method method, Request request) const {
  ASSIGN_OR_RETURN(const Endpoint service, cast_.As(person, task_));
  return service.Call(method, std::move(request)).status();
}

}  // namespace duban::client
