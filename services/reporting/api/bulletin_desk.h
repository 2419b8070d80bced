// Makes bulletins whole: takes record and book as they were when it was drafted, composes it, renders it and
// keeps the documents.
#ifndef DUBAN_SERVICES_REPORTING_API_BULLETIN_DESK_H_
#define DUBAN_SERVICES_REPORTING_API_BULLETIN_DESK_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/api/scores.h"
#include "services/reporting/domain/bulletin/compose.h"

namespace duban::reporting {

// A document as bytes.
struct RenderedFile {
  FileFormat format = FileFormat::kUnspecified;
  std::string bytes;
};

// "text/html; charset=utf-8", …
std::string MediaType(FileFormat format);
// A document in one format. INVALID_ARGUMENT (ENUM_VALUE) on "format" for none; errors of RenderXlsx.
absl::StatusOr<std::string> Render(const Document& document, FileFormat format);
// Every format of a document. Errors of RenderXlsx.
absl::StatusOr<std::vector<RenderedFile>> RenderAll(const Document& document);

// The rules of bulletins that come with the program.
const BulletinRules& DefaultBulletinRules();

// Thread-safe.
class BulletinDesk {
 public:
  // All of them outlive it.
  BulletinDesk(Scores& scores, ReportingStore& store, const BulletinRules& rules)
      : scores_(scores), desk_(scores.desk()), store_(store), rules_(rules) {}

  const BulletinRules& rules() const { return rules_; }

  // What `bulletin` is drafted from as of now: the newest record that `view` sees and `book`.
  // FAILED_PRECONDITION (SCHEME_UNREADABLE).
  absl::StatusOr<BulletinBasis> Pin(const View& view, const Book& book, const Bulletin& bulletin);

  // The bulletin composed from its basis. `view` saves replaying the record when it is the basis. Errors of
  // Compose; FAILED_PRECONDITION (SCHEME_UNKNOWN, RULES_CHANGED) when scheme or rules are not those of the
  // basis any more; DATA_LOSS (CHAIN_BROKEN) when record or book is damaged.
  absl::StatusOr<Composition> ComposeAt(const View& view, const Bulletin& bulletin);

  // The same from record and book read anew from disk: the proof of what is kept.
  absl::StatusOr<Composition> ComposeFresh(const Bulletin& bulletin);

  // Composes the state to be written and fills in what follows from it: title, digest, follow-ups, entries,
  // parts, warnings, and of a later edition the changes. What has left the draft is rendered as well, and its
  // documents kept. Errors as above.
  absl::Status Finish(const View& view, Bulletin& bulletin);

  // The bytes of a document: those of a draft rendered now, else the kept ones. INVALID_ARGUMENT (ENUM_VALUE)
  // on "format" for none; errors of ComposeAt.
  absl::StatusOr<std::string> Content(const View& view, const Bulletin& bulletin, FileFormat format);

 private:
  absl::StatusOr<std::shared_ptr<const Snapshot>> RecordAt(const View& view, std::int64_t sequence);
  absl::StatusOr<std::shared_ptr<const Book>> BookAt(const View& view, std::int64_t sequence);
  absl::StatusOr<Composition> ComposeFrom(const Known& known, const Bulletin& bulletin);
  // The rules in use or the built-in ones, by id; null for others.
  const BulletinRules* FindRules(const std::string& id) const;
  absl::Status FillChanges(const View& view, Bulletin& bulletin);

  Scores& scores_;
  Desk& desk_;
  ReportingStore& store_;
  const BulletinRules& rules_;
  std::mutex mu_;
  // Replayed states, the newest few; both guarded by mu_.
  std::map<std::int64_t, std::shared_ptr<const Snapshot>> records_;
  std::map<std::int64_t, std::shared_ptr<const Book>> books_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_BULLETIN_DESK_H_
