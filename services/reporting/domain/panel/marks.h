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

// The marks of every evaluated unit that has ballots in a panel that is over at `now`; none before. A ballot
// whose voter came to be recused between its day and the end of the window does not count. For
// OwnInputs::panels.
std::map<std::string, PanelMarks> PanelMarksOf(const Projection& record, const Book& book,
                                               const std::string& campaign, const Period& period,
                                               absl::Time now);
// The same of one unit; without marks when there are none.
PanelMarks MarksOf(const Projection& record, const Book& book, const std::string& campaign,
                   const Period& period, const std::string& unit, absl::Time now);

// The last day on which a ballot may be cast: of the window, or on which the panel was closed before.
absl::CivilDay LastVotingDay(const Panel& panel);

// Ballots of one group that are on record and do not count, by the reason (RecusalName).
using LeftOut = std::map<std::string, int>;

// What came of one group's marks for a leaf.
struct GroupOutcome {
  std::string group;
  int ballots = 0;  // that count, before trimming
  int minimum = 0;
  int trimmed = 0;               // dropped at both ends together
  bool is_void = false;          // under its minimum: its weight goes to the others
  std::optional<Rational> mean;  // exact; empty when void
  Rational lowest, highest;      // of all ballots, grades by their value times 100
  int outliers = 0;              // ballots more than the scheme's spread away from the group's median
  LeftOut left_out;
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
std::vector<UnitOutcome> OutcomeOf(const Projection& record, const Book& book, const Scheme& scheme,
                                   const Panel& panel);

// Ballots per evaluated unit and group: how far the panel is, without marks.
struct Turnout {
  std::string group;
  int minimum = 0;
  int members = 0;      // by name
  int ballots = 0;      // that count, over all units
  int units_short = 0;  // units with fewer ballots than the minimum
  int left_out = 0;     // ballots that do not count
};
std::vector<Turnout> TurnoutOf(const Projection& record, const Book& book, const Scheme& scheme,
                               const Panel& panel);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_MARKS_H_
