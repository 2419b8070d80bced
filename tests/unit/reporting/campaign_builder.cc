#include "tests/unit/reporting/campaign_builder.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {

CampaignBuilder::CampaignBuilder() {
  projection_.jurisdiction = "hecheng";
  for (const char* id : {"dept-a", "dept-b", "dept-c"}) AddUnit(id, UnitGroup::kDepartment);
  AddUnit("town-a", UnitGroup::kTownship);
  AddUnit("tf-1", UnitGroup::kNone);
  AddUnit("superior", UnitGroup::kNone);
  Campaign campaign;
  campaign.id = kCampaign;
  campaign.title = "八大行动";
  campaign.year = 2024;
  campaign.start = absl::CivilDay(2024, 1, 1);
  campaign.end = absl::CivilDay(2024, 12, 31);
  campaign.actions = {{"A1", "产业培塑行动", "dept-a", "tf-1"}, {"A2", "创新提升行动", "dept-b", ""}};
  Put(campaign);
}

void CampaignBuilder::AddUnit(const std::string& id, UnitGroup group) {
  Unit unit;
  unit.id = id;
  unit.title = "单位" + id;
  unit.group = group;
  Put(unit);
}

void CampaignBuilder::Put(Resource resource) {
  ChangedResource change;
  change.resource = std::move(resource);
  change.sequence = static_cast<std::int64_t>(changes_.size()) + 1;
  change.time = time_.value_or(absl::FromUnixSeconds(1700000000 + change.sequence));
  Apply(projection_, change);
  changes_.push_back(std::move(change));
}

Item CampaignBuilder::NewItem(const std::string& code, ItemKind kind) const {
  Item item;
  item.campaign = kCampaign;
  item.code = code;
  item.kind = kind;
  item.action = "A1";
  item.title = "事项" + code;
  item.lead_unit = "dept-a";
  return item;
}

void CampaignBuilder::AddIndicator(const std::string& code, const std::function<void(Item&)>& edit) {
  Item item = NewItem(code, ItemKind::kIndicator);
  item.indicator.kind = IndicatorKind::kCount;
  item.indicator.target = 100;
  item.indicator.unit_of_measure = "家";
  if (edit) edit(item);
  Put(item);
}

void CampaignBuilder::AddTask(const std::string& code, const std::function<void(Item&)>& edit) {
  Item item = NewItem(code, ItemKind::kTask);
  if (edit) edit(item);
  Put(item);
}

void CampaignBuilder::AddProject(const std::string& code, const std::function<void(Item&)>& edit) {
  Item item = NewItem(code, ItemKind::kProject);
  item.project.project_class = "BUILD";
  if (edit) edit(item);
  Put(item);
}

void CampaignBuilder::AddForm(const std::string& unit, const std::string& period,
                              const std::vector<FormRow>& rows, const std::function<void(Form&)>& edit) {
  Form form;
  form.key = {kCampaign, PeriodOf(period), unit};
  form.state = FormState::kLocked;
  form.form_class = FormClass::kOnTime;
  const absl::CivilDay end = LastDay(form.key.period);
  form.first_unit_ok_time = At(end, 12);
  form.reviews = {{"A1", ReviewOutcome::kApproved, At(end, 13), std::nullopt}};
  for (const FormRow& row : rows) form.rows[row.item] = row;
  if (edit) edit(form);
  Put(form);
}

void CampaignBuilder::AddOfficial(const std::string& item, const std::string& period, const char* value) {
  OfficialValue official;
  official.key = {kCampaign, item, PeriodOf(period)};
  official.name =
      absl::StrCat("jurisdictions/hecheng/campaigns/eight-actions/statistics/", item, "-", period);
  official.status = "PENDING";
  if (*value != '\0') {
    official.value = Dec(value);
    official.status = "FINAL";
  }
  Put(official);
}

void CampaignBuilder::AddMissing(const std::string& unit, const std::string& period) {
  Form form;
  form.key = {kCampaign, PeriodOf(period), unit};
  form.state = FormState::kMissing;
  form.form_class = FormClass::kMissing;
  Put(form);
}

void CampaignBuilder::Lock(const std::string& period) {
  for (const Period& dekad : DekadsOf(PeriodOf(period))) Put(PeriodLock{kCampaign, dekad});
}

Period PeriodOf(const std::string& id) { return ParsePeriodId(id).value(); }

FormRow ValueRow(const std::string& item, const char* value) {
  FormRow row;
  row.item = item;
  row.value = Dec(value);
  return row;
}

FormRow ProgressRow(const std::string& item, const char* percent) {
  FormRow row;
  row.item = item;
  row.progress = Dec(percent);
  return row;
}

FormRow DoneRow(const std::string& item, absl::CivilDay done) {
  FormRow row = ProgressRow(item, "100");
  row.done = done;
  return row;
}

absl::Time At(absl::CivilDay day, int hour) {
  return absl::FromCivil(absl::CivilHour(day) + hour, ChinaTime());
}

}  // namespace duban::reporting
