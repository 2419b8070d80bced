// Order rules (督办规则): limits and the escalation ladder as data. The defaults below hold while the
// district has set none; each version says of itself which it is, and orders and proposals keep the version
// they follow.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_RULES_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_RULES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/order_limits.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/order/order.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class Trigger {
  kUnspecified = 0,
  kBeforeDue = 1,           // `amount` working days before the limit
  kOnDue = 2,               // the limit ends
  kOverdue = 3,             // `amount` working days past the limit without feedback
  kLevelLimitMissed = 4,    // the limit of the level below has passed
  kReturned = 5,            // feedback was returned `amount` times
  kSilentAfterCall = 6,     // more than `amount` working days after a call on the due day without any word
  kFalseFeedback = 7,       // a verification found the feedback untrue
  kRedCards = 8,            // the unit has `amount` red cards within 12 months
  kVerificationFailed = 9,  // one level up
  kRelapse = 10,            // one level up
  kLight = 11,              // proposed from outside, on the lights
  kDirect = 12,             // a person proposes direct entry, with a reason
  kHazardOverdue = 13,      // a hidden danger is not rectified in time and nothing was explained
  kHazardSilent = 14,       // the limit of the letter about it has passed, and still nothing was explained
  kRanking = 15,            // proposed from outside, on a unit's places in the ranking
};

// One trigger of a level.
struct LadderRule {
  std::string id;  // cited by proposals, e.g. "L1.OVERDUE"
  Trigger trigger = Trigger::kUnspecified;
  int amount = 0;

  friend bool operator==(const LadderRule&, const LadderRule&) = default;
};

// One level of the ladder.
struct Rung {
  OrderLevel level = OrderLevel::kUnspecified;
  std::string instrument;  // e.g. "督办函"
  std::vector<LadderRule> rules;
  int limit_workdays = 0;            // new limit; 0 = none
  std::vector<Role> issuers;         // who may accept a proposal of it; none for what is automatic
  std::vector<Role> repeat_issuers;  // who may, if the unit had this level within 12 months; empty = the same
  std::string points;                // decimal text, e.g. "-1.00"; empty = none
  bool bars_excellent = false;       // not eligible for 优秀 in the quarter
  bool lowers_grade = false;         // annual grade one step down, once a year

  friend bool operator==(const Rung&, const Rung&) = default;
};

// The default ladder, L0 to L5.
std::vector<Rung> DefaultLadder();

struct OrderRules {
  static constexpr MatterKind kKind = MatterKind::kOrderRules;
  static constexpr char kCollection[] = "orderRules";
  static constexpr char kCurrent[] = "current";  // the only id

  std::string campaign;
  std::string id = kCurrent;
  int version = 0;  // 0 = the defaults
  std::optional<absl::CivilDay> effective_date;
  std::string agency_code = "督";
  OfficeHours office_hours;
  int sign_workdays = OrderLimits().sign_workdays;
  int urgent_sign_hours = OrderLimits().urgent_sign_hours;
  int transfer_workdays = 3;
  int urgent_workdays = OrderLimits().urgent_workdays;
  int normal_days = OrderLimits().normal_days;
  int difficult_days = OrderLimits().difficult_days;
  int resolution_report_workdays = 5;
  int resolution_days = OrderLimits().resolution_days;
  int extension_ask_workdays = 1;
  int extension_answer_workdays = 2;
  int extension_max_days = 15;
  int extension_max_count = 1;
  int verification_workdays = 5;
  int major_hazard_verification_days = 10;  // natural days, for orders on a major hidden danger (重大隐患)
  int return_workdays = 5;
  int relapse_days = 180;
  int objection_days = 30;
  int objection_decision_days = 30;
  int publication_workdays = 5;
  std::vector<Rung> ladder = DefaultLadder();

  friend bool operator==(const OrderRules&, const OrderRules&) = default;
};

// The rules of a campaign; the defaults while none were set.
OrderRules RulesInForce(const Docket& in, const std::string& campaign);
inline OrderRules RulesInForce(const ActContext& context) {
  return RulesInForce(context.docket(), context.campaign);
}

// The rung of a level; null if the ladder has none.
const Rung* FindRung(const OrderRules& rules, OrderLevel level);
// The rule of that id on the rung; null if it has none.
const LadderRule* FindRule(const Rung& rung, absl::string_view id);
// The first rule of that trigger on the rung; null if it has none.
const LadderRule* FindTrigger(const Rung& rung, Trigger trigger);

// Puts `given` on record as the next version. INVALID_ARGUMENT names every fault: REQUIRED, OUT_OF_RANGE,
// CLOCK_TIME, NOT_DECIMAL, LADDER_ORDER, DUPLICATE_RULE.
absl::StatusOr<std::vector<Change>> SetOrderRules(const OrderRules& given, const std::string& reason,
                                                  const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_RULES_H_
