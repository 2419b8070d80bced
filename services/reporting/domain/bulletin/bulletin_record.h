// A bulletin on record (简报、通报、报告、函): what it is about, what its numbers rest on, how far it has
// come and what people wrote into it. Its text follows from this, the record and the book: compose.h.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_RECORD_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_RECORD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"

namespace duban::reporting {

// All enumerations here are stored by number, as in the API; never renumber.
enum class BulletinKind {
  kUnspecified = 0,
  kMonthly = 1,            // 月通报
  kQuarterlyReview = 2,    // 季讲评材料
  kDekad = 3,              // 旬简报
  kMonthlyReport = 4,      // 月报, or a task force's material for it
  kReminder = 5,           // 提醒函
  kSupervisionLetter = 6,  // 督办函
  kCircular = 7,           // 通报 of criticism or praise
};

enum class BulletinState {
  kUnspecified = 0,
  kDraft = 1,     // 拟稿
  kReviewed = 2,  // 已审核
  kSigned = 3,    // 已签发
  kNumbered = 4,  // 已编号
  kIssued = 5,    // 已印发
};

// 紧急程度: none, 加急, 特急.
enum class DocumentUrgency { kUnspecified = 0, kPrompt = 1, kMostPrompt = 2 };
enum class CircularTone { kUnspecified = 0, kCriticism = 1, kPraise = 2 };
enum class FileFormat { kUnspecified = 0, kHtml = 1, kDocx = 2, kXlsx = 3 };
enum class FollowUpOutcome { kUnspecified = 0, kDone = 1, kInHand = 2, kCarried = 3 };

// What a matter to be followed up rests on.
enum class EntrySubject {
  kUnspecified = 0,
  kRedItem = 1,
  kOverdueOrder = 2,
  kMissingForm = 3,
  kIssue = 4,
  kDemand = 5,  // no data tell of it: a person has to
  kOrder = 6,
};

// What a bulletin's numbers rest on: the same basis gives the same document.
struct BulletinBasis {
  std::int64_t change_sequence = 0;
  std::optional<absl::Time> change_time;
  std::int64_t act_sequence = 0;
  std::string scheme;
  std::string rules;
  std::optional<absl::Time> generate_time;  // whole seconds
  std::optional<absl::CivilDay> cut_off;    // last day of the data
  bool simulated = false;

  friend bool operator==(const BulletinBasis&, const BulletinBasis&) = default;
};

// Who did a step; nobody yet when `person` is empty.
struct BulletinHand {
  std::string person;
  std::string role;
  std::string unit;  // id
  std::string on_behalf_of;
  std::optional<absl::Time> time;

  friend bool operator==(const BulletinHand&, const BulletinHand&) = default;
};

// What the editor set of the head. Basis: GB/T 9704-2012, 7.2.1–7.2.3.
struct BulletinFrame {
  DocumentUrgency urgency = DocumentUrgency::kUnspecified;
  std::string copy_number;  // 份号, six digits; empty: none
  std::string secrecy;      // 密级, "内部★1年"; empty: as the rules give it, "-": none

  friend bool operator==(const BulletinFrame&, const BulletinFrame&) = default;
};

// A part of the text as a person wrote it; figures in braces.
struct BulletinPart {
  std::string key;
  std::string text;
  std::string editor;

  friend bool operator==(const BulletinPart&, const BulletinPart&) = default;
};

// A part that people may write, as the data draft it; figures in braces.
struct DraftedPart {
  std::string key;
  std::string title;
  std::string text;

  friend bool operator==(const DraftedPart&, const DraftedPart&) = default;
};

// A matter that the next issue must give an account of.
struct BulletinEntry {
  std::string key;  // "red/I-A1-01"
  EntrySubject subject = EntrySubject::kUnspecified;
  std::string text;
  std::string unit;    // id
  std::string target;  // path of the item, order or form; empty: none
  std::string origin;  // id of the bulletin that raised it first

  friend bool operator==(const BulletinEntry&, const BulletinEntry&) = default;
};

// What became of one.
struct BulletinFollowUp {
  BulletinEntry entry;
  FollowUpOutcome outcome = FollowUpOutcome::kCarried;
  std::string remark;

  friend bool operator==(const BulletinFollowUp&, const BulletinFollowUp&) = default;
};

// What a drafter states of a matter; the outcome stays open where data tell it.
struct BulletinAnswer {
  std::string key;
  FollowUpOutcome outcome = FollowUpOutcome::kUnspecified;
  std::string remark;

  friend bool operator==(const BulletinAnswer&, const BulletinAnswer&) = default;
};

// A figure that differs from the edition before.
struct FigureChange {
  std::string label;
  std::string before;
  std::string after;

  friend bool operator==(const FigureChange&, const FigureChange&) = default;
};

// A rendered document, kept in the store under its digest.
struct BulletinFile {
  FileFormat format = FileFormat::kUnspecified;
  std::string sha256;
  std::int64_t size = 0;

  friend bool operator==(const BulletinFile&, const BulletinFile&) = default;
};

// One edition of a bulletin.
struct Bulletin {
  static constexpr BookKind kKind = BookKind::kBulletin;
  static constexpr char kCollection[] = "bulletins";

  std::string campaign;
  std::string id;
  BulletinKind kind = BulletinKind::kUnspecified;
  Period period;
  std::string action;   // of a task force's; empty: of the campaign
  std::string subject;  // of a letter or circular: path of an order, a card or a proposal
  CircularTone tone = CircularTone::kUnspecified;
  BulletinState state = BulletinState::kDraft;
  std::string title;
  std::optional<absl::Time> create_time;

  int edition = 1;
  std::string amends;      // path
  std::string amended_by;  // path
  std::string amend_cause;
  std::vector<FigureChange> changes;

  BulletinBasis basis;
  std::string digest;  // of the content

  std::string number;  // 〔2024〕3号 with its agency code, or 第3期
  std::string series;
  int serial_year = 0;
  int serial = 0;  // 0: none yet

  BulletinHand author, reviewer, signatory, numberer, issuer;
  std::string return_reason;

  std::vector<DraftedPart> drafted_parts;
  std::vector<BulletinPart> parts;
  std::vector<BulletinEntry> demands;
  std::vector<BulletinAnswer> answers;
  std::vector<BulletinFollowUp> follow_ups;
  std::vector<BulletinEntry> entries;
  std::vector<std::string> warnings;
  std::vector<BulletinFile> files;  // none of a draft
  BulletinFrame frame;

  friend bool operator==(const Bulletin&, const Bulletin&) = default;
};

// The text of a part as it stands: what a person wrote, else what was drafted. Empty for an unknown part.
std::string TextOf(const Bulletin& bulletin, const std::string& key);

// True for 提醒函, 督办函 and 通报 of criticism or praise: drafted from one matter of the record.
bool IsLetter(BulletinKind kind);

// When it was delivered: the material of a task force for the 月报 when it was reviewed, everything else when
// it was issued. Empty: not yet.
std::optional<absl::Time> DeliveredTime(const Bulletin& bulletin);

// "月通报", "季讲评材料", …
absl::string_view KindTitle(BulletinKind kind);
// As in the API: "MONTHLY", "DRAFT".
absl::string_view KindName(BulletinKind kind);
absl::string_view StateName(BulletinState state);

// The id of the first edition: "monthly-2024-M03", "dekad-2024-M03-D1-A1", "letter-DB-0001". A kind that is
// drafted more than once for one subject counts on: the caller adds "-2".
std::string BulletinIdOf(const Bulletin& bulletin);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_BULLETIN_RECORD_H_
