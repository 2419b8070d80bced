// Exemptions (容错免责): a failure in earnest reform work that is not held against the unit, on six grounds,
// after a check, by a decision with a number. 三个区分开来.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_CREDIT_EXEMPTION_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_CREDIT_EXEMPTION_H_

#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/calendar.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/book/machine.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/scheme/scheme.h"

namespace duban::reporting {

// Stored in the database by number; never renumber.
enum class ExemptionState {
  kUnspecified = 0,
  kFiled = 1,      // 已申请
  kChecked = 2,    // 已核查
  kGranted = 3,    // 予以免责
  kRefused = 4,    // 不予免责
  kWithdrawn = 5,  // 已撤回
};
enum class ExemptionEvent { kCheck, kGrant, kRefuse, kWithdraw };
absl::string_view StateName(ExemptionState state);
absl::string_view EventName(ExemptionEvent event);

inline constexpr std::array<Transition<ExemptionState, ExemptionEvent>, 5> kExemptionMachine = {{
    {ExemptionState::kFiled,
     ExemptionEvent::kCheck,
     ExemptionState::kChecked,
     {"SUPERVISION", "SUPERVISION_HEAD"}},
    {ExemptionState::kChecked,
     ExemptionEvent::kGrant,
     ExemptionState::kGranted,
     {"HEAD", "EXECUTIVE_DEPUTY"}},
    {ExemptionState::kChecked,
     ExemptionEvent::kRefuse,
     ExemptionState::kRefused,
     {"HEAD", "EXECUTIVE_DEPUTY"}},
    {ExemptionState::kFiled, ExemptionEvent::kWithdraw, ExemptionState::kWithdrawn, {"UNIT_LEADER"}},
    {ExemptionState::kChecked, ExemptionEvent::kWithdraw, ExemptionState::kWithdrawn, {"UNIT_LEADER"}},
}};

// What was found against the unit.
enum class ExemptionCause {
  kUnspecified = 0,
  kDelay = 1,      // 逾期
  kShortfall = 2,  // 未达目标
  kMistake = 3,    // 工作失误
  kFalseData = 4,  // 数据不实: never exempted
  kAccident = 5,   // 安全生产或生态环境责任事故: never exempted
};

// The six grounds, all needed; each a statement of its own.
struct ExemptionGrounds {
  std::string lawful;           // 符合法律法规和政策
  std::string reform_purpose;   // 出于改革创新目的
  std::string duty_of_care;     // 勤勉尽责
  std::string public_interest;  // 为公不谋私利
  std::string procedure;        // 程序正当、集体决策
  std::string corrected;        // 及时纠正、挽回损失

  friend bool operator==(const ExemptionGrounds&, const ExemptionGrounds&) = default;
};

// An application and what became of it.
struct Exemption {
  static constexpr BookKind kKind = BookKind::kExemption;
  static constexpr char kCollection[] = "exemptions";

  std::string campaign;
  std::string id;  // "exemption-0001"
  std::string unit;
  Period period;        // the quarter whose scores it touches
  std::string subject;  // path below the jurisdiction of the item, card, order or credit
  ExemptionCause cause = ExemptionCause::kUnspecified;
  absl::CivilDay finding_date;  // when it was found
  ExemptionGrounds grounds;
  std::string evidence_sha256;  // hexadecimal; may be empty
  ExemptionState state = ExemptionState::kUnspecified;
  std::string filer;
  absl::Time file_time;
  absl::CivilDay decision_due_date;  // last day for the decision
  std::string checker;
  std::string check_opinion;
  bool check_supports = false;  // the checker found all six grounds
  std::optional<absl::Time> check_time;
  std::string decider;
  std::string decision_number;  // 决定文号
  std::string decision_reason;
  std::optional<absl::Time> decision_time;
  bool decided_late = false;
  // For whom, when a substitute acted: both are one hand.
  std::string filer_for, checker_for, decider_for;

  friend bool operator==(const Exemption&, const Exemption&) = default;
};

// An application, complete. INVALID_ARGUMENT with every fault: REQUIRED, PERIOD_KIND, UNKNOWN_UNIT,
// EXEMPTION_SUBJECT (no item, card, order or credit of this unit), GROUND_MISSING, NOT_SHA256,
// DATE_IN_FUTURE; FAILED_PRECONDITION EXEMPTION_LATE, EXEMPTION_EXCLUDED (false data, accidents),
// EXEMPTION_PENDING (one on the same subject is under way or granted).
absl::StatusOr<Exemption> FileExemption(const Book& book, const Projection& record, const Scheme& scheme,
                                        Exemption exemption, const Signature& actor, absl::Time now);
// FAILED_PRECONDITION (EXEMPTION_STATE); PERMISSION_DENIED (SAME_PERSON); INVALID_ARGUMENT (REQUIRED).
absl::StatusOr<Exemption> CheckExemption(Exemption exemption, bool supports, const std::string& opinion,
                                         const Signature& actor, absl::Time now);
absl::StatusOr<Exemption> DecideExemption(Exemption exemption, bool granted, const std::string& number,
                                          const std::string& reason, const Signature& actor, absl::Time now);
absl::StatusOr<Exemption> WithdrawExemption(Exemption exemption);

// What granted exemptions take out of the scores of a period (a year: of all its quarters).
struct Exempted {
  std::set<std::pair<std::string, std::string>> items;  // unit, item code
  std::set<std::string> cards, orders, credits;         // ids; whatever the period
};
Exempted ExemptionsOf(const Book& book, const std::string& campaign, const Period& period);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_CREDIT_EXEMPTION_H_
