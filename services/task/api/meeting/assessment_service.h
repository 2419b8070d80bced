// AssessmentService: see assessment.proto.
#ifndef DUBAN_SERVICES_TASK_API_MEETING_ASSESSMENT_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_MEETING_ASSESSMENT_SERVICE_H_

#include "duban/task/v1/assessment.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class AssessmentService final : public v1::AssessmentService::CallbackService {
 public:
  AssessmentService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetAssessment(grpc::CallbackServerContext*, const v1::GetAssessmentRequest*,
                                          v1::Assessment*) override;
  grpc::ServerUnaryReactor* ListAssessments(grpc::CallbackServerContext*, const v1::ListAssessmentsRequest*,
                                            v1::ListAssessmentsResponse*) override;
  grpc::ServerUnaryReactor* RecordAssessment(grpc::CallbackServerContext*, const v1::RecordAssessmentRequest*,
                                             v1::Assessment*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_MEETING_ASSESSMENT_SERVICE_H_
