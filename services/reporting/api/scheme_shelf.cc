#include "services/reporting/api/scheme_shelf.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/domain/scheme/scheme_document.h"
#include "services/reporting/scheme/scheme_reader.h"
#include "services/rpc/logging.h"

namespace duban::reporting {

absl::StatusOr<std::shared_ptr<const Scheme>> SchemeShelf::Parsed(const std::string& sha256,
                                                                  const std::string& text) {
  std::lock_guard lock(mu_);
  const auto found = parsed_.find(sha256);
  if (found != parsed_.end()) return found->second;
  ASSIGN_OR_RETURN(Scheme scheme, ParseScheme(text));
  auto parsed = std::make_shared<const Scheme>(std::move(scheme));
  parsed_[sha256] = parsed;
  return parsed;
}

std::shared_ptr<const Scheme> SchemeShelf::Of(const Book& book, const std::string& campaign,
                                              const Period& period) {
  const SchemeDocument* document = SchemeInForce(book, campaign, period);
  if (document == nullptr) return fallback_;
  const auto parsed = Parsed(document->sha256, document->text);
  if (parsed.ok()) return *parsed;
  rpc::Log(spdlog::level::critical, "published scheme cannot be read",
           {{"scheme", document->id}, {"error", std::string(parsed.status().message())}});
  return fallback_;
}

absl::StatusOr<std::shared_ptr<const Scheme>> SchemeShelf::ById(const Book& book,
                                                                const std::string& jurisdiction,
                                                                const std::string& campaign,
                                                                const std::string& id) {
  if (const SchemeDocument* document = book.docket.Find<SchemeDocument>(campaign, id)) {
    return Parsed(document->sha256, document->text);
  }
  if (id == fallback_->id) return fallback_;
  return NotFound(
      absl::StrCat("jurisdictions/", jurisdiction, "/", MatterPath<SchemeDocument>(campaign, id)));
}

}  // namespace duban::reporting
