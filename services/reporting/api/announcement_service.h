// AnnouncementService: what units have to be told, and sending it.
#ifndef DUBAN_SERVICES_REPORTING_API_ANNOUNCEMENT_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_ANNOUNCEMENT_SERVICE_H_

#include "duban/reporting/v1/announcement.grpc.pb.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/feed/announcement_sender.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See announcement.proto.
class AnnouncementService final : public v1::AnnouncementService::CallbackService {
 public:
  // `desk` outlives the service, and `sender` too; null: nothing can be sent.
  AnnouncementService(const rpc::ServerEnv& server, Desk& desk, AnnouncementSender* sender);

  grpc::ServerUnaryReactor* ListAnnouncements(grpc::CallbackServerContext*,
                                              const v1::ListAnnouncementsRequest*,
                                              v1::ListAnnouncementsResponse*) override;
  grpc::ServerUnaryReactor* DeliverAnnouncements(grpc::CallbackServerContext*,
                                                 const v1::DeliverAnnouncementsRequest*,
                                                 v1::DeliverAnnouncementsResponse*) override;

 private:
  absl::StatusOr<v1::ListAnnouncementsResponse> List(const rpc::CallContext& call,
                                                     const v1::ListAnnouncementsRequest& request);
  absl::StatusOr<v1::DeliverAnnouncementsResponse> Deliver(const rpc::CallContext& call,
                                                           const v1::DeliverAnnouncementsRequest& request);

  const rpc::ServiceEnv env_;
  Desk& desk_;
  AnnouncementSender* const sender_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_ANNOUNCEMENT_SERVICE_H_
