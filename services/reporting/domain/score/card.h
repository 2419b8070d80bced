// The score card (得分表) of one unit and quarter: leaves → components → base → total, missing data included.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_CARD_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_CARD_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/common/decimal.h"
#include "services/common/period.h"
#include "services/reporting/domain/score/leaves_pb.h"
#include "services/reporting/domain/score/ledger.h"
#include "services/reporting/domain/score/ruling.h"

namespace duban::reporting {

// What a reader of a card has to know beside the numbers. Stored by name; never rename.
enum class Flag {
  kNoPanel,         // 无评议: no valid panel group, the rest scaled to 100
  kPendingValue,    // 待核定: an indicator's value is not published yet
  kMissingReport,   // 漏报: a form it rests on is missing
  kNotRanked,       // 不参评: K1 and K3 empty, or the unit too young
  kVeto,            // 一票否决
  kRedCard,         // 红牌: no 优秀
  kContested,       // 复核中: a card, an order or a false report it rests on is contested
  kOpenDifficulty,  // 难度未定: an issue is not counted because its difficulty is not fixed yet
  kForceMajeure,    // 不可抗力: targets missed by force majeure, on no black list
};
absl::string_view FlagName(Flag flag);   // "NO_PANEL", …
absl::string_view FlagTitle(Flag flag);  // "无评议", …

// A bonus (加分) or a deduction (扣分) with its evidence; the line's contribution follows from the points.
struct Adjustment {
  bool bonus = false;
  Rational points;  // positive
  LedgerLine line;
};

// One component: the sum of its rounded leaves, or, where a leaf has no case, its exact leaves scaled to the
// component's points and rounded once.
struct Component {
  std::string id;  // "K1" … "B3"; "P1+P2" is one block when P3 has no case
  std::string title;
  bool applicable = false;
  Rational points;
  Rational exact;
  Rational rounded;
  std::string rule;  // why it was scaled; empty when it was not
  std::vector<LeafResult> leaves;
};

// What a card is made of. A leaf that is absent has no case.
struct CardInput {
  std::string unit;  // id
  std::string title;
  std::string group;  // its id in the scheme, e.g. "TF", "DEPT", "TOWN"
  Period period;
  std::vector<LeafResult> leaves;
  std::optional<Rational> attainment_mean;  // Ā of K1
  std::vector<Adjustment> adjustments;
  std::vector<LeafRuling> rulings;
  Rational bonus_used;             // of the year's bonus cap, by earlier quarters
  std::vector<LedgerLine> vetoes;  // grounds of kVeto
  std::vector<LedgerLine> notes;   // decisions that move no points by themselves
  int red_cards = 0;               // conversions included
  bool interviewed = false;        // 约谈
  std::set<Flag> flags;            // kNotRanked, kVeto and kRedCard change the result
};

// The card. `base` is the sum of the components; without a panel it is their exact sum times `scale`, rounded
// once.
struct Scorecard {
  std::string unit;
  std::string title;
  std::string group;
  Period period;
  std::string scheme;  // its id
  std::vector<Component> components;
  Rational scale = 1;          // 100 ÷ points left
  Rational base;               // 0 when not ranked
  Rational bonus, deductions;  // after their caps
  Rational total;              // T, within [0, total cap]; 0 when not ranked
  std::vector<Adjustment> adjustments;
  std::vector<LedgerLine> vetoes;
  std::vector<LedgerLine> notes;  // amendments (更正), force majeure: what stands beside the points
  int red_cards = 0;
  bool interviewed = false;
  std::set<Flag> flags;
  std::optional<Rational> attainment_mean;  // Ā
  std::optional<Rational> index;            // PI
  int index_rank = 0;                       // r of B2; 0 when not ranked
  int rank = 0;                             // 0 when not ranked
  int ranked = 0;                           // ranked units of the group
  std::optional<Grade> grade;

  bool IsRanked() const { return !flags.contains(Flag::kNotRanked); }
  const Component* Find(absl::string_view id) const;  // null when absent
};

// Builds the card; rank, index rank and grade stay open. K1 and K3 both empty adds kNotRanked. The bonus of a
// year's card is capped by the year, of any other by the quarter and by what earlier quarters left of the
// year.
Scorecard BuildCard(const CardInput& input, const Scheme& scheme);

// The index PI (业绩指数) from Ā and the printed K3; if one of the two is empty, the other alone on its full
// scale. Empty when both are.
std::optional<Rational> PerformanceIndex(const Scorecard& card, const Scheme& scheme);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_CARD_H_
