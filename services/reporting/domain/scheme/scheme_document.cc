#include "services/reporting/domain/scheme/scheme_document.h"

#include <algorithm>
#include <utility>

#include "services/common/status_macros.h"

namespace duban::reporting {
namespace {

absl::Status Frozen(const SchemeDocument& document) {
  if (document.state == SchemeState::kDraft) return absl::OkStatus();
  return Precondition("SCHEME_FROZEN",
                      absl::StrCat("评分办法 ", document.id, " 已发布，不再改动；请另起一个版本"),
                      {{"scheme", document.id}, {"state", std::string(StateName(document.state))}});
}

absl::Status CheckFindings(const std::vector<SchemeFinding>& findings, bool accept_warnings) {
  Violations refused;
  int warnings = 0;
  for (const SchemeFinding& finding : findings) {
    if (!finding.refused) ++warnings;
    if (finding.refused)
      refused.Add(finding.path, finding.rule, absl::StrCat(finding.text, "；", finding.remedy));
  }
  if (!refused.empty()) {
    const FieldViolation& first = refused.list().front();
    return WithDetails(
        Precondition("SCHEME_LINT", absl::StrCat("不能发布：", first.field, "：", first.description, "（共",
                                                 refused.list().size(), "处）")),
        {.reason = "SCHEME_LINT", .metadata = {}, .violations = refused.list()});
  }
  if (warnings == 0 || accept_warnings) return absl::OkStatus();
  return Precondition("SCHEME_WARNINGS",
                      absl::StrCat("有", warnings, "条提醒；看过后可带 accept_warnings 再发布"),
                      {{"warnings", absl::StrCat(warnings)}});
}

}  // namespace

absl::string_view StateName(SchemeState state) {
  switch (state) {
    case SchemeState::kUnspecified:
      return "UNSPECIFIED";
    case SchemeState::kDraft:
      return "DRAFT";
    case SchemeState::kPublished:
      return "PUBLISHED";
    case SchemeState::kRetired:
      return "RETIRED";
  }
  return "";
}

absl::string_view EventName(SchemeEvent event) {
  switch (event) {
    case SchemeEvent::kUpdate:
      return "update";
    case SchemeEvent::kPublish:
      return "publish";
    case SchemeEvent::kRetire:
      return "retire";
  }
  return "";
}

const SchemeDocument* SchemeInForce(const Book& book, const std::string& campaign, const Period& period) {
  const SchemeDocument* in_force = nullptr;
  book.docket.Each<SchemeDocument>(campaign, [&](const SchemeDocument& one, const Stored<Matter>&) {
    if (one.state != SchemeState::kPublished || FirstDay(one.in_force_from) > LastDay(period)) return;
    if (in_force == nullptr || one.in_force_from > in_force->in_force_from) in_force = &one;
  });
  return in_force;
}

absl::StatusOr<SchemeDocument> WithText(const SchemeDocument& draft, std::string text, std::string sha256,
                                        const std::string& author) {
  RETURN_IF_ERROR(Frozen(draft));
  SchemeDocument document = draft;
  document.text = std::move(text);
  document.sha256 = std::move(sha256);
  document.author = author;
  return document;
}

absl::StatusOr<std::vector<SchemeDocument>> Publish(const Book& book, const SchemeDocument& draft,
                                                    const Publication& publication,
                                                    const std::vector<SchemeFinding>& findings) {
  RETURN_IF_ERROR(Frozen(draft));
  if (publication.publisher == draft.author) {
    return PermissionDenied("AUTHOR_PUBLISHES", "起草人不能发布自己起草的评分办法；请由另一人发布");
  }
  if (publication.in_force_from.kind != PeriodKind::kQuarter) {
    return InvalidField("in_force_from", "PERIOD_KIND", "应为季度，如 2024-Q3");
  }
  if (publication.basis.empty()) return InvalidField("basis", "REQUIRED", "须写明依据的文件");
  RETURN_IF_ERROR(CheckFindings(findings, publication.accept_warnings));
  std::vector<SchemeDocument> written;
  book.docket.Each<SchemeDocument>(draft.campaign, [&](const SchemeDocument& other, const Stored<Matter>&) {
    if (other.state != SchemeState::kPublished || other.in_force_from != publication.in_force_from) return;
    written.push_back(other);
    written.back().state = SchemeState::kRetired;
  });
  SchemeDocument document = draft;
  document.state = SchemeState::kPublished;
  document.in_force_from = publication.in_force_from;
  document.basis = publication.basis;
  document.publisher = publication.publisher;
  document.publish_time = publication.now;
  document.warnings = findings;
  written.push_back(std::move(document));
  return written;
}

}  // namespace duban::reporting
