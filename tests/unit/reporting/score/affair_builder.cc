#include "tests/unit/reporting/score/affair_builder.h"

#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace duban::reporting {

Affair NewAffair(AffairKind kind, const std::string& code) {
  Affair affair;
  affair.campaign = CampaignBuilder::kCampaign;
  affair.code = code;
  affair.kind = kind;
  affair.action = "A1";
  affair.title = absl::StrCat("事项", code);
  affair.lead_unit = "dept-a";
  return affair;
}

void PutAffair(CampaignBuilder& builder, Affair affair, const std::vector<Reached>& life) {
  for (const Reached& step : life) {
    builder.SetTime(At(step.day, 10));
    affair.state = step.state;
    builder.Put(affair);
  }
}

Order NewOrder(const std::string& id, absl::CivilDay due) {
  Order order;
  order.campaign = CampaignBuilder::kCampaign;
  order.id = id;
  order.case_number = absl::StrCat("〔2024〕", id, "号");
  order.matter = "督办事项";
  order.lead_unit = "dept-a";
  order.due_time = At(due, 17) + absl::Minutes(30);
  return order;
}

void PutOrder(CampaignBuilder& builder, Order order, const std::vector<Reached>& life) {
  for (const Reached& step : life) {
    builder.SetTime(At(step.day, 10));
    order.state = step.state;
    builder.Put(order);
  }
}

Card NewCard(const std::string& id, const std::string& unit, bool red, absl::CivilDay date) {
  Card card;
  card.campaign = CampaignBuilder::kCampaign;
  card.id = id;
  card.red = red;
  card.unit = unit;
  card.order = "jurisdictions/hecheng/campaigns/eight-actions/orders/o-1";
  card.level = red ? "L3" : "L2";
  card.date = date;
  card.state = "VALID";
  return card;
}

FalseReport NewFalseReport(const std::string& id, const std::string& unit, const std::string& item,
                           const std::string& period) {
  FalseReport report;
  report.campaign = CampaignBuilder::kCampaign;
  report.id = id;
  report.unit = unit;
  report.item = item;
  report.period = period;
  report.is_false = true;
  report.in_force = absl::CivilDay(2024, 4, 8);
  report.state = "IN_FORCE";
  return report;
}

void EndAt(CampaignBuilder& builder, absl::CivilDay day) {
  builder.SetTime(At(day, 10));
  builder.AddUnit("superior", UnitGroup::kNone);
}

QuarterResult Quarter1(const CampaignBuilder& builder, const OwnInputs& own) {
  return ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Q1"), own)
      .value();
}

LeafResult LeafOf(const QuarterResult& result, const std::string& unit, LeafId id) {
  const Scorecard* card = result.Find(unit);
  if (card == nullptr) std::abort();
  for (const Component& component : card->components) {
    for (const LeafResult& leaf : component.leaves) {
      if (leaf.id == id) return leaf;
    }
  }
  return {};
}

std::string LineInput(const LedgerLine& line, const std::string& name) {
  for (const NamedValue& input : line.inputs) {
    if (input.name == name) return input.text;
  }
  return "";
}

}  // namespace duban::reporting
