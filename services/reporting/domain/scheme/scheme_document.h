// Schemes on record (评分办法): written as a draft, checked, published by a second person and frozen from
// then on.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_SCHEME_DOCUMENT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_SCHEME_DOCUMENT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/book/machine.h"

namespace duban::reporting {

// Stored in the database by number; never renumber.
enum class SchemeState {
  kUnspecified = 0,
  kDraft = 1,      // 草案
  kPublished = 2,  // 已发布: frozen
  kRetired = 3,    // 已废止: another was published for the same quarter
};
enum class SchemeEvent { kUpdate, kPublish, kRetire };
absl::string_view StateName(SchemeState state);
absl::string_view EventName(SchemeEvent event);

inline constexpr std::array<Transition<SchemeState, SchemeEvent>, 3> kSchemeMachine = {{
    {SchemeState::kDraft, SchemeEvent::kUpdate, SchemeState::kDraft, {"PERFORMANCE", "GENERAL_OFFICE"}},
    {SchemeState::kDraft, SchemeEvent::kPublish, SchemeState::kPublished, {"PERFORMANCE", "GENERAL_OFFICE"}},
    {SchemeState::kPublished, SchemeEvent::kRetire, SchemeState::kRetired, {}},  // by publishing the next
}};

// What the linter found in a scheme.
struct SchemeFinding {
  std::string rule;  // e.g. "BONUS_FOR_LEADER_COMMENT"
  std::string path;  // in the document, e.g. "panel.groups[1]"
  std::string text;
  std::string remedy;
  bool refused = false;  // publishing is refused; otherwise a warning that has to be accepted

  friend bool operator==(const SchemeFinding&, const SchemeFinding&) = default;
};

// One version of the scheme.
struct SchemeDocument {
  static constexpr BookKind kKind = BookKind::kScheme;
  static constexpr char kCollection[] = "schemes";

  std::string campaign;
  std::string id;      // the one in the text, e.g. "rubric.v2"
  std::string text;    // JSON, as written
  std::string sha256;  // of the text, hexadecimal
  SchemeState state = SchemeState::kUnspecified;
  Period in_force_from{PeriodKind::kQuarter, 0, 1};  // a quarter; set when published
  std::string author;                                // person
  std::string publisher;                             // person; never the author
  std::optional<absl::Time> publish_time;
  std::string basis;                    // the document by which it was adopted
  std::vector<SchemeFinding> warnings;  // accepted when published

  friend bool operator==(const SchemeDocument&, const SchemeDocument&) = default;
};

// The published scheme in force for a period: the latest whose first quarter does not begin after the period
// ends; null when none is (the built-in one holds then).
const SchemeDocument* SchemeInForce(const Book& book, const std::string& campaign, const Period& period);

// The draft with another text. FAILED_PRECONDITION (SCHEME_FROZEN) once it is published; INVALID_ARGUMENT
// (SCHEME_ID) when the text is another scheme's.
absl::StatusOr<SchemeDocument> WithText(const SchemeDocument& draft, std::string text, std::string sha256,
                                        const std::string& author);

// What publishing says.
struct Publication {
  Period in_force_from;
  std::string basis;
  std::string publisher;
  bool accept_warnings = false;
  absl::Time now;
};

// The documents after publishing: the published one and, retired, the one that was published for the same
// quarter before. FAILED_PRECONDITION SCHEME_FROZEN, SCHEME_LINT (refused findings), SCHEME_WARNINGS (not
// accepted); PERMISSION_DENIED (AUTHOR_PUBLISHES) for the author; INVALID_ARGUMENT (PERIOD_KIND, REQUIRED).
absl::StatusOr<std::vector<SchemeDocument>> Publish(const Book& book, const SchemeDocument& draft,
                                                    const Publication& publication,
                                                    const std::vector<SchemeFinding>& findings);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_SCHEME_DOCUMENT_H_
