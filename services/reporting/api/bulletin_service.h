// BulletinService: drafts bulletins and takes them through review, signature, number and issue; keeps and
// proves them.
#ifndef DUBAN_SERVICES_REPORTING_API_BULLETIN_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_BULLETIN_SERVICE_H_

#include <functional>
#include <string>
#include <vector>

#include "duban/reporting/v1/bulletin_service.grpc.pb.h"
#include "services/reporting/api/acts.h"
#include "services/reporting/api/bulletin_desk.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See bulletin_service.proto. All arguments outlive the service.
class BulletinService final : public v1::BulletinService::CallbackService {
 public:
  BulletinService(const rpc::ServerEnv& server, Scores& scores, ReportingStore& store,
                  const BulletinRules& rules = DefaultBulletinRules());
  grpc::ServerUnaryReactor* CreateBulletin(grpc::CallbackServerContext*, const v1::CreateBulletinRequest*,
                                           v1::Bulletin*) override;
  grpc::ServerUnaryReactor* UpdateBulletin(grpc::CallbackServerContext*, const v1::UpdateBulletinRequest*,
                                           v1::Bulletin*) override;
  grpc::ServerUnaryReactor* RefreshBulletin(grpc::CallbackServerContext*, const v1::RefreshBulletinRequest*,
                                            v1::Bulletin*) override;
  grpc::ServerUnaryReactor* ReviewBulletin(grpc::CallbackServerContext*, const v1::ReviewBulletinRequest*,
                                           v1::Bulletin*) override;
  grpc::ServerUnaryReactor* ReturnBulletin(grpc::CallbackServerContext*, const v1::ReturnBulletinRequest*,
                                           v1::Bulletin*) override;
  grpc::ServerUnaryReactor* SignBulletin(grpc::CallbackServerContext*, const v1::SignBulletinRequest*,
                                         v1::Bulletin*) override;
  grpc::ServerUnaryReactor* NumberBulletin(grpc::CallbackServerContext*, const v1::NumberBulletinRequest*,
                                           v1::Bulletin*) override;
  grpc::ServerUnaryReactor* IssueBulletin(grpc::CallbackServerContext*, const v1::IssueBulletinRequest*,
                                          v1::Bulletin*) override;
  grpc::ServerUnaryReactor* AmendBulletin(grpc::CallbackServerContext*, const v1::AmendBulletinRequest*,
                                          v1::Bulletin*) override;
  grpc::ServerUnaryReactor* GetBulletin(grpc::CallbackServerContext*, const v1::GetBulletinRequest*,
                                        v1::Bulletin*) override;
  grpc::ServerUnaryReactor* GetBulletinDocument(grpc::CallbackServerContext*,
                                                const v1::GetBulletinDocumentRequest*,
                                                v1::BulletinDocument*) override;
  grpc::ServerUnaryReactor* ListBulletins(grpc::CallbackServerContext*, const v1::ListBulletinsRequest*,
                                          v1::ListBulletinsResponse*) override;
  grpc::ServerUnaryReactor* VerifyBulletin(grpc::CallbackServerContext*, const v1::VerifyBulletinRequest*,
                                           v1::VerifyBulletinResponse*) override;

 private:
  using Roles = std::vector<std::string> BulletinRoles::*;
  using Decide = std::function<absl::StatusOr<std::vector<Bulletin>>(const Bulletin&, const ActContext&)>;

  absl::StatusOr<v1::Bulletin> Create(const rpc::CallContext& call, const v1::CreateBulletinRequest& request);
  absl::StatusOr<v1::Bulletin> Update(const rpc::CallContext& call, const v1::UpdateBulletinRequest& request);
  absl::StatusOr<v1::Bulletin> Refresh(const rpc::CallContext& call,
                                       const v1::RefreshBulletinRequest& request);
  absl::StatusOr<v1::Bulletin> Review(const rpc::CallContext& call, const v1::ReviewBulletinRequest& request);
  absl::StatusOr<v1::Bulletin> Return(const rpc::CallContext& call, const v1::ReturnBulletinRequest& request);
  absl::StatusOr<v1::Bulletin> Sign(const rpc::CallContext& call, const v1::SignBulletinRequest& request);
  absl::StatusOr<v1::Bulletin> Number(const rpc::CallContext& call, const v1::NumberBulletinRequest& request);
  absl::StatusOr<v1::Bulletin> Issue(const rpc::CallContext& call, const v1::IssueBulletinRequest& request);
  absl::StatusOr<v1::Bulletin> Amend(const rpc::CallContext& call, const v1::AmendBulletinRequest& request);
  absl::StatusOr<v1::Bulletin> Get(const rpc::CallContext& call, const v1::GetBulletinRequest& request);
  absl::StatusOr<v1::BulletinDocument> GetDocument(const rpc::CallContext& call,
                                                   const v1::GetBulletinDocumentRequest& request);
  absl::StatusOr<v1::ListBulletinsResponse> List(const rpc::CallContext& call,
                                                 const v1::ListBulletinsRequest& request);
  absl::StatusOr<v1::VerifyBulletinResponse> Verify(const rpc::CallContext& call,
                                                    const v1::VerifyBulletinRequest& request);

  // The bulletin of a request and the view it was found in. Any role of the jurisdiction; NOT_FOUND.
  struct Found {
    View view;
    Bulletin bulletin;
  };
  absl::StatusOr<Found> Find(const rpc::CallContext& call, const std::string& name);

  // Does a step: who may, says the kind; the last state that `decide` gives is composed, rendered and kept.
  template <typename Request>
  absl::StatusOr<v1::Bulletin> Act(const rpc::CallContext& call, const Request& request, Roles roles,
                                   const Decide& decide);

  // The roles that may do a step on the bulletin of that name; of all kinds when there is none.
  std::vector<std::string> RolesFor(const rpc::CallContext& call, const std::string& name, Roles roles);

  const rpc::ServiceEnv env_;
  Desk& desk_;
  ReportingStore& store_;
  BulletinDesk bulletins_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_BULLETIN_SERVICE_H_
