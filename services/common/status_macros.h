// RETURN_IF_ERROR and ASSIGN_OR_RETURN, with upstream's names: Debian's Abseil does not ship them yet.
#ifndef DUBAN_SERVICES_COMMON_STATUS_MACROS_H_
#define DUBAN_SERVICES_COMMON_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Leaves the function with the status of an expression that is not OK. Variadic, so that the expression may
// hold commas that parentheses do not protect.
#define RETURN_IF_ERROR(...) DUBAN_RETURN_IF_ERROR(DUBAN_CONCAT(duban_status_, __LINE__), (__VA_ARGS__))

#define DUBAN_RETURN_IF_ERROR(status, expression)         \
  do {                                                    \
    if (absl::Status status = expression; !status.ok()) { \
      return status;                                      \
    }                                                     \
  } while (false)

#define DUBAN_CONCAT_INNER(a, b) a##b
#define DUBAN_CONCAT(a, b) DUBAN_CONCAT_INNER(a, b)

// Declares or assigns `declaration` from the value of a StatusOr, or leaves the function with its status.
#define ASSIGN_OR_RETURN(declaration, ...) \
  DUBAN_ASSIGN_OR_RETURN(DUBAN_CONCAT(duban_or_, __LINE__), declaration, (__VA_ARGS__))

#define DUBAN_ASSIGN_OR_RETURN(result, declaration, expression) \
  auto result = expression;                                     \
  if (!result.ok()) {                                           \
    return std::move(result).status();                          \
  }                                                             \
  declaration = *std::move(result)

#endif  // DUBAN_SERVICES_COMMON_STATUS_MACROS_H_
