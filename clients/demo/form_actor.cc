#include "clients/demo/form_actor.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/demo/simulate.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "duban/task/v1/item.pb.h"

namespace duban::client {

using task::v1::CheckFormResponse;
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

// What the clerk says to each soft finding, by item; hard ones no word can answer.
std::map<std::string, std::string> ExplanationsFor(const CheckFormResponse& found) {
  std::map<std::string, std::vector<std::string>> problems;
  for (const CheckFormResponse::Finding& finding : found.findings()) {
    if (finding.severity() != CheckFormResponse::Finding::SEVERITY_SOFT || finding.explained()) continue;
    const std::vector<std::string> parts = absl::StrSplit(finding.field(), '.');
    if (parts.size() >= 2) problems[parts[1]].push_back(finding.problem());
  }
  std::map<std::string, std::string> explanations;
  for (const auto& [item, all] : problems) {
    explanations[item] =
        absl::StrCat(kSimulatedMark, "：已与台账核对，情况属实（", absl::StrJoin(all, "；"), "）");
  }
  return explanations;
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
    RETURN_IF_ERROR(Explain(form, unit));
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

absl::Status FormActor::Explain(const Form& form, const std::string& unit) const {
  ASSIGN_OR_RETURN(const Endpoint reporter, cast_.As(ReporterOf(unit), task_));
  task::v1::CheckFormRequest check;
  check.set_name(form.name());
  ASSIGN_OR_RETURN(const CheckFormResponse found, reporter.Call(&FormService::Stub::CheckForm, check));
  const std::map<std::string, std::string> explanations = ExplanationsFor(found);
  if (explanations.empty()) return absl::OkStatus();
  task::v1::GetFormRequest get;
  get.set_name(form.name());
  ASSIGN_OR_RETURN(const Form saved, reporter.Call(&FormService::Stub::GetForm, get));
  task::v1::FillFormRequest fill;
  fill.set_name(form.name());
  for (const task::v1::FormRow& row : saved.rows()) {
    const auto explanation = explanations.find(row.item());
    if (explanation == explanations.end()) continue;
    task::v1::FormRow& explained = *fill.add_rows();
    explained = row;
    explained.set_explanation(explanation->second);
  }
  return reporter.Call(&FormService::Stub::FillForm, fill).status();
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
