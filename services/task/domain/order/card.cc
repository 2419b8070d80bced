#include "services/task/domain/order/card.h"

#include <utility>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/order/order_guards.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {

absl::StatusOr<std::vector<Change>> WithdrawCard(const Card& card, WithdrawGround ground,
                                                 const std::string& basis, const std::string& reason,
                                                 const ActContext& context) {
  if (card.state == CardState::kWithdrawn) {
    return Precondition("CARD_WITHDRAWN", "该牌已撤销 (withdrawn already)");
  }
  RETURN_IF_ERROR(CheckOther(context.actor, {card.issued_by}, "签发该牌"));
  Violations violations;
  if (ground == WithdrawGround::kUnspecified) {
    violations.Add("ground", "REQUIRED", "须注明撤销依据：复核或容错免责");
  }
  CheckText(basis, "basis", Needed::kRequired, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  RETURN_IF_ERROR(CheckReason(reason, "请说明为何撤销"));
  return std::vector<Change>{
      Change{"card.withdraw", Withdrawn(card, ground, basis, reason, context), reason}};
}

Card Withdrawn(const Card& card, WithdrawGround ground, const std::string& basis, const std::string& reason,
               const ActContext& context) {
  Card withdrawn = card;
  withdrawn.state = CardState::kWithdrawn;
  withdrawn.withdraw_ground = ground;
  withdrawn.withdraw_basis = basis;
  withdrawn.withdraw_reason = reason;
  withdrawn.withdrawn_by = SignatureOf(context.actor);
  withdrawn.withdraw_time = context.now;
  return withdrawn;
}

bool InLastYear(absl::CivilDay day, absl::CivilDay today) {
  return absl::CivilDay(today.year() - 1, today.month(), today.day()) < day && day <= today;
}

bool InQuarterOf(absl::CivilDay day, absl::CivilDay today) {
  return day.year() == today.year() && (day.month() - 1) / 3 == (today.month() - 1) / 3;
}

}  // namespace duban::task
