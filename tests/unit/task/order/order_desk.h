// A supervision office on its desk: acts of people at a settable time, applied to a district of its own when
// they are granted.
#ifndef DUBAN_TESTS_UNIT_TASK_ORDER_ORDER_DESK_H_
#define DUBAN_TESTS_UNIT_TASK_ORDER_ORDER_DESK_H_

#include <string>
#include <vector>

#include "services/task/domain/order/card.h"
#include "services/task/domain/order/order_case.h"
#include "services/task/domain/order/order_handling.h"
#include "services/task/domain/order/order_machine.h"
#include "services/task/domain/order/order_review.h"
#include "services/task/domain/order/proposal.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {

inline constexpr char kHead[] = "qu-zhang";            // HEAD
inline constexpr char kDeputy[] = "chang-wu";          // EXECUTIVE_DEPUTY
inline constexpr char kDistrictLeader[] = "fen-guan";  // LEADER
inline constexpr char kInspector[] = "du-cha";         // SUPERVISION
inline constexpr char kInspector2[] = "du-ban";        // SUPERVISION
inline constexpr char kInspectorHead[] = "du-zhuren";  // SUPERVISION_HEAD
inline constexpr char kVerifier[] = "he-cha-1";        // VERIFIER
inline constexpr char kVerifier2[] = "he-cha-2";       // VERIFIER

// The fixture's district with the people above. Orders are about the science office; now is Monday 2024-03-11
// 09:00 at first.
class OrderDesk {
 public:
  OrderDesk();

  ActContext As(const std::string& person, Role role) const;
  ActContext Office() const { return As(kInspector, Role::kSupervision); }
  ActContext TheHead() const { return As(kHead, Role::kHead); }
  ActContext Reporter() const { return As(testing::kReporter, Role::kReporter); }
  ActContext UnitLeader() const { return As(testing::kLeader, Role::kUnitLeader); }

  // Applies the changes of a granted act; a refusal is handed back and changes nothing.
  absl::Status Take(absl::StatusOr<Changes> result);
  // The same, and fails the test if it was refused.
  void Do(absl::StatusOr<Changes> result);

  const Order& order(const std::string& id = "DB-0001") const;
  std::vector<const Proposal*> proposals() const;
  const Proposal& proposal(const std::string& id) const;
  std::vector<const Card*> cards() const;
  // Puts a state of the order on record as it stands.
  void Put(const Order& order);

  // Brings order DB-0001 to the state, by the shortest way of acts.
  void BringTo(OrderState state);
  void Propose();
  void Report();  // drafts and signs a feedback
  void RunLadder();
  // Accepts the proposal in the role.
  void Accept(const std::string& id, const std::string& person, Role role);

  absl::Time now;
  Register district;
  std::vector<Change> last;  // what the last granted act yielded
};

// An order that may be proposed.
Order GoodOrder();

absl::Time At(absl::string_view text);

}  // namespace duban::task

#endif  // DUBAN_TESTS_UNIT_TASK_ORDER_ORDER_DESK_H_
