#include "services/reporting/domain/summary/leader_page.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "services/common/calendar.h"

namespace duban::reporting {
namespace {

constexpr std::array<absl::string_view, 5> kOver = {"VERIFIED", "ACCEPTED", "CLOSED", "CANCELLED",
                                                    "CARRIED_OVER"};

// From best to worst, for what became worse.
int Gravity(Light light) {
  switch (light) {
    case Light::kBlue:
      return 0;
    case Light::kGreen:
      return 1;
    case Light::kGrey:
      return 2;
    case Light::kYellow:
      return 3;
    case Light::kRed:
      return 4;
  }
  return 0;
}

void Count(const ShownLight& light, LightTally& tally) {
  tally.counts.Add(light.light);
  if (light.light_override) ++tally.overridden;
  if (light.due_soon) ++tally.due_soon;
}

// Makes the page's parts on lights.
class LightPart {
 public:
  LightPart(const Lights& lights, const Period& period, const std::string& action, LeaderPage& page)
      : lights_(lights), period_(period), action_(action), page_(page) {}

  void Make() {
    for (const auto& [code, item] : ItemsOf(lights_.projection(), lights_.campaign().id)) {
      if (action_.empty() || item.action == action_) Take(item);
    }
    for (const ActionForce& action : lights_.campaign().actions) TakeAction(action.id, action.title);
    TakeAction("", "全区综合");
    // Items of an action that the campaign does not list are shown under its id rather than lost.
    while (!by_action_.empty()) TakeAction(by_action_.begin()->first, by_action_.begin()->first);
    for (auto& [unit, tally] : by_unit_) {
      tally.counts.action = unit;
      tally.counts.title = UnitTitle(lights_.projection(), unit);
      page_.by_unit.push_back(tally);
    }
    std::stable_sort(
        page_.by_unit.begin(), page_.by_unit.end(), [](const LightTally& a, const LightTally& b) {
          return std::tie(b.counts.red, b.counts.yellow) < std::tie(a.counts.red, a.counts.yellow);
        });
    std::stable_sort(page_.moved.begin(), page_.moved.end(), [](const MovedLight& a, const MovedLight& b) {
      return Gravity(a.now) - Gravity(a.before) > Gravity(b.now) - Gravity(b.before);
    });
  }

 private:
  void Take(const Item& item) {
    const ShownLight now = lights_.At(item, period_);
    Count(now, by_action_[item.action]);
    Count(now, by_unit_[item.lead_unit]);
    if (FirstDay(period_) <= lights_.campaign().start) return;  // there is no period before
    const Light before = lights_.At(item, Previous(period_)).light;
    if (before != now.light) {
      page_.moved.push_back({&item, before, now.light, now.light_override.has_value()});
    }
  }

  void TakeAction(const std::string& action, const std::string& title) {
    auto found = by_action_.extract(action);
    if (found.empty()) return;
    found.mapped().counts.title = title;
    found.mapped().counts.action = found.key();
    page_.by_action.push_back(found.mapped());
  }

  const Lights& lights_;
  const Period period_;
  const std::string& action_;
  LeaderPage& page_;
  std::map<std::string, LightTally> by_action_;
  std::map<std::string, LightTally> by_unit_;
};

bool Inside(const std::optional<absl::Time>& time, const Period& period) {
  return time && *time >= EndOf(FirstDay(period) - 1) && *time < EndOf(LastDay(period));
}

void TakeOrders(const Projection& projection, const std::string& campaign, const Period& period,
                const std::string& action, absl::Time now, LeaderPage& page) {
  for (const auto& [id, order] : projection.orders) {
    if (id.first != campaign || (!action.empty() && order.action != action)) continue;
    if (Inside(order.issue_time, period)) page.new_orders.push_back(&order);
    if (Inside(order.close_time, period)) page.closed_orders.push_back(&order);
    if (IsOverdue(order, now)) page.overdue_orders.push_back(&order);
    if (IsUnsigned(order, now)) page.unsigned_orders.push_back(&order);
  }
  std::stable_sort(page.overdue_orders.begin(), page.overdue_orders.end(),
                   [](const Order* a, const Order* b) { return a->due_time < b->due_time; });
  std::stable_sort(page.unsigned_orders.begin(), page.unsigned_orders.end(),
                   [](const Order* a, const Order* b) { return a->sign_due_time < b->sign_due_time; });
}

void TakeAffairs(const Projection& projection, const std::string& campaign, const std::string& action,
                 absl::Time now, LeaderPage& page) {
  const absl::CivilDay today = absl::ToCivilDay(now, ChinaTime());
  for (const auto& [id, affair] : projection.affairs) {
    if (id.first != campaign || !IsOpen(affair) || (!action.empty() && affair.action != action)) continue;
    const OpenAffair open{&affair, affair.due && *affair.due < today};
    switch (affair.kind) {
      case AffairKind::kIssue:
        page.issues.push_back(open);
        break;
      case AffairKind::kHazard:
        page.hazards.push_back(open);
        break;
      case AffairKind::kResolution:
        page.resolutions.push_back(open);
        break;
    }
  }
  std::stable_sort(page.issues.begin(), page.issues.end(), [](const OpenAffair& a, const OpenAffair& b) {
    return a.affair->difficulty > b.affair->difficulty;
  });
  const auto overdue_first = [](const OpenAffair& a, const OpenAffair& b) { return a.overdue > b.overdue; };
  std::stable_sort(page.hazards.begin(), page.hazards.end(), overdue_first);
  std::stable_sort(page.resolutions.begin(), page.resolutions.end(), overdue_first);
}

}  // namespace

bool IsOpen(const Affair& affair) {
  return std::find(kOver.begin(), kOver.end(), affair.state) == kOver.end();
}

OverrideCounts OverridesOf(const Projection& projection, const std::string& campaign, const Period& period,
                           const LightBook& book) {
  OverrideCounts counts;
  for (const auto& [key, unused] : book.overrides) {
    if (FirstDay(key.second) >= FirstDay(period) && LastDay(key.second) <= LastDay(period)) ++counts.lights;
  }
  for (const Period& dekad : DekadsOf(period)) {
    auto form = projection.forms.lower_bound(FormKey{campaign, dekad, ""});
    for (; form != projection.forms.end() && form->first.campaign == campaign && form->first.period == dekad;
         ++form) {
      if (!form->second.IsFinal()) continue;
      if (form->second.form_class == FormClass::kExcused) ++counts.excused;
      if (form->second.reopened) ++counts.reopened;
      if (form->second.corrected) ++counts.corrected;
      if (form->second.late_filled) ++counts.late_filled;
    }
  }
  return counts;
}

std::vector<RankLine> RankLinesOf(const QuarterResult& now, const QuarterResult* before) {
  std::vector<RankLine> lines;
  for (const GroupResult& group : now.groups) {
    for (const Scorecard& card : group.cards) {
      RankLine line{.group = group.group,
                    .unit = card.unit,
                    .title = card.title,
                    .rank = card.rank,
                    .ranked = card.ranked,
                    .total = card.total};
      const Scorecard* old = before == nullptr ? nullptr : before->Find(card.unit);
      if (old != nullptr) line.previous_rank = old->rank;
      if (line.rank > 0 && line.previous_rank > 0) line.change = line.previous_rank - line.rank;
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

LeaderPage LeaderPageOf(const Lights& lights, const Period& period, const std::string& action,
                        absl::Time now) {
  LeaderPage page;
  LightPart(lights, period, action, page).Make();
  TakeOrders(lights.projection(), lights.campaign().id, period, action, now, page);
  TakeAffairs(lights.projection(), lights.campaign().id, action, now, page);
  return page;
}

}  // namespace duban::reporting
