// Credits (加分扣分): commendations, named criticism, conduct problems, grounds for veto and force majeure,
// each by a formal document, proposed by one person and approved by another. Points are never typed: the
// scheme gives them.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_CREDIT_CREDIT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_CREDIT_CREDIT_H_

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/book/machine.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/score/own_inputs.h"

namespace duban::reporting {

// Stored in the database by number; never renumber.
enum class CreditKind {
  kUnspecified = 0,
  kCommendation = 1,    // 表彰奖励
  kCriticism = 2,       // 通报批评
  kConductProblem = 3,  // 作风问题
  kVetoGround = 4,      // 否决依据
  kForceMajeure = 5,    // 不可抗力: no points; the unit is on no black list of the quarter
};
enum class CreditLevel {
  kUnspecified = 0,
  kNational = 1,    // 中央、国务院
  kProvincial = 2,  // 省级、部委
  kCity = 3,        // 市级、省直部门
};
enum class CreditState {
  kUnspecified = 0,
  kProposed = 1,
  kApproved = 2,
  kRefused = 3,
  kWithdrawn = 4,
};
// 事故等级 of 《生产安全事故报告和调查处理条例》 (2007) art. 3.
enum class AccidentGrade {
  kUnspecified = 0,
  kOrdinary = 1,    // 一般
  kLarger = 2,      // 较大
  kMajor = 3,       // 重大
  kEspecially = 4,  // 特别重大
};
enum class CreditEvent { kApprove, kRefuse, kWithdraw };
absl::string_view StateName(CreditState state);
absl::string_view EventName(CreditEvent event);
absl::string_view KindTitle(CreditKind kind);  // for people

// The higher role stands first: whoever holds several acts in that one.
inline constexpr RoleNames kCreditDeciders = {"HEAD", "EXECUTIVE_DEPUTY", "SUPERVISION_HEAD", "PERFORMANCE"};
inline constexpr std::array<Transition<CreditState, CreditEvent>, 4> kCreditMachine = {{
    {CreditState::kProposed, CreditEvent::kApprove, CreditState::kApproved, kCreditDeciders},
    {CreditState::kProposed, CreditEvent::kRefuse, CreditState::kRefused, kCreditDeciders},
    {CreditState::kApproved, CreditEvent::kWithdraw, CreditState::kWithdrawn, kCreditDeciders},
    {CreditState::kProposed,
     CreditEvent::kWithdraw,
     CreditState::kWithdrawn,
     {"PERFORMANCE", "GENERAL_OFFICE", "SUPERVISION", "UNIT_LEADER"}},
}};

// An entry for one unit and quarter.
struct Credit {
  static constexpr BookKind kKind = BookKind::kCredit;
  static constexpr char kCollection[] = "credits";

  std::string campaign;
  std::string id;  // "credit-0001"
  CreditKind kind = CreditKind::kUnspecified;
  std::string unit;
  Period period;                                  // a quarter
  CreditLevel level = CreditLevel::kUnspecified;  // of commendations and criticism
  std::string category;                           // of commendations: of the scheme's bonus categories
  std::string document_number;                    // 文号
  std::string document_title;
  std::string matter;  // key of the matter: of several entries for one only the highest level counts
  std::string description;
  std::string evidence_sha256;  // hexadecimal; may be empty
  AccidentGrade accident_grade =
      AccidentGrade::kUnspecified;        // of a veto ground; unspecified: by other document
  bool responsibility_confirmed = false;  // of a veto ground by accident
  CreditState state = CreditState::kUnspecified;
  std::string proposer;
  std::string decider;  // who approved or refused it; never the proposer
  std::string decision_reason;
  std::optional<absl::Time> decision_time;
  std::string withdrawer;
  std::string withdrawal_reason;
  // For whom, when a substitute acted: both are one hand.
  std::string proposer_for, decider_for, withdrawer_for;

  friend bool operator==(const Credit&, const Credit&) = default;
};

// Roles that propose.
std::vector<std::string> CreditProposers();

// A proposal, state and proposer filled in. INVALID_ARGUMENT with every fault: REQUIRED, PERIOD_KIND,
// UNKNOWN_UNIT, NOT_SHA256, UNKNOWN_CATEGORY, CREDIT_NOT_COUNTED (category or matter not counted by the
// scheme or by the rules against formalism), ACCIDENT_GRADE (below 较大), RESPONSIBILITY_OPEN.
// PERMISSION_DENIED (OWN_UNIT_ONLY) when a unit proposes anything but a commendation of its own.
absl::StatusOr<Credit> ProposeCredit(const Projection& record, const Scheme& scheme, Credit credit,
                                     const Signature& actor);

// FAILED_PRECONDITION (CREDIT_STATE); PERMISSION_DENIED (SAME_PERSON; VETO_BY_HEAD: a veto is for HEAD or
// EXECUTIVE_DEPUTY); INVALID_ARGUMENT (REASON_REQUIRED) except for an approval.
absl::StatusOr<Credit> DecideCredit(Credit credit, bool approved, const std::string& reason,
                                    const Signature& actor, absl::Time now);
// A proposal by an office or by its proposer, an approved one by those who approve. Errors as DecideCredit;
// PERMISSION_DENIED (ROLE_REQUIRED, OWN_PROPOSAL_ONLY).
absl::StatusOr<Credit> WithdrawCredit(Credit credit, const std::string& reason, const Signature& actor);

// What approved credits do to the scores of a period, by unit: for OwnInputs. `exempted` are ids of credits
// that an exemption reverses.
struct CreditInputs {
  std::map<std::string, std::vector<Adjustment>> adjustments;
  std::map<std::string, std::vector<LedgerLine>> conduct_problems;
  std::map<std::string, std::vector<VetoGround>> vetoes;
  std::map<std::string, std::vector<LedgerLine>> force_majeure;  // of the period itself: a year has its own
};
CreditInputs CreditInputsOf(const Book& book, const Scheme& scheme, const std::string& jurisdiction,
                            const std::string& campaign, const Period& period,
                            const std::set<std::string>& exempted);

// Points of an entry by its kind and level; 0 for conduct problems and vetoes, which the leaves and the veto
// settle, and for force majeure.
Rational CreditPoints(const Credit& credit, const Scheme& scheme);

// The bonus of a unit that earlier quarters of the year used of the year's cap, each quarter within its own
// cap.
Rational BonusUsedBefore(const Book& book, const Scheme& scheme, const std::string& campaign,
                         const Period& quarter, const std::string& unit,
                         const std::set<std::string>& exempted);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_CREDIT_CREDIT_H_
