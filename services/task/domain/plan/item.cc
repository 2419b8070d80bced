#include "services/task/domain/plan/item.h"

#include "absl/strings/str_cat.h"

namespace duban::task {

Direction DirectionOf(const Indicator& indicator) {
  if (indicator.direction != Direction::kUnspecified) return indicator.direction;
  const bool limit = indicator.kind == IndicatorKind::kCap || indicator.kind == IndicatorKind::kZero;
  return limit ? Direction::kLower : Direction::kHigher;
}

bool IsCumulative(IndicatorKind kind) { return kind == IndicatorKind::kCum || kind == IndicatorKind::kCount; }

std::string ReviewScope(const Item& item) { return item.action.empty() ? kNoAction : item.action; }

std::string ItemPath(absl::string_view campaign, absl::string_view item) {
  return absl::StrCat("campaigns/", campaign, "/items/", item);
}
std::string PathOf(const Item& item) { return ItemPath(item.campaign, item.id); }

const std::vector<Milestone>& MilestonesOf(const Item& item) {
  return item.project ? item.project->milestones : item.milestones;
}

bool IsOnForm(const Item& item) {
  if (item.state == ItemState::kCancelled || item.state == ItemState::kCarriedOver) return false;
  return !item.resolution && !item.issue && !item.hazard;
}

void KeepRecorded(const Item& before, Item& item) {
  item.state = before.state;
  item.carried_over_to = before.carried_over_to;
  item.merged_into = before.merged_into;
  item.site_visits = before.site_visits;
  item.claim = before.claim;
  item.verdict = before.verdict;
  if (item.issue) {
    const IssueEntry kept = before.issue.value_or(IssueEntry());
    item.issue->difficulty = kept.difficulty;
    item.issue->escalated_to = kept.escalated_to;
    item.issue->stage_result = kept.stage_result;
  }
  if (item.hazard) {
    const HazardEntry kept = before.hazard.value_or(HazardEntry());
    item.hazard->reported = kept.reported;
    item.hazard->recheck_due = kept.recheck_due;
    item.hazard->extensions = kept.extensions;
    item.hazard->overdue_explanation = kept.overdue_explanation;
    item.hazard->stage_result = kept.stage_result;
  }
}

void DropRecorded(Item& item) { KeepRecorded(Item(), item); }

}  // namespace duban::task
