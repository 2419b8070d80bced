// PanelService: panels, ballots and their result.
#ifndef DUBAN_SERVICES_REPORTING_API_PANEL_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_PANEL_SERVICE_H_

#include "duban/reporting/v1/panel_service.grpc.pb.h"
#include "services/docket/stored.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/domain/panel/panel.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See panel_service.proto. `desk` outlives the service.
class PanelService final : public v1::PanelService::CallbackService {
 public:
  PanelService(const rpc::ServerEnv& server, Desk& desk);
  grpc::ServerUnaryReactor* GetPanel(grpc::CallbackServerContext*, const v1::GetPanelRequest*,
                                     v1::Panel*) override;
  grpc::ServerUnaryReactor* ListPanels(grpc::CallbackServerContext*, const v1::ListPanelsRequest*,
                                       v1::ListPanelsResponse*) override;
  grpc::ServerUnaryReactor* CreatePanel(grpc::CallbackServerContext*, const v1::CreatePanelRequest*,
                                        v1::Panel*) override;
  grpc::ServerUnaryReactor* OpenPanel(grpc::CallbackServerContext*, const v1::OpenPanelRequest*,
                                      v1::Panel*) override;
  grpc::ServerUnaryReactor* ClosePanel(grpc::CallbackServerContext*, const v1::ClosePanelRequest*,
                                       v1::Panel*) override;
  grpc::ServerUnaryReactor* CastBallot(grpc::CallbackServerContext*, const v1::CastBallotRequest*,
                                       v1::Ballot*) override;
  grpc::ServerUnaryReactor* RecordPaperBallots(grpc::CallbackServerContext*,
                                               const v1::RecordPaperBallotsRequest*,
                                               v1::RecordPaperBallotsResponse*) override;
  grpc::ServerUnaryReactor* GetMyBallots(grpc::CallbackServerContext*, const v1::GetMyBallotsRequest*,
                                         v1::GetMyBallotsResponse*) override;
  grpc::ServerUnaryReactor* GetPanelResult(grpc::CallbackServerContext*, const v1::GetPanelResultRequest*,
                                           v1::PanelResult*) override;

 private:
  // A panel with its scheme, as `request_field` names it.
  struct Seen {
    View view;
    std::string campaign;
    Stored<Panel> panel;
    std::shared_ptr<const Scheme> scheme;
  };
  absl::StatusOr<Seen> See(const rpc::CallContext& call, const std::string& name, const char* field);
  // With turnout; members only for those who may see them.
  absl::StatusOr<v1::Panel> Shown(const View& view, const std::string& person, const Stored<Panel>& panel);

  absl::StatusOr<v1::Panel> Get(const rpc::CallContext& call, const v1::GetPanelRequest& request);
  absl::StatusOr<v1::ListPanelsResponse> List(const rpc::CallContext& call,
                                              const v1::ListPanelsRequest& request);
  absl::StatusOr<v1::Panel> Create(const rpc::CallContext& call, const v1::CreatePanelRequest& request);
  absl::StatusOr<v1::Panel> Open(const rpc::CallContext& call, const v1::OpenPanelRequest& request);
  absl::StatusOr<v1::Panel> Close(const rpc::CallContext& call, const v1::ClosePanelRequest& request);
  absl::StatusOr<v1::Ballot> Cast(const rpc::CallContext& call, const v1::CastBallotRequest& request);
  absl::StatusOr<v1::RecordPaperBallotsResponse> Record(const rpc::CallContext& call,
                                                        const v1::RecordPaperBallotsRequest& request);
  absl::StatusOr<v1::GetMyBallotsResponse> Mine(const rpc::CallContext& call,
                                                const v1::GetMyBallotsRequest& request);
  absl::StatusOr<v1::PanelResult> Result(const rpc::CallContext& call,
                                         const v1::GetPanelResultRequest& request);

  const rpc::ServiceEnv env_;
  Desk& desk_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_PANEL_SERVICE_H_
