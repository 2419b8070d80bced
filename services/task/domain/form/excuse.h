// Excuses (迟报免责): a late or missing form counts as on time, because its unit could not help it.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_EXCUSE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_EXCUSE_H_

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

// Stored in the database by number (as in the proto); never renumber.
enum class ExcuseState { kUnspecified = 0, kAsked = 1, kConfirmed = 2, kRefused = 3 };
enum class ExcuseCause { kUnspecified = 0, kSystemOutage = 1, kForceMajeure = 2, kHolidayError = 3 };

enum class ExcuseEvent { kConfirm, kRefuse };

using ExcuseTransition = Transition<ExcuseState, ExcuseEvent>;
inline constexpr std::array kExcuseTransitions = {
    ExcuseTransition{ExcuseState::kAsked, ExcuseEvent::kConfirm, ExcuseState::kConfirmed,
                     Role::kGeneralOffice},
    ExcuseTransition{ExcuseState::kAsked, ExcuseEvent::kRefuse, ExcuseState::kRefused, Role::kGeneralOffice},
};
absl::string_view StateName(ExcuseState state);
absl::string_view EventName(ExcuseEvent event);
absl::StatusOr<ExcuseState> NextState(ExcuseState from, ExcuseEvent event);

struct Excuse {
  static constexpr MatterKind kKind = MatterKind::kExcuse;
  static constexpr char kCollection[] = "excuses";

  std::string campaign;
  std::string id;
  std::string form;  // path, as FormPath
  ExcuseState state = ExcuseState::kUnspecified;
  ExcuseCause cause = ExcuseCause::kUnspecified;
  std::string reason;
  std::vector<std::string> evidence;
  std::string asker;
  std::optional<absl::Time> ask_time;
  std::string decider;
  std::optional<absl::Time> decide_time;
  std::string refuse_reason;

  friend bool operator==(const Excuse&, const Excuse&) = default;
};

// Asks, as the unit: ASKED. INVALID_ARGUMENT names every fault. FAILED_PRECONDITION: NOTHING_TO_EXCUSE unless
// the form locked LATE or MISSING, EXCUSE_OPEN while another one of the form is not decided, EXCUSE_FROZEN.
absl::StatusOr<std::vector<Change>> AskExcuse(const Excuse& given, const FormContext& form_context,
                                              const FormDocument& document, const ActContext& context);

// Confirms, as the general office: CONFIRMED; the form's class becomes EXCUSED. SAME_PERSON for the asker.
absl::StatusOr<std::vector<Change>> ConfirmExcuse(const Excuse& excuse, const FormContext& form_context,
                                                  const FormDocument& document, const ActContext& context);

// Refuses, with a reason: REFUSED. SAME_PERSON for the asker.
absl::StatusOr<std::vector<Change>> RefuseExcuse(const Excuse& excuse, const std::string& reason,
                                                 const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_EXCUSE_H_
