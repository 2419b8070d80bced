#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/task/api/plan/due_change_calls.h"
#include "services/task/api/plan/plan_batch.h"
#include "services/task/api/plan/plan_services.h"
#include "services/task/api/reading.h"
#include "services/task/api/serving.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/plan_checks.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::ListCalendarsResponse> ReadCalendars(const RecordSet& records, const CallContext& call,
                                                        const v1::ListCalendarsRequest& request) {
  ASSIGN_OR_RETURN(const std::string jurisdiction, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(MessageList<v1::Calendar> list, MessageList<v1::Calendar>::Begin(request));
  for (const auto& [number, year] : reading.reg->calendars) list.Offer(ToProto(jurisdiction, year));
  v1::ListCalendarsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_calendars()));
  return response;
}

absl::StatusOr<v1::Calendar> ReadCalendar(const RecordSet& records, const CallContext& call,
                                          const v1::GetCalendarRequest& request) {
  ASSIGN_OR_RETURN(const CalendarRef ref, ParseCalendarName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  const auto found = reading.reg->calendars.find(ref.year);
  if (found == reading.reg->calendars.end()) return NotFound(request.name());
  return ToProto(ref.jurisdiction, found->second);
}

void Create(const RecordSet& records, const CallContext& call, const v1::BatchCreateCalendarsRequest& request,
            Done<v1::BatchCreateCalendarsResponse> done) {
  const std::string& jurisdiction = call.jurisdiction;
  auto calendars = ConvertBatch<CalendarYear>(
      request.requests(),
      [&](const v1::CreateCalendarRequest& entry, const std::string& field, Violations& out) {
        return FromProto(entry.calendar(), absl::StrCat(field, ".calendar"), out);
      });
  if (!calendars.ok()) return done(calendars.status());
  CreateAsAdmin(
      records, call, request,
      [calendars = *std::move(calendars)](const Register& in, absl::Time now) {
        return CreateCalendars(in, calendars, now);
      },
      [jurisdiction](const Outcome& outcome) {
        v1::BatchCreateCalendarsResponse response;
        EachWritten<CalendarYear>(outcome, [&](const Stored<CalendarYear>& year) {
          *response.add_calendars() = ToProto(jurisdiction, year);
        });
        return response;
      },
      std::move(done));
}

}  // namespace

CalendarService::CalendarService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::CalendarService::service_full_name()), records_(records) {}

grpc::ServerUnaryReactor* CalendarService::ListCalendars(grpc::CallbackServerContext* context,
                                                         const v1::ListCalendarsRequest* request,
                                                         v1::ListCalendarsResponse* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& list) {
    return ReadCalendars(records_, call, list);
  });
}

grpc::ServerUnaryReactor* CalendarService::BatchCreateCalendars(
    grpc::CallbackServerContext* context, const v1::BatchCreateCalendarsRequest* request,
    v1::BatchCreateCalendarsResponse* response) {
  return rpc::ServeAsync(env_, context, request, response,
                         [this](const CallContext& call, const auto& create, auto done) {
                           Create(records_, call, create, std::move(done));
                         });
}

DUBAN_SERVE_READ(CalendarService, GetCalendar, v1::GetCalendarRequest, v1::Calendar, ReadCalendar)
DUBAN_SERVE_WRITE(CalendarService, UpdateCalendar, v1::UpdateCalendarRequest, v1::Calendar, ChangeCalendar)
DUBAN_SERVE_READ(CalendarService, PreviewCalendars, v1::PreviewCalendarsRequest, v1::DeadlineImpact,
                 ForeseeCalendars)
DUBAN_SERVE_READ(CalendarService, ComputeDeadline, v1::ComputeDeadlineRequest, v1::ComputeDeadlineResponse,
                 AnswerTerm)

}  // namespace duban::task
