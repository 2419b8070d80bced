// Short ways to put the supervision cycle's resources into a campaign at an instant of their own.
#ifndef DUBAN_TESTS_UNIT_REPORTING_SCORE_AFFAIR_BUILDER_H_
#define DUBAN_TESTS_UNIT_REPORTING_SCORE_AFFAIR_BUILDER_H_

#include <string>
#include <utility>
#include <vector>

#include "services/reporting/domain/score/quarter.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {

// A state and the day (at 10:00) it was reached.
struct Reached {
  std::string state;
  absl::CivilDay day;
};

// A resolution, issue or hidden danger of action A1 led by dept-a.
Affair NewAffair(AffairKind kind, const std::string& code);
// Puts `affair` once per step of its life.
void PutAffair(CampaignBuilder& builder, Affair affair, const std::vector<Reached>& life);

// An order to dept-a that is due at 17:30 of a day.
Order NewOrder(const std::string& id, absl::CivilDay due);
void PutOrder(CampaignBuilder& builder, Order order, const std::vector<Reached>& life);

// A valid card of a unit.
Card NewCard(const std::string& id, const std::string& unit, bool red, absl::CivilDay date);

// A decided false report in force about an item.
FalseReport NewFalseReport(const std::string& id, const std::string& unit, const std::string& item,
                           const std::string& period);

// The last change of the record comes at 10:00 of `day`.
void EndAt(CampaignBuilder& builder, absl::CivilDay day);

// The scores of 2024-Q1 by the shipped scheme.
QuarterResult Quarter1(const CampaignBuilder& builder, const OwnInputs& own = {});

// A leaf of a unit; the program ends when the unit has no card. A leaf the card does not have is not
// applicable.
LeafResult LeafOf(const QuarterResult& result, const std::string& unit, LeafId id);

// The value of a line's input; empty when it has none of that name.
std::string LineInput(const LedgerLine& line, const std::string& name);

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_UNIT_REPORTING_SCORE_AFFAIR_BUILDER_H_
