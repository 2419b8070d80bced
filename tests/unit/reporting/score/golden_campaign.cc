#include "tests/unit/reporting/score/golden_campaign.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/reporting/score/affair_builder.h"

namespace duban::reporting {
namespace {

const absl::CivilDay kGoldenDue(2024, 6, 10);
const absl::CivilDay kBegin(2024, 4, 2);

void AddIndicators(CampaignBuilder& builder) {
  const auto add = [&](const char* code, int weight, IndicatorKind kind, const char* target) {
    builder.AddIndicator(code, [&](Item& item) {
      item.weight = weight;
      item.indicator.kind = kind;
      item.indicator.target = Dec(target);
      if (kind == IndicatorKind::kStock) item.indicator.baseline = Dec("6.90");
    });
  };
  add("I-FAI", 3, IndicatorKind::kRate, "9.0");
  add("I-FIRMS", 2, IndicatorKind::kCount, "10");
  add("I-ENTITIES", 2, IndicatorKind::kStock, "7.15");
  add("I-UNEMPLOYMENT", 1, IndicatorKind::kCap, "4.5");
  add("I-CONTRACTS", 2, IndicatorKind::kCum, "20");
}

void AddTasks(CampaignBuilder& builder) {
  for (int i = 0; i < 7; ++i) {
    builder.AddTask(absl::StrCat("T-", i), [](Item& item) { item.due = kGoldenDue; });
  }
  builder.AddTask("T-7");  // not due before the year's end
}

void AddProjects(CampaignBuilder& builder) {
  for (int i = 0; i < 6; ++i) {
    builder.AddProject(absl::StrCat("P-B", i), [i](Item& item) {
      item.project.annual_plan_wan = 20000;
      item.project.total_plan_wan = 50000;
      item.project.planned_start = i < 5 ? absl::CivilDay(2024, 3, 1) : absl::CivilDay(2024, 9, 1);
    });
  }
  const auto add = [&](const std::string& code, const char* project_class, std::vector<int> weights) {
    builder.AddProject(code, [&](Item& item) {
      item.project.project_class = project_class;
      for (size_t i = 0; i < weights.size(); ++i) {
        const std::string id = absl::StrCat("m", i + 1);
        item.project.milestones.push_back({id, weights[i], absl::CivilDay(2024, 6, 1), id});
      }
      item.project.milestones.push_back({"later", 50, absl::CivilDay(2024, 12, 1), "later"});
    });
  };
  add("P-R0", "RESERVE", {20, 10, 10});
  add("P-R1", "RESERVE", {20, 10, 10});
  add("P-A0", "ATTRACT_LEGACY", {20, 30});
  add("P-A1", "ATTRACT_LEGACY", {20, 30});
}

FormRow MilestoneRow(const std::string& item, const std::set<std::string>& achieved) {
  FormRow row;
  row.item = item;
  row.achieved_milestones = achieved;
  return row;
}

// What X reports at the quarter's end.
std::vector<FormRow> LastRows() {
  std::vector<FormRow> rows = {ValueRow("I-FAI", "8.1"), ValueRow("I-FIRMS", "4"),
                               ValueRow("I-ENTITIES", "7.05"), ValueRow("I-UNEMPLOYMENT", "4.6"),
                               ValueRow("I-CONTRACTS", "5.5")};
  for (int i = 0; i < 5; ++i) rows.push_back(DoneRow(absl::StrCat("T-", i), kGoldenDue - i));
  rows.push_back(DoneRow("T-5", kGoldenDue + 6));
  rows.push_back(ProgressRow("T-6", "90"));
  rows.push_back(ProgressRow("T-7", "40"));
  for (int i = 0; i < 6; ++i) {
    FormRow row;
    row.item = absl::StrCat("P-B", i);
    row.invested_wan = 9000;
    if (i < 4) row.started = absl::CivilDay(2024, 3, 1);
    if (i < 3) row.entered = absl::CivilDay(2024, 4, 1);
    rows.push_back(row);
  }
  rows.push_back(MilestoneRow("P-R0", {"m1", "m2"}));
  rows.push_back(MilestoneRow("P-R1", {"m1"}));
  rows.push_back(MilestoneRow("P-A0", {"m1", "m2"}));
  rows.push_back(MilestoneRow("P-A1", {"m1"}));
  return rows;
}

// Nine forms, one late, two returned once.
void AddForms(CampaignBuilder& builder) {
  const std::vector<Period> dekads = DekadsOf(PeriodOf("2024-Q2"));
  for (size_t i = 0; i < dekads.size(); ++i) {
    builder.AddForm("dept-a", PeriodId(dekads[i]),
                    i + 1 == dekads.size() ? LastRows() : std::vector<FormRow>(), [i](Form& form) {
                      if (i == 4) form.form_class = FormClass::kLate;
                      if (i == 1 || i == 6) form.tf_return_count = 1;
                    });
  }
}

void AddAffairs(CampaignBuilder& builder) {
  for (int i = 0; i < 6; ++i) {
    Affair resolution = NewAffair(AffairKind::kResolution, absl::StrCat("R-", i));
    resolution.due = kGoldenDue;
    PutAffair(builder, resolution, {{"ACTIVE", kBegin}, {"ACCEPTED", i < 5 ? kGoldenDue : kGoldenDue + 1}});
  }
  for (int i = 0; i < 4; ++i) {
    PutOrder(builder, NewOrder(absl::StrCat("o-", i), kGoldenDue),
             {{"ISSUED", kBegin}, {"CLOSED", i < 3 ? kGoldenDue : kGoldenDue + 2}});
  }
  const char* const states[] = {"IN_HAND", "STAGED", "VERIFIED"};
  for (int difficulty = 1; difficulty <= 3; ++difficulty) {
    Affair issue = NewAffair(AffairKind::kIssue, absl::StrCat("X-", difficulty));
    issue.difficulty = difficulty;
    PutAffair(builder, issue, {{"RAISED", kBegin}, {states[difficulty - 1], kGoldenDue}});
  }
  builder.Put(NewCard("y-1", "dept-a", false, absl::CivilDay(2024, 5, 20)));
}

// Eleven more departments with one indicator each: two ahead of X by the index, nine behind.
void AddOthers(CampaignBuilder& builder) {
  for (int i = 0; i < 11; ++i) {
    const std::string unit = i == 0 ? "dept-b" : i == 1 ? "dept-c" : absl::StrCat("dept-", i);
    builder.AddUnit(unit, UnitGroup::kDepartment);
    const std::string code = absl::StrCat("I-OTHER-", i);
    builder.AddIndicator(code, [&](Item& item) { item.lead_unit = unit; });
    builder.AddForm(unit, "2024-M06-D3", {ValueRow(code, i < 2 ? "60" : "35")});
  }
}

std::vector<Mark> Points(const std::vector<const char*>& points) {
  std::vector<Mark> marks;
  for (const char* value : points) marks.push_back({.points = Dec(value), .grade = {}});
  return marks;
}

}  // namespace

CampaignBuilder GoldenCampaign() {
  CampaignBuilder builder;
  AddIndicators(builder);
  AddTasks(builder);
  AddProjects(builder);
  AddForms(builder);
  AddOthers(builder);
  AddAffairs(builder);
  builder.SetTime(At(absl::CivilDay(2024, 7, 22), 10));
  builder.Lock("2024-Q2");
  return builder;
}

OwnInputs GoldenBook() {
  std::vector<Mark> votes(20, Mark{.points = {}, .grade = Grade::kExcellent});
  for (size_t i = 12; i < 18; ++i) votes[i].grade = Grade::kGood;
  for (size_t i = 18; i < 20; ++i) votes[i].grade = Grade::kFair;
  PanelMarks panel;
  panel.source = "jurisdictions/hecheng/campaigns/eight-actions/panels/2024-Q2";
  panel.by_leaf[LeafId::kP1] = {
      {"G1", Points({"92", "88", "90", "85", "95"})},
      {"G2", Points({"86", "84", "88"})},
      {"G3", Points({"80", "82", "84", "85", "85", "86", "86", "88", "90", "92", "98"})},
      {"G4", votes}};
  panel.by_leaf[LeafId::kP2b] = {{"G1", Points({"87.5"})}};
  panel.by_leaf[LeafId::kB1] = {{"G1", Points({"90"})}};
  panel.by_leaf[LeafId::kB3] = {{"G1", Points({"85.6"})}};
  OwnInputs own;
  own.panels["dept-a"] = panel;
  const AdjustmentRules& rules = Rubric().adjustments;
  own.adjustments["dept-a"] = {{true, rules.bonus_provincial, {}}, {true, rules.bonus_city, {}}};
  return own;
}

}  // namespace duban::reporting
