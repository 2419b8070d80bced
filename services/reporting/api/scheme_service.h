// SchemeService: drafts, checks and publication of scoring schemes.
#ifndef DUBAN_SERVICES_REPORTING_API_SCHEME_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_SCHEME_SERVICE_H_

#include "duban/reporting/v1/scheme.grpc.pb.h"
#include "services/reporting/api/desk.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See scheme.proto. `desk` outlives the service.
class SchemeService final : public v1::SchemeService::CallbackService {
 public:
  SchemeService(const rpc::ServerEnv& server, Desk& desk);
  grpc::ServerUnaryReactor* GetScheme(grpc::CallbackServerContext*, const v1::GetSchemeRequest*,
                                      v1::Scheme*) override;
  grpc::ServerUnaryReactor* ListSchemes(grpc::CallbackServerContext*, const v1::ListSchemesRequest*,
                                        v1::ListSchemesResponse*) override;
  grpc::ServerUnaryReactor* ListFormulas(grpc::CallbackServerContext*, const v1::ListFormulasRequest*,
                                         v1::ListFormulasResponse*) override;
  grpc::ServerUnaryReactor* CreateScheme(grpc::CallbackServerContext*, const v1::CreateSchemeRequest*,
                                         v1::Scheme*) override;
  grpc::ServerUnaryReactor* UpdateScheme(grpc::CallbackServerContext*, const v1::UpdateSchemeRequest*,
                                         v1::Scheme*) override;
  grpc::ServerUnaryReactor* CheckScheme(grpc::CallbackServerContext*, const v1::CheckSchemeRequest*,
                                        v1::CheckSchemeResponse*) override;
  grpc::ServerUnaryReactor* PublishScheme(grpc::CallbackServerContext*, const v1::PublishSchemeRequest*,
                                          v1::Scheme*) override;

 private:
  absl::StatusOr<v1::Scheme> Get(const rpc::CallContext& call, const v1::GetSchemeRequest& request);
  absl::StatusOr<v1::ListSchemesResponse> List(const rpc::CallContext& call,
                                               const v1::ListSchemesRequest& request);
  absl::StatusOr<v1::ListFormulasResponse> Formulas(const rpc::CallContext& call,
                                                    const v1::ListFormulasRequest& request);
  absl::StatusOr<v1::Scheme> Create(const rpc::CallContext& call, const v1::CreateSchemeRequest& request);
  absl::StatusOr<v1::Scheme> Update(const rpc::CallContext& call, const v1::UpdateSchemeRequest& request);
  absl::StatusOr<v1::CheckSchemeResponse> Check(const rpc::CallContext& call,
                                                const v1::CheckSchemeRequest& request);
  absl::StatusOr<v1::Scheme> Publish(const rpc::CallContext& call, const v1::PublishSchemeRequest& request);

  const rpc::ServiceEnv env_;
  Desk& desk_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_SCHEME_SERVICE_H_
