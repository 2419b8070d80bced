// From where a figure or a form is worth a second look (疑点提示).
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_HINT_RULES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_HINT_RULES_H_

#include "services/common/decimal.h"

namespace duban::reporting {

// Thresholds of the hints. A hint is no finding and costs no points.
struct HintRules {
  int text_characters;   // the same text as last period counts from this many characters
  int burst_hours;       // a form approved within so many hours before its limit is a last-minute one
  Rational burst_share;  // from this part of a unit's last forms on
  int burst_forms;       // its last so many forms are looked at; fewer: no hint
  int line_periods;      // equal increments in so many ten-day periods running
  Rational jump_share;  // change against the last period beyond the planned one, as a part of the last figure
  Rational share_cap;   // a share (%) cannot be more
  Rational completion_cap;      // completion beyond is unlikely
  Rational official_deviation;  // reported against official value, as a part of the official one
  int backdated_days;  // a day given now lies this many days before a locked form that did not know it
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_HINT_RULES_H_
