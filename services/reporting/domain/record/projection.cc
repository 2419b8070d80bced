#include "services/reporting/domain/record/projection.h"

#include <algorithm>
#include <utility>

namespace duban::reporting {
namespace {

std::optional<absl::Time> Earlier(const std::optional<absl::Time>& a, const std::optional<absl::Time>& b) {
  if (!a) return b;
  if (!b) return a;
  return std::min(*a, *b);
}

// A resubmission clears the reviews of changed rows; the time of each task force's first act stays known.
void KeepFirstReviews(const Form& before, Form& form) {
  for (Review& review : form.reviews) {
    review.first_time = Earlier(review.first_time, review.time);
    for (const Review& old : before.reviews) {
      if (old.action == review.action) review.first_time = Earlier(old.first_time, review.first_time);
    }
  }
}

// The monthly values by the days they are planned by.
PlannedValues ByMonthEnd(const std::vector<Rational>& monthly_plan, int year) {
  PlannedValues planned;
  absl::CivilMonth month(year, 1);
  for (const Rational& value : monthly_plan) planned[absl::CivilDay(++month) - 1] = value;
  return planned;
}

struct Applier {
  Projection& projection;
  std::int64_t sequence;
  absl::Time time;

  void operator()(const std::monostate&) const {}
  void operator()(const Unit& unit) const { projection.units[unit.id] = unit; }
  void operator()(const RoleGrant& changed) const {
    RoleGrant& kept = projection.roles[changed.id];
    const absl::CivilDay recorded = kept.recorded.value_or(ChinaDay(time));
    kept = changed;
    kept.recorded = recorded;
  }
  void operator()(const Campaign& campaign) const { projection.campaigns[campaign.id] = campaign; }
  void operator()(const CalendarYear& year) const { projection.calendars[year.year] = year; }
  void operator()(const PeriodLock& lock) const { projection.locks.insert(lock); }
  void operator()(const OfficialValue& changed) const {
    Keep(changed, projection.official_values[changed.key]);
  }
  void operator()(const Affair& changed) const {
    KeepVersions(changed, projection.affairs[{changed.campaign, changed.code}]);
  }
  void operator()(const Order& changed) const { KeepVersions(changed, Matter(changed, projection.orders)); }
  void operator()(const Card& changed) const { KeepLife(changed, Matter(changed, projection.cards)); }
  void operator()(const Finding& changed) const { Keep(changed, Matter(changed, projection.findings)); }
  void operator()(const MeetingFact& changed) const { Keep(changed, Matter(changed, projection.meetings)); }
  void operator()(const NoticeFact& changed) const { Keep(changed, Matter(changed, projection.notices)); }
  void operator()(const ProposalFact& changed) const {
    KeepLife(changed, Matter(changed, projection.proposals));
  }
  void operator()(const ExcuseFact& changed) const { KeepLife(changed, Matter(changed, projection.excuses)); }
  void operator()(const ConclusionFact& changed) const {
    KeepLife(changed, Matter(changed, projection.conclusions));
  }
  void operator()(const ChangeRequestFact& changed) const {
    KeepLife(changed, Matter(changed, projection.change_requests));
  }
  void operator()(const EvidenceFact& changed) const { Keep(changed, Matter(changed, projection.evidence)); }
  void operator()(const OrderLimitsFact& changed) const {
    OrderLimitsFact& kept = projection.order_limits[changed.campaign];
    kept.campaign = changed.campaign;
    KeepEarlier(kept);
    Versions<OrderLimitsFact> earlier = std::move(kept.earlier);
    Keep(changed, kept);
    kept.earlier = std::move(earlier);
  }
  void operator()(const TrackingAssessment& changed) const {
    TrackingAssessment& kept = Matter(changed, projection.assessments);
    Keep(changed, kept);
    kept.time = time;
  }

  void operator()(const Item& changed) const {
    Item& kept = projection.items[changed.campaign][changed.code];
    std::vector<LeadSpan> leads = kept.leads;
    if (leads.empty() || leads.back().unit != changed.lead_unit) {
      leads.push_back({changed.lead_unit, time, sequence});
    }
    KeepVersions(changed, kept);
    kept.leads = std::move(leads);
    KeepPlan(kept);
  }

  void operator()(const FalseReport& changed) const {
    FalseReport& kept = Matter(changed, projection.false_reports);
    KeepLife(changed, kept);
    const auto finding = projection.findings.find({changed.campaign, changed.finding});
    if (finding == projection.findings.end()) return;
    kept.subject = finding->second.subject;
    const absl::StatusOr<Rational> verified = ParseDecimal(finding->second.verified);
    if (verified.ok()) kept.verified_value = *verified;
  }

  void operator()(const Form& changed) const {
    Form& kept = projection.forms[changed.key];
    Form form = changed;
    KeepFirstReviews(kept, form);
    form.sequence = sequence;
    form.final_sequence = kept.final_sequence == 0 && form.IsFinal() ? sequence : kept.final_sequence;
    if (kept.state == FormState::kLocked && form.state == FormState::kLocked) NoteCorrections(kept, form);
    kept = std::move(form);
  }

 private:
  template <typename T>
  static T& Matter(const T& changed, std::map<CampaignId, T>& matters) {
    return matters[{changed.campaign, changed.id}];
  }

  template <typename T>
  void Keep(const T& changed, T& kept) const {
    kept = changed;
    kept.sequence = sequence;
  }

  // As Keep, with the steps so far and the one that the change is, if it is one.
  template <typename T>
  void KeepLife(const T& changed, T& kept) const {
    Life life = std::move(kept.life);
    if (life.steps.empty() || life.steps.back().state != changed.state) {
      life.steps.push_back({changed.state, time, sequence});
    }
    Keep(changed, kept);
    kept.life = std::move(life);
  }

  // As KeepLife, with the version before where it said something else that scores read.
  template <typename T>
  void KeepVersions(const T& changed, T& kept) const {
    if (kept.sequence != 0 && !IsSamePlan(kept, changed)) KeepEarlier(kept);
    Versions<T> earlier = std::move(kept.earlier);
    KeepLife(changed, kept);
    kept.earlier = std::move(earlier);
  }

  // The present version becomes an earlier one.
  template <typename T>
  void KeepEarlier(T& kept) const {
    auto version = std::make_shared<T>(kept);
    version->earlier.clear();
    kept.earlier.push_back({std::move(version), time});
  }

  void KeepPlan(Item& item) const {
    const auto campaign = projection.campaigns.find(item.campaign);
    if (item.monthly_plan.empty() || campaign == projection.campaigns.end()) return;
    PlannedValues planned = ByMonthEnd(item.monthly_plan, campaign->second.year);
    if (item.kind == ItemKind::kIndicator) {
      item.indicator.planned = std::move(planned);
    } else if (item.kind == ItemKind::kProject) {
      item.project.planned_wan = std::move(planned);
    } else {
      item.planned_percent = std::move(planned);
    }
  }

  void NoteCorrections(const Form& before, const Form& after) const {
    for (CorrectionFact& fact : DifferencesOf(before, after)) {
      fact.time = time;
      fact.sequence = sequence;
      projection.corrections.push_back(std::move(fact));
    }
  }
};

}  // namespace

void Apply(Projection& projection, const ChangedResource& change) {
  if (change.sequence <= projection.last_sequence) return;
  std::visit(Applier{projection, change.sequence, change.time}, change.resource);
  projection.last_sequence = change.sequence;
  projection.last_change_time = change.time;
}

const Form* FindForm(const Projection& projection, const FormKey& key) {
  const auto found = projection.forms.find(key);
  return found == projection.forms.end() ? nullptr : &found->second;
}

std::string UnitTitle(const Projection& projection, const std::string& unit) {
  const auto found = projection.units.find(unit);
  return found == projection.units.end() ? unit : found->second.title;
}

const std::map<std::string, Item>& ItemsOf(const Projection& projection, const std::string& campaign) {
  static const auto& none = *new std::map<std::string, Item>();
  const auto found = projection.items.find(campaign);
  return found == projection.items.end() ? none : found->second;
}

}  // namespace duban::reporting
