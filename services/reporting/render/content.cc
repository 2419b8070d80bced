#include "services/reporting/render/content.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/reporting/render/paper.h"

namespace duban::reporting {
namespace {

TemplateData TextData(const std::string& text) {
  TemplateData data;
  data.set("text", text);
  return data;
}

std::string DateOrNothing(const std::optional<absl::CivilDay>& day) { return day ? DateText(*day) : ""; }

void SetHead(const Document& document, TemplateData& data) {
  data.set("official", document.form == DocumentForm::kOfficial);
  data.set("letter", document.form == DocumentForm::kLetter);
  data.set("bulletin", document.form == DocumentForm::kBulletin);
  data.set("draft", document.draft);
  data.set("simulated", document.simulated);
  SetText(data, "mark", document.mark);
  SetText(data, "number", document.number);
  SetText(data, "secrecy", document.secrecy);
  SetText(data, "urgency", document.urgency);
  SetText(data, "copy_number", document.copy_number);
  SetText(data, "editor", document.editor);
  SetText(data, "approval_date", DateOrNothing(document.approval_date));
  SetText(data, "signatory", document.signatory);
}

// 附件：1. …, the number only where there are several.
TemplateData AttachmentsData(const std::vector<std::string>& attachments) {
  TemplateData list(TemplateData::type::list);
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    TemplateData data = TextData(attachments[i]);
    data.set("first", i == 0);
    SetText(data, "ordinal", attachments.size() > 1 ? absl::StrCat(i + 1, ".") : "");
    list.push_back(data);
  }
  return list;
}

void SetBody(const Document& document, TemplateData& data) {
  SetText(data, "title", document.title);
  data.set("title_lines", TitleData(document.title));
  SetText(data, "addressee", document.addressee);
  SetText(data, "editor_note", document.editor_note);
  data.set("has_attachments", !document.attachments.empty());
  data.set("attachments", AttachmentsData(document.attachments));
  SetText(data, "issuer", document.issuer);
  SetText(data, "date", DateOrNothing(document.date));
  data.set("sealed", IsSealed(document));
  data.set("has_signature", !document.issuer.empty() || document.date);
  SetText(data, "note", document.note);
  data.set("has_facts", !document.facts.empty());
  data.set("facts", ListData(document.facts, TextData));
  data.set("has_warnings", document.draft && !document.warnings.empty());
  data.set("warnings", ListData(document.warnings, TextData));
}

void AddImprintLine(const char* label, const std::string& names, TemplateData& lines) {
  if (names.empty()) return;
  TemplateData data;
  data.set("label", label);
  data.set("text", absl::EndsWith(names, "。") ? names : absl::StrCat(names, "。"));
  lines.push_back(data);
}

void SetImprint(const Document& document, TemplateData& data) {
  const bool bulletin = document.form == DocumentForm::kBulletin;
  TemplateData lines(TemplateData::type::list);
  AddImprintLine("报：", document.reports_to, lines);
  AddImprintLine(bulletin ? "送：" : "抄送：", document.copies_to, lines);
  AddImprintLine("发：", document.sends_to, lines);
  const bool addressed = !lines.list_value().empty();
  // A letter's imprint names no printer and no date.
  const bool printed = document.form != DocumentForm::kLetter &&
                       (!document.printed_by.empty() || document.print_date || document.copies > 0);
  data.set("has_imprint", addressed || printed);
  data.set("has_imprint_lines", addressed);
  data.set("imprint_lines", lines);
  data.set("has_printed", printed);
  SetText(data, "printed_by", document.printed_by);
  SetText(data, "print_date",
          document.print_date ? absl::StrCat(DateText(*document.print_date), "印发") : "");
  data.set("has_both", document.print_date.has_value() && document.copies > 0);
  SetText(data, "copies", document.copies > 0 ? absl::StrCat("共印", document.copies, "份") : "");
}

}  // namespace

Arrangement Arrange(const Document& document) {
  Arrangement arrangement;
  for (const Block& block : document.blocks) {
    if (!IsPrinted(block)) continue;
    const Table* const table = std::get_if<Table>(&block);
    const auto named =
        table == nullptr ? document.attachments.end()
                         : std::find(document.attachments.begin(), document.attachments.end(), table->title);
    if (named == document.attachments.end()) {
      arrangement.body.push_back(&block);
    } else {
      arrangement.annexes.push_back({static_cast<int>(named - document.attachments.begin()) + 1, table});
    }
  }
  std::stable_sort(arrangement.annexes.begin(), arrangement.annexes.end(),
                   [](const Annex& a, const Annex& b) { return a.number < b.number; });
  return arrangement;
}

TemplateData ContentData(const Document& document) {
  TemplateData data;
  SetHead(document, data);
  SetBody(document, data);
  SetImprint(document, data);
  return data;
}

TemplateData TitleData(const std::string& title) {
  constexpr int kCapacity = kTypeWidth / 220;
  return LinesData(absl::StrJoin(TitleLines(title, kCapacity), "\n"));
}

bool IsSealed(const Document& document) { return document.form != DocumentForm::kBulletin; }

SignaturePlace PlaceOf(const Document& document) {
  const int issuer = HalfWidth(document.issuer);
  const int date = HalfWidth(DateOrNothing(document.date));
  return IsSealed(document) ? SealedPlace(issuer, date) : UnsealedPlace(issuer, date);
}

TemplateData HeadingData(const Heading& heading) {
  TemplateData data = TextData(heading.text);
  const int level = std::clamp(heading.level, 1, 4);
  data.set("level", absl::StrCat(level));
  // The document's title is the first level of a page.
  data.set("page_level", absl::StrCat(level + 1));
  return data;
}

TemplateData ParagraphData(const Paragraph& paragraph) {
  TemplateData data;
  data.set("lines", LinesData(paragraph.text));
  SetText(data, "key", paragraph.key);
  return data;
}

}  // namespace duban::reporting
