// What must not be rewarded with points (整治形式主义为基层减负若干规定, 2024; the categories are the ones
// the reporting scheme leaves out): leaders' written comments, press items, shared experience, meetings,
// traces.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_FORMALISM_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_FORMALISM_H_

#include <vector>

#include "absl/strings/string_view.h"

namespace duban::reporting {

// One category.
struct Formalism {
  absl::string_view id;     // as schemes name it, e.g. "LEADER_COMMENT"
  absl::string_view title;  // 领导批示
  std::vector<absl::string_view> words;
};

// All categories.
const std::vector<Formalism>& AllFormalisms();

// The category that a text speaks of, by its id or one of its words; null when none.
const Formalism* FormalismIn(absl::string_view text);

// True for the title of a formal document that commends (表彰、奖励、激励 …).
bool IsCommendingTitle(absl::string_view title);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_FORMALISM_H_
