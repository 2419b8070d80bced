// A unit's form on its desk: the acts of people at a settable time, applied when they are granted.
#ifndef DUBAN_TESTS_UNIT_TASK_FORM_DESK_H_
#define DUBAN_TESTS_UNIT_TASK_FORM_DESK_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/form/form_commands.h"
#include "services/task/domain/form/form_review.h"
#include "tests/support/task_fixture.h"

namespace duban::task {

// The science office's form of 2024-M03-D1 unless told otherwise: opens 03-07 00:00, unit due 03-11 17:30,
// lock 03-13 12:00. Public members may be set at will.
class FormDesk {
 public:
  explicit FormDesk(absl::string_view period = "2024-M03-D1", absl::string_view unit = testing::kScienceUnit);

  FormContext Context() const;
  const Form& form() const { return document.form; }
  std::vector<FormRow> GoodRows() const { return testing::GoodRows(Context()); }

  absl::Status Fill(const std::vector<FormRow>& rows, const std::string& person = testing::kReporter);
  absl::Status Submit(const std::string& person = testing::kReporter);
  absl::Status UnitApprove(const std::string& person = testing::kLeader);
  absl::Status UnitReturn(const UnitReturnRequest& request = {"数据有误", {}});
  absl::Status TfApprove(const std::string& action, const std::string& person);
  absl::Status TfReturn(const TfReturnRequest& request, const std::string& person);

  absl::Status ConfirmNoChange(const NoChangeRequest& request = {});
  // What the submission would be compared with: `previous`, before it `earlier`.
  CheckBasis Basis() const;

  // Takes over what an act yields, if it is granted: the form, its rows, and matters into the district.
  absl::Status Take(absl::StatusOr<std::vector<Change>> result);
  // The context of an act on a matter.
  ActContext As(const std::string& person, Role role) const;
  // The matter as it stands in the district.
  template <MatterType T>
  T Find(const std::string& id) const {
    return *district.docket.Find<T>(testing::kCampaign, id);
  }

  // The lock comes on record at its time.
  void Lock();
  // Both task forces approve.
  void ApproveAll();

  // Good rows saved, submitted and approved by the unit leader: UNIT_OK. Fails the test if refused.
  void BringToUnitOk();
  // A1 approved, A2 returned: RETURNED.
  void BringToTfReturned();
  // One more round of the rows as they are, from RETURNED or DRAFT to the unit leader's approval.
  void Resubmit(const std::vector<FormRow>& rows);

  absl::Time now;
  FormDocument document;
  std::map<std::string, FormRow> previous;
  std::vector<EarlierRows> earlier;
  FormRules rules;
  std::vector<Change> last;  // what the last granted act yielded
  Register district;
};

// A copy of one of the desk's items.
Item FixtureItem(const FormDesk& desk, absl::string_view id);

}  // namespace duban::task

#endif  // DUBAN_TESTS_UNIT_TASK_FORM_DESK_H_
