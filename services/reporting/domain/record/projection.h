// What reporting keeps of the record: the projection, built change by change and rebuilt the same way.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_PROJECTION_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_PROJECTION_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/calendar.h"
#include "services/common/deadlines.h"
#include "services/common/period.h"
#include "services/reporting/domain/record/affairs.h"
#include "services/reporting/domain/record/form.h"
#include "services/reporting/domain/record/item.h"
#include "services/reporting/domain/record/notice.h"
#include "services/reporting/domain/record/proceedings.h"
#include "services/reporting/domain/record/roles.h"

namespace duban::reporting {

// Which group a unit is ranked in; task forces are ranked through their action.
enum class UnitGroup { kNone, kDepartment, kTownship };

// An organisation of the jurisdiction (单位).
struct Unit {
  std::string id;
  std::string title;
  std::string kind;  // as the record names it
  UnitGroup group = UnitGroup::kNone;
  std::optional<absl::CivilDay> valid_from;
  std::optional<absl::CivilDay> valid_until;  // inclusive
};

// An action (行动) and the task force (专班) that answers for it.
struct ActionForce {
  std::string id;
  std::string title;
  std::string lead_unit;
  std::string task_force_unit;  // empty: none, not evaluated
};

// The year's campaign (年度行动).
struct Campaign {
  std::string id;
  std::string title;
  int year = 0;
  absl::CivilDay start;
  absl::CivilDay end;  // inclusive
  std::vector<ActionForce> actions;
  DueTable due_table;
  absl::Time due_table_since = absl::InfinitePast();
  std::vector<SupersededDueTable> earlier_due_tables;  // oldest first
};

// The lock of a ten-day period.
struct PeriodLock {
  std::string campaign;
  Period period;

  friend auto operator<=>(const PeriodLock&, const PeriodLock&) = default;
};

// Any resource after a change; monostate: nothing that reporting keeps, e.g. a draft row.
using Resource = std::variant<std::monostate, Unit, RoleGrant, Campaign, CalendarYear, Item, PeriodLock, Form,
                              OfficialValue, Affair, Order, Card, Finding, FalseReport, MeetingFact,
                              ProposalFact, NoticeFact, TrackingAssessment, ExcuseFact, ConclusionFact,
                              ChangeRequestFact, EvidenceFact, OrderLimitsFact>;

// A change of the record.
struct ChangedResource {
  std::int64_t sequence = 0;
  absl::Time time;
  Resource resource;
};

// Which matter of a campaign: its campaign's id and its own.
using CampaignId = std::pair<std::string, std::string>;

// Everything known up to `last_sequence`.
struct Projection {
  std::string jurisdiction;
  std::map<std::string, Unit> units;
  std::map<std::string, Campaign> campaigns;
  std::map<int, CalendarYear> calendars;
  std::map<std::string, std::map<std::string, Item>> items;  // by campaign, then code
  std::set<PeriodLock> locks;
  std::map<FormKey, Form> forms;
  std::map<OfficialKey, OfficialValue> official_values;
  std::map<std::string, RoleGrant> roles;  // by the id of the binding
  std::map<CampaignId, Affair> affairs;    // by campaign and code
  std::map<CampaignId, Order> orders;
  std::map<CampaignId, Card> cards;
  std::map<CampaignId, Finding> findings;
  std::map<CampaignId, FalseReport> false_reports;
  std::map<CampaignId, MeetingFact> meetings;
  std::map<CampaignId, ProposalFact> proposals;
  std::map<CampaignId, NoticeFact> notices;  // of announcements
  std::map<CampaignId, TrackingAssessment> assessments;
  std::map<CampaignId, ExcuseFact> excuses;
  std::map<CampaignId, ConclusionFact> conclusions;
  std::map<CampaignId, ChangeRequestFact> change_requests;
  std::map<CampaignId, EvidenceFact> evidence;
  std::map<std::string, OrderLimitsFact> order_limits;  // by campaign; none: the defaults hold
  std::vector<CorrectionFact> corrections;              // oldest first; kept by Apply
  std::int64_t last_sequence = 0;
  absl::Time last_change_time;
};

// Brings one change in. A change at or before `last_sequence` was seen already and changes nothing.
void Apply(Projection& projection, const ChangedResource& change);

// SHA-256 (hexadecimal) over a canonical text of the whole projection: equal digests, equal projections.
std::string ProjectionDigest(const Projection& projection);

// Null when unknown.
const Form* FindForm(const Projection& projection, const FormKey& key);
// The unit's title; its id when unknown.
std::string UnitTitle(const Projection& projection, const std::string& unit);
// The items of a campaign; empty when there are none.
const std::map<std::string, Item>& ItemsOf(const Projection& projection, const std::string& campaign);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_PROJECTION_H_
