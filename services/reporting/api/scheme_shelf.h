// The schemes a process scores by: what is published in its book, and the default that holds where nothing
// is.
#ifndef DUBAN_SERVICES_REPORTING_API_SCHEME_SHELF_H_
#define DUBAN_SERVICES_REPORTING_API_SCHEME_SHELF_H_

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/domain/scheme/scheme_document.h"

namespace duban::reporting {

// Parses each published text once. Thread-safe.
class SchemeShelf {
 public:
  explicit SchemeShelf(Scheme fallback) : fallback_(std::make_shared<const Scheme>(std::move(fallback))) {}

  // The scheme in force for the period: the latest one published for a quarter up to it, else the default.
  // FAILED_PRECONDITION (SCHEME_UNREADABLE) when this program cannot read it any more: no other scheme is put
  // in its place.
  absl::StatusOr<std::shared_ptr<const Scheme>> Of(const Book& book, const std::string& campaign,
                                                   const Period& period);

  // The scheme with that id, drafts and the default included. NOT_FOUND; INVALID_ARGUMENT as ParseScheme for
  // a draft; FAILED_PRECONDITION (SCHEME_UNREADABLE) for one that was published.
  absl::StatusOr<std::shared_ptr<const Scheme>> ById(const Book& book, const std::string& jurisdiction,
                                                     const std::string& campaign, const std::string& id);

  const Scheme& fallback() const { return *fallback_; }

 private:
  absl::StatusOr<std::shared_ptr<const Scheme>> Published(const SchemeDocument& document);

  const std::shared_ptr<const Scheme> fallback_;
  std::mutex mu_;
  std::map<std::string, std::shared_ptr<const Scheme>> published_;  // Guarded by mu_. By SHA-256 of the text.
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_SCHEME_SHELF_H_
