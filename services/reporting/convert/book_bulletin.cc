#include "services/reporting/convert/book_bulletin.h"

#include "services/message/well_known.h"

namespace duban::reporting {

static_assert(static_cast<int>(BulletinKind::kCircular) == v1::Bulletin::KIND_CIRCULAR);
static_assert(static_cast<int>(BulletinState::kIssued) == v1::Bulletin::STATE_ISSUED);
static_assert(static_cast<int>(CircularTone::kPraise) == v1::Bulletin::TONE_PRAISE);
static_assert(static_cast<int>(DocumentUrgency::kMostPrompt) == v1::Bulletin::URGENCY_MOST_PROMPT);
static_assert(static_cast<int>(FileFormat::kXlsx) == v1::Bulletin::FORMAT_XLSX);
static_assert(static_cast<int>(FollowUpOutcome::kCarried) == v1::Bulletin::OUTCOME_CARRIED);
static_assert(static_cast<int>(EntrySubject::kOrder) == v1::Bulletin::SUBJECT_ORDER);

template <typename Io>
void Fields(Io& io, Like<Io, BulletinBasis>& basis) {
  io("change_sequence", basis.change_sequence);
  io("change_time", basis.change_time);
  io("act_sequence", basis.act_sequence);
  io("scheme", basis.scheme);
  io("rules", basis.rules);
  io("generate_time", basis.generate_time);
  io("cut_off_date", basis.cut_off);
  io("simulated", basis.simulated);
}

template <typename Io>
void Fields(Io& io, Like<Io, BulletinHand>& hand) {
  io("person", hand.person);
  io("role", hand.role);
  io("unit", hand.unit);
  io("on_behalf_of", hand.on_behalf_of);
  io("time", hand.time);
}

template <typename Io>
void Fields(Io& io, Like<Io, BulletinFrame>& frame) {
  io("urgency", frame.urgency);
  io("copy_number", frame.copy_number);
  io("secrecy", frame.secrecy);
}

template <typename Io>
void Fields(Io& io, Like<Io, BulletinPart>& part) {
  io("key", part.key);
  io("text", part.text);
  io("editor", part.editor);
}

template <typename Io>
void Fields(Io& io, Like<Io, DraftedPart>& part) {
  io("key", part.key);
  io("title", part.title);
  io("text", part.text);
}

template <typename Io>
void Fields(Io& io, Like<Io, BulletinEntry>& entry) {
  io("key", entry.key);
  io("subject", entry.subject);
  io("text", entry.text);
  io.Unit("unit", entry.unit);
  io.Path("target", entry.target);
  io("origin", entry.origin);
}

template <typename Io>
void Fields(Io& io, Like<Io, BulletinFollowUp>& follow_up) {
  io("entry", follow_up.entry);
  io("outcome", follow_up.outcome);
  io("remark", follow_up.remark);
}

template <typename Io>
void Fields(Io& io, Like<Io, BulletinAnswer>& answer) {
  io("key", answer.key);
  io("outcome", answer.outcome);
  io("remark", answer.remark);
}

template <typename Io>
void Fields(Io& io, Like<Io, FigureChange>& change) {
  io("label", change.label);
  io("before", change.before);
  io("after", change.after);
}

template <typename Io>
void Fields(Io& io, Like<Io, BulletinFile>& file) {
  io("format", file.format);
  io("sha256", file.sha256);
  io("size_bytes", file.size);
}

template <typename Io>
void Fields(Io& io, Like<Io, Bulletin>& bulletin) {
  io("kind", bulletin.kind);
  io("period", bulletin.period);
  io("display_name", bulletin.title);
  io("create_time", bulletin.create_time);
  io("digest", bulletin.digest);
  io("action", bulletin.action);
  io.Path("subject", bulletin.subject);
  io("tone", bulletin.tone);
  io("state", bulletin.state);
  io("edition", bulletin.edition);
  io.Path("amends", bulletin.amends);
  io.Path("amended_by", bulletin.amended_by);
  io("amend_cause", bulletin.amend_cause);
  io("changes", bulletin.changes);
  io("basis", bulletin.basis);
  io("number", bulletin.number);
  io("series", bulletin.series);
  io("serial_year", bulletin.serial_year);
  io("serial", bulletin.serial);
  io("author", bulletin.author);
  io("reviewer", bulletin.reviewer);
  io("signatory", bulletin.signatory);
  io("numberer", bulletin.numberer);
  io("issuer", bulletin.issuer);
  io("return_reason", bulletin.return_reason);
  io("parts", bulletin.parts);
  io("demands", bulletin.demands);
  io("answers", bulletin.answers);
  io("follow_ups", bulletin.follow_ups);
  io("entries", bulletin.entries);
  io("warnings", bulletin.warnings);
  io("files", bulletin.files);
  io("drafted_parts", bulletin.drafted_parts);
  io("frame", bulletin.frame);
}

v1::Bulletin ToProto(absl::string_view jurisdiction, const Stored<Bulletin>& bulletin) {
  auto message = WriteBookMatter<v1::Bulletin>(jurisdiction, bulletin);
  const BulletinBasis& basis = bulletin.value.basis;
  v1::AsOf& as_of = *message.mutable_as_of();
  as_of.set_change_sequence(basis.change_sequence);
  if (basis.change_time) *as_of.mutable_change_time() = duban::ToProto(*basis.change_time);
  as_of.set_scheme(basis.scheme);
  as_of.set_simulated(basis.simulated);
  return message;
}

Bulletin FromProto(const v1::Bulletin& bulletin, absl::string_view jurisdiction, Violations& out) {
  v1::Bulletin asked;
  asked.set_kind(bulletin.kind());
  asked.set_action(bulletin.action());
  asked.set_subject(bulletin.subject());
  asked.set_tone(bulletin.tone());
  // Filled in for letters by the server.
  asked.set_period(bulletin.period().empty() ? "2024-Y" : bulletin.period());
  Bulletin read = ReadFields<Bulletin>(asked, jurisdiction, "bulletin", out);
  read.edition = 1;
  read.state = BulletinState::kDraft;
  if (read.kind == BulletinKind::kUnspecified) out.Add("bulletin.kind", "KIND_REQUIRED", "请给出文稿种类");
  const bool letter = IsLetter(read.kind);
  if (!letter && bulletin.period().empty()) {
    out.Add("bulletin.period", "PERIOD_ID", "应为 2024-M03、2024-Q1 或 2024-M03-D1 这样的周期编号");
  }
  if (letter && read.subject.empty()) {
    out.Add("bulletin.subject", "SUBJECT_REQUIRED", "函和通报须依据督办件、黄红牌或提议，请给出其资源名");
  }
  const bool with_action = read.kind == BulletinKind::kDekad || read.kind == BulletinKind::kMonthlyReport;
  if (!read.action.empty() && !with_action) {
    out.Add("bulletin.action", "ACTION_NOT_ALLOWED", "只有旬简报和月报材料分行动起草");
  }
  return read;
}

BulletinEntry FromProto(const v1::Bulletin::Entry& entry, absl::string_view jurisdiction,
                        const std::string& at, Violations& out) {
  return ReadFields<BulletinEntry>(entry, jurisdiction, at, out);
}

BulletinAnswer FromProto(const v1::Bulletin::Answer& answer, absl::string_view jurisdiction,
                         const std::string& at, Violations& out) {
  return ReadFields<BulletinAnswer>(answer, jurisdiction, at, out);
}

BulletinFrame FromProto(const v1::Bulletin::Frame& frame, absl::string_view jurisdiction,
                        const std::string& at, Violations& out) {
  return ReadFields<BulletinFrame>(frame, jurisdiction, at, out);
}

void AddBulletinCodecs(std::vector<BookCodec>& all) { all.push_back(BookCodecOf<Bulletin>()); }

}  // namespace duban::reporting
