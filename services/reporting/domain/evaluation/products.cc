#include "services/reporting/domain/evaluation/products.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/common/calendar.h"
#include "services/common/schedule.h"
#include "services/reporting/domain/bulletin/bulletin_record.h"
#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

bool IsForceProduct(const Bulletin& bulletin) {
  const bool kind = bulletin.kind == BulletinKind::kDekad || bulletin.kind == BulletinKind::kMonthlyReport;
  // A draft made by a schedule says nothing of who made it.
  return kind && !bulletin.action.empty() && DeliveredTime(bulletin);
}

// A product that was due, by kind, period and action.
struct DueProduct {
  BulletinKind kind;
  Period period;
  absl::Time at;
};

// Months of the period, as it has ten-day periods.
std::vector<Period> ProductMonthsOf(const Period& period) {
  std::vector<Period> months;
  for (const Period& dekad : DekadsOf(period)) {
    const Period month = PeriodContaining(PeriodKind::kMonth, FirstDay(dekad));
    if (months.empty() || months.back() != month) months.push_back(month);
  }
  return months;
}

// Nothing is due before the first period for which one was made here: what was made on paper is not missing.
absl::CivilDay ProductsBeginOf(const std::vector<const Bulletin*>& bulletins) {
  absl::CivilDay begin = FirstDay(bulletins.front()->period);
  for (const Bulletin* const bulletin : bulletins) begin = std::min(begin, FirstDay(bulletin->period));
  return begin;
}

// When the task forces' material for a month's 月报 is due; nothing where the general office writes it alone.
// What became due under an earlier table stays due.
std::optional<Deadline> MaterialDue(const Schedule& schedule, const Period& month) {
  const std::vector<StepDue> steps =
      schedule.Settle([&](const DueTable& table, const WorkCalendar& calendar) {
        return table.office_writes_report_alone ? std::vector<StepDue>() : StepsOf(month, table, calendar);
      });
  for (const StepDue& step : steps) {
    if (step.step == DueStep::kReportMaterial) return step.due;
  }
  return std::nullopt;
}

std::vector<DueProduct> DueProductsOf(const Projection& record, const Campaign& campaign,
                                      const Period& period, absl::CivilDay begin, absl::Time now) {
  const WorkCalendar calendar(record.calendars);
  const Schedule schedule(campaign.due_table, campaign.due_table_since, campaign.earlier_due_tables,
                          calendar);
  std::vector<DueProduct> dues;
  const auto add = [&](BulletinKind kind, const Period& one, const std::optional<Deadline>& due) {
    const bool inside =
        LastDay(one) >= campaign.start && FirstDay(one) <= campaign.end && FirstDay(one) >= begin;
    if (due && inside && due->at <= now) dues.push_back({kind, one, due->at});
  };
  for (const Period& dekad : DekadsOf(period)) {
    add(BulletinKind::kDekad, dekad, schedule.Find(dekad, DueStep::kBrief));
  }
  for (const Period& month : ProductMonthsOf(period)) {
    add(BulletinKind::kMonthlyReport, month, MaterialDue(schedule, month));
  }
  return dues;
}

// The product as it came: of its editions the first that was issued counts.
ForceProduct ForceProductOf(const DueProduct& due, const ActionForce& action, const std::string& jurisdiction,
                            const std::vector<const Bulletin*>& bulletins) {
  ForceProduct product;
  product.task_force = action.task_force_unit;
  const bool brief = due.kind == BulletinKind::kDekad;
  product.what =
      absl::StrCat(PeriodTitle(due.period), brief ? "旬简报" : "月报材料", "（", action.title, "）");
  product.due = due.at;
  for (const Bulletin* const bulletin : bulletins) {
    const bool same =
        bulletin->kind == due.kind && bulletin->period == due.period && bulletin->action == action.id;
    const std::optional<absl::Time> delivered = same ? DeliveredTime(*bulletin) : std::nullopt;
    if (!delivered || (product.issued && *product.issued <= *delivered)) continue;
    product.issued = delivered;
    product.source = MatterName(jurisdiction, bulletin->campaign, Bulletin::kCollection, bulletin->id);
  }
  return product;
}

}  // namespace

std::map<std::string, std::vector<ForceProduct>> ProductsOf(const Projection& record, const Book& book,
                                                            const std::string& campaign,
                                                            const Period& period) {
  std::map<std::string, std::vector<ForceProduct>> products;
  const auto found = record.campaigns.find(campaign);
  if (found == record.campaigns.end()) return products;
  const std::vector<const Bulletin*> bulletins = book.docket.Select<Bulletin>(campaign, IsForceProduct);
  if (bulletins.empty()) return products;
  const std::vector<DueProduct> dues =
      DueProductsOf(record, found->second, period, ProductsBeginOf(bulletins), KnownTime(record, book));
  for (const ActionForce& action : found->second.actions) {
    if (action.task_force_unit.empty()) continue;
    for (const DueProduct& due : dues) {
      products[action.task_force_unit].push_back(ForceProductOf(due, action, record.jurisdiction, bulletins));
    }
  }
  return products;
}

}  // namespace duban::reporting
