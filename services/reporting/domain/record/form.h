// Ten-day forms (旬报) and official values as reporting keeps them.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_FORM_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_FORM_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/decimal.h"
#include "services/common/period.h"

namespace duban::reporting {

// An item's progress as the unit leader approved it.
struct FormRow {
  std::string item;
  std::optional<Rational> value;     // indicator, in its unit of measure
  bool pending = false;              // indicator: official value not published yet (待核定)
  std::optional<Rational> progress;  // task, policy: percent, 0–100
  std::optional<absl::CivilDay> done;
  std::optional<Rational> invested_wan;  // project: since the year's start
  std::optional<absl::CivilDay> started;
  std::optional<absl::CivilDay> entered;
  std::set<std::string> achieved_milestones;
  std::string note;
  std::string explanation = "";  // 情况说明: why the row is right although it looks odd
  bool not_applicable = false;   // 不适用: neither missing nor zero
  // 佐证材料: ids of evidence.
  std::vector<std::string> evidence = {};
};

// States that matter here; every state before the lock is kOpen.
enum class FormState { kOpen, kLocked, kMissing };
enum class FormClass { kNone, kOnTime, kLate, kMissing, kExcused };
enum class ReviewOutcome { kPending, kApproved, kReturned };

// What a task force said of its rows; `first_time` is its first act, which a later submission cannot undo.
struct Review {
  std::string action;
  ReviewOutcome outcome = ReviewOutcome::kPending;
  std::optional<absl::Time> time;
  std::optional<absl::Time> first_time;  // kept by Apply
};

// Which form: unit × ten-day period of a campaign.
struct FormKey {
  std::string campaign;
  Period period;
  std::string unit;

  friend auto operator<=>(const FormKey&, const FormKey&) = default;
};

// A ten-day form (旬报).
struct Form {
  FormKey key;
  FormState state = FormState::kOpen;
  FormClass form_class = FormClass::kNone;
  bool tf_unreviewed = false;      // 专班未审
  bool unresolved_return = false;  // 退回未改
  int tf_return_count = 0;
  std::optional<absl::Time> first_unit_ok_time;  // t_unit
  std::map<std::string, FormRow> rows;           // attested rows, by item
  std::vector<Review> reviews;
  bool corrected = false;    // 已更正: a correction replaced rows after the lock
  bool reopened = false;     // 曾重新开放
  bool late_filled = false;  // 补报
  // Kept by Apply.
  std::int64_t sequence = 0;        // of the change that brought it into this state
  std::int64_t final_sequence = 0;  // of the change that made it final first; 0: not final yet

  bool IsFinal() const { return state != FormState::kOpen; }
};

// One figure of a locked form that changed after the lock, for the correction note (更正说明) of the next
// bulletin.
struct CorrectionFact {
  FormKey form;
  std::string item;      // code
  std::string field;     // of the row, as the API names it: "value", "progress", "invested_wan", …
  std::string old_text;  // numbers exact, days as 2024-03-01; empty: not given
  std::string new_text;
  absl::Time time;
  std::int64_t sequence = 0;  // of the change that replaced the rows

  friend bool operator==(const CorrectionFact&, const CorrectionFact&) = default;
};

// The figures that differ between two versions of a form's rows, by item and field; rows that came or went
// count as figures that did. What was only said (进展情况) is no figure. Time and sequence are left open.
std::vector<CorrectionFact> DifferencesOf(const Form& before, const Form& after);

// Which official value: an item's for a reference period.
struct OfficialKey {
  std::string campaign;
  std::string item;  // code
  Period period;

  friend auto operator<=>(const OfficialKey&, const OfficialKey&) = default;
};

// An official value (官方统计值) of an indicator: for scoring it stands before what the unit reports.
struct OfficialValue {
  OfficialKey key;
  std::string name;               // resource name
  std::optional<Rational> value;  // in the indicator's unit of measure; empty: not published yet (待核定)
  std::string status;             // "PENDING", "FLASH", "PRELIM", "FINAL"
  std::int64_t sequence = 0;      // of the change that brought it into this state; kept by Apply
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_FORM_H_
