#include "services/common/status_macros.h"
#include "services/task/api/listing.h"
#include "services/task/api/plan/plan_batch.h"
#include "services/task/api/plan/plan_services.h"
#include "services/task/api/reading.h"
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
  ASSIGN_OR_RETURN(const PageRequest page, ReadPage(request, request.parent()));
  v1::ListCalendarsResponse response;
  response.set_next_page_token(ListPage(reading.reg->calendars, page, [&](const Stored<CalendarYear>& year) {
    *response.add_calendars() = ToProto(jurisdiction, year);
  }));
  return response;
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
      [calendars = *std::move(calendars)](const Register& in) { return CreateCalendars(in, calendars); },
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

}  // namespace duban::task
