// Ballots (评议票): one voter's marks for one unit, signed, secret to the evaluated.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_BALLOT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_BALLOT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/common/decimal.h"
#include "services/common/period.h"
#include "services/reporting/domain/panel/panel.h"
#include "services/reporting/domain/panel/recusal.h"

namespace duban::reporting {

// Stored in the database by number; never renumber.
enum class VoteGrade {
  kUnspecified = 0,  // points are given
  kExcellent = 1,    // 优秀
  kGood = 2,         // 良好
  kFair = 3,         // 一般
  kPoor = 4,         // 较差
};

// The mark for one leaf: points or a grade.
struct BallotMark {
  std::string leaf;                // "P1", "P2b", "B1", "B3"
  std::optional<Rational> points;  // 0–100, at most one decimal
  VoteGrade grade = VoteGrade::kUnspecified;

  friend bool operator==(const BallotMark&, const BallotMark&) = default;
};

// A ballot. A voter's next ballot on the same unit inside the window is its next version; the last counts.
struct Ballot {
  static constexpr BookKind kKind = BookKind::kBallot;
  static constexpr char kCollection[] = "ballots";

  std::string campaign;
  std::string id;     // BallotId
  std::string panel;  // id
  std::string unit;   // evaluated
  std::string group;  // of voters
  std::string voter;  // person; on paper the number of the ballot, no name
  std::vector<BallotMark> marks;
  bool paper = false;
  std::string source_document;  // of paper ballots: the tally sheet
  std::string evidence_sha256;  // of its scan, hexadecimal
  std::string recorder;         // person who recorded paper ballots
  int version = 1;
  std::string role;          // in which the voter signs; on paper the recorder's
  std::string on_behalf_of;  // on paper: whose place the recorder took. A voter never stands in for another

  friend bool operator==(const Ballot&, const Ballot&) = default;
};

// One id for a voter and a unit in a panel; tells the voter's name to nobody.
std::string BallotId(absl::string_view panel, absl::string_view unit, absl::string_view voter);

// The leaves that the scheme takes from the panel, in printing order.
std::vector<std::string> PanelLeaves(const Scheme& scheme);

// The ballot to be written for a member: a first one, or the next version. PERMISSION_DENIED (NOT_A_MEMBER;
// SUBSTITUTE_VOTE for who takes a member's place: a ballot is the member's own judgement; RECUSED);
// FAILED_PRECONDITION (PANEL_STATE, PANEL_WINDOW); INVALID_ARGUMENT with every fault: UNKNOWN_UNIT,
// MARK_MISSING, MARK_TWICE, UNKNOWN_LEAF, MARK_EMPTY, MARK_BOTH, MARK_RANGE.
absl::StatusOr<Ballot> CastBallot(const Book& book, const Projection& record, const Scheme& scheme,
                                  const Panel& panel, Ballot ballot, absl::Time now);

// Paper ballots of served people, recorded by the office: ballots of a group without named members, until the
// panel is closed. Those that are on record as given already are left out of the answer. Errors as CastBallot
// but NOT_A_MEMBER and RECUSED; SOURCE_REQUIRED, NOT_SHA256, VOTER_NUMBER (empty, or twice for one unit),
// NOT_PAPER_GROUP; FAILED_PRECONDITION (BALLOT_RECORDED) with each that is on record otherwise.
absl::StatusOr<std::vector<Ballot>> RecordPaperBallots(const Book& book, const Scheme& scheme,
                                                       const Panel& panel, std::vector<Ballot> ballots,
                                                       absl::Time now);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_BALLOT_H_
