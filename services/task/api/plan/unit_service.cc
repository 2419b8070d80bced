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

absl::StatusOr<v1::Unit> ReadUnit(const RecordSet& records, const CallContext& call,
                                  const v1::GetUnitRequest& request) {
  ASSIGN_OR_RETURN(const UnitRef ref, ParseUnitName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  RETURN_IF_ERROR(FindUnit(*reading.reg, ref.unit).status());
  return ToProto(ref.jurisdiction, reading.reg->units.at(ref.unit));
}

absl::StatusOr<v1::ListUnitsResponse> ReadUnits(const RecordSet& records, const CallContext& call,
                                                const v1::ListUnitsRequest& request) {
  ASSIGN_OR_RETURN(const std::string jurisdiction, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(const PageRequest page, ReadPage(request, request.parent()));
  v1::ListUnitsResponse response;
  response.set_next_page_token(ListPage(reading.reg->units, page, [&](const Stored<Unit>& unit) {
    *response.add_units() = ToProto(jurisdiction, unit);
  }));
  return response;
}

void Create(const RecordSet& records, const CallContext& call, const v1::BatchCreateUnitsRequest& request,
            Done<v1::BatchCreateUnitsResponse> done) {
  const std::string& jurisdiction = call.jurisdiction;
  auto units = ConvertBatch<Unit>(
      request.requests(), [&](const v1::CreateUnitRequest& entry, const std::string& field, Violations& out) {
        return FromProto(entry.unit(), entry.unit_id(), jurisdiction, absl::StrCat(field, ".unit"), out);
      });
  if (!units.ok()) return done(units.status());
  CreateAsAdmin(
      records, call, request,
      [units = *std::move(units)](const Register& in) { return CreateUnits(in, units); },
      [jurisdiction](const Outcome& outcome) {
        v1::BatchCreateUnitsResponse response;
        EachWritten<Unit>(
            outcome, [&](const Stored<Unit>& unit) { *response.add_units() = ToProto(jurisdiction, unit); });
        return response;
      },
      std::move(done));
}

}  // namespace

UnitService::UnitService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::UnitService::service_full_name()), records_(records) {}

grpc::ServerUnaryReactor* UnitService::GetUnit(grpc::CallbackServerContext* context,
                                               const v1::GetUnitRequest* request, v1::Unit* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& get) {
    return ReadUnit(records_, call, get);
  });
}

grpc::ServerUnaryReactor* UnitService::ListUnits(grpc::CallbackServerContext* context,
                                                 const v1::ListUnitsRequest* request,
                                                 v1::ListUnitsResponse* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& list) {
    return ReadUnits(records_, call, list);
  });
}

grpc::ServerUnaryReactor* UnitService::BatchCreateUnits(grpc::CallbackServerContext* context,
                                                        const v1::BatchCreateUnitsRequest* request,
                                                        v1::BatchCreateUnitsResponse* response) {
  return rpc::ServeAsync(env_, context, request, response,
                         [this](const CallContext& call, const auto& create, auto done) {
                           Create(records_, call, create, std::move(done));
                         });
}

}  // namespace duban::task
