// BulletinService: drafts, keeps, lists and proves bulletins.
#ifndef DUBAN_SERVICES_REPORTING_API_BULLETIN_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_BULLETIN_SERVICE_H_

#include "duban/reporting/v1/bulletin.grpc.pb.h"
#include "services/reporting/api/desk.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See bulletin.proto. `desk` and `store` outlive the service.
class BulletinService final : public v1::BulletinService::CallbackService {
 public:
  BulletinService(const rpc::ServerEnv& server, Desk& desk, ReportingStore& store);
  grpc::ServerUnaryReactor* CreateBulletin(grpc::CallbackServerContext*, const v1::CreateBulletinRequest*,
                                           v1::Bulletin*) override;
  grpc::ServerUnaryReactor* GetBulletin(grpc::CallbackServerContext*, const v1::GetBulletinRequest*,
                                        v1::Bulletin*) override;
  grpc::ServerUnaryReactor* ListBulletins(grpc::CallbackServerContext*, const v1::ListBulletinsRequest*,
                                          v1::ListBulletinsResponse*) override;
  grpc::ServerUnaryReactor* VerifyBulletin(grpc::CallbackServerContext*, const v1::VerifyBulletinRequest*,
                                           v1::VerifyBulletinResponse*) override;

 private:
  absl::StatusOr<v1::Bulletin> Create(const rpc::CallContext& call, const v1::CreateBulletinRequest& request);
  absl::StatusOr<v1::Bulletin> Get(const rpc::CallContext& call, const v1::GetBulletinRequest& request);
  absl::StatusOr<v1::ListBulletinsResponse> List(const rpc::CallContext& call,
                                                 const v1::ListBulletinsRequest& request);
  absl::StatusOr<v1::VerifyBulletinResponse> Verify(const rpc::CallContext& call,
                                                    const v1::VerifyBulletinRequest& request);
  // The bulletin of that name if it came from the same request; ALREADY_EXISTS if not.
  absl::StatusOr<v1::Bulletin> Repeated(const std::string& name, const std::string& request_id);

  const rpc::ServiceEnv env_;
  Desk& desk_;
  ReportingStore& store_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_BULLETIN_SERVICE_H_
