#include "clients/cli/errors.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"

namespace duban::client {
namespace {

// Reasons that arise before any server is asked.
bool IsLocal(absl::string_view reason) {
  constexpr absl::string_view kReasons[] = {"USAGE",       "FILE_NOT_READABLE", "FILE_NOT_WRITABLE",
                                            "NOT_DATE",    "NOT_NUMBER",        "UNKNOWN_WORD",
                                            "KEY_INVALID", "UNKNOWN_REFERENCE", "DUPLICATE_CODE"};
  return absl::StartsWith(reason, "CSV_") || absl::StartsWith(reason, "XLSX_") || reason == "RECORD_FILE" ||
         std::find(std::begin(kReasons), std::end(kReasons), reason) != std::end(kReasons);
}

std::string DescribeViolation(const FieldViolation& violation, Language language) {
  std::string text = absl::StrCat("  ", violation.field, " [", violation.reason, "] ");
  const std::string remedy = Remedy(violation.reason, language);
  // The server's text names the value and is Chinese first; the remedy stands before it for other readers.
  if (language == Language::kEn && !remedy.empty()) absl::StrAppend(&text, remedy, " — ");
  return absl::StrCat(text, violation.description, "\n");
}

}  // namespace

ExitCode ExitCodeOf(const absl::Status& status) {
  if (status.ok()) return kExitOk;
  if (absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status)) return kExitUnreachable;
  const auto details = DetailsOf(status);
  return details.has_value() && IsLocal(details->reason) ? kExitUsage : kExitRefused;
}

std::string DescribeError(const absl::Status& status, Language language) {
  const bool zh = language == Language::kZh;
  const auto details = DetailsOf(status);
  const std::string reason = details.has_value() ? details->reason : "";
  std::string text = absl::StrCat(zh ? "错误 " : "error ", absl::StatusCodeToString(status.code()));
  if (!reason.empty()) absl::StrAppend(&text, zh ? "（" : " (", reason, zh ? "）" : ")");
  absl::StrAppend(&text, zh ? "：" : ": ", absl::string_view(status.message()), "\n");
  if (ExitCodeOf(status) == kExitUnreachable && reason.empty()) {
    absl::StrAppend(&text, "  ", Remedy("UNREACHABLE", language), "\n");
  }
  if (!details.has_value()) return text;
  if (details->violations.empty()) {
    const std::string remedy = Remedy(reason, language);
    if (!remedy.empty()) absl::StrAppend(&text, zh ? "  处理：" : "  remedy: ", remedy, "\n");
  }
  for (const FieldViolation& violation : details->violations) {
    absl::StrAppend(&text, DescribeViolation(violation, language));
  }
  return text;
}

}  // namespace duban::client
