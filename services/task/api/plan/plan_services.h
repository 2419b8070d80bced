// CalendarService, CampaignService and ItemService: what a district plans with.
#ifndef DUBAN_SERVICES_TASK_API_PLAN_PLAN_SERVICES_H_
#define DUBAN_SERVICES_TASK_API_PLAN_PLAN_SERVICES_H_

#include "duban/task/v1/calendar.grpc.pb.h"
#include "duban/task/v1/campaign.grpc.pb.h"
#include "duban/task/v1/item_service.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe, as all services here. See calendar.proto.
class CalendarService final : public v1::CalendarService::CallbackService {
 public:
  CalendarService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* ListCalendars(grpc::CallbackServerContext*, const v1::ListCalendarsRequest*,
                                          v1::ListCalendarsResponse*) override;
  grpc::ServerUnaryReactor* BatchCreateCalendars(grpc::CallbackServerContext*,
                                                 const v1::BatchCreateCalendarsRequest*,
                                                 v1::BatchCreateCalendarsResponse*) override;
  grpc::ServerUnaryReactor* GetCalendar(grpc::CallbackServerContext*, const v1::GetCalendarRequest*,
                                        v1::Calendar*) override;
  grpc::ServerUnaryReactor* UpdateCalendar(grpc::CallbackServerContext*, const v1::UpdateCalendarRequest*,
                                           v1::Calendar*) override;
  grpc::ServerUnaryReactor* PreviewCalendars(grpc::CallbackServerContext*, const v1::PreviewCalendarsRequest*,
                                             v1::DeadlineImpact*) override;
  grpc::ServerUnaryReactor* ComputeDeadline(grpc::CallbackServerContext*, const v1::ComputeDeadlineRequest*,
                                            v1::ComputeDeadlineResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

// See campaign.proto.
class CampaignService final : public v1::CampaignService::CallbackService {
 public:
  CampaignService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetCampaign(grpc::CallbackServerContext*, const v1::GetCampaignRequest*,
                                        v1::Campaign*) override;
  grpc::ServerUnaryReactor* ListCampaigns(grpc::CallbackServerContext*, const v1::ListCampaignsRequest*,
                                          v1::ListCampaignsResponse*) override;
  grpc::ServerUnaryReactor* CreateCampaign(grpc::CallbackServerContext*, const v1::CreateCampaignRequest*,
                                           v1::Campaign*) override;
  grpc::ServerUnaryReactor* UpdateCampaignDueTable(grpc::CallbackServerContext*,
                                                   const v1::UpdateCampaignDueTableRequest*,
                                                   v1::Campaign*) override;
  grpc::ServerUnaryReactor* PreviewCampaignDueTable(grpc::CallbackServerContext*,
                                                    const v1::PreviewCampaignDueTableRequest*,
                                                    v1::DeadlineImpact*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

// See item_service.proto.
class ItemService final : public v1::ItemService::CallbackService {
 public:
  ItemService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetItem(grpc::CallbackServerContext*, const v1::GetItemRequest*,
                                    v1::Item*) override;
  grpc::ServerUnaryReactor* ListItems(grpc::CallbackServerContext*, const v1::ListItemsRequest*,
                                      v1::ListItemsResponse*) override;
  grpc::ServerUnaryReactor* BatchCreateItems(grpc::CallbackServerContext*, const v1::BatchCreateItemsRequest*,
                                             v1::BatchCreateItemsResponse*) override;
  grpc::ServerUnaryReactor* CreateItem(grpc::CallbackServerContext*, const v1::CreateItemRequest*,
                                       v1::Item*) override;
  grpc::ServerUnaryReactor* UpdateItem(grpc::CallbackServerContext*, const v1::UpdateItemRequest*,
                                       v1::Item*) override;
  grpc::ServerUnaryReactor* ActOnItem(grpc::CallbackServerContext*, const v1::ActOnItemRequest*,
                                      v1::Item*) override;
  grpc::ServerUnaryReactor* RecordSiteVisit(grpc::CallbackServerContext*, const v1::RecordSiteVisitRequest*,
                                            v1::Item*) override;
  grpc::ServerUnaryReactor* GetItemTrajectory(grpc::CallbackServerContext*,
                                              const v1::GetItemTrajectoryRequest*,
                                              v1::ItemTrajectory*) override;
  grpc::ServerUnaryReactor* GetItemValue(grpc::CallbackServerContext*, const v1::GetItemValueRequest*,
                                         v1::ItemValue*) override;
  grpc::ServerUnaryReactor* ListItemAlerts(grpc::CallbackServerContext*, const v1::ListItemAlertsRequest*,
                                           v1::ListItemAlertsResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_PLAN_PLAN_SERVICES_H_
