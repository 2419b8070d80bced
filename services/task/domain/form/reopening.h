// Reopenings (重新开放): orders that let one unit fill in one locked period again, until an hour. They end by
// the clock; what the lock decided stays visible.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_REOPENING_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_REOPENING_H_

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/form/form_window.h"
#include "services/task/domain/machine.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber. EXPIRED is never stored: it follows
// from the clock.
enum class ReopeningState { kUnspecified = 0, kOrdered = 1, kRunning = 2, kRefused = 3, kExpired = 4 };

enum class ReopeningEvent { kApprove, kRefuse, kExpire };

// Those who may approve; the clock acts where no role is named.
inline constexpr RoleSet kReopeningApprovers = Role::kGeneralOffice | Role::kExecutiveDeputy | Role::kHead;

using ReopeningTransition = Transition<ReopeningState, ReopeningEvent>;
inline constexpr std::array kReopeningTransitions = {
    ReopeningTransition{ReopeningState::kOrdered, ReopeningEvent::kApprove, ReopeningState::kRunning,
                        kReopeningApprovers},
    ReopeningTransition{ReopeningState::kOrdered, ReopeningEvent::kRefuse, ReopeningState::kRefused,
                        kReopeningApprovers},
    ReopeningTransition{ReopeningState::kOrdered, ReopeningEvent::kExpire, ReopeningState::kExpired, {}},
    ReopeningTransition{ReopeningState::kRunning, ReopeningEvent::kExpire, ReopeningState::kExpired, {}},
};
absl::string_view StateName(ReopeningState state);
absl::string_view EventName(ReopeningEvent event);
absl::StatusOr<ReopeningState> NextState(ReopeningState from, ReopeningEvent event);

struct Reopening {
  static constexpr MatterKind kKind = MatterKind::kReopening;
  static constexpr char kCollection[] = "reopenings";

  std::string campaign;
  std::string id;
  std::string form;  // path, as FormPath
  ReopeningState state = ReopeningState::kUnspecified;
  std::string reason;
  std::optional<absl::Time> end;
  std::string orderer;
  std::optional<absl::Time> order_time;
  std::string approver;
  std::optional<absl::Time> decide_time;
  std::string refuse_reason;

  friend bool operator==(const Reopening&, const Reopening&) = default;
};

// The reopening as it stands at `now`: EXPIRED once its end is over.
Reopening At(Reopening reopening, absl::Time now);

// Orders one, as the general office: ORDERED. INVALID_ARGUMENT: REQUIRED, END_TIME (past, or after the
// freeze). FAILED_PRECONDITION: PERIOD_NOT_LOCKED, REOPENING_PENDING while another one of the form is not
// over, REOPENING_FROZEN.
absl::StatusOr<std::vector<Change>> OrderReopening(const Reopening& given, const FormContext& form_context,
                                                   const FormDocument& document, const ActContext& context);

// Approves: RUNNING; the form is flagged REOPENED. SAME_PERSON for who ordered it.
absl::StatusOr<std::vector<Change>> ApproveReopening(const Reopening& reopening,
                                                     const FormContext& form_context,
                                                     const FormDocument& document, const ActContext& context);

// Refuses, with a reason: REFUSED. SAME_PERSON for who ordered it.
absl::StatusOr<std::vector<Change>> RefuseReopening(const Reopening& reopening, const std::string& reason,
                                                    const ActContext& context);

// What decides on late fills of a form.
LateWindow LateWindowOf(const Register& in, const Campaign& campaign, const FormKey& key);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_REOPENING_H_
