#include "services/reporting/domain/bulletin/bulletin_record.h"

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

// What a kind is called: for people, in the API, in ids.
struct KindWords {
  BulletinKind kind;
  absl::string_view title, name, prefix;
};
constexpr KindWords kKindWords[] = {
    {BulletinKind::kMonthly, "月通报", "MONTHLY", "monthly"},
    {BulletinKind::kQuarterlyReview, "季讲评材料", "QUARTERLY_REVIEW", "quarterly"},
    {BulletinKind::kDekad, "旬简报", "DEKAD", "dekad"},
    {BulletinKind::kMonthlyReport, "月报", "MONTHLY_REPORT", "report"},
    {BulletinKind::kReminder, "提醒函", "REMINDER", "reminder"},
    {BulletinKind::kSupervisionLetter, "督办函", "SUPERVISION_LETTER", "letter"},
    {BulletinKind::kCircular, "通报", "CIRCULAR", "circular"},
};
constexpr KindWords kNoWords = {};

const KindWords& WordsOf(BulletinKind kind) {
  for (const KindWords& words : kKindWords) {
    if (words.kind == kind) return words;
  }
  return kNoWords;
}

}  // namespace

std::string TextOf(const Bulletin& bulletin, const std::string& key) {
  for (const BulletinPart& part : bulletin.parts) {
    if (part.key == key) return part.text;
  }
  for (const DraftedPart& part : bulletin.drafted_parts) {
    if (part.key == key) return part.text;
  }
  return "";
}

bool IsLetter(BulletinKind kind) {
  return kind == BulletinKind::kReminder || kind == BulletinKind::kSupervisionLetter ||
         kind == BulletinKind::kCircular;
}

std::optional<absl::Time> DeliveredTime(const Bulletin& bulletin) {
  const bool material = bulletin.kind == BulletinKind::kMonthlyReport && !bulletin.action.empty();
  return material ? bulletin.reviewer.time : bulletin.issuer.time;
}

absl::string_view KindTitle(BulletinKind kind) { return WordsOf(kind).title; }
absl::string_view KindName(BulletinKind kind) { return WordsOf(kind).name; }

absl::string_view StateName(BulletinState state) {
  switch (state) {
    case BulletinState::kUnspecified:
      break;
    case BulletinState::kDraft:
      return "DRAFT";
    case BulletinState::kReviewed:
      return "REVIEWED";
    case BulletinState::kSigned:
      return "SIGNED";
    case BulletinState::kNumbered:
      return "NUMBERED";
    case BulletinState::kIssued:
      return "ISSUED";
  }
  return "";
}

std::string BulletinIdOf(const Bulletin& bulletin) {
  const std::string of = IsLetter(bulletin.kind) ? LastPart(bulletin.subject) : PeriodId(bulletin.period);
  const std::string id = absl::StrCat(WordsOf(bulletin.kind).prefix, "-", of);
  return bulletin.action.empty() ? id : absl::StrCat(id, "-", bulletin.action);
}

}  // namespace duban::reporting
