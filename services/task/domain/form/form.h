// Forms (旬报): what one unit reports for one ten-day period, a row per item it leads.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/period.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class FormState {
  kUnspecified = 0,
  kNotOpen = 1,
  kOpen = 2,
  kDraft = 3,
  kSubmitted = 4,
  kUnitOk = 5,
  kTfOk = 6,
  kReturned = 7,
  kLocked = 8,
  kMissing = 9,
};

// Stored in the database by number (as in the proto); never renumber.
enum class FormClass { kUnspecified = 0, kOnTime = 1, kLate = 2, kMissing = 3, kExcused = 4 };

// Stored in the database by number (as in the proto); never renumber.
enum class FormFlag { kUnspecified = 0, kTfUnreviewed = 1, kUnresolvedReturn = 2 };

// Stored in the database by number (as in the proto); never renumber.
enum class ReviewOutcome { kPending = 0, kApproved = 1, kReturned = 2 };

// One item's progress. Numbers are decimal text; empty = not given.
struct FormRow {
  std::string item;
  std::string value;            // indicator
  std::string unit_of_measure;  // indicator
  bool pending = false;         // indicator: official value not published yet (待核定)
  std::string progress;         // task, policy: percent, 0–100
  std::optional<absl::CivilDay> done;
  std::string invested_wan;  // project: 万元 since the year's start
  std::optional<absl::CivilDay> started;
  std::optional<absl::CivilDay> entered;         // 入统
  std::vector<std::string> achieved_milestones;  // ids
  std::string note;
  std::string revision_reason;  // 下调说明
  std::string saved_by;
  int version = 0;  // saves so far

  friend bool operator==(const FormRow&, const FormRow&) = default;
};

// What one task force says of its rows.
struct Review {
  std::string action;
  ReviewOutcome outcome = ReviewOutcome::kPending;
  std::string reviewer;
  std::optional<absl::Time> time;
  std::string reason;
  std::vector<std::string> marked_items;

  friend bool operator==(const Review&, const Review&) = default;
};

// Which form: a unit and a period of a campaign.
struct FormKey {
  std::string campaign;
  Period period;
  std::string unit;

  friend auto operator<=>(const FormKey&, const FormKey&) = default;
};

// A form without its draft rows: what the record keeps of it.
struct Form {
  FormKey key;
  FormState state = FormState::kOpen;
  FormClass form_class = FormClass::kUnspecified;
  std::vector<FormFlag> flags;
  std::vector<FormRow> attested_rows;  // as the unit leader last approved them
  std::vector<Review> reviews;         // one per action on the form, in the order of the ids
  std::string author;
  std::string approver;
  std::optional<absl::Time> submit_time;
  std::optional<absl::Time> unit_ok_time;  // t_unit: the first approval by the unit leader
  std::optional<absl::Time> resubmit_due;
  bool resubmitted_late = false;
  int tf_return_count = 0;
  std::string return_reason;

  friend bool operator==(const Form&, const Form&) = default;
};

// A form with its draft rows, as one act sees it.
struct FormDocument {
  Form form;
  std::map<std::string, FormRow> rows;  // by item id
  std::int64_t sequence = 0;            // of the last change of the form or a row; 0 = never saved
  std::optional<absl::Time> update_time;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_H_
