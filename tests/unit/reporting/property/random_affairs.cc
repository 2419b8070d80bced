// The supervision cycle: resolutions, issues, hidden dangers, orders, cards,
// findings, false reports.
#include "services/reporting/domain/names.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/property/random_record.h"

namespace duban::reporting::property {
namespace {

std::vector<std::string> StatesOf(Dice& dice, AffairKind kind) {
  if (dice.OneIn(10)) return {"ACTIVE", "SUSPENDED", dice.OneIn(2) ? "CANCELLED" : "ACTIVE"};
  switch (kind) {
    case AffairKind::kResolution:
      return {"ACTIVE", "DONE_CLAIMED", "ACCEPTED"};
    case AffairKind::kIssue:
      return {"RAISED", "IN_HAND", "STAGED", "RESOLVED_CLAIMED", "VERIFIED"};
    case AffairKind::kHazard:
      return {"ORDERED", "RECTIFYING", "CLAIMED", "RECHECKED", dice.OneIn(4) ? "BOUNCED" : "CLOSED"};
  }
  return {};
}

void AddCard(Dice& dice, const Cast& cast, const std::string& id, Timeline& timeline) {
  Card card;
  card.campaign = kCampaign;
  card.id = id;
  card.red = dice.OneIn(3);
  card.unit = dice.Pick(cast.Evaluated());
  card.order = MatterName("hecheng", kCampaign, "orders", "o-1");
  card.level = card.red ? "L3" : "L2";
  card.date = SomeDay(dice);
  card.decision = "〔2024〕1号";
  card.state = "VALID";
  timeline.Put(card.date, 17, card);
  if (!dice.OneIn(3)) return;
  card.state = "CONTESTED";
  timeline.Put(card.date + 5, 17, card);
  if (!dice.OneIn(2)) return;
  card.state = dice.OneIn(2) ? "WITHDRAWN" : "VALID";
  timeline.Put(card.date + 20, 17, card);
}

}  // namespace

void AddAffairs(Dice& dice, Cast& cast, Timeline& timeline) {
  const int count = dice.Roll(0, 5);
  for (int i = 0; i < count; ++i) {
    Affair affair;
    affair.campaign = kCampaign;
    affair.code = timeline.Id("Y", static_cast<size_t>(i));
    affair.kind = static_cast<AffairKind>(dice.Roll(0, 2));
    affair.action = dice.OneIn(5) ? "" : dice.Pick(cast.actions);
    affair.title = absl::StrCat("事项", affair.code);
    affair.lead_unit = dice.Pick(cast.Evaluated());
    if (dice.OneIn(2)) affair.coop_units = {dice.Pick(cast.reporters)};
    if (!dice.OneIn(8)) affair.due = SomeDay(dice);
    if (affair.kind == AffairKind::kIssue) affair.difficulty = dice.Roll(0, 3);
    if (affair.kind == AffairKind::kHazard) affair.grade = "ORDINARY";
    cast.affairs.push_back(affair.code);
    Live(dice, affair, 10, StatesOf(dice, affair.kind), timeline);
  }
}

void AddOrders(Dice& dice, Cast& cast, Timeline& timeline) {
  const int orders = dice.Roll(0, 4);
  for (int i = 0; i < orders; ++i) {
    Order order;
    order.campaign = kCampaign;
    order.id = absl::StrCat("o-", i);
    order.case_number = absl::StrCat("〔2024〕", i, "号");
    order.matter = "督办事项";
    order.lead_unit = dice.Pick(cast.Evaluated());
    order.action = dice.Pick(cast.actions);
    order.level = "L0";
    order.due_time = At(SomeDay(dice), 17);
    order.issue_time = *order.due_time - absl::Hours(240);
    order.sign_due_time = *order.issue_time + absl::Hours(24);
    order.exempted = dice.OneIn(10);
    cast.orders.push_back(order.id);
    const std::vector<std::string> whole = {"ISSUED", "IN_PROGRESS", "FEEDBACK", "CLOSED", "ARCHIVED"};
    Live(dice, order, 16, dice.OneIn(8) ? std::vector<std::string>{"ISSUED", "SUSPENDED"} : whole, timeline);
  }
  const int cards = dice.Roll(0, 4);
  for (int i = 0; i < cards; ++i) {
    cast.cards.push_back(absl::StrCat("c-", i));
    AddCard(dice, cast, cast.cards.back(), timeline);
  }
}

void AddFindings(Dice& dice, const Cast& cast, Timeline& timeline) {
  if (cast.items.empty() || !dice.OneIn(4)) return;
  Finding finding;
  finding.campaign = kCampaign;
  finding.id = "finding-0001";
  finding.item = dice.Pick(cast.items);
  finding.unit = dice.Pick(cast.reporters);
  const bool amount = dice.OneIn(2);
  finding.subject = amount ? "VALUE" : "STARTED";
  finding.verified = amount ? absl::StrCat(dice.Roll(0, 9)) : "no";
  finding.deviation_class = "MAJOR";
  finding.state = "RECORDED";
  timeline.Put(absl::CivilDay(2024, 4, 3), 9, finding);
  FalseReport report;
  report.campaign = kCampaign;
  report.id = "false-0001";
  report.unit = finding.unit;
  report.item = !cast.affairs.empty() && dice.OneIn(4) ? dice.Pick(cast.affairs) : finding.item;
  report.period = dice.OneIn(5) ? "" : "2024-M03-D2";
  report.finding = finding.id;
  absl::CivilDay day(2024, 4, 4);
  for (const char* state : {"OPENED", "IN_FORCE", "UNDER_REVIEW", "FINAL"}) {
    report.state = state;
    report.is_false = report.state != "OPENED" && !(report.state == "FINAL" && dice.OneIn(2));
    if (report.state == "IN_FORCE") report.in_force = absl::CivilDay(2024, 4, 7);
    timeline.Put(day++, 9, report);
    if (dice.OneIn(4)) return;
  }
}

}  // namespace duban::reporting::property
