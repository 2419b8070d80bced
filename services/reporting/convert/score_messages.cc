#include "services/reporting/convert/score_messages.h"

#include "absl/strings/str_cat.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/to_proto.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/domain/score/ranking.h"

namespace duban::reporting {
namespace {

constexpr int kScorePlaces = 2;

std::string ScoreUnitName(absl::string_view jurisdiction, const std::string& unit) {
  return unit.empty() ? "" : absl::StrCat("jurisdictions/", jurisdiction, "/units/", unit);
}

// Empty for a unit that is not ranked.
std::string CardTotalText(const Scorecard* card) {
  return card == nullptr || !card->IsRanked() ? "" : FormatFixed(card->total, kScorePlaces);
}

Rational CardTotalOf(const Scorecard* card) { return card == nullptr ? Rational(0) : card->total; }

// Why a limit would move or stays, for people.
std::string LimitReason(const LimitMove& move) {
  switch (move.outcome) {
    case LimitOutcome::kMoved:
      return "按该日历推算的期限；记录中的期限以交办时为准，需调整的办理延期";
    case LimitOutcome::kKeptPassed:
      return "期限已过，不再推算，已按时办理的不会变为逾期";
    case LimitOutcome::kKeptTooLate:
      break;
  }
  return "按该日历推算会落在当前时间之前，保持原期限";
}

}  // namespace

v1::LedgerLine ToProto(absl::string_view jurisdiction, const Scorecard& card, const FlatLine& line) {
  v1::LedgerLine out;
  out.set_unit(ScoreUnitName(jurisdiction, card.unit));
  out.set_group(card.group);
  out.set_component(line.component);
  out.set_leaf(line.leaf);
  out.set_resource(line.line.item);
  out.set_display_name(line.line.what);
  out.set_formula(line.formula);
  for (const NamedValue& input : line.line.inputs) {
    auto* const added = out.add_inputs();
    added->set_name(input.name);
    added->set_value(input.text);
  }
  out.set_contribution(FormatExact(line.line.contribution));
  out.set_source(line.line.form);
  out.set_change_sequence(line.line.sequence);
  out.set_act_sequence(line.line.act);
  out.set_contested(line.line.contested);
  out.set_scheme(line.scheme);
  return out;
}

v1::ScoreMove ToProto(absl::string_view jurisdiction, const Period& period, const CardMove& move,
                      bool frozen) {
  const Scorecard& any = move.before != nullptr ? *move.before : *move.after;
  v1::ScoreMove out;
  out.set_period(PeriodId(period));
  out.set_unit(ScoreUnitName(jurisdiction, any.unit));
  out.set_display_name(any.title);
  out.set_group(any.group);
  out.set_total_before(CardTotalText(move.before));
  out.set_total_after(CardTotalText(move.after));
  out.set_difference(FormatFixed(Rational(CardTotalOf(move.after) - CardTotalOf(move.before)), kScorePlaces));
  if (move.before != nullptr) {
    out.set_rank_before(move.before->rank);
    if (move.before->grade) out.set_grade_before(GradeId(*move.before->grade));
  }
  if (move.after != nullptr) {
    out.set_rank_after(move.after->rank);
    if (move.after->grade) out.set_grade_after(GradeId(*move.after->grade));
  }
  for (const std::string& leaf : move.leaves) out.add_leaves(leaf);
  out.set_frozen(frozen);
  return out;
}

v1::PreviewImpactResponse::LightMove ToProto(const Projection& record, const std::string& campaign,
                                             const Period& period, const LightMove& move) {
  const Item& item = ItemsOf(record, campaign).at(move.item);
  v1::PreviewImpactResponse::LightMove out;
  out.set_period(PeriodId(period));
  out.set_item(ItemName(record.jurisdiction, campaign, move.item));
  out.set_display_name(item.title);
  out.set_lead_unit(ScoreUnitName(record.jurisdiction, item.lead_unit));
  out.set_before(std::string(LightName(move.before)));
  out.set_after(std::string(LightName(move.after)));
  return out;
}

v1::PreviewImpactResponse::OrderMove ToProto(absl::string_view jurisdiction, const OrderMove& move) {
  v1::PreviewImpactResponse::OrderMove out;
  out.set_order(MatterName(jurisdiction, move.order->campaign, "orders", move.order->id));
  out.set_display_name(move.order->matter);
  out.set_cause(move.cause);
  out.set_reason(move.reason);
  return out;
}

v1::PreviewImpactResponse::OrderMove ToProto(absl::string_view jurisdiction, const LimitMove& move) {
  v1::PreviewImpactResponse::OrderMove out;
  out.set_order(MatterName(jurisdiction, move.order->campaign, "orders", move.order->id));
  out.set_display_name(move.order->matter);
  out.set_limit(move.sign ? "sign" : "due");
  *out.mutable_old_limit_time() = TimestampOf(move.before);
  *out.mutable_new_limit_time() = TimestampOf(move.after);
  out.set_outcome(std::string(LimitOutcomeName(move.outcome)));
  out.set_overdue(move.overdue);
  out.set_reason(LimitReason(move));
  return out;
}

v1::YearCard ToProto(absl::string_view jurisdiction, const std::string& group, const YearEntry& entry,
                     const std::vector<QuarterResult>& quarters, const std::set<Period>& frozen) {
  v1::YearCard out;
  out.set_unit(ScoreUnitName(jurisdiction, entry.unit));
  out.set_display_name(entry.title);
  out.set_group(group);
  for (const QuarterResult& quarter : quarters) {
    const Scorecard* const card = quarter.Find(entry.unit);
    if (card == nullptr) continue;
    auto* const added = out.add_quarters();
    added->set_period(PeriodId(quarter.quarter));
    added->set_total(CardTotalText(card));
    added->set_rank(card->rank);
    added->set_frozen(frozen.contains(quarter.quarter));
  }
  out.set_group_size(entry.ranked);
  out.set_veto_count(entry.vetoes);
  out.set_red_card_count(entry.red_cards);
  if (entry.rank == 0) return out;
  out.set_annual_total(FormatFixed(entry.annual, kScorePlaces));
  out.set_total(FormatFixed(entry.total, kScorePlaces));
  out.set_rank(entry.rank);
  if (entry.grade) out.set_grade(GradeId(*entry.grade));
  out.set_converted(FormatFixed(entry.converted, kScorePlaces));
  for (const std::string& reason : entry.reasons) out.add_reasons(reason);
  return out;
}

v1::ExportYearResponse::Row ToProto(const YearExportRow& row, const std::string& title,
                                    const GradeRules& rules) {
  v1::ExportYearResponse::Row out;
  out.set_unit(row.unit);
  out.set_display_name(title);
  out.set_group(row.group);
  out.set_year(row.year);
  out.set_total(FormatFixed(row.total, kScorePlaces));
  out.set_rank(row.rank);
  out.set_grade(GradeTitle(row.grade, rules));
  out.set_vetoes(row.vetoes);
  out.set_converted(FormatFixed(row.converted, kScorePlaces));
  return out;
}

v1::ExportYearResponse::Matter ToProto(absl::string_view jurisdiction, const PlanMatter& matter) {
  v1::ExportYearResponse::Matter out;
  out.set_kind(matter.kind);
  out.set_resource(matter.resource);
  out.set_display_name(matter.title);
  out.set_lead_unit(ScoreUnitName(jurisdiction, matter.unit));
  out.set_reason(matter.reason);
  return out;
}

}  // namespace duban::reporting
