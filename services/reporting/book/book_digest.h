// A digest of the whole book: equal digests, equal books.
#ifndef DUBAN_SERVICES_REPORTING_BOOK_BOOK_DIGEST_H_
#define DUBAN_SERVICES_REPORTING_BOOK_BOOK_DIGEST_H_

#include <cstdint>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/book/book_keeper.h"
#include "services/reporting/domain/book/book.h"

namespace duban::reporting {

// The full names of everything the acts up to `upto` are about. Errors of BookKeeper::Each.
absl::StatusOr<std::set<std::string>> NamesInActs(BookKeeper& keeper, std::int64_t upto);

// SHA-256 (hexadecimal) over sequence and time of the last act, how many matters of each kind there are, and
// the matters at `names` with the acts they stand at.
std::string BookDigest(const Book& book, absl::string_view jurisdiction, const std::set<std::string>& names);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_BOOK_BOOK_DIGEST_H_
