// UnitService, RoleBindingService, CalendarService, CampaignService and ItemService: what a district plans
// with.
#ifndef DUBAN_SERVICES_TASK_API_PLAN_PLAN_SERVICES_H_
#define DUBAN_SERVICES_TASK_API_PLAN_PLAN_SERVICES_H_

#include "duban/task/v1/calendar.grpc.pb.h"
#include "duban/task/v1/campaign.grpc.pb.h"
#include "duban/task/v1/item.grpc.pb.h"
#include "duban/task/v1/role.grpc.pb.h"
#include "duban/task/v1/unit.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe, as all services here. See unit.proto.
class UnitService final : public v1::UnitService::CallbackService {
 public:
  UnitService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetUnit(grpc::CallbackServerContext*, const v1::GetUnitRequest*,
                                    v1::Unit*) override;
  grpc::ServerUnaryReactor* ListUnits(grpc::CallbackServerContext*, const v1::ListUnitsRequest*,
                                      v1::ListUnitsResponse*) override;
  grpc::ServerUnaryReactor* BatchCreateUnits(grpc::CallbackServerContext*, const v1::BatchCreateUnitsRequest*,
                                             v1::BatchCreateUnitsResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

// See role.proto.
class RoleBindingService final : public v1::RoleBindingService::CallbackService {
 public:
  RoleBindingService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* ListRoleBindings(grpc::CallbackServerContext*, const v1::ListRoleBindingsRequest*,
                                             v1::ListRoleBindingsResponse*) override;
  grpc::ServerUnaryReactor* BatchCreateRoleBindings(grpc::CallbackServerContext*,
                                                    const v1::BatchCreateRoleBindingsRequest*,
                                                    v1::BatchCreateRoleBindingsResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

// See calendar.proto.
class CalendarService final : public v1::CalendarService::CallbackService {
 public:
  CalendarService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* ListCalendars(grpc::CallbackServerContext*, const v1::ListCalendarsRequest*,
                                          v1::ListCalendarsResponse*) override;
  grpc::ServerUnaryReactor* BatchCreateCalendars(grpc::CallbackServerContext*,
                                                 const v1::BatchCreateCalendarsRequest*,
                                                 v1::BatchCreateCalendarsResponse*) override;

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

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

// See item.proto.
class ItemService final : public v1::ItemService::CallbackService {
 public:
  ItemService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetItem(grpc::CallbackServerContext*, const v1::GetItemRequest*,
                                    v1::Item*) override;
  grpc::ServerUnaryReactor* ListItems(grpc::CallbackServerContext*, const v1::ListItemsRequest*,
                                      v1::ListItemsResponse*) override;
  grpc::ServerUnaryReactor* BatchCreateItems(grpc::CallbackServerContext*, const v1::BatchCreateItemsRequest*,
                                             v1::BatchCreateItemsResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_PLAN_PLAN_SERVICES_H_
