#include "services/task/api/form/excuse_service.h"

#include "services/task/api/form/form_matter_acts.h"
#include "services/task/convert/form_matters.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

Scope Anywhere(const Excuse&) { return {}; }

absl::StatusOr<v1::Excuse> Get(const RecordSet& records, const CallContext& call,
                               const v1::GetExcuseRequest& request) {
  return GetMatter<Excuse>(records, call, request);
}

absl::StatusOr<v1::ListExcusesResponse> List(const RecordSet& records, const CallContext& call,
                                             const v1::ListExcusesRequest& request) {
  return ListMatters<Excuse, v1::ListExcusesResponse>(
      records, call, request, [](auto& response) { return response.mutable_excuses(); });
}

void Ask(const RecordSet& records, const CallContext& call, const v1::AskExcuseRequest& request,
         Done<v1::Excuse> done) {
  Violations violations;
  Excuse given = FromProto(request.excuse(), call.jurisdiction, "excuse", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  CreateOnForm<Excuse>(
      records, call, request, Role::kReporter | Role::kUnitLeader, std::move(given), "excuse.form",
      [](const Excuse& wanted, const FormSight& form, const ActContext& context) {
        return AskExcuse(wanted, form.context, *form.document, context);
      },
      std::move(done));
}

void Confirm(const RecordSet& records, const CallContext& call, const v1::ConfirmExcuseRequest& request,
             Done<v1::Excuse> done) {
  ActOnFormMatter<Excuse>(
      records, call, request, Role::kGeneralOffice, Anywhere,
      [](const Excuse& excuse, const FormSight& form, const ActContext& context) {
        return ConfirmExcuse(excuse, form.context, *form.document, context);
      },
      std::move(done));
}

void Refuse(const RecordSet& records, const CallContext& call, const v1::RefuseExcuseRequest& request,
            Done<v1::Excuse> done) {
  ActOnFormMatter<Excuse>(
      records, call, request, Role::kGeneralOffice, Anywhere,
      [&request](const Excuse& excuse, const FormSight&, const ActContext& context) {
        return RefuseExcuse(excuse, request.reason(), context);
      },
      std::move(done));
}

}  // namespace

ExcuseService::ExcuseService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::ExcuseService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(ExcuseService, GetExcuse, v1::GetExcuseRequest, v1::Excuse, Get)
DUBAN_SERVE_READ(ExcuseService, ListExcuses, v1::ListExcusesRequest, v1::ListExcusesResponse, List)
DUBAN_SERVE_WRITE(ExcuseService, AskExcuse, v1::AskExcuseRequest, v1::Excuse, Ask)
DUBAN_SERVE_WRITE(ExcuseService, ConfirmExcuse, v1::ConfirmExcuseRequest, v1::Excuse, Confirm)
DUBAN_SERVE_WRITE(ExcuseService, RefuseExcuse, v1::RefuseExcuseRequest, v1::Excuse, Refuse)

}  // namespace duban::task
