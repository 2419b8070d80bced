#include "services/reporting/domain/bulletin/compose.h"

#include <utility>

#include "services/common/errors.h"
#include "services/common/schedule.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/bulletin/follow_up.h"
#include "services/reporting/domain/bulletin/frame.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/bulletin/warnings.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/domain/score/quarter.h"

namespace duban::reporting {
namespace {

absl::StatusOr<const Campaign*> CampaignOf(const BulletinSources& sources, const Bulletin& bulletin) {
  const auto found = sources.record.campaigns.find(bulletin.campaign);
  if (found == sources.record.campaigns.end()) {
    return NotFound(CampaignName(sources.record.jurisdiction, bulletin.campaign));
  }
  if (bulletin.action.empty()) return &found->second;
  for (const ActionForce& action : found->second.actions) {
    if (action.id == bulletin.action) return &found->second;
  }
  return InvalidField("bulletin.action", "UNKNOWN_ACTION",
                      absl::StrCat("本次行动没有 ", bulletin.action, "；请用 campaign show 查看"));
}

absl::Status CheckKind(const Bulletin& bulletin) {
  const auto wrong = [](const char* example) {
    return InvalidField("bulletin.period", "PERIOD_KIND", absl::StrCat("此种文稿按周期 ", example, " 起草"));
  };
  switch (bulletin.kind) {
    case BulletinKind::kMonthly:
    case BulletinKind::kMonthlyReport:
      return bulletin.period.kind == PeriodKind::kMonth ? absl::OkStatus() : wrong("2024-M03");
    case BulletinKind::kQuarterlyReview:
      return bulletin.period.kind == PeriodKind::kQuarter ? absl::OkStatus() : wrong("2024-Q1");
    case BulletinKind::kDekad:
      return bulletin.period.kind == PeriodKind::kDekad ? absl::OkStatus() : wrong("2024-M03-D1");
    default:
      return absl::OkStatus();
  }
}

absl::Status NotLocked(const Period& period) {
  return Precondition("PERIOD_NOT_LOCKED",
                      absl::StrCat(PeriodTitle(period), "尚未全部锁定，不能起草；请先锁定（period lock）"),
                      {{"period", PeriodId(period)}});
}

// The last ten-day period that locks by the day the material is due (25th), whatever that day is shifted to.
Period ReportDekad(const BulletinSources& sources, const Campaign& campaign, const Period& month) {
  const Schedule schedule(campaign.due_table, campaign.due_table_since, campaign.earlier_due_tables,
                          WorkCalendar(sources.record.calendars));
  const absl::CivilDay first = FirstDay(month);
  const absl::Time by =
      EndOf(absl::CivilDay(first.year(), first.month(), campaign.due_table.report_material.day));
  Period dekad = DekadsOf(month).back();
  while (schedule.Dekad(dekad).lock.at > by) dekad = Previous(dekad);
  return dekad;
}

// The period that the data are of. Errors where they are not there yet.
absl::StatusOr<Period> DataPeriod(const BulletinSources& sources, const Campaign& campaign,
                                  const Bulletin& bulletin) {
  if (IsLetter(bulletin.kind)) return bulletin.period;
  const Period period = bulletin.kind == BulletinKind::kMonthlyReport
                            ? ReportDekad(sources, campaign, bulletin.period)
                            : bulletin.period;
  if (bulletin.kind == BulletinKind::kDekad && !bulletin.action.empty()) {
    if (bulletin.basis.generate_time.value_or(absl::InfinitePast()) >= EndOf(LastDay(period))) return period;
    return Precondition("PERIOD_NOT_OVER", absl::StrCat(PeriodTitle(period), "尚未结束，不能起草旬简报"),
                        {{"period", PeriodId(period)}});
  }
  if (!IsLocked(sources.record, campaign.id, period)) return NotLocked(period);
  return period;
}

absl::Status WriteContent(Composer& composer, const BulletinData& data) {
  switch (composer.bulletin().kind) {
    case BulletinKind::kDekad:
      ComposeDekad(composer, data);
      return absl::OkStatus();
    case BulletinKind::kMonthly:
      ComposeMonth(composer, data);
      return absl::OkStatus();
    case BulletinKind::kMonthlyReport:
      ComposeReport(composer, data);
      return absl::OkStatus();
    case BulletinKind::kQuarterlyReview:
      return ComposeQuarter(composer, data);
    default:
      return ComposeLetter(composer);
  }
}

// Demands beyond the data; a 月通报 prints them with its own.
void WriteFurtherDemands(Composer& composer) {
  for (const BulletinEntry& demand : composer.bulletin().demands) {
    if (composer.bulletin().kind != BulletinKind::kMonthly) composer.Say(demand.text);
    composer.Raise(demand);
  }
}

}  // namespace

absl::StatusOr<Composition> Compose(const BulletinSources& sources, const Bulletin& bulletin) {
  ASSIGN_OR_RETURN(const Campaign* campaign, CampaignOf(sources, bulletin));
  RETURN_IF_ERROR(CheckKind(bulletin));
  ASSIGN_OR_RETURN(const Period period, DataPeriod(sources, *campaign, bulletin));
  const bool attested = bulletin.kind == BulletinKind::kDekad && !bulletin.action.empty();
  const bool letter = IsLetter(bulletin.kind);
  Composer composer(sources, *campaign, bulletin, LastIssued(sources.book, bulletin));
  const BulletinData data = ReadData(composer, period, attested);
  if (!letter) ShowItems(composer, data);
  if (!letter || composer.last() != nullptr) {
    // A 月报 has exactly four parts: what comes before them has no number.
    WriteFollowUp(composer, data.reader, period, bulletin.kind != BulletinKind::kMonthlyReport);
  }
  WriteCorrections(composer);
  WriteAmendment(composer);
  RETURN_IF_ERROR(WriteContent(composer, data));
  WriteFurtherDemands(composer);
  KeepEarlierEntries(composer, data.reader, period);
  WriteFrame(composer);
  Composition& out = composer.out();
  out.cut_off = letter ? composer.today() : LastDay(period);
  out.digest = ContentDigest(out.document);
  WriteFacts(composer, out.cut_off, out.digest);
  out.warnings = WarningsOf(composer);
  if (bulletin.state == BulletinState::kDraft) out.document.warnings = out.warnings;
  return std::move(out);
}

std::vector<FigureChange> ChangesBetween(const Figures& before, const Figures& after) {
  std::vector<FigureChange> changes;
  for (const auto& [key, figure] : before) {
    const auto now = after.find(key);
    if (now == after.end()) {
      changes.push_back({figure.label, figure.text, ""});
    } else if (now->second.text != figure.text) {
      changes.push_back({now->second.label, figure.text, now->second.text});
    }
  }
  for (const auto& [key, figure] : after) {
    if (!before.contains(key)) changes.push_back({figure.label, "", figure.text});
  }
  return changes;
}

}  // namespace duban::reporting
