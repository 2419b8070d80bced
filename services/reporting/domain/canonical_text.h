// Canonical text for digests: every field with its length in front, so that no two contents share a text.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_CANONICAL_TEXT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_CANONICAL_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/decimal.h"
#include "services/common/period.h"

namespace duban::reporting {

// Collects fields. An absent optional differs from every present one.
class CanonicalText {
 public:
  CanonicalText& Add(absl::string_view field) {
    absl::StrAppend(&text_, field.size(), ":", field, ";");
    return *this;
  }
  CanonicalText& Add(const std::string& field) { return Add(absl::string_view(field)); }
  CanonicalText& Add(const char* field) { return Add(absl::string_view(field)); }
  CanonicalText& Add(std::int64_t number) { return Add(absl::StrCat(number)); }
  CanonicalText& Add(int number) { return Add(std::int64_t{number}); }
  CanonicalText& Add(bool value) { return Add(value ? "1" : "0"); }
  CanonicalText& Add(const Rational& number) { return Add(FormatExact(number)); }
  CanonicalText& Add(absl::CivilDay day) { return Add(absl::FormatCivilTime(day)); }
  CanonicalText& Add(absl::Time time) { return Add(absl::ToUnixMicros(time)); }
  CanonicalText& Add(const Period& period) { return Add(PeriodId(period)); }
  template <typename T>
  CanonicalText& Add(const std::optional<T>& field) {
    if (!field) {
      text_ += "-;";
      return *this;
    }
    return Add(*field);
  }
  // The head of a list or record: its name and how many entries follow.
  CanonicalText& Head(absl::string_view name, size_t count) {
    return Add(name).Add(static_cast<std::int64_t>(count));
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_CANONICAL_TEXT_H_
