#include "services/task/api/check/false_report_service.h"

#include "services/task/api/matters.h"
#include "services/task/convert/check.h"

namespace duban::task {

// Found by its argument, so not in the namespace below.
static Scope ScopeOf(const FalseReportCase& one) { return {.unit = one.unit}; }

namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::FalseReportCase> Get(const RecordSet& records, const CallContext& call,
                                        const v1::GetFalseReportCaseRequest& request) {
  return GetMatter<FalseReportCase>(records, call, request);
}

absl::StatusOr<v1::ListFalseReportCasesResponse> List(const RecordSet& records, const CallContext& call,
                                                      const v1::ListFalseReportCasesRequest& request) {
  return ListMatters<FalseReportCase, v1::ListFalseReportCasesResponse>(
      records, call, request, [](auto& response) { return response.mutable_false_report_cases(); });
}

absl::StatusOr<v1::ListFalseReportProposalsResponse> Propose(
    const RecordSet& records, const CallContext& call, const v1::ListFalseReportProposalsRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  v1::ListFalseReportProposalsResponse response;
  for (const CaseProposal& proposal : ProposeCases(reading.reg->docket, ref.campaign)) {
    *response.add_proposals() = ToProto(ref.jurisdiction, proposal);
  }
  return response;
}

// What a request says, whichever parts it has.
template <typename Request>
CaseWord WordOf(const Request& request, absl::string_view jurisdiction, Violations& out) {
  CaseWord word;
  if constexpr (requires { request.text(); }) word.text = request.text();
  if constexpr (requires { request.outcome(); }) word.outcome = static_cast<CaseOutcome>(request.outcome());
  if constexpr (requires { request.receiver(); }) {
    word.receiver = static_cast<ClueReceiver>(request.receiver());
    word.document_number = request.document_number();
  }
  if constexpr (requires { request.evidence(); }) {
    for (const std::string& name : request.evidence()) {
      const std::string at = absl::StrCat("evidence[", word.evidence.size(), "]");
      word.evidence.push_back(PathFromProto(name, jurisdiction, at, out));
    }
  }
  return word;
}

void Open(const RecordSet& records, const CallContext& call, const v1::OpenFalseReportCaseRequest& request,
          Done<v1::FalseReportCase> done) {
  Violations violations;
  CaseWord word = WordOf(request, call.jurisdiction, violations);
  std::string finding = PathFromProto(request.finding(), call.jurisdiction, "finding", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  CreateMatter<FalseReportCase>(
      records, call, request, Role::kSupervision, Scope{},
      [word = std::move(word), finding = std::move(finding),
       ground = static_cast<CaseGround>(request.ground())](const ActContext& context) {
        return OpenCase(finding, ground, word, context);
      },
      std::move(done));
}

// One event of the table, by the roles that the table names.
template <CaseEvent kEvent, typename Request>
void Act(const RecordSet& records, const CallContext& call, const Request& request,
         Done<v1::FalseReportCase> done) {
  Violations violations;
  CaseWord word = WordOf(request, call.jurisdiction, violations);
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnMatter<FalseReportCase>(
      records, call, request, ActorsOf(kCaseMachine, kEvent),
      [word = std::move(word)](const FalseReportCase& one, const ActContext& context) {
        return ActOnCase(one, kEvent, word, context);
      },
      std::move(done));
}

}  // namespace

FalseReportService::FalseReportService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::FalseReportService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(FalseReportService, GetFalseReportCase, v1::GetFalseReportCaseRequest, v1::FalseReportCase,
                 Get)
DUBAN_SERVE_READ(FalseReportService, ListFalseReportCases, v1::ListFalseReportCasesRequest,
                 v1::ListFalseReportCasesResponse, List)
DUBAN_SERVE_READ(FalseReportService, ListFalseReportProposals, v1::ListFalseReportProposalsRequest,
                 v1::ListFalseReportProposalsResponse, Propose)
DUBAN_SERVE_WRITE(FalseReportService, OpenFalseReportCase, v1::OpenFalseReportCaseRequest,
                  v1::FalseReportCase, Open)
DUBAN_SERVE_WRITE(FalseReportService, NotifyFalseReport, v1::NotifyFalseReportRequest, v1::FalseReportCase,
                  Act<CaseEvent::kNotify>)
DUBAN_SERVE_WRITE(FalseReportService, StateFalseReport, v1::StateFalseReportRequest, v1::FalseReportCase,
                  Act<CaseEvent::kState>)
DUBAN_SERVE_WRITE(FalseReportService, LapseFalseReportStatement, v1::LapseFalseReportStatementRequest,
                  v1::FalseReportCase, Act<CaseEvent::kLapse>)
DUBAN_SERVE_WRITE(FalseReportService, DecideFalseReport, v1::DecideFalseReportRequest, v1::FalseReportCase,
                  Act<CaseEvent::kDecide>)
DUBAN_SERVE_WRITE(FalseReportService, ApproveFalseReport, v1::ApproveFalseReportRequest, v1::FalseReportCase,
                  Act<CaseEvent::kApprove>)
DUBAN_SERVE_WRITE(FalseReportService, ReturnFalseReport, v1::ReturnFalseReportRequest, v1::FalseReportCase,
                  Act<CaseEvent::kReturn>)
DUBAN_SERVE_WRITE(FalseReportService, AppealFalseReport, v1::AppealFalseReportRequest, v1::FalseReportCase,
                  Act<CaseEvent::kAppeal>)
DUBAN_SERVE_WRITE(FalseReportService, ReviewFalseReport, v1::ReviewFalseReportRequest, v1::FalseReportCase,
                  Act<CaseEvent::kReview>)
DUBAN_SERVE_WRITE(FalseReportService, CloseFalseReport, v1::CloseFalseReportRequest, v1::FalseReportCase,
                  Act<CaseEvent::kClose>)
DUBAN_SERVE_WRITE(FalseReportService, TransferFalseReportClue, v1::TransferFalseReportClueRequest,
                  v1::FalseReportCase, Act<CaseEvent::kTransferClue>)

}  // namespace duban::task
