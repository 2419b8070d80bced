// What a quarter's scores rest on beside the record: the acts of reporting's own book — ballots,
// commendations, criticism, conduct problems, exemptions, rulings on appeals, issued products. Made from the
// book by BookInputsOf (book/), consumed by ComputePeriod.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_OWN_INPUTS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_OWN_INPUTS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/common/decimal.h"
#include "services/common/period.h"
#include "services/reporting/domain/score/card.h"
#include "services/reporting/domain/score/leaves_pb.h"
#include "services/reporting/domain/score/ledger.h"
#include "services/reporting/domain/score/ruling.h"

namespace duban::reporting {

// The panel's valid marks of one unit: by leaf ("P1", "P2b", "B1", "B3" as LeafId), then by group of voters
// ("G1" …). Recused voters and ballots outside the window are left out already. `source` is the panel's
// resource name.
struct PanelMarks {
  std::string source;
  std::int64_t sequence = 0;  // act
  std::map<LeafId, std::map<std::string, std::vector<Mark>>> by_leaf;
};

// A product of a task force that fell due inside the quarter: a 旬简报 or the material of the 月报.
struct ForceProduct {
  std::string task_force;  // unit id
  std::string what;        // for people: "2024年3月上旬简报"
  std::string source;      // the bulletin's resource name; empty when it was never issued
  std::int64_t sequence = 0;
  absl::Time due;
  std::optional<absl::Time> issued;  // empty by `due`: missing when the quarter ends without it
};

// A ground for veto (一票否决) other than a false report, e.g. a safety accident of a grade that counts.
struct VetoGround {
  LedgerLine line;
};

// All of it for one quarter or year, by unit id. Lines name the act they rest on in `act`.
struct OwnInputs {
  std::int64_t act_sequence = 0;  // the last act taken into account
  std::map<std::string, PanelMarks> panels;
  std::map<std::string, std::vector<Adjustment>> adjustments;  // approved bonus and criticism, before caps
  std::map<std::string, std::vector<LedgerLine>> conduct_problems;  // verified 作风问题, one line each
  std::map<std::string, std::vector<VetoGround>> vetoes;
  std::map<std::string, std::vector<LeafRuling>> rulings;
  std::set<std::pair<std::string, std::string>>
      exempted_items;                     // unit, item code: leave numerator and denominator
  std::set<std::string> exempted_cards;   // card ids: reversed
  std::set<std::string> exempted_orders;  // order ids: leave P2a
  std::map<std::string, std::vector<ForceProduct>> products;  // by task force
  std::map<std::string, Rational> bonus_used;                 // of the year's bonus cap by earlier quarters
  std::set<std::string> force_majeure;  // units that missed their targets by force majeure (不可抗力)
  std::map<std::string, std::vector<LedgerLine>> notes;  // that move no points by themselves
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_OWN_INPUTS_H_
