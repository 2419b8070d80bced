// Paging through what is kept in memory, by key: stable under writes, since a page begins after a key, not at
// a number.
#ifndef DUBAN_SERVICES_TASK_API_LISTING_H_
#define DUBAN_SERVICES_TASK_API_LISTING_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/page_token.h"
#include "services/common/status_macros.h"

namespace duban::task {

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

// A key as the text that page tokens carry.
inline const std::string& KeyText(const std::string& key) { return key; }
inline std::string KeyText(int key) { return absl::StrCat(key); }
inline void ReadKey(const std::string& text, std::string& key) { key = text; }
inline void ReadKey(const std::string& text, int& key) {
  if (!absl::SimpleAtoi(text, &key)) key = 0;
}

// Calls `add` for each value of `map` on the page and returns the next page's token; empty on the last.
template <typename Map, typename Add>
std::string ListPage(const Map& map, const PageRequest& page, Add add) {
  auto at = map.begin();
  if (!page.after.empty()) {
    typename Map::key_type after{};
    ReadKey(page.after, after);
    at = map.upper_bound(after);
  }
  std::string last;
  for (int count = 0; at != map.end() && count < page.size; ++at, ++count) {
    add(at->second);
    last = KeyText(at->first);
  }
  return at == map.end() ? "" : page.TokenAfter(last);
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_LISTING_H_
