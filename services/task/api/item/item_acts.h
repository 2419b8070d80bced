// What people do to single items: create, put right, act on, visit.
#ifndef DUBAN_SERVICES_TASK_API_ITEM_ITEM_ACTS_H_
#define DUBAN_SERVICES_TASK_API_ITEM_ITEM_ACTS_H_

#include "duban/task/v1/item_service.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

void CreateOneItem(const RecordSet& records, const rpc::CallContext& call,
                   const v1::CreateItemRequest& request, rpc::Done<v1::Item> done);
void UpdateOneItem(const RecordSet& records, const rpc::CallContext& call,
                   const v1::UpdateItemRequest& request, rpc::Done<v1::Item> done);
void ActOnOneItem(const RecordSet& records, const rpc::CallContext& call, const v1::ActOnItemRequest& request,
                  rpc::Done<v1::Item> done);
void RecordOneVisit(const RecordSet& records, const rpc::CallContext& call,
                    const v1::RecordSiteVisitRequest& request, rpc::Done<v1::Item> done);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_ITEM_ITEM_ACTS_H_
