// Duties (待办): what somebody has to do now, derived from the record and the clock. Desks show them to the
// people who hold the roles; notices remind of them. Nothing of it is stored.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_DESK_DUTY_H_
#define DUBAN_SERVICES_TASK_DOMAIN_DESK_DUTY_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/common/period.h"
#include "services/task/domain/form/form.h"
#include "services/task/domain/register.h"
#include "services/task/domain/rights.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class WorkKind {
  kUnspecified = 0,
  kFormFill = 1,
  kFormReturned = 2,
  kFormApprove = 3,
  kFormReview = 4,
  kPeriodLock = 5,
  kOrderSign = 6,
  kOrderFeedback = 7,
  kOrderDecide = 8,
  kProposal = 9,
  kCorrection = 10,
  kExcuse = 11,
  kChangeRequest = 12,
  kMinutesDraft = 13,
  kMinutesApprove = 14,
  kReopening = 15,
  kFalseReport = 16,
};

// What is to be done, by whoever holds one of the roles for the scope.
struct Duty {
  WorkKind kind = WorkKind::kUnspecified;
  RoleSet roles;
  Scope scope;
  std::string subject;  // path of a form, order, meeting …
  std::string title;
  std::optional<absl::Time> due;
  std::vector<std::string> actions;   // whose contact leaders answer for it
  std::vector<std::string> excluded;  // signatures of those who may not do it (回避)
  std::vector<std::string> named;     // only these persons or their substitutes; empty = whoever has the role
};

// What duties are derived from. Refers to the register.
struct DeskView {
  const Register& in;
  std::string campaign;
  absl::Time now;
  std::map<FormKey, Form> forms;  // of OpenDekads; a missing one was never saved

  absl::CivilDay today() const { return absl::ToCivilDay(now, ChinaTime()); }
};

// The dekads whose forms are open on `now` and whose lock is not on record, oldest first.
std::vector<Period> OpenDekads(const Register& in, const Campaign& campaign, absl::Time now);

// Every duty in the campaign, the earliest due first, those without a term last.
std::vector<Duty> DutiesOf(const DeskView& view);

// Working days since the due day; 0 before and on it.
int LateWorkdays(const Duty& duty, const DeskView& view);

// The capacity in which the duty waits for `person` today; nullopt if it does not.
std::optional<Actor> Bearer(const Duty& duty, const DeskView& view, const std::string& person);

// Parts of DutiesOf, one per room.
void AddFormDuties(const DeskView& view, std::vector<Duty>& out);
void AddMeetingDuties(const DeskView& view, std::vector<Duty>& out);
void AddOrderDuties(const DeskView& view, std::vector<Duty>& out);
void AddFormMatterDuties(const DeskView& view, std::vector<Duty>& out);
void AddChangeRequestDuties(const DeskView& view, std::vector<Duty>& out);
void AddFalseReportDuties(const DeskView& view, std::vector<Duty>& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_DESK_DUTY_H_
