#include "services/task/api/form/form_service.h"

#include <utility>

#include "services/common/schedule.h"
#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/message/filter.h"
#include "services/task/api/form/form_acts.h"
#include "services/task/api/form/form_reads.h"
#include "services/task/api/serving.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/form/form_commands.h"
#include "services/task/domain/form/form_review.h"
#include "services/task/domain/form/row_evidence.h"
#include "services/task/domain/rights.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

// Runs one act on a form for `request` and answers with `reply` — (const Outcome&, const FormRef&) →
// Response.
template <typename Request, typename Response, typename Reply>
void ActOnForm(const RecordSet& records, const CallContext& call, const Request& request,
               const std::function<FormRight(const FormRef&)>& right, FormAct act, Reply reply,
               Done<Response> done) {
  const absl::StatusOr<FormRef> ref = ParseFormName(request.name(), "name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.name(), "name");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, false,
      [ref = *ref, &request, right = right(*ref), act = std::move(act)](CommandView& view) {
        return DecideOnForm(view, ref, request.etag(), right, act);
      },
      [ref = *ref, reply = std::move(reply)](const Outcome& outcome) { return reply(outcome, ref); },
      std::move(done));
}

// The form that an act left, without draft rows.
v1::Form ReplyForm(const Outcome& outcome, const FormRef& ref) {
  FormDocument document{.form = *LastState<Form>(outcome),
                        .sequence = outcome.states.back().sequence,
                        .update_time = outcome.states.back().time};
  const absl::StatusOr<FormContext> context = MakeFormContext(*outcome.reg, ref.key, *document.update_time);
  if (!context.ok()) return ToProto(ref.jurisdiction, document.form);
  return ShowForm(ref.jurisdiction, document, *context, true);
}

v1::FillFormResponse ReplyRows(const Outcome& outcome, const FormRef& ref) {
  v1::FillFormResponse response;
  for (const WrittenState& written : outcome.states) {
    if (const auto* row = std::get_if<FormRowState>(&written.value)) {
      *response.add_rows() = ToProto(ref.jurisdiction, row->row);
    }
  }
  response.set_sequence(outcome.states.back().sequence);
  response.set_etag(EtagOf(response.sequence()));
  return response;
}

// The right to act as `role` of the form's own unit.
std::function<FormRight(const FormRef&)> AsUnit(const CallContext& call, Role role) {
  return [person = call.person, role](const FormRef& ref) -> FormRight {
    return [person, role, unit = ref.key.unit](const Register& in, absl::Time now) {
      return RequireUnitRole(in, person, role, unit, now);
    };
  };
}

// The right to review the rows of an action.
std::function<FormRight(const FormRef&)> AsReviewer(const CallContext& call, const std::string& action) {
  return [person = call.person, action](const FormRef&) -> FormRight {
    return [person, action](const Register& in, absl::Time now) {
      return RequireReviewer(in, person, action, now);
    };
  };
}

void Fill(const RecordSet& records, const CallContext& call, const v1::FillFormRequest& request,
          Done<v1::FillFormResponse> done) {
  Violations violations;
  std::vector<FormRow> rows = RowsFromProto(request.rows(), call.jurisdiction, "rows", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  FormAct act = [rows = std::move(rows)](const FormContext& context, const FormDocument& document,
                                         const Actor& actor, CommandView& view) {
    return FillWithEvidence(view.reg(), context, document, rows, actor);
  };
  ActOnForm(records, call, request, AsUnit(call, Role::kReporter), std::move(act), ReplyRows,
            std::move(done));
}

FormLoader LoaderOf(CommandView& view) {
  return [&view](const FormKey& key) { return view.LoadForm(key); };
}

void Confirm(const RecordSet& records, const CallContext& call, const v1::ConfirmNoChangeRequest& request,
             Done<v1::FillFormResponse> done) {
  FormAct act = [&request](const FormContext& context, const FormDocument& document, const Actor& actor,
                           CommandView& view) -> absl::StatusOr<std::vector<Change>> {
    ASSIGN_OR_RETURN(const FormHistory history,
                     LoadHistory(LoaderOf(view), view.reg(), document.form.key, context.items, 1));
    const NoChangeRequest wanted{{request.items().begin(), request.items().end()}, request.explanation()};
    return ConfirmNoChange(context, document, history, wanted, actor);
  };
  ActOnForm(records, call, request, AsUnit(call, Role::kReporter), std::move(act), ReplyRows,
            std::move(done));
}

void Submit(const RecordSet& records, const CallContext& call, const v1::SubmitFormRequest& request,
            Done<v1::Form> done) {
  FormAct act = [](const FormContext& context, const FormDocument& document, const Actor& actor,
                   CommandView& view) -> absl::StatusOr<std::vector<Change>> {
    ASSIGN_OR_RETURN(const CheckBasis basis,
                     LoadBasis(LoaderOf(view), view.reg(), document.form.key, context.items));
    return Submit(context, document, basis, actor);
  };
  ActOnForm(records, call, request, AsUnit(call, Role::kReporter), std::move(act), ReplyForm,
            std::move(done));
}

void UnitApprove(const RecordSet& records, const CallContext& call, const v1::UnitApproveFormRequest& request,
                 Done<v1::Form> done) {
  FormAct act = [](const FormContext& context, const FormDocument& document, const Actor& actor,
                   CommandView&) { return UnitApprove(context, document, actor); };
  ActOnForm(records, call, request, AsUnit(call, Role::kUnitLeader), std::move(act), ReplyForm,
            std::move(done));
}

void UnitReturn(const RecordSet& records, const CallContext& call, const v1::UnitReturnFormRequest& request,
                Done<v1::Form> done) {
  FormAct act = [&request](const FormContext& context, const FormDocument& document, const Actor& actor,
                           CommandView&) {
    const UnitReturnRequest wanted{request.reason(), {request.marks().begin(), request.marks().end()}};
    return UnitReturn(context, document, wanted, actor);
  };
  ActOnForm(records, call, request, AsUnit(call, Role::kUnitLeader), std::move(act), ReplyForm,
            std::move(done));
}

void TfApprove(const RecordSet& records, const CallContext& call, const v1::TfApproveFormRequest& request,
               Done<v1::Form> done) {
  FormAct act = [&request](const FormContext& context, const FormDocument& document, const Actor& actor,
                           CommandView&) { return TfApprove(context, document, request.action(), actor); };
  ActOnForm(records, call, request, AsReviewer(call, request.action()), std::move(act), ReplyForm,
            std::move(done));
}

void TfReturn(const RecordSet& records, const CallContext& call, const v1::TfReturnFormRequest& request,
              Done<v1::Form> done) {
  FormAct act = [&request](const FormContext& context, const FormDocument& document, const Actor& actor,
                           CommandView&) {
    const TfReturnRequest wanted{request.action(),
                                 request.reason(),
                                 {request.marked_items().begin(), request.marked_items().end()},
                                 {request.marked_fields().begin(), request.marked_fields().end()}};
    return TfReturn(context, document, wanted, actor);
  };
  ActOnForm(records, call, request, AsReviewer(call, request.action()), std::move(act), ReplyForm,
            std::move(done));
}

}  // namespace

FormService::FormService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::FormService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(FormService, GetForm, v1::GetFormRequest, v1::Form, ReadForm)
DUBAN_SERVE_READ(FormService, CheckForm, v1::CheckFormRequest, v1::CheckFormResponse, ReadFormFindings)
DUBAN_SERVE_READ(FormService, CountOverrides, v1::CountOverridesRequest, v1::CountOverridesResponse,
                 ReadOverrides)
DUBAN_SERVE_READ(FormService, ListForms, v1::ListFormsRequest, v1::ListFormsResponse, ReadForms)
DUBAN_SERVE_WRITE(FormService, FillForm, v1::FillFormRequest, v1::FillFormResponse, Fill)
DUBAN_SERVE_WRITE(FormService, ConfirmNoChange, v1::ConfirmNoChangeRequest, v1::FillFormResponse, Confirm)
DUBAN_SERVE_WRITE(FormService, SubmitForm, v1::SubmitFormRequest, v1::Form, Submit)
DUBAN_SERVE_WRITE(FormService, UnitApproveForm, v1::UnitApproveFormRequest, v1::Form, UnitApprove)
DUBAN_SERVE_WRITE(FormService, UnitReturnForm, v1::UnitReturnFormRequest, v1::Form, UnitReturn)
DUBAN_SERVE_WRITE(FormService, TfApproveForm, v1::TfApproveFormRequest, v1::Form, TfApprove)
DUBAN_SERVE_WRITE(FormService, TfReturnForm, v1::TfReturnFormRequest, v1::Form, TfReturn)

}  // namespace duban::task
