#include "services/task/convert/change_codec.h"

#include <google/protobuf/arena.h>

#include <cstddef>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/change.pb.h"
#include "services/common/status_macros.h"
#include "services/message/stable_bytes.h"
#include "services/task/convert/enums.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/matters.h"
#include "services/task/convert/stored_form.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

// A saved row and its envelope fit, so that the hot path does not ask the heap for messages.
constexpr size_t kArenaBytes = 4096;

// The place of a kind of matter in the change.
const google::protobuf::FieldDescriptor* FieldOf(MatterKind kind) {
  return v1::Change::descriptor()->FindFieldByNumber(static_cast<int>(kind) + 20);
}

// Writes a state into its place in the change, for std::visit.
struct StateWriter {
  absl::string_view j;
  v1::Change& out;
  void operator()(const Unit& unit) const { WriteProto(j, unit, *out.mutable_unit()); }
  void operator()(const RoleBinding& binding) const { WriteProto(j, binding, *out.mutable_role_binding()); }
  void operator()(const CalendarYear& year) const { WriteProto(j, year, *out.mutable_calendar()); }
  void operator()(const Campaign& campaign) const { WriteProto(j, campaign, *out.mutable_campaign()); }
  void operator()(const Item& item) const { WriteProto(j, item, *out.mutable_item()); }
  void operator()(const PeriodLock& lock) const { WriteProto(j, lock, *out.mutable_period()); }
  void operator()(const Form& form) const { WriteProto(j, form, *out.mutable_form()); }
  void operator()(const FormRowState& row) const { WriteProto(j, row.row, *out.mutable_form_row()); }
  void operator()(const Matter& matter) const {
    if (const MatterCodec* codec = FindMatterCodec(static_cast<MatterKind>(matter.kind()))) {
      codec->write(
          j, matter,
          *out.GetReflection()->MutableMessage(&out, FieldOf(static_cast<MatterKind>(matter.kind()))));
    }
  }
};

// The last segment of a resource's name: the id where it has one.
absl::string_view LastSegment(absl::string_view name) { return name.substr(name.rfind('/') + 1); }

// The matter that the change holds.
absl::StatusOr<ResourceState> ReadMatter(const v1::Change& change, Violations& out) {
  for (const MatterCodec& codec : MatterCodecs()) {
    const google::protobuf::FieldDescriptor* const field = FieldOf(codec.kind);
    if (field->number() != static_cast<int>(change.state_case())) continue;
    ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(change.name(), codec.collection, "name"));
    return codec.read(change.GetReflection()->GetMessage(change, field), ref, out);
  }
  return absl::InvalidArgumentError("no state");
}

absl::StatusOr<Item> ReadItem(const v1::Change& change, absl::string_view jurisdiction, Violations& out) {
  ASSIGN_OR_RETURN(const ItemRef ref, ParseItemName(change.name(), "name"));
  Item item = FromProto(change.item(), ref.item, jurisdiction, "item", out);
  item.campaign = ref.campaign;
  return item;
}

absl::StatusOr<PeriodLock> ReadLock(const v1::Change& change) {
  ASSIGN_OR_RETURN(const PeriodRef ref, ParsePeriodName(change.name(), "name"));
  return PeriodLock{ref.campaign, ref.period};
}

absl::StatusOr<ResourceState> ReadState(const v1::Change& change, absl::string_view j, Violations& out) {
  const absl::string_view id = LastSegment(change.name());
  switch (change.state_case()) {
    case v1::Change::kUnit:
      return FromProto(change.unit(), id, j, "unit", out);
    case v1::Change::kRoleBinding:
      return FromProto(change.role_binding(), id, j, "role_binding", out);
    case v1::Change::kCalendar:
      return FromProto(change.calendar(), "calendar", out);
    case v1::Change::kCampaign:
      return FromProto(change.campaign(), id, j, "campaign", out);
    case v1::Change::kItem:
      return ReadItem(change, j, out);
    case v1::Change::kPeriod:
      return ReadLock(change);
    case v1::Change::kForm:
      return ReadStoredForm(change.form(), change.name(), out);
    case v1::Change::kFormRow:
      return ReadStoredRow(change.form_row(), change.name(), out);
    default:
      return ReadMatter(change, out);
  }
}

// As in DecodeChange; any error means that the bytes are damaged.
absl::StatusOr<DecodedChange> Read(const v1::Change& change) {
  ASSIGN_OR_RETURN(const std::string jurisdiction, JurisdictionOf(change.name(), "name"));
  Violations violations;
  ASSIGN_OR_RETURN(ResourceState state, ReadState(change, jurisdiction, violations));
  RETURN_IF_ERROR(violations.ToStatus());
  if (NameOf(jurisdiction, state) != change.name())
    return absl::InvalidArgumentError("content of another name");
  if (!v1::Role_IsValid(change.role())) return absl::InvalidArgumentError("unknown role");
  return DecodedChange{
      .meta = {.sequence = change.sequence(),
               .actor = {change.person(), EnumTo<Role>(change.role()), change.on_behalf_of()},
               .time = FromProto(change.change_time()),
               .request_id = change.request_id(),
               .request_hash = change.request_hash(),
               .simulated = change.simulated()},
      .name = change.name(),
      .type = change.type(),
      .reason = change.reason(),
      .state = std::move(state)};
}

}  // namespace

std::string EncodeChange(absl::string_view jurisdiction, const Change& change, const ChangeMeta& meta) {
  alignas(std::max_align_t) char block[kArenaBytes];
  google::protobuf::Arena arena(block, sizeof(block));
  v1::Change& out = *google::protobuf::Arena::CreateMessage<v1::Change>(&arena);
  out.set_sequence(meta.sequence);
  out.set_name(NameOf(jurisdiction, change.state));
  out.set_type(change.type);
  out.set_person(meta.actor.person);
  out.set_role(EnumTo<v1::Role>(meta.actor.role));
  out.set_on_behalf_of(meta.actor.on_behalf_of);
  *out.mutable_change_time() = ToProto(meta.time);
  out.set_reason(change.reason);
  out.set_request_id(meta.request_id);
  out.set_request_hash(meta.request_hash);
  out.set_simulated(meta.simulated);
  std::visit(StateWriter{jurisdiction, out}, change.state);
  return StableBytes(out);
}

absl::StatusOr<DecodedChange> DecodeChange(absl::string_view body) {
  google::protobuf::Arena arena;
  v1::Change& change = *google::protobuf::Arena::CreateMessage<v1::Change>(&arena);
  if (!change.ParseFromArray(body.data(), static_cast<int>(body.size()))) {
    return absl::DataLossError("变更记录已损坏，无法解析，请从备份恢复 (a stored change does not parse)");
  }
  absl::StatusOr<DecodedChange> decoded = Read(change);
  if (decoded.ok()) return decoded;
  return absl::DataLossError(absl::StrCat("第 ", change.sequence(), " 条变更记录已损坏，请从备份恢复 (",
                                          change.name(), ": ", decoded.status().message(), ")"));
}

}  // namespace duban::task
