#include "services/reporting/convert/change_decoder.h"

#include <utility>

#include "duban/task/v1/change.pb.h"
#include "services/common/status_macros.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/task_resources.h"

namespace duban::reporting {
namespace {

using Change = task::v1::Change;
using Resource = decltype(ChangedResource::resource);

template <typename T>
absl::StatusOr<Resource> Wrap(absl::StatusOr<T> value) {
  if (!value.ok()) return std::move(value).status();
  return Resource(*std::move(value));
}

// Resolutions, issues and hazards are not on the forms that scores are made of.
bool IsScored(const task::v1::Item& item) {
  return !item.has_resolution() && !item.has_issue() && !item.has_hazard();
}

absl::StatusOr<Resource> ResourceOf(const Change& change) {
  switch (change.state_case()) {
    case Change::kUnit:
      return Wrap(UnitFrom(change.unit()));
    case Change::kRoleBinding:
      return Wrap(RoleBindingFrom(change.role_binding()));
    case Change::kCalendar:
      return Wrap(CalendarFrom(change.calendar()));
    case Change::kCampaign:
      return Wrap(CampaignFrom(change.campaign()));
    case Change::kItem:
      if (!IsScored(change.item())) break;
      return Wrap(ItemFrom(change.item()));
    case Change::kPeriod:
      return Wrap(LockFrom(change.period()));
    case Change::kStatistic:
      return Wrap(OfficialFrom(change.statistic()));
    case Change::kForm:
      return Wrap(FormFrom(change.form()));
    default:  // drafts, and matters that reporting does not use
      break;
  }
  return Resource(std::monostate());
}

}  // namespace

absl::StatusOr<DecodedChange> DecodeChange(absl::string_view body) {
  Change change;
  if (!change.ParseFromArray(body.data(), static_cast<int>(body.size()))) return Unreadable("编码");
  DecodedChange decoded;
  decoded.change.sequence = change.sequence();
  decoded.change.time = TimeOf(change.change_time());
  decoded.simulated = change.simulated();
  ASSIGN_OR_RETURN(decoded.change.resource, ResourceOf(change));
  return decoded;
}

}  // namespace duban::reporting
