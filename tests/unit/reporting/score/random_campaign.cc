#include "tests/unit/reporting/score/random_campaign.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/unit/reporting/score/affair_builder.h"

namespace duban::reporting {
namespace {

const char* const kUnits[] = {"dept-a", "dept-b", "dept-c", "town-a"};
const char* const kEvaluated[] = {"dept-a", "dept-b", "dept-c", "town-a", "tf-1"};

void AddRandomItem(int number, Dice& dice, CampaignBuilder& builder) {
  const std::string code = "X-" + std::to_string(number);
  const auto common = [&](Item& item) {
    item.lead_unit = kUnits[dice.Roll(0, 3)];
    if (dice.OneIn(3)) item.coop_units = {kUnits[dice.Roll(0, 3)]};
    item.weight = dice.Roll(1, 3);
  };
  switch (dice.Roll(0, 3)) {
    case 0:
      return builder.AddIndicator(code, [&](Item& item) {
        common(item);
        item.indicator.kind = static_cast<IndicatorKind>(dice.Roll(0, 8));
        item.indicator.target = dice.Amount(-1, 10);
        item.indicator.baseline = dice.Amount(0, 5);
      });
    case 1:
      return builder.AddProject(code, [&](Item& item) {
        common(item);
        item.project.project_class = dice.OneIn(2) ? "BUILD" : "RESERVE";
        if (dice.OneIn(2)) item.project.annual_plan_wan = dice.Amount(0, 900);
        item.project.planned_start = absl::CivilDay(2024, dice.Roll(1, 5), 1);
        item.project.milestones = {{"m1", 20, absl::CivilDay(2024, 2, 1)},
                                   {"m2", 30, absl::CivilDay(2024, 6, 1)}};
      });
    default:
      return builder.AddTask(code, [&](Item& item) {
        common(item);
        item.due = absl::CivilDay(2024, dice.Roll(1, 12), dice.Roll(1, 28));
      });
  }
}

FormRow RandomRow(const Item& item, Dice& dice) {
  FormRow row;
  row.item = item.code;
  if (dice.OneIn(8)) {
    row.pending = true;
    return row;
  }
  row.value = dice.Amount(-2, 12);
  row.progress = dice.Roll(0, 100);
  if (dice.OneIn(4)) row.done = absl::CivilDay(2024, dice.Roll(1, 3), dice.Roll(1, 28));
  if (dice.OneIn(2)) row.started = absl::CivilDay(2024, dice.Roll(1, 3), dice.Roll(1, 28));
  row.invested_wan = dice.Amount(0, 900);
  if (dice.OneIn(2)) row.achieved_milestones = {"m1"};
  return row;
}

void AddRandomForms(const Period& dekad, Dice& dice, CampaignBuilder& builder) {
  for (const char* unit : kUnits) {
    if (dice.OneIn(12)) {
      builder.AddMissing(unit, PeriodId(dekad));
      continue;
    }
    std::vector<FormRow> rows;
    for (const auto& [code, item] : ItemsOf(builder.projection(), CampaignBuilder::kCampaign)) {
      if (item.lead_unit == unit) rows.push_back(RandomRow(item, dice));
    }
    builder.AddForm(unit, PeriodId(dekad), rows, [&](Form& form) {
      if (dice.OneIn(6)) form.form_class = FormClass::kLate;
      form.tf_return_count = dice.OneIn(4) ? dice.Roll(1, 3) : 0;
      form.tf_unreviewed = dice.OneIn(10);
      if (form.tf_unreviewed) form.reviews[0].outcome = ReviewOutcome::kPending;
    });
  }
}

void AddRandomOfficials(Dice& dice, CampaignBuilder& builder) {
  for (const auto& [code, item] : ItemsOf(builder.projection(), CampaignBuilder::kCampaign)) {
    if (item.kind != ItemKind::kIndicator || !dice.OneIn(3)) continue;
    const std::string value = dice.OneIn(4) ? "" : FormatExact(dice.Amount(-2, 12));
    builder.AddOfficial(code, dice.OneIn(2) ? "2024-M03" : "2024-Q1", value.c_str());
  }
}

absl::CivilDay RandomDay(Dice& dice) { return absl::CivilDay(2024, 1, 1) + dice.Roll(-40, 100); }

// A life that starts in one state and may go on to the others, a few days apart.
std::vector<Reached> RandomLife(Dice& dice, const std::vector<std::string>& states) {
  std::vector<Reached> life;
  absl::CivilDay day = RandomDay(dice);
  for (const std::string& state : states) {
    if (!life.empty() && dice.OneIn(3)) break;
    life.push_back({state, day});
    day += dice.Roll(1, 30);
  }
  return life;
}

void AddRandomAffairs(Dice& dice, CampaignBuilder& builder) {
  const std::vector<std::string> lives[] = {{"ACTIVE", "DONE_CLAIMED", "ACCEPTED"},
                                            {"RAISED", "STAGED", "RESOLVED_CLAIMED", "VERIFIED"},
                                            {"ORDERED", "CLAIMED", "RECHECKED", "CLOSED"}};
  const int affairs = dice.Roll(0, 4);
  for (int i = 0; i < affairs; ++i) {
    const int kind = dice.Roll(0, 2);
    Affair affair = NewAffair(static_cast<AffairKind>(kind), absl::StrCat("Y-", i));
    affair.lead_unit = kEvaluated[dice.Roll(0, 4)];
    if (dice.OneIn(2)) affair.coop_units = {kUnits[dice.Roll(0, 3)]};
    affair.due = RandomDay(dice);
    affair.difficulty = dice.Roll(0, 3);
    PutAffair(builder, affair, RandomLife(dice, lives[kind]));
  }
  const int orders = dice.Roll(0, 3);
  for (int i = 0; i < orders; ++i) {
    Order order = NewOrder(absl::StrCat("o-", i), RandomDay(dice));
    order.lead_unit = kEvaluated[dice.Roll(0, 4)];
    order.exempted = dice.OneIn(8);
    PutOrder(builder, order, RandomLife(dice, {"ISSUED", "FEEDBACK", "CLOSED"}));
  }
}

void AddRandomPenalties(Dice& dice, CampaignBuilder& builder) {
  const int cards = dice.Roll(0, 4);
  for (int i = 0; i < cards; ++i) {
    Card card = NewCard(absl::StrCat("c-", i), kEvaluated[dice.Roll(0, 4)], dice.OneIn(3), RandomDay(dice));
    if (dice.OneIn(4)) card.state = dice.OneIn(2) ? "CONTESTED" : "WITHDRAWN";
    builder.Put(card);
  }
  if (!dice.OneIn(6)) return;
  FalseReport report =
      NewFalseReport("f-1", kUnits[dice.Roll(0, 3)], absl::StrCat("X-", dice.Roll(0, 7)), "2024-M03-D2");
  if (dice.OneIn(2)) report.verified_value = dice.Amount(-2, 12);
  builder.Put(report);
}

PanelMarks RandomPanel(Dice& dice) {
  PanelMarks panel;
  for (const LeafId leaf : {LeafId::kP1, LeafId::kP2b, LeafId::kB1, LeafId::kB3}) {
    for (const char* group : {"G1", "G2", "G3", "G4"}) {
      const int ballots = dice.OneIn(6) ? dice.Roll(5, 12) : dice.Roll(1, 3);
      for (int i = 0; i < ballots; ++i) {
        panel.by_leaf[leaf][group].push_back({.points = dice.Amount(0, 100), .grade = {}});
      }
    }
  }
  return panel;
}

void AddRandomEntries(const std::string& unit, Dice& dice, OwnInputs& own) {
  if (dice.OneIn(4)) own.panels[unit] = RandomPanel(dice);
  if (dice.OneIn(3)) own.conduct_problems[unit].resize(static_cast<size_t>(dice.Roll(1, 12)));
  const int adjustments = dice.Roll(0, 3);
  for (int i = 0; i < adjustments; ++i) {
    own.adjustments[unit].push_back({dice.OneIn(2), dice.Amount(1, 6), {}});
  }
  if (dice.OneIn(4)) own.bonus_used[unit] = dice.Amount(0, 5);
  if (dice.OneIn(8)) own.vetoes[unit].emplace_back();
  if (dice.OneIn(8)) own.force_majeure.insert(unit);
  if (dice.OneIn(6)) own.exempted_items.insert({unit, absl::StrCat("X-", dice.Roll(0, 7))});
  if (!dice.OneIn(2)) return;
  const auto leaf = static_cast<LeafId>(dice.Roll(0, 12));
  own.rulings[unit] = {{leaf, dice.Amount(0, 5), dice.Amount(0, 5), {}}};
}

}  // namespace

CampaignBuilder RandomCampaign(Dice& dice) {
  CampaignBuilder builder;
  const int items = dice.Roll(0, 8);
  for (int i = 0; i < items; ++i) AddRandomItem(i, dice, builder);
  for (const char* dekad : {"2024-M01-D1", "2024-M03-D2", "2024-M03-D3"}) {
    AddRandomForms(PeriodOf(dekad), dice, builder);
  }
  AddRandomOfficials(dice, builder);
  AddRandomAffairs(dice, builder);
  AddRandomPenalties(dice, builder);
  EndAt(builder, dice.OneIn(4) ? absl::CivilDay(2024, 3, 15) : absl::CivilDay(2024, 4, 20));
  return builder;
}

OwnInputs RandomBook(Dice& dice) {
  OwnInputs own;
  for (const char* unit : kEvaluated) AddRandomEntries(unit, dice, own);
  return own;
}

}  // namespace duban::reporting
