// What reporting keeps of the supervision cycle (督查督办): resolutions, issues, hazards, orders, cards,
// false reports. All of it is asked "as it stood at an instant", so each keeps the steps of its life.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_AFFAIRS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_AFFAIRS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/decimal.h"
#include "services/common/order_limits.h"
#include "services/reporting/domain/record/life.h"
#include "services/reporting/domain/record/versions.h"

namespace duban::reporting {

// Kinds of items that stand beside the three lists.
enum class AffairKind {
  kResolution,  // 重要议定事项
  kIssue,       // 难点堵点
  kHazard,      // 隐患
};

// A resolution of a meeting, an issue or a hidden danger.
struct Affair {
  std::string campaign;
  std::string code;
  AffairKind kind = AffairKind::kIssue;
  std::string action;  // empty: none
  std::string title;
  std::string lead_unit;
  std::vector<std::string> coop_units;
  std::optional<absl::CivilDay> due;
  std::string state;  // as the record names it, e.g. "RESOLVED_CLAIMED"
  // Issues: 1–3, fixed by the general office; 0 = not fixed yet.
  int difficulty = 0;
  std::optional<absl::CivilDay> first_report;
  std::string help;  // proposed help
  // Hazards: "ORDINARY", "SERIOUS", "MAJOR".
  std::string grade;
  std::string meeting;       // resolutions: the meeting's resource name
  std::string blocked_item;  // issues: code of the item it holds up
  std::string escalated_to;  // issues: 提级
  Life life;
  Versions<Affair> earlier;   // with another limit, lead, action or difficulty; kept by Apply
  std::int64_t sequence = 0;  // kept by Apply
};

// The difficulty (难度) in force when `end` came; where none was fixed by then, the first one fixed
// afterwards: it completes the record, it does not change it. 0: not fixed yet.
int DifficultyAt(const Affair& issue, absl::Time end);

// A supervision order (督办件).
struct Order {
  std::string campaign;
  std::string id;
  std::string case_number;  // 〔2024〕3号
  std::string matter;
  std::string lead_unit;
  std::string action;
  std::string state;               // "ISSUED", "CLOSED", …
  std::string level;               // "L0" … "L5", or "NONE"
  std::string urgency;             // "URGENT", "NORMAL", "DIFFICULT", "RESOLUTION"
  std::string conclusion;          // resource name of the conclusion whose demand it is; may be empty
  std::vector<std::string> flags;  // "UNSIGNED", "OVERDUE", "STAGED", as of its last change
  std::optional<absl::Time> issue_time;
  std::optional<absl::Time> sign_due_time;
  std::optional<absl::Time> sign_time;
  std::optional<absl::Time> original_due_time;  // the limit it was issued with
  std::optional<absl::Time> due_time;           // the present limit, extensions included
  std::optional<absl::Time> feedback_time;      // t_fb of the last feedback
  std::optional<absl::Time> close_time;
  bool suspended = false;            // the clock stands by a suspension (中止)
  bool exempted = false;             // the clock stands by an exemption (容错免责)
  std::vector<std::string> sources;  // resource names it was raised from
  Life life;
  Versions<Order> earlier;    // with another limit, lead or exemption; kept by Apply
  std::int64_t sequence = 0;  // kept by Apply
};

// The terms of a campaign's orders (督办时限), by its order rules as last set.
struct OrderLimitsFact {
  std::string campaign;
  OrderLimits limits;
  Versions<OrderLimitsFact> earlier;  // oldest first: the defaults; kept by Apply
  std::int64_t sequence = 0;          // kept by Apply
};

// True if nothing differs that a score of the period reads but the state, which `life` tells: limit, lead,
// action, difficulty, exemption.
bool IsSamePlan(const Affair& a, const Affair& b);
bool IsSamePlan(const Order& a, const Order& b);

// True while the order's clock runs: issued, not yet answered.
bool IsUnderClock(const Order& order);
// Issued and not signed for in time; handled and not answered in time, at `now`.
bool IsUnsigned(const Order& order, absl::Time now);
bool IsOverdue(const Order& order, absl::Time now);

// A yellow or red card (黄牌、红牌).
struct Card {
  std::string campaign;
  std::string id;
  bool red = false;
  std::string unit;
  std::string order;  // resource name
  std::string item;   // resource name; may be empty
  std::string level;  // "L2", "L3"
  absl::CivilDay date;
  std::string state;  // "VALID", "CONTESTED", "WITHDRAWN"
  std::string decision;
  std::string proposal;       // id of the proposal it came from; may be empty
  std::string conclusion;     // resource name of the conclusion it rests on; may be empty
  Life life;                  // kept by Apply
  std::int64_t sequence = 0;  // kept by Apply
};

// A finding on the spot (核查结果): one reported value or fact beside what was found.
struct Finding {
  std::string campaign;
  std::string id;
  std::string form;  // resource name
  std::string item;  // code
  std::string unit;
  std::string subject;          // "VALUE", "PROGRESS", "INVESTED", "STARTED", …
  std::string reported;         // decimal text, or "yes"
  std::string verified;         // decimal text, "yes" or "no"
  std::string deviation_class;  // "OK", "ERROR", "MAJOR"
  std::string state;            // "RECORDED", "CONFIRMED", "WITHDRAWN"
  std::int64_t sequence = 0;    // kept by Apply
};

// A case of false reporting (虚报); effective from when its decision is in force.
struct FalseReport {
  std::string campaign;
  std::string id;
  std::string unit;
  std::string item;     // code
  std::string period;   // id of the period the reported value is of
  std::string finding;  // id of the major finding
  // FALSE is decided and in force; a reconsideration under way does not undo it, one that is decided may.
  bool is_false = false;
  std::string subject;                     // of the finding, "VALUE", …; kept by Apply
  std::optional<Rational> verified_value;  // of an amount that was verified; kept by Apply
  std::optional<absl::CivilDay> in_force;
  std::string state;          // "OPENED", …, "IN_FORCE", "UNDER_REVIEW", "FINAL"
  Life life;                  // kept by Apply
  std::int64_t sequence = 0;  // kept by Apply
};

// A dispatch meeting (调度会), for follow-up lists.
struct MeetingFact {
  std::string campaign;
  std::string id;
  std::string kind;    // "TASK_FORCE", "MONTHLY", "QUARTERLY", "STANDING", …
  std::string action;  // of a task force's meeting; empty: the whole campaign
  std::string title;
  std::string state;  // "PLANNED", "HELD", "MINUTES_DRAFTED", "MINUTES_APPROVED", "CANCELLED"
  std::optional<absl::CivilDay> date;  // planned day
  std::string minutes_number;          // empty: minutes not approved
  std::int64_t sequence = 0;           // kept by Apply
};

// A proposal of the ladder (系统提议) and what became of it.
struct ProposalFact {
  std::string campaign;
  std::string id;
  std::string order;  // resource name; may be empty
  std::string item;   // resource name; may be empty
  std::string unit;
  std::string level;
  std::string rule;
  std::string occasion;
  std::string state;  // "PROPOSED", "ACCEPTED", "REJECTED", "LAPSED"
  std::string instrument;
  Life life;                  // kept by Apply
  std::int64_t sequence = 0;  // kept by Apply
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_AFFAIRS_H_
