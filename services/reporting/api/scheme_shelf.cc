#include "services/reporting/api/scheme_shelf.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/domain/scheme/scheme_document.h"
#include "services/reporting/scheme/scheme_reader.h"

namespace duban::reporting {

namespace {

// What keeps a text from being read, with its place.
std::string FaultOf(const absl::Status& status) {
  const auto details = DetailsOf(status);
  if (!details || details->violations.empty()) return std::string(status.message());
  const FieldViolation& first = details->violations.front();
  return absl::StrCat(first.field, "：", first.description, "（", first.reason, "，共",
                      details->violations.size(), "处）");
}

}  // namespace

absl::StatusOr<std::shared_ptr<const Scheme>> SchemeShelf::Published(const SchemeDocument& document) {
  std::lock_guard lock(mu_);
  auto& kept = published_[document.sha256];
  if (kept != nullptr) return kept;
  absl::StatusOr<Scheme> parsed = ParsePublishedScheme(document.text);
  if (!parsed.ok()) {
    const std::string fault = FaultOf(parsed.status());
    return Precondition(
        "SCHEME_UNREADABLE",
        absl::StrCat("已发布的评分办法 ", document.id, " 本版程序读不出，不能用别的办法代替：", fault,
                     "；请换用能读它的版本，或另行发布改正的办法"),
        {{"scheme", document.id}, {"fault", fault}});
  }
  kept = std::make_shared<const Scheme>(*std::move(parsed));
  return kept;
}

absl::StatusOr<std::shared_ptr<const Scheme>> SchemeShelf::Of(const Book& book, const std::string& campaign,
                                                              const Period& period) {
  const SchemeDocument* document = SchemeInForce(book, campaign, period);
  if (document == nullptr) return fallback_;
  return Published(*document);
}

absl::StatusOr<std::shared_ptr<const Scheme>> SchemeShelf::ById(const Book& book,
                                                                const std::string& jurisdiction,
                                                                const std::string& campaign,
                                                                const std::string& id) {
  if (const SchemeDocument* document = book.docket.Find<SchemeDocument>(campaign, id)) {
    if (document->state != SchemeState::kDraft) return Published(*document);
    ASSIGN_OR_RETURN(Scheme draft, ParseScheme(document->text));
    return std::make_shared<const Scheme>(std::move(draft));
  }
  if (id == fallback_->id) return fallback_;
  return NotFound(
      absl::StrCat("jurisdictions/", jurisdiction, "/", MatterPath<SchemeDocument>(campaign, id)));
}

}  // namespace duban::reporting
