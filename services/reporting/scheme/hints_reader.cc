#include "services/reporting/scheme/hints_reader.h"

namespace duban::reporting {

HintRules ReadHints(JsonSection json) {
  HintRules rules{.text_characters = json.Count("text_characters"),
                  .burst_hours = json.Count("burst_hours"),
                  .burst_share = json.Share("burst_share"),
                  .burst_forms = json.Count("burst_forms"),
                  .line_periods = json.Count("line_periods"),
                  .jump_share = json.Decimal("jump_share"),
                  .share_cap = json.Decimal("share_cap"),
                  .completion_cap = json.Decimal("completion_cap"),
                  .official_deviation = json.Share("official_deviation"),
                  .backdated_days = json.Count("backdated_days")};
  // Two equal values are no line yet.
  if (rules.line_periods < 2) json.Report("line_periods", "OUT_OF_RANGE", "应不小于 2");
  json.Finish();
  return rules;
}

}  // namespace duban::reporting
