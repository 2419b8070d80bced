// What is decided after final scores and does not move them by itself (更正事由): exemptions, credits, cards,
// false reports, further appeals; of a year the amendments of its quarters. An amendment takes them up one by
// one. A corrected figure is none of them: only an appeal or the annual evaluation takes it up.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_CAUSES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_CAUSES_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/evaluation/evaluation.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/score/own_inputs.h"

namespace duban::reporting {

// What an edition rests on, the causes it took up included, beside what is known now.
struct EditionView {
  const Projection& record_then;
  const Book& book_then;
  const Projection& record;
  const Book& book;
};

// A decision that the newest edition does not have.
struct PendingCause {
  Cause cause;
  std::string unit;  // empty: a quarter's evaluation
  std::string what;  // for people
  absl::Time time;
};

// The decisions on the period's scores that the newest edition of its evaluation does not have, in the order
// of their places, those of the record first. Decisions on other periods are none.
std::vector<PendingCause> PendingCausesOf(const EditionView& view, const Evaluation& evaluation,
                                          const Period& period);

// Those of `pending` with the paths in `asked` (empty: all). FAILED_PRECONDITION (NOTHING_PENDING);
// INVALID_ARGUMENT (NOT_PENDING) on the path that is not pending.
absl::StatusOr<std::vector<Cause>> ChooseCauses(const std::vector<PendingCause>& pending,
                                                const std::vector<std::string>& asked);

// FAILED_PRECONDITION (CAUSE_CHANGED) when one of the proposed amendment's causes is not pending any more as
// it was proposed.
absl::Status CheckStillPending(const Amendment& proposed, const std::vector<PendingCause>& pending);

// The book after an act.
using BookAt = absl::FunctionRef<absl::StatusOr<std::shared_ptr<const Book>>(std::int64_t)>;

// `book` with the causes that stand in the book, each as its act left it; the book's own place stays. Errors
// of `book_at`.
absl::StatusOr<Book> WithCauses(Book book, const std::vector<Cause>& causes, BookAt book_at);

// True if one of the causes stands in the record.
bool TouchesRecord(const std::vector<Cause>& causes);
// `record` with the causes that stand in the record, cards withdrawn and false reports cleared, as `now` has
// them: neither comes back.
Projection WithCauses(Projection record, const std::vector<Cause>& causes, const Projection& now);

// Adds a note for each cause to the card of its unit. `record` and `book` have the causes. A further appeal
// is a line of its leaf already, a quarter's evaluation is of no single unit: no note.
void AddAmendmentNotes(const Projection& record, const Book& book, const std::vector<Cause>& causes,
                       OwnInputs& own);

// The causes as a text: equal texts, equal causes.
std::string CausesText(const std::vector<Cause>& causes);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_CAUSES_H_
