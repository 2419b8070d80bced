#include "services/reporting/convert/book_light.h"

namespace duban::reporting {

static_assert(static_cast<int>(Light::kGrey) == v1::LIGHT_GREY);
static_assert(static_cast<int>(OverrideState::kWithdrawn) == v1::LightOverride::STATE_WITHDRAWN);

template <typename Io>
void Fields(Io& io, Like<Io, OverrideStep>& step) {
  io("person", step.by.person);
  io("role", step.by.role);
  io.Unit("unit", step.by.unit);
  io("on_behalf_of", step.by.on_behalf_of);
  io("time", step.time);
}

template <typename Io>
void Fields(Io& io, Like<Io, LightOverride>& light_override) {
  io.Path("item", light_override.item);
  io("period", light_override.period);
  io("light", light_override.light);
  io("computed_light", light_override.computed);
  io("reason", light_override.reason);
  io("state", light_override.state);
  io("set_step", light_override.set);
  io("approve_step", light_override.approval);
  io("withdraw_step", light_override.withdrawal);
  io("withdraw_reason", light_override.withdraw_reason);
}

v1::LightOverride ToProto(absl::string_view jurisdiction, const Stored<LightOverride>& light_override) {
  auto message = WriteBookMatter<v1::LightOverride>(jurisdiction, light_override);
  // A step that nobody took is not there.
  if (!light_override.value.approval.time) message.clear_approve_step();
  if (!light_override.value.withdrawal.time) message.clear_withdraw_step();
  return message;
}

LightOverride FromProto(const v1::LightOverride& light_override, absl::string_view jurisdiction,
                        const std::string& at, Violations& out) {
  v1::LightOverride given;
  given.set_item(light_override.item());
  given.set_period(light_override.period());
  given.set_light(light_override.light());
  return ReadFields<LightOverride>(given, jurisdiction, at, out);
}

void AddLightCodecs(std::vector<BookCodec>& all) { all.push_back(BookCodecOf<LightOverride>()); }

}  // namespace duban::reporting
