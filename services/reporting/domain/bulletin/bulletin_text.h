// Numbers as bulletins print them.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_TEXT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_TEXT_H_

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/reporting/domain/score/indicator.h"

namespace duban::reporting {

inline constexpr char kNothing[] = "—";  // nothing is defined here

// A value in its own unit, shortest exact form.
inline std::string ValueText(const std::optional<Rational>& value) {
  return value ? FormatExact(*value) : kNothing;
}

// A ratio in per cent with two decimals, without the sign %.
inline std::string PercentText(const std::optional<Rational>& ratio) {
  return ratio ? FormatFixed(*ratio * 100, 2) : kNothing;
}

// 万元 with two decimals.
inline std::string MoneyText(const Rational& wan) { return FormatFixed(wan, 2); }

// A deviation with its sign, two decimals, and "个百分点" where it is one.
inline std::string DeviationText(const Assessment& assessment) {
  if (!assessment.deviation) return kNothing;
  const std::string text = FormatFixed(*assessment.deviation, 2);
  return absl::StrCat(*assessment.deviation > 0 ? "+" : "", text,
                      assessment.deviation_in_points ? "个百分点" : "");
}

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_TEXT_H_
