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

}  // namespace

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
