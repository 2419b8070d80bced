#include "services/task/api/form/correction_service.h"

#include "services/task/api/form/form_matter_acts.h"
#include "services/task/convert/form_matters.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

Scope OfUnit(const Correction& correction) { return ScopeOfForm(correction.form); }

// A task force counts for the action it acts for, the general office for all.
auto OfAction(const std::string& action) {
  return [action](const Correction&) { return Scope{.action = action}; };
}

RoleSet ApproverOf(const std::string& action) {
  return action.empty() ? Role::kGeneralOffice : Role::kTfReviewer;
}

absl::StatusOr<v1::Correction> Get(const RecordSet& records, const CallContext& call,
                                   const v1::GetCorrectionRequest& request) {
  return GetMatter<Correction>(records, call, request);
}

absl::StatusOr<v1::ListCorrectionsResponse> List(const RecordSet& records, const CallContext& call,
                                                 const v1::ListCorrectionsRequest& request) {
  return ListMatters<Correction, v1::ListCorrectionsResponse>(
      records, call, request, [](auto& response) { return response.mutable_corrections(); });
}

void Ask(const RecordSet& records, const CallContext& call, const v1::AskCorrectionRequest& request,
         Done<v1::Correction> done) {
  Violations violations;
  Correction given = FromProto(request.correction(), call.jurisdiction, "correction", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  CreateOnForm<Correction>(
      records, call, request, Role::kReporter, std::move(given), "correction.form",
      [](const Correction& wanted, const FormSight& form, const ActContext& context) {
        return AskCorrection(wanted, form.context, *form.document, context);
      },
      std::move(done));
}

void Endorse(const RecordSet& records, const CallContext& call, const v1::EndorseCorrectionRequest& request,
             Done<v1::Correction> done) {
  ActOnFormMatter<Correction>(
      records, call, request, Role::kUnitLeader, OfUnit,
      [](const Correction& correction, const FormSight& form, const ActContext& context) {
        return EndorseCorrection(correction, form.context, *form.document, context);
      },
      std::move(done));
}

void Approve(const RecordSet& records, const CallContext& call, const v1::ApproveCorrectionRequest& request,
             Done<v1::Correction> done) {
  ActOnFormMatter<Correction>(
      records, call, request, ApproverOf(request.action()), OfAction(request.action()),
      [&request](const Correction& correction, const FormSight& form, const ActContext& context) {
        return ApproveCorrection(correction, request.action(), form.context, *form.document, context);
      },
      std::move(done));
}

// Whoever may approve now may reject: the unit's leader first, then the task forces and the office.
absl::StatusOr<Actor> RejecterOf(const Correction& correction, const std::string& person,
                                 const CommandView& view) {
  if (correction.state == CorrectionState::kAsked) {
    return RequireRole(view.reg(), person, Role::kUnitLeader, OfUnit(correction), view.now());
  }
  for (const CorrectionApproval& approval : correction.approvals) {
    absl::StatusOr<Actor> actor = RequireRole(view.reg(), person, ApproverOf(approval.action),
                                              Scope{.action = approval.action}, view.now());
    if (actor.ok()) return actor;
  }
  return RequireRole(view.reg(), person, Role::kGeneralOffice, Scope{}, view.now());
}

void Reject(const RecordSet& records, const CallContext& call, const v1::RejectCorrectionRequest& request,
            Done<v1::Correction> done) {
  ActOnFormMatterAs<Correction>(
      records, call, request, Role::kUnitLeader | Role::kTfReviewer | Role::kGeneralOffice, RejecterOf,
      [&request](const Correction& correction, const FormSight& form, const ActContext& context) {
        return RejectCorrection(correction, request.reason(), *form.document, context);
      },
      std::move(done));
}

}  // namespace

CorrectionService::CorrectionService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::CorrectionService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(CorrectionService, GetCorrection, v1::GetCorrectionRequest, v1::Correction, Get)
DUBAN_SERVE_READ(CorrectionService, ListCorrections, v1::ListCorrectionsRequest, v1::ListCorrectionsResponse,
                 List)
DUBAN_SERVE_WRITE(CorrectionService, AskCorrection, v1::AskCorrectionRequest, v1::Correction, Ask)
DUBAN_SERVE_WRITE(CorrectionService, EndorseCorrection, v1::EndorseCorrectionRequest, v1::Correction, Endorse)
DUBAN_SERVE_WRITE(CorrectionService, ApproveCorrection, v1::ApproveCorrectionRequest, v1::Correction, Approve)
DUBAN_SERVE_WRITE(CorrectionService, RejectCorrection, v1::RejectCorrectionRequest, v1::Correction, Reject)

}  // namespace duban::task
