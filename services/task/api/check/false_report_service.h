// FalseReportService: see false_report_service.proto.
#ifndef DUBAN_SERVICES_TASK_API_CHECK_FALSE_REPORT_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_CHECK_FALSE_REPORT_SERVICE_H_

#include "duban/task/v1/false_report_service.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class FalseReportService final : public v1::FalseReportService::CallbackService {
 public:
  FalseReportService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetFalseReportCase(grpc::CallbackServerContext*,
                                               const v1::GetFalseReportCaseRequest*,
                                               v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* ListFalseReportCases(grpc::CallbackServerContext*,
                                                 const v1::ListFalseReportCasesRequest*,
                                                 v1::ListFalseReportCasesResponse*) override;
  grpc::ServerUnaryReactor* ListFalseReportProposals(grpc::CallbackServerContext*,
                                                     const v1::ListFalseReportProposalsRequest*,
                                                     v1::ListFalseReportProposalsResponse*) override;
  grpc::ServerUnaryReactor* OpenFalseReportCase(grpc::CallbackServerContext*,
                                                const v1::OpenFalseReportCaseRequest*,
                                                v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* NotifyFalseReport(grpc::CallbackServerContext*,
                                              const v1::NotifyFalseReportRequest*,
                                              v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* StateFalseReport(grpc::CallbackServerContext*, const v1::StateFalseReportRequest*,
                                             v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* LapseFalseReportStatement(grpc::CallbackServerContext*,
                                                      const v1::LapseFalseReportStatementRequest*,
                                                      v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* DecideFalseReport(grpc::CallbackServerContext*,
                                              const v1::DecideFalseReportRequest*,
                                              v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* ApproveFalseReport(grpc::CallbackServerContext*,
                                               const v1::ApproveFalseReportRequest*,
                                               v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* ReturnFalseReport(grpc::CallbackServerContext*,
                                              const v1::ReturnFalseReportRequest*,
                                              v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* AppealFalseReport(grpc::CallbackServerContext*,
                                              const v1::AppealFalseReportRequest*,
                                              v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* ReviewFalseReport(grpc::CallbackServerContext*,
                                              const v1::ReviewFalseReportRequest*,
                                              v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* CloseFalseReport(grpc::CallbackServerContext*, const v1::CloseFalseReportRequest*,
                                             v1::FalseReportCase*) override;
  grpc::ServerUnaryReactor* TransferFalseReportClue(grpc::CallbackServerContext*,
                                                    const v1::TransferFalseReportClueRequest*,
                                                    v1::FalseReportCase*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_CHECK_FALSE_REPORT_SERVICE_H_
