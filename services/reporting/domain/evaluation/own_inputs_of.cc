#include "services/reporting/domain/evaluation/own_inputs_of.h"

#include <algorithm>
#include <utility>

#include "services/reporting/domain/credit/credit.h"
#include "services/reporting/domain/credit/exemption.h"
#include "services/reporting/domain/evaluation/appeal.h"
#include "services/reporting/domain/evaluation/products.h"
#include "services/reporting/domain/panel/marks.h"

namespace duban::reporting {
absl::Time KnownTime(const Projection& record, const Book& book) {
  return std::max(record.last_change_time, book.time);
}

std::map<std::string, std::vector<LeafRuling>> RulingsIn(const Book& book, const std::string& jurisdiction,
                                                         const std::string& campaign, const Period& period) {
  std::map<std::string, std::vector<LeafRuling>> rulings;
  book.docket.Each<Appeal>(campaign, [&](const Appeal& appeal, const Stored<Matter>&) {
    if (appeal.period != period) return;
    for (LeafRuling& ruling : RulingsOf(appeal, jurisdiction)) {
      rulings[appeal.unit].push_back(std::move(ruling));
    }
  });
  return rulings;
}

OwnInputs OwnInputsOf(const Projection& record, const Book& book, const Scheme& scheme,
                      const std::string& campaign, const Period& period) {
  const std::string& jurisdiction = record.jurisdiction;
  OwnInputs own;
  own.act_sequence = book.sequence;
  own.panels = PanelMarksOf(record, book, campaign, period, KnownTime(record, book));
  Exempted exempted = ExemptionsOf(book, campaign, period);
  CreditInputs credits = CreditInputsOf(book, scheme, jurisdiction, campaign, period, exempted.credits);
  own.adjustments = std::move(credits.adjustments);
  own.conduct_problems = std::move(credits.conduct_problems);
  own.vetoes = std::move(credits.vetoes);
  for (auto& [unit, lines] : credits.force_majeure) {
    own.force_majeure.insert(unit);
    own.notes[unit] = std::move(lines);
  }
  own.rulings = RulingsIn(book, jurisdiction, campaign, period);
  if (period.kind == PeriodKind::kQuarter) {
    for (const auto& [unit, adjustments] : own.adjustments) {
      own.bonus_used[unit] = BonusUsedBefore(book, scheme, campaign, period, unit, exempted.credits);
    }
  }
  own.exempted_items = std::move(exempted.items);
  own.exempted_cards = std::move(exempted.cards);
  own.exempted_orders = std::move(exempted.orders);
  own.products = ProductsOf(record, book, campaign, period);
  return own;
}

}  // namespace duban::reporting
