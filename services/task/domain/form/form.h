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
  kLateDraft = 10,      // 补报草稿
  kLateSubmitted = 11,  // 补报已提交
  kLateUnitOk = 12,     // 补报单位已审定
  kLateReturned = 13,   // 补报已退回
  kCorrPending = 14,    // 更正待批
};

// Stored in the database by number (as in the proto); never renumber.
enum class FormClass { kUnspecified = 0, kOnTime = 1, kLate = 2, kMissing = 3, kExcused = 4 };

// Stored in the database by number (as in the proto); never renumber.
enum class FormFlag {
  kUnspecified = 0,
  kTfUnreviewed = 1,      // 专班未审
  kUnresolvedReturn = 2,  // 退回未改
  kCorrected = 3,         // 已更正
  kReopened = 4,          // 曾重新开放
  kLateFilled = 5,        // 补报
};

// Stored in the database by number (as in the proto); never renumber.
enum class ReviewOutcome { kPending = 0, kApproved = 1, kReturned = 2 };

// Stored in the database by number (as in the proto); never renumber.
enum class RowOrigin { kUnspecified = 0, kOwn = 1, kPrefilled = 2, kConfirmed = 3 };

// One part of a figure that is made of parts.
struct RowPart {
  std::string display_name;
  std::string value;  // decimal text

  friend bool operator==(const RowPart&, const RowPart&) = default;
};

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
  std::vector<std::string> achieved_milestones;  // ids, of items that have milestones
  std::string note;
  std::string revision_reason;  // 下调说明
  std::string saved_by;
  int version = 0;                    // saves so far
  std::string explanation;            // 情况说明: answers the soft checks
  std::vector<std::string> evidence;  // 佐证材料: paths below the jurisdiction
  std::string permit_record;          // project: 施工许可 number
  bool not_applicable = false;        // 不适用: neither missing nor zero
  std::string not_applicable_reason;
  std::vector<RowPart> parts;  // of the row's figure
  RowOrigin origin = RowOrigin::kUnspecified;

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
  std::vector<std::string> marked_fields;  // "rows.{item}.{field}"

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
  std::vector<std::string> return_marks;  // of the last return: "rows.{item}" or "rows.{item}.{field}"
  int correction_count = 0;
  int reopening_count = 0;
  int unchanged_count = 0;            // rows confirmed as unchanged, at the last submission
  int reused_cells = 0;               // fields that say the same as the period before
  int typed_cells = 0;                // fields that were keyed in
  std::vector<FormRow> pending_rows;  // a late fill as the unit approved it, until the task forces have

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
