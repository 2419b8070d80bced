// Cards (黄牌、红牌): what levels L2 and L3 of the ladder leave on record. A card is never deleted; a
// withdrawn one counts nowhere.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_CARD_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_CARD_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/order/order.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class CardColor { kUnspecified = 0, kYellow = 1, kRed = 2 };
enum class CardState { kUnspecified = 0, kValid = 1, kContested = 2, kWithdrawn = 3 };
enum class WithdrawGround { kUnspecified = 0, kReconsideration = 1, kExemption = 2 };

struct Card {
  static constexpr MatterKind kKind = MatterKind::kCard;
  static constexpr char kCollection[] = "cards";

  std::string campaign;
  std::string id;
  CardColor color = CardColor::kUnspecified;
  OrderLevel level = OrderLevel::kUnspecified;
  std::string unit;
  std::string order;  // path; empty for a card about an item alone
  std::string item;   // path
  absl::CivilDay card_date;
  std::string decision;
  std::string issued_by;
  std::string proposal;  // path
  std::string rule;      // e.g. "L2.RETURNED"
  std::string points;    // 扣分 by the rules then in force, decimal text
  bool bars_excellent = false;
  std::string conclusion;  // path
  CardState state = CardState::kValid;
  WithdrawGround withdraw_ground = WithdrawGround::kUnspecified;
  std::string withdraw_basis;
  std::string withdraw_reason;
  std::string withdrawn_by;
  std::optional<absl::Time> withdraw_time;

  friend bool operator==(const Card&, const Card&) = default;
};

// 撤销, by reconsideration or exemption on a document. FAILED_PRECONDITION: CARD_WITHDRAWN,
// SAME_PERSON for who issued it; INVALID_ARGUMENT: REQUIRED, REASON_REQUIRED.
absl::StatusOr<std::vector<Change>> WithdrawCard(const Card& card, WithdrawGround ground,
                                                 const std::string& basis, const std::string& reason,
                                                 const ActContext& context);

// The card, withdrawn.
Card Withdrawn(const Card& card, WithdrawGround ground, const std::string& basis, const std::string& reason,
               const ActContext& context);

// True for a day in the 12 months that end on `today`.
bool InLastYear(absl::CivilDay day, absl::CivilDay today);
// True for a day in the quarter of `today`.
bool InQuarterOf(absl::CivilDay day, absl::CivilDay today);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_CARD_H_
