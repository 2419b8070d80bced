#include "services/reporting/domain/evaluation/causes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/credit/credit.h"
#include "services/reporting/domain/credit/exemption.h"
#include "services/reporting/domain/evaluation/appeal.h"
#include "services/reporting/domain/evaluation/cause_text.h"

namespace duban::reporting {
namespace {

constexpr char kCardCollection[] = "cards";
constexpr char kFalseReportCollection[] = "falseReportCases";

// "campaigns/{campaign}/{collection}/{id}".
struct CausePath {
  std::string campaign, collection, id;
  CampaignId key() const { return {campaign, id}; }
};
CausePath CausePathOf(const std::string& path) {
  const std::vector<std::string> parts = absl::StrSplit(path, '/');
  if (parts.size() != 4) return {};
  return {parts[1], parts[2], parts[3]};
}

template <MatterType T>
bool PutCauseOf(const Book& from, const CausePath& path, Book& to) {
  if (path.collection != T::kCollection) return false;
  const auto found = from.docket.FindStored<T>(path.campaign, path.id);
  if (!found) return false;
  to.docket.Put(found->value, found->sequence, found->time);
  return true;
}

LedgerLine NoteLine(const Projection& record, const Cause& cause, std::string what) {
  LedgerLine line;
  line.item = absl::StrCat("jurisdictions/", record.jurisdiction, "/", cause.path);
  line.what = absl::StrCat("更正：", what);
  line.formula = "AMENDMENT";
  line.sequence = cause.change_sequence;
  line.act = cause.act_sequence;
  return line;
}

// A note with the unit it is for.
struct Note {
  std::string unit;
  LedgerLine line;
};

std::optional<Note> NoteOf(const Projection& record, const Book& book, const Cause& cause) {
  const CausePath path = CausePathOf(cause.path);
  if (path.collection == Credit::kCollection) {
    const Credit* const credit = book.docket.Find<Credit>(path.campaign, path.id);
    if (credit == nullptr) return std::nullopt;
    return Note{credit->unit, NoteLine(record, cause, CreditCauseText(*credit))};
  }
  if (path.collection == Exemption::kCollection) {
    const Exemption* const exemption = book.docket.Find<Exemption>(path.campaign, path.id);
    if (exemption == nullptr) return std::nullopt;
    Note note{exemption->unit, NoteLine(record, cause, ExemptionCauseText(*exemption))};
    note.line.form = absl::StrCat("jurisdictions/", record.jurisdiction, "/", exemption->subject);
    return note;
  }
  if (path.collection == kCardCollection) {
    const auto card = record.cards.find(path.key());
    if (card == record.cards.end()) return std::nullopt;
    return Note{card->second.unit, NoteLine(record, cause, CardCauseText(card->second))};
  }
  if (path.collection == kFalseReportCollection) {
    const auto report = record.false_reports.find(path.key());
    if (report == record.false_reports.end()) return std::nullopt;
    return Note{report->second.unit, NoteLine(record, cause, FalseReportCauseText(report->second))};
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<std::vector<Cause>> ChooseCauses(const std::vector<PendingCause>& pending,
                                                const std::vector<std::string>& asked) {
  if (pending.empty()) {
    return Precondition("NOTHING_PENDING",
                        "定稿后没有尚未采纳的决定。数据更正不改已定稿的得分，只有申诉或年度考评采纳");
  }
  Violations faults;
  for (size_t i = 0; i < asked.size(); ++i) {
    const bool found = std::any_of(pending.begin(), pending.end(),
                                   [&](const PendingCause& one) { return one.cause.path == asked[i]; });
    if (found) continue;
    faults.Add(absl::StrCat("causes[", i, "]"), "NOT_PENDING",
               "不是定稿后作出、尚未采纳的决定，见 duban evaluation show；"
               "数据更正不改已定稿的得分，只有申诉或年度考评采纳");
  }
  if (!faults.empty()) return faults.ToStatus();
  std::vector<Cause> causes;
  for (const PendingCause& one : pending) {
    if (asked.empty() || std::find(asked.begin(), asked.end(), one.cause.path) != asked.end()) {
      causes.push_back(one.cause);
    }
  }
  return causes;
}

absl::Status CheckStillPending(const Amendment& proposed, const std::vector<PendingCause>& pending) {
  for (const Cause& cause : proposed.causes) {
    const bool found = std::any_of(pending.begin(), pending.end(),
                                   [&](const PendingCause& one) { return one.cause == cause; });
    if (found) continue;
    return Precondition("CAUSE_CHANGED",
                        absl::StrCat(cause.path, " 在提出更正后又有变化：请退回更正，重新提出"),
                        {{"cause", cause.path}});
  }
  return absl::OkStatus();
}

absl::StatusOr<Book> WithCauses(Book book, const std::vector<Cause>& causes, BookAt book_at) {
  for (const Cause& cause : causes) {
    if (cause.act_sequence == 0) continue;
    ASSIGN_OR_RETURN(const std::shared_ptr<const Book> then, book_at(cause.act_sequence));
    const CausePath path = CausePathOf(cause.path);
    const bool put = PutCauseOf<Appeal>(*then, path, book) || PutCauseOf<Credit>(*then, path, book) ||
                     PutCauseOf<Exemption>(*then, path, book) || PutCauseOf<Evaluation>(*then, path, book);
    if (!put) return NotFound(cause.path);
  }
  return book;
}

bool TouchesRecord(const std::vector<Cause>& causes) {
  return std::any_of(causes.begin(), causes.end(),
                     [](const Cause& cause) { return cause.change_sequence != 0; });
}

Projection WithCauses(Projection record, const std::vector<Cause>& causes, const Projection& now) {
  for (const Cause& cause : causes) {
    const CausePath path = CausePathOf(cause.path);
    const auto card = record.cards.find(path.key());
    if (path.collection == kCardCollection && card != record.cards.end()) {
      card->second.state = "WITHDRAWN";
    }
    const auto report = record.false_reports.find(path.key());
    const auto cleared = now.false_reports.find(path.key());
    if (path.collection == kFalseReportCollection && report != record.false_reports.end() &&
        cleared != now.false_reports.end()) {
      report->second = cleared->second;
    }
  }
  return record;
}

void AddAmendmentNotes(const Projection& record, const Book& book, const std::vector<Cause>& causes,
                       OwnInputs& own) {
  for (const Cause& cause : causes) {
    if (std::optional<Note> note = NoteOf(record, book, cause)) {
      own.notes[note->unit].push_back(std::move(note->line));
    }
  }
}

std::string CausesText(const std::vector<Cause>& causes) {
  std::string text;
  for (const Cause& cause : causes) {
    absl::StrAppend(&text, cause.path, "@", cause.change_sequence, "/", cause.act_sequence, ",");
  }
  return text;
}

}  // namespace duban::reporting
