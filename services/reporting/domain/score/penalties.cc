#include "services/reporting/domain/score/penalties.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/domain/score/affair_cases.h"
#include "services/reporting/domain/score/contested.h"

namespace duban::reporting {
namespace {

// The unit's cards that stand, by date.
std::vector<const Card*> CardsOf(const PenaltyContext& in, const std::string& unit) {
  std::vector<const Card*> cards;
  for (const auto& [id, card] : in.projection.cards) {
    if (card.campaign != in.campaign || card.unit != unit || card.state == "WITHDRAWN") continue;
    if (card.date < FirstDay(in.period) || card.date > LastDay(in.period)) continue;
    if (!in.own.exempted_cards.contains(card.id)) cards.push_back(&card);
  }
  std::stable_sort(cards.begin(), cards.end(),
                   [](const Card* a, const Card* b) { return a->date < b->date; });
  return cards;
}

LedgerLine LineOf(const PenaltyContext& in, const Card& card) {
  LedgerLine line;
  line.item = MatterName(in.projection.jurisdiction, card.campaign, "cards", card.id);
  line.form = card.order.empty() ? card.item : card.order;
  line.what = absl::StrCat(card.red ? "红牌" : "黄牌", card.decision.empty() ? "" : "：", card.decision);
  line.formula = "CARD";
  line.sequence = card.sequence;
  line.inputs.push_back({"日期", absl::FormatCivilTime(card.date)});
  line.inputs.push_back({"层级", card.level});
  return line;
}

void AddCards(const PenaltyContext& in, CardInput& input) {
  const AdjustmentRules& rules = in.scheme.adjustments;
  const ContestedConclusions contested(in.projection, in.campaign);
  std::map<Period, int> yellows;  // by quarter
  for (const Card* card : CardsOf(in, input.unit)) {
    Adjustment penalty{false, card->red ? rules.red_card : rules.yellow_card, LineOf(in, *card)};
    if (card->red) {
      ++input.red_cards;
    } else if (++yellows[PeriodContaining(PeriodKind::kQuarter, card->date)] % rules.yellow_per_red == 0) {
      ++input.red_cards;
      penalty.points = rules.red_card - rules.yellow_card * (rules.yellow_per_red - 1);
      penalty.line.formula = "CARD_CONVERSION";
      penalty.line.inputs.push_back({"折算", absl::StrCat(rules.yellow_per_red, "张黄牌折合一张红牌")});
    }
    if (contested.Reaches(*card)) MarkContested(penalty.line);
    input.adjustments.push_back(std::move(penalty));
  }
  if (input.red_cards > 0) input.flags.insert(Flag::kRedCard);
}

void AddFalseReports(const PenaltyContext& in, CardInput& input) {
  for (const FalseReport* report : FalseReportsIn(in.projection, in.campaign, in.period)) {
    if (report->unit != input.unit) continue;
    LedgerLine line;
    line.item = MatterName(in.projection.jurisdiction, report->campaign, "falseReportCases", report->id);
    line.form = ItemName(in.projection.jurisdiction, report->campaign, report->item);
    line.what = "认定虚报";
    line.formula = "FALSE_REPORT";
    line.sequence = report->sequence;
    line.inputs = {{"期间", report->period}, {"生效", absl::FormatCivilTime(*report->in_force)}};
    if (IsContested(*report)) MarkContested(line);
    input.vetoes.push_back(line);
    input.adjustments.push_back({false, in.scheme.adjustments.false_report, std::move(line)});
  }
}

// An interview (约谈) that was decided inside the period.
bool IsInterview(const ProposalFact& proposal, const Period& period) {
  if (proposal.level != "L4" || proposal.state != "ACCEPTED") return false;
  const LifeStep* accepted = proposal.life.FirstInto({"ACCEPTED"});
  if (accepted == nullptr) return false;
  const absl::CivilDay day = absl::ToCivilDay(accepted->time, ChinaTime());
  return FirstDay(period) <= day && day <= LastDay(period);
}

}  // namespace

void AddPenalties(const PenaltyContext& context, CardInput& input) {
  AddCards(context, input);
  AddFalseReports(context, input);
  if (const auto found = context.own.vetoes.find(input.unit); found != context.own.vetoes.end()) {
    for (const VetoGround& ground : found->second) input.vetoes.push_back(ground.line);
  }
  if (!input.vetoes.empty()) input.flags.insert(Flag::kVeto);
  for (const auto& [id, proposal] : context.projection.proposals) {
    if (proposal.campaign != context.campaign || proposal.unit != input.unit) continue;
    if (IsInterview(proposal, context.period)) input.interviewed = true;
  }
}

}  // namespace duban::reporting
