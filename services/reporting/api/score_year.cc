// The year's scores and what goes to the performance system.
#include <utility>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/score_service.h"
#include "services/reporting/convert/score_messages.h"
#include "services/reporting/domain/evaluation/plan_matters.h"
#include "services/reporting/domain/score/year.h"

namespace duban::reporting {
namespace {

absl::StatusOr<ParsedName> ParseYearName(const std::string& name) {
  ASSIGN_OR_RETURN(ParsedName parsed, ParsePeriodName(name, "name"));
  if (parsed.period.kind == PeriodKind::kYear) return parsed;
  return InvalidField("name", "PERIOD_KIND", "应为年度，如 …/periods/2024-Y");
}

std::string YearTitleOf(const YearResult& result, const std::string& unit) {
  for (const YearGroup& group : result.groups) {
    for (const YearEntry& entry : group.entries) {
      if (entry.unit == unit) return entry.title;
    }
  }
  return unit;
}

}  // namespace

absl::StatusOr<ScoreService::YearFound> ScoreService::FindYear(const rpc::CallContext& call,
                                                               const ParsedName& name,
                                                               const v1::AsOfPoint& as_of) {
  YearFound found;
  ASSIGN_OR_RETURN(found.view, desk_.Open(call, name.jurisdiction, 0));
  if (!SightOf(found.view, call.person, name.campaign, name.period).all) return ScoresNotOpen();
  ASSIGN_OR_RETURN(Scored annual, scores_.Find(found.view, name.campaign, name.period, as_of));
  ASSIGN_OR_RETURN(found.year, scores_.YearOf(KnownNow(found.view), std::move(annual)));
  return found;
}

absl::StatusOr<v1::Year> ScoreService::Year(const rpc::CallContext& call, const v1::GetYearRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName name, ParseYearName(request.name()));
  RETURN_IF_ERROR(CheckScoreGroup(request.group()));
  ASSIGN_OR_RETURN(const YearFound found, FindYear(call, name, request.as_of()));
  v1::Year year;
  year.set_name(request.name());
  for (const YearGroup& group : found.year.result.groups) {
    if (!request.group().empty() && request.group() != group.group) continue;
    for (const YearEntry& entry : group.entries) {
      *year.add_cards() =
          ToProto(name.jurisdiction, group.group, entry, found.year.quarters, found.year.frozen);
    }
  }
  *year.mutable_as_of() = AsOfOf(found.view, name.campaign, found.year.annual);
  year.set_digest(found.year.annual.quarter->digest);
  return year;
}

absl::StatusOr<v1::ExportYearResponse> ScoreService::Export(const rpc::CallContext& call,
                                                            const v1::ExportYearRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName name, ParseYearName(request.name()));
  RETURN_IF_ERROR(
      desk_.Open(call, name.jurisdiction, 0, {"PERFORMANCE", "GENERAL_OFFICE", "SUPERVISION", "ADMIN"})
          .status());
  ASSIGN_OR_RETURN(const YearFound found, FindYear(call, name, {}));
  const Scheme& scheme = *found.year.annual.scheme;
  v1::ExportYearResponse response;
  for (const YearExportRow& row : ExportRows(found.year.result)) {
    *response.add_rows() = ToProto(row, YearTitleOf(found.year.result, row.unit), scheme.grades);
  }
  const Known& known = found.year.annual.known;
  for (const PlanMatter& matter :
       PlanMattersOf(known.record(), *known.book, scheme, name.campaign, name.period)) {
    *response.add_matters() = ToProto(name.jurisdiction, matter);
  }
  *response.mutable_as_of() = AsOfOf(found.view, name.campaign, found.year.annual);
  response.set_final(found.year.annual.edition > 1);
  return response;
}

}  // namespace duban::reporting
