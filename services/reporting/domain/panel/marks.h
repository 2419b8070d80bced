// From ballots to marks: what the scores take from a panel, and what its result says.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_MARKS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_MARKS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/common/decimal.h"
#include "services/reporting/domain/panel/ballot.h"
#include "services/reporting/domain/score/own_inputs.h"

namespace duban::reporting {

// The marks of every evaluated unit that has ballots in a panel that is over at `now`; none before. For
// OwnInputs::panels.
std::map<std::string, PanelMarks> PanelMarksOf(const Book& book, const std::string& jurisdiction,
                                               const std::string& campaign, const Period& period,
                                               absl::Time now);
// The same of one unit; without marks when there are none.
PanelMarks MarksOf(const Book& book, const std::string& jurisdiction, const std::string& campaign,
                   const Period& period, const std::string& unit, absl::Time now);

// What came of one group's marks for a leaf.
struct GroupOutcome {
  std::string group;
  int ballots = 0;
  int minimum = 0;
  int trimmed = 0;               // dropped at both ends together
  bool is_void = false;          // under its minimum: its weight goes to the others
  std::optional<Rational> mean;  // exact; empty when void
  Rational lowest, highest;      // of all ballots, grades by their value times 100
  int outliers = 0;              // ballots more than the scheme's spread away from the group's median
};

// One leaf of one unit. Pending, not zero, when no group is valid.
struct LeafOutcome {
  std::string leaf;
  std::optional<Rational> panel;  // exact 0–100; empty: pending
  std::vector<GroupOutcome> groups;
};

struct UnitOutcome {
  std::string unit;
  std::vector<LeafOutcome> leaves;
};

// The result of a panel for every evaluated unit, whether it is over or not; the caller decides who sees it.
std::vector<UnitOutcome> OutcomeOf(const Book& book, const Scheme& scheme, const Panel& panel);

// Ballots per evaluated unit and group: how far the panel is, without marks.
struct Turnout {
  std::string group;
  int minimum = 0;
  int members = 0;      // by name
  int ballots = 0;      // over all units
  int units_short = 0;  // units with fewer ballots than the minimum
};
std::vector<Turnout> TurnoutOf(const Book& book, const Scheme& scheme, const Panel& panel);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_MARKS_H_
