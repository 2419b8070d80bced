// Appeals (申诉) on trial scores: one leaf each, decided by two offices, once more by the leading group
// (领导小组). A decision changes its leaf by new less old and becomes a line of the ledger.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_APPEAL_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_APPEAL_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/common/deadlines.h"
#include "services/common/decimal.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/book/machine.h"
#include "services/reporting/domain/evaluation/evaluation.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/domain/score/card.h"

namespace duban::reporting {

// Stored in the database by number; never renumber.
enum class AppealState {
  kUnspecified = 0,
  kFiled = 1,      // 已提出
  kRuled = 2,      // 拟裁定
  kUpheld = 3,     // 支持
  kPartly = 4,     // 部分支持
  kRejected = 5,   // 不支持
  kWithdrawn = 6,  // 已撤回
  kFurther = 7,    // 再申诉
};
// What a decision leads to is part of the event: it follows from the points it states.
enum class AppealEvent {
  kRule,
  kReturn,
  kWithdraw,
  kFurther,
  kConfirmUpheld,
  kConfirmPartly,
  kConfirmRejected,
  kDecideUpheld,
  kDecidePartly,
  kDecideRejected,
  kWithdrawToPartly,
  kWithdrawToRejected,
};
absl::string_view StateName(AppealState state);
absl::string_view EventName(AppealEvent event);

inline constexpr RoleNames kBothOffices = {"GENERAL_OFFICE", "PERFORMANCE"};
inline constexpr RoleNames kAppellants = {"UNIT_LEADER", "TF_LEADER"};
inline constexpr RoleNames kLeadingGroup = {"EXECUTIVE_DEPUTY"};

inline constexpr std::array<Transition<AppealState, AppealEvent>, 13> kAppealMachine = {{
    {AppealState::kFiled, AppealEvent::kRule, AppealState::kRuled, kBothOffices},
    {AppealState::kFiled, AppealEvent::kWithdraw, AppealState::kWithdrawn, kAppellants},
    {AppealState::kRuled, AppealEvent::kConfirmUpheld, AppealState::kUpheld, kBothOffices},
    {AppealState::kRuled, AppealEvent::kConfirmPartly, AppealState::kPartly, kBothOffices},
    {AppealState::kRuled, AppealEvent::kConfirmRejected, AppealState::kRejected, kBothOffices},
    {AppealState::kRuled, AppealEvent::kReturn, AppealState::kFiled, kBothOffices},
    {AppealState::kPartly, AppealEvent::kFurther, AppealState::kFurther, kAppellants},
    {AppealState::kRejected, AppealEvent::kFurther, AppealState::kFurther, kAppellants},
    {AppealState::kFurther, AppealEvent::kDecideUpheld, AppealState::kUpheld, kLeadingGroup},
    {AppealState::kFurther, AppealEvent::kDecidePartly, AppealState::kPartly, kLeadingGroup},
    {AppealState::kFurther, AppealEvent::kDecideRejected, AppealState::kRejected, kLeadingGroup},
    // The first ruling stands again.
    {AppealState::kFurther, AppealEvent::kWithdrawToPartly, AppealState::kPartly, kAppellants},
    {AppealState::kFurther, AppealEvent::kWithdrawToRejected, AppealState::kRejected, kAppellants},
}};

// A decision with what it changes.
struct Ruling {
  Rational old_points;  // exact; of the leaf
  Rational new_points;
  std::string reason;
  std::string person;
  std::string role;
  std::string on_behalf_of;
  absl::Time time;
  std::string confirmed_by;  // the second office; empty for the leading group's
  std::string confirming_role;
  std::string confirming_on_behalf_of;
  std::optional<absl::Time> in_force;  // empty: not confirmed yet
  std::int64_t act = 0;                // that brought it into force
  bool late = false;                   // in force later than due

  friend bool operator==(const Ruling&, const Ruling&) = default;
};

// One appeal: a unit, a period, a leaf.
struct Appeal {
  static constexpr BookKind kKind = BookKind::kAppeal;
  static constexpr char kCollection[] = "appeals";

  std::string campaign;
  std::string id;  // "appeal-0001"
  std::string unit;
  Period period;
  std::string leaf;         // "K2a"
  std::string resource;     // path of the item, order … it is about; empty: the whole leaf
  Rational claimed_points;  // exact; of the leaf
  Rational trial_points;    // exact; of the leaf in the trial scores
  Rational leaf_points;     // what the leaf has at most
  std::string grounds;
  std::vector<std::string> evidence;  // paths
  std::string person;
  std::string on_behalf_of;  // for whom it was filed, when a substitute acted
  absl::Time file_time;
  absl::Time due;
  AppealState state = AppealState::kUnspecified;
  std::optional<Ruling> ruling;
  std::optional<absl::Time> further_close;
  std::string further_grounds;
  std::vector<std::string> further_evidence;
  std::optional<absl::Time> further_time;
  std::optional<absl::Time> further_due;
  std::optional<Ruling> further_ruling;

  friend bool operator==(const Appeal&, const Appeal&) = default;
};

// True until the first ruling is in force or the appeal is withdrawn.
bool IsUndecided(const Appeal& appeal);

// What the appellant says.
struct AppealClaim {
  std::string unit;
  Period period;
  std::string leaf;
  std::string resource;
  Rational claimed_points;
  std::string grounds;
  std::vector<std::string> evidence;
};

// Files an appeal on the trial card of the unit (null: not evaluated). INVALID_ARGUMENT with every fault:
// UNKNOWN_UNIT, UNKNOWN_LEAF, NOT_APPLICABLE, UNKNOWN_ITEM, NOT_ABOVE_TRIAL, OVER_LEAF_POINTS, REQUIRED,
// TOO_LONG. FAILED_PRECONDITION: EVALUATION_STATE, OBJECTIONS_CLOSED, APPEAL_EXISTS.
absl::StatusOr<Appeal> FileAppeal(const Book& book, const std::string& campaign, const AppealClaim& claim,
                                  const Scorecard* trial_card, const Signature& actor, absl::Time now);

// What a decider knows and is.
struct AppealContext {
  const Book& book;
  const Projection& record;
  const Signature& actor;
  absl::Time now;
  AppealRules terms;  // of the scheme in force for the period
};

// Rules with the leaf's points as decided. INVALID_ARGUMENT: BELOW_OLD (an appeal never costs points),
// OVER_LEAF_POINTS, REQUIRED, TOO_LONG. FAILED_PRECONDITION: APPEAL_STATE, RECUSED.
absl::StatusOr<Appeal> RuleAppeal(Appeal appeal, const Rational& new_points, const std::string& reason,
                                  const AppealContext& context);
// Brings the ruling into force: UPHELD as claimed or more, REJECTED as it was, PARTLY between.
// FAILED_PRECONDITION: APPEAL_STATE, OTHER_OFFICE, SAME_PERSON, RECUSED.
absl::StatusOr<Appeal> ConfirmAppeal(Appeal appeal, const AppealContext& context);
// Sends the ruling back. Errors as ConfirmAppeal; INVALID_ARGUMENT (REQUIRED).
absl::StatusOr<Appeal> ReturnAppeal(Appeal appeal, const std::string& reason, const AppealContext& context);
// Asks the leading group. FAILED_PRECONDITION: APPEAL_STATE, FURTHER_APPEAL_USED, FURTHER_APPEAL_LATE;
// INVALID_ARGUMENT (REQUIRED, TOO_LONG).
absl::StatusOr<Appeal> AskFurther(Appeal appeal, const std::string& grounds,
                                  std::vector<std::string> evidence, const AppealContext& context);
// Decides for the leading group. Errors as RuleAppeal; RECUSED for the first deciders too.
absl::StatusOr<Appeal> DecideAppeal(Appeal appeal, const Rational& new_points, const std::string& reason,
                                    const AppealContext& context);
// Withdraws the appeal before it is ruled on, the further appeal before it is decided. FAILED_PRECONDITION
// (APPEAL_STATE).
absl::StatusOr<Appeal> WithdrawAppeal(Appeal appeal);

// The rulings in force of an appeal, first and further, as lines of the ledger. `jurisdiction` makes full
// names.
std::vector<LeafRuling> RulingsOf(const Appeal& appeal, const std::string& jurisdiction);

// The leaf of a name, "K2a"; nullopt when there is none.
std::optional<LeafId> LeafOf(absl::string_view name);

// Whose word a unit's appeals are: its leader, or the leaders of the actions whose task force it is.
std::vector<std::string> ActionsOfForce(const Campaign& campaign, const std::string& unit);

// Why the person may not decide on the unit's appeals: a role in it or in its task force's actions today, or
// a part in its forms of the period. Empty: may. (回避)
std::string AppealRecusal(const Projection& record, const std::string& campaign, const Period& period,
                          const std::string& unit, const std::string& person, absl::CivilDay day);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_APPEAL_H_
