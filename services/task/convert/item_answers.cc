// What is derived of items, and what is done to them.
#include "services/task/convert/changing.h"
#include "services/task/convert/enums.h"
#include "services/task/convert/field_reader.h"
#include "services/task/convert/items.h"
#include "services/task/domain/names.h"
#include "services/task/convert/same.h"

namespace duban::task {
namespace {

static_assert(Same(ValueStatus::kMissing, v1::ItemValue::STATUS_MISSING));
static_assert(Same(ValueStatus::kPending, v1::ItemValue::STATUS_PENDING));
static_assert(Same(ValueStatus::kReported, v1::ItemValue::STATUS_REPORTED));
static_assert(Same(ValueStatus::kOfficial, v1::ItemValue::STATUS_OFFICIAL));
static_assert(Same(ValueStatus::kNotApplicable, v1::ItemValue::STATUS_NOT_APPLICABLE));
static_assert(Same(ValueStatus::kNotApplicable, v1::ItemValue::Status_MAX));
static_assert(Same(ItemAlertKind::kMajorReportLate, v1::ItemAlert::KIND_MAJOR_REPORT_LATE));
static_assert(Same(ItemAlertKind::kOverdueUnexplained, v1::ItemAlert::KIND_OVERDUE_UNEXPLAINED));
static_assert(Same(ItemAlertKind::kRecheckLate, v1::ItemAlert::KIND_RECHECK_LATE));
static_assert(Same(ItemAlertKind::kExtensionWaiting, v1::ItemAlert::KIND_EXTENSION_WAITING));
static_assert(Same(ItemAlertKind::kExtensionWaiting, v1::ItemAlert::Kind_MAX));
static_assert(Same(ItemEvent::kStart, v1::Item::EVENT_START));
static_assert(Same(ItemEvent::kClaimDone, v1::Item::EVENT_CLAIM_DONE));
static_assert(Same(ItemEvent::kAccept, v1::Item::EVENT_ACCEPT));
static_assert(Same(ItemEvent::kRefuse, v1::Item::EVENT_REFUSE));
static_assert(Same(ItemEvent::kSuspend, v1::Item::EVENT_SUSPEND));
static_assert(Same(ItemEvent::kResume, v1::Item::EVENT_RESUME));
static_assert(Same(ItemEvent::kCancel, v1::Item::EVENT_CANCEL));
static_assert(Same(ItemEvent::kCarryOver, v1::Item::EVENT_CARRY_OVER));
static_assert(Same(ItemEvent::kIssue, v1::Item::EVENT_ISSUE));
static_assert(Same(ItemEvent::kStartDelivery, v1::Item::EVENT_START_DELIVERY));
static_assert(Same(ItemEvent::kDeliver, v1::Item::EVENT_DELIVER));
static_assert(Same(ItemEvent::kExpire, v1::Item::EVENT_EXPIRE));
static_assert(Same(ItemEvent::kAssign, v1::Item::EVENT_ASSIGN));
static_assert(Same(ItemEvent::kTakeInHand, v1::Item::EVENT_TAKE_IN_HAND));
static_assert(Same(ItemEvent::kStage, v1::Item::EVENT_STAGE));
static_assert(Same(ItemEvent::kVerify, v1::Item::EVENT_VERIFY));
static_assert(Same(ItemEvent::kEscalate, v1::Item::EVENT_ESCALATE));
static_assert(Same(ItemEvent::kRegister, v1::Item::EVENT_REGISTER));
static_assert(Same(ItemEvent::kOrder, v1::Item::EVENT_ORDER));
static_assert(Same(ItemEvent::kRecheck, v1::Item::EVENT_RECHECK));
static_assert(Same(ItemEvent::kBounce, v1::Item::EVENT_BOUNCE));
static_assert(Same(ItemEvent::kClose, v1::Item::EVENT_CLOSE));
static_assert(Same(ItemEvent::kAskExtension, v1::Item::EVENT_ASK_EXTENSION));
static_assert(Same(ItemEvent::kGrantExtension, v1::Item::EVENT_GRANT_EXTENSION));
static_assert(Same(ItemEvent::kRefuseExtension, v1::Item::EVENT_REFUSE_EXTENSION));
static_assert(Same(ItemEvent::kReportMajor, v1::Item::EVENT_REPORT_MAJOR));
static_assert(Same(ItemEvent::kExplain, v1::Item::EVENT_EXPLAIN));
static_assert(Same(ItemEvent::kExplain, v1::Item::Event_MAX));

}  // namespace

template <typename Io>
void Fields(Io& io, Like<Io, ItemAct>& act) {
  io("event", act.event);
  io("reason", act.reason);
  io("note", act.note);
  io("evidences", act.evidences);
  io.Unit("lead_unit", act.lead_unit);
  io("difficulty", act.difficulty);
  io("due_date", act.due);
  io("escalated_to", act.escalated_to);
  io.Path("successor", act.successor);
  io("policy_number", act.policy_number);
  io("valid_from_date", act.valid_from);
}

ItemAct FromProto(const v1::ActOnItemRequest& request, absl::string_view jurisdiction, Violations& out) {
  auto act = ReadFields<ItemAct>(request, jurisdiction, "", out);
  if (request.has_fixings()) act.fixings = FromProto(request.fixings(), jurisdiction, "fixings", out);
  return act;
}

v1::ItemValue ToProto(absl::string_view jurisdiction, const Item& item, const ItemValue& value) {
  v1::ItemValue out;
  out.set_item(ItemName(jurisdiction, item.campaign, item.id));
  out.set_period(PeriodId(value.period));
  out.set_status(EnumTo<v1::ItemValue::Status>(value.status));
  out.set_value(value.value);
  out.set_increment(value.increment);
  out.set_unit_of_measure(value.unit_of_measure);
  if (!value.source_unit.empty()) {
    out.set_source_period(PeriodId(value.source_period));
    out.set_form(FormName(jurisdiction, FormKey{item.campaign, value.source_period, value.source_unit}));
  }
  out.set_reported_value(value.reported_value);
  if (!value.statistic.empty()) {
    out.set_statistic(absl::StrCat(JurisdictionName(jurisdiction), "/", value.statistic));
  }
  return out;
}

v1::ItemTrajectory ToProto(absl::string_view jurisdiction, const Item& item,
                           const std::vector<TrajectoryPoint>& points) {
  v1::ItemTrajectory out;
  out.set_item(ItemName(jurisdiction, item.campaign, item.id));
  out.set_unit_of_measure(MeasureOf(item));
  for (const TrajectoryPoint& point : points) {
    v1::ItemTrajectory::Point& to = *out.add_points();
    to.set_period(PeriodId(point.period));
    to.set_expected(point.expected);
    to.set_actual(point.actual.value);
    to.set_status(EnumTo<v1::ItemValue::Status>(point.actual.status));
    to.set_expected_milestones(point.expected_milestones);
    to.set_achieved_milestones(point.achieved_milestones);
  }
  return out;
}

v1::ItemAlert ToProto(absl::string_view jurisdiction, absl::string_view campaign, const ItemAlert& alert) {
  v1::ItemAlert out;
  out.set_item(ItemName(jurisdiction, campaign, alert.item));
  out.set_kind(EnumTo<v1::ItemAlert::Kind>(alert.kind));
  *out.mutable_since_date() = ToProto(alert.since);
  out.set_proposal(alert.proposal);
  return out;
}

}  // namespace duban::task
