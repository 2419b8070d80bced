#include "services/reporting/convert/summary_to_proto.h"

#include "absl/strings/str_cat.h"
#include "services/message/well_known.h"
#include "services/reporting/convert/book_light.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

// Totals are printed with two decimals, as on the cards.
constexpr int kSummaryPlaces = 2;

v1::LeaderPage::LightCount CountToProto(const LightTally& tally) {
  v1::LeaderPage::LightCount out;
  out.set_id(tally.counts.action);
  out.set_display_name(tally.counts.title);
  out.set_green_count(tally.counts.green);
  out.set_yellow_count(tally.counts.yellow);
  out.set_red_count(tally.counts.red);
  out.set_blue_count(tally.counts.blue);
  out.set_grey_count(tally.counts.grey);
  out.set_overridden_count(tally.overridden);
  out.set_due_soon_count(tally.due_soon);
  return out;
}

v1::LeaderPage::MovedLight MovedToProto(absl::string_view jurisdiction, const MovedLight& moved) {
  v1::LeaderPage::MovedLight out;
  out.set_item(ItemName(jurisdiction, moved.item->campaign, moved.item->code));
  out.set_display_name(moved.item->title);
  out.set_action(moved.item->action);
  out.set_lead_unit(UnitName(jurisdiction, moved.item->lead_unit));
  out.set_before(ToProto(moved.before));
  out.set_light(ToProto(moved.now));
  out.set_overridden(moved.overridden);
  return out;
}

v1::LeaderPage::OrderLine OrderToProto(absl::string_view jurisdiction, const Order& order) {
  v1::LeaderPage::OrderLine out;
  out.set_order(MatterName(jurisdiction, order.campaign, "orders", order.id));
  out.set_case_number(order.case_number);
  out.set_matter(order.matter);
  out.set_lead_unit(UnitName(jurisdiction, order.lead_unit));
  out.set_action(order.action);
  out.set_state(order.state);
  out.set_level(order.level);
  const auto& due = order.sign_time ? order.due_time : order.sign_due_time;
  if (due) *out.mutable_due_time() = duban::ToProto(*due);
  return out;
}

v1::LeaderPage::OpenItem OpenToProto(absl::string_view jurisdiction, const OpenAffair& open) {
  const Affair& affair = *open.affair;
  v1::LeaderPage::OpenItem out;
  out.set_item(ItemName(jurisdiction, affair.campaign, affair.code));
  out.set_display_name(affair.title);
  out.set_action(affair.action);
  out.set_lead_unit(UnitName(jurisdiction, affair.lead_unit));
  out.set_state(affair.state);
  if (affair.due) *out.mutable_due_date() = duban::ToProto(*affair.due);
  out.set_overdue(open.overdue);
  out.set_difficulty(affair.difficulty);
  out.set_help(affair.help);
  out.set_grade(affair.grade);
  out.set_meeting(affair.meeting);
  return out;
}

}  // namespace

v1::LeaderPage::Overrides ToProto(const OverrideCounts& counts) {
  v1::LeaderPage::Overrides out;
  out.set_light_count(counts.lights);
  out.set_excused_count(counts.excused);
  out.set_reopened_count(counts.reopened);
  out.set_corrected_count(counts.corrected);
  out.set_late_filled_count(counts.late_filled);
  return out;
}

v1::LeaderPage::Completeness TotalToProto(const Completeness& total) {
  v1::LeaderPage::Completeness out;
  out.set_due_count(total.due);
  out.set_on_time_count(total.on_time);
  out.set_late_count(total.late);
  out.set_missing_count(total.missing);
  return out;
}

v1::LeaderPage::RankLine ToProto(absl::string_view jurisdiction, const RankLine& line) {
  v1::LeaderPage::RankLine out;
  out.set_group(line.group);
  out.set_unit(UnitName(jurisdiction, line.unit));
  out.set_display_name(line.title);
  out.set_rank(line.rank);
  out.set_group_size(line.ranked);
  if (line.rank > 0) out.set_total(FormatFixed(line.total, kSummaryPlaces));
  out.set_previous_rank(line.previous_rank);
  out.set_rank_change(line.change);
  return out;
}

v1::LeaderPage ToProto(const Lights& lights, const LeaderPage& page) {
  const std::string& jurisdiction = lights.projection().jurisdiction;
  v1::LeaderPage out;
  for (const LightTally& tally : page.by_action) *out.add_action_lights() = CountToProto(tally);
  for (const LightTally& tally : page.by_unit) *out.add_unit_lights() = CountToProto(tally);
  for (const MovedLight& moved : page.moved) *out.add_moved_lights() = MovedToProto(jurisdiction, moved);
  for (const Order* order : page.new_orders) *out.add_new_orders() = OrderToProto(jurisdiction, *order);
  for (const Order* order : page.closed_orders) *out.add_closed_orders() = OrderToProto(jurisdiction, *order);
  for (const Order* order : page.overdue_orders) {
    *out.add_overdue_orders() = OrderToProto(jurisdiction, *order);
  }
  for (const Order* order : page.unsigned_orders) {
    *out.add_unsigned_orders() = OrderToProto(jurisdiction, *order);
  }
  for (const OpenAffair& open : page.issues) *out.add_issues() = OpenToProto(jurisdiction, open);
  for (const OpenAffair& open : page.hazards) *out.add_hazards() = OpenToProto(jurisdiction, open);
  for (const OpenAffair& open : page.resolutions) *out.add_resolutions() = OpenToProto(jurisdiction, open);
  return out;
}

}  // namespace duban::reporting
