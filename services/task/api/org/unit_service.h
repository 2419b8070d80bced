// UnitService: the unit tree, now and on any day, and how it changes.
#ifndef DUBAN_SERVICES_TASK_API_ORG_UNIT_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_ORG_UNIT_SERVICE_H_

#include "duban/task/v1/unit.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe. See unit.proto.
class UnitService final : public v1::UnitService::CallbackService {
 public:
  UnitService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetUnit(grpc::CallbackServerContext*, const v1::GetUnitRequest*,
                                    v1::Unit*) override;
  grpc::ServerUnaryReactor* ListUnits(grpc::CallbackServerContext*, const v1::ListUnitsRequest*,
                                      v1::ListUnitsResponse*) override;
  grpc::ServerUnaryReactor* BatchCreateUnits(grpc::CallbackServerContext*, const v1::BatchCreateUnitsRequest*,
                                             v1::BatchCreateUnitsResponse*) override;
  grpc::ServerUnaryReactor* UpdateUnit(grpc::CallbackServerContext*, const v1::UpdateUnitRequest*,
                                       v1::Unit*) override;
  grpc::ServerUnaryReactor* CloseUnit(grpc::CallbackServerContext*, const v1::CloseUnitRequest*,
                                      v1::Unit*) override;
  grpc::ServerUnaryReactor* MergeUnits(grpc::CallbackServerContext*, const v1::MergeUnitsRequest*,
                                       v1::MergeUnitsResponse*) override;
  grpc::ServerUnaryReactor* SplitUnit(grpc::CallbackServerContext*, const v1::SplitUnitRequest*,
                                      v1::SplitUnitResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_ORG_UNIT_SERVICE_H_
