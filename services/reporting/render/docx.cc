#include <algorithm>

#include "absl/strings/str_cat.h"
#include "document_templates.h"
#include "services/reporting/render/content.h"
#include "services/reporting/render/docx_flow.h"
#include "services/reporting/render/fonts.h"
#include "services/reporting/render/package.h"
#include "services/reporting/render/paper.h"
#include "services/reporting/render/render.h"
#include "services/reporting/render/text_layout.h"

namespace duban::reporting {
namespace {

// The header's line takes what lies between the header's top and the place of a letter's mark.
constexpr int kHeaderDistance = Twips(200);
// Page number: 14 pt high, its dash (at half its height) 7 mm below the type area.
constexpr int kNumberHeight = 280;
constexpr int kNumberDrop = Twips(70) - kNumberHeight / 2;

void SetPaper(TemplateData& data) {
  const std::pair<const char*, int> measures[] = {
      {"page_width", kPageWidth},
      {"page_height", kPageHeight},
      {"top_margin", kTopMargin},
      {"bottom_margin", kBottomMargin},
      {"binding_margin", kBindingMargin},
      {"cut_margin", kCutMargin},
      {"wide_side_margin", kWideSideMargin},
      {"type_width", kTypeWidth},
      {"inner_right", kTypeWidth - kCharPitch},
      {"line_pitch", kLinePitch},
      {"char_pitch", kCharPitch},
      {"char_space", kCharSpace},
      {"char_condense", kCharCondense},
      {"header_distance", kHeaderDistance},
      {"header_line", kLetterMarkTop - kHeaderDistance},
      {"footer_distance", kBottomMargin - kNumberDrop - kNumberHeight},
      {"wide_footer_distance", kCutMargin / 2},
      {"wide_number_left", kWideSideMargin - kNumberDrop - kNumberHeight},
      {"wide_number_width", kNumberHeight},
      {"wide_type_top", kBindingMargin},
      {"letter_rule_width", kLetterRuleWidth},
      {"letter_rule_left", kLetterRuleLeft},
      {"letter_rule_indent", kLetterRuleLeft - kBindingMargin},
      {"letter_foot_rule", kLetterFootRule},
      {"rule_gap", Twips(40)},
  };
  for (const auto& [key, twips] : measures) SetNumber(data, key, twips);
  for (const Face& face : Faces()) data.set(face.key, face.standard);
}

TemplateData HeadLine(const std::string& text, const char* style) {
  TemplateData line;
  line.set("text", text);
  line.set("style", style);
  line.set("first", false);
  return line;
}

// Copy number, secrecy and urgency, one below the other.
std::vector<TemplateData> LeftLines(const Document& document) {
  std::vector<TemplateData> lines;
  if (!document.copy_number.empty()) lines.push_back(HeadLine(document.copy_number, "HeadLine"));
  if (!document.secrecy.empty()) lines.push_back(HeadLine(document.secrecy, "Black"));
  if (!document.urgency.empty()) lines.push_back(HeadLine(document.urgency, "Black"));
  return lines;
}

TemplateData AsList(const std::vector<TemplateData>& entries) {
  return ListData(entries, [](const TemplateData& entry) { return entry; });
}

void SetDocxHead(const Document& document, TemplateData& data) {
  std::vector<TemplateData> lines = LeftLines(document);
  if (document.form == DocumentForm::kLetter) {
    if (lines.empty()) lines.push_back(HeadLine("", "HeadLine"));
    lines[0].set("first", true);
    data.set("letter_lines", AsList(lines));
  } else {
    while (lines.size() < static_cast<std::size_t>(kLinesAboveMark))
      lines.push_back(HeadLine("", "HeadLine"));
    data.set("above_mark", AsList(lines));
  }
  const int points = MarkSize(document.mark, kTypeWidth);
  const int line = points * 24;
  SetNumber(data, "mark_size", points * 2);
  SetNumber(data, "mark_line", line);
  const int slack = (line - points * 20) / 2;
  SetNumber(data, "mark_before", kMarkDrop - kLinesAboveMark * kLinePitch - slack);
}

// 附件： takes three characters after the indent of two, "1." one and a half.
TemplateData AttachmentPlaces(const std::vector<std::string>& attachments) {
  const bool several = attachments.size() > 1;
  TemplateData list(TemplateData::type::list);
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    const int ordinal_width = several ? kCharPitch * 3 / 2 : 0;
    TemplateData data;
    data.set("text", attachments[i]);
    data.set("first", i == 0);
    SetText(data, "ordinal", several ? absl::StrCat(i + 1, ".") : "");
    SetNumber(data, "attachment_left", kCharPitch * 5 + ordinal_width);
    SetNumber(data, "attachment_hanging", ordinal_width + (i == 0 ? kCharPitch * 3 : 0));
    list.push_back(data);
  }
  return list;
}

void SetSignature(const Document& document, TemplateData& data) {
  const SignaturePlace place = PlaceOf(document);
  SetNumber(data, "issuer_right", place.issuer_right * kCharPitch / 2);
  SetNumber(data, "date_right", place.date_right * kCharPitch / 2);
}

// How many lines of 14 pt a text takes beside a label.
int LinesOf(const std::string& text, int room) {
  constexpr int kHalfCharacter = 138;
  return std::max((HalfWidth(text) * kHalfCharacter + room - 1) / room, 1);
}

// Lines that run over begin below the first name. The imprint's box has to be given its height: it stands on
// the lower edge of the type area.
void SetImprintPlaces(const Document& document, TemplateData& data) {
  const bool bulletin = document.form == DocumentForm::kBulletin;
  constexpr int kCharacter = 276;
  constexpr int kLine = 480;
  constexpr int kRules = 120;
  const int label = kCharacter * (bulletin ? 2 : 3);
  // One character less than there is: a line may not begin with punctuation.
  const int room = kTypeWidth - 2 * kCharPitch - label - kCharacter;
  int lines = data.get("has_printed")->is_true() ? 1 : 0;
  for (const std::string* names : {&document.reports_to, &document.copies_to, &document.sends_to}) {
    if (!names->empty()) lines += LinesOf(*names, room);
  }
  SetNumber(data, "label_width", label);
  SetNumber(data, "label_end", kCharPitch + label);
  SetNumber(data, "imprint_width", kTypeWidth / 20);
  SetNumber(data, "imprint_height", (lines * kLine + kRules) / 20);
  data.set("ruled", document.form != DocumentForm::kLetter);
}

TemplateData DocxData(const Document& document) {
  TemplateData data = ContentData(document);
  SetPaper(data);
  SetDocxHead(document, data);
  data.set("attachments", AttachmentPlaces(document.attachments));
  SetSignature(document, data);
  SetImprintPlaces(document, data);
  data.set("letter_head", false);
  data.set("faces", ListData(Faces(), [](const Face& face) {
             TemplateData entry;
             entry.set("standard", face.standard);
             entry.set("open", face.open);
             entry.set("family", face.family);
             return entry;
           }));
  return data;
}

Part Filled(const char* path, const char* name, const TemplateData& data) {
  return {absl::StrCat(path), FillNamed(kDocxTemplates, name, data)};
}

// Headers and footers differ by the side of the page they stand on.
void AddHeadersAndFooters(const Document& document, TemplateData data, std::vector<Part>& parts) {
  const bool letter = document.form == DocumentForm::kLetter;
  const std::pair<const char*, bool> sides[] = {{"odd", true}, {"even", false}};
  int place = 49;
  for (const auto& [side, odd] : sides) {
    data.set("odd", odd);
    data.set("even", !odd);
    SetNumber(data, "place", place++);
    parts.push_back(Filled(absl::StrCat("word/header_", side, ".xml").c_str(), "header", data));
    parts.push_back(Filled(absl::StrCat("word/footer_", side, ".xml").c_str(), "footer", data));
    parts.push_back(Filled(absl::StrCat("word/footer_wide_", side, ".xml").c_str(), "footer_wide", data));
  }
  SetNumber(data, "place", place);
  data.set("letter_head", letter);
  parts.push_back(Filled("word/header_first.xml", "header", data));
  parts.push_back(Filled("word/footer_first.xml", "footer_first", data));
}

}  // namespace

std::string RenderDocx(const Document& document) {
  const TemplateData data = DocxData(document);
  // Only the document itself holds the text; headers and footers are made from copies of the rest.
  TemplateData page = data;
  AddFlow(document, page);
  std::vector<Part> parts = {
      Filled("[Content_Types].xml", "content_types", data),
      Filled("_rels/.rels", "package_rels", data),
      Filled("docProps/core.xml", "core", data),
      Filled("word/document.xml", "document", page),
      Filled("word/_rels/document.xml.rels", "document_rels", data),
      Filled("word/styles.xml", "styles", data),
      Filled("word/settings.xml", "settings", data),
      Filled("word/fontTable.xml", "font_table", data),
  };
  AddHeadersAndFooters(document, data, parts);
  return Pack(parts);
}

}  // namespace duban::reporting
