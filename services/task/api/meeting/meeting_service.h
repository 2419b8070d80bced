// MeetingService: see meeting_service.proto.
#ifndef DUBAN_SERVICES_TASK_API_MEETING_MEETING_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_MEETING_MEETING_SERVICE_H_

#include "duban/task/v1/meeting_service.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class MeetingService final : public v1::MeetingService::CallbackService {
 public:
  MeetingService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetMeeting(grpc::CallbackServerContext*, const v1::GetMeetingRequest*,
                                       v1::Meeting*) override;
  grpc::ServerUnaryReactor* ListMeetings(grpc::CallbackServerContext*, const v1::ListMeetingsRequest*,
                                         v1::ListMeetingsResponse*) override;
  grpc::ServerUnaryReactor* PlanMeeting(grpc::CallbackServerContext*, const v1::PlanMeetingRequest*,
                                        v1::Meeting*) override;
  grpc::ServerUnaryReactor* RescheduleMeeting(grpc::CallbackServerContext*,
                                              const v1::RescheduleMeetingRequest*, v1::Meeting*) override;
  grpc::ServerUnaryReactor* DraftAgenda(grpc::CallbackServerContext*, const v1::DraftAgendaRequest*,
                                        v1::Meeting*) override;
  grpc::ServerUnaryReactor* HoldMeeting(grpc::CallbackServerContext*, const v1::HoldMeetingRequest*,
                                        v1::Meeting*) override;
  grpc::ServerUnaryReactor* DraftMinutes(grpc::CallbackServerContext*, const v1::DraftMinutesRequest*,
                                         v1::Meeting*) override;
  grpc::ServerUnaryReactor* ApproveMinutes(grpc::CallbackServerContext*, const v1::ApproveMinutesRequest*,
                                           v1::Meeting*) override;
  grpc::ServerUnaryReactor* CancelMeeting(grpc::CallbackServerContext*, const v1::CancelMeetingRequest*,
                                          v1::Meeting*) override;
  grpc::ServerUnaryReactor* GetMeetingRules(grpc::CallbackServerContext*, const v1::GetMeetingRulesRequest*,
                                            v1::MeetingRules*) override;
  grpc::ServerUnaryReactor* UpdateMeetingRules(grpc::CallbackServerContext*,
                                               const v1::UpdateMeetingRulesRequest*,
                                               v1::MeetingRules*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_MEETING_MEETING_SERVICE_H_
