#include "services/task/domain/plan/impact.h"

#include <set>
#include <utility>

#include "services/common/schedule.h"
#include "services/task/domain/plan/custom_period.h"
#include "services/task/domain/plan/period_view.h"

namespace duban::task {
namespace {

// A period's steps before and after the change, each as settled and as the rule of the day alone gives them.
struct Comparison {
  std::vector<StepDue> before, after;
  std::vector<StepDue> rule_before, rule_after;
};

std::optional<absl::Time> TimeOf(const std::vector<StepDue>& steps, DueStep wanted) {
  for (const StepDue& step : steps) {
    if (step.step == wanted) return step.due.at;
  }
  return std::nullopt;
}

// What becomes of one step; nullopt if the change does not touch it.
std::optional<DeadlineMove> Compare(const Comparison& steps, DueStep step, absl::Time now) {
  DeadlineMove move{.step = step, .from = TimeOf(steps.before, step), .to = TimeOf(steps.after, step)};
  const std::optional<absl::Time> rule = TimeOf(steps.rule_after, step);
  if (move.from != move.to) {
    move.outcome = !move.from ? MoveOutcome::kAdded : !move.to ? MoveOutcome::kDropped : MoveOutcome::kMoved;
    return move;
  }
  if (rule == TimeOf(steps.rule_before, step) || rule == move.to) return std::nullopt;
  if (!move.to) return std::nullopt;  // due neither before nor after: a new step in the past
  move.outcome = *move.to <= now ? MoveOutcome::kKeptPassed : MoveOutcome::kKeptTooLate;
  move.computed = rule;
  return move;
}

// Adds what becomes of the steps of one period.
void AddMoves(const std::string& campaign, const std::string& period, const Comparison& steps, absl::Time now,
              std::vector<DeadlineMove>& out) {
  std::set<DueStep> all;
  for (const auto* list : {&steps.before, &steps.after}) {
    for (const StepDue& step : *list) all.insert(step.step);
  }
  for (const DueStep step : all) {
    std::optional<DeadlineMove> move = Compare(steps, step, now);
    if (!move) continue;
    move->campaign = campaign;
    move->period = period;
    out.push_back(*std::move(move));
  }
}

void AddCampaign(const Register& before, const Register& after, const Campaign& campaign, absl::Time now,
                 std::vector<DeadlineMove>& out) {
  const Schedule& old = ScheduleOf(before, campaign);
  const Schedule& fresh = ScheduleOf(after, campaign);
  for (const Period& period : PeriodsOf(campaign)) {
    AddMoves(campaign.id, PeriodId(period),
             {old.Steps(period), fresh.Steps(period), old.PresentSteps(period), fresh.PresentSteps(period)},
             now, out);
  }
  before.docket.Each<CustomPeriod>(campaign.id, [&](const CustomPeriod& custom, const Stored<Matter>&) {
    for (const Occurrence& one : OccurrencesOf(custom)) {
      AddMoves(campaign.id, one.id,
               {StepsOf(old, custom, one), StepsOf(fresh, custom, one), PresentStepsOf(old, custom, one),
                PresentStepsOf(fresh, custom, one)},
               now, out);
    }
  });
}

}  // namespace

std::vector<DeadlineMove> ImpactOf(const Register& in, const std::vector<Change>& changes, absl::Time now) {
  Register after = in;
  for (const Change& change : changes) Apply(after, change.state, /*sequence=*/0, now);
  std::vector<DeadlineMove> moves;
  for (const auto& [id, campaign] : in.campaigns) AddCampaign(in, after, campaign.value, now, moves);
  return moves;
}

}  // namespace duban::task
