#include "services/reporting/domain/score/affair_cases.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/domain/score/item_cases.h"

namespace duban::reporting {
namespace {

using States = std::initializer_list<absl::string_view>;

constexpr States kPaused = {"SUSPENDED", "CANCELLED", "CARRIED_OVER"};

bool IsOneOf(const std::string& state, States states) {
  return std::find(states.begin(), states.end(), absl::string_view(state)) != states.end();
}

bool IsInside(absl::CivilDay day, const Period& period) {
  return FirstDay(period) <= day && day <= LastDay(period);
}

// The last step into `state` before `end`; null when there is none.
const LifeStep* LastInto(const Life& life, absl::string_view state, absl::Time end) {
  const LifeStep* last = nullptr;
  for (const LifeStep& step : life.steps) {
    if (step.time < end && step.state == state) last = &step;
  }
  return last;
}

// The day of the last step into `reached`, for what stood in one of `closed` before `end`.
std::optional<absl::CivilDay> ClosedDay(const Life& life, States closed, absl::string_view reached,
                                        absl::Time end) {
  const LifeStep* now = life.Before(end);
  if (now == nullptr || !IsOneOf(now->state, closed)) return std::nullopt;
  const LifeStep* step = LastInto(life, reached, end);
  return ChinaDay(step != nullptr ? step->time : now->time);
}

std::string DayText(const std::optional<absl::CivilDay>& day) {
  return day ? absl::FormatCivilTime(*day) : "未办结";
}

IssueOutcome OutcomeOf(const std::string& state) {
  if (state == "VERIFIED") return IssueOutcome::kVerified;
  return state == "STAGED" ? IssueOutcome::kStaged : IssueOutcome::kOpen;
}

absl::CivilDay EndOfReported(const FalseReport& report) {
  const absl::StatusOr<Period> reported = ParsePeriodId(report.period);
  return reported.ok() ? LastDay(*reported) : *report.in_force;
}

}  // namespace

std::vector<const FalseReport*> FalseReportsIn(const Projection& projection, const std::string& campaign,
                                               const Period& period) {
  std::vector<const FalseReport*> reports;
  for (const auto& [id, report] : projection.false_reports) {
    if (report.campaign != campaign || !report.is_false || !report.in_force) continue;
    if (IsInside(EndOfReported(report), period)) reports.push_back(&report);
  }
  return reports;
}

std::map<std::string, const FalseReport*> FalseItemsIn(const Projection& projection,
                                                       const std::string& campaign, const Period& period) {
  std::map<std::string, const FalseReport*> items;
  for (const FalseReport* report : FalseReportsIn(projection, campaign, period)) {
    const FalseReport*& item = items[report->item];
    if (item == nullptr || EndOfReported(*item) <= EndOfReported(*report)) item = report;
  }
  return items;
}

AffairCases::AffairCases(const Projection& projection, const std::string& campaign, const Scheme& scheme,
                         const Period& period, const OwnInputs& own)
    : projection_(projection),
      scheme_(scheme),
      own_(own),
      period_(period),
      begin_(absl::FromCivil(FirstDay(period), ChinaTime())),
      end_(EndOf(LastDay(period))),
      last_day_(std::min(LastDay(period), ChinaDay(projection.last_change_time) - 1)),
      false_reports_(FalseItemsIn(projection, campaign, period)),
      contested_(projection, campaign) {
  for (const auto& [id, affair] : projection.affairs) {
    if (affair.campaign == campaign) affairs_.push_back(&affair);
  }
  for (const auto& [id, order] : projection.orders) {
    if (order.campaign == campaign) orders_.push_back(&order);
  }
}

bool AffairCases::Counts(const Deadline& deadline) const {
  return IsInside(deadline.due, period_) && (deadline.due <= last_day_ || deadline.closed);
}

std::optional<Rational> AffairCases::FactorOf(const Affair& affair, const std::string& unit) const {
  const Affair& terms = Terms(affair);
  if (terms.lead_unit == unit) return Rational(1);
  const auto& coop = terms.coop_units;
  if (std::find(coop.begin(), coop.end(), unit) == coop.end()) return std::nullopt;
  return scheme_.indicator.cooperating_factor;
}

bool AffairCases::IsExempted(const std::string& unit, const std::string& code) const {
  return own_.exempted_items.contains({unit, code}) && !false_reports_.contains(code);
}

LedgerLine AffairCases::LineOf(const Affair& affair, const LifeStep& state) const {
  LedgerLine line;
  line.item = ItemName(projection_.jurisdiction, affair.campaign, affair.code);
  line.form = affair.meeting;
  line.what = affair.title;
  line.sequence = state.sequence;
  line.inputs.push_back({"期末状态", state.state});
  if (const auto report = false_reports_.find(affair.code); report != false_reports_.end()) {
    AddFalseReport(projection_, *report->second, line);
  }
  return line;
}

std::vector<YesNoCase> AffairCases::Resolutions(const std::string& unit) const {
  std::vector<YesNoCase> cases;
  for (const Affair* affair : affairs_) {
    const std::optional<Rational> factor = FactorOf(*affair, unit);
    const LifeStep* state = affair->life.Before(end_);
    const std::optional<absl::CivilDay> due = Terms(*affair).due;
    if (affair->kind != AffairKind::kResolution || !factor || !due || state == nullptr) continue;
    if (IsOneOf(state->state, kPaused) || IsExempted(unit, affair->code)) continue;
    const Deadline deadline{*due, ClosedDay(affair->life, {"ACCEPTED"}, "ACCEPTED", end_)};
    if (!Counts(deadline)) continue;
    YesNoCase one{LineOf(*affair, *state), *factor, deadline.closed && *deadline.closed <= deadline.due};
    if (false_reports_.contains(affair->code)) one.met = false;
    one.line.inputs.push_back({"时限", absl::FormatCivilTime(deadline.due)});
    one.line.inputs.push_back({"办结", DayText(deadline.closed)});
    cases.push_back(std::move(one));
  }
  return cases;
}

std::vector<YesNoCase> AffairCases::Orders(const std::string& unit) const {
  std::vector<YesNoCase> cases;
  for (const Order* order : orders_) {
    const LifeStep* state = order->life.Before(end_);
    const Order& terms = Terms(*order);
    if (terms.lead_unit != unit || !terms.due_time || state == nullptr) continue;
    if (IsOneOf(state->state, kPaused) || terms.exempted || own_.exempted_orders.contains(order->id))
      continue;
    const Deadline deadline{ChinaDay(*terms.due_time),
                            ClosedDay(order->life, {"CLOSED", "ARCHIVED"}, "CLOSED", end_)};
    if (!Counts(deadline)) continue;
    YesNoCase one;
    one.line.item = MatterName(projection_.jurisdiction, order->campaign, "orders", order->id);
    one.line.what = absl::StrCat(order->case_number, order->matter);
    one.line.sequence = state->sequence;
    one.line.inputs = {{"期末状态", state->state},
                       {"时限", absl::FormatCivilTime(deadline.due)},
                       {"办结", DayText(deadline.closed)}};
    if (contested_.Reaches(*order)) MarkContested(one.line);
    one.weight = 1;
    one.met = deadline.closed && *deadline.closed <= deadline.due;
    cases.push_back(std::move(one));
  }
  return cases;
}

std::vector<IssueCase> AffairCases::Issues(const std::string& unit) const {
  std::vector<IssueCase> cases;
  for (const Affair* affair : affairs_) {
    const std::optional<Rational> factor = FactorOf(*affair, unit);
    if (affair->kind != AffairKind::kIssue || !factor || IsExempted(unit, affair->code)) continue;
    if (std::optional<IssueCase> one = CaseOfIssue(*affair, *factor)) cases.push_back(*std::move(one));
  }
  return cases;
}

std::optional<IssueCase> AffairCases::CaseOfIssue(const Affair& issue, const Rational& factor) const {
  const LifeStep* before = issue.life.Before(begin_);
  const LifeStep* state = issue.life.Before(end_);
  if (state == nullptr || IsOneOf(state->state, kPaused)) return std::nullopt;
  if (before != nullptr && IsOneOf(before->state, {"VERIFIED"})) return std::nullopt;
  IssueCase one;
  one.line = LineOf(issue, *state);
  const int difficulty = DifficultyAt(issue, end_);
  one.line.inputs.push_back({"难度", difficulty == 0 ? "未定，不计" : absl::StrCat(difficulty)});
  one.difficulty = factor * difficulty;
  one.outcome = false_reports_.contains(issue.code) ? IssueOutcome::kOpen : OutcomeOf(state->state);
  return one;
}

std::vector<TaskCase> AffairCases::HazardsOfUnit(const std::string& unit) const {
  std::vector<TaskCase> cases;
  for (const Affair* affair : affairs_) {
    const std::optional<Rational> factor = FactorOf(*affair, unit);
    if (!factor || IsExempted(unit, affair->code)) continue;
    if (std::optional<TaskCase> one = HazardCase(*affair, *factor)) cases.push_back(*std::move(one));
  }
  return cases;
}

std::vector<TaskCase> AffairCases::HazardsOfActions(const std::string& task_force,
                                                    const std::set<std::string>& actions) const {
  std::vector<TaskCase> cases;
  for (const Affair* affair : affairs_) {
    if (!actions.contains(Terms(*affair).action) || IsExempted(task_force, affair->code)) continue;
    if (std::optional<TaskCase> one = HazardCase(*affair, 1)) cases.push_back(*std::move(one));
  }
  return cases;
}

std::optional<TaskCase> AffairCases::HazardCase(const Affair& hazard, const Rational& factor) const {
  const LifeStep* state = hazard.life.Before(end_);
  const std::optional<absl::CivilDay> due = Terms(hazard).due;
  if (hazard.kind != AffairKind::kHazard || !due || state == nullptr) return std::nullopt;
  if (*due > last_day_ || IsOneOf(state->state, kPaused)) return std::nullopt;
  TaskCase one;
  one.line = LineOf(hazard, *state);
  one.weight = factor;
  one.due = *due;
  one.as_of = last_day_;
  one.done_date = ClosedDay(hazard.life, {"RECHECKED", "CLOSED"}, "CLAIMED", end_);
  one.progress = one.done_date ? 1 : 0;
  one.planned = 1;
  one.is_false = false_reports_.contains(hazard.code);
  return one;
}

}  // namespace duban::reporting
