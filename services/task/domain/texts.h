// Checks that acts of every kind share: texts that people write, reasons, references to items and units. Each
// adds a violation for every fault, so that a user repairs all of them at once.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_TEXTS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_TEXTS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "services/common/errors.h"
#include "services/task/domain/register.h"

namespace duban::task {

// Longest text that people write, in bytes of UTF-8: some 2000 Chinese characters.
inline constexpr size_t kMaxTextBytes = 6000;

enum class Needed { kOptional, kRequired };

// True for text of blanks (full-width ones too) only, or none.
bool IsBlank(absl::string_view text);

// Adds REQUIRED for a blank text that is needed, TOO_LONG for more than kMaxTextBytes.
void CheckText(absl::string_view text, absl::string_view field, Needed needed, Violations& out);

// OK for a reason that says something. INVALID_ARGUMENT (REASON_REQUIRED, TOO_LONG) on `reason` otherwise;
// `why` says in Chinese what must be explained.
absl::Status CheckReason(absl::string_view reason, absl::string_view why);

// The id of the item at `path` ("campaigns/{campaign}/items/{item}"); empty, with REQUIRED or UNKNOWN_ITEM,
// if there is no such item in the campaign.
std::string CheckItemPath(const Register& in, absl::string_view campaign, const std::string& path,
                          absl::string_view field, Violations& out);

// Adds REQUIRED for no unit and UNKNOWN_UNIT for one that is not on record or not valid on `day`.
void CheckUnitId(const Register& in, const std::string& unit, absl::CivilDay day, absl::string_view field,
                 Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_TEXTS_H_
