#include "services/task/convert/items.h"

#include "absl/strings/str_cat.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"

namespace duban::task {

template <typename Io>
void Fields(Io& io, Like<Io, TargetVersion>& version) {
  io("value", version.value);
  io("source", version.source);
  io("document_date", version.document_date);
  io("adopted", version.adopted);
}

template <typename Io>
void Fields(Io& io, Like<Io, Indicator>& indicator) {
  io("kind", indicator.kind);
  io("comparator", indicator.comparator);
  io("target", indicator.target);
  io("baseline", indicator.baseline);
  io("unit_of_measure", indicator.unit_of_measure);
  io("direction", indicator.direction);
  io("range_low", indicator.range_low);
  io("range_high", indicator.range_high);
  io("decimals", indicator.decimals);
  io("caliber", indicator.caliber);
  io("data_source", indicator.data_source);
  io("frequency", indicator.frequency);
  io("lag_days", indicator.lag_days);
  io("target_versions", indicator.target_versions);
  io("schedule", indicator.schedule);
  io("monthly_plan", indicator.monthly_plan);
  io("tolerance", indicator.tolerance);
  io("left_series", indicator.left_series);
  io("right_series", indicator.right_series);
}

template <typename Io>
void Fields(Io& io, Like<Io, Milestone>& milestone) {
  io("milestone_id", milestone.id);
  io("display_name", milestone.display_name);
  io("weight", milestone.weight);
  io("due_date", milestone.due);
}

template <typename Io>
void Fields(Io& io, Like<Io, TaskEntry>& task) {
  io("deliverable", task.deliverable);
  io("quantified_goal", task.quantified_goal);
  io("monthly_plan", task.monthly_plan);
}

template <typename Io>
void Fields(Io& io, Like<Io, PolicyEntry>& policy) {
  io("policy_class", policy.policy_class);
  io("level", policy.level);
  io("number", policy.number);
  io("valid_from_date", policy.valid_from);
  io("valid_until_date", policy.valid_until);
  io("measure", policy.measure);
  io("beneficiaries", policy.beneficiaries);
  io("delivery_amount_wan", policy.delivery_amount_wan);
  io("delivery_number", policy.delivery_number);
  io("rule_due_date", policy.rule_due);
}

template <typename Io>
void Fields(Io& io, Like<Io, Project>& project) {
  io("project_class", project.project_class);
  io("category", project.category);
  io("goal", project.goal);
  io("annual_plan_wan", project.annual_plan_wan);
  io("planned_start_date", project.planned_start);
  io("milestones", project.milestones);
  io("subtype", project.subtype);
  io("planned_total_wan", project.planned_total_wan);
  io("monthly_plan_wan", project.monthly_plan_wan);
  io("planned_completion_date", project.planned_completion);
}

template <typename Io>
void Fields(Io& io, Like<Io, ResolutionEntry>& resolution) {
  io.Path("meeting", resolution.meeting);
  io("number", resolution.number);
  io("decision", resolution.decision);
  io("minutes_number", resolution.minutes_number);
}

template <typename Io>
void Fields(Io& io, Like<Io, IssueEntry>& issue) {
  io("kind", issue.kind);
  io("difficulty", issue.difficulty);
  io("proposed_help", issue.proposed_help);
  io("escalated_to", issue.escalated_to);
  io("first_report_date", issue.first_report);
  io("supports", issue.supports);
  io.Path("blocked_item", issue.blocked_item);
  io("stage_result", issue.stage_result);
}

template <typename Io>
void Fields(Io& io, Like<Io, Fixings>& fixings) {
  io("responsible_person", fixings.responsible_person);
  io("measures", fixings.measures);
  io("funds_wan", fixings.funds_wan);
  io("contingency_plan", fixings.contingency_plan);
}

template <typename Io>
void Fields(Io& io, Like<Io, Extension>& extension) {
  io("old_due_date", extension.old_due);
  io("new_due_date", extension.new_due);
  io("reason", extension.reason);
  io("asked_by", extension.asked_by);
  io("ask_time", extension.asked);
  io("decision", extension.decision);
  io("decided_by", extension.decided_by);
}

template <typename Io>
void Fields(Io& io, Like<Io, HazardEntry>& hazard) {
  io("source", hazard.source);
  io("grade", hazard.grade);
  io("site", hazard.site);
  io("fixings", hazard.fixings);
  io("interim_control", hazard.interim_control);
  io("found_time", hazard.found);
  io("report_time", hazard.reported);
  io("recheck_due_date", hazard.recheck_due);
  io("extensions", hazard.extensions);
  io("overdue_explanation", hazard.overdue_explanation);
  io("stage_result", hazard.stage_result);
}

template <typename Io>
void Fields(Io& io, Like<Io, SiteVisit>& visit) {
  io("visit_date", visit.day);
  io("visitor", visit.visitor);
  io("finding", visit.finding);
  io("recorded_by", visit.recorded_by);
}

template <typename Io>
void Fields(Io& io, Like<Io, Claim>& claim) {
  io("person", claim.person);
  io("claim_time", claim.time);
  io("note", claim.note);
  io("evidences", claim.evidences);
}

template <typename Io>
void Fields(Io& io, Like<Io, Verdict>& verdict) {
  io("person", verdict.person);
  io("verdict_time", verdict.time);
  io("passed", verdict.passed);
  io("note", verdict.note);
}

template <typename Io>
void CommonFields(Io& io, Like<Io, Item>& item) {
  io("display_name", item.display_name);
  io("action", item.action);
  io.Unit("lead_unit", item.lead_unit);
  io.Units("coop_units", item.coop_units);
  io("start_date", item.start);
  io("due_date", item.due);
  io("weight", item.weight);
  io("basis", item.basis);
  io("lead_leader", item.lead_leader);
  io("contact_leader", item.contact_leader);
  io("commander", item.commander);
  io("responsible_person", item.responsible_person);
  io("strength", item.strength);
  io("internal", item.internal);
  io("evidence_policy", item.evidence_policy);
  io("livelihood", item.livelihood);
  io("milestones", item.milestones);
  io.Path("carried_over_from", item.carried_over_from);
}

template <typename Io>
void ItemFields(Io& io, Like<Io, Item>& item) {
  CommonFields<Io>(io, item);
  io("indicator", item.indicator);
  io("task", item.task);
  io("policy", item.policy);
  io("project", item.project);
  io("resolution", item.resolution);
  io("issue", item.issue);
  io("hazard", item.hazard);
  io("state", item.state);
  io.Path("carried_over_to", item.carried_over_to);
  io.Path("merged_into", item.merged_into);
  io("site_visits", item.site_visits);
  io("claim", item.claim);
  io("verdict", item.verdict);
}

void Fields(FieldsWriter& io, const Item& item) { ItemFields<FieldsWriter>(io, item); }
void Fields(FieldsReader& io, Item& item) { ItemFields<FieldsReader>(io, item); }

void WriteProto(absl::string_view jurisdiction, const Item& item, v1::Item& out) {
  out.set_name(ItemName(jurisdiction, item.campaign, item.id));
  FieldsWriter io(out, jurisdiction);
  Fields(io, item);
}

Item FromProto(const v1::Item& item, absl::string_view id, absl::string_view jurisdiction,
               const std::string& field, Violations& out) {
  Item result = ReadFields<Item>(item, jurisdiction, field, out);
  result.id = std::string(id);
  return result;
}

Item RequestedItem(const v1::Item& item, absl::string_view id, absl::string_view jurisdiction,
                   const std::string& field, Violations& out) {
  Item given = FromProto(item, id, jurisdiction, field, out);
  DropRecorded(given);
  return given;
}

Fixings FromProto(const v1::Fixings& fixings, absl::string_view jurisdiction, const std::string& field,
                  Violations& out) {
  return ReadFields<Fixings>(fixings, jurisdiction, field, out);
}
SiteVisit FromProto(const v1::SiteVisit& visit, absl::string_view jurisdiction, const std::string& field,
                    Violations& out) {
  return ReadFields<SiteVisit>(visit, jurisdiction, field, out);
}

}  // namespace duban::task
