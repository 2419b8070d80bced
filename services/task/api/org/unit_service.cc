#include "services/task/api/org/unit_service.h"

#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/task/api/org/org_acts.h"
#include "services/task/api/plan/plan_batch.h"
#include "services/task/api/reading.h"
#include "services/task/api/serving.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/org/unit_history.h"
#include "services/task/domain/org/unit_succession.h"
#include "services/task/domain/plan/plan_checks.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

// The unit as of a day, or as it stands; nullopt if it does not exist on the day.
std::optional<Stored<Unit>> Shown(const Stored<Unit>& unit, const std::optional<absl::CivilDay>& day) {
  if (!day) return unit;
  if (!ExistsOn(unit.value, *day)) return std::nullopt;
  return Stored<Unit>{AsOf(unit.value, *day), unit.sequence, unit.time};
}

absl::StatusOr<v1::Unit> ReadUnit(const RecordSet& records, const CallContext& call,
                                  const v1::GetUnitRequest& request) {
  Violations violations;
  const auto day = ReadDay(request.has_as_of_date(), request.as_of_date(), "as_of_date", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  ASSIGN_OR_RETURN(const UnitRef ref, ParseUnitName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  RETURN_IF_ERROR(FindUnit(*reading.reg, ref.unit).status());
  const auto shown = Shown(reading.reg->units.at(ref.unit), day);
  if (!shown) return NotFound(request.name());
  return ToProto(ref.jurisdiction, *shown);
}

absl::StatusOr<v1::ListUnitsResponse> ReadUnits(const RecordSet& records, const CallContext& call,
                                                const v1::ListUnitsRequest& request) {
  Violations violations;
  const auto day = ReadDay(request.has_as_of_date(), request.as_of_date(), "as_of_date", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  ASSIGN_OR_RETURN(const std::string jurisdiction, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(MessageList<v1::Unit> list, MessageList<v1::Unit>::Begin(request));
  for (const auto& [id, unit] : reading.reg->units) {
    if (const auto shown = Shown(unit, day)) list.Offer(ToProto(jurisdiction, *shown));
  }
  v1::ListUnitsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_units()));
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

// Answers with the unit `id` as the act left it.
auto ReplyUnit(const UnitRef& ref) {
  return [ref](const Outcome& outcome) {
    return ToProto(ref.jurisdiction,
                   LastWritten<Unit>(outcome, [&](const Unit& unit) { return unit.id == ref.unit; }));
  };
}

void Update(const RecordSet& records, const CallContext& call, const v1::UpdateUnitRequest& request,
            Done<v1::Unit> done) {
  const std::string& name = request.unit().name();
  const absl::StatusOr<UnitRef> ref = ParseUnitName(name, "unit.name");
  if (!ref.ok()) return done(ref.status());
  Violations violations;
  Unit wanted = FromProto(request.unit(), ref->unit, call.jurisdiction, "unit", violations);
  UnitOrder order{
      ReadDay(request.has_effective_date(), request.effective_date(), "effective_date", violations),
      request.reason()};
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnOrg(
      records, call, request, name, "unit.name", AsAdmin(call),
      [ref = *ref, &request, wanted = std::move(wanted),
       order = std::move(order)](const ActContext& context) -> absl::StatusOr<std::vector<Change>> {
        ASSIGN_OR_RETURN(const Unit* const unit,
                         FindCurrent(context.in.units, ref.unit, request.unit().name(), request.etag()));
        return UpdateUnit(*unit, wanted, order, context);
      },
      ReplyUnit(*ref), std::move(done));
}

void Close(const RecordSet& records, const CallContext& call, const v1::CloseUnitRequest& request,
           Done<v1::Unit> done) {
  const absl::StatusOr<UnitRef> ref = ParseUnitName(request.name(), "name");
  if (!ref.ok()) return done(ref.status());
  Violations violations;
  UnitOrder order{ReadDay(request.has_last_date(), request.last_date(), "last_date", violations),
                  request.reason()};
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnOrg(
      records, call, request, request.name(), "name", AsAdmin(call),
      [ref = *ref, &request,
       order = std::move(order)](const ActContext& context) -> absl::StatusOr<std::vector<Change>> {
        ASSIGN_OR_RETURN(const Unit* const unit,
                         FindCurrent(context.in.units, ref.unit, request.name(), request.etag()));
        return CloseUnit(*unit, order, context);
      },
      ReplyUnit(*ref), std::move(done));
}

Successor ReadSuccessor(const v1::CreateUnitRequest& entry, absl::string_view jurisdiction,
                        const std::string& field, Violations& out) {
  Successor successor{entry.unit_id(), std::nullopt};
  if (entry.has_unit()) {
    successor.created =
        FromProto(entry.unit(), entry.unit_id(), jurisdiction, absl::StrCat(field, ".unit"), out);
  }
  return successor;
}

// Fills in what a merger and a split both answer: the other units, the items and the bindings.
template <typename Response>
void ReplySuccession(const Outcome& outcome, absl::string_view jurisdiction, const std::string& but,
                     Response& response) {
  EachWritten<Unit>(outcome, [&](const Stored<Unit>& unit) {
    if (unit.value.id != but) *response.add_units() = ToProto(jurisdiction, unit);
  });
  EachWritten<Item>(outcome, [&](const Stored<Item>& item) {
    response.add_items(ItemName(jurisdiction, item.value.campaign, item.value.id));
  });
  for (const WrittenState& written : outcome.states) {
    const auto* matter = std::get_if<Matter>(&written.value);
    if (matter != nullptr)
      response.add_matters(absl::StrCat(JurisdictionName(jurisdiction), "/", matter->path()));
  }
  EachWritten<RoleBinding>(outcome, [&](const Stored<RoleBinding>& binding) {
    response.add_role_bindings(RoleBindingName(jurisdiction, binding.value.id));
  });
}

void Merge(const RecordSet& records, const CallContext& call, const v1::MergeUnitsRequest& request,
           Done<v1::MergeUnitsResponse> done) {
  Violations violations;
  Merger merger;
  for (int i = 0; i < request.units_size(); ++i) {
    const std::string at;
    merger.units.push_back(FieldReader(at, violations)
                               .UnitId(request.units(i), call.jurisdiction, absl::StrCat("units[", i, "]")));
  }
  merger.successor = ReadSuccessor(request.successor(), call.jurisdiction, "successor", violations);
  merger.order = {
      ReadDay(request.has_effective_date(), request.effective_date(), "effective_date", violations),
      request.reason()};
  if (!violations.empty()) return done(violations.ToStatus());
  const UnitRef successor{call.jurisdiction, merger.successor.id};
  ActOnOrg(
      records, call, request, request.parent(), "parent", AsAdmin(call),
      [merger = std::move(merger)](const ActContext& context) { return MergeUnits(merger, context); },
      [successor](const Outcome& outcome) {
        v1::MergeUnitsResponse response;
        *response.mutable_successor() = ReplyUnit(successor)(outcome);
        ReplySuccession(outcome, successor.jurisdiction, successor.unit, response);
        return response;
      },
      std::move(done));
}

// "campaigns/c/items/i" of a full name; the name itself if it lies elsewhere, so that the domain does not
// know it.
std::string PathIn(absl::string_view jurisdiction, const std::string& name) {
  const std::string prefix = absl::StrCat(JurisdictionName(jurisdiction), "/");
  return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

void SplitOne(const RecordSet& records, const CallContext& call, const v1::SplitUnitRequest& request,
              Done<v1::SplitUnitResponse> done) {
  const absl::StatusOr<UnitRef> ref = ParseUnitName(request.name(), "name");
  if (!ref.ok()) return done(ref.status());
  Violations violations;
  Split split{.unit = ref->unit, .successors = {}, .assignments = {}, .order = {}};
  for (int i = 0; i < request.successors_size(); ++i) {
    split.successors.push_back(ReadSuccessor(request.successors(i), call.jurisdiction,
                                             absl::StrCat("successors[", i, "]"), violations));
  }
  for (const auto& assignment : request.assignments()) {
    split.assignments.push_back(
        {PathIn(call.jurisdiction, assignment.resource()), assignment.successor_id()});
  }
  split.order = {
      ReadDay(request.has_effective_date(), request.effective_date(), "effective_date", violations),
      request.reason()};
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnOrg(
      records, call, request, request.name(), "name", AsAdmin(call),
      [split = std::move(split), &request](const ActContext& context) -> absl::StatusOr<std::vector<Change>> {
        RETURN_IF_ERROR(FindCurrent(context.in.units, split.unit, request.name(), request.etag()).status());
        return SplitUnit(split, context);
      },
      [ref = *ref](const Outcome& outcome) {
        v1::SplitUnitResponse response;
        *response.mutable_unit() = ReplyUnit(ref)(outcome);
        ReplySuccession(outcome, ref.jurisdiction, ref.unit, response);
        return response;
      },
      std::move(done));
}

}  // namespace

UnitService::UnitService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::UnitService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(UnitService, GetUnit, v1::GetUnitRequest, v1::Unit, ReadUnit)
DUBAN_SERVE_READ(UnitService, ListUnits, v1::ListUnitsRequest, v1::ListUnitsResponse, ReadUnits)
DUBAN_SERVE_WRITE(UnitService, BatchCreateUnits, v1::BatchCreateUnitsRequest, v1::BatchCreateUnitsResponse,
                  Create)
DUBAN_SERVE_WRITE(UnitService, UpdateUnit, v1::UpdateUnitRequest, v1::Unit, Update)
DUBAN_SERVE_WRITE(UnitService, CloseUnit, v1::CloseUnitRequest, v1::Unit, Close)
DUBAN_SERVE_WRITE(UnitService, MergeUnits, v1::MergeUnitsRequest, v1::MergeUnitsResponse, Merge)
DUBAN_SERVE_WRITE(UnitService, SplitUnit, v1::SplitUnitRequest, v1::SplitUnitResponse, SplitOne)

}  // namespace duban::task
