#include "services/task/api/item/item_answers.h"

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/api/reading.h"
#include "services/task/convert/changing.h"
#include "services/task/domain/check/statistic.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/measures.h"
#include "services/task/domain/plan/period_view.h"
#include "services/task/record/attested_rows.h"

namespace duban::task {
namespace {

using rpc::CallContext;

// An item with everything its values follow from.
struct ItemFacts {
  Item item;
  Campaign campaign;
  AttestedRows rows;
  OfficialValues official;
};

// What the statistics department published of the item; a value still pending overrides nothing.
OfficialValues PublishedOf(const Docket& in, const Item& item) {
  OfficialValues published;
  in.Each<Statistic>(item.campaign, [&](const Statistic& statistic, const Stored<Matter>&) {
    const absl::StatusOr<Period> period = ParsePeriodId(statistic.period);
    if (statistic.item != PathOf(item) || !period.ok() || statistic.Current().value.empty()) return;
    published[*period] = {statistic.Current().value, PathOf(statistic)};
  });
  return published;
}

absl::StatusOr<ItemFacts> ReadFacts(const RecordSet& records, const CallContext& call,
                                    const std::string& name) {
  ASSIGN_OR_RETURN(const ItemRef ref, ParseItemName(name, "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, name, "name"));
  ASSIGN_OR_RETURN(const Item* const item, FindItem(*reading.reg, ref.campaign, ref.item));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  ItemFacts facts{.item = *item, .campaign = *campaign, .official = PublishedOf(reading.reg->docket, *item)};
  RETURN_IF_ERROR(reading.record->Read([&](soci::session& session) -> absl::Status {
    ASSIGN_OR_RETURN(facts.rows, LoadAttestedRows(session, ref.jurisdiction, *item, campaign->year));
    return absl::OkStatus();
  }));
  return facts;
}

// Brings the numbers of a value into another unit of measure.
absl::Status Convert(const std::string& unit, ItemValue& value) {
  if (unit.empty() || unit == value.unit_of_measure) return absl::OkStatus();
  if (!Converts(value.unit_of_measure, unit)) {
    return ConvertMeasure("0", value.unit_of_measure, unit).status();
  }
  for (std::string* const number : {&value.value, &value.increment, &value.reported_value}) {
    if (number->empty()) continue;
    ASSIGN_OR_RETURN(*number, ConvertMeasure(*number, value.unit_of_measure, unit));
  }
  value.unit_of_measure = unit;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::ItemTrajectory> ReadTrajectory(const RecordSet& records, const CallContext& call,
                                                  const v1::GetItemTrajectoryRequest& request) {
  ASSIGN_OR_RETURN(const ItemFacts facts, ReadFacts(records, call, request.name()));
  ASSIGN_OR_RETURN(const std::string jurisdiction, JurisdictionOf(request.name(), "name"));
  return ToProto(jurisdiction, facts.item,
                 TrajectoryOf(facts.item, facts.campaign.year, facts.rows, facts.official));
}

absl::StatusOr<v1::ItemValue> ReadValue(const RecordSet& records, const CallContext& call,
                                        const v1::GetItemValueRequest& request) {
  ASSIGN_OR_RETURN(const ItemFacts facts, ReadFacts(records, call, request.name()));
  const absl::StatusOr<Period> period = ParsePeriodId(request.period());
  if (!period.ok()) return InvalidField("period", "PERIOD_ID", period.status().message());
  RETURN_IF_ERROR(CheckPeriodOf(facts.campaign, *period, "period"));
  ItemValue value = ValueIn(facts.item, *period, facts.rows, facts.official);
  RETURN_IF_ERROR(Convert(request.unit_of_measure(), value));
  ASSIGN_OR_RETURN(const std::string jurisdiction, JurisdictionOf(request.name(), "name"));
  return ToProto(jurisdiction, facts.item, value);
}

absl::StatusOr<v1::ListItemAlertsResponse> ReadAlerts(const RecordSet& records, const CallContext& call,
                                                      const v1::ListItemAlertsRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  const ItemRules rules = ItemRulesIn(reading.reg->docket, ref.campaign);
  v1::ListItemAlertsResponse response;
  for (const ItemAlert& alert : HazardAlerts(*reading.reg, ref.campaign, rules, reading.now)) {
    *response.add_alerts() = ToProto(ref.jurisdiction, ref.campaign, alert);
  }
  return response;
}

}  // namespace duban::task
