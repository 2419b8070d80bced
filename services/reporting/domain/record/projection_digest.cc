#include "services/common/sha256.h"
#include "services/reporting/domain/canonical_text.h"
#include "services/reporting/domain/record/affairs_digest.h"
#include "services/reporting/domain/record/projection.h"

namespace duban::reporting {
namespace {

void Write(const Unit& unit, CanonicalText& out) {
  out.Add(unit.id).Add(unit.title).Add(unit.kind).Add(static_cast<int>(unit.group));
  out.Add(unit.valid_from).Add(unit.valid_until);
}

void Write(const RoleGrant& grant, CanonicalText& out) {
  out.Add(grant.id).Add(grant.person).Add(grant.role).Add(grant.unit).Add(grant.action).Add(grant.item);
  out.Add(grant.first).Add(grant.last).Add(grant.substitute_for).Add(grant.principal_binding);
  out.Add(grant.acting).Add(grant.recorded);
}

void Write(const TimeOfDay& time, CanonicalText& out) { out.Add(time.hour).Add(time.minute); }

void Write(const WorkdayRule& rule, CanonicalText& out) {
  out.Add(rule.workdays);
  Write(rule.at, out);
}

void Write(const FixedDayRule& rule, CanonicalText& out) {
  out.Add(rule.month).Add(rule.day).Add(static_cast<int>(rule.shift)).Add(rule.nth);
  Write(rule.at, out);
}

void Write(const DueTable& table, CanonicalText& out) {
  out.Add(table.open_workdays_before).Add(table.merge_third_into_month).Add(table.office_writes_report_alone);
  for (const WorkdayRule& rule :
       {table.unit_due, table.tf_due, table.brief_due, table.lock, table.consolidated, table.monthly_bulletin,
        table.report_compile, table.trial_scores, table.objections_close, table.objections_answered,
        table.performance_export}) {
    Write(rule, out);
  }
  for (const FixedDayRule& rule : {table.report_material, table.report_issue, table.statistics, table.review,
                                   table.fourth_review, table.targets_fixed, table.annual_evaluation}) {
    Write(rule, out);
  }
  Write(table.office_close, out);
}

void Write(const Campaign& campaign, CanonicalText& out) {
  out.Add(campaign.id).Add(campaign.title).Add(campaign.year).Add(campaign.start).Add(campaign.end);
  Write(campaign.due_table, out);
  out.Add(campaign.due_table_since);
  out.Head("earlier due tables", campaign.earlier_due_tables.size());
  for (const SupersededDueTable& earlier : campaign.earlier_due_tables) {
    Write(earlier.table, out);
    out.Add(earlier.since);
  }
  out.Head("actions", campaign.actions.size());
  for (const ActionForce& action : campaign.actions) {
    out.Add(action.id).Add(action.title).Add(action.lead_unit).Add(action.task_force_unit);
  }
}

void Write(const CalendarYear& year, CanonicalText& out) {
  out.Add(year.year).Add(year.provisional).Add(year.source);
  out.Head("off", year.off_days.size());
  for (const absl::CivilDay day : year.off_days) out.Add(day);
  out.Head("makeup", year.makeup_workdays.size());
  for (const absl::CivilDay day : year.makeup_workdays) out.Add(day);
  out.Add(year.since);
  out.Head("earlier versions", year.earlier.size());
  for (const CalendarYear& version : year.earlier) Write(version, out);
}

void Write(const std::vector<Milestone>& milestones, CanonicalText& out) {
  out.Head("milestones", milestones.size());
  for (const Milestone& one : milestones) out.Add(one.id).Add(one.weight).Add(one.due).Add(one.title);
}

void Write(const PlannedValues& planned, CanonicalText& out) {
  out.Head("planned", planned.size());
  for (const auto& [day, value] : planned) out.Add(day).Add(value);
}

void Write(const IndicatorSpec& spec, CanonicalText& out) {
  out.Add(KindName(spec.kind)).Add(static_cast<int>(spec.direction)).Add(static_cast<int>(spec.comparator));
  out.Add(spec.unit_of_measure).Add(spec.target).Add(spec.target_source).Add(spec.upper).Add(spec.baseline);
  out.Add(spec.tolerance).Add(spec.frequency).Add(spec.data_source).Add(spec.lag_days).Add(spec.decimals);
  out.Add(spec.caliber);
  Write(spec.planned, out);
}

void Write(const ProjectSpec& spec, CanonicalText& out) {
  out.Add(spec.project_class).Add(spec.subtype).Add(spec.category).Add(spec.goal);
  out.Add(spec.annual_plan_wan).Add(spec.total_plan_wan);
  out.Add(spec.planned_start).Add(spec.planned_entry).Add(spec.planned_completion);
  Write(spec.planned_wan, out);
  Write(spec.milestones, out);
}

void Write(const std::vector<LeadSpan>& leads, CanonicalText& out) {
  out.Head("leads", leads.size());
  for (const LeadSpan& span : leads) out.Add(span.unit).Add(span.from).Add(span.sequence);
}

void Write(const Item& item, CanonicalText& out) {
  out.Add(item.campaign).Add(item.code).Add(static_cast<int>(item.kind)).Add(item.action).Add(item.title);
  out.Add(item.lead_unit).Add(item.weight).Add(item.start).Add(item.due);
  Write("coop", item.coop_units, out);
  Write(item.indicator, out);
  Write(item.project, out);
  Write(item.milestones, out);
  out.Head("monthly plan", item.monthly_plan.size());
  for (const Rational& value : item.monthly_plan) out.Add(value);
  Write(item.planned_percent, out);
  out.Add(item.state).Add(item.merged_into).Add(item.lead_leader).Add(item.contact_leader);
  out.Add(item.commander).Add(item.strength).Add(item.livelihood).Add(item.internal);
  Write(item.life, out);
  Write(item.leads, out);
  out.Head("earlier", item.earlier.size());
  for (const Superseded<Item>& past : item.earlier) {
    Write(*past.version, out);
    out.Add(past.until);
  }
  out.Add(item.sequence);
}

void Write(const FormRow& row, CanonicalText& out) {
  out.Add(row.item).Add(row.value).Add(row.pending).Add(row.progress).Add(row.done);
  out.Add(row.invested_wan).Add(row.started).Add(row.entered).Add(row.note).Add(row.not_applicable);
  out.Add(row.explanation);
  out.Head("achieved", row.achieved_milestones.size());
  for (const std::string& id : row.achieved_milestones) out.Add(id);
  Write("evidence", row.evidence, out);
}

void Write(const Form& form, CanonicalText& out) {
  out.Add(form.key.campaign).Add(form.key.period).Add(form.key.unit);
  out.Add(static_cast<int>(form.state)).Add(static_cast<int>(form.form_class));
  out.Add(form.tf_unreviewed).Add(form.unresolved_return).Add(form.tf_return_count);
  out.Add(form.corrected).Add(form.reopened).Add(form.late_filled);
  out.Add(form.first_unit_ok_time).Add(form.sequence).Add(form.final_sequence);
  out.Head("rows", form.rows.size());
  for (const auto& [item, row] : form.rows) Write(row, out);
  out.Head("reviews", form.reviews.size());
  for (const Review& review : form.reviews) {
    out.Add(review.action).Add(static_cast<int>(review.outcome)).Add(review.time).Add(review.first_time);
  }
}

void Write(const OfficialValue& official, CanonicalText& out) {
  out.Add(official.key.campaign).Add(official.key.item).Add(official.key.period);
  out.Add(official.name).Add(official.value).Add(official.status).Add(official.sequence);
}

void Write(const CorrectionFact& fact, CanonicalText& out) {
  out.Add(fact.form.campaign).Add(fact.form.period).Add(fact.form.unit).Add(fact.item).Add(fact.field);
  out.Add(fact.old_text).Add(fact.new_text).Add(fact.time).Add(fact.sequence);
}

template <typename Map>
void WriteAll(absl::string_view name, const Map& map, CanonicalText& out) {
  out.Head(name, map.size());
  for (const auto& [key, value] : map) Write(value, out);
}

}  // namespace

std::string ProjectionDigest(const Projection& projection) {
  CanonicalText out;
  out.Add(projection.jurisdiction).Add(projection.last_sequence).Add(projection.last_change_time);
  WriteAll("units", projection.units, out);
  WriteAll("campaigns", projection.campaigns, out);
  WriteAll("calendars", projection.calendars, out);
  out.Head("lists", projection.items.size());
  for (const auto& [campaign, items] : projection.items) WriteAll(campaign, items, out);
  out.Head("locks", projection.locks.size());
  for (const PeriodLock& lock : projection.locks) out.Add(lock.campaign).Add(lock.period);
  WriteAll("forms", projection.forms, out);
  WriteAll("official", projection.official_values, out);
  WriteAll("roles", projection.roles, out);
  WriteAll("affairs", projection.affairs, out);
  WriteAll("orders", projection.orders, out);
  WriteAll("cards", projection.cards, out);
  WriteAll("findings", projection.findings, out);
  WriteAll("false reports", projection.false_reports, out);
  WriteAll("meetings", projection.meetings, out);
  WriteAll("proposals", projection.proposals, out);
  WriteAll("notices", projection.notices, out);
  WriteAll("assessments", projection.assessments, out);
  WriteAll("excuses", projection.excuses, out);
  WriteAll("conclusions", projection.conclusions, out);
  WriteAll("change requests", projection.change_requests, out);
  WriteAll("evidence", projection.evidence, out);
  WriteAll("order limits", projection.order_limits, out);
  out.Head("corrections", projection.corrections.size());
  for (const CorrectionFact& fact : projection.corrections) Write(fact, out);
  return HexDigest(out.text());
}

}  // namespace duban::reporting
