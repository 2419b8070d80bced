#include "services/reporting/api/bulletin_desk.h"

#include <cstdlib>
#include <iostream>
#include <utility>

#include "services/common/errors.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/scheme_file.h"
#include "services/reporting/render/render.h"

namespace duban::reporting {
namespace {

// A basis or two that several bulletins share; more would only hold memory.
constexpr size_t kKept = 4;

template <typename T>
void Keep(std::int64_t sequence, std::shared_ptr<const T> state,
          std::map<std::int64_t, std::shared_ptr<const T>>& kept) {
  kept[sequence] = std::move(state);
  while (kept.size() > kKept) kept.erase(kept.begin());
}

template <typename T>
std::shared_ptr<const T> Kept(std::int64_t sequence,
                              const std::map<std::int64_t, std::shared_ptr<const T>>& kept) {
  const auto found = kept.find(sequence);
  return found == kept.end() ? nullptr : found->second;
}

absl::Time WholeSeconds(absl::Time time) { return absl::FromUnixSeconds(absl::ToUnixSeconds(time)); }

}  // namespace

std::string MediaType(FileFormat format) {
  switch (format) {
    case FileFormat::kDocx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case FileFormat::kXlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    default:
      return "text/html; charset=utf-8";
  }
}

absl::StatusOr<std::string> Render(const Document& document, FileFormat format) {
  switch (format) {
    case FileFormat::kHtml:
      return RenderHtml(document);
    case FileFormat::kDocx:
      return RenderDocx(document);
    case FileFormat::kXlsx:
      return RenderXlsx(document);
    default:
      return InvalidField("format", "ENUM_VALUE", "格式应为 HTML、DOCX 或 XLSX");
  }
}

absl::StatusOr<std::vector<RenderedFile>> RenderAll(const Document& document) {
  std::vector<RenderedFile> files;
  for (const FileFormat format : {FileFormat::kHtml, FileFormat::kDocx, FileFormat::kXlsx}) {
    ASSIGN_OR_RETURN(std::string bytes, Render(document, format));
    files.push_back({format, std::move(bytes)});
  }
  return files;
}

const BulletinRules& DefaultBulletinRules() {
  static const BulletinRules* const kRules = [] {
    absl::StatusOr<BulletinRules> rules = LoadBulletinRules("");
    if (!rules.ok()) {
      std::cerr << "bulletin.v1.json: " << rules.status().message() << "\n";
      std::abort();
    }
    return new BulletinRules(*std::move(rules));
  }();
  return *kRules;
}

absl::StatusOr<BulletinBasis> BulletinDesk::Pin(const View& view, const Book& book,
                                                const Bulletin& bulletin) {
  BulletinBasis basis;
  basis.change_sequence = view.projection().last_sequence;
  basis.change_time = view.projection().last_change_time;
  basis.act_sequence = book.sequence;
  ASSIGN_OR_RETURN(const auto scheme, desk_.SchemeOf(book, bulletin.campaign, bulletin.period));
  basis.scheme = scheme->id;
  basis.rules = rules_.id;
  basis.generate_time = WholeSeconds(view.now);
  basis.simulated = view.simulated;
  return basis;
}

absl::StatusOr<std::shared_ptr<const Snapshot>> BulletinDesk::RecordAt(const View& view,
                                                                       std::int64_t sequence) {
  if (view.projection().last_sequence == sequence) return view.snapshot;
  std::lock_guard lock(mu_);
  if (auto kept = Kept(sequence, records_)) return kept;
  ASSIGN_OR_RETURN(Snapshot rebuilt, Rebuild(store_, desk_.jurisdiction(), sequence));
  auto record = std::make_shared<const Snapshot>(std::move(rebuilt));
  Keep(sequence, record, records_);
  return record;
}

absl::StatusOr<std::shared_ptr<const Book>> BulletinDesk::BookAt(const View& view, std::int64_t sequence) {
  if (view.book->sequence == sequence) return view.book;
  std::lock_guard lock(mu_);
  if (auto kept = Kept(sequence, books_)) return kept;
  ASSIGN_OR_RETURN(auto book, desk_.keeper().At(sequence));
  Keep(sequence, book, books_);
  return book;
}

const BulletinRules* BulletinDesk::FindRules(const std::string& id) const {
  if (rules_.id == id) return &rules_;
  return DefaultBulletinRules().id == id ? &DefaultBulletinRules() : nullptr;
}

absl::StatusOr<Composition> BulletinDesk::ComposeFrom(const Known& known, const Bulletin& bulletin) {
  const BulletinRules* const rules = FindRules(bulletin.basis.rules);
  if (rules == nullptr) {
    return Precondition("RULES_CHANGED", absl::StrCat("文稿按 ", bulletin.basis.rules, " 起草，现行规则为 ",
                                                      rules_.id, "；草稿请先重新生成（refresh）"));
  }
  ASSIGN_OR_RETURN(const auto scheme,
                   desk_.SchemeById(*known.book, bulletin.campaign, bulletin.basis.scheme));
  const auto scores = [&](const std::string& campaign,
                          const Period& quarter) -> absl::StatusOr<QuarterResult> {
    ASSIGN_OR_RETURN(const Scored scored, scores_.Standing(known, campaign, quarter));
    return scored.result();
  };
  return Compose({known.record(), *known.book, *scheme, *rules, scores}, bulletin);
}

absl::StatusOr<Composition> BulletinDesk::ComposeAt(const View& view, const Bulletin& bulletin) {
  ASSIGN_OR_RETURN(const auto record, RecordAt(view, bulletin.basis.change_sequence));
  ASSIGN_OR_RETURN(const auto book, BookAt(view, bulletin.basis.act_sequence));
  return ComposeFrom({record, book}, bulletin);
}

absl::StatusOr<Composition> BulletinDesk::ComposeFresh(const Bulletin& bulletin) {
  ASSIGN_OR_RETURN(Snapshot rebuilt, Rebuild(store_, desk_.jurisdiction(), bulletin.basis.change_sequence));
  const auto record = std::make_shared<const Snapshot>(std::move(rebuilt));
  ASSIGN_OR_RETURN(const auto book, desk_.keeper().At(bulletin.basis.act_sequence));
  return ComposeFrom({record, book}, bulletin);
}

absl::Status BulletinDesk::FillChanges(const View& view, Bulletin& bulletin) {
  if (bulletin.amends.empty() || bulletin.state != BulletinState::kDraft) return absl::OkStatus();
  const std::string id = bulletin.amends.substr(bulletin.amends.rfind('/') + 1);
  const Bulletin* before = view.book->docket.Find<Bulletin>(bulletin.campaign, id);
  if (before == nullptr) return NotFound(bulletin.amends);
  ASSIGN_OR_RETURN(const Composition old, ComposeAt(view, *before));
  ASSIGN_OR_RETURN(const Composition now, ComposeAt(view, bulletin));
  bulletin.changes = ChangesBetween(old.figures, now.figures);
  return absl::OkStatus();
}

absl::Status BulletinDesk::Finish(const View& view, Bulletin& bulletin) {
  RETURN_IF_ERROR(FillChanges(view, bulletin));
  ASSIGN_OR_RETURN(Composition composed, ComposeAt(view, bulletin));
  bulletin.title = composed.document.title;
  bulletin.digest = composed.digest;
  bulletin.basis.cut_off = composed.cut_off;
  bulletin.follow_ups = std::move(composed.follow_ups);
  bulletin.entries = std::move(composed.entries);
  bulletin.drafted_parts = std::move(composed.parts);
  bulletin.warnings = std::move(composed.warnings);
  bulletin.files.clear();
  // Most drafts are drafted anew before anybody opens them.
  if (bulletin.state == BulletinState::kDraft) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<RenderedFile> files, RenderAll(composed.document));
  for (const RenderedFile& file : files) {
    ASSIGN_OR_RETURN(const std::string sha256, store_.PutDocument(MediaType(file.format), file.bytes));
    bulletin.files.push_back({file.format, sha256, static_cast<std::int64_t>(file.bytes.size())});
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> BulletinDesk::Content(const View& view, const Bulletin& bulletin,
                                                  FileFormat format) {
  if (bulletin.state == BulletinState::kDraft) {
    ASSIGN_OR_RETURN(const Composition composed, ComposeAt(view, bulletin));
    return Render(composed.document, format);
  }
  for (const BulletinFile& file : bulletin.files) {
    if (file.format == format) return store_.GetDocument(file.sha256);
  }
  return InvalidField("format", "ENUM_VALUE", "格式应为 HTML、DOCX 或 XLSX");
}

}  // namespace duban::reporting
