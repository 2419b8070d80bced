#include "services/task/domain/check/claims.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/decimal.h"
#include "services/task/domain/machine.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

constexpr std::array kKindNames = {
    Named<ClaimKind>{ClaimKind::kDone, "DONE"},
    Named<ClaimKind>{ClaimKind::kStarted, "STARTED"},
    Named<ClaimKind>{ClaimKind::kEntered, "ENTERED"},
    Named<ClaimKind>{ClaimKind::kMilestone, "MILESTONE"},
};

// The facts that a row states, as (kind, milestone).
std::vector<std::pair<ClaimKind, std::string>> FactsIn(const FormRow& row) {
  std::vector<std::pair<ClaimKind, std::string>> facts;
  if (row.done) facts.emplace_back(ClaimKind::kDone, "");
  if (row.started) facts.emplace_back(ClaimKind::kStarted, "");
  if (row.entered) facts.emplace_back(ClaimKind::kEntered, "");
  for (const std::string& milestone : row.achieved_milestones) {
    facts.emplace_back(ClaimKind::kMilestone, milestone);
  }
  return facts;
}

// Percent of the time between the item's start and due day that has passed at the end of `day`, both counted.
Rational PlannedPercent(const Item& item, absl::CivilDay day) {
  const absl::CivilDay start = item.start.value_or(absl::CivilDay(day.year(), 1, 1));
  const absl::CivilDay due = item.due.value_or(absl::CivilDay(day.year(), 12, 31));
  if (day < start) return 0;
  if (day >= due) return 100;
  return Rational((day - start + 1) * 100, due - start + 1);
}

bool HasAchieved(const FormRow& row, const Milestone& milestone) {
  const auto& achieved = row.achieved_milestones;
  return std::find(achieved.begin(), achieved.end(), milestone.id) != achieved.end();
}

// The item has milestones, and the row says that all of them are achieved.
bool AllAchieved(const Item& item, const FormRow& row) {
  const std::vector<Milestone>& steps = MilestonesOf(item);
  return !steps.empty() && std::all_of(steps.begin(), steps.end(), [&](const Milestone& milestone) {
    return HasAchieved(row, milestone);
  });
}

// By its milestones: one of them too long overdue, or the weight achieved too far behind the weight due.
bool IsRedByMilestones(const Item& item, const FormRow& row, absl::CivilDay day, const CheckRules& rules) {
  Rational all = 0;
  Rational behind = 0;
  for (const Milestone& milestone : MilestonesOf(item)) {
    const Rational weight = ParseDecimal(milestone.weight).value_or(Rational(0));
    all += weight;
    if (!milestone.due || *milestone.due > day || HasAchieved(row, milestone)) continue;
    if (day - *milestone.due > rules.red_overdue_days) return true;
    behind += weight;
  }
  const absl::StatusOr<Rational> limit = ParseDecimal(rules.red_behind_points);
  return limit.ok() && all > 0 && behind * 100 > *limit * all;
}

// Red as for tasks, for items with milestones also by these: too long overdue, or too far behind plan.
// Amounts of indicators and projects have no such light here.
bool IsRed(const Item& item, const FormRow& row, absl::CivilDay day, const CheckRules& rules) {
  if (row.done) return false;
  if (IsRedByMilestones(item, row, day, rules)) return true;
  if (!item.task && !item.policy) return false;
  const absl::CivilDay due = item.due.value_or(absl::CivilDay(day.year(), 12, 31));
  if (day - due > rules.red_overdue_days) return true;
  const absl::StatusOr<Rational> progress = ParseDecimal(row.progress.empty() ? "0" : row.progress);
  const absl::StatusOr<Rational> limit = ParseDecimal(rules.red_behind_points);
  return progress.ok() && limit.ok() && PlannedPercent(item, day) - *progress > *limit;
}

// Walks the forms in order and keeps what first stood in the quarter.
class ClaimFinder {
 public:
  ClaimFinder(const Register& in, const Period& quarter, const CheckRules& rules)
      : in_(in), quarter_(quarter), rules_(rules) {}

  void Read(const Stored<Form>& stored) {
    for (const FormRow& row : stored.value.attested_rows) ReadRow(stored, row);
  }

  std::vector<CompletionClaim> Sorted() {
    std::sort(found_.begin(), found_.end(),
              [](const CompletionClaim& a, const CompletionClaim& b) { return ClaimKey(a) < ClaimKey(b); });
    return std::move(found_);
  }

 private:
  void ReadRow(const Stored<Form>& stored, const FormRow& row) {
    const FormKey& key = stored.value.key;
    const absl::StatusOr<const Item*> item = FindItem(in_, key.campaign, row.item);
    if (!item.ok()) return;
    const bool red_before = red_.contains({key.unit, row.item});
    const bool all_achieved = AllAchieved(**item, row);
    for (const auto& [kind, milestone] : FactsIn(row)) {
      CompletionClaim claim{.unit = key.unit,
                            .item = absl::StrCat("campaigns/", key.campaign, "/items/", row.item),
                            .kind = kind,
                            .milestone = milestone,
                            .form = absl::StrCat("campaigns/", key.campaign, "/periods/",
                                                 PeriodId(key.period), "/forms/", key.unit),
                            .form_sequence = stored.sequence,
                            .red_before = red_before && (kind == ClaimKind::kDone || all_achieved)};
      if (seen_.insert(ClaimKey(claim)).second && IsWanted(claim, key.period))
        found_.push_back(std::move(claim));
    }
    if (IsRed(**item, row, LastDay(key.period), rules_)) {
      red_.insert({key.unit, row.item});
    } else {
      red_.erase({key.unit, row.item});
    }
  }

  bool IsWanted(const CompletionClaim& claim, const Period& dekad) const {
    const auto& kinds = rules_.sampled_claims;
    const bool sampled = std::find(kinds.begin(), kinds.end(), claim.kind) != kinds.end();
    return (sampled || claim.red_before) && FirstDay(dekad) >= FirstDay(quarter_);
  }

  const Register& in_;
  const Period quarter_;
  const CheckRules& rules_;
  std::set<std::string> seen_;                         // keys of all claims so far
  std::set<std::pair<std::string, std::string>> red_;  // (unit, item) whose last row was red
  std::vector<CompletionClaim> found_;
};

}  // namespace

absl::string_view ClaimKindName(ClaimKind kind) { return NameIn(kKindNames, kind); }

std::string ClaimKey(const CompletionClaim& claim) {
  const size_t slash = claim.item.rfind('/');
  return absl::StrCat(claim.unit, "/", absl::string_view(claim.item).substr(slash + 1), "/",
                      ClaimKindName(claim.kind), "/", claim.milestone);
}

std::vector<CompletionClaim> ClaimsOf(const std::vector<Stored<Form>>& forms, const Register& in,
                                      const Period& quarter, const CheckRules& rules) {
  ClaimFinder finder(in, quarter, rules);
  for (const Stored<Form>& form : forms) finder.Read(form);
  return finder.Sorted();
}

}  // namespace duban::task
