#include "tests/integration/reporting/record_maker.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/common/calendar.h"

namespace duban::reporting {
namespace {

namespace pb = task::v1;

pb::Change ChangeAt(absl::CivilDay day, const std::string& type, const std::string& name) {
  pb::Change change;
  change.set_type(type);
  change.set_name(name);
  change.set_person("wang.wu");
  change.mutable_change_time()->set_seconds(absl::ToUnixSeconds(absl::FromCivil(day, ChinaTime())));
  return change;
}

pb::Change PlanChange(const std::string& type, const std::string& name) {
  return ChangeAt(absl::CivilDay(2024, 1, 2), type, name);
}

std::string UnitName(const std::string& unit) { return absl::StrCat(kJurisdiction, "/units/", unit); }

pb::Change UnitChange(const std::string& id, const std::string& title, pb::Unit::Kind kind) {
  pb::Change change = PlanChange("unit.create", UnitName(id));
  change.mutable_unit()->set_name(UnitName(id));
  change.mutable_unit()->set_display_name(title);
  change.mutable_unit()->set_kind(kind);
  return change;
}

pb::Change RoleChange(const std::string& id, const std::string& person, pb::Role role) {
  pb::Change change = PlanChange("roleBinding.create", absl::StrCat(kJurisdiction, "/roleBindings/", id));
  change.mutable_role_binding()->set_name(change.name());
  change.mutable_role_binding()->set_person(person);
  change.mutable_role_binding()->set_role(role);
  return change;
}

pb::Change FormerRoleChange() {
  pb::Change change = RoleChange("former", "gone.wu", pb::ROLE_LEADER);
  google::type::Date& end = *change.mutable_role_binding()->mutable_end_date();
  end.set_year(2023);
  end.set_month(12);
  end.set_day(31);
  return change;
}

pb::Change CalendarChange() {
  pb::Change change = PlanChange("calendar.create", absl::StrCat(kJurisdiction, "/calendars/2024"));
  change.mutable_calendar()->set_name(change.name());
  change.mutable_calendar()->set_year(2024);
  change.mutable_calendar()->set_source("test");
  return change;
}

pb::Change CampaignChange() {
  pb::Change change = PlanChange("campaign.create", kCampaign);
  pb::Campaign& campaign = *change.mutable_campaign();
  campaign.set_name(kCampaign);
  campaign.set_display_name("八大行动");
  campaign.set_year(2024);
  pb::Action& action = *campaign.add_actions();
  action.set_action_id("A1");
  action.set_display_name("产业发展行动");
  action.set_lead_unit(UnitName("development"));
  action.set_task_force_unit(UnitName("tf-a1"));
  return change;
}

pb::Change ItemChange(const std::string& code, const std::string& unit) {
  pb::Change change = PlanChange("item.create", absl::StrCat(kCampaign, "/items/", code));
  change.mutable_item()->set_name(change.name());
  change.mutable_item()->set_display_name("事项<" + code + ">");
  change.mutable_item()->set_action("A1");
  change.mutable_item()->set_lead_unit(UnitName(unit));
  return change;
}

pb::Change IndicatorChange(const std::string& code, const std::string& unit) {
  pb::Change change = ItemChange(code, unit);
  pb::Indicator& indicator = *change.mutable_item()->mutable_indicator();
  indicator.set_kind(pb::Indicator::KIND_CUM);
  indicator.set_target("100");
  indicator.set_unit_of_measure("亿元");
  return change;
}

pb::Change TaskChange(const std::string& code, const std::string& unit) {
  pb::Change change = ItemChange(code, unit);
  change.mutable_item()->mutable_task();
  return change;
}

pb::Change FormChange(const Period& dekad, const std::string& unit, pb::Form::State state,
                      pb::Form::Class form_class) {
  pb::Change change = ChangeAt(LastDay(dekad) + 4, "form.lock",
                               absl::StrCat(kCampaign, "/periods/", PeriodId(dekad), "/forms/", unit));
  pb::Form& form = *change.mutable_form();
  form.set_name(change.name());
  form.set_state(state);
  form.set_class_(form_class);
  return change;
}

pb::Change ReportedForm(const Period& dekad, const std::string& unit, pb::Form::Class form_class,
                        const std::string& value) {
  pb::Change change = FormChange(dekad, unit, pb::Form::STATE_LOCKED, form_class);
  pb::FormRow& indicator = *change.mutable_form()->add_attested_rows();
  indicator.set_item("I-" + unit);
  indicator.set_value(value);
  pb::FormRow& task = *change.mutable_form()->add_attested_rows();
  task.set_item("T-" + unit);
  task.set_progress("30");
  pb::Form::Review& review = *change.mutable_form()->add_reviews();
  review.set_action("A1");
  review.set_outcome(pb::Form::Review::OUTCOME_APPROVED);
  *review.mutable_review_time() = change.change_time();
  *change.mutable_form()->mutable_unit_ok_time() = change.change_time();
  return change;
}

constexpr absl::CivilDay kApril(2024, 4, 10);

pb::Change MatterChange(const std::string& type, const std::string& collection, const std::string& id) {
  return ChangeAt(kApril, type, absl::StrCat(kCampaign, "/", collection, "/", id));
}

pb::Change IssueChange(pb::Item::State state) {
  pb::Change change = MatterChange("item.act", "items", "N-1");
  pb::Item& item = *change.mutable_item();
  item.set_name(change.name());
  item.set_display_name("征地受阻");
  item.set_lead_unit(UnitName("finance"));
  item.set_state(state);
  item.mutable_issue()->set_difficulty(2);
  return change;
}

pb::Change OrderChange(pb::Order::State state, pb::Order::Level level) {
  pb::Change change = MatterChange("order.act", "orders", "o-1");
  pb::Order& order = *change.mutable_order();
  order.set_name(change.name());
  order.set_matter("征地");
  order.set_lead_unit(UnitName("finance"));
  order.set_state(state);
  order.set_level(level);
  *order.mutable_due_time() = change.change_time();
  order.add_sources()->set_resource(absl::StrCat(kCampaign, "/items/N-1"));
  return change;
}

pb::Change ProposalChange(pb::Proposal::State state) {
  pb::Change change = MatterChange("proposal.submit", "proposals", "p-1");
  pb::Proposal& proposal = *change.mutable_proposal();
  proposal.set_name(change.name());
  proposal.set_order(absl::StrCat(kCampaign, "/orders/o-1"));
  proposal.set_unit(UnitName("finance"));
  proposal.set_level(pb::Order::LEVEL_L2);
  proposal.set_state(state);
  return change;
}

pb::Change CardChange() {
  pb::Change change = MatterChange("card.issue", "cards", "k-1");
  pb::Card& card = *change.mutable_card();
  card.set_name(change.name());
  card.set_color(pb::Card::COLOR_YELLOW);
  card.set_level(pb::Order::LEVEL_L2);
  card.set_unit(UnitName("finance"));
  card.set_order(absl::StrCat(kCampaign, "/orders/o-1"));
  card.set_state(pb::Card::STATE_VALID);
  card.mutable_card_date()->set_year(kApril.year());
  card.mutable_card_date()->set_month(kApril.month());
  card.mutable_card_date()->set_day(kApril.day());
  return change;
}

pb::Change FindingChange() {
  pb::Change change = MatterChange("finding.confirm", "findings", "f-1");
  pb::Finding& finding = *change.mutable_finding();
  finding.set_name(change.name());
  finding.set_item(absl::StrCat(kCampaign, "/items/I-finance"));
  finding.set_unit(UnitName("finance"));
  finding.set_subject(pb::Finding::SUBJECT_VALUE);
  finding.set_reported("1");
  finding.set_verified("0.5");
  finding.set_state(pb::Finding::STATE_CONFIRMED);
  return change;
}

pb::Change FalseReportChange() {
  pb::Change change = MatterChange("falseReportCase.approve", "falseReportCases", "fr-1");
  pb::FalseReportCase& one = *change.mutable_false_report_case();
  one.set_name(change.name());
  one.set_finding(absl::StrCat(kCampaign, "/findings/f-1"));
  one.set_item(absl::StrCat(kCampaign, "/items/I-finance"));
  one.set_unit(UnitName("finance"));
  one.set_period("2024-M01-D1");
  one.set_state(pb::FalseReportCase::STATE_IN_FORCE);
  one.set_outcome(pb::FalseReportCase::OUTCOME_FALSE);
  *one.mutable_in_force_time() = change.change_time();
  return change;
}

pb::Change MeetingChange() {
  pb::Change change = MatterChange("meeting.hold", "meetings", "m-1");
  pb::Meeting& meeting = *change.mutable_meeting();
  meeting.set_name(change.name());
  meeting.set_kind(pb::Meeting::KIND_MONTHLY);
  meeting.set_state(pb::Meeting::STATE_HELD);
  *meeting.mutable_planned_time() = change.change_time();
  return change;
}

pb::Change TransferChange() {
  pb::Change change = TaskChange("T-finance", "development");
  change.mutable_change_time()->set_seconds(absl::ToUnixSeconds(absl::FromCivil(kApril, ChinaTime())));
  return change;
}

}  // namespace

std::vector<pb::Change> SupervisionChanges(const std::string& corrected) {
  const Period first{PeriodKind::kDekad, 2024, 1};
  pb::Change correction = ReportedForm(first, "development", pb::Form::CLASS_ON_TIME, corrected);
  correction.mutable_form()->add_flags(pb::Form::FLAG_CORRECTED);
  return {IssueChange(pb::Item::STATE_RAISED),
          IssueChange(pb::Item::STATE_IN_HAND),
          OrderChange(pb::Order::STATE_ISSUED, pb::Order::LEVEL_NONE),
          ProposalChange(pb::Proposal::STATE_PROPOSED),
          OrderChange(pb::Order::STATE_ISSUED, pb::Order::LEVEL_L2),
          ProposalChange(pb::Proposal::STATE_ACCEPTED),
          CardChange(),
          FindingChange(),
          FalseReportChange(),
          MeetingChange(),
          TransferChange(),
          std::move(correction)};
}

std::vector<pb::Change> PlanChanges() {
  return {UnitChange("development", "发展改革局", pb::Unit::KIND_DEPARTMENT),
          UnitChange("finance", "财政局", pb::Unit::KIND_DEPARTMENT),
          UnitChange("huangjin", "黄金坳镇", pb::Unit::KIND_TOWNSHIP),
          UnitChange("tf-a1", "产业发展行动专班", pb::Unit::KIND_TASK_FORCE),
          RoleChange("supervision", "sun.du", pb::ROLE_SUPERVISION),
          RoleChange("reporter", "li.si", pb::ROLE_REPORTER),
          FormerRoleChange(),
          CalendarChange(),
          CampaignChange(),
          IndicatorChange("I-development", "development"),
          TaskChange("T-development", "development"),
          IndicatorChange("I-finance", "finance"),
          TaskChange("T-finance", "finance"),
          TaskChange("T-huangjin", "huangjin")};
}

std::vector<pb::Change> LockedDekad(const Period& dekad, const std::string& value) {
  pb::Change lock =
      ChangeAt(LastDay(dekad) + 4, "period.lock", absl::StrCat(kCampaign, "/periods/", PeriodId(dekad)));
  lock.mutable_period()->set_name(lock.name());
  lock.mutable_period()->set_kind(pb::Period::KIND_DEKAD);
  lock.mutable_period()->set_state(pb::Period::STATE_LOCKED);
  return {ReportedForm(dekad, "development", pb::Form::CLASS_ON_TIME, value),
          ReportedForm(dekad, "finance", pb::Form::CLASS_LATE, "1"),
          FormChange(dekad, "huangjin", pb::Form::STATE_MISSING, pb::Form::CLASS_MISSING), std::move(lock)};
}

std::vector<pb::Change> LockedPeriod(const Period& period) {
  std::vector<pb::Change> changes;
  for (const Period& dekad : DekadsOf(period)) {
    for (pb::Change& change : LockedDekad(dekad, absl::StrCat(dekad.index * 3))) {
      changes.push_back(std::move(change));
    }
  }
  return changes;
}

}  // namespace duban::reporting
