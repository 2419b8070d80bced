#include "services/task/api/form/form_service.h"

#include <utility>

#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/task/api/form/form_acts.h"
#include "services/task/api/listing.h"
#include "services/task/api/reading.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/form/form_lock.h"
#include "services/task/domain/plan/period_view.h"
#include "services/task/domain/rights.h"
#include "services/task/record/form_loader.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::Form> ReadForm(const RecordSet& records, const CallContext& call,
                                  const v1::GetFormRequest& request) {
  ASSIGN_OR_RETURN(const FormRef ref, ParseFormName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  ASSIGN_OR_RETURN(const FormContext context, MakeFormContext(*reading.reg, ref.key, reading.now));
  FormDocument document;
  RETURN_IF_ERROR(reading.record->Read([&](soci::session& session) -> absl::Status {
    ASSIGN_OR_RETURN(document, LoadFormDocument(session, ref.jurisdiction, ref.key));
    return absl::OkStatus();
  }));
  return ShowForm(ref.jurisdiction, document, context.deadlines, reading.now, true);
}

// Every reporting unit's form of a period, recorded or not, by unit.
absl::StatusOr<std::map<std::string, FormDocument>> FormsOfPeriod(const Reading& reading,
                                                                  const PeriodRef& ref) {
  std::map<std::string, FormDocument> documents;
  for (const std::string& unit : ReportingUnits(*reading.reg, ref.campaign)) {
    documents[unit].form.key = FormKey{ref.campaign, ref.period, unit};
  }
  RETURN_IF_ERROR(reading.record->Read([&](soci::session& session) -> absl::Status {
    ASSIGN_OR_RETURN(const std::vector<Stored<Form>> forms,
                     LoadForms(session, ref.jurisdiction, ref.campaign, ref.period));
    for (const Stored<Form>& form : forms) {
      documents[form.value.key.unit] =
          FormDocument{.form = form.value, .sequence = form.sequence, .update_time = form.time};
    }
    return absl::OkStatus();
  }));
  return documents;
}

absl::StatusOr<v1::ListFormsResponse> ReadForms(const RecordSet& records, const CallContext& call,
                                                const v1::ListFormsRequest& request) {
  ASSIGN_OR_RETURN(const PeriodRef ref, ParsePeriodName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  RETURN_IF_ERROR(CheckDekadOf(*campaign, ref.period, "parent"));
  ASSIGN_OR_RETURN(const PageRequest page, ReadPage(request, request.parent()));
  ASSIGN_OR_RETURN(const auto documents, FormsOfPeriod(reading, ref));
  const DekadDeadlines deadlines = DeadlinesOfDekad(ref.period, campaign->due_table, reading.reg->calendar);
  v1::ListFormsResponse response;
  response.set_next_page_token(ListPage(documents, page, [&](const FormDocument& document) {
    *response.add_forms() = ShowForm(ref.jurisdiction, document, deadlines, reading.now, false);
  }));
  return response;
}

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
  return ShowForm(ref.jurisdiction, document, context->deadlines, *document.update_time, true);
}

v1::FillFormResponse ReplyRows(const Outcome& outcome, const FormRef&) {
  v1::FillFormResponse response;
  for (const WrittenState& written : outcome.states) {
    if (const auto* row = std::get_if<FormRowState>(&written.value)) *response.add_rows() = ToProto(row->row);
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
  std::vector<FormRow> rows = RowsFromProto(request.rows(), "rows", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  FormAct act = [rows = std::move(rows)](const FormContext& context, const FormDocument& document,
                                         const Actor& actor,
                                         CommandView&) { return Fill(context, document, rows, actor); };
  ActOnForm(records, call, request, AsUnit(call, Role::kReporter), std::move(act), ReplyRows,
            std::move(done));
}

void Submit(const RecordSet& records, const CallContext& call, const v1::SubmitFormRequest& request,
            Done<v1::Form> done) {
  FormAct act = [](const FormContext& context, const FormDocument& document, const Actor& actor,
                   CommandView& view) -> absl::StatusOr<std::vector<Change>> {
    ASSIGN_OR_RETURN(const auto previous, PreviousRows(view, document.form.key));
    return Submit(context, document, previous, actor);
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
                           CommandView&) { return UnitReturn(context, document, request.reason(), actor); };
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
    const TfReturnRequest wanted{
        request.action(), request.reason(), {request.marked_items().begin(), request.marked_items().end()}};
    return TfReturn(context, document, wanted, actor);
  };
  ActOnForm(records, call, request, AsReviewer(call, request.action()), std::move(act), ReplyForm,
            std::move(done));
}

}  // namespace

FormService::FormService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::FormService::service_full_name()), records_(records) {}

grpc::ServerUnaryReactor* FormService::GetForm(grpc::CallbackServerContext* context,
                                               const v1::GetFormRequest* request, v1::Form* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& get) {
    return ReadForm(records_, call, get);
  });
}

grpc::ServerUnaryReactor* FormService::ListForms(grpc::CallbackServerContext* context,
                                                 const v1::ListFormsRequest* request,
                                                 v1::ListFormsResponse* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& list) {
    return ReadForms(records_, call, list);
  });
}

#define DUBAN_FORM_ACT(Method, Request, Response, function)                                        \
  grpc::ServerUnaryReactor* FormService::Method(grpc::CallbackServerContext* context,              \
                                                const Request* request, Response* response) {      \
    return rpc::ServeAsync(env_, context, request, response,                                       \
                           [this](const CallContext& call, const auto& act, Done<Response> done) { \
                             function(records_, call, act, std::move(done));                       \
                           });                                                                     \
  }
DUBAN_FORM_ACT(FillForm, v1::FillFormRequest, v1::FillFormResponse, Fill)
DUBAN_FORM_ACT(SubmitForm, v1::SubmitFormRequest, v1::Form, Submit)
DUBAN_FORM_ACT(UnitApproveForm, v1::UnitApproveFormRequest, v1::Form, UnitApprove)
DUBAN_FORM_ACT(UnitReturnForm, v1::UnitReturnFormRequest, v1::Form, UnitReturn)
DUBAN_FORM_ACT(TfApproveForm, v1::TfApproveFormRequest, v1::Form, TfApprove)
DUBAN_FORM_ACT(TfReturnForm, v1::TfReturnFormRequest, v1::Form, TfReturn)
#undef DUBAN_FORM_ACT

}  // namespace duban::task
