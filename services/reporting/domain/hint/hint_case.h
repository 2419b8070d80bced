// What the rules of hints look at: an item's reports of a ten-day period and of the ones before.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_HINT_HINT_CASE_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_HINT_HINT_CASE_H_

#include <optional>
#include <vector>

#include "services/reporting/domain/hint/hints.h"

namespace duban::reporting {

// Refers to its arguments, which must outlive it.
class HintCase {
 public:
  HintCase(const Projection& projection, const Campaign& campaign, const Scheme& scheme, const Item& item,
           const Period& dekad);

  // Each: the hint, or nothing.
  std::optional<Hint> RepeatedText() const;
  std::optional<Hint> StraightLine() const;
  std::optional<Hint> Jump() const;
  std::optional<Hint> AboveCap() const;
  std::optional<Hint> OfficialDeviation() const;
  std::optional<Hint> Backdated() const;
  std::optional<Hint> LateEvidence() const;
  std::optional<Hint> BorrowedEvidence() const;

 private:
  Reading OwnAt(const Period& dekad) const;  // without the official value
  Hint Of(const char* rule, std::vector<NamedValue> inputs, std::string text) const;
  std::optional<Rational> Completion(const Rational& figure) const;
  std::vector<const EvidenceFact*> Evidence() const;  // of the row, as far as it is on record

  const Projection& projection_;
  const Campaign& campaign_;
  const HintRules& rules_;
  const Item& item_;
  const Period dekad_;
  const Reading now_;
  const Reading before_;  // the ten-day period before; nothing in the year's first
  const std::optional<Rational> figure_;
  const std::optional<Rational> figure_before_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_HINT_HINT_CASE_H_
