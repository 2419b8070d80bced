#include "services/task/api/meeting/assessment_service.h"

#include "services/task/api/matters.h"
#include "services/task/convert/meeting.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::Assessment> Get(const RecordSet& records, const CallContext& call,
                                   const v1::GetAssessmentRequest& request) {
  return GetMatter<Assessment>(records, call, request);
}

absl::StatusOr<v1::ListAssessmentsResponse> List(const RecordSet& records, const CallContext& call,
                                                 const v1::ListAssessmentsRequest& request) {
  return ListMatters<Assessment, v1::ListAssessmentsResponse>(
      records, call, request, [](auto& response) { return response.mutable_assessments(); });
}

void RecordOne(const RecordSet& records, const CallContext& call, const v1::RecordAssessmentRequest& request,
               Done<v1::Assessment> done) {
  Violations violations;
  Assessment given = FromProto(request.assessment(), call.jurisdiction, "assessment", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  CreateMatter<Assessment>(
      records, call, request, Role::kGeneralOffice, Scope{},
      [given = std::move(given)](const ActContext& context) { return RecordAssessment(given, context); },
      std::move(done));
}

}  // namespace

AssessmentService::AssessmentService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::AssessmentService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(AssessmentService, GetAssessment, v1::GetAssessmentRequest, v1::Assessment, Get)
DUBAN_SERVE_READ(AssessmentService, ListAssessments, v1::ListAssessmentsRequest, v1::ListAssessmentsResponse,
                 List)
DUBAN_SERVE_WRITE(AssessmentService, RecordAssessment, v1::RecordAssessmentRequest, v1::Assessment, RecordOne)

}  // namespace duban::task
