// The tables that labels.h looks its terms up in, one file each. No key may stand in two of them.
#ifndef DUBAN_CLIENTS_CLI_LABEL_TABLES_H_
#define DUBAN_CLIENTS_CLI_LABEL_TABLES_H_

#include <array>
#include <cstddef>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace duban::client {

// One line of a table: the name that is looked up, and its term.
struct Term {
  absl::string_view key;
  absl::string_view zh;
};
using Terms = absl::Span<const Term>;

// True if the keys rise strictly, as the look-up needs.
template <size_t kSize>
constexpr bool InOrder(const Term (&terms)[kSize]) {
  for (size_t i = 1; i < kSize; ++i) {
    if (!(terms[i - 1].key < terms[i].key)) return false;
  }
  return true;
}

// Fields: "Message.field" where a field means something of its own, else "field".
Terms ReportingFieldTerms();
Terms TaskFieldTerms();
Terms FieldTermsAToC();
Terms FieldTermsDToL();
Terms FieldTermsMToQ();
Terms FieldTermsRToZ();

// Enum values: full names without their package.
Terms ItemEnumTerms();
Terms OrderEnumTerms();
Terms FormEnumTerms();
Terms ReportingEnumTerms();

// All tables of fields.
inline std::array<Terms, 6> AllFieldTerms() {
  return {ReportingFieldTerms(), TaskFieldTerms(), FieldTermsAToC(),
          FieldTermsDToL(),      FieldTermsMToQ(), FieldTermsRToZ()};
}

// All tables of enum values.
inline std::array<Terms, 4> AllEnumTerms() {
  return {ItemEnumTerms(), OrderEnumTerms(), FormEnumTerms(), ReportingEnumTerms()};
}

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_LABEL_TABLES_H_
