// HintService: where the supervision office may look first.
#ifndef DUBAN_SERVICES_REPORTING_API_HINT_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_HINT_SERVICE_H_

#include "duban/reporting/v1/hint.grpc.pb.h"
#include "services/reporting/api/light_view.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See hint.proto. `scores` outlives the service.
class HintService final : public v1::HintService::CallbackService {
 public:
  HintService(const rpc::ServerEnv& server, Scores& scores);
  grpc::ServerUnaryReactor* ListHints(grpc::CallbackServerContext*, const v1::ListHintsRequest*,
                                      v1::ListHintsResponse*) override;

 private:
  absl::StatusOr<v1::ListHintsResponse> List(const rpc::CallContext& call,
                                             const v1::ListHintsRequest& request);

  const rpc::ServiceEnv env_;
  Scores& scores_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_HINT_SERVICE_H_
