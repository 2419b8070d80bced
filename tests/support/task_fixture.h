// A small district for tests: three units, two actions, an item of each kind and people in their roles.
#ifndef DUBAN_TESTS_SUPPORT_TASK_FIXTURE_H_
#define DUBAN_TESTS_SUPPORT_TASK_FIXTURE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/task/domain/form/form_commands.h"
#include "services/task/domain/register.h"

namespace duban::testing {

inline constexpr char kDistrict[] = "hecheng";
inline constexpr char kCampaign[] = "eight-actions-2024";

inline constexpr char kScienceUnit[] = "hc-sti";      // leads I-1, P-1 (A1), POL-1 and T-1 (A2)
inline constexpr char kHousingUnit[] = "hc-housing";  // leads I-2 (A2) and T-2 (no action)
inline constexpr char kOfficeUnit[] = "gtf-office";   // leads nothing

inline constexpr char kReporter[] = "li-na";           // REPORTER of hc-sti
inline constexpr char kLeader[] = "wang-qiang";        // UNIT_LEADER of hc-sti
inline constexpr char kHousingReporter[] = "wu-gang";  // REPORTER of hc-housing, until 2024-06-30
inline constexpr char kHousingLeader[] = "he-yan";     // UNIT_LEADER of hc-housing, from 2024-03-01
inline constexpr char kReviewerA1[] = "zhao-min";      // TF_REVIEWER of A1
inline constexpr char kReviewerA2[] = "qian-wei";      // TF_REVIEWER of A2
inline constexpr char kReviewerRest[] = "sun-jie";     // TF_REVIEWER of what belongs to no action
inline constexpr char kOfficeClerk[] = "zheng-hao";    // GENERAL_OFFICE
inline constexpr char kAdmin[] = "zhou-ping";          // ADMIN

// An instant from "2024-03-11 17:30", Asia/Shanghai. Fails the test on other text.
absl::Time ChinaAt(absl::string_view text);

// The period of an id such as "2024-M03-D1".
Period PeriodOf(absl::string_view id);

// What the register is made of, in an order in which it may be created.
std::vector<task::Unit> FixtureUnits();
std::vector<task::RoleBinding> FixtureBindings();
task::Campaign FixtureCampaign();
std::vector<task::Item> FixtureItems();

// The district's register with the State Council calendars of 2024–2026; sequences 1, 2, … on 2024-01-02.
task::Register MakeRegister();

// What an act on the unit's form sees at `now`. Points into `in`.
task::FormContext ContextAt(const task::Register& in, absl::string_view unit, const Period& period,
                            absl::Time now);

// A row that may be saved and submitted for the item.
task::FormRow GoodRow(const task::Item& item);

// A good row for each item of the form.
std::vector<task::FormRow> GoodRows(const task::FormContext& context);

// Brings the changes of one act into the document, as the record would.
void ApplyChanges(task::FormDocument& document, const std::vector<task::Change>& changes);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_SUPPORT_TASK_FIXTURE_H_
