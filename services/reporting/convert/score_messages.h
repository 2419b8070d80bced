// Ledgers, moves and years as messages.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_SCORE_MESSAGES_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_SCORE_MESSAGES_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "duban/reporting/v1/score_service.pb.h"
#include "services/reporting/domain/evaluation/impact.h"
#include "services/reporting/domain/evaluation/limit_moves.h"
#include "services/reporting/domain/evaluation/plan_matters.h"
#include "services/reporting/domain/score/flat_ledger.h"
#include "services/reporting/domain/score/year.h"

namespace duban::reporting {

// A line of the card's ledger.
v1::LedgerLine ToProto(absl::string_view jurisdiction, const Scorecard& card, const FlatLine& line);

// A unit's move in `period`; `frozen`: the period is final.
v1::ScoreMove ToProto(absl::string_view jurisdiction, const Period& period, const CardMove& move,
                      bool frozen);
// A light's move; its item is of `record`.
v1::PreviewImpactResponse::LightMove ToProto(const Projection& record, const std::string& campaign,
                                             const Period& period, const LightMove& move);
v1::PreviewImpactResponse::OrderMove ToProto(absl::string_view jurisdiction, const OrderMove& move);
v1::PreviewImpactResponse::OrderMove ToProto(absl::string_view jurisdiction, const LimitMove& move);

// A unit's year. `quarters` are the quarters' results as they were taken, those in `frozen` final.
v1::YearCard ToProto(absl::string_view jurisdiction, const std::string& group, const YearEntry& entry,
                     const std::vector<QuarterResult>& quarters, const std::set<Period>& frozen);

v1::ExportYearResponse::Row ToProto(const YearExportRow& row, const std::string& title,
                                    const GradeRules& rules);
v1::ExportYearResponse::Matter ToProto(absl::string_view jurisdiction, const PlanMatter& matter);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_SCORE_MESSAGES_H_
