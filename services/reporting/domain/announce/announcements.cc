#include "services/reporting/domain/announce/announcements.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/period.h"
#include "services/reporting/domain/bulletin/bulletin_record.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/evaluation/appeal.h"
#include "services/reporting/domain/evaluation/evaluation.h"

namespace duban::reporting {
namespace {

std::string TitleOfPeriod(const std::string& id) {
  const absl::StatusOr<Period> period = ParsePeriodId(id);
  return period.ok() ? PeriodTitle(*period) : id;
}

void AddEvaluation(const Evaluation& evaluation, std::vector<Announcement>& out) {
  const std::string path = PathOf(evaluation);
  const std::string period = TitleOfPeriod(evaluation.id);
  if (evaluation.trial) {
    out.push_back({.kind = AnnouncementKind::kTrialScores,
                   .subject = path,
                   .occasion = "",
                   .title = absl::StrCat(period, "考评试算得分已公布，请核对本单位明细，",
                                         "有异议的请在期限内逐项书面申诉"),
                   .due = evaluation.objections_close,
                   .event = evaluation.trial->time,
                   .units = evaluation.notified_units});
  }
  if (evaluation.final_time) {
    out.push_back({.kind = AnnouncementKind::kFinalScores,
                   .subject = path,
                   .occasion = "",
                   .title = absl::StrCat(period, "考评得分已定稿"),
                   .due = std::nullopt,
                   .event = *evaluation.final_time,
                   .units = evaluation.notified_units});
  }
  for (size_t i = 0; i < evaluation.amendments.size(); ++i) {
    Announcement amended{
        .kind = AnnouncementKind::kScoresAmended,
        .subject = path,
        .occasion = absl::StrCat("amendment-", i + 1),
        .title = absl::StrCat(period, "考评得分已更正（第 ", i + 1, " 次），本单位总分或名次有变化"),
        .due = std::nullopt,
        .event = evaluation.amendments[i].in_force.value_or(evaluation.amendments[i].edition.time),
        .units = {}};
    for (const RankMove& move : evaluation.amendments[i].moves) amended.units.push_back(move.unit);
    out.push_back(std::move(amended));
  }
}

void AddRuling(const Appeal& appeal, const Ruling& ruling, const char* occasion,
               std::vector<Announcement>& out) {
  if (!ruling.in_force) return;
  const bool upheld = ruling.new_points >= appeal.claimed_points;
  const char* outcome = upheld ? "支持" : ruling.new_points > ruling.old_points ? "部分支持" : "不支持";
  const bool further = &ruling == &*appeal.ruling && !upheld && appeal.further_close;
  Announcement decided{.kind = AnnouncementKind::kAppealDecided,
                       .subject = PathOf(appeal),
                       .occasion = occasion,
                       .title = absl::StrCat(PeriodTitle(appeal.period), " ", appeal.leaf, " 的申诉（",
                                             appeal.id, "）已裁定：", outcome),
                       .due = std::nullopt,
                       .event = *ruling.in_force,
                       .units = {appeal.unit}};
  if (further) {
    absl::StrAppend(&decided.title, "；不服的可在期限内再申诉一次");
    decided.due = appeal.further_close;
  }
  out.push_back(std::move(decided));
}

void AddAppeal(const Appeal& appeal, std::vector<Announcement>& out) {
  if (appeal.ruling) AddRuling(appeal, *appeal.ruling, "ruling", out);
  if (appeal.further_ruling) AddRuling(appeal, *appeal.further_ruling, "further-ruling", out);
}

// Whom a letter is about: the matter that it raised; a letter of praise raises none. Empty: unknown.
std::string AddresseeOf(const Projection& record, const Bulletin& bulletin) {
  if (!bulletin.entries.empty()) return bulletin.entries.front().unit;
  const absl::StatusOr<LetterSubject> subject = ReadSubject(record, bulletin);
  return subject.ok() ? subject->unit : "";
}

void AddLetter(const Projection& record, const Bulletin& bulletin, std::vector<Announcement>& out) {
  if (!IsLetter(bulletin.kind) || bulletin.state != BulletinState::kIssued || !bulletin.issuer.time) return;
  const std::string unit = AddresseeOf(record, bulletin);
  if (unit.empty()) return;
  out.push_back({.kind = AnnouncementKind::kBulletinIssued,
                 .subject = PathOf(bulletin),
                 .occasion = "",
                 .title = absl::StrCat(KindTitle(bulletin.kind), "《", bulletin.title, "》", bulletin.number,
                                       "已印发，请查收"),
                 .due = std::nullopt,
                 .event = *bulletin.issuer.time,
                 .units = {unit}});
}

// Which announcement: kind, subject as a full name, occasion.
using AnnouncementKey = std::tuple<std::string, std::string, std::string>;

struct Told {
  AnnouncementState state;
  std::set<std::string> units;
};

std::map<AnnouncementKey, Told> ToldIn(const Projection& record, const std::string& campaign) {
  std::map<AnnouncementKey, Told> all;
  for (auto at = record.notices.lower_bound({campaign, ""});
       at != record.notices.end() && at->first.first == campaign; ++at) {
    const NoticeFact& notice = at->second;
    Told& told = all[{notice.announcement, notice.subject, notice.occasion}];
    ++told.state.notices;
    told.state.sent += notice.sent ? 1 : 0;
    told.state.failed += notice.failed ? 1 : 0;
    told.state.read += notice.read ? 1 : 0;
    told.units.insert(notice.units.begin(), notice.units.end());
  }
  return all;
}

}  // namespace

absl::string_view KindName(AnnouncementKind kind) {
  switch (kind) {
    case AnnouncementKind::kUnspecified:
      return "UNSPECIFIED";
    case AnnouncementKind::kTrialScores:
      return "TRIAL_SCORES";
    case AnnouncementKind::kAppealDecided:
      return "APPEAL_DECIDED";
    case AnnouncementKind::kFinalScores:
      return "FINAL_SCORES";
    case AnnouncementKind::kScoresAmended:
      return "SCORES_AMENDED";
    case AnnouncementKind::kBulletinIssued:
      return "BULLETIN_ISSUED";
  }
  return "";
}

std::vector<Announcement> AnnouncementsOf(const Projection& record, const Book& book,
                                          const std::string& campaign) {
  std::vector<Announcement> all;
  book.docket.Each<Evaluation>(
      campaign, [&](const Evaluation& one, const Stored<Matter>&) { AddEvaluation(one, all); });
  book.docket.Each<Appeal>(campaign, [&](const Appeal& one, const Stored<Matter>&) { AddAppeal(one, all); });
  book.docket.Each<Bulletin>(
      campaign, [&](const Bulletin& one, const Stored<Matter>&) { AddLetter(record, one, all); });
  std::erase_if(all, [](const Announcement& one) { return one.units.empty(); });
  std::stable_sort(all.begin(), all.end(),
                   [](const Announcement& a, const Announcement& b) { return a.event < b.event; });
  // Of one moment, scores come before the rulings on them.
  std::reverse(all.begin(), all.end());
  return all;
}

std::vector<AnnouncementState> StatesOf(const Projection& record, const std::string& campaign,
                                        const std::vector<Announcement>& announcements) {
  std::map<AnnouncementKey, Told> told = ToldIn(record, campaign);
  std::vector<AnnouncementState> states;
  for (const Announcement& one : announcements) {
    const std::string subject = absl::StrCat("jurisdictions/", record.jurisdiction, "/", one.subject);
    const Told& known = told[{std::string(KindName(one.kind)), subject, one.occasion}];
    states.push_back(known.state);
    for (const std::string& unit : one.units) {
      if (!known.units.contains(unit)) states.back().untold.push_back(unit);
    }
  }
  return states;
}

}  // namespace duban::reporting
