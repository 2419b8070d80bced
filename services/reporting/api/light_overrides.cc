#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/acts.h"
#include "services/reporting/api/light_service.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_light.h"

namespace duban::reporting {
namespace {

using States = absl::StatusOr<std::vector<Matter>>;

const std::vector<std::string>& OverrideOffices() {
  static const auto& offices = *new std::vector<std::string>{"SUPERVISION", "GENERAL_OFFICE"};
  return offices;
}

// Of an office: everywhere.
MatterScope Everywhere(const LightOverride&) { return {}; }

// What a caller must say; the reason apart.
void CheckGiven(const LightOverride& given, const v1::SetLightOverrideRequest& request, Violations& faults) {
  if (request.light_override().item().empty()) faults.Add("light_override.item", "REQUIRED", "请说明事项");
  if (request.light_override().period().empty()) {
    faults.Add("light_override.period", "REQUIRED", "请说明周期，如 2024-M03");
  }
  if (request.light_override().light() == v1::LIGHT_UNSPECIFIED) {
    faults.Add("light_override.light", "REQUIRED", "请说明改为何种灯");
  }
  if (given.reason.size() > 6000) faults.Add("reason", "TOO_LONG", "最多 2000 字");
}

}  // namespace

absl::StatusOr<v1::LightOverride> LightService::GetOverride(const rpc::CallContext& call,
                                                            const v1::GetLightOverrideRequest& request) {
  return GetBookMatter<LightOverride>(desk_, call, request);
}

absl::StatusOr<v1::ListLightOverridesResponse> LightService::ListOverrides(
    const rpc::CallContext& call, const v1::ListLightOverridesRequest& request) {
  return ListBookMatters<LightOverride, v1::ListLightOverridesResponse>(
      desk_, call, request,
      [](v1::ListLightOverridesResponse& page) { return page.mutable_light_overrides(); },
      [](const View&, const LightOverride&) { return true; });
}

absl::StatusOr<v1::LightOverride> LightService::Set(const rpc::CallContext& call,
                                                    const v1::SetLightOverrideRequest& request) {
  Violations faults;
  LightOverride given = FromProto(request.light_override(), desk_.jurisdiction(), "light_override", faults);
  given.reason = request.reason();
  CheckGiven(given, request, faults);
  return CreateBookMatter<LightOverride>(
      desk_, call, request, OverrideOffices(), {}, [&](const ActContext& act) -> States {
        const auto& items = ItemsOf(act.record(), act.campaign);
        const auto item = items.find(ItemCodeOf(given));
        if (!given.item.empty() &&
            (item == items.end() ||
             given.item != absl::StrCat("campaigns/", act.campaign, "/items/", item->first))) {
          faults.Add("light_override.item", "UNKNOWN_ITEM", "本年度行动没有这个事项");
        }
        RETURN_IF_ERROR(faults.ToStatus());
        given.campaign = act.campaign;
        const Campaign& campaign = act.record().campaigns.at(act.campaign);
        ASSIGN_OR_RETURN(const auto scheme, desk_.SchemeOf(act.book, act.campaign, given.period));
        const LightBook book = LightBookOf(act.book, campaign);
        const ShownLight shown = Lights(act.record(), campaign, *scheme, book).At(item->second, given.period);
        ASSIGN_OR_RETURN(LightOverride set,
                         SetOverride(given, shown.computed.light, act.book, act.actor, act.now));
        return std::vector<Matter>{std::move(set)};
      });
}

absl::StatusOr<v1::LightOverride> LightService::Approve(const rpc::CallContext& call,
                                                        const v1::ApproveLightOverrideRequest& request) {
  return ActOnBookMatter<LightOverride>(desk_, call, request, OverrideOffices(), Everywhere,
                                        [](const LightOverride& one, const ActContext& act) -> States {
                                          ASSIGN_OR_RETURN(LightOverride approved,
                                                           ApproveOverride(one, act.actor, act.now));
                                          return std::vector<Matter>{std::move(approved)};
                                        });
}

absl::StatusOr<v1::LightOverride> LightService::Withdraw(const rpc::CallContext& call,
                                                         const v1::WithdrawLightOverrideRequest& request) {
  return ActOnBookMatter<LightOverride>(desk_, call, request, OverrideOffices(), Everywhere,
                                        [&](const LightOverride& one, const ActContext& act) -> States {
                                          ASSIGN_OR_RETURN(
                                              LightOverride withdrawn,
                                              WithdrawOverride(one, request.reason(), act.actor, act.now));
                                          return std::vector<Matter>{std::move(withdrawn)};
                                        });
}

DUBAN_SERVE(LightService, GetLightOverride, v1::GetLightOverrideRequest, v1::LightOverride, GetOverride)
DUBAN_SERVE(LightService, ListLightOverrides, v1::ListLightOverridesRequest, v1::ListLightOverridesResponse,
            ListOverrides)
DUBAN_SERVE(LightService, SetLightOverride, v1::SetLightOverrideRequest, v1::LightOverride, Set)
DUBAN_SERVE(LightService, ApproveLightOverride, v1::ApproveLightOverrideRequest, v1::LightOverride, Approve)
DUBAN_SERVE(LightService, WithdrawLightOverride, v1::WithdrawLightOverrideRequest, v1::LightOverride,
            Withdraw)

}  // namespace duban::reporting
