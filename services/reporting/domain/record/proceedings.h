// What reporting keeps of the proceedings around lists and forms: tracking assessments, excuses, conclusions
// of inspections with objections, change requests, files of evidence. Assessments and change requests are
// told, never scored; an excuse scores through the class of its form; a conclusion under objection marks what
// rests on it.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_PROCEEDINGS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_PROCEEDINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/reporting/domain/record/life.h"

namespace duban::reporting {

// A tracking assessment (跟踪评估) of an annual key task: one mid-year, one at the year's end. A later
// version of the same item and half replaces the earlier one. Texts as entered, at most 2000 characters each.
struct TrackingAssessment {
  std::string campaign;
  std::string id;
  std::string item;             // code
  std::string half;             // "MID_YEAR", "YEAR_END"
  std::string goal;             // 目标
  std::string measure;          // 措施; may be empty
  std::string result;           // 成效
  std::string deviation_cause;  // 偏差原因; may be empty
  std::string advice;           // 建议; may be empty
  std::string third_party;      // who assessed; empty: the general office itself
  absl::Time time;              // of this version; kept by Apply
  std::int64_t sequence = 0;    // kept by Apply
};

// An excuse (迟报免责) asked for a form that locked late or missing; confirmed, the form counts as on time.
struct ExcuseFact {
  std::string campaign;
  std::string id;
  std::string form;   // resource name
  std::string state;  // "ASKED", "CONFIRMED", "REFUSED"
  std::string cause;  // "SYSTEM_OUTAGE", "FORCE_MAJEURE", "HOLIDAY_ERROR"
  std::string reason;
  std::string refuse_reason;  // empty unless refused
  std::optional<absl::Time> ask_time;
  std::optional<absl::Time> decide_time;
  Life life;                  // kept by Apply
  std::int64_t sequence = 0;  // kept by Apply
};

// One rectification demand (整改要求) of a conclusion.
struct ConclusionDemandFact {
  std::string text;
  std::string lead_unit;
  absl::CivilDay due;
  std::string order;  // resource name of the order it became; empty until the conclusion is fed back

  friend bool operator==(const ConclusionDemandFact&, const ConclusionDemandFact&) = default;
};

// A conclusion (督查结论) of an inspection and the objection (异议) to it.
// Basis: 政府督查工作条例 art. 16–18.
struct ConclusionFact {
  std::string campaign;
  std::string id;
  std::string plan;  // resource name of the inspection plan
  std::string object_unit;
  std::string facts;
  std::string problems;
  std::vector<ConclusionDemandFact> demands;
  std::string praise;
  std::string criticism;
  std::string state;  // "DRAFT", "APPROVED", "SENT", "OBJECTED", "DECIDED"
  std::optional<absl::Time> send_time;
  std::optional<absl::Time> objection_due_time;
  std::string objection;  // empty: none
  std::optional<absl::Time> objection_time;
  std::optional<absl::Time> decision_due_time;
  std::string outcome;  // "UPHELD", "AMENDED", "REVOKED"; empty: not decided
  std::string decision_reason;
  std::optional<absl::Time> decide_time;
  Life life;                  // kept by Apply
  std::int64_t sequence = 0;  // kept by Apply
};

// True while an objection to the conclusion waits for its decision: what rests on it is CONTESTED.
bool IsContested(const ConclusionFact& conclusion);

// One field of an item from old to new, as text: decimals exact, days as 2024-12-31, units by id.
struct FieldChangeFact {
  std::string field;      // "TARGET", "DUE_DATE", "LEAD_UNIT", "MILESTONE_DUE_DATE", …
  std::string milestone;  // its id; empty unless the field is a milestone's
  std::string old_value;
  std::string new_value;

  friend bool operator==(const FieldChangeFact&, const FieldChangeFact&) = default;
};

// A change request (变更申请). Approved, it is in force from the change that approved it: the item's versions
// show it (Item::earlier).
struct ChangeRequestFact {
  std::string campaign;
  std::string id;
  std::string kind;  // "ADD", "REMOVE", "MERGE", "CHANGE"
  std::string item;  // code; of ADD the new item's
  std::string merge_into;
  std::vector<FieldChangeFact> changes;
  std::string reason;
  std::string basis_document;          // 依据
  std::string formal_document_number;  // 文号; may be empty
  std::string state;                   // "SUBMITTED", "TF_APPROVED", "APPROVED", "REJECTED", "WITHDRAWN"
  std::string closing_reason;          // of a rejection or withdrawal
  Life life;                           // kept by Apply
  std::int64_t sequence = 0;           // kept by Apply
};

// One time that a file's content was brought.
struct EvidenceUpload {
  std::string person;
  std::string unit;  // empty: an office of the whole district
  std::string file_name;
  absl::Time time;

  friend bool operator==(const EvidenceUpload&, const EvidenceUpload&) = default;
};

// A file of evidence (佐证材料), known by its content.
struct EvidenceFact {
  std::string campaign;
  std::string id;
  std::string sha256;
  std::vector<EvidenceUpload> uploads;  // oldest first, at least one
  std::int64_t sequence = 0;            // kept by Apply
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_PROCEEDINGS_H_
