// Evaluations (考评) of a quarter or a year: from trial scores through objections to final scores that stay
// as they are. What is kept of scores is what they rest on and their digest, so that they can be made again.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_EVALUATION_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_EVALUATION_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/book/machine.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/score/quarter.h"
#include "services/reporting/domain/score/year.h"

namespace duban::reporting {

// Stored in the database by number; never renumber.
enum class EvaluationState {
  kUnspecified = 0,
  kOpen = 1,      // 未试算: not on record
  kTrial = 2,     // 试算
  kProposed = 3,  // 待确认
  kFinal = 4,     // 定稿
};
enum class EvaluationEvent {
  kOpenTrial,
  kFinalize,
  kConfirm,
  kReturn,
  kAmend,
  kProposeAmendment,
  kConfirmAmendment,
  kReturnAmendment,
};
absl::string_view StateName(EvaluationState state);
absl::string_view EventName(EvaluationEvent event);

inline constexpr std::array<Transition<EvaluationState, EvaluationEvent>, 8> kEvaluationMachine = {{
    {EvaluationState::kOpen, EvaluationEvent::kOpenTrial, EvaluationState::kTrial, {"PERFORMANCE"}},
    {EvaluationState::kTrial,
     EvaluationEvent::kFinalize,
     EvaluationState::kProposed,
     {"PERFORMANCE", "GENERAL_OFFICE"}},
    {EvaluationState::kProposed,
     EvaluationEvent::kConfirm,
     EvaluationState::kFinal,
     {"GENERAL_OFFICE", "PERFORMANCE"}},
    {EvaluationState::kProposed,
     EvaluationEvent::kReturn,
     EvaluationState::kTrial,
     {"GENERAL_OFFICE", "PERFORMANCE"}},
    // By the decision of a further appeal.
    {EvaluationState::kFinal, EvaluationEvent::kAmend, EvaluationState::kFinal, {"EXECUTIVE_DEPUTY"}},
    // By other decisions: an amendment stands beside the final scores until the other office confirms it.
    {EvaluationState::kFinal,
     EvaluationEvent::kProposeAmendment,
     EvaluationState::kFinal,
     {"PERFORMANCE", "GENERAL_OFFICE"}},
    {EvaluationState::kFinal,
     EvaluationEvent::kConfirmAmendment,
     EvaluationState::kFinal,
     {"GENERAL_OFFICE", "PERFORMANCE"}},
    {EvaluationState::kFinal,
     EvaluationEvent::kReturnAmendment,
     EvaluationState::kFinal,
     {"GENERAL_OFFICE", "PERFORMANCE"}},
}};

// A decision that came after final scores (更正事由), as it stood at its place in one of the logs. Its path
// may come again later, in another state.
struct Cause {
  std::string path;                  // below the jurisdiction: "campaigns/c/credits/credit-0001"
  std::int64_t change_sequence = 0;  // of the record; 0: it stands in the book
  std::int64_t act_sequence = 0;     // of the book; 0: it stands in the record

  friend bool operator==(const Cause&, const Cause&) = default;
};

// Kept scores: the places in both logs they rest on, and their digest. `causes` were decided afterwards and
// are part of it, oldest first, everything else staying as it was.
struct Edition {
  std::int64_t change_sequence = 0;
  std::int64_t act_sequence = 0;
  std::string digest;
  absl::Time time;
  std::string person;
  std::string on_behalf_of;
  std::vector<Cause> causes;

  friend bool operator==(const Edition&, const Edition&) = default;
};

// What an amendment moved for one unit; ranks 0 = not ranked.
struct RankMove {
  std::string unit;
  std::string group;
  Rational total_before, total_after;
  int rank_before = 0;
  int rank_after = 0;

  friend bool operator==(const RankMove&, const RankMove&) = default;
};

// A change of final scores (更正): by the decision of a further appeal, or by two offices for other
// decisions.
struct Amendment {
  Edition edition;
  std::vector<Cause> causes;  // that this one took up
  std::string reason;
  std::vector<RankMove> moves;  // of a year those of the year's score
  std::optional<absl::Time> in_force;

  friend bool operator==(const Amendment&, const Amendment&) = default;
};

// One act on an evaluation.
struct EvaluationStep {
  std::string event;  // as EventName
  std::string person;
  std::string role;
  std::string on_behalf_of;
  absl::Time time;
  std::string reason;

  friend bool operator==(const EvaluationStep&, const EvaluationStep&) = default;
};

// The evaluation of one period; its id is the period's, so that there is one.
struct Evaluation {
  static constexpr BookKind kKind = BookKind::kEvaluation;
  static constexpr char kCollection[] = "evaluations";

  std::string campaign;
  std::string id;  // e.g. "2024-Q1"
  EvaluationState state = EvaluationState::kUnspecified;
  std::string scheme;  // id; of all editions
  std::optional<Edition> trial;
  absl::Time objections_close;  // appeals come in up to here
  absl::Time answers_due;       // first appeals are decided by here
  std::optional<Edition> final_edition;
  std::optional<absl::Time> final_time;
  std::vector<Amendment> amendments;
  std::optional<Amendment> proposed_amendment;  // not in force
  std::vector<std::string> notified_units;      // told their trial scores
  std::vector<EvaluationStep> steps;            // oldest first

  friend bool operator==(const Evaluation&, const Evaluation&) = default;
};

// The evaluation of a period; null while it is open.
const Evaluation* FindEvaluation(const Book& book, const std::string& campaign, const Period& period);
// kOpen while there is none.
EvaluationState EvaluationStateOf(const Book& book, const std::string& campaign, const Period& period);

// Edition `number`: 1 = trial, 2 = final, from 3 on amendments; 0 = the newest in force (the final one only
// once it is confirmed). Null when there is none.
const Edition* EditionOf(const Evaluation& evaluation, int number);
// The number of the newest edition in force; 0 = none.
int NewestEdition(const Evaluation& evaluation);

// The terms of an evaluation's appeals.
struct AppealTerms {
  absl::Time objections_close;
  absl::Time answers_due;
};
// By the campaign's due table and calendar: the quarterly review's dates, but never less than the table's
// working days after `now`, so that trial scores that come late cost nobody time. A year has no dates of its
// own: working days only.
AppealTerms TermsOf(const Projection& record, const Campaign& campaign, const Period& period, absl::Time now);

// Trial scores `scores` of the period (a quarter or a year), pinned. FAILED_PRECONDITION: PERIOD_NOT_LOCKED;
// EVALUATION_STATE if there is an evaluation already.
absl::StatusOr<Evaluation> OpenTrial(const Book& book, const Projection& record, const Campaign& campaign,
                                     const QuarterResult& scores, const EvaluationStep& step);

// Final scores, to be confirmed. FAILED_PRECONDITION: EVALUATION_STATE; OBJECTIONS_RUN while units may still
// appeal; APPEALS_OPEN while a first appeal is not decided (one before the leading group does not hold it
// up).
absl::StatusOr<Evaluation> FinalizeEvaluation(const Book& book, Evaluation evaluation,
                                              const QuarterResult& scores, const EvaluationStep& step);

// Confirms the final scores, which are frozen then, or a proposed amendment, which is the newest edition
// then; or sends them back. FAILED_PRECONDITION: EVALUATION_STATE, OTHER_OFFICE, SAME_PERSON.
absl::StatusOr<Evaluation> ConfirmEvaluation(Evaluation evaluation, const EvaluationStep& step);
absl::StatusOr<Evaluation> ReturnEvaluation(Evaluation evaluation, const EvaluationStep& step);

// What an amendment takes up and what comes of it.
struct AmendedScores {
  std::vector<Cause> causes;  // more than the newest edition has
  std::string digest;         // of the scores with them
  std::vector<RankMove> moves;
};
// FAILED_PRECONDITION: EVALUATION_STATE unless it is final; AMENDMENT_PROPOSED.
absl::Status CheckAmendable(const Evaluation& evaluation);
// A new edition of final scores by an appeal decided now. FAILED_PRECONDITION: EVALUATION_STATE;
// AMENDMENT_PROPOSED while an amendment waits for the other office.
absl::StatusOr<Evaluation> AmendEvaluation(Evaluation evaluation, const AmendedScores& scores,
                                           const EvaluationStep& step);
// A new edition by other decisions, to be confirmed. Errors as AmendEvaluation.
absl::StatusOr<Evaluation> ProposeAmendment(Evaluation evaluation, const AmendedScores& scores,
                                            const EvaluationStep& step);

// Two offices, two persons. FAILED_PRECONDITION: OTHER_OFFICE, SAME_PERSON.
absl::Status CheckSecondOffice(const Signature& first, const Signature& second);

// Units whose total or rank differs, by group and rank after.
std::vector<RankMove> MovesBetween(const QuarterResult& before, const QuarterResult& after);
std::vector<RankMove> MovesBetween(const YearResult& before, const YearResult& after);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_EVALUATION_H_
