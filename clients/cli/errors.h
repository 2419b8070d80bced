// Errors as people read them, and the exit codes that scripts read.
#ifndef DUBAN_CLIENTS_CLI_ERRORS_H_
#define DUBAN_CLIENTS_CLI_ERRORS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/common/lang.h"

namespace duban::client {

enum ExitCode {
  kExitOk = 0,
  kExitRefused = 1,      // the server refused
  kExitUsage = 2,        // the command line or an input file cannot be used
  kExitUnreachable = 3,  // no answer
};
ExitCode ExitCodeOf(const absl::Status& status);

// Code, reason and text; below them every field with its rule and what to do.
std::string DescribeError(const absl::Status& status, Language language);

// What to do about a rule, in the language; empty when the server's own text must do.
std::string Remedy(absl::string_view rule, Language language);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_ERRORS_H_
