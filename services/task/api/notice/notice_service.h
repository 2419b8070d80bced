// NoticeService: see notice.proto.
#ifndef DUBAN_SERVICES_TASK_API_NOTICE_NOTICE_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_NOTICE_NOTICE_SERVICE_H_

#include "duban/task/v1/notice.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class NoticeService final : public v1::NoticeService::CallbackService {
 public:
  NoticeService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetNotice(grpc::CallbackServerContext*, const v1::GetNoticeRequest*,
                                      v1::Notice*) override;
  grpc::ServerUnaryReactor* ListNotices(grpc::CallbackServerContext*, const v1::ListNoticesRequest*,
                                        v1::ListNoticesResponse*) override;
  grpc::ServerUnaryReactor* PlanNotices(grpc::CallbackServerContext*, const v1::PlanNoticesRequest*,
                                        v1::PlanNoticesResponse*) override;
  grpc::ServerUnaryReactor* AnnounceToUnits(grpc::CallbackServerContext*, const v1::AnnounceToUnitsRequest*,
                                            v1::AnnounceToUnitsResponse*) override;
  grpc::ServerUnaryReactor* RecordDelivery(grpc::CallbackServerContext*, const v1::RecordDeliveryRequest*,
                                           v1::Notice*) override;
  grpc::ServerUnaryReactor* MarkNoticeRead(grpc::CallbackServerContext*, const v1::MarkNoticeReadRequest*,
                                           v1::Notice*) override;
  grpc::ServerUnaryReactor* GetNoticeRules(grpc::CallbackServerContext*, const v1::GetNoticeRulesRequest*,
                                           v1::NoticeRules*) override;
  grpc::ServerUnaryReactor* UpdateNoticeRules(grpc::CallbackServerContext*,
                                              const v1::UpdateNoticeRulesRequest*, v1::NoticeRules*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_NOTICE_NOTICE_SERVICE_H_
