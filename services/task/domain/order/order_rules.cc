#include "services/task/domain/order/order_rules.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/order/order_terms.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

// No limit of a district's order lasts longer; a longer one is a slip of the pen.
constexpr int kMaxAmount = 366;

void CheckAmount(int value, int least, absl::string_view field, Violations& out) {
  if (value >= least && value <= kMaxAmount) return;
  out.Add(absl::StrCat("order_rules.", field), "OUT_OF_RANGE",
          absl::StrCat("须为 ", least, "–", kMaxAmount, " 的整数，现为 ", value));
}

void CheckLimits(const OrderRules& rules, Violations& out) {
  CheckAmount(rules.sign_workdays, 1, "sign_workdays", out);
  CheckAmount(rules.urgent_sign_hours, 1, "urgent_sign_hours", out);
  CheckAmount(rules.transfer_workdays, 1, "transfer_workdays", out);
  CheckAmount(rules.urgent_workdays, 1, "urgent_workdays", out);
  CheckAmount(rules.normal_days, 1, "normal_days", out);
  CheckAmount(rules.difficult_days, 1, "difficult_days", out);
  CheckAmount(rules.resolution_report_workdays, 1, "resolution_report_workdays", out);
  CheckAmount(rules.resolution_days, 1, "resolution_days", out);
  CheckAmount(rules.extension_ask_workdays, 0, "extension_ask_workdays", out);
  CheckAmount(rules.extension_answer_workdays, 1, "extension_answer_workdays", out);
  CheckAmount(rules.extension_max_days, 1, "extension_max_days", out);
  CheckAmount(rules.extension_max_count, 0, "extension_max_count", out);
  CheckAmount(rules.verification_workdays, 1, "verification_workdays", out);
  CheckAmount(rules.major_hazard_verification_days, 1, "major_hazard_verification_days", out);
  CheckAmount(rules.return_workdays, 1, "return_workdays", out);
  CheckAmount(rules.relapse_days, 1, "relapse_days", out);
  CheckAmount(rules.objection_days, 1, "objection_days", out);
  CheckAmount(rules.objection_decision_days, 1, "objection_decision_days", out);
  CheckAmount(rules.publication_workdays, 1, "publication_workdays", out);
}

void CheckHours(const OfficeHours& hours, Violations& out) {
  const std::pair<const char*, const std::string*> clocks[] = {
      {"morning_start", &hours.morning_start},
      {"morning_end", &hours.morning_end},
      {"afternoon_start", &hours.afternoon_start},
      {"afternoon_end", &hours.afternoon_end},
  };
  int last = -1;
  for (const auto& [field, clock] : clocks) {
    const std::optional<int> minutes = MinutesOf(*clock);
    if (!minutes || *minutes <= last) {
      out.Add(absl::StrCat("order_rules.office_hours.", field), "CLOCK_TIME",
              absl::StrCat("须写作 HH:MM 且晚于前一时刻，现为“", *clock, "”"));
    }
    last = minutes.value_or(last);
  }
}

void CheckRung(const Rung& rung, const std::string& at, std::set<std::string>& ids, Violations& out) {
  CheckText(rung.instrument, absl::StrCat(at, ".instrument"), Needed::kRequired, out);
  CheckAmount(rung.limit_workdays, 0, absl::StrCat(at.substr(at.find('.') + 1), ".limit_workdays"), out);
  if (!rung.points.empty() && !ParseDecimal(rung.points).ok()) {
    out.Add(absl::StrCat(at, ".points"), "NOT_DECIMAL", "须为十进制数，例如 -1.00");
  }
  if (rung.issuers.empty() && rung.level != OrderLevel::kL0) {
    out.Add(absl::StrCat(at, ".issuers"), "REQUIRED", "除 L0 外，须指明由谁签发");
  }
  if (rung.rules.empty()) out.Add(absl::StrCat(at, ".rules"), "REQUIRED", "须有触发条件");
  for (const LadderRule& rule : rung.rules) {
    if (rule.id.empty() || rule.id.find('/') != std::string::npos || rule.trigger == Trigger::kUnspecified) {
      out.Add(absl::StrCat(at, ".rules"), "REQUIRED", "每个触发条件须有不含“/”的代码和触发类别");
    }
    if (!ids.insert(rule.id).second) {
      out.Add(absl::StrCat(at, ".rules"), "DUPLICATE_RULE", absl::StrCat("代码重复：", rule.id));
    }
  }
}

void CheckLadder(const std::vector<Rung>& ladder, Violations& out) {
  std::set<std::string> ids;
  for (size_t i = 0; i < ladder.size(); ++i) {
    const std::string at = absl::StrCat("order_rules.ladder[", i, "]");
    if (static_cast<size_t>(ladder[i].level) != i + static_cast<size_t>(OrderLevel::kL0)) {
      out.Add(absl::StrCat(at, ".level"), "LADDER_ORDER", "阶梯须从 L0 起逐级列出");
    }
    CheckRung(ladder[i], at, ids, out);
  }
  if (ladder.empty()) out.Add("order_rules.ladder", "REQUIRED", "须有升级阶梯");
}

}  // namespace

std::vector<Rung> DefaultLadder() {
  using enum OrderLevel;
  using T = Trigger;
  return {
      {.level = kL0,
       .instrument = "催办",
       .rules = {{"L0.BEFORE_DUE", T::kBeforeDue, 2}, {"L0.ON_DUE", T::kOnDue, 0}},
       .points = ""},
      {.level = kL1,
       .instrument = "提醒函",
       .rules = {{"L1.OVERDUE", T::kOverdue, 1},
                 {"L1.RED_ONCE", T::kLight, 1},
                 {"L1.YELLOW_TWICE", T::kLight, 2},
                 {"L1.ATTAINMENT", T::kLight, 1},
                 {"L1.VERIFICATION_FAILED", T::kVerificationFailed, 1},
                 {"L1.RELAPSE", T::kRelapse, 1}},
       .limit_workdays = 3,
       .issuers = {Role::kGeneralOffice, Role::kSupervision, Role::kSupervisionHead},
       .points = ""},
      {.level = kL2,
       .instrument = "督办函",
       .rules = {{"L2.L1_MISSED", T::kLevelLimitMissed, 0},
                 {"L2.RETURNED", T::kReturned, 2},
                 {"L2.RED_TWO_MONTHS", T::kLight, 2},
                 {"L2.DIRECT", T::kDirect, 0},
                 {"L2.HAZARD_OVERDUE", T::kHazardOverdue, 0},
                 {"L2.VERIFICATION_FAILED", T::kVerificationFailed, 1},
                 {"L2.RELAPSE", T::kRelapse, 1}},
       .limit_workdays = 5,
       .issuers = {Role::kSupervision, Role::kSupervisionHead},
       .points = "-1.00"},
      {.level = kL3,
       .instrument = "通报",
       .rules = {{"L3.L2_MISSED", T::kLevelLimitMissed, 0},
                 {"L3.SILENT", T::kSilentAfterCall, 5},
                 {"L3.FALSE_FEEDBACK", T::kFalseFeedback, 1},
                 {"L3.DIRECT", T::kDirect, 0},
                 {"L3.HAZARD_SILENT", T::kHazardSilent, 0},
                 {"L3.VERIFICATION_FAILED", T::kVerificationFailed, 1},
                 {"L3.RELAPSE", T::kRelapse, 1}},
       .limit_workdays = 5,
       .issuers = {Role::kHead},
       .points = "-2.00",
       .bars_excellent = true},
      {.level = kL4,
       .instrument = "约谈",
       .rules = {{"L4.L3_MISSED", T::kLevelLimitMissed, 0},
                 {"L4.RED_CARDS", T::kRedCards, 2},
                 {"L4.LAST_PLACES", T::kRanking, 2},
                 {"L4.VERIFICATION_FAILED", T::kVerificationFailed, 1},
                 {"L4.RELAPSE", T::kRelapse, 1}},
       .limit_workdays = 5,
       .issuers = {Role::kExecutiveDeputy, Role::kLeader, Role::kHead},
       .repeat_issuers = {Role::kHead},
       .points = "",
       .lowers_grade = true},
      {.level = kL5,
       .instrument = "提请问责",
       .rules = {{"L5.DIRECT", T::kDirect, 0}},
       .issuers = {Role::kHead},
       .points = ""},
  };
}

OrderRules RulesInForce(const Docket& in, const std::string& campaign) {
  OrderRules defaults;
  defaults.campaign = campaign;
  const OrderRules* set = in.Find<OrderRules>(campaign, OrderRules::kCurrent);
  if (set == nullptr) return defaults;
  OrderRules rules = *set;
  // Versions set before there was this limit do not state it.
  if (rules.major_hazard_verification_days == 0) {
    rules.major_hazard_verification_days = defaults.major_hazard_verification_days;
  }
  return rules;
}

const Rung* FindRung(const OrderRules& rules, OrderLevel level) {
  for (const Rung& rung : rules.ladder) {
    if (rung.level == level) return &rung;
  }
  return nullptr;
}

const LadderRule* FindRule(const Rung& rung, absl::string_view id) {
  for (const LadderRule& rule : rung.rules) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

const LadderRule* FindTrigger(const Rung& rung, Trigger trigger) {
  for (const LadderRule& rule : rung.rules) {
    if (rule.trigger == trigger) return &rule;
  }
  return nullptr;
}

absl::StatusOr<std::vector<Change>> SetOrderRules(const OrderRules& given, const std::string& reason,
                                                  const ActContext& context) {
  Violations violations;
  CheckText(given.agency_code, "order_rules.agency_code", Needed::kRequired, violations);
  CheckLimits(given, violations);
  CheckHours(given.office_hours, violations);
  CheckLadder(given.ladder, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  RETURN_IF_ERROR(CheckReason(reason, "请说明为何调整督办规则"));
  OrderRules rules = given;
  rules.campaign = context.campaign;
  rules.id = OrderRules::kCurrent;
  rules.version = RulesInForce(context).version + 1;
  return std::vector<Change>{Change{"orderRules.set", std::move(rules), reason}};
}

}  // namespace duban::task
