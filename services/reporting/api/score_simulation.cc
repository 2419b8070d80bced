// What would be: by another scheme, with another figure, calendar, exemption or credit. Nothing is written.
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/acts.h"
#include "services/reporting/api/score_service.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/score_messages.h"
#include "services/reporting/domain/evaluation/impact.h"
#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/scheme/scheme_reader.h"

namespace duban::reporting {
namespace {

// What would be: record, book, and the scheme if another one were in force.
struct Changed {
  std::optional<Projection> record;
  std::optional<Book> book;
  std::shared_ptr<const Scheme> scheme;
};

absl::StatusOr<QuarterResult> ComputeWith(const Projection& record, const Book& book, const Scheme& scheme,
                                          const std::string& campaign, const Period& period) {
  return ComputePeriod(record, scheme, campaign, period, OwnInputsOf(record, book, scheme, campaign, period));
}

absl::StatusOr<FigureCorrection> CorrectionFrom(const v1::PreviewImpactRequest::Correction& from) {
  Violations faults;
  FigureCorrection correction{.unit = LastId(from.unit()), .period = {}, .item = LastId(from.item())};
  const auto period = ParsePeriodId(from.period());
  if (period.ok() && period->kind == PeriodKind::kDekad) {
    correction.period = *period;
  } else {
    faults.Add("correction.period", "PERIOD_KIND", "应为旬，如 2024-M03-D3");
  }
  const auto value = ParseDecimal(from.value());
  if (value.ok()) {
    correction.value = *value;
  } else {
    faults.Add("correction.value", "DECIMAL", "应为小数，如 7.15");
  }
  if (!faults.empty()) return faults.ToStatus();
  return correction;
}

void ReadPreviewedDays(const google::protobuf::RepeatedPtrField<std::string>& texts, const char* field,
                       std::set<absl::CivilDay>& days, Violations& out) {
  for (const std::string& text : texts) {
    absl::CivilDay day;
    if (absl::ParseCivilTime(text, &day)) {
      days.insert(day);
    } else {
      out.Add(field, "DATE", absl::StrCat("应为日期，如 2024-05-01，收到“", text, "”"));
    }
  }
}

absl::StatusOr<CalendarYear> CalendarFrom(const v1::PreviewImpactRequest::Calendar& from) {
  Violations faults;
  CalendarYear calendar;
  calendar.year = from.year();
  if (from.year() == 0) faults.Add("calendar.year", "REQUIRED", "须给出年份");
  ReadPreviewedDays(from.off_days(), "calendar.off_days", calendar.off_days, faults);
  ReadPreviewedDays(from.makeup_workdays(), "calendar.makeup_workdays", calendar.makeup_workdays, faults);
  calendar.source = "预览";
  if (!faults.empty()) return faults.ToStatus();
  return calendar;
}

absl::StatusOr<Changed> ChangedBy(Desk& desk, const View& view, const std::string& campaign,
                                  const v1::PreviewImpactRequest& request) {
  const std::string& jurisdiction = view.projection().jurisdiction;
  Changed changed;
  switch (request.change_case()) {
    case v1::PreviewImpactRequest::kCorrection: {
      ASSIGN_OR_RETURN(const FigureCorrection correction, CorrectionFrom(request.correction()));
      ASSIGN_OR_RETURN(changed.record, WithCorrection(view.projection(), campaign, correction));
      return changed;
    }
    case v1::PreviewImpactRequest::kCalendar: {
      ASSIGN_OR_RETURN(CalendarYear calendar, CalendarFrom(request.calendar()));
      changed.record = WithCalendar(view.projection(), std::move(calendar), view.now);
      return changed;
    }
    case v1::PreviewImpactRequest::kScheme: {
      ASSIGN_OR_RETURN(changed.scheme, desk.SchemeById(*view.book, campaign, LastId(request.scheme())));
      return changed;
    }
    case v1::PreviewImpactRequest::kExemption: {
      ASSIGN_OR_RETURN(changed.book,
                       WithExemptionGranted(*view.book, jurisdiction, campaign, LastId(request.exemption())));
      return changed;
    }
    case v1::PreviewImpactRequest::kCredit: {
      ASSIGN_OR_RETURN(changed.book,
                       WithCreditApproved(*view.book, jurisdiction, campaign, LastId(request.credit())));
      return changed;
    }
    case v1::PreviewImpactRequest::CHANGE_NOT_SET:
      break;
  }
  return InvalidField("change", "REQUIRED", "须说明要预览什么变化：更正、办法、日历、免责或加扣分");
}

// The quarters of the campaign that have a locked ten-day period, or the one asked for.
absl::StatusOr<std::vector<Period>> PreviewedQuarters(const Projection& record, const Campaign& campaign,
                                                      const std::string& asked) {
  if (!asked.empty()) {
    const auto period = ParsePeriodId(asked);
    if (period.ok() && period->kind == PeriodKind::kQuarter) return std::vector<Period>{*period};
    return InvalidField("period", "PERIOD_KIND", "应为季，如 2024-Q1");
  }
  std::vector<Period> quarters;
  for (Period quarter = PeriodContaining(PeriodKind::kQuarter, campaign.start);
       FirstDay(quarter) <= campaign.end; quarter = Next(quarter)) {
    for (const Period& dekad : DekadsOf(quarter)) {
      if (!record.locks.contains({campaign.id, dekad})) continue;
      quarters.push_back(quarter);
      break;
    }
  }
  return quarters;
}

// What one quarter adds to a preview.
absl::Status AddPreviewedQuarter(Desk& desk, const View& view, const Changed& changed,
                                 const std::string& campaign, const Period& quarter,
                                 v1::PreviewImpactResponse& out) {
  const Projection& record = view.projection();
  const Projection& then = changed.record ? *changed.record : record;
  const Book& book_then = changed.book ? *changed.book : *view.book;
  ASSIGN_OR_RETURN(const auto scheme, desk.SchemeOf(*view.book, campaign, quarter));
  const Scheme& scheme_then = changed.scheme ? *changed.scheme : *scheme;
  ASSIGN_OR_RETURN(const QuarterResult before, ComputeWith(record, *view.book, *scheme, campaign, quarter));
  ASSIGN_OR_RETURN(const QuarterResult after, ComputeWith(then, book_then, scheme_then, campaign, quarter));
  const bool frozen = EvaluationStateOf(*view.book, campaign, quarter) == EvaluationState::kFinal;
  for (const CardMove& move : CardMoves(before, after, false)) {
    *out.add_scores() = ToProto(record.jurisdiction, quarter, move, frozen);
  }
  const std::vector<LightMove> lights =
      LightMoves({record, *view.book, *scheme}, {then, book_then, scheme_then}, campaign, quarter);
  for (const LightMove& move : lights) *out.add_lights() = ToProto(record, campaign, quarter, move);
  for (const OrderMove& move : OrderMoves(record, *view.book, book_then, campaign, quarter, lights)) {
    *out.add_orders() = ToProto(record.jurisdiction, move);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::SimulateScoresResponse> ScoreService::Simulate(const rpc::CallContext& call,
                                                                  const v1::SimulateScoresRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParsePeriodName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parsed.jurisdiction, 0));
  RETURN_IF_ERROR(RequireScoreOffice(view, call.person));
  std::shared_ptr<const Scheme> other;
  if (request.has_document()) {
    ASSIGN_OR_RETURN(Scheme parsed_scheme, ParseScheme(request.document()));
    other = std::make_shared<const Scheme>(std::move(parsed_scheme));
  } else {
    ASSIGN_OR_RETURN(other, desk_.SchemeById(*view.book, parsed.campaign, LastId(request.scheme())));
  }
  ASSIGN_OR_RETURN(const Scored now, scores_.Find(view, parsed.campaign, parsed.period, request.as_of()));
  ASSIGN_OR_RETURN(const QuarterResult then,
                   ComputeWith(now.known.record(), *now.known.book, *other, parsed.campaign, parsed.period));
  v1::SimulateScoresResponse response;
  for (const CardMove& move : CardMoves(now.result(), then, true)) {
    *response.add_moves() = ToProto(parsed.jurisdiction, parsed.period, move, now.edition > 1);
  }
  *response.mutable_as_of() = AsOfOf(view, parsed.campaign, now);
  response.set_scheme(other->id);
  response.set_digest_before(now.quarter->digest);
  response.set_digest_after(ScoresDigest(then));
  return response;
}

absl::StatusOr<v1::PreviewImpactResponse> ScoreService::Preview(const rpc::CallContext& call,
                                                                const v1::PreviewImpactRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parsed.jurisdiction, 0));
  RETURN_IF_ERROR(RequireScoreOffice(view, call.person));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(view, parsed.campaign));
  ASSIGN_OR_RETURN(const Changed changed, ChangedBy(desk_, view, parsed.campaign, request));
  ASSIGN_OR_RETURN(const std::vector<Period> quarters,
                   PreviewedQuarters(view.projection(), *campaign, request.period()));
  v1::PreviewImpactResponse response;
  for (const Period& quarter : quarters) {
    RETURN_IF_ERROR(AddPreviewedQuarter(desk_, view, changed, parsed.campaign, quarter, response));
  }
  if (request.has_calendar()) {
    for (const LimitMove& move : LimitMoves(view.projection(), *changed.record, parsed.campaign, view.now)) {
      *response.add_orders() = ToProto(parsed.jurisdiction, move);
    }
  }
  response.mutable_as_of()->set_change_sequence(view.projection().last_sequence);
  *response.mutable_as_of()->mutable_change_time() = TimestampOf(view.projection().last_change_time);
  response.mutable_as_of()->set_scheme(view.as_of.scheme);
  response.mutable_as_of()->set_simulated(view.simulated);
  response.mutable_as_of()->set_act_sequence(view.book->sequence);
  return response;
}

}  // namespace duban::reporting
