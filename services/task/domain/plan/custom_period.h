// Custom periods (专项周期): any start and end, such as a winter safety drive, or a series of them — every
// week, every two weeks, every half-year (Eight Actions plan 2024; city rule of 2025: daily push, 月调度,
// 季讲评). They are views to plan and dispatch by: forms stay with the ten-day periods, so that each figure
// is entered once.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_CUSTOM_PERIOD_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_CUSTOM_PERIOD_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/deadlines.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/machine.h"
#include "services/task/domain/plan/period_view.h"

namespace duban {
class Schedule;
}  // namespace duban

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class CustomPeriodState { kUnspecified = 0, kActive = 1, kClosed = 2 };
// Stored in the database by number (as in the proto); never renumber.
enum class StepUnit { kNone = 0, kDay = 1, kWeek = 2, kMonth = 3 };

struct CustomPeriod {
  static constexpr MatterKind kKind = MatterKind::kCustomPeriod;
  static constexpr char kCollection[] = "customPeriods";

  std::string campaign;
  std::string id;  // "C-{id}"
  std::string display_name;
  std::optional<absl::CivilDay> start;  // always set on record
  std::optional<absl::CivilDay> end;    // inclusive; always set on record, of a series the last one's end
  StepUnit step_unit = StepUnit::kNone;
  int step = 0;                         // of a series: how many units one occurrence lasts
  int count = 0;                        // of a series: how many occurrences follow one another
  std::vector<std::string> actions;     // ids; with `items` empty too = the whole campaign
  std::vector<std::string> items;       // paths, "campaigns/{campaign}/items/{item}"
  std::optional<WorkdayRule> unit_due;  // none = the campaign's
  std::optional<WorkdayRule> lock;      // none = the campaign's
  CustomPeriodState state = CustomPeriodState::kActive;
  absl::Time created = absl::InfinitePast();
  std::optional<absl::Time> closed;
  std::string close_reason;

  friend bool operator==(const CustomPeriod&, const CustomPeriod&) = default;
};

enum class CustomPeriodEvent { kClose };

inline constexpr std::array kCustomPeriodTransitions = {
    Transition<CustomPeriodState, CustomPeriodEvent>{CustomPeriodState::kActive, CustomPeriodEvent::kClose,
                                                     CustomPeriodState::kClosed,
                                                     Role::kAdmin | Role::kGeneralOffice},
};
inline constexpr MachineText kCustomPeriodText = {"CUSTOM_PERIOD_STATE", "专项周期"};
absl::string_view StateName(CustomPeriodState state);
absl::string_view EventName(CustomPeriodEvent event);

// Puts `given` on record as "C-{id}". INVALID_ARGUMENT names every fault: RESOURCE_ID, REQUIRED, TOO_LONG,
// OUT_OF_RANGE, DATE_ORDER, UNKNOWN_ACTION, UNKNOWN_ITEM; ALREADY_EXISTS if the id is taken.
absl::StatusOr<std::vector<Change>> CreateCustomPeriod(const std::string& id, const CustomPeriod& given,
                                                       const ActContext& context);

// Closes it: occurrences that begin later do not take place. FAILED_PRECONDITION (CUSTOM_PERIOD_STATE);
// INVALID_ARGUMENT (REASON_REQUIRED, TOO_LONG).
absl::StatusOr<std::vector<Change>> CloseCustomPeriod(const CustomPeriod& period, const std::string& reason,
                                                      const ActContext& context);

// One time a custom period takes place.
struct Occurrence {
  std::string id;     // of the period view: "C-winter", of a series "C-weekly.03"
  std::string title;  // for people
  absl::CivilDay first;
  absl::CivilDay last;  // inclusive
};
// In the order of time; of a closed series those that had begun.
std::vector<Occurrence> OccurrencesOf(const CustomPeriod& period);

// Opening, end, on-time limit and lock of an occurrence: through all changes since the period was created,
// and as the present calendar and table alone give them.
std::vector<StepDue> StepsOf(const Schedule& schedule, const CustomPeriod& period,
                             const Occurrence& occurrence);
std::vector<StepDue> PresentStepsOf(const Schedule& schedule, const CustomPeriod& period,
                                    const Occurrence& occurrence);

// An occurrence as people ask for it.
struct CustomPeriodView {
  Occurrence occurrence;
  PeriodState state = PeriodState::kUnspecified;  // NOT_OPEN, OPEN, or CLOSED from its lock time on
  std::vector<StepDue> steps;
  int elapsed_days = 0;  // gone by `now`, both ends counted; never more than all
  int total_days = 0;
};
CustomPeriodView ViewOccurrence(const Schedule& schedule, const CustomPeriod& period,
                                const Occurrence& occurrence, absl::Time now);

// All occurrences of a campaign's custom periods, in the order of their ids.
std::vector<CustomPeriodView> ViewCustomPeriods(const Register& in, const Campaign& campaign, absl::Time now);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_CUSTOM_PERIOD_H_
