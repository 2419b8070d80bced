// The paging arguments that every List request has.
#ifndef DUBAN_SERVICES_MESSAGE_LISTING_H_
#define DUBAN_SERVICES_MESSAGE_LISTING_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "services/common/page_token.h"
#include "services/common/status_macros.h"

namespace duban {

// Where a page begins and how long it is.
struct PageRequest {
  std::string after;  // empty = the first page
  int size = 0;
  std::string fingerprint;

  std::string TokenAfter(absl::string_view last) const { return MakePageToken(last, fingerprint); }
};

// Reads page_size and page_token of `request`; `fingerprint` is made of its other arguments.
template <typename Request>
absl::StatusOr<PageRequest> ReadPage(const Request& request, std::string fingerprint) {
  PageRequest page{.fingerprint = std::move(fingerprint)};
  ASSIGN_OR_RETURN(page.size, ClampPageSize(request.page_size()));
  ASSIGN_OR_RETURN(page.after, ParsePageToken(request.page_token(), page.fingerprint));
  return page;
}

}  // namespace duban

#endif  // DUBAN_SERVICES_MESSAGE_LISTING_H_
