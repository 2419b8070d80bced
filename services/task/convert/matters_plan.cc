#include "absl/strings/str_cat.h"
#include "services/task/convert/due_table.h"
#include "services/task/convert/enums.h"
#include "services/task/convert/field_reader.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/plan.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

// The record stores these numbers.
static_assert(static_cast<int>(CustomPeriodState::kActive) == v1::CustomPeriod::STATE_ACTIVE);
static_assert(static_cast<int>(CustomPeriodState::kClosed) == v1::CustomPeriod::STATE_CLOSED);
static_assert(static_cast<int>(CustomPeriodState::kClosed) == v1::CustomPeriod::State_MAX);
static_assert(static_cast<int>(StepUnit::kDay) == v1::CustomPeriod::STEP_UNIT_DAY);
static_assert(static_cast<int>(StepUnit::kWeek) == v1::CustomPeriod::STEP_UNIT_WEEK);
static_assert(static_cast<int>(StepUnit::kMonth) == v1::CustomPeriod::STEP_UNIT_MONTH);
static_assert(static_cast<int>(StepUnit::kMonth) == v1::CustomPeriod::StepUnit_MAX);
static_assert(static_cast<int>(MoveOutcome::kMoved) == v1::DeadlineMove::OUTCOME_MOVED);
static_assert(static_cast<int>(MoveOutcome::kKeptPassed) == v1::DeadlineMove::OUTCOME_KEPT_PASSED);
static_assert(static_cast<int>(MoveOutcome::kKeptTooLate) == v1::DeadlineMove::OUTCOME_KEPT_TOO_LATE);
static_assert(static_cast<int>(MoveOutcome::kAdded) == v1::DeadlineMove::OUTCOME_ADDED);
static_assert(static_cast<int>(MoveOutcome::kDropped) == v1::DeadlineMove::OUTCOME_DROPPED);
static_assert(static_cast<int>(MoveOutcome::kDropped) == v1::DeadlineMove::Outcome_MAX);

std::string PeriodNameOf(absl::string_view jurisdiction, absl::string_view campaign, absl::string_view id) {
  return absl::StrCat(CampaignName(jurisdiction, campaign), "/periods/", id);
}

}  // namespace

template <typename Io>
void Fields(Io& io, Like<Io, CustomPeriod>& period) {
  io("display_name", period.display_name);
  io("start_date", period.start);
  io("end_date", period.end);
  io("step_unit", period.step_unit);
  io("step", period.step);
  io("count", period.count);
  io("actions", period.actions);
  io.Paths("items", period.items);
  io("unit_due", period.unit_due);
  io("lock", period.lock);
  io("state", period.state);
  io("create_time", period.created);
  io("close_time", period.closed);
  io("close_reason", period.close_reason);
}

v1::CustomPeriod ToProto(absl::string_view jurisdiction, const Stored<CustomPeriod>& period) {
  return WriteMatter<v1::CustomPeriod>(jurisdiction, period);
}

CustomPeriod FromProto(const v1::CustomPeriod& period, absl::string_view jurisdiction, const std::string& at,
                       Violations& out) {
  return ReadFields<CustomPeriod>(period, jurisdiction, at, out);
}

void AddPlanCodecs(std::vector<MatterCodec>& all) { all.push_back(CodecOf<CustomPeriod>()); }

v1::Period ToProto(absl::string_view jurisdiction, absl::string_view campaign, const CustomPeriodView& view) {
  const Occurrence& one = view.occurrence;
  v1::Period out;
  out.set_name(PeriodNameOf(jurisdiction, campaign, one.id));
  out.set_display_name(one.title);
  out.set_kind(v1::Period::KIND_CUSTOM);
  *out.mutable_start_date() = ToProto(one.first);
  *out.mutable_end_date() = ToProto(one.last);
  out.set_state(EnumTo<v1::Period::State>(view.state));
  *out.mutable_start_time() = ToProto(InstantOf(one.first, {0, 0}));
  *out.mutable_end_time() = ToProto(InstantOf(one.last + 1, {0, 0}));
  out.set_time_fraction(absl::StrCat(view.elapsed_days, "/", view.total_days));
  WriteSteps(view.steps, out);
  for (const StepDue& step : view.steps) {
    if (step.step == DueStep::kOpen) *out.mutable_open_time() = ToProto(step.due.at);
    if (step.step == DueStep::kUnitDue) *out.mutable_unit_due_time() = ToProto(step.due.at);
    if (step.step == DueStep::kLock) *out.mutable_lock_time() = ToProto(step.due.at);
    if (step.due.provisional) out.set_provisional(true);
  }
  return out;
}

v1::DeadlineImpact ImpactToProto(absl::string_view jurisdiction, const std::vector<DeadlineMove>& moves) {
  v1::DeadlineImpact out;
  int kept = 0;
  for (const DeadlineMove& move : moves) {
    v1::DeadlineMove& one = *out.add_moves();
    one.set_period(PeriodNameOf(jurisdiction, move.campaign, move.period));
    one.set_step(EnumTo<v1::DueStep>(move.step));
    one.set_outcome(EnumTo<v1::DeadlineMove::Outcome>(move.outcome));
    if (move.from) *one.mutable_old_time() = ToProto(*move.from);
    if (move.to) *one.mutable_new_time() = ToProto(*move.to);
    if (move.computed) *one.mutable_computed_time() = ToProto(*move.computed);
    if (move.outcome == MoveOutcome::kKeptPassed || move.outcome == MoveOutcome::kKeptTooLate) ++kept;
  }
  out.set_kept_count(kept);
  out.set_moved_count(static_cast<int>(moves.size()) - kept);
  return out;
}

Term TermFromProto(const v1::ComputeDeadlineRequest& request, Violations& out) {
  const std::string at;  // the request itself
  const FieldReader read(at, out);
  Term term;
  if (request.has_start_date()) term.start = read.Day(request.start_date(), "start_date");
  if (request.has_start_time()) term.start_instant = FromProto(request.start_time());
  if (request.nth() != 0) term.nth = request.nth();
  switch (request.term_case()) {
    case v1::ComputeDeadlineRequest::kWorkdays:
      term.kind = TermKind::kWorkdays;
      term.length = request.workdays();
      break;
    case v1::ComputeDeadlineRequest::kDays:
      term.kind = TermKind::kDays;
      term.length = request.days();
      break;
    case v1::ComputeDeadlineRequest::kHours:
      term.kind = TermKind::kHours;
      term.length = request.hours();
      break;
    case v1::ComputeDeadlineRequest::kShift:
      term.kind = TermKind::kFixedDay;
      term.shift = read.Enum<Shift>(request.shift(), v1::Shift_IsValid(request.shift()), "shift");
      break;
    case v1::ComputeDeadlineRequest::TERM_NOT_SET:
      break;
  }
  return term;
}

v1::ComputeDeadlineResponse ToProto(const TermEnd& end) {
  v1::ComputeDeadlineResponse out;
  *out.mutable_end_date() = ToProto(end.day);
  *out.mutable_end_time() = ToProto(end.at);
  out.set_provisional(end.provisional);
  out.set_explanation(end.explanation);
  return out;
}

}  // namespace duban::task
